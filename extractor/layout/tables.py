"""Tables in running text: cells apart by tabs, by pipes (Markdown) or by aligned blanks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.layout.lines import Line
from extractor.layout.shape import has_values, kind, shape
from extractor.schema.document import Cell, Table

Row = list[tuple[int, int, str]]  # start, end, text of each cell; an empty cell has start == end

_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?")
_CHUNK = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"\S {2,}\S")
MAX_COLUMNS = 200


class Found(NamedTuple):
    """A table and the lines [first, last] that it takes."""

    first: int
    last: int
    table: Table
    rows: list[Row]


def find_tables(found: Sequence[Line]) -> list[Found]:
    """The tables among the lines, in order."""
    tables: list[Found] = []
    number = 0
    while number < len(found):
        line = found[number]
        table = None
        if "\t" in line.raw:
            table = _tabs(found, number)
        elif "|" in line.text:
            table = _pipes(found, number)
        elif "  " in line.text and _GAP.search(line.text):
            table = _aligned(found, number)
        if table is None:
            number += 1
        else:
            tables.append(table)
            number = table.last + 1
    return tables


def build(rows: Sequence[Row], start: int, end: int, page: int | None = None) -> Table:
    """A table of rows whose cells know their offsets; short rows are filled up with empty cells."""
    columns = max(len(row) for row in rows)
    grid = [[cell[2] for cell in row] + [""] * (columns - len(row)) for row in rows]
    form = shape(grid)
    cells = tuple(
        Cell(r, c, cell[0], cell[1], *form.spans.get((r, c), (1, 1)))
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if cell[2]
    )
    return Table(
        start, end, cells, len(rows), columns, form.header_rows, form.header_columns, page, None, form.group_rows
    )


def reshape(table: Table, rows: Sequence[Row]) -> Table:
    """Give a table found by geometry, with its `rows_of`, headers and groups; the reader's merged cells are kept."""
    if not table.cells:
        return table
    form = shape([[cell[2] for cell in row] for row in rows])
    merged = any(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells)
    cells = table.cells
    if not merged and form.spans:
        cells = tuple(
            Cell(c.row, c.column, c.start, c.end, *form.spans.get((c.row, c.column), (1, 1))) for c in table.cells
        )
    return replace(
        table,
        cells=cells,
        header_rows=form.header_rows,
        header_columns=form.header_columns,
        group_rows=form.group_rows,
    )


def rows_of(table: Table, text: str) -> list[Row]:
    """The rows of a table whose cells are known."""
    rows: list[Row] = [[(table.start, table.start, "")] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = (cell.start, cell.end, " ".join(text[cell.start : cell.end].split()))
    return rows


def _cells(separator: str, raw: str, at: int) -> Row:
    row: Row = []
    for piece in raw.split(separator)[:MAX_COLUMNS]:
        ink = piece.strip()
        start = at + (piece.index(ink) if ink else 0)
        row.append((start, start + len(ink), ink))
        at += len(piece) + 1
    return row


def _tab_row(line: Line) -> Row:
    return _cells("\t", line.raw, line.at)


def _tabs(found: Sequence[Line], first: int) -> Found | None:
    """Consecutive lines with tabs; a short line without tabs between two of them is a group label."""
    rows = [_tab_row(found[first])]
    width = len(rows[0])
    number = first + 1
    while number < len(found):
        line = found[number]
        if "\t" in line.raw:
            row = _tab_row(line)
            if line.gap and not _continues(rows, row, line.gap):
                break
        elif _is_group(found, number, width):
            row = [(line.start, line.end, line.text)]
        else:
            break
        rows.append(row)
        number += 1
    inked = [row for row in rows if len(row) > 1]
    if len(rows) < 2 or len(inked) < 2:
        return None
    return Found(first, number - 1, build(rows, found[first].at, found[number - 1].end), rows)


def _continues(rows: Sequence[Row], row: Row, gap: int) -> bool:
    """Whether a row behind blank lines still belongs to the table: as wide, and a row of values like those above."""
    if gap > 2 or len(row) != len(rows[-1]) or not row[0][2]:
        return False
    above, here = ([kind(cell[2]) for cell in r[1:]] for r in (rows[-1], row))
    values = [k in ("v", "s") for k in here if k]
    return bool(values) and all(values) and (len(rows) == 1 or any(k in ("v", "s") for k in above))


def _is_group(found: Sequence[Line], number: int, width: int) -> bool:
    line = found[number]
    if line.gap or len(line.text) > 80 or line.text[-1] in ".:" or number + 1 >= len(found):
        return False
    below = found[number + 1]
    return not below.gap and below.raw.count("\t") + 1 == width and width > 1


def _pipes(found: Sequence[Line], first: int) -> Found | None:
    """A Markdown table: a row, a rule of hyphens, rows."""
    if first + 1 >= len(found) or found[first + 1].gap or not _RULE.fullmatch(found[first + 1].text):
        return None
    rows = [_pipe_row(found[first])]
    number = first + 2
    while number < len(found) and "|" in found[number].text and not found[number].gap:
        rows.append(_pipe_row(found[number]))
        number += 1
    if len(rows) < 2:
        return None
    return Found(first, number - 1, build(rows, found[first].start, found[number - 1].end), rows)


def _pipe_row(line: Line) -> Row:
    text, at = line.text, line.start
    if text.startswith("|"):
        text, at = text[1:], at + 1
    if text.endswith("|"):
        text = text[:-1]
    return _cells("|", text, at)


def _aligned(found: Sequence[Line], first: int) -> Found | None:
    """Lines whose pieces, two blanks apart, stand under each other, most of them values."""
    last = first
    while last + 1 < len(found) and not found[last + 1].gap and _GAP.search(found[last + 1].raw):
        last += 1
    if last - first < 1:
        return None
    pieces = [[(m.start(), m.end(), m.group()) for m in _CHUNK.finditer(line.raw)] for line in found[first : last + 1]]
    data = [row for row in pieces if len(row) > 1 and all(kind(p[2]) in ("v", "s") for p in row[1:])]
    if len(data) < 2 or 2 * len(data) < len(pieces) - 2:
        return None
    columns = _columns(data)
    rows = []
    for line, row in zip(found[first : last + 1], pieces, strict=True):
        cells: Row = [(line.at, line.at, "")] * len(columns)
        for start, end, ink in row:
            column = _column(columns, start, end)
            if cells[column][2]:  # two pieces over one column read as one cell
                begin = cells[column][0]
                cells[column] = (begin, line.at + end, line.raw[begin - line.at : end])
            else:
                cells[column] = (line.at + start, line.at + end, ink)
        rows.append(cells)
    if len(columns) < 2 or not has_values([[cell[2] for cell in row] for row in rows]):
        return None
    return Found(first, last, build(rows, found[first].start, found[last].end), rows)


def _columns(data: Sequence[Sequence[tuple[int, int, str]]]) -> list[tuple[int, int]]:
    columns: list[tuple[int, int]] = []
    for start, end in sorted((start, end) for row in data for start, end, _ in row):
        if columns and start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _column(columns: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """The column that a piece overlaps, else the nearest; a head over several columns goes to the first."""
    for number, (left, right) in enumerate(columns):
        if start < right and end > left:
            return number
    return min(range(len(columns)), key=lambda n: min(abs(columns[n][0] - end), abs(start - columns[n][1])))
