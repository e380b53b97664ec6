"""Runs -> rows and lines: what stands on one baseline, from left to right."""

import re
from operator import attrgetter

from extractor.ingest.pdf.words import GAP, Run

LABEL = re.compile(
    r"(?:[•▪■●○◦◆➢➤►✓–‒—*-]|(?:\d{1,3}|[A-Za-zÆØÅæøå]|[ivxIVX]{1,4})[.)]|\((?:\d{1,2}|[a-z])\)|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$"
)
"""The first word of a list item or a numbered heading."""

BULLET = re.compile(r"[•▪■●○◦◆➢➤►✓–‒—*-]$")


def rows(runs: list[Run]) -> list[list[Run]]:
    """Runs grouped by baseline, top to bottom, each row left to right; adjoining runs become one."""
    out: list[list[Run]] = []
    row: list[Run] = []
    base = size = 0.0
    for run in sorted(runs, key=_by_base):
        if row and run.base - base <= 0.35 * (size if size < run.size else run.size):
            row.append(run)
        else:
            if row:
                out.append(_tidy(row) if len(row) > 1 else row)
            row, base, size = [run], run.base, run.size
    if row:
        out.append(_tidy(row) if len(row) > 1 else row)
    return out


_by_base = attrgetter("base", "x0")


def _tidy(row: list[Run]) -> list[Run]:
    """Join runs that adjoin, drop what is drawn twice at one place, join a list label with its text."""
    row.sort(key=_by_left)
    out = [row[0]]
    before = row[0]
    listed = len(row) == 2 and len(row[1].words) > 2  # a label and its text, no row of a table
    for run in row[1:]:
        last = out[-1]
        gap = run.x0 - last.x1
        size = max(last.size, run.size)
        if abs(run.x0 - before.x0) < 0.3 * size and run.text == before.text:
            continue
        before = run
        if -0.3 * size < gap <= GAP * min(last.size, run.size) or (
            len(last.words) == 1 and 0 < gap < 4 * size and (LABEL if listed else BULLET).match(last.words[0][0])
        ):
            out[-1] = _joined(last, run, gap)
        else:
            out.append(run)
    return out


def _joined(left: Run, right: Run, gap: float) -> Run:
    if gap < 0.08 * left.size and (left.hyphen or not (left.words[-1][0][-1] in ".,:;" or len(right.words[0][0]) > 3)):
        text, x0, _ = left.words[-1]
        second, _, x1 = right.words[0]
        words = [*left.words[:-1], (text + second, x0, x1), *right.words[1:]]
    else:
        words = left.words + right.words
    main = left if left.x1 - left.x0 >= right.x1 - right.x0 else right
    joined = Run(words, main.base, main.size, right.hyphen)
    joined.top = min(left.top, right.top)
    joined.bottom = max(left.bottom, right.bottom)
    return joined


_by_left = attrgetter("x0")
