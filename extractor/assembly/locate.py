"""Where a span stands: page, boxes, sentence, section, table cell. The only maker of `Provenance`."""

from bisect import bisect_right
from collections.abc import Sequence

from extractor.facts.reading import Reading
from extractor.schema.document import Document
from extractor.schema.facts import Provenance, TableRef
from extractor.schema.words import Ink

Box = tuple[float, float, float, float]  # x0, top, x1, bottom


def locate(start: int, end: int, reading: Reading) -> Provenance:
    """Point from `text[start:end]` back to file, page, box and passage."""
    document = reading.document
    ink = document.words.ink(start, end)
    section = document.section_at(start)
    return Provenance(  # by place: this is done twenty times a page
        ink[0][0] if ink else page_at(document, start),
        boxes(ink, document.tenths) if ink else None,
        reading.sentence_at(start),
        section.title if section is not None else None,
        table_ref(document, start) if document.tables else None,
    )


def page_at(document: Document, offset: int) -> int | None:
    """The page that holds `offset`, None for text without pages."""
    if not document.pages:
        return None
    i = bisect_right(document.pages, offset, key=lambda page: page.start) - 1
    return document.pages[max(i, 0)].number


def boxes(ink: Sequence[Ink], tenths: dict[float, float]) -> tuple[Box, ...]:
    """Stretches of ink joined per line and page; `tenths` rounds upper and lower edges, which a line's values share."""
    joined: list[Box] = []
    page = 0
    left = top = right = bottom = 0.0
    for on, x0, high, x1, low in ink:
        if on == page and x0 >= left and min(bottom, low) - max(top, high) > 0.5 * (bottom - top):
            top, right, bottom = min(top, high), max(right, x1), max(bottom, low)
            continue
        if page:
            joined.append((round(left, 1), tenths[top], round(right, 1), tenths[bottom]))
        page, left, top, right, bottom = on, x0, high, x1, low
    if page:
        joined.append((round(left, 1), tenths[top], round(right, 1), tenths[bottom]))
    return tuple(joined)


def table_ref(document: Document, offset: int) -> TableRef | None:
    """Table, cell and the words of its headers; None outside tables."""
    found = document.cell_at(offset)
    if found is None:
        return None
    table, cell, number = found
    words = document.words_of
    return TableRef(
        number + 1,
        cell.row,
        cell.column,
        tuple([words(head) for head in table.row_headers(cell)]),
        tuple([words(head) for head in table.column_headers(cell)]),
    )
