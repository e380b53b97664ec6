"""Paragraphs and tables -> one text with words, pages and tables by offsets."""

import re
from collections.abc import Callable

from extractor.ingest.pdf.frame import Box
from extractor.ingest.pdf.grids import Grid, Piece
from extractor.ingest.pdf.lines import rows
from extractor.ingest.pdf.paragraphs import Paragraph
from extractor.ingest.pdf.quality import is_prose
from extractor.ingest.pdf.words import Run
from extractor.schema.document import Cell, Table
from extractor.schema.words import WordLine

Convert = Callable[[float, float, float, float], Box]

_SUSPENDED = frozenset(("og", "eller", "samt", "og/eller", "hhv.", "henholdsvis", "til", "kontra", "/"))
_STANDS = re.compile(r"(?:^|[^A-Za-zÆØÅæøå])(?:[A-Za-zÆØÅæøå]|[A-ZÆØÅ]{2,6}|\w*\d\w*|ikke|non|ex|semi|pro)-$")
_SMALL = re.compile("[a-zæøåéü]")
_HYPHENS = "-‐"
_TOO_LONG = 10  # letters: a shorter word fits into every cell
_JOINS = _HYPHENS + "/"  # a line that ends in none of these is followed by a blank


class Writer:
    """Writes text piece by piece and keeps every word's place."""

    def __init__(self, converters: dict[int, Convert]) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.words: list[WordLine] = []
        self.tables: list[Table] = []
        self.first: dict[int, int] = {}  # page -> offset of its first word
        self.last: dict[int, int] = {}
        self._converters = converters  # only of pages whose text is not upright as displayed
        self._known: set[str] | None = None
        self.vocabulary: Callable[[], set[str]] = set

    def put(self, text: str) -> None:
        """Append text that is no word: blanks, tabs, newlines."""
        self.parts.append(text)
        self.at += len(text)

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph as one line."""
        above: Run | None = None
        for line, page in zip(paragraph.lines, paragraph.pages, strict=True):
            if above is not None:
                if above.words[-1][0][-1] in _JOINS:
                    self._seam(above, line)
                else:
                    self.put(" ")
            self.line(line, page)
            above = line

    def line(self, line: Run, page: int) -> None:
        """Write one line's words with a blank between them."""
        at, words = self.at, line.words
        if page not in self.first:
            self.first[page] = at
        text = " ".join([word[0] for word in words])
        self.parts.append(text)
        self.at = self.last[page] = end = at + len(text)
        convert = self._converters.get(page) if self._converters else None
        if convert is None:
            self.words.append((at, end, page, line.top, line.bottom, line.size, words))
            return
        for text, x0, x1 in words:  # each has a height of its own as displayed
            left, top, right, bottom = convert(x0, line.top, x1, line.bottom)
            end = at + len(text)
            self.words.append((at, end, page, top, bottom, line.size, [(text, left, right)]))
            at = end + 1

    def _seam(self, above: Run, below: Run) -> None:
        """What stands between two lines of a paragraph: a blank, or nothing where a word goes on."""
        first = above.words[-1][0]
        if first[-1] not in _HYPHENS or len(first) < 2:
            if first[-1] != "/" or len(first) < 2:  # «kontanthjælp/» + «uddannelseshjælp» is one word
                self.put(" ")
            return
        second = below.words[0][0]
        kind = self.mend(first, second)
        if kind == "blank":
            self.put(" ")
        elif kind == "soft":
            self._drop_hyphen()

    def mend(self, first: str, second: str) -> str:
        """How a line that ends in a hyphen meets the next: «blank», «hard» (hyphen stays) or «soft» (it goes).

        «kontanthjælps-» + «og» is a suspended compound, «A-» + «dagpenge» and «Høje-» + «Taastrup» keep their
        hyphen, «aktivitetspa-» + «rate» loses it; what the document writes elsewhere decides before the rule.
        """
        bare = second.strip(".,;:!?)»”\"'")
        if bare in _SUSPENDED:
            return "blank"
        if not first[-2].isalnum() and first[-2] not in ".%)":
            return "blank"
        if not _SMALL.match(second) or not first[-2].isalpha():
            return "hard"
        if self._known is None:
            self._known = self.vocabulary()
        if first[:-1] + bare in self._known:
            return "soft"
        if first[:-1] + "-" + bare in self._known or _STANDS.search(first):
            return "hard"
        return "soft"

    def _drop_hyphen(self) -> None:
        self.parts[-1] = self.parts[-1][:-1]
        self.at -= 1
        start, end, page, top, bottom, size, words = self.words[-1]
        text, x0, x1 = words[-1]
        self.words[-1] = start, end - 1, page, top, bottom, size, [*words[:-1], (text[:-1], x0, x1)]
        self.last[page] = self.at

    def table(self, grid: Grid, header_rows: int, header_columns: int, groups: tuple[int, ...]) -> None:
        """Write a table as lines with a TAB between cells, and keep its cells by offset."""
        start = self.at
        by_row: list[list[Piece]] = [[] for _ in range(grid.rows)]
        for piece in grid.pieces:
            by_row[piece.row].append(piece)
        cells = []
        for row, pieces in enumerate(by_row):
            if row:
                self.put("\n")
            column = 0
            for piece in pieces:
                if piece.column > column:
                    self.put("\t" * (piece.column - column))
                    column = piece.column
                begin = self.at
                self._cell(piece)
                cells.append(Cell(row, piece.column, begin, self.at, piece.row_span, piece.column_span))
            if column < grid.columns - 1:
                self.put("\t" * (grid.columns - 1 - column))
        self.tables.append(
            Table(
                start, self.at, tuple(cells), grid.rows, grid.columns, header_rows, header_columns, grid.page,
                group_rows=groups,
            )
        )  # fmt: skip

    def _cell(self, piece: Piece) -> None:
        above: Run | None = None
        for page, part in ((piece.page, piece.lines), *piece.tails):
            for run in (run for row in rows(part) for run in row):
                if above is not None and not self._torn(above, run, piece.right):
                    self._seam(above, run)
                self.line(run, page)
                above = run

    def _torn(self, above: Run, below: Run, right: float) -> bool:
        """Whether a word too long for its cell was broken without a hyphen: it fills the line alone, goes on small."""
        word, rest = above.words[-1][0], below.words[0][0].strip(".,;:)")
        if len(above.words) > 1 or len(word) < 5 or not word[-1].isalpha() or not _SMALL.match(rest):
            return False
        if above.x1 + 0.62 * above.size <= right or rest in _SUSPENDED or is_prose((rest,)):
            return False
        if self._known is None:
            self._known = self.vocabulary()
        if word + rest in self._known:
            return True
        return len(word) + len(rest) >= _TOO_LONG and word not in self._known and rest not in self._known

    def text(self) -> str:
        """All that was written."""
        return "".join(self.parts)


def cell_text(piece: Piece) -> str:
    """A cell's words, roughly: to compare and to judge, not to write."""
    return " ".join(run.text for row in rows(piece.lines) for run in row)
