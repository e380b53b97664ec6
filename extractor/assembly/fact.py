"""Mention -> fact: id, passage, provenance, measured confidence."""

import hashlib

from extractor.assembly.confidence import measured
from extractor.assembly.locate import locate
from extractor.facts.reading import Reading
from extractor.schema.facts import DateFact, Fact, Mention, ValueFact
from extractor.schema.values import Period


def item_id(document_id: str, kind: str, start: int, end: int) -> str:
    """The id of an item: independent of rule and value, so that a reviewer's decision survives a new version."""
    return hashlib.blake2b(f"{document_id}|{kind}|{start}|{end}".encode(), digest_size=8).hexdigest()


def fact(mention: Mention, reading: Reading) -> Fact:
    """Give a mention its id, its text and its place."""
    value, text = mention.value, reading.text[mention.start : mention.end]
    id = item_id(reading.document.document_id, value.kind, mention.start, mention.end)
    place = locate(mention.start, mention.end, reading)
    confidence = measured(mention.rule)
    if isinstance(value, Period):
        return DateFact(
            id,
            "date",
            mention.start,
            mention.end,
            text,
            value.start.isoformat() if value.start else None,
            value.end.isoformat() if value.end else None,
            value.precision,
            value.relative,
            place,
            mention.basis,
            mention.rule,
            confidence,
        )
    return ValueFact(
        id,
        value.kind,
        mention.start,
        mention.end,
        text,
        value.value,
        value.value_to,
        value.unit,
        value.modifier,
        value.noun,
        place,
        mention.basis,
        mention.rule,
        confidence,
    )
