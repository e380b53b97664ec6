"""One document as text with structure: one text, one coordinate system.

Every offset is a half-open range of code points into `Document.text`; pages count from 1; boxes are PDF
points from the page's top left (MediaBox, unrotated reading view).
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from extractor.schema.quick import quick
from extractor.schema.result import Problem
from extractor.schema.words import Words

BlockKind = Literal[
    "heading",  # a title on a line of its own; Block.level 1..6
    "paragraph",
    "list_item",  # Block.label holds the number or bullet as written
    "table",
    "caption",  # the line above or below a table that says what it holds
    "letterhead",  # sender, receiver, Dato/Sagsnr./J.nr./contact lines, wherever they stand in the flow
    "salutation",  # «Kære …»
    "signature",  # «Med venlig hilsen» and what follows
    "contents",  # an entry of a table of contents
    "attachment",  # an entry of a list of attachments (Bilag)
    "label",  # a form line «Sagstype: Åben»
    "furniture",  # running header, footer, page number (kept out of the flow in PDFs)
]


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `start` and `end` bound its text in `Document.text`."""

    number: int
    width: float
    height: float
    start: int
    end: int
    has_text: bool = True
    ocr: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table …: what a reader sees as one piece."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The reach of a heading or agenda item: `start` at its title, `end` where the next of its rank begins."""

    start: int
    end: int
    level: int
    title: str
    number: str = ""
    role: str = ""  # normalised part of an agenda item: case, economy, law, recommendation, decision, attachments …


@quick
@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell with ink; empty cells are not kept. Rows and columns count from 0."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Table:
    """Cells with row and column paths. The first `header_rows` rows and `header_columns` columns are headers.

    `group_rows` are rows below the header that hold a label only (a group name over the rows that follow).
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    header_rows: int = 1
    header_columns: int = 1
    page: int | None = None
    caption: tuple[int, int] | None = None
    group_rows: tuple[int, ...] = ()

    @cached_property
    def _at(self) -> dict[tuple[int, int], Cell]:
        grid: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    grid.setdefault((row, column), cell)
        return grid

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers (row, column), None where there is no ink."""
        return self._at.get((row, column))

    @cached_property
    def _heads(self) -> tuple[dict[tuple[int, int], tuple[Cell, ...]], dict[tuple[int, int], tuple[Cell, ...]]]:
        return {}, {}  # row and column headers by place: every rule asks for those of every value

    def row_headers(self, cell: Cell) -> tuple[Cell, ...]:
        """Header cells left of `cell`, outermost first: group label, then the row's own labels."""
        rows = self._heads[0]
        place = cell.row, cell.column if cell.column < self.header_columns else self.header_columns
        known = rows.get(place)  # one for all values of a row
        if known is None:
            known = rows[place] = self._row_headers(cell)
        return known

    def _row_headers(self, cell: Cell) -> tuple[Cell, ...]:
        heads: list[Cell] = []
        groups = [row for row in self.group_rows if row < cell.row]
        if groups and cell.row >= self.header_rows:
            heads += [c for c in (self.at(groups[-1], column) for column in range(self.columns)) if c][:1]
        for column in range(min(self.header_columns, cell.column)):
            head = self.at(cell.row, column)
            if head is not None and head is not cell and not any(head is known for known in heads):
                heads.append(head)
        return tuple(heads)

    def column_headers(self, cell: Cell) -> tuple[Cell, ...]:
        """Header cells above `cell`, topmost first, through merged headers."""
        columns = self._heads[1]
        place = cell.row if cell.row < self.header_rows else self.header_rows, cell.column
        known = columns.get(place)  # one for all values of a column
        if known is None:
            known = columns[place] = self._column_headers(cell)
        return known

    def _column_headers(self, cell: Cell) -> tuple[Cell, ...]:
        heads: list[Cell] = []
        for row in range(min(self.header_rows, cell.row)):
            head = self.at(row, cell.column)
            if head is not None and head is not cell and not any(head is known for known in heads):
                heads.append(head)
        return tuple(heads)

    def corner(self) -> tuple[Cell, ...]:
        """The cells that are both above the values and left of them: they often name the table."""
        return self._corner

    @cached_property
    def _corner(self) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells if c.row < self.header_rows and c.column < self.header_columns)

    def is_header(self, cell: Cell) -> bool:
        """Whether `cell` names rows or columns rather than holding a value."""
        return cell.row < self.header_rows or cell.column < self.header_columns or cell.row in self.group_rows


class Tenths(dict[float, float]):
    """A length -> that length to a tenth of a point, worked out once."""

    def __missing__(self, length: float) -> float:
        self[length] = rounded = round(length, 1)
        return rounded


@dataclass(frozen=True)
class Document:
    """What a reader makes of a file. `document_id` derives from the bytes alone."""

    document_id: str
    source: str  # path as given, relative to the input folder, with forward slashes
    sha256: str
    media_type: str
    text: str
    pages: tuple[Page, ...] = ()
    words: Words = field(default_factory=Words)  # in text order; empty for text without pages
    blocks: tuple[Block, ...] = ()  # in text order, not overlapping
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    ocr: bool = False
    encoding: str = ""
    engine: str = ""
    structured: bool = field(default=False)  # True once `layout.structure` has run

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    def sections_until(self, offset: int) -> int:
        """How many sections begin at or before `offset`."""
        return bisect_right(self._section_starts, offset)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section around `offset`, None before the first."""
        i = bisect_right(self._section_starts, offset) - 1
        while i >= 0:
            if offset < self.sections[i].end:
                return self.sections[i]
            i -= 1
        return None

    def blocks_until(self, offset: int) -> int:
        """How many blocks begin at or before `offset`."""
        return bisect_right(self._block_starts, offset)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds `offset`, None between blocks."""
        i = bisect_right(self._block_starts, offset) - 1
        return self.blocks[i] if i >= 0 and offset < self.blocks[i].end else None

    @cached_property
    def tenths(self) -> Tenths:
        """Upper and lower edges of words, rounded: those of a line are asked for with each of its values."""
        return Tenths()

    @cached_property
    def _cells(self) -> tuple[list[int], list[tuple[Table, Cell, int]]]:
        found = sorted(
            ((cell.start, table, cell, number) for number, table in enumerate(self.tables) for cell in table.cells),
            key=lambda entry: entry[0],
        )
        return [entry[0] for entry in found], [(table, cell, number) for _, table, cell, number in found]

    def cell_at(self, offset: int) -> tuple[Table, Cell, int] | None:
        """Table, cell and the table's number (from 0) at `offset`; None outside tables."""
        if not self.tables:
            return None
        starts, entries = self._cells
        i = bisect_right(starts, offset) - 1
        if i < 0 or offset >= entries[i][1].end:
            return None
        return entries[i]

    def words_of(self, cell: Cell) -> str:
        """A cell's words on one line."""
        bounds = cell.start, cell.end
        known = self._words_of.get(bounds)  # rules ask for those of a header once for every value under it
        if known is None:
            known = self._words_of[bounds] = " ".join(self.text[cell.start : cell.end].split())
        return known

    @cached_property
    def _words_of(self) -> dict[tuple[int, int], str]:
        return {}
