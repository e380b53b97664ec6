"""Tokenizer special cases, registered for spaCy's `[initialize] before_init`, so that they are saved with the model."""

import tomllib
from collections.abc import Callable
from importlib.resources import files

import spacy
from spacy.language import Language
from spacy.symbols import ORTH


def abbreviations() -> list[str]:
    """Read the abbreviations that stay one token (lang/da/tokens.toml)."""
    text = (files("extractor.lang.da") / "tokens.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["abbreviations"])


def add_abbreviations(nlp: Language) -> Language:
    """Teach a tokenizer our abbreviations; harmless when it knows them already."""
    for form in abbreviations():
        nlp.tokenizer.add_special_case(form, [{ORTH: form}])
    return nlp


@spacy.registry.callbacks("extractor_abbreviations")
def _make() -> Callable[[Language], Language]:
    return add_abbreviations
