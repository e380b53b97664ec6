"""What training does before anything else, registered for spaCy's `[initialize] before_init`.

The tokenizer learns our abbreviations, which are saved with the model. Matrices are multiplied by numpy's library, as
they are at run time (`da_kommune.half.quicken`): training takes two thirds of the time.
"""

import tomllib
from collections.abc import Callable
from importlib.resources import files

import spacy
from da_kommune.half import quicken
from spacy.language import Language
from spacy.symbols import ORTH
from thinc.api import NumpyOps, set_current_ops


def abbreviations() -> list[str]:
    """Read the abbreviations that stay one token (lang/da/tokens.toml)."""
    text = (files("extractor.lang.da") / "tokens.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["abbreviations"])


def add_abbreviations(nlp: Language) -> Language:
    """Teach a tokenizer our abbreviations; harmless when it knows them already."""
    for form in abbreviations():
        nlp.tokenizer.add_special_case(form, [{ORTH: form}])
    return nlp


def prepare_training(nlp: Language) -> Language:
    """Add the abbreviations and set numpy's matrix product, for this process and for the parts made already."""
    set_current_ops(NumpyOps(use_blis=False))
    quicken(nlp)
    return add_abbreviations(nlp)


@spacy.registry.callbacks("extractor_training")
def _make() -> Callable[[Language], Language]:
    return prepare_training
