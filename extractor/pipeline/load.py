"""Make the spaCy pipeline: warmed Danish tokenizer and the finders in running order."""

from functools import cache
from weakref import WeakKeyDictionary

import spacy
from spacy.language import Language

from extractor.facts import FACTS
from extractor.pipeline.model import Model
from extractor.pipeline.warm import Warmer

RULES_ALONE = ("", "none")  # the shipped model does not pay yet, so that the default is the rules
_MODELS: WeakKeyDictionary[Language, Model] = WeakKeyDictionary()
_WARMERS: WeakKeyDictionary[Language, Warmer] = WeakKeyDictionary()


@cache
def load(model: str = "") -> Language:
    """The pipeline that `extract` runs; `model` as in `Settings.model`."""
    nlp = spacy.blank("da")
    if model not in RULES_ALONE:
        _MODELS[nlp] = Model(model)
    nlp.max_length = 20_000_000
    for name in FACTS:
        nlp.add_pipe(name)
    return nlp


def warmer(nlp: Language) -> Warmer:
    """The one `Warmer` of a pipeline."""
    if nlp not in _WARMERS:
        _WARMERS[nlp] = Warmer(nlp)
    return _WARMERS[nlp]


def model_of(nlp: Language) -> Model | None:
    """The trained model beside the rules, None for rules alone."""
    return _MODELS.get(nlp)
