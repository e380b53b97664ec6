"""Which rows and columns of a table are headers, by what stands in them."""

import re

from extractor.ingest.pdf.grids import Grid
from extractor.ingest.pdf.text import cell_text

_UNIT = r"(?:%|pct\.?|procent|kr\.?|mio\.?|mia\.?|t\.?kr\.?|mio\. kr\.?)"
_VALUE = re.compile(rf"[-–+±]?\s?(?:ca\.\s)?\d[\d.,\s]*\s?{_UNIT}?\s?\*{{0,2}}|[.*–-]+|[xX]")
_YEAR = re.compile(r"(?:19|20)\d\d$")
MAX_HEADER_ROWS = 4


def headers(grid: Grid) -> tuple[int, int, tuple[int, ...]]:
    """Header rows, header columns and group rows (a label alone over the rows that follow)."""
    texts: list[dict[int, str]] = [{} for _ in range(grid.rows)]
    spans: list[bool] = [False] * grid.rows
    for piece in grid.pieces:
        texts[piece.row][piece.column] = cell_text(piece)
        spans[piece.row] |= piece.column_span > 1
    valued = [sum(1 for column, text in row.items() if column and _is_value(text)) for row in texts]
    rows = 0
    while rows < min(MAX_HEADER_ROWS, grid.rows - 1) and _heads(texts[rows], valued[rows], spans[rows], rows):
        rows += 1
        if not any(spans[:rows]) and not _thin(texts[rows], grid.columns):
            break
    rows = max(rows, 1) if grid.rows > 1 else 0
    columns = 0
    while columns < grid.columns - 1:
        below = [row[columns] for row in texts[rows:] if columns in row]
        if below and sum(map(_is_value, below)) > 0.3 * len(below):
            break
        columns += 1
        if any(valued[rows:]) and not below:
            continue
        if not any(valued[rows:]):
            break
    groups = tuple(
        row
        for row in range(rows, grid.rows - 1)
        if list(texts[row]) == [0] and grid.columns > 1 and len(texts[row + 1]) > 1
    )
    return rows, max(columns, 1), groups


def _heads(row: dict[int, str], valued: int, spanning: bool, number: int) -> bool:
    if not row:
        return False
    years = sum(1 for column, text in row.items() if column and _YEAR.match(text))
    others = sum(1 for column in row if column)
    return spanning or valued == 0 or (years == valued and years == others) or (number == 0 and valued < 0.3 * others)


def _thin(row: dict[int, str], columns: int) -> bool:
    """A row without a label that still names columns: the second row of a two-row header."""
    return 0 not in row and len(row) > 1 and columns > 2 and not any(_is_value(text) for text in row.values())


def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text) is not None and not _YEAR.match(text)
