"""A month column that cannot follow the one before it: «jan-13, feb-12» is a slip for feb-13."""

from collections.abc import Iterator
from itertools import pairwise

from extractor.assembly.checks.finding import finding
from extractor.assembly.scene import Scene
from extractor.schema.facts import Mention
from extractor.schema.result import Problem
from extractor.schema.values import Period


def months(scene: Scene) -> Iterator[Problem]:
    """Header rows whose months rise by one but for one that falls back a year."""
    for table in scene.document.tables:
        rows: dict[int, list[tuple[int, Mention]]] = {}
        for row in range(table.header_rows):
            for column in range(table.columns):
                cell = table.at(row, column)
                if cell is None or cell.column != column:
                    continue
                dates = scene.dates_in((cell.start, cell.end))
                if len(dates) == 1 and isinstance(dates[0].value, Period) and dates[0].value.precision == "month":
                    rows.setdefault(row, []).append((column, dates[0]))
        for found in rows.values():
            yield from _row([mention for _, mention in found], scene)


def _row(found: list[Mention], scene: Scene) -> Iterator[Problem]:
    """Three or more months, each one after the other; one that has the right month but a wrong year is reported."""
    starts = [m.value.start for m in found if isinstance(m.value, Period) and m.value.start is not None]
    if len(starts) < 3 or len(starts) < len(found):
        return  # a month without a year cannot be held against its neighbours
    numbers = [start.year * 12 + start.month for start in starts]
    rising = sum(b - a == 1 for a, b in pairwise(numbers))
    for i in range(1, len(numbers)):
        gap = numbers[i] - numbers[i - 1]
        if gap != 1 and gap % 12 == 1 and rising >= len(numbers) - 3 and rising >= 1:
            before, here = (scene.text[m.start : m.end] for m in (found[i - 1], found[i]))
            yield finding("check_month", found[i].start, f"«{here}» efter «{before}»", scene)
