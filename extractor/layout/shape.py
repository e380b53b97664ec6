"""The shape of a grid of cells: header rows and columns, group rows, merged cells.

Pure functions on rows of strings, used for tables of every origin (tabs, pipes, blanks, PDF geometry).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

Grid = Sequence[Sequence[str]]

MAX_HEADER_ROWS = 5
MAX_HEADER_COLUMNS = 4

_VALUE = re.compile(
    r"[(\[]?(?:ca\.? ?|[<>≥≤~±+−–-] ?)?\d[\d.,  ]{0,20}(?: ?[-–/] ?\d[\d.,]{0,12})?"
    r"\s?(?:%|pct\.?|procent|pp\.?|%-point|procentpoint|(?:t\.?|mio\.?|mia\.?|mill\.?)?\s?kr\.?|mio\.?|mia\.?|,-"
    r"|dage?|uger?|timer?|mdr\.?|måned(?:er)?|år|personer|pers\.?|stk\.?)?[)\]]?\s?[*¹²³⁾]{0,3}(?:\d\))?",
    re.IGNORECASE,
)
_SUPPRESSED = re.compile(r"\.{1,3}|:|\*{1,3}|-{1,3}|–|—|i\.?a\.?|n/?a|x|#\S{1,20}|ingen|u\.?o\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?:år |budget |b|r|regnskab )?(?:19|20)\d\d(?: ?[-/–] ?(?:(?:19|20)?\d\d))?\*?", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}")
_ORDINAL = re.compile(r"\d{1,3}[.)]?")
_TIME_LABELS = frozenset(["år", "periode", "måned", "kvartal", "dato", "uge", "halvår", "regnskabsår", "årstal"])


class Shape(NamedTuple):
    """What `shape` finds; spans are (row, column) -> (row_span, column_span) for merged cells only."""

    header_rows: int
    header_columns: int
    group_rows: tuple[int, ...]
    spans: dict[tuple[int, int], tuple[int, int]]


def kind(cell: str) -> str:
    """«» empty, «v» value, «s» suppressed, «y» year or day, «t» text."""
    if not cell:
        return ""
    first = cell[0]
    if first.isdigit() or first in "(+-−–<>~≥≤[.*:#" or len(cell) <= 12:
        if ("20" in cell or "19" in cell) and _YEAR.fullmatch(cell):
            return "y"
        if first.isdigit() and _DAY.fullmatch(cell):
            return "y"
        if len(cell) <= 60 and _VALUE.fullmatch(cell):
            return "v"
        if _SUPPRESSED.fullmatch(cell):
            return "s"
    return "t"


def shape(grid: Grid) -> Shape:
    """Find headers, groups and merged cells of a grid whose rows have equal length."""
    columns = len(grid[0]) if grid else 0
    kinds = [[kind(cell) for cell in row] for row in grid]
    header_rows = _header_rows(grid, kinds)
    header_columns = _header_columns(grid, kinds, header_rows, columns)
    groups = _group_rows(kinds, header_rows, header_columns)
    spans = _header_spans(kinds, header_rows, header_columns, columns)
    spans.update(_label_spans(kinds, header_rows, header_columns, groups))
    return Shape(header_rows, header_columns, groups, spans)


def has_values(grid: Grid) -> bool:
    """Whether any cell holds a value or a mark for a suppressed one."""
    return any(kind(cell) in ("v", "s") for row in grid for cell in row[1:])


def _is_data(row: Sequence[str], kinds: Sequence[str], seen: bool) -> bool:
    """A row of values; years count as values only under a header and behind a label."""
    rest = kinds[1:]
    values, texts = sum(k in ("v", "s") for k in rest), rest.count("t")
    if values:
        return values >= texts or (seen and kinds[0] != "")
    years = rest.count("y")
    label = row[0].strip(" :.").lower()
    return bool(years and seen and not texts and kinds[0] and label not in _TIME_LABELS)


def _header_rows(grid: Grid, kinds: Sequence[Sequence[str]]) -> int:
    seen = False  # a row with column heads was met
    for number, row in enumerate(grid):
        filled = sum(k != "" for k in kinds[number][1:])
        if _is_data(row, kinds[number], seen):
            return number
        if seen and not filled:
            return number  # a label alone under the heads: the first group
        if number >= MAX_HEADER_ROWS:
            break
        seen = seen or filled > 0
    # no row of values: a table of words, whose first row names the columns
    first = kinds[0] if kinds else []
    worded = len(grid) > 1 and all(k in ("t", "y") for k in first[1:]) and all(len(cell) <= 60 for cell in grid[0])
    return 1 if worded and (len(grid) > 2 or len(first) > 2) else 0


def _header_columns(grid: Grid, kinds: Sequence[Sequence[str]], header_rows: int, columns: int) -> int:
    if columns < 2:
        return 0
    body = kinds[header_rows:]
    valued = [_share(body, column) for column in range(columns)]
    if not any(share >= 0.5 for share in valued[1:]):
        return 1
    if valued[0] >= 0.5 and not _is_labels(grid[header_rows:]):
        return 0
    count = 1
    while count < min(columns - 1, MAX_HEADER_COLUMNS) and valued[count] < 0.5:
        if not any(row[count] for row in body):
            break
        count += 1
    return count


def _share(body: Sequence[Sequence[str]], column: int) -> float:
    inked = [row[column] for row in body if row[column]]
    return sum(k in ("v", "s") for k in inked) / len(inked) if inked else 0.0


def _is_labels(rows: Grid) -> bool:
    """Whether numbers in the first column only count the rows or tell ages, sizes or classes."""
    cells = [row[0] for row in rows if row[0]]
    if all(_ORDINAL.fullmatch(cell) for cell in cells):
        figures = [int(cell.rstrip(".)")) for cell in cells]
        return figures == sorted(figures) and len(set(figures)) == len(figures)
    return not any("," in cell or "%" in cell or "pct" in cell for cell in cells)


def _group_rows(kinds: Sequence[Sequence[str]], header_rows: int, header_columns: int) -> tuple[int, ...]:
    groups = []
    for number in range(header_rows, len(kinds) - 1):
        row = kinds[number]
        inked = [column for column, k in enumerate(row) if k]
        if len(inked) == 1 and inked[0] < max(1, header_columns) and row[inked[0]] in ("t", "y"):
            below = kinds[number + 1]
            if sum(1 for k in below if k) > 1 or (
                number + 2 < len(kinds) and sum(1 for k in kinds[number + 2] if k) > 1
            ):
                groups.append(number)
    return tuple(groups)


def _header_spans(
    kinds: Sequence[Sequence[str]], header_rows: int, header_columns: int, columns: int
) -> dict[tuple[int, int], tuple[int, int]]:
    """An empty header cell belongs to the cell left of it, unless a header above begins there."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    starts: set[int] = set()
    for row in range(header_rows):
        inked = [column for column in range(columns) if kinds[row][column]]
        for i, column in enumerate(inked):
            stop = inked[i + 1] if i + 1 < len(inked) else columns
            if column < header_columns and len(inked) > 1:
                stop = min(stop, header_columns)
            stop = min([stop, *(start for start in starts if start > column)])
            down = 1
            while row + down < header_rows and not any(kinds[row + down][column:stop]) and column >= header_columns:
                down += 1
            if stop - column > 1 or down > 1:
                spans[row, column] = (down, stop - column)
        starts.update(column for column in inked if column >= header_columns)
    return spans


def _label_spans(
    kinds: Sequence[Sequence[str]], header_rows: int, header_columns: int, groups: Sequence[int]
) -> dict[tuple[int, int], tuple[int, int]]:
    """A row label reaches down over the empty cells below it, up to the next label or group."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    blocked = set(groups)
    for column in range(header_columns):
        top = None
        for row in range(header_rows, len(kinds)):
            if row in blocked or kinds[row][column] or any(kinds[row][:column]):
                top = row if kinds[row][column] and row not in blocked else None
            elif top is not None and any(kinds[row]):
                spans[top, column] = (row - top + 1, 1)
    return spans
