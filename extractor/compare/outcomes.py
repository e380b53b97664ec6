"""What a supervision rule says of each municipality, group and window of months, and which months decide it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractor.compare.bases import Bases, populations
from extractor.compare.months import Month, blocks, months, taken
from extractor.compare.rulebook import Rule, rules
from extractor.compare.series import Key, Point, Series
from extractor.lang.periods import shift

Verdict = Literal[
    "breach",  # every month of the window breaks the limit
    "no_breach",
    "recovered",  # the follow-up window passes the recovery test
    "not_recovered",
    "undecided",  # what is missing could turn it either way
    "not_covered",  # too few persons for the rule
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One verdict. `deciding` are the months that it rests on; of a `breach` all of the window."""

    rule: Rule
    key: Key
    indicator: str  # the rule's own, where the figures are of its complement
    verdict: Verdict
    window: tuple[Month, ...]
    deciding: tuple[Month, ...]
    follows: tuple[date, date] | None = None  # first months of the breach that is followed up


@dataclass(frozen=True, slots=True)
class PointOutcome:
    """One figure held against a rule that looks at each figure by itself."""

    rule: Rule
    key: Key
    indicator: str
    point: Point
    inverted: bool
    over: bool | None  # whether it breaks the limit; None: the text leaves it open


def outcomes(series: Iterable[Series]) -> list[Outcome | PointOutcome]:
    """Every rule on every series that it reads, in the order of the rules."""
    actual = [one for one in series if one.key.role == "actual" and one.key.municipality and not one.key.line]
    people = populations(actual)
    made: list[Outcome | PointOutcome] = []
    for rule in rules():
        read = [(one, own) for one in actual if (own := rule.reads(one.key.indicator))]
        read = [(one, own) for one, own in read if rule.concerns(own[0], one.key.group)]
        if rule.months:
            made += _by_months(rule, read, people)
        else:
            for one, (indicator, inverted) in read:
                made += _by_points(rule, one, indicator, inverted)
    return made


def _by_points(rule: Rule, series: Series, indicator: str, inverted: bool) -> Iterator[PointOutcome]:
    for point in series.points:
        if point.days is None or not rule.holds_on(*point.days):
            continue
        over = Month(point.days[0], (point,), inverted=inverted).passes(rule.breach)
        yield PointOutcome(rule, series.key, indicator, point, inverted, over)


def _by_months(rule: Rule, read: list[tuple[Series, tuple[str, bool]]], people: Bases) -> Iterator[Outcome]:
    """A month that the rows of two groups tell of is a month of the follow-up for all rows of that municipality."""
    told = [(one.key, own[0], months(one, rule, own[1], people)) for one, own in read]
    family: dict[tuple[str, str], Counter[date]] = {}
    for key, _, known in told:
        family.setdefault((key.municipality, key.source_kind), Counter()).update(known.keys())
    for key, indicator, known in told:
        shared = {first for first, rows in family[key.municipality, key.source_kind].items() if rows > 1}
        runs = [run for run in blocks(shared | known.keys()) if known.keys() & set(run)]
        for verdict, window, deciding, follows in _follow(rule, runs, known):
            yield Outcome(rule, key, indicator, verdict, window, deciding, follows)


Step = tuple[Verdict, tuple[Month, ...], tuple[Month, ...], tuple[date, date] | None]


def _follow(rule: Rule, runs: list[list[date]], known: Mapping[date, Month]) -> Iterator[Step]:
    """Breach, then follow-up after the months given, until recovered; windows without a breach are told together."""
    pending: tuple[date, date] | None = None
    for run in runs:
        at = 0
        calm: Step | None = None
        while at < len(run):
            if pending is not None:
                at = _check_at(run, at, pending, rule)
                window = taken(run, at, rule.months, known)
                verdict, deciding = _recovery(rule, window)
                yield verdict, tuple(window), tuple(deciding), pending
                pending = None if verdict == "recovered" else (window[0].first, window[-1].first)
                at += rule.months
                continue
            window = taken(run, at, rule.months, known)
            verdict, deciding = _trigger(rule, window)
            if verdict == "breach":
                if calm:
                    yield calm
                calm = None
                long = _as_long_as(rule, run, at, known) if rule.recovery is None else window
                yield verdict, tuple(long), tuple(long), None
                at += len(long)
                pending = (window[0].first, window[-1].first) if rule.recovery else None
                continue
            if at and len(window) < rule.months:
                break
            if calm and calm[0] != verdict:
                yield calm
                calm = None
            calm = _together(calm, verdict, window, deciding)
            at += 1
        if calm:
            yield calm


def _check_at(run: list[date], at: int, pending: tuple[date, date], rule: Rule) -> int:
    """Where in a run the follow-up window begins: the months given after the breach began, else where the run does."""
    due = shift(pending[0], rule.recovery_months)
    if due in run[at:] and run.index(due) + rule.months <= len(run):
        return run.index(due)
    return at


def _as_long_as(rule: Rule, run: list[date], at: int, known: Mapping[date, Month]) -> list[Month]:
    """A breach goes on for as many months as break the limit."""
    window = taken(run, at, rule.months, known)
    for first in run[at + rule.months :]:
        month = known.get(first, Month(first))
        if month.passes(rule.breach) is not True:
            break
        window.append(month)
    return window


def _trigger(rule: Rule, window: list[Month]) -> tuple[Verdict, list[Month]]:
    few = [m for m in window if m.population is not None and m.population < (rule.min_population or 0)]
    if few:
        return "not_covered", few
    passed = [(m, m.passes(rule.breach)) for m in window]
    if calm := [m for m, said in passed if said is False]:
        return "no_breach", calm
    unknown = [m for m, said in passed if said is None]
    if unknown or len(window) < rule.months:
        return "undecided", unknown
    return "breach", window


def _recovery(rule: Rule, window: list[Month]) -> tuple[Verdict, list[Month]]:
    """Any month that passes is enough; too few persons in one month is enough too; else every month must be known."""
    assert rule.recovery
    if good := [m for m in window if m.passes(rule.recovery) is True]:
        return "recovered", good
    if few := [m for m in window if m.population is not None and m.population < (rule.recovered_below or 0)]:
        return "recovered", few
    unknown = [m for m in window if m.passes(rule.recovery) is None]
    if unknown or len(window) < rule.months:
        return "undecided", unknown
    return "not_recovered", window


def _together(calm: Step | None, verdict: Verdict, window: list[Month], deciding: list[Month]) -> Step:
    """Neighbouring windows with one verdict as one."""
    if calm is None:
        return verdict, tuple(window), tuple(deciding), None
    return verdict, _merged(calm[1], window), _merged(calm[2], deciding), None


def _merged(first: tuple[Month, ...], second: list[Month]) -> tuple[Month, ...]:
    return (*first, *(m for m in second if m not in first))
