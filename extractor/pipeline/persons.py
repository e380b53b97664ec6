"""Persons named in a document, for whoever must hide or leave them out; only a trained pipeline finds them.

No command protects persons yet: records and exports hold the text as it stands. This is what such a step would ask.
"""

import re
from dataclasses import dataclass

from extractor.pipeline.model import Model
from extractor.schema.document import Block, Document

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


def persons(document: Document, model: Model) -> tuple[Person, ...]:
    """Find the persons of a document with structure, in text order; empty where the pipeline finds no names."""
    blocks = [block for block in document.blocks if earns(block, document.text)]
    found = []
    for block, doc in zip(blocks, model.names([document.text[b.start : b.end] for b in blocks]), strict=True):
        spans = (ent for ent in doc.ents if ent.label_ in _LABELS)
        found += [Person(block.start + e.start_char, block.start + e.end_char, e.text) for e in spans]
    return tuple(sorted(found, key=lambda person: person.start))


def earns(block: Block, text: str) -> bool:
    """Whether a block may name a person; the others are not read."""
    return block.kind in _SIGNED or _CAPITALS.search(text, block.start, block.end) is not None
