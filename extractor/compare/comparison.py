"""A comparison: records in, series with their joins, bases and rule outcomes out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from extractor.compare.bases import Base, bases
from extractor.compare.joins import Join, joins
from extractor.compare.outcomes import Outcome, PointOutcome, outcomes
from extractor.compare.series import Lined, Missing, Place, Point, Selection, Series, line_up, shown, shows, within
from extractor.compare.words import indicator_name, number, period_words, word
from extractor.schema.decided import Decision
from extractor.schema.figures import Figures
from extractor.schema.records import Result


@dataclass(frozen=True, slots=True)
class Comparison:
    """What every output of a comparison shows."""

    selection: Selection
    lined: Lined
    series: tuple[Series, ...]  # those of the selection
    joins: tuple[Join, ...]
    bases: Mapping[Point, Base]
    outcomes: tuple[Outcome | PointOutcome, ...]
    apart: tuple[str, ...]  # sentences on series that are kept apart
    decided: Mapping[str, Decision] = field(default_factory=dict)  # what people decided, by the figure's id

    def decision(self, entry: Point | Missing, place: Place) -> Decision | None:
        """What people decided on a figure at one of its places."""
        return self.decided.get(place.observation) if isinstance(entry, Point) else None

    @property
    def rejected(self) -> tuple[Decision, ...]:
        """Figures that people have taken out, by source and place."""
        out = (d for d in self.decided.values() if d.subject == "observation" and d.state == "rejected")
        asked = (
            d for d in out if not self.selection.indicators or d.machine.get("indicator") in self.selection.indicators
        )
        return tuple(sorted(asked, key=lambda d: (d.source, d.page or 0, d.quote, d.item)))


def compare(
    documents: Iterable[Result | Figures], wanted: Selection, decided: Mapping[str, Decision] | None = None
) -> Comparison:
    """Line up the records, or their figures, and say what may be joined, what the rules say, and what stands apart.

    `decided` is what people decided on the figures; it may fill while the documents are read.
    """
    lined = line_up(documents, wanted)
    series = shown(lined.series, wanted)
    joined = tuple(join for one in series for join in joins(one))
    found = bases(lined.series)
    said = tuple(o for o in outcomes(lined.series) if shows(wanted, o.key) and within(wanted, *_days(o)))
    return Comparison(wanted, lined, series, joined, found, said, tuple(_apart(series, found)), decided or {})


def _days(outcome: Outcome | PointOutcome) -> tuple[date | None, date | None]:
    if isinstance(outcome, PointOutcome):
        return outcome.point.start, outcome.point.end
    return outcome.window[0].first, outcome.window[-1].last


def _apart(series: tuple[Series, ...], found: Mapping[Point, Base]) -> Iterable[str]:
    """Series of one municipality, indicator and group that differ in kind of source: never joined or subtracted."""
    together: dict[tuple[str, str, str, str], list[Series]] = {}
    for one in series:
        key = one.key
        if key.role == "actual" and key.municipality:
            together.setdefault((key.municipality, key.indicator, key.group, key.line), []).append(one)
    for (municipality, indicator, _, _), several in together.items():
        if len({one.key.source_kind for one in several}) < 2:
            continue
        told = "; ".join(f"{word('source_kind', s.key.source_kind)}: {_figures(s)}" for s in several)
        yield (
            f"{municipality}, {indicator_name(indicator)}: kilderne er af forskellig art og er ikke forbundet ({told})."
        )
        both = [(s, p, found[p]) for s in several for p in s.points if p in found and found[p].low]
        yield from _other_bases(municipality, both)


def _other_bases(municipality: str, both: list[tuple[Series, Point, Base]]) -> Iterable[str]:
    """Two sources that imply bases which cannot be one."""
    for i, (one, left, base) in enumerate(both):
        for other, right, second in both[i + 1 :]:
            if one is other or not (base.low and base.high and second.low and second.high):
                continue
            if base.high < second.low or second.high < base.low:
                yield (
                    f"{municipality}: {number(left.value)} pct. ({period_words(left.start, left.end)}) er af "
                    f"{base.low}–{base.high} personer, {number(right.value)} pct. "
                    f"({period_words(right.start, right.end)}) af {second.low}–{second.high}: grundlaget er et andet."
                )


def _figures(series: Series) -> str:
    unit = word("unit", series.key.unit)
    return ", ".join(
        f"{number(p.value)} {unit} {period_words(p.start, p.end)}".replace("  ", " ") for p in series.points
    )


def change_words(join: Join) -> str:
    """«44,4 → 38,5 pct. (−5,9 procentpoint)» for figures that may be subtracted, else ""."""
    if not join.comparable:
        return ""
    left, right = join.left.value, join.right.value
    unit = word("unit", join.left.key.unit)
    points = "procentpoint" if join.left.key.unit == "percent" else unit
    sign = "+" if right > left else ""
    return f"{number(left)} → {number(right)} {unit} ({sign}{number(right - left)} {points})".replace(
        " )", ")"
    ).replace("  ", " ")
