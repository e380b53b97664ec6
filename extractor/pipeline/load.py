"""Make the pipeline: the finders in running order, and a trained model beside them where one is named."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from extractor.facts import FACTS
from extractor.facts.reading import Reading
from extractor.pipeline.model import Model

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.pipeline.warm import Warmer

RULES_ALONE = ("", "none")  # the shipped model does not pay yet, so that the default is the rules


class Rules:
    """The finders without spaCy: they read text, not tokens, and importing it took a third of the time of one letter.

    `model` is what is asked beside them, None for rules alone.
    """

    def __init__(self, model: Model | None = None) -> None:
        self.model = model
        self.finders = [finder() for finder in FACTS.values()]

    def __call__(self, reading: Reading) -> None:
        """Find the values of a reading, each finder in its turn."""
        for finder in self.finders:
            finder(reading)


@cache
def load(model: str = "") -> Rules:
    """What `extract` runs; `model` as in `Settings.model`."""
    return Rules(None if model in RULES_ALONE else Model(model))


@cache
def language() -> "Language":
    """The finders as a spaCy pipeline, for who wants the tokens as well; `extract` takes it too."""
    import spacy

    import extractor.facts.components  # noqa: F401  the factories

    nlp = spacy.blank("da")
    nlp.max_length = 20_000_000
    for name in FACTS:
        nlp.add_pipe(name)
    return nlp


@cache
def _warmers() -> "WeakKeyDictionary[Language, Warmer]":
    return WeakKeyDictionary()


def warmer(nlp: "Language") -> Callable[[str], None]:
    """The one `Warmer` of a pipeline."""
    from extractor.pipeline.warm import Warmer

    if nlp not in _warmers():
        _warmers()[nlp] = Warmer(nlp)
    return _warmers()[nlp]


def model_of(nlp: "Rules | Language") -> Model | None:
    """The trained model beside the rules, None for rules alone."""
    return nlp.model if isinstance(nlp, Rules) else None
