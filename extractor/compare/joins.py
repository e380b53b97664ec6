"""Which neighbours of a series a line may join, and why others are left apart.

A line says «this became that». It is drawn only where both points are figures (no limits, no ranges), the period of
the second follows that of the first, nothing between them is missing, and no series break lies between them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Literal

from extractor.compare.series import Missing, Point, Series
from extractor.compare.words import ancestors, missing_word, months_of, period_words, span_kind, word
from extractor.lang import table

Reason = Literal["", "limit", "several", "no_day", "kind_of_time", "missing", "far", "break", "document", "overlap"]
Days = tuple[date, date]
_LONGEST = 366  # days between two counts «pr.» a day; a line over more than a year says what nobody counted


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which a series means something else (rules.toml, [[break]])."""

    id: str
    on: date
    groups: tuple[str, ...]
    indicators: tuple[str, ...]
    exact: bool
    text: str

    def concerns(self, indicator: str, group: str) -> bool:
        """Whether figures of this indicator and group change their meaning on the day."""
        if self.indicators and indicator not in self.indicators:
            return False
        own = (group,) if self.exact else ancestors(group)
        return not self.groups or any(name in self.groups for name in own)


@dataclass(frozen=True, slots=True)
class Join:
    """Two neighbours in time; `reason` is empty where they are joined, `why` tells it in words."""

    left: Point
    right: Point
    reason: Reason = ""
    why: str = ""

    @property
    def joined(self) -> bool:
        return not self.reason

    @property
    def comparable(self) -> bool:
        """Whether the second may be subtracted from the first, even if no line joins them."""
        return self.reason in ("", "missing", "far")


@cache
def breaks() -> tuple[Break, ...]:
    """The series breaks in the order of their days."""
    made = [
        Break(
            row["id"],
            date.fromisoformat(row["on"]),
            tuple(row["groups"]),
            tuple(row["indicators"]),
            row.get("exact_groups", False),
            row["text"],
        )
        for row in table("rules")["break"]
    ]
    return tuple(sorted(made, key=lambda b: (b.on, b.id)))


def joins(series: Series) -> Iterator[Join]:
    """Each pair of neighbours in time with its verdict."""
    told = Counter(point.days for point in series.points)
    crowded = {days for days, count in told.items() if count > 1}
    for left, right in pairwise(series.points):
        reason, why = _reason(left, right, series, crowded)
        yield Join(left, right, reason, why)


def _reason(left: Point, right: Point, series: Series, crowded: set[Days | None]) -> tuple[Reason, str]:
    """Why they are not joined, "" where they are; `crowded` are the periods with several figures."""
    first, second = left.days, right.days
    if first is None or second is None:
        return "no_day", "mindst ét af tallene har intet tidspunkt"
    for point in (left, right):
        if point.bound or point.value_to is not None:
            return "limit", f"{period_words(point.start, point.end)} er kun oplyst som grænse eller interval"
    if first == second:
        return "several", "flere tal for samme tidspunkt: kilderne er uenige, eller grundlaget er et andet"
    if first in crowded or second in crowded:
        return "several", "et af tidspunkterne har flere tal"
    if first[1] >= second[0]:
        return "overlap", "perioderne overlapper"
    if span_kind(*first) != span_kind(*second):
        return "kind_of_time", "det ene tal er for en dag og det andet for en periode, eller perioderne er ulige lange"
    if crossed := _crossed(first, second, series):
        return "break", f"seriebrud {crossed.on.isoformat()}: {crossed.text}"
    kind = series.key.source_kind
    if kind in ("press", "unknown") and not _same_document(left, right):
        return "document", f"to dokumenter ({word('source_kind', kind)}): definitionen kan være en anden"
    return _between(first, second, series.missing)


def _crossed(first: Days, second: Days, series: Series) -> Break | None:
    for one in breaks():
        if first[1] < one.on <= second[1] and one.concerns(series.key.indicator, series.key.group):
            return one
    return None


def _same_document(left: Point, right: Point) -> bool:
    return bool({p.document_id for p in left.places} & {p.document_id for p in right.places})


def _between(first: Days, second: Days, missing: tuple[Missing, ...]) -> tuple[Reason, str]:
    """What is missing between two periods of the same length, or how far two days lie apart."""
    lost = [m for m in missing if m.start > first[0] and m.end < second[1]]
    if lost:
        told = ", ".join(f"{period_words(m.start, m.end)} {missing_word(m.token)}" for m in lost)
        return "missing", f"mangler: {told}"
    if first[0] == first[1]:
        return ("far", "der er mere end et år imellem") if (second[0] - first[1]).days > _LONGEST else ("", "")
    if second[0] == first[1] + timedelta(days=1):
        return "", ""
    size = months_of(*first)
    skipped = (second[0].year - first[0].year) * 12 + second[0].month - first[0].month
    count = skipped // size - 1 if size else 0
    return "missing", f"{count} perioder imellem er ikke oplyst" if count > 1 else "perioden imellem er ikke oplyst"
