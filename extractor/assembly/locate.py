"""Where a span stands: page, boxes, sentence, section, table cell. The only maker of `Provenance`."""

from bisect import bisect_right
from collections.abc import Sequence

from extractor.facts.reading import Reading
from extractor.schema.document import Document, Section, Word
from extractor.schema.facts import Provenance, TableRef


def locate(start: int, end: int, reading: Reading) -> Provenance:
    """Point from `text[start:end]` back to file, page, box and passage."""
    document = reading.document
    words = document.words_in(start, end) if document.words else ()
    page = words[0].page if words else page_at(document, start)
    return Provenance(
        page=page,
        boxes=boxes(words, start, end) if words else None,
        sentence=reading.sentence_at(start),
        section=section_title(document.sections, start),
        table=table_ref(document, start),
    )


def page_at(document: Document, offset: int) -> int | None:
    """The page that holds `offset`, None for text without pages."""
    if not document.pages:
        return None
    i = bisect_right(document.pages, offset, key=lambda page: page.start) - 1
    return document.pages[max(i, 0)].number


def boxes(words: Sequence[Word], start: int, end: int) -> tuple[tuple[float, float, float, float], ...]:
    """The words' boxes joined per line and page; a word that the span holds in part is cut in proportion."""
    joined: list[tuple[int, float, float, float, float]] = []
    for word in words:
        x0, x1 = _cut(word, start, end)
        if joined:
            page, left, top, right, bottom = joined[-1]
            same_line = word.page == page and min(bottom, word.bottom) - max(top, word.top) > 0.5 * (bottom - top)
            if same_line and x0 >= left:
                joined[-1] = (page, left, min(top, word.top), max(right, x1), max(bottom, word.bottom))
                continue
        joined.append((word.page, x0, word.top, x1, word.bottom))
    return tuple((round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)) for _, x0, top, x1, bottom in joined)


def _cut(word: Word, start: int, end: int) -> tuple[float, float]:
    length = word.end - word.start
    if length <= 0 or (start <= word.start and end >= word.end):
        return word.x0, word.x1
    width = word.x1 - word.x0
    left = word.x0 + width * max(0, start - word.start) / length
    right = word.x1 - width * max(0, word.end - end) / length
    return left, right


def section_title(sections: Sequence[Section], offset: int) -> str | None:
    """The title of the innermost section around `offset`."""
    i = bisect_right(sections, offset, key=lambda section: section.start) - 1
    while i >= 0:
        if offset < sections[i].end:
            return sections[i].title
        i -= 1
    return None


def table_ref(document: Document, offset: int) -> TableRef | None:
    """Table, cell and the words of its headers; None outside tables."""
    found = document.cell_at(offset)
    if found is None:
        return None
    table, cell, number = found
    text = document.text

    def words(start: int, end: int) -> str:
        return " ".join(text[start:end].split())

    return TableRef(
        table=number + 1,
        row=cell.row,
        column=cell.column,
        row_path=tuple(words(head.start, head.end) for head in table.row_headers(cell)),
        column_path=tuple(words(head.start, head.end) for head in table.column_headers(cell)),
    )
