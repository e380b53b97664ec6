"""Ruled tables: ruling lines -> grid -> cells with their words."""

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from extractor.ingest.pdf.rulings import Line, Rulings
from extractor.ingest.pdf.words import Run

SNAP = 3.0  # points: ruling lines nearer than this are one
NARROW = 8.0  # points: a narrower column without ink stands between double rulings
LONG = 15  # lines in one cell: more are a page in boxes
MAX_LINES = 600  # of one direction on a page; a page with more is a drawing, not a table


class Piece(NamedTuple):
    """One cell: its place in the grid, its lines of words, the right edge its text could reach."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[Run]
    right: float
    page: int
    tails: tuple[tuple[int, list[Run]], ...] = ()  # page and lines of what stands on later pages


class Grid:
    """One table on one page."""

    __slots__ = ("bottom", "columns", "edges", "page", "pieces", "rows", "spans", "top", "x0", "x1")

    def __init__(
        self,
        pieces: list[Piece],
        rows: int,
        edges: list[float],
        top: float,
        bottom: float,
        page: int,
        spans: list[tuple[float, float]] | None = None,
    ) -> None:
        self.pieces = pieces
        self.rows = rows
        self.columns = len(edges) - 1
        self.edges = edges  # of the columns, for joining over a page break
        self.x0, self.x1 = edges[0], edges[-1]
        self.top, self.bottom = top, bottom
        self.page = page
        self.spans = spans  # of an unruled table: left and right bounds of each column's text


def is_layout(grid: Grid) -> bool:
    """Whether rules part a page (text beside a margin block, boxed sections) rather than hold a table."""
    longest = max(len({round(run.base) for run in piece.lines}) for piece in grid.pieces)
    return longest > LONG or (grid.rows == 1 and longest > 4)


def ruled(rulings: Rulings, runs: list[Run], aside: list[Run], page: int) -> tuple[list[Grid], list[Run], list[Run]]:
    """The ruled tables of a page, and the runs and the lines across the page that stand outside them."""
    across, down = rulings.across, rulings.down
    if len(down) < 2 or len(across) < 2 or max(len(across), len(down)) > MAX_LINES:
        return [], runs, aside
    grids = []
    for own_across, own_down in _components(across, down):
        lattice = _lattice(own_across, own_down)
        if lattice is None:
            continue
        xs, ys, owner = lattice
        inside = [
            run
            for run in runs
            if ys[0] - 2 < run.base - 0.3 * run.size < ys[-1] + 2 and run.x1 > xs[0] and run.x0 < xs[-1]
        ]
        turned = [run for run in aside if xs[0] < (run.x0 + run.x1) / 2 < xs[-1] and ys[0] < run.bottom < ys[-1] + 2]
        if not inside:
            continue
        grid = _fill(xs, ys, owner, inside + turned, page)
        if grid is not None:
            aside = [run for run in aside if run not in turned]
            grids.append(grid)
            gone = set(map(id, inside))
            runs = [run for run in runs if id(run) not in gone]
    return grids, runs, aside


def _components(across: list[Line], down: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Lines that touch one another, top to bottom."""
    parent = list(range(len(across) + len(down)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    offset = len(across)
    for j, (x, top, bottom) in enumerate(down):
        for i, (y, x0, x1) in enumerate(across):
            if top - SNAP <= y <= bottom + SNAP and x0 - SNAP <= x <= x1 + SNAP:
                parent[root(i)] = root(offset + j)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(line)
    for j, line in enumerate(down):
        groups.setdefault(root(offset + j), ([], []))[1].append(line)
    found = [group for group in groups.values() if len(group[0]) >= 2 and group[1]]
    return sorted(found, key=lambda group: (group[0][0][0], group[1][0][0]))


def _snapped(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > SNAP:
            out.append(value)
    return out


def _lattice(across: list[Line], down: list[Line]) -> tuple[list[float], list[float], list[list[int]]] | None:
    """Column edges, row edges and for every atomic cell the number of the cell it belongs to."""
    xs = _snapped([x for x, _, _ in down] + [min(line[1] for line in across), max(line[2] for line in across)])
    ys = _snapped([y for y, _, _ in across] + [min(line[1] for line in down), max(line[2] for line in down)])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1 or columns * rows > 40_000:
        return None
    walls = [_covered(down, xs[column], ys) for column in range(1, columns)]
    floors = [_covered(across, ys[row], xs) for row in range(1, rows)]
    owner = [[row * columns + column for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        for column in range(1, columns):
            if not walls[column - 1][row]:
                owner[row][column] = owner[row][column - 1]
    for row in range(1, rows):
        column = 0
        while column < columns:
            end = column + 1
            while end < columns and owner[row][end] == owner[row][column]:
                end += 1
            same = owner[row - 1][column]
            above = owner[row - 1]
            whole = (
                above[end - 1] == same
                and (column == 0 or above[column - 1] != same)
                and (end == columns or above[end] != same)
            )
            if whole and not any(floors[row - 1][column:end]):
                owner[row][column:end] = [same] * (end - column)
            column = end
    return xs, ys, owner


def _covered(lines: list[Line], at: float, edges: list[float]) -> list[bool]:
    """For each stretch between two edges, whether a line at `at` covers at least half of it."""
    near = [(start, end) for position, start, end in lines if abs(position - at) <= SNAP]
    return [
        sum(max(0.0, min(end, stop) - max(start, begin)) for start, end in near) >= 0.5 * (stop - begin)
        for begin, stop in pairwise(edges)
    ]


def _fill(xs: list[float], ys: list[float], owner: list[list[int]], runs: list[Run], page: int) -> Grid | None:
    """Put every word into the cell that holds its middle; None where only one cell has ink."""
    columns, rows = len(xs) - 1, len(ys) - 1
    cells: dict[int, list[Run]] = {}
    for run in runs:
        row = min(max(bisect_right(ys, run.base - 0.3 * run.size) - 1, 0), rows - 1)
        line = owner[row]
        if columns == 1 or bisect_right(xs, run.x0 + 1) == bisect_right(xs, run.x1 - 1):
            column = min(max(bisect_right(xs, (run.x0 + run.x1) / 2) - 1, 0), columns - 1)
            cells.setdefault(line[column], []).append(run)
            continue
        words: list[tuple[str, float, float]] = []
        now = -1
        for word in run.words:
            column = min(max(bisect_right(xs, (word[1] + word[2]) / 2) - 1, 0), columns - 1)
            if line[column] != now and words:
                cells.setdefault(now, []).append(Run(words, run.base, run.size))
                words = []
            now = line[column]
            words.append(word)
        cells.setdefault(now, []).append(Run(words, run.base, run.size, run.hyphen))
    if len(cells) < 2:
        return None
    spans: dict[int, tuple[int, int, int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            number = owner[row][column]
            if number in cells:
                r0, c0, r1, c1 = spans.get(number, (row, column, row, column))
                spans[number] = (min(r0, row), min(c0, column), max(r1, row), max(c1, column))
    begins = {c0 for _, c0, _, _ in spans.values()}
    begins |= {column for column in range(columns) if xs[column + 1] - xs[column] > NARROW}
    kept = [sum(1 for begin in begins if begin < column) for column in range(columns + 1)]
    edges = [xs[column] for column in sorted(begins)] + [xs[-1]]
    pieces = []
    for number, (r0, c0, r1, c1) in spans.items():
        lines = cells[number]
        padding = max(min(run.x0 for run in lines) - xs[c0], 1.0)
        right = xs[c1 + 1] - min(padding, 8.0)
        pieces.append(Piece(r0, kept[c0], r1 - r0 + 1, max(kept[c1 + 1] - kept[c0], 1), lines, right, page))
    used = sorted({piece.row for piece in pieces})
    if len(edges) < 3 and len(used) < 2:
        return None
    place = {row: i for i, row in enumerate(used)}
    pieces = [
        piece._replace(
            row=place[piece.row], row_span=sum(piece.row <= row < piece.row + piece.row_span for row in used)
        )
        for piece in pieces
    ]
    pieces.sort(key=lambda piece: piece[:2])
    return Grid(pieces, len(used), edges, ys[0], ys[-1], page)
