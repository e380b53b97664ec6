"""The year of a date that does not say it: next to the day of writing, on the side that the verbs point to."""

from collections.abc import Callable
from datetime import date, timedelta

from extractor.facts.date_tense import Tense
from extractor.lang.dates import Expression
from extractor.lang.periods import Days

_FORTNIGHT = 14  # days


def throughout(one: Expression, until: Expression) -> Callable[[int], Days | None]:
    """The days of `one` up to the end of the range that it begins: «januar-september» is past in November."""

    def days(year: int) -> Days | None:
        first, last = one.days(year), until.days(year)
        return first if first is None or last is None or last[0] < first[0] else (first[0], last[1])

    return days


def choose(
    written: date | None,
    days: Callable[[int], Days | None],
    tense: Tense,
    neutral: int | None = None,
    far: bool = False,
    told: bool = False,
) -> int | None:
    """The year, next to the document's date, that the tense asks for; without tense the nearest.

    A day that is `told`, not set as a term, is the one within a fortnight whatever its verb says: an agenda is written
    some days before it is dated, and minutes tell of the days ahead as settled.
    """
    if written is None:
        return None
    options = [(year, found) for year in range(written.year - 1, written.year + 2) if (found := days(year))]
    near = min(options, key=lambda pair: distance(pair[1], written), default=None)
    if told and near is not None and distance(near[1], written) <= _FORTNIGHT:
        return near[0]
    if tense and far and options:  # told by another clause: it weighs, but does not decide
        return min(options, key=lambda pair: (_weighed(pair[1], written, tense), pair[0]))[0]
    if tense == "past":
        past = [year for year, found in options if found[0] <= written]
        return past[-1] if past else None
    if tense == "future":
        ahead = [year for year, found in options if found[1] >= written]
        return ahead[0] if ahead else None
    if neutral is not None:
        return neutral
    return min(options, key=lambda pair: (distance(pair[1], written), pair[0]), default=(None, None))[0]


def _weighed(days: Days, written: date, tense: Tense) -> int:
    """The distance in days, with four months added on the side that the tense does not point to."""
    against = days[0] > written if tense == "past" else days[1] < written
    return distance(days, written) + 120 * against


def distance(days: Days, anchor: date) -> int:
    """Days between a period and a day; 0 inside it."""
    gap: timedelta = max(days[0] - anchor, anchor - days[1], timedelta(0))
    return gap.days
