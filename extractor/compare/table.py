"""The table of a comparison: one row per figure and per missing cell, in a fixed order, with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from extractor.compare.bases import Base
from extractor.compare.comparison import Comparison, change_words
from extractor.compare.decided import mark, shown
from extractor.compare.joins import Join
from extractor.compare.outcomes import PointOutcome
from extractor.compare.series import Key, Missing, Place, Point
from extractor.compare.verdicts import verdict_word
from extractor.compare.words import group_name, indicator_name, missing_word, number, period_words, word
from extractor.schema.decided import Decision


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the field names are the headings of the machine's CSV."""

    municipality: str
    municipality_code: str
    indicator: str
    indicator_name: str
    target_group: str
    target_group_name: str
    line: str
    period: str
    start: date | None
    end: date | None
    modifier: str
    value: Decimal | None
    value_to: Decimal | None
    unit: str
    missing: str
    role: str
    source_kind: str
    count: Decimal | None
    base: str
    note: str
    limit: str
    joined_to_previous: str
    change: str
    source: str
    page: int | None
    passage: str
    document_date: str
    document_id: str
    text_start: int
    text_end: int
    observation_id: str
    reviewed: str
    machine_value: str


COLUMNS = tuple(field.name for field in fields(Row))
HEADINGS = {
    "municipality": "Kommune", "municipality_code": "Kommunekode", "indicator": "Indikator-id",
    "indicator_name": "Indikator", "target_group": "Målgruppe-id", "target_group_name": "Målgruppe",
    "line": "Række i tabel", "period": "Tidspunkt", "start": "Opgjort fra", "end": "Opgjort til",
    "modifier": "Forbehold", "value": "Værdi", "value_to": "Værdi til", "unit": "Enhed", "missing": "Mangler fordi",
    "role": "Rolle", "source_kind": "Kildens art", "count": "Antal", "base": "Af i alt (beregnet)",
    "note": "Bemærk", "limit": "Grænsen på tidspunktet", "joined_to_previous": "Forbundet med forrige",
    "change": "Ændring fra forrige", "source": "Kilde", "page": "Side", "passage": "Sted i teksten",
    "document_date": "Dokumentets dato", "document_id": "Dokument-id", "text_start": "Tegn fra",
    "text_end": "Tegn til", "observation_id": "Oplysnings-id",
    "reviewed": "Gennemgået", "machine_value": "Programmets værdi",
}  # fmt: skip


def rows(comparison: Comparison) -> Iterator[Row]:
    """The rows by indicator, group, line, municipality, role, kind of source and time."""
    before = {join.right: join for join in comparison.joins}
    limits = _limits(comparison)
    for one in comparison.series:
        entries: list[Point | Missing] = sorted(
            [*one.points, *one.missing], key=lambda e: (e.start or date.max, e.end or date.max)
        )
        for entry in entries:
            if isinstance(entry, Missing):
                yield _row(one.key, entry, entry.place)
                continue
            base = comparison.bases.get(entry)
            for place in entry.places:
                said = limits.get(entry, "")
                yield _row(one.key, entry, place, base, before.get(entry), said, comparison.decision(entry, place))


def _limits(comparison: Comparison) -> dict[Point, str]:
    """Point -> what the rules of its time say of it alone: «over 20 pct.»; months also count in their windows."""
    found: dict[Point, list[str]] = {}
    for outcome in comparison.outcomes:
        rule = outcome.rule
        if isinstance(outcome, PointOutcome):
            found.setdefault(outcome.point, []).append(f"{verdict_word(outcome)}: {rule.breach.words()} ({rule.name})")
            continue
        for month in outcome.window:
            test = rule.breach.inverted() if month.inverted else rule.breach
            said = month.passes(rule.breach)
            told = {True: test.words(), False: f"ikke {test.words()}", None: "uafgjort"}[said]
            for point in month.points:
                found.setdefault(point, []).append(f"{told} ({rule.name})")
    return {point: "; ".join(dict.fromkeys(told)) for point, told in found.items()}


def _row(
    key: Key, entry: Point | Missing, place: Place, base: Base | None = None, join: Join | None = None,
    limit: str = "", decision: Decision | None = None,
) -> Row:  # fmt: skip
    point = entry if isinstance(entry, Point) else None
    return Row(
        key.municipality, key.code, key.indicator, indicator_name(key.indicator), key.group, group_name(key.group),
        key.line, period_words(entry.start, entry.end), entry.start, entry.end,
        word("modifier", point.modifier) if point else "",
        point.value if point else None, point.value_to if point else None, word("unit", key.unit),
        _why_missing(entry), word("role", key.role), word("source_kind", key.source_kind),
        base.count if base else None, _base(base), note(base), limit,
        _joined(join), change_words(join) if join else "",
        place.source, place.page, place.passage, place.document_date or "", place.document_id,
        place.start, place.end, place.observation,
        mark(decision) if decision else "", shown(decision.machine.get("value")) if decision else "",
    )  # fmt: skip


def _why_missing(entry: Point | Missing) -> str:
    if isinstance(entry, Missing):
        return missing_word(entry.token)
    return "" if entry.days else "tidspunkt står ikke i teksten"


def _base(base: Base | None) -> str:
    if base is None:
        return ""
    if base.stated is not None:
        return number(base.stated)
    if base.low is None or base.high is None:
        return ""
    return f"{base.low}" if base.low == base.high else f"{base.low}–{base.high}"


def note(base: Base | None) -> str:
    """What a small base means: «færre end 10», or that the figure fits with fewer and one person moves it far."""
    if base is None:
        return ""
    if base.small:
        return "færre end 10"
    if base.maybe_small and base.least:
        return (
            f"måske færre end 10: passer med {base.least} i alt, hvor én person er op til {_points(base.least)} point"
        )
    return ""


def _points(least: int) -> str:
    return number((Decimal(100) / least).quantize(Decimal("0.1")))


def _joined(join: Join | None) -> str:
    if join is None:
        return ""
    return "ja" if join.joined else f"nej: {join.why}"
