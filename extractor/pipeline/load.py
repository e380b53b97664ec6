"""Make the spaCy pipeline: warmed Danish tokenizer and the finders in running order."""

from functools import cache
from weakref import WeakKeyDictionary

import spacy
from spacy.language import Language

from extractor.facts import FACTS
from extractor.pipeline.warm import Warmer

_WARMERS: WeakKeyDictionary[Language, Warmer] = WeakKeyDictionary()


@cache
def load(model: str = "") -> Language:
    """The pipeline that `extract` runs; `model` as in `Settings.model`."""
    nlp = spacy.blank("da")
    nlp.max_length = 20_000_000
    for name in FACTS:
        nlp.add_pipe(name)
    return nlp


def warmer(nlp: Language) -> Warmer:
    """The one `Warmer` of a pipeline."""
    if nlp not in _WARMERS:
        _WARMERS[nlp] = Warmer(nlp)
    return _WARMERS[nlp]


def model_version(nlp: Language) -> str | None:
    """Name and version of the statistical model in use, None for rules alone."""
    return None
