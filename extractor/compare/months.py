"""The months of a series as a supervision rule sees them: a figure, a limit, a sign, or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from extractor.compare.bases import Bases, smallest_base
from extractor.compare.rulebook import Rule, Test
from extractor.compare.series import Missing, Point, Series
from extractor.compare.words import missing_word, month_words, months_of, number, span_kind, word
from extractor.lang.periods import shift


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its points (two sources may tell of it), or the sign that stands instead.

    `inverted`: the points are shares of those who did get what the rule asks for.
    """

    first: date
    points: tuple[Point, ...] = ()
    missing: Missing | None = None
    jointly: bool = False  # one statement for several months: «i alle de tre pågældende måneder»
    inverted: bool = False
    population: Decimal | None = None

    @property
    def last(self) -> date:
        """The month's last day."""
        return shift(self.first, 1) - timedelta(days=1)

    def passes(self, test: Test) -> bool | None:
        """Whether the month satisfies the test; None where it holds no figure, or its figures say both."""
        own = test.inverted() if self.inverted else test
        said = {own.holds_for_bound(p.modifier or "", p.value) if p.bound else _holds(own, p) for p in self.points}
        return said.pop() if len(said) == 1 else None

    def least(self) -> int | None:
        """At least so many persons, by arithmetic, where none are stated."""
        found = [smallest_base(p.value) for p in self.points if not p.bound and p.value_to is None]
        return max((n for n in found if n is not None), default=None)

    def shown(self) -> str:
        """«45,5», «mere end 20», «ikke vist»."""
        if not self.points:
            return "ikke vist" if self.missing and self.missing.token else "ikke oplyst"
        return " / ".join(dict.fromkeys(_shown(p) for p in self.points))

    def lacks(self) -> str:
        """«oktober 2022 er «.» (ikke vist)»."""
        if self.missing:
            return f"{month_words(self.first)} er {missing_word(self.missing.token)}"
        if self.points:
            return f"{month_words(self.first)} har tal, der ikke peger samme vej ({self.shown()})"
        return f"{month_words(self.first)} er ikke oplyst"


def _holds(test: Test, point: Point) -> bool | None:
    ends = {test.holds(point.value), test.holds(point.value if point.value_to is None else point.value_to)}
    return ends.pop() if len(ends) == 1 else None


def _shown(point: Point) -> str:
    told = number(point.value) if point.value_to is None else f"{number(point.value)}–{number(point.value_to)}"
    return f"{word('modifier', point.modifier)} {told}" if point.modifier else told


def months(series: Series, rule: Rule, inverted: bool, people: Bases) -> dict[date, Month]:
    """The months that a series tells of while the rule holds, by their first days.

    A limit for exactly the rule's window («mere end 20 procent» of March to May) is a statement of each month.
    """
    found: dict[date, list[Point]] = {}
    joint: dict[date, list[Point]] = {}
    for point in series.points:
        if point.days is None or not rule.holds_on(*point.days):
            continue
        if span_kind(*point.days) == "month":
            found.setdefault(point.days[0], []).append(point)
        elif point.bound and rule.months and months_of(*point.days) == rule.months:
            for i in range(rule.months):
                joint.setdefault(shift(point.days[0], i), []).append(point)
    lost = {m.start: m for m in series.missing if rule.holds_on(m.start, m.end)}
    made = {}
    for first in sorted({*found, *joint, *lost}):
        points = found.get(first) or joint.get(first) or []
        days = (first, Month(first).last)
        population = people.get((series.key.municipality, series.key.group, days))
        made[first] = Month(
            first, tuple(points), None if points else lost.get(first), first not in found and first in joint,
            inverted, population,
        )  # fmt: skip
    return made


def blocks(known: Iterable[date]) -> list[list[date]]:
    """Runs of months without a hole: each is what one letter or one table told."""
    runs: list[list[date]] = []
    for first in sorted(known):
        if runs and shift(runs[-1][-1], 1) == first:
            runs[-1].append(first)
        else:
            runs.append([first])
    return runs


def taken(block: list[date], at: int, count: int, known: Mapping[date, Month]) -> list[Month]:
    """The window of `count` months from `at` in a block; a month that no source tells of holds nothing."""
    return [known.get(first, Month(first)) for first in block[at : at + count]]
