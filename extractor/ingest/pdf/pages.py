"""A PDF file's bytes -> its pages read, with a problem for every page that gave nothing."""

import re
from typing import Any, NamedTuple

import pypdfium2 as pdfium

from extractor.errors import UnreadableDocument
from extractor.ingest.pdf.assemble import Sheet, assemble
from extractor.ingest.pdf.rulings import read_rulings
from extractor.ingest.pdf.words import read_ink
from extractor.schema.document import Page, Table, Word
from extractor.schema.result import Problem, problem
from extractor.settings import Settings


class Read(NamedTuple):
    """All that `read_pdf` puts into the Document."""

    text: str
    pages: tuple[Page, ...]
    words: tuple[Word, ...]
    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
    engine: str


def read_pages(data: bytes, source: str, settings: Settings) -> Read:
    """Open, check the limits, read every page, and assemble the text."""
    pdf = _open(data, source)
    try:
        count = len(pdf)
        if count == 0:
            raise UnreadableDocument(source, "no_pages")
        if count > settings.max_pages:
            raise UnreadableDocument(source, "too_many_pages", str(count))
        sheets = [_sheet(pdf, number) for number in range(1, count + 1)]
    finally:
        pdf.close()
    texts = [bool(sheet.ink.runs) for sheet in sheets]
    if not any(texts):
        raise UnreadableDocument(source, "no_text_layer")
    problems = [
        problem("no_text_layer", "warning", sheet.ink.number, language=settings.language)
        for sheet, has in zip(sheets, texts, strict=True)
        if not has and sheet.rulings.pictured > 0.05
    ]
    writer = assemble(sheets)
    text = writer.text()
    pages = []
    at = 0
    for sheet, has in zip(sheets, texts, strict=True):
        number = sheet.ink.number
        start = writer.first.get(number, at)
        at = max(writer.last.get(number, start), start)
        pages.append(Page(number, sheet.ink.display.width, sheet.ink.display.height, start, at, has))
    return Read(text, tuple(pages), tuple(writer.words), tuple(writer.tables), tuple(problems), "pdfium")


def _open(data: bytes, source: str) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        message = str(error).lower()
        if "password" in message or "security" in message:
            raise UnreadableDocument(source, "encrypted") from error
        raise UnreadableDocument(source, "corrupt", re.sub(r"\s+", " ", str(error))) from error


def _sheet(pdf: Any, number: int) -> Sheet:
    page = pdf[number - 1]
    textpage = page.get_textpage()
    try:
        ink = read_ink(page, textpage, number)
        return Sheet(ink, read_rulings(page, ink.frame))
    finally:
        textpage.close()
        page.close()
