"""Make the spaCy pipeline: warmed Danish tokenizer and the finders in running order."""

from functools import cache

import spacy
from spacy.language import Language

from extractor.facts import FACTS


@cache
def load(model: str = "") -> Language:
    """The pipeline that `extract` runs; `model` as in `Settings.model`."""
    nlp = spacy.blank("da")
    nlp.max_length = 20_000_000
    for name in FACTS:
        nlp.add_pipe(name)
    return nlp
