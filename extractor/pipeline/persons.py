"""Persons named in a document, for whoever must hide or leave them out; only a trained pipeline finds them.

No command protects persons yet: records and exports hold the text as it stands. This is what such a step would ask.
"""

import re
from dataclasses import dataclass

from extractor.facts.reading import Reading
from extractor.pipeline.model import Model

# two words with capitals side by side, or one inside a sentence: «Karen Holm», «kontakt Mette»; an eighth of all
# sentences (measured, models/README.md)
_CAPITALS = re.compile(r"(?<=[^\W_][ ,(])[A-ZÆØÅ][a-zæøåéöü]|[A-ZÆØÅ][\w.-]{0,20}\s{1,3}[A-ZÆØÅ][a-zæøåéöü]")
_SIGNED = ("signature", "letterhead")  # a first name may stand alone there
_LABELS = ("PER", "PERSON")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name at `text[start:end]`, half-open code points of the document's text."""

    start: int
    end: int
    text: str


def persons(reading: Reading, model: Model) -> tuple[Person, ...]:
    """Find the persons of a document that was read, in text order; empty where the pipeline finds no names."""
    text = reading.text
    spans = [span for span in reading.sentences if earns(span, reading)]
    found = []
    for (start, _), doc in zip(spans, model.names([text[slice(*span)] for span in spans]), strict=True):
        names = (ent for ent in doc.ents if ent.label_ in _LABELS)
        found += [Person(start + e.start_char, start + e.end_char, e.text) for e in names]
    return tuple(found)


def earns(span: tuple[int, int], reading: Reading) -> bool:
    """Whether a sentence may name a person; the others are not read."""
    if _CAPITALS.search(reading.text, *span):
        return True
    block = reading.document.block_at(span[0])
    return block is not None and block.kind in _SIGNED
