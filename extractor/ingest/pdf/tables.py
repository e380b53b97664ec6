"""Unruled tables: rows of aligned words -> columns -> cells; and the key lines that only look like tables."""

import re
from itertools import pairwise

from extractor.ingest.pdf.grids import Grid, Piece
from extractor.ingest.pdf.words import Run

ALIGNED = 2.6  # points: edges nearer than this are one
PADDING = 10.8  # points between the texts of two neighbouring columns, as word processors set it
MAX_ROWS = 200  # of one table on one page
MAX_CELLS = 200  # of one row: what is set wider is no table, and rows are compared cell by cell
SHARE = 0.6  # of a column's cells must share an edge
_LINE = 0.8  # of the font's size: lines are set no closer
_FLUSH = 1.2  # points: a head set right ends where its figures do

_SMALL = re.compile(r"[a-zæøåéü]")
_FIGURE = re.compile(r"[-–]?(?!(?:19|20)\d\d$)\d[\d.,]*\s?(?:%|pct\.?|kr\.?)?$")
_TITLE = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?|(?:Tabel|Figur|Skema|Bilag|Kapitel|Afsnit|Punkt)\s\d{1,2}\S?)\s[A-ZÆØÅ]"
)
_OPEN = re.compile(r"[-–/,(&]$|\b(?:og|eller|i|på|til|af|med|for|pr\.)$")


def unruled(lines: list[list[Run]], page: int, body: float) -> list[Grid | list[list[Run]]]:
    """Cut a column's rows into tables and rows of text, in order; `body` is the document's usual font size."""
    out: list[Grid | list[list[Run]]] = []
    text: list[list[Run]] = []
    reach = max((row[-1].x1 for row in lines), default=0.0)
    i = 0
    while i < len(lines):
        if 1 < len(lines[i]) <= MAX_CELLS and not _keyed(lines[i]):
            found = _table(lines, i, text, page, body)
            if found is not None:
                grid, i, taken = found
                text = text[: len(text) - taken]
                if text:
                    out.append(text)
                text = []
                out.append(grid)
                continue
        if len(lines[i]) == 1:
            text.append(lines[i])
        else:
            text += _as_text(lines[i], text[-1] if text else None, reach)
        i += 1
    if text:
        out.append(text)
    return out


def _keyed(row: list[Run]) -> bool:
    """«Dato:    18. december 2017»: a label and what it says."""
    return len(row) == 2 and row[0].words[-1][0].endswith(":") and len(row[0].words) <= 4


def _as_text(row: list[Run], above: list[Run] | None, reach: float) -> list[list[Run]]:
    """Lines of text from a row of several runs: a label with what it says, and a line of block-set text, are one."""
    stretched = above is not None and abs(above[0].x0 - row[0].x0) < 2 and reach - row[-1].x1 < 2
    if len(row) == 2 and (stretched or _keyed(row)):
        left, right = row
        joined = Run(left.words + right.words, left.base, left.size, right.hyphen)
        return [[joined]]
    return [[run] for run in row]


def _table(
    lines: list[list[Run]], start: int, before: list[list[Run]], page: int, body: float
) -> tuple[Grid, int, int] | None:
    """A table that begins at row `start`: the grid, the row after it, how many rows before it belong to it."""
    end = _reach(lines, start)
    multiple = [row for row in lines[start : min(end, start + 30)] if len(row) > 1][:5]
    if len(multiple) > 1 and not any(_edges(multiple[:count]) for count in (2, 3, 5)):
        return None
    step = 1
    while end > start:
        stretch = lines[start:end]
        cells = [row for row in stretch if len(row) > 1]
        if len(cells) < 2 and len(cells[0]) < 3:
            return None
        edges = _edges(cells)
        if edges is not None:
            break
        end -= step  # first row by row, then faster: a page of loose labels must not take long
        step += (end - start) // 8
    else:
        return None
    head: list[list[Run]] = []
    for row in reversed(before):
        below = head[-1] if head else lines[start]
        if not _heads(row, below, edges, body):
            break
        head.append(row)
    rows = [*reversed(head), *lines[start:end]]
    grid = _grid(rows, edges, page)
    return (grid, end, len(head)) if grid is not None else None


def _reach(lines: list[list[Run]], start: int) -> int:
    """How far down rows may belong to one table: rows of cells, and single lines close between or under them."""
    end = last = start
    while end < min(len(lines), start + MAX_ROWS):
        row = lines[end]
        above = lines[end - 1] if end > start else row
        distance = row[0].base - above[0].base
        if distance > 3.2 * max(row[0].size, above[0].size):
            break
        if len(row) > 1:
            if len(row) > MAX_CELLS or _keyed(row):
                break
            last = end
        elif distance > 1.9 * row[0].size or end - last > 12 or _entitles(lines, end):
            break
        end += 1
    # single lines under the last row of cells are judged by `_grid`; keep only those close to it
    while end - 1 > last and lines[end - 1][0].base - lines[end - 2][0].base > 1.7 * lines[end - 1][0].size:
        end -= 1
    return end


def _entitles(lines: list[list[Run]], at: int) -> bool:
    """Whether a single line is the title of another table: «3. Måltal», «Tabel 2 …» over a row of heads."""
    below = lines[at + 1] if at + 1 < len(lines) else []
    if len(below) < 2 or not _TITLE.match(lines[at][0].text):
        return False
    return not any(_FIGURE.match(run.text) for run in below[1:])


def _edges(cells: list[list[Run]]) -> list[tuple[float, float]] | None:
    """The columns' left and right bounds, from the rows with most cells; None where they do not align."""
    most = max(len(row) for row in cells)
    seeds = [row for row in cells if len(row) >= max(2, most - 1)]
    spans: list[tuple[float, float]] = []
    for x0, x1 in sorted((run.x0, run.x1) for row in seeds if len(row) == most for run in row):
        if spans and x0 <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], x1))
        else:
            spans.append((x0, x1))
    if len(spans) < most:
        return None
    for row in sorted(cells, key=len, reverse=True):
        for run in row:
            touched = [i for i, (x0, x1) in enumerate(spans) if run.x0 < x1 and run.x1 > x0]
            if not touched:
                spans.append((run.x0, run.x1))
                spans.sort()
            elif len(touched) == 1:
                i = touched[0]
                left, right = min(spans[i][0], run.x0), max(spans[i][1], run.x1)
                if (i and left <= spans[i - 1][1]) or (i + 1 < len(spans) and right >= spans[i + 1][0]):
                    continue
                spans[i] = left, right
    united = _united(cells, spans)
    if len(united) < len(spans) and len(united) > 1 and _aligned(cells, united):
        return united
    return spans if _aligned(cells, spans) else None


def _united(cells: list[list[Run]], spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Columns with a header set left and its figures set right, which do not overlap, are one.

    One of two neighbours begins where the other has ended, no row has both, and nearly every row has one of them, or a
    cell that reaches over both.
    """
    filled: list[set[int]] = [set() for _ in spans]
    bridged: list[set[int]] = [set() for _ in spans]
    for number, row in enumerate(cells):
        for run in row:
            touched = [i for i, (x0, x1) in enumerate(spans) if run.x0 < x1 and run.x1 > x0]
            for i in touched:
                (filled if len(touched) == 1 else bridged)[i].add(number)
    out, last = [spans[0]], filled[0]
    for i in range(1, len(spans)):
        own, either = filled[i], last | filled[i]
        turns = sum(1 for one, other in pairwise(sorted(either)) if (one in own) != (other in own))
        apart = bool(last and own) and not last & own and turns <= 2
        if apart and len(out) > 1 and len(either | (bridged[i - 1] & bridged[i])) >= 0.8 * len(cells):
            out[-1], last = (out[-1][0], spans[i][1]), either
        else:
            out.append(spans[i])
            last = own
    return out


def _aligned(cells: list[list[Run]], spans: list[tuple[float, float]]) -> bool:
    """Whether every column after the first has cells that share a left, right or middle line."""
    for x0, x1 in spans[1:]:
        inside = [run for row in cells for run in row if run.x0 >= x0 - 1 and run.x1 <= x1 + 1]
        if len(inside) < 2:
            continue
        best = 0
        for edges in (
            sorted(run.x0 for run in inside),
            sorted(run.x1 for run in inside),
            sorted((run.x0 + run.x1) / 2 for run in inside),
        ):
            middle = edges[len(edges) // 2]
            best = max(best, sum(1 for edge in edges if abs(edge - middle) <= ALIGNED))
        if best < SHARE * len(inside):
            return False
    return True


def _heads(row: list[Run], below: list[Run], spans: list[tuple[float, float]], body: float) -> bool:
    """Whether a single line above a table is one of its header rows: in the table's own small size, or beginning at
    a later column."""
    run = row[0]
    if len(row) > 1 or below[0].base - run.base > 3.2 * run.size or abs(run.size - below[0].size) > 0.3:
        return False
    if run.size < body - 0.6 and run.x0 >= spans[0][0] - ALIGNED and run.x1 <= spans[-1][1] + 60:
        return True
    near = below[0].base - run.base < 1.7 * run.size
    if near and len(spans) > 2 and _flush(run, spans):
        return True
    return near and (run.x0 > spans[0][1] - 1 or any(abs(run.x0 - x0) <= ALIGNED for x0, _ in spans[1:]))


def _flush(run: Run, spans: list[tuple[float, float]]) -> bool:
    """Whether words of a line end where each column but the first does: heads so close that they look like one line."""
    ends = [word[2] for word in run.words]
    return all(any(abs(end - x1) <= _FLUSH for end in ends) for _, x1 in spans[1:])


def _apart(run: Run, spans: list[tuple[float, float]]) -> list[Run]:
    """The heads of a line that ends where every column does, each in a run; the first two part at the widest blank."""
    if len(spans) < 3 or len(run.words) < len(spans) or not _flush(run, spans):
        return [run]
    ends = [next(n for n, word in enumerate(run.words) if abs(word[2] - x1) <= _FLUSH) for _, x1 in spans[1:]]
    gaps = [(run.words[n][1] - run.words[n - 1][2], -n) for n in range(1, ends[0] + 1)]
    cuts = [0, *([-max(gaps)[1]] if gaps else []), *(end + 1 for end in ends)]
    return [Run(run.words[a:b], run.base, run.size) for a, b in pairwise(cuts) if a < b]


def _grid(rows: list[list[Run]], spans: list[tuple[float, float]], page: int) -> Grid | None:
    """Cells from rows; a line that goes on with the cell above is put into it."""
    table: list[dict[int, list[Run]]] = []
    wide: dict[tuple[int, int], tuple[int, int]] = {}  # row, column -> first column, span
    last: list[Run] = []
    close = _close(rows, spans)
    for row in rows:
        placed = _placed(row, spans)
        if table and wide:
            over = len(table) - 1
            reaches = {column: sum(wide[over, column]) - 1 for column in table[-1] if (over, column) in wide}
            placed = _under_wide(placed, reaches, row[0].base - last[0].base <= close)
        distance = row[0].base - last[0].base if last else 0.0
        if table and last and (_beside(placed, distance) or _goes_on(placed, table[-1], spans, distance, close)):
            for column, _, run in placed:
                table[-1].setdefault(column, []).append(run)
        else:
            if not (table and last and _ends_label(placed, table[-1], distance)):
                table.append({})
            for column, end, run in placed:
                table[-1].setdefault(column, []).append(run)
                if end > column:
                    wide[(len(table) - 1, column)] = column, end - column + 1
        last = row
    full = [row for row in table if len(row) > 1]
    if not full or (len(full) < 2 and len(full[0]) < 3):
        return None
    _widen_headers(table, wide, spans)
    rights = [max(after[0] - PADDING, own[1]) for own, after in pairwise(spans)] + [spans[-1][1] + 1000]
    pieces = []
    for number, cells in enumerate(table):
        for column in sorted(cells):
            start, span = wide.get((number, column), (column, 1))
            pieces.append(Piece(number, start, 1, span, cells[column], rights[start + span - 1], page))
    edges = [spans[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(spans)), spans[-1][1]]
    top, bottom = rows[0][0].top, rows[-1][0].bottom
    return Grid(pieces, len(table), edges, top, bottom, page, spans)


def _placed(row: list[Run], spans: list[tuple[float, float]]) -> list[tuple[int, int, Run]]:
    """Column, last column and run; a run that holds the words of two columns is cut at the second one's edge."""
    out = []
    todo = [part for run in row for part in _apart(run, spans)]
    while todo:
        run = todo.pop(0)
        touched = [i for i, (x0, x1) in enumerate(spans) if run.x0 < x1 - 0.5 and run.x1 > x0 + 0.5]
        if not touched:
            middle = (run.x0 + run.x1) / 2
            touched = [min(range(len(spans)), key=lambda i: abs((spans[i][0] + spans[i][1]) / 2 - middle))]
        if len(touched) > 1 and (cut := _cut(run, spans, touched)):
            todo = [
                Run(run.words[:cut], run.base, run.size),
                Run(run.words[cut:], run.base, run.size, run.hyphen),
                *todo,
            ]
            continue
        out.append((touched[0], touched[-1], run))
    return out


def _under_wide(placed: list[tuple[int, int, Run]], reaches: dict[int, int], close: bool) -> list[tuple[int, int, Run]]:
    """The same with what goes on with a cell of several columns in that cell's column: `reaches` to their last ones."""
    out = []
    for column, end, run in placed:
        if close or _SMALL.match(run.words[0][0]):
            for first, final in reaches.items():
                if first <= column and end <= final:
                    column = end = first
        out.append((column, end, run))
    return out


def _cut(run: Run, spans: list[tuple[float, float]], touched: list[int]) -> int:
    """The word that begins a later column after more than a usual blank; 0 where none does."""
    for i in touched[1:]:
        for number in range(1, len(run.words)):
            before, after = run.words[number - 1][2], run.words[number][1]
            if after - before > 0.4 * run.size and before <= spans[i][0] + 1 and after >= spans[i - 1][1] - 1:
                return number
    return 0


def _close(rows: list[list[Run]], spans: list[tuple[float, float]]) -> float:
    """The distance up to which a line belongs to the row above it; 0 where lines and rows are equally far apart."""
    steps = [below[0].base - above[0].base for above, below in pairwise(rows)]
    inner = rows[1:-1]
    lead = steps[:-1]
    if (
        lead
        and max(lead) < min(lead) + 1.5 <= steps[-1]
        and any(row[0].x0 > spans[0][1] and not any(_FIGURE.match(run.text) for run in row) for row in inner)
    ):
        return steps[0] + 0.75  # the lines of a header and one row
    if len(steps) < 3:
        return 0.0
    tight = min(steps)
    wide = sorted(step for step in steps if step >= tight + 1.5)
    return tight + 0.75 if len(wide) >= 2 and len(wide) >= 0.25 * len(steps) else 0.0


def _ends_label(placed: list[tuple[int, int, Run]], above: dict[int, list[Run]], distance: float) -> bool:
    """Whether the figures of a row stand beside the last line of its label: the lines before are a row of one cell."""
    column, _, run = placed[0]
    label = above.keys() == {0} and column == 0 and len(placed) > 1 and distance <= 1.6 * run.size
    return label and _SMALL.match(run.words[0][0]) is not None


def _beside(placed: list[tuple[int, int, Run]], distance: float) -> bool:
    """Whether a line stands beside the one above, and not under it: a label set in the middle of a row of two lines."""
    return 0 <= distance < _LINE * placed[0][2].size and all(column == end for column, end, _ in placed)


def _goes_on(
    placed: list[tuple[int, int, Run]],
    above: dict[int, list[Run]],
    spans: list[tuple[float, float]],
    distance: float,
    close: float,
) -> bool:
    """Whether all runs of a row go on with cells of the row above: closer under it than rows are to one another,
    in small letters, or because there was no room on the line above."""
    labelled = placed[0][0] == 0
    if any(
        _FIGURE.match(run.text) and (labelled or column not in above or _FIGURE.match(above[column][-1].text))
        for column, _, run in placed
        if column
    ):
        close = 0.0  # figures begin a row, but for those of a header without a label («3. kv.» / «19»)
    for column, end, run in placed:
        if column not in above or end > column or distance > 1.6 * run.size:
            return False
        if distance <= close:
            continue
        last = above[column][-1]
        if last.hyphen or _SMALL.match(run.words[0][0]) or _OPEN.search(last.text):
            continue
        if len(placed) > 1:
            return False
        room = spans[column + 1][0] if column + 1 < len(spans) else spans[column][1]
        width = run.words[0][2] - run.words[0][1]
        if last.x1 + 0.25 * run.size + width < room - 0.5 * run.size:
            return False
    return True


def _widen_headers(
    table: list[dict[int, list[Run]]], wide: dict[tuple[int, int], tuple[int, int]], spans: list[tuple[float, float]]
) -> None:
    """In the rows above the first full one, a header reaches over the empty columns beside it.

    One that begins at its column's left edge reaches to the right; one that does not stands over its middle.
    """
    fullest = max(len(row) for row in table)
    for number, row in enumerate(table[:3]):
        if len(row) >= fullest or number + 1 >= len(table):
            return
        filled = sorted(row)
        ends = {column: sum(wide.get((number, column), (column, 1))) - 1 for column in filled}
        free = 1 if len(filled) > 1 or filled[0] > 0 else 0  # the first column not spoken for
        for i, column in enumerate(filled):
            last = (filled[i + 1] if i + 1 < len(filled) else len(spans)) - 1
            run = row[column][0]
            if column == 0 and len(filled) > 1:
                free = ends[column] + 1
                continue
            if run.x0 <= spans[column][0] + ALIGNED:
                first = column
                if abs(run.x1 - spans[column][1]) <= ALIGNED < abs(run.x0 - spans[column][0]):
                    last = column  # set right over its own figures
            else:
                first, last = _over(run, free, column, ends[column], last, spans)
            if last > first:
                wide[(number, column)] = first, last - first + 1
            free = max(last, ends[column]) + 1


def _over(run: Run, free: int, start: int, end: int, last: int, spans: list[tuple[float, float]]) -> tuple[int, int]:
    """The columns whose common middle is nearest to that of a header set in the middle; the most of them."""
    middle = (run.x0 + run.x1) / 2
    best = start, end
    miss = abs((spans[start][0] + spans[end][1]) / 2 - middle)
    for first in range(min(free, start), start + 1):
        for final in range(end, last + 1):
            off = abs((spans[first][0] + spans[final][1]) / 2 - middle)
            if off < miss - 4 or (off <= miss + 4 and final - first > best[1] - best[0]):
                best, miss = (first, final), min(off, miss)
    return best
