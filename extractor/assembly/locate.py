"""Where a span stands: page, boxes, sentence, section, table cell. The only maker of `Provenance`."""

from bisect import bisect_right
from collections.abc import Sequence

from extractor.facts.reading import Reading
from extractor.schema.document import Document
from extractor.schema.facts import Provenance, TableRef
from extractor.schema.words import Word

Box = tuple[float, float, float, float]  # x0, top, x1, bottom


def locate(start: int, end: int, reading: Reading) -> Provenance:
    """Point from `text[start:end]` back to file, page, box and passage."""
    document = reading.document
    words = document.words_in(start, end) if document.words else ()
    section = document.section_at(start)
    return Provenance(  # by place: this is done twenty times a page
        words[0].page if words else page_at(document, start),
        boxes(words, start, end, document.tenths) if words else None,
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


def boxes(words: Sequence[Word], start: int, end: int, tenths: dict[float, float]) -> tuple[Box, ...]:
    """The words' boxes joined per line and page; a word that the span holds in part is cut in proportion.

    `tenths` rounds the upper and lower edges, which the values of a line share.
    """
    joined: list[Box] = []
    page = 0
    left = top = right = bottom = 0.0
    for first, last, on, x0, high, x1, low, _ in words:
        if (first < start or last > end) and first < last:
            width, length = x1 - x0, last - first
            x0, x1 = x0 + width * max(0, start - first) / length, x1 - width * max(0, last - end) / length
        if on == page and x0 >= left:
            if high == top and low == bottom and low > high:  # most words of a line are equally high
                right = x1 if x1 > right else right
                continue
            if min(bottom, low) - max(top, high) > 0.5 * (bottom - top):
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
