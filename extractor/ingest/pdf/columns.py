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
LONG = 20  # lines of a column: with so many, headings and short items may outnumber the full lines
DEPTH = 3  # gutters within gutters
TABLE = "\x00"  # the one word of a line that holds the place of a ruled table

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


def columns(runs: list[Run], gutters: set[int], reach: float = 0.0, depth: int = 0) -> list[Column]:
    """The columns of a page (or of a part of it) in reading order.

    `gutters` are the left edges of the document's columns behind a gutter, so far as they are known: those found are
    added. `reach` is the right edge of the text around the part, where that is known (0: not).
    """
    if not runs:
        return []
    lines = rows(runs)
    if depth < DEPTH and len(runs) <= MAX_RUNS and (gaps := _gaps(lines)):
        split = _best(lines, gaps, gutters)
        if split is not None:
            above, left, right, below, kind = split
            out = columns(above, gutters, reach, depth + 1)
            if kind == "columns":
                gutters.add(round(min(run.x0 for run in right)))
                out += columns(left, gutters, 0.0, depth + 1) + columns(right, gutters, 0.0, depth + 1)
            elif kind == "letterhead":
                left, right, rest = _cut_short(left, right)
                below = [*rest, *below]
                for side in (left, right):
                    out += [
                        Column("margin", column.rows, column.right) for column in columns(side, gutters, 0.0, DEPTH)
                    ]
            else:
                margin, main = (left, right) if kind == "margin_left" else (right, left)
                edge = right_edge(main)
                head, main = _beheaded(main, margin[0].base)
                out += columns(head, gutters, edge, depth + 1)
                out += [column._replace(flow="margin") for column in columns(margin, gutters, 0.0, DEPTH)]
                out += columns(main, gutters, edge, depth + 1)
            return out + columns(below, gutters, reach, depth + 1)
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
    for above, below in pairwise(lines):
        one, other = above[0], below[0]
        if len(above) == len(below) == 1 and other.base - one.base < 0.85 * min(one.size, other.size):
            left, right = (one, other) if one.x0 < other.x0 else (other, one)
            if right.x0 - left.x1 >= 6:
                counts.setdefault(int(right.x0 / 8), []).append((left.x1 + right.x0) / 2)
    total = sum(map(len, counts.values()))
    if total < 2:
        return []
    # a blank's right side is the left edge of the block behind it: take the point just before that edge
    edges = sorted(counts, key=lambda key: (-len(counts[key]), key))[:6]
    return [at for key in edges if len(counts[key]) >= 2 for at in (max(counts[key]), key * 8 - 1.0)]


def _best(lines: list[list[Run]], gaps: list[float], gutters: set[int]) -> _Split | None:
    runs = [run for line in lines for run in line]
    best: tuple[tuple[int, int], _Split] | None = None
    seen: set[tuple[tuple[bool, bool], ...]] = set()
    for gap in gaps:
        sides = tuple([(run.x0 >= gap - 1, run.x1 > gap + 1) for run in runs])
        if sides in seen:
            continue
        seen.add(sides)
        for band in _bands(runs, gap):
            kind = _kind(*band[1:3], gutters)
            if kind is None:
                continue
            left, right = len(band[1]), len(band[2])
            size = min(left, right), left + right  # of two as good the one that leaves least over
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


def _kind(left: list[Run], right: list[Run], gutters: set[int]) -> _Kind | None:
    x0, gutter0 = min(run.x0 for run in left), max(run.x1 for run in left)
    gutter1, x1 = min(run.x0 for run in right), max(run.x1 for run in right)
    if gutter1 - gutter0 < 6:
        return None
    top = max(left[0].base, right[0].base) - 30
    bottom = min(left[-1].base, right[-1].base) + 30
    beside_left = [run for run in left if top <= run.base <= bottom]
    beside_right = [run for run in right if top <= run.base <= bottom]
    left_prose, right_prose = _prose(beside_left), _prose(beside_right)
    if left_prose != right_prose and _columned(beside_right if left_prose else beside_left):
        left_prose = right_prose = True
    width = x1 - x0
    if _held(right) and _prose(beside_left, 2.0):
        return "margin_right"
    if _held(left) and _prose(beside_right, 2.0):
        return "margin_left"
    if round(gutter1) in gutters and _alone(left) and _alone(right):
        return "columns"
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


def _columned(side: list[Run]) -> bool:
    """Whether a side of a gutter is itself two columns of text."""
    for gap in _gaps(rows(side)):
        left = [run for run in side if run.x1 <= gap + 1]
        right = [run for run in side if run.x0 >= gap - 1]
        if len(left) + len(right) == len(side) and _prose(left) and _prose(right):
            return True
    return False


def _held(side: list[Run]) -> bool:
    """Whether there is nothing but a ruled table on a side."""
    return all(run.words[0][0] == TABLE for run in side)


def _prose(side: list[Run], least: float = 3.0) -> bool:
    """Lines of running text: `least` words each, most of them as wide as the column; tables may stand among them."""
    lines = _alone(side)
    if len(lines) < 3:
        return False
    words = [word[0] for run in lines for word in run.words]
    if len(words) < least * len(lines):
        return False
    if sum(1 for word in words if word[0].isdigit()) > 0.3 * len(words):
        return False
    x0, x1 = min(run.x0 for run in lines), max(run.x1 for run in lines)
    full = sum(1 for run in lines if run.x1 - run.x0 >= 0.7 * (x1 - x0))
    return full >= (0.5 if len(lines) < LONG else 0.3) * len(lines)


def _alone(side: list[Run]) -> list[Run]:
    """Lines that stand alone on their baseline, where the others are few or stand together as a table's rows do."""
    side = [run for run in side if run.words[0][0] != TABLE]
    counts: dict[int, int] = {}
    for run in side:
        counts[round(run.base)] = counts.get(round(run.base), 0) + 1
    if len(counts) >= 0.85 * len(side):
        return side
    crowds = [count > 1 for _, count in sorted(counts.items())]
    beside = zip([False, *crowds[:-1]], crowds, [*crowds[1:], False], strict=True)
    among = sum(1 for above, own, below in beside if own and not above and not below)
    if among > 0.15 * len(counts) or crowds.count(False) < 0.4 * len(counts):
        return []
    return [run for run in side if counts[round(run.base)] == 1]


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
