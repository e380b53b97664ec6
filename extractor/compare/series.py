"""Records lined up: one series per municipality, indicator, group, role and kind of source.

What a series is decides what may be compared: figures of different kinds of source, different groups, different
rows of a table (another base) or different roles never share one (rules.md, section 4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from extractor.schema.figures import Figures, figures_of
from extractor.schema.records import Observation, Result

POPULATION = "antal_6m_anciennitet"  # who a share of the first six months is counted of (indicators.toml)
BOUNDS = frozenset({"more_than", "less_than", "at_least", "at_most"})


class Key(NamedTuple):
    """What two figures must share to be of one series; "" where the record says nothing."""

    indicator: str
    unit: str
    group: str
    line: str  # row or column of a table, where the group alone does not tell its rows apart
    municipality: str
    code: str
    role: str
    source_kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: file, page, and the passage as text with its offsets in the record's text."""

    source: str
    document_id: str
    document_date: str | None
    page: int | None
    passage: str
    start: int
    end: int
    observation: str

    def words(self) -> str:
        """«breve/a.pdf, side 2»."""
        return f"{self.source}, side {self.page}" if self.page else self.source


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series; several places where the same figure stands more than once."""

    key: Key
    start: date | None
    end: date | None
    value: Decimal
    value_to: Decimal | None
    modifier: str | None
    places: tuple[Place, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, None where the text places the figure nowhere."""
        return (self.start, self.end) if self.start and self.end else None

    @property
    def bound(self) -> bool:
        """Whether the text gives a limit («mere end 20»), not the figure itself."""
        return self.modifier in BOUNDS


@dataclass(frozen=True, slots=True)
class Missing:
    """A cell that stands where a figure of the series would, and holds none: never zero."""

    key: Key
    start: date
    end: date
    token: str  # as written: «.», «*», …, "" for an empty cell
    place: Place


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one key in time; those without a day last."""

    key: Key
    points: tuple[Point, ...]
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What a comparison is narrowed to; an empty field narrows nothing. Days are ISO days, included.

    `since` and `until` are about the day of the figure; `as_of` keeps documents dated that day or earlier.
    """

    codes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: str | None = None


@dataclass(slots=True)
class Lined:
    """Every series that bears on a selection, and what was left out."""

    series: tuple[Series, ...] = ()
    documents: tuple[str, ...] = ()
    latest: str | None = None  # day of the newest document that was read
    undefined: int = 0  # figures without an indicator: no definition, no comparison
    undated_documents: int = 0  # left out by `as_of`


def line_up(documents: Iterable[Result | Figures], wanted: Selection) -> Lined:
    """Read the records, or their figures, once and give them as series in a fixed order."""
    from extractor.compare.rows import gaps, row_labels

    lined = Lined()
    points: dict[tuple[Key, date | None, date | None, Decimal, Decimal | None, str | None], list[Place]] = {}
    missing: dict[tuple[Key, date, date], Missing] = {}
    sources = []
    for document in documents:
        told = document if isinstance(document, Figures) else figures_of(document, wanted.codes)
        day = told.date
        if wanted.as_of and (day is None or day > wanted.as_of):
            lined.undated_documents += day is None
            continue
        sources.append(told.source)
        lined.latest = max(lined.latest or "", day or "") or None
        lined.undefined += told.undefined
        labels = row_labels(told.observations)
        for o in told.observations:
            if not reads(wanted, o):
                continue
            key = key_of(o, labels.get(o.id, ""))
            days = days_of(o)
            places = points.setdefault((key, *days, o.value, o.value_to, told.modifiers.get(o.id)), [])
            places.append(place_of(o, told))
        for gap in gaps(told, labels, wanted):
            missing.setdefault((gap.key, gap.start, gap.end), gap)
    lined.documents = tuple(sources)
    lined.series = _series(points, missing)
    return lined


def _series(
    points: dict[tuple[Key, date | None, date | None, Decimal, Decimal | None, str | None], list[Place]],
    missing: dict[tuple[Key, date, date], Missing],
) -> tuple[Series, ...]:
    found: dict[Key, list[Point]] = {}
    for (key, start, end, value, value_to, modifier), places in points.items():
        found.setdefault(key, []).append(Point(key, start, end, value, value_to, modifier, _sorted(places)))
    made = []
    for key in sorted(found):
        own = tuple(sorted(found[key], key=_order))
        told = {(p.start, p.end) for p in own}
        lost = [m for (k, *_), m in missing.items() if k == key and (m.start, m.end) not in told]
        made.append(Series(key, own, tuple(sorted(lost, key=lambda m: (m.start, m.end)))))
    return tuple(made)


def _order(p: Point) -> tuple[date, date, Decimal, str]:
    return p.start or date.max, p.end or date.max, p.value, p.places[0].document_id


def _sorted(places: list[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda p: (p.document_date or "", p.source, p.start)))


def key_of(o: Observation, line: str) -> Key:
    """The series that a figure belongs to."""
    return Key(
        o.indicator,
        o.unit or "",
        o.target_group or "",
        line,
        o.municipality or "",
        o.municipality_code or "",
        o.role,
        o.source_kind,
    )


def days_of(o: Observation) -> tuple[date, date] | tuple[None, None]:
    """First and last day of a figure; none where the text places it nowhere."""
    if o.as_of_start is None or o.as_of_end is None:
        return None, None
    return date.fromisoformat(o.as_of_start), date.fromisoformat(o.as_of_end)


def place_of(o: Observation, told: Figures) -> Place:
    """Where a figure stands."""
    return Place(
        told.source, told.document_id, told.date, o.provenance.page, told.passage(o), o.start, o.end, o.id
    )  # fmt: skip


def reads(wanted: Selection, o: Observation) -> bool:
    """Whether a figure is read for a selection: groups and days are chosen among what is shown.

    What a rule says of a month must not depend on which months are looked at.
    """
    if wanted.codes and o.municipality_code not in wanted.codes:
        return False
    return not wanted.indicators or o.indicator in beside(wanted.indicators)


@lru_cache(maxsize=64)
def beside(indicators: tuple[str, ...]) -> frozenset[str]:
    """The indicators and what is needed to judge them: complements, counts of the same persons, populations."""
    from extractor.compare.words import indicators as known

    counts = {f"antal_{id.removeprefix('andel_')}" for id in indicators if id.startswith("andel_")}
    complements = {str(known().get(id, {}).get("complement", "")) for id in indicators}
    return frozenset({*indicators, *counts, *complements, POPULATION})


def shows(wanted: Selection, key: Key) -> bool:
    """Whether a series is shown."""
    if wanted.indicators and key.indicator not in wanted.indicators:
        return False
    return not wanted.groups or key.group in wanted.groups


def within(wanted: Selection, start: date | None, end: date | None) -> bool:
    """Whether a period touches the days asked for; none is in no period."""
    if start is None or end is None:
        return not (wanted.since or wanted.until)
    return not ((wanted.since and end < wanted.since) or (wanted.until and start > wanted.until))


def shown(series: Iterable[Series], wanted: Selection) -> tuple[Series, ...]:
    """The series of a selection, cut to its days."""
    made = []
    for one in series:
        points = tuple(p for p in one.points if within(wanted, p.start, p.end))
        missing = tuple(m for m in one.missing if within(wanted, m.start, m.end))
        if shows(wanted, one.key) and (points or missing):
            made.append(Series(one.key, points, missing))
    return tuple(made)
