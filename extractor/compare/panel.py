"""One panel of a chart: axes, stepped threshold lines, series with their breaks, and labels beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from extractor.compare import svg
from extractor.compare.bases import Base
from extractor.compare.joins import Break, Join, breaks
from extractor.compare.overview import figure
from extractor.compare.rulebook import Rule, rules
from extractor.compare.series import Point, Series
from extractor.compare.svg import Area
from extractor.compare.table import note
from extractor.compare.words import missing_word, number, period_words, short_number, word

GREY, LIMIT = "#5b6470", "#b00020"
_DASHES = {"own_count": "", "official": "", "press": "2 3", "law": "2 3", "unknown": "2 3"}


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit on the figures of a panel, for the days it was valid. `inverted`: worded of the complement."""

    rule: Rule
    limit: Decimal
    first: date
    last: date
    inverted: bool

    def words(self) -> str:
        """«20 pct. (2022-01-01 – 2023-11-27)», «mindst 80 pct. har fået …, vist omvendt»."""
        if self.inverted:
            least = short_number(100 - self.limit)
            return f"Mindst {least} pct. har fået – {self.rule.validity()}, vist omvendt"
        return f"{short_number(self.limit)} pct. – {self.rule.name}, {self.rule.validity()}"


def thresholds(indicator: str, group: str, first: date, last: date) -> list[Threshold]:
    """The limits that held for an indicator and group in the days shown, in time."""
    made = []
    for rule in rules():
        read = rule.reads(indicator)
        if read is None or not rule.concerns(read[0], group) or not rule.holds_on(first, last):
            continue
        limit = rule.breach.inverted().limit if read[1] else rule.breach.limit
        inverted = rule.breach.comparator in ("lt", "lte") and read[1]
        made.append(Threshold(rule, limit, max(first, rule.measured_from), min(last, rule.valid_to), inverted))
    return sorted(made, key=lambda t: (t.first, t.rule.id))


def draw(
    area: Area,
    series: Sequence[Series],
    joins: Mapping[Point, Join],
    bases: Mapping[Point, Base],
    title: str,
    styles: Mapping[tuple[str, str], int],
    unit: str,
) -> Iterator[str]:
    """The panel's SVG, bottom layer first. `styles` gives each municipality and kind of source its look."""
    yield svg.text(area.left, area.top - 22, title, 13, more='font-weight="bold"')
    yield from _axes(area, unit)
    key = series[0].key
    yield from _breaks(area, [b for b in breaks() if b.concerns(key.indicator, key.group)])
    figures = [(area.x(middle(p)), area.y(min(p.value, area.high)) - 9) for one in series for p in one.points if p.days]
    yield from _thresholds(area, thresholds(key.indicator, key.group, area.first, area.last), figures)
    ends: list[tuple[float, float, str, str]] = []
    for one in series:
        look = styles[one.key.municipality, one.key.source_kind]
        yield from _line(area, one, joins, look)
        yield from _points(area, one, bases, look, unit)
        dated = [p for p in one.points if p.days]
        if dated:
            at, told = (
                dated[-1],
                f"{one.key.municipality or '(ingen kommune)'}, {word('source_kind', one.key.source_kind)}",
            )
            ends.append(
                (area.x(middle(at)), area.y(min(at.value, area.high)), told, svg.COLOURS[look % len(svg.COLOURS)])
            )
    yield from _labels(area, ends)


def middle(point: Point) -> date:
    """Where a figure is drawn: its day, or the middle of its period."""
    start, end = point.days or (date.min, date.min)
    return start + (end - start) // 2


def _axes(area: Area, unit: str) -> Iterator[str]:
    for value in svg.value_ticks(area.high):
        y = area.y(value)
        yield svg.line(area.left, y, area.right, y, "#d5dae0")
        yield svg.text(area.left - 6, y + 4, svg.tick_words(value), 11, "end", f'fill="{GREY}"')
    yield svg.text(area.left - 6, area.top - 8, unit, 11, "end", f'fill="{GREY}"')
    yield svg.line(area.left, area.bottom, area.right, area.bottom, GREY)
    for day, name in svg.day_ticks(area.first, area.last):
        yield svg.line(area.x(day), area.bottom, area.x(day), area.bottom + 4, GREY)
        yield svg.text(area.x(day), area.bottom + 17, name, 11, "middle", f'fill="{GREY}"')


def _breaks(area: Area, found: Sequence[Break]) -> Iterator[str]:
    for one in found:
        if area.first < one.on <= area.last:
            x = area.x(one.on)
            yield svg.line(x, area.top, x, area.bottom, GREY, 'stroke-dasharray="1 4"')
            yield svg.text(x + 4, area.top + 10, f"seriebrud {one.on.isoformat()}", 10, more=f'fill="{GREY}"')


def _thresholds(area: Area, found: Sequence[Threshold], figures: Sequence[tuple[float, float]]) -> Iterator[str]:
    """Steps: each limit as long as it was valid, with a post where it begins and ends inside the panel.

    The words stand under the line or over it, where they cover fewer of the `figures`.
    """
    style = 'stroke-width="1.4" stroke-dasharray="7 4"'
    for nth, one in enumerate(found):
        if one.limit > area.high:
            continue
        y, x1, x2 = area.y(one.limit), area.x(one.first), area.x(one.last + timedelta(days=1))
        yield svg.line(x1, y, x2, y, LIMIT, style)
        for edge, x in ((one.first, x1), (one.last, x2)):
            if area.first < edge < area.last:
                yield svg.line(x, y - 5, x, y + 5, LIMIT, 'stroke-width="1.4"')
        left = min(x1 + 4, max(area.left + 4, area.right - 5.6 * len(one.words())))
        near = [fy for fx, fy in figures if left - 12 < fx < left + 5.6 * len(one.words()) + 12]
        sides = (y - 5, y + 13) if nth % 2 else (y + 13, y - 5)
        low = min(sides, key=lambda side: sum(abs(fy - side) < 11 for fy in near))
        yield svg.text(left, low, one.words(), 10, more=f'fill="{LIMIT}"')
    for before, after in pairwise(found):
        if after.first - before.last == timedelta(days=1) and before.limit != after.limit:
            x = area.x(after.first)
            yield svg.line(x, area.y(before.limit), x, area.y(after.limit), LIMIT, style)


def _line(area: Area, one: Series, joins: Mapping[Point, Join], look: int) -> Iterator[str]:
    colour, dash = svg.COLOURS[look % len(svg.COLOURS)], _DASHES.get(one.key.source_kind, "2 3")
    more = 'stroke-width="2"' + (f' stroke-dasharray="{dash}"' if dash else "")
    for point in one.points:
        join = joins.get(point)
        if join and join.joined:
            x1, x2 = area.x(middle(join.left)), area.x(middle(join.right))
            yield svg.line(
                x1, area.y(join.left.value), x2, area.y(join.right.value), colour, more + ' class="forbundet"'
            )


def _points(area: Area, one: Series, bases: Mapping[Point, Base], look: int, unit: str) -> Iterator[str]:
    colour, shape = svg.COLOURS[look % len(svg.COLOURS)], svg.MARKERS[look % len(svg.MARKERS)]
    for point in one.points:
        if point.days is None:
            continue
        x, y = area.x(middle(point)), area.y(min(point.value, area.high))
        base = bases.get(point)
        small = base is not None and (base.small or base.maybe_small)
        told = f"{one.key.municipality}, {period_words(*point.days)}: {figure(point)} {unit}".rstrip()
        title = " – ".join(part for part in (told, note(base), _where(point)) if part)
        if point.bound:
            yield svg.bound_marker(x, y, point.modifier in ("more_than", "at_least"), colour, title)
        elif point.value_to is not None:
            yield svg.line(x, y, x, area.y(min(point.value_to, area.high)), colour, 'stroke-width="3"')
            yield svg.marker(x, y, "bar", colour, small, title)
        else:
            yield svg.marker(x, y, shape, colour, small, title)
        yield svg.haloed(x, y - (13 if point.bound else 9), figure(point), colour)
    for gap in one.missing:
        x = area.x(gap.start + (gap.end - gap.start) // 2)
        when, why = period_words(gap.start, gap.end), missing_word(gap.token)
        sign = svg.haloed(x, area.bottom - 5, f"«{gap.token}»", colour)
        yield svg.titled(f"{one.key.municipality}, {when}: {why} – {gap.place.words()}", sign)


def _where(point: Point) -> str:
    return "; ".join(f"{place.words()}: «{place.passage}»" for place in point.places)


def _labels(area: Area, ends: Sequence[tuple[float, float, str, str]]) -> Iterator[str]:
    """The series' names to the right of the plot, with a thin line to the last point where they had to move."""
    heights = svg.apart([y for _, y, _, _ in ends], 13, area.top, area.bottom)
    for (x, y, told, colour), at in zip(ends, heights, strict=True):
        yield svg.line(x + 6, y, area.right + 6, at, colour, 'stroke-width="0.6" opacity="0.6"')
        yield svg.text(area.right + 9, at + 4, told, 11, more=f'fill="{colour}"')


def span(points: Sequence[Point]) -> tuple[date, date] | None:
    """The days that an axis must hold, with some air."""
    days = [edge for p in points if p.days for edge in p.days]
    if not days:
        return None
    first, last = min(days), max(days)
    air = max(timedelta(days=15), (last - first) // 12)
    return first - air, last + air


def value_words(point: Point, unit: str) -> str:
    """«50 pct.» for a note under the chart."""
    return f"{number(point.value)} {unit}".rstrip()
