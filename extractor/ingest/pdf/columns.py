"""Reading order: what stands side by side on a page is a table, columns of text, or a margin block.

A gutter is a blank strip that no line crosses. Beside it: two sides of prose are columns, prose beside a narrow
block of short lines is a text with a margin block (which then comes first, so that it splits no sentence), two
blocks of short lines with «Dato», «Sagsnr.» or an address are a letterhead. All else is left to the tables.
"""

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from extractor.ingest.pdf.lines import rows
from extractor.ingest.pdf.words import Run

Flow = Literal["main", "margin"]
MAX_RUNS = 800  # on a page; more are a drawing's labels, read from top to bottom
MAX_COLUMNS = 4  # a row of more runs is a table's
DEPTH = 3  # gutters within gutters

_LETTERHEAD = re.compile(
    r"\b(?:dato|sagsnr|sagsbeh|sagsb|j\.? ?nr|journalnr|dok(?:ument)?nr|tlf|telefon|cvr|e-?mail|www|ref|dir)\b"
    r"|@|^(?:DK-)?\d{4} [A-ZÆØÅ]",
    re.IGNORECASE,
)


class Column(NamedTuple):
    """Rows of runs that are read from top to bottom before the next column."""

    flow: Flow
    rows: list[list[Run]]
    right: float  # where its lines could reach


_Kind = Literal["columns", "letterhead", "margin_left", "margin_right"]


class _Split(NamedTuple):
    above: list[Run]
    left: list[Run]
    right: list[Run]
    below: list[Run]
    kind: _Kind


def columns(runs: list[Run], reach: float = 0.0, depth: int = 0) -> list[Column]:
    """The columns of a page (or of a part of it) in reading order.

    `reach` is the right edge of the text around the part, where that is known (0: not).
    """
    if not runs:
        return []
    lines = rows(runs)
    if depth < DEPTH and len(runs) <= MAX_RUNS and (gaps := _gaps(lines)):
        split = _best(lines, gaps)
        if split is not None:
            above, left, right, below, kind = split
            out = columns(above, reach, depth + 1)
            if kind == "columns":
                out += columns(left, 0.0, depth + 1) + columns(right, 0.0, depth + 1)
            elif kind == "letterhead":
                left, right, rest = _cut_short(left, right)
                below = [*rest, *below]
                for side in (left, right):
                    out += [Column("margin", column.rows, column.right) for column in columns(side, 0.0, DEPTH)]
            else:
                margin, main = (left, right) if kind == "margin_left" else (right, left)
                edge = right_edge(main)
                head, main = _beheaded(main, margin[0].base)
                out += columns(head, edge, depth + 1)
                out += [Column("margin", column.rows, column.right) for column in columns(margin, 0.0, DEPTH)]
                out += columns(main, edge, depth + 1)
            return out + columns(below, reach, depth + 1)
    return [Column("main", lines, reach or right_edge(runs))]


def page_edge(runs: list[Run], width: float) -> float:
    """Where the text of a page in one column ends; a few short lines do not tell: they reach over most of the page."""
    edge = right_edge(runs)
    if sum(1 for run in runs if edge - 15 <= run.x1 <= edge) > 3:
        return edge
    return max(edge, 0.8 * (width - min(run.x0 for run in runs)))


def right_edge(runs: list[Run]) -> float:
    """Where a column's lines end: the farthest end that another line comes near, the farthest of all without one."""
    ends = sorted((run.x1 for run in runs if len(run.words) > 3), reverse=True)
    for one, other in pairwise(ends):
        if one - other <= 15:
            return one
    return max(run.x1 for run in runs)


def _beheaded(main: list[Run], top: float) -> tuple[list[Run], list[Run]]:
    """What of the text stands above its margin block, cut at a blank between paragraphs."""
    cut = 0
    for i, (above, below) in enumerate(pairwise(main), 1):
        if above.base >= top:
            break
        if below.base - above.base > 1.6 * above.size:
            cut = i
    return main[:cut], main[cut:]


def _cut_short(left: list[Run], right: list[Run]) -> tuple[list[Run], list[Run], list[Run]]:
    """What goes on below the shorter of two blocks, after a blank, is no longer beside it."""
    end = min(left[-1].base, right[-1].base)
    sides, rest = [], []
    for side in (left, right):
        cut = len(side)
        for i, (above, below) in enumerate(pairwise(side), 1):
            if below.base > end + 2 and below.base - above.base > 2 * above.size:
                cut = i
                break
        sides.append(side[:cut])
        rest += side[cut:]
    return sides[0], sides[1], rest


def _gaps(lines: list[list[Run]]) -> list[float]:
    """Middles of the blanks between runs that stand side by side, those that recur."""
    counts: dict[int, list[float]] = {}
    for line in lines:
        if len(line) > MAX_COLUMNS:
            continue
        for left, right in pairwise(line):
            if right.x0 - left.x1 >= 6:
                counts.setdefault(int(right.x0 / 8), []).append((left.x1 + right.x0) / 2)
    for (one, *more), (other, *others) in pairwise(lines):
        if not more and not others and other.base - one.base < 0.85 * min(one.size, other.size):
            left, right = (one, other) if one.x0 < other.x0 else (other, one)
            if right.x0 - left.x1 >= 6:
                counts.setdefault(int(right.x0 / 8), []).append((left.x1 + right.x0) / 2)
    total = sum(map(len, counts.values()))
    if total < 2:
        return []
    # a blank's right side is the left edge of the block behind it: take the point just before that edge
    edges = sorted(counts, key=lambda key: (-len(counts[key]), key))[:6]
    return [at for key in edges if len(counts[key]) >= 2 for at in (max(counts[key]), key * 8 - 1.0)]


def _best(lines: list[list[Run]], gaps: list[float]) -> _Split | None:
    runs = [run for line in lines for run in line]
    best: tuple[float, _Split] | None = None
    seen: set[tuple[int, ...]] = set()
    for gap in gaps:
        sides = tuple(i for i, run in enumerate(runs) if run.x0 >= gap - 1)
        if sides in seen:
            continue
        seen.add(sides)
        for band in _bands(runs, gap):
            kind = _kind(*band[1:3])
            if kind is None:
                continue
            size = float(min(len(band[1]), len(band[2])))
            if best is None or size > best[0]:
                best = size, _Split(*band, kind)
    return None if best is None else best[1]


def _bands(runs: list[Run], gap: float) -> list[tuple[list[Run], list[Run], list[Run], list[Run]]]:
    """Stretches of the page between lines that cross x = `gap`: above, left, right, below."""
    crossing = sorted(run.base for run in runs if run.x0 < gap - 1 and run.x1 > gap + 1)
    edges = [-1e9, *crossing, 1e9]
    found = []
    for top, bottom in pairwise(edges):
        inside = [run for run in runs if top < run.base < bottom]
        left = [run for run in inside if run.x1 <= gap + 1]
        right = [run for run in inside if run.x0 >= gap - 1]
        if len(left) < 2 or len(right) < 2 or len(left) + len(right) < len(inside):
            continue
        left_span = left[0].base, left[-1].base
        overlap = min(left_span[1], right[-1].base) - max(left_span[0], right[0].base)
        if overlap < 0.9 * left[0].size:
            continue
        above = [run for run in runs if run.base <= top]
        below = [run for run in runs if run.base >= bottom]
        found.append((above, left, right, below))
    return found


def _kind(left: list[Run], right: list[Run]) -> _Kind | None:
    x0, gutter0 = min(run.x0 for run in left), max(run.x1 for run in left)
    gutter1, x1 = min(run.x0 for run in right), max(run.x1 for run in right)
    if gutter1 - gutter0 < 6:
        return None
    top = max(left[0].base, right[0].base) - 30
    bottom = min(left[-1].base, right[-1].base) + 30
    left_prose = _prose([run for run in left if top <= run.base <= bottom])
    right_prose = _prose([run for run in right if top <= run.base <= bottom])
    width = x1 - x0
    if left_prose and right_prose:
        narrow = min(gutter0 - x0, x1 - gutter1) / width
        return "columns" if narrow > 0.25 else None
    if left_prose and (x1 - gutter1) < 0.42 * width and _block(right, left):
        return "margin_right"
    if right_prose and (gutter0 - x0) < 0.42 * width and _block(left, right):
        return "margin_left"
    if _letterhead(left, right):
        return "letterhead"
    return None


def _prose(side: list[Run]) -> bool:
    """Lines of running text: several words each, most of them as wide as the column, one on a baseline."""
    if len(side) < 3:
        return False
    words = [word[0] for run in side for word in run.words]
    if len(words) < 3.0 * len(side):
        return False
    if sum(1 for word in words if word[0].isdigit()) > 0.3 * len(words):
        return False
    if len({round(run.base) for run in side}) < 0.85 * len(side):
        return False
    x0, x1 = min(run.x0 for run in side), max(run.x1 for run in side)
    full = sum(1 for run in side if run.x1 - run.x0 >= 0.7 * (x1 - x0))
    return full >= 0.5 * len(side)


def _block(side: list[Run], prose: list[Run]) -> bool:
    """Short lines close under one another (no row labels beside the prose), or in a size of their own."""
    if len({round(run.base) for run in side}) < 0.85 * len(side):
        return False
    words = [word[0] for run in side for word in run.words]
    if sum(1 for word in words if word[0].isdigit()) > 0.6 * len(words):
        return False
    size = sorted(run.size for run in side)[len(side) // 2]
    if abs(size - sorted(run.size for run in prose)[len(prose) // 2]) > 0.4:
        return True
    tight = sum(1 for one, other in pairwise(side) if other.base - one.base < 1.7 * one.size)
    return tight >= 0.4 * (len(side) - 1)


def _letterhead(left: list[Run], right: list[Run]) -> bool:
    """Two blocks of short lines, one of them with a letterhead's labels."""
    if max(len(left), len(right)) > 15:
        return False
    for side in (left, right):
        if len({round(run.base) for run in side}) < len(side) or any(len(run.words) > 7 for run in side):
            return False
    labelled = [sum(1 for run in side if _LETTERHEAD.search(run.text)) for side in (left, right)]
    keys = sum(1 for run in left if run.words[-1][0].endswith(":"))
    return max(labelled) >= 2 and keys < 0.5 * len(left)
