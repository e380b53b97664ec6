"""Document -> Document with structure: furniture, headings, agenda items, lists, tables."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractor.layout.blocks import Builder, entries
from extractor.layout.captions import Captions, mark_captions
from extractor.layout.lines import Line, lines
from extractor.layout.sections import sections
from extractor.layout.tables import Found, find_tables, reshape, rows_of
from extractor.schema.document import Document, Table


def structure(document: Document) -> Document:
    """Find blocks, sections and tables; a document that has its structure already comes back as it is.

    Tables that a reader found by geometry keep their cells and get headers and groups; other tables are found
    in the text. Linear in the length of the text.
    """
    if document.structured:
        return document
    found = lines(document.text)
    tables = _with_given(found, document) if document.tables else find_tables(found)
    builder = Builder(found, tables, *_sizes(document, found))
    blocks = builder.build()
    captions = Captions(document.text, found, blocks)
    kept = {block.start for block in blocks if block.kind == "table"}
    final: list[Table] = []
    for table in tables:
        if table.table.start in kept:
            bounds = captions.of(table)
            final.append(replace(table.table, caption=bounds) if bounds else table.table)
    blocks = mark_captions(blocks, final)
    return replace(
        document,
        blocks=tuple(blocks),
        sections=sections(blocks, document.text),
        tables=tuple(final),
        structured=True,
    )


__all__ = ["entries", "structure"]


def _with_given(found: Sequence[Line], document: Document) -> list[Found]:
    """Tables of the reader where there are some, tables of the text elsewhere."""
    tables: list[Found] = []
    number = 0
    for table in document.tables:
        while number < len(found) and found[number].end <= table.start:
            number += 1
        first = number
        while number < len(found) and found[number].start < table.end:
            number += 1
        if number > first:
            rows = rows_of(table, document.text)
            tables.append(Found(first, number - 1, reshape(table, rows), rows))
    taken = [False] * len(found)
    for entry in tables:
        taken[entry.first : entry.last + 1] = [True] * (entry.last + 1 - entry.first)
    others = [entry for entry in find_tables(found) if not any(taken[entry.first : entry.last + 1])]
    return sorted([*tables, *others], key=lambda entry: entry.first)


def _sizes(document: Document, found: Sequence[Line]) -> tuple[list[float], float]:
    """Font size of each line's first word, and the size of running text; nothing for text without words."""
    words = document.words
    if not words:
        return [], 0.0
    sizes = [words.size_from(line.start) for line in found]
    long = [size for size, line in zip(sizes, found, strict=True) if len(line.text) > 60]
    return sizes, median(long or sizes or [0.0])
