"""A PDF file's bytes -> its pages read, with a problem for every page that gave nothing.

PDFium reads; where it finds no page, cannot load one, or reads no word of a page that has text objects, pdfplumber is
asked for that page, and the record says which engine spoke.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.errors import UnreadableDocument
from extractor.ingest.detect import HEAD
from extractor.ingest.pdf.assemble import assemble
from extractor.ingest.pdf.memory import keep_freed_memory
from extractor.ingest.pdf.plumber import Plumber
from extractor.ingest.pdf.quality import is_garbage
from extractor.ingest.pdf.rulings import read_rulings
from extractor.ingest.pdf.words import Ink, Sheet, read_ink
from extractor.schema.document import Page, Table
from extractor.schema.result import Problem, problem
from extractor.schema.words import Words
from extractor.settings import Settings

SCANNED = 0.5  # of the page under pictures, with fewer than `FEW` words: a scanned page with a stamp or a header
FEW = 12
_HEADER = b"%PDF-1.7\n"  # put before a file that lost its own: PDFium finds its objects by reading on
_NO_PAGES = re.compile(rb"/Kids\s*\[\s*\]|/Count\s+0\b")
_WAITING = re.compile(r"please wait|adobe reader|if this message is not eventually", re.IGNORECASE)


class Read(NamedTuple):
    """All that `read_pdf` puts into the Document."""

    text: str
    pages: tuple[Page, ...]
    words: Words
    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
    engine: str


def read_pages(data: bytes, source: str, settings: Settings) -> Read:
    """Open, check the limits, read every page, and assemble the text."""
    keep_freed_memory()
    reader = _Reader(data, source, settings)
    try:
        sheets = list(reader.sheets())
    finally:
        reader.close()
    if not sheets and not reader.cut:
        raise UnreadableDocument(source, "corrupt")  # it tells of pages, and not one of them can be opened
    problems = reader.problems + _judged(sheets, source, settings)
    frames = [(sheet.ink.number, sheet.ink.display, bool(sheet.ink.runs or sheet.ink.aside)) for sheet in sheets]
    writer = assemble(sheets)
    pages, at = [], 0
    for number, frame, has_text in frames:
        start = max(writer.first.get(number, at), at)
        at = max(writer.last.get(number, start), start)
        pages.append(Page(number, frame.width, frame.height, start, at, has_text))
    problems.sort(key=lambda found: (found.page or 0, found.code))
    return Read(writer.text(), tuple(pages), Words(writer.words), tuple(writer.tables), tuple(problems), reader.engine)


class _Reader:
    """One file under way: PDFium, and pdfplumber where it is needed."""

    def __init__(self, data: bytes, source: str, settings: Settings) -> None:
        self.data, self.source, self.settings = data, source, settings
        self.problems: list[Problem] = []
        self.by_plumber = 0
        self.cut = False  # the limit on characters was reached
        self._plumber: Plumber | None = None
        self._broken = False
        self.pdf: Any = None
        if settings.engine == "pdfium":
            self.pdf = self._open()
        self.count = len(self.pdf) if self.pdf is not None else 0
        if self.count == 0:
            plumber = self.plumber()
            self.count = plumber.count if plumber is not None else 0
            if self.pdf is not None:
                self.pdf.close()
                self.pdf = None
        if self.count == 0:
            empty = _NO_PAGES.search(data) is not None or not self._broken
            raise UnreadableDocument(source, "no_pages" if empty else "corrupt")
        if self.count > settings.max_pages:
            self.close()
            raise UnreadableDocument(source, "too_many_pages", f"{self.count} > {settings.max_pages}")
        self._forms = self._form_type()

    @property
    def engine(self) -> str:
        """Which engine spoke."""
        if not self.by_plumber:
            return "pdfium"
        return "pdfplumber" if self.pdf is None else "pdfium+pdfplumber"

    def close(self) -> None:
        """Let go of the file."""
        if self.pdf is not None:
            self.pdf.close()
        if self._plumber is not None:
            self._plumber.close()
            self._plumber = None

    def sheets(self) -> Iterator[Sheet]:
        """Every page, until the limit on characters is reached."""
        characters = 0
        for number in range(1, self.count + 1):
            sheet = self._sheet(number)
            if sheet is None:
                self._report("partial", "error", number)
                continue
            characters += sheet.ink.characters
            if characters > self.settings.max_characters:
                self.cut = True
                self._report("partial", "error", number, f"max_characters = {self.settings.max_characters}")
                return
            yield sheet

    def plumber(self) -> Plumber | None:
        """The second reader, opened at first need; None where it cannot open the file either."""
        if self._plumber is None:
            try:
                self._plumber = Plumber(self.data)
            except MemoryError:
                raise
            except Exception as error:  # a parser of hostile bytes may raise anything
                if "password" in type(error).__name__.lower():
                    raise UnreadableDocument(self.source, "encrypted") from error
                self._broken = True
        return self._plumber

    def _open(self) -> Any:
        try:
            return pdfium.PdfDocument(self.data if b"%PDF-" in self.data[:HEAD] else _HEADER + self.data)
        except pdfium.PdfiumError as error:
            message = str(error).lower()
            if "password" in message or "security" in message:
                raise UnreadableDocument(self.source, "encrypted") from error
            self._broken = True
            return None

    def _form_type(self) -> int:
        """Whether the file has form fields; a form made with XFA alone is refused.

        Raises:
            UnreadableDocument: xfa: what it shows without XFA is a request to open it in another program.
        """
        if self.pdf is None:
            return int(raw.FORMTYPE_NONE)
        form = int(self.pdf.get_formtype())
        if form == raw.FORMTYPE_XFA_FULL:
            page = self.pdf[0]
            textpage = page.get_textpage()
            text = textpage.get_text_range()
            textpage.close()
            page.close()
            if self.count == 1 and (_WAITING.search(text) or len(text.split()) < FEW):
                self.close()
                raise UnreadableDocument(self.source, "xfa")
            self._report("xfa", "warning", None)
        return form

    def _sheet(self, number: int) -> Sheet | None:
        sheet = None
        if self.pdf is not None:
            try:
                sheet = self._by_pdfium(number)
            except pdfium.PdfiumError:
                sheet = None
            if sheet is not None and (sheet.ink.runs or sheet.ink.aside or not sheet.rulings.texts):
                return sheet
        other = self._by_plumber(number)
        if other is not None and (other.ink.runs or sheet is None):
            self.by_plumber += 1
            return other
        return sheet

    def _by_pdfium(self, number: int) -> Sheet:
        page = self._load(number)
        try:
            if self._forms != raw.FORMTYPE_NONE and raw.FPDFPage_Flatten(page, 0) == raw.FLATTEN_SUCCESS:
                raw.FPDF_ClosePage(page)  # what was typed into the form's fields is now part of the page
                page = None
                page = self._load(number)
            textpage = raw.FPDFText_LoadPage(page)
            if not textpage:
                raise pdfium.PdfiumError("Failed to load text page.")
            try:
                ink = read_ink(page, textpage, number)
                return Sheet(ink, read_rulings(page, ink.frame))
            finally:
                raw.FPDFText_ClosePage(textpage)
        finally:
            if page is not None:
                raw.FPDF_ClosePage(page)

    def _load(self, number: int) -> Any:
        """PDFium's own handle of a page: the helper around it costs more than finding its words' lines."""
        page = raw.FPDF_LoadPage(self.pdf.raw, number - 1)
        if not page:
            raise pdfium.PdfiumError("Failed to load page.")
        return page

    def _by_plumber(self, number: int) -> Sheet | None:
        plumber = self.plumber()
        if plumber is None or number > plumber.count:
            return None
        try:
            return plumber.sheet(number)
        except MemoryError:
            raise
        except Exception:  # as above
            return None

    def _report(self, code: str, severity: Any, page: int | None, detail: str = "") -> None:
        self.problems.append(problem(code, severity, page, detail, self.settings.language))


def _judged(sheets: list[Sheet], source: str, settings: Settings) -> list[Problem]:
    """A problem for every page without usable text; unreadable text is taken out of the page.

    Raises:
        UnreadableDocument: no page has text (`no_text_layer`), or none that can be read (`garbage_text`).
    """
    problems = []
    usable = pictured = garbage = 0
    for sheet in sheets:
        ink = sheet.ink
        words = sum([len(run.words) for run in (*ink.runs, *ink.aside)])
        if words and not ink.prose and is_garbage(_words(ink), ink.strange):
            garbage += 1
            ink.runs, ink.aside = [], []
            problems.append(problem("garbage_text", "error", ink.number, language=settings.language))
        elif not words:
            if sheet.rulings.pictured > 0.02 or sheet.rulings.texts or sheet.rulings.drawn > 200:
                pictured += 1
                problems.append(problem("no_text_layer", "error", ink.number, language=settings.language))
        else:
            usable += 1
            if words < FEW and sheet.rulings.pictured > SCANNED:
                problems.append(problem("no_text_layer", "warning", ink.number, language=settings.language))
    if not usable:
        raise UnreadableDocument(source, "garbage_text" if garbage else "no_text_layer")
    return problems


def _words(ink: Ink) -> str:
    return " ".join([word[0] for run in (*ink.runs, *ink.aside) for word in run.words])
