"""Several periods told in one breath: «april, maj og juni», «i årene 2026-2029» with a figure for each, «fra … til …».

Source: annotation guidelines, sections 3 and 7.
"""

import re
from datetime import date as date_type

from extractor.assembly.scene import Scene
from extractor.lang import periods
from extractor.schema.facts import Mention
from extractor.schema.values import Period

_JOIN = re.compile(r"(?:,|,? (?:og|eller|samt))\s")
_UNITS = ("month", "quarter", "half_year", "year")
_NAMED = (
    ("week", re.compile(r"\buge")),
    ("quarter", re.compile(r"kvartal|\bkvt\b|\bkv\.|\bq\d")),
    ("half_year", re.compile(r"halvår|\bhalvdel\b")),
    ("day", re.compile(r"\d{1,2}\. ?[a-zæøå]{3}|\d[./-]\d|primo|medio|ultimo|udgangen|starten|begyndelsen")),
    ("month", re.compile(r"[a-zæøå]{3,9}")),
    ("year", re.compile(r"\d{4}")),
)


def chain(date: Mention, dates: list[Mention], scene: Scene) -> list[Mention]:
    """The dates of one kind that stand in a row with `date` («april, maj og juni»), in order; at least itself."""
    kind = date.value.precision if isinstance(date.value, Period) else None
    if kind not in _UNITS:
        return [date]
    alike = sorted(
        (d for d in dates if isinstance(d.value, Period) and d.value.precision == kind), key=lambda d: d.start
    )
    if date not in alike:
        return [date]
    first = last = alike.index(date)
    while first > 0 and _JOIN.fullmatch(scene.lowered, alike[first - 1].end, alike[first].start):
        first -= 1
    while last + 1 < len(alike) and _JOIN.fullmatch(scene.lowered, alike[last].end, alike[last + 1].start):
        last += 1
    return alike[first : last + 1]


def one_each(mention: Mention, dates: list[Mention], scene: Scene) -> Mention | None:
    """«I april, maj og juni var andelen 31, 28 og 36 pct.»: the n-th date for the n-th figure of a row."""
    if len(dates) < 2:
        return None
    row = alike_in_row(mention, scene)
    if len(row) < 2:
        return None
    for date in dates:
        dated = chain(date, dates, scene)
        if len(dated) == len(row):
            return dated[row.index(mention)]
    return None


def alike_in_row(mention: Mention, scene: Scene) -> list[Mention]:
    """The figures of the same kind that stand in one row with this one."""
    return [v for v in scene.row(mention) if v.value.kind == mention.value.kind]


def part_of_range(mention: Mention, date: Mention, scene: Scene, fewest: int) -> tuple[date_type, date_type] | None:
    """«2,0, 3,5 og 3,5 mio. kr. i årene 2026-2028»: the month, quarter or year of a range for the n-th of a row."""
    row, value = alike_in_row(mention, scene), date.value
    assert isinstance(value, Period)
    if len(row) < fewest or value.start is None or value.end is None or value.precision != "range":
        return None
    months = (value.end.year - value.start.year) * 12 + value.end.month - value.start.month + 1
    for unit, size in (("month", 1), ("quarter", 3), ("half_year", 6), ("year", 12)):
        first, last = periods.around(value.start, unit), periods.around(value.end, unit)
        if months == size * len(row) and first[0] == value.start and last[1] == value.end:
            return periods.around(value.start, unit, row.index(mention))
    return None


def ends(date: Mention, scene: Scene) -> tuple[tuple[date_type, date_type], tuple[date_type, date_type]] | None:
    """The first and the last period of a range: the quarters of «fra 2. til 3. kvartal», else a month or day each."""
    value = date.value
    if not isinstance(value, Period) or value.precision != "range" or value.start is None or value.end is None:
        return None
    said = re.split(r" til |\s?[-–]\s?| og ", scene.lowered[date.start : date.end])
    units = [next((unit for unit, form in _NAMED if form.search(part)), None) for part in said[:2]]
    if len(units) < 2:
        return periods.around(value.start, "month"), periods.around(value.end, "month")
    first, last = units[0] or units[1], units[1] or units[0]
    if first in (None, "day") or re.fullmatch(r"\D{0,8}\d{1,2}\.?", said[0]):
        first = last
    return _around(value.start, value.start, first), _around(value.end, value.end, last)


def _around(day: date_type, alone: date_type, unit: str | None) -> tuple[date_type, date_type]:
    return (alone, alone) if unit in (None, "day") else periods.around(day, unit)
