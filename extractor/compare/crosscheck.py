"""Letters' figures against official ones: equal, or «afviger med x» with what may lie behind it. Never «forkert».

Why figures may differ is listed in rules.md, section 6: other definitions and overwrite rules in local systems, late
registrations, persons or full-time persons, another day, another group, a municipality's own count.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

from extractor.compare.bases import smallest_base
from extractor.compare.overview import figure
from extractor.compare.series import Point, Series
from extractor.compare.words import ancestors, group_name, indicator_name, indicators, number, period_words, word
from extractor.lang.periods import shift

if TYPE_CHECKING:  # its pandas takes half a second that `compare` does without
    from extractor.compare.exports import Official

State = Literal["equal", "differs", "missing", "none"]
_PERSONS = {"antal_personer": "antal_fuldtidspersoner", "antal_fuldtidspersoner": "antal_personer"}


@dataclass(frozen=True, slots=True)
class Check:
    """One figure of a letter beside the official one; `difference` is the letter's minus the official."""

    point: Point
    state: State
    official: "Official | None" = None
    expected: Decimal | None = None  # the official figure in the letter's own terms
    difference: Decimal | None = None
    reasons: tuple[str, ...] = ()


Found = Mapping[tuple[str, str], Sequence["Official"]]


def cross_check(series: Iterable[Series], official: Iterable["Official"], fetched: date | None = None) -> list[Check]:
    """Every actual figure with a municipality and a day; `fetched` is the day the official figures were taken out."""
    by_place: dict[tuple[str, str], list[Official]] = {}
    for one in official:
        if one.code and one.indicator:
            by_place.setdefault((one.code, one.indicator), []).append(one)
    known = {code for code, _ in by_place}
    made = []
    for line in series:
        if line.key.role != "actual" or line.key.code not in known or line.key.line:
            continue
        for point in line.points:
            if point.days is not None:
                made.append(_check(point, point.days, by_place, fetched))
    return made


def _check(point: Point, days: tuple[date, date], found: Found, fetched: date | None) -> Check:
    for other, reasons in _candidates(point, days, found):
        if other.value is None:
            return Check(point, "missing", other, reasons=(f"det officielle tal er ikke vist («{other.missing}»)",))
        expected = other.value
        if other.indicator != point.key.indicator and not _is_other_count(point, other):
            expected = 100 - other.value
        decimals = Decimal(1).scaleb(min(0, int(point.value.as_tuple().exponent)))
        rounded = expected.quantize(decimals, ROUND_HALF_UP)
        if point.bound or point.value_to is not None:
            return _limit_check(point, other, expected, reasons)
        if rounded == point.value:
            return Check(point, "equal", other, expected, Decimal(0), reasons)
        difference = point.value - expected
        why = (*reasons, *_reasons(point, days, other, expected, difference, found, fetched))
        return Check(point, "differs", other, expected, difference, tuple(dict.fromkeys(why)))
    return Check(point, "none")


def _limit_check(point: Point, other: "Official", expected: Decimal, reasons: tuple[str, ...]) -> Check:
    """«mere end 20» agrees with every figure on its side of 20."""
    holds = {
        "more_than": expected > point.value, "at_least": expected >= point.value,
        "less_than": expected < point.value, "at_most": expected <= point.value,
    }.get(point.modifier or "", point.value <= expected <= (point.value_to or point.value))  # fmt: skip
    if holds:
        return Check(point, "equal", other, expected, Decimal(0), reasons)
    return Check(
        point, "differs", other, expected, point.value - expected, (*reasons, "brevet giver en grænse, ikke et tal")
    )


def _candidates(point: Point, days: tuple[date, date], found: Found) -> Iterator[tuple["Official", tuple[str, ...]]]:
    """Official figures that may be the same, the nearest first, each with what already sets it apart."""
    key = point.key
    own = [(o, ()) for o in found.get((key.code, key.indicator), ())]
    complement = str(indicators().get(key.indicator, {}).get("complement", ""))
    turned = [(o, ("regnet om fra den modsatte andel",)) for o in found.get((key.code, complement), ())]
    counted = found.get((key.code, _PERSONS.get(key.indicator, "-")), ())
    other = [(o, ("personer og fuldtidspersoner er ikke det samme",)) for o in counted]
    pool: list[tuple[Official, tuple[str, ...]]] = [*own, *turned, *other]
    for o, why in pool:
        if (o.start, o.end) == days and (o.group or "") == key.group:
            yield o, why
    for o, why in pool:
        if days[0] == days[1] and o.start <= days[0] <= o.end and (o.group or "") == key.group:
            told = f"brevet er opgjort {period_words(*days)}, det officielle tal for {period_words(o.start, o.end)}"
            yield o, (*why, told)
    for o, why in pool:
        if (o.start, o.end) == days and o.group and key.group and _related(o.group, key.group):
            yield o, (*why, f"målgruppen er en anden ({group_name(o.group).lower()})")


def _related(one: str, other: str) -> bool:
    """Whether one group is part of the other, short of «all benefits»."""
    return "alle_ydelser" not in (one, other) and (one in ancestors(other)[:2] or other in ancestors(one)[:2])


def _is_other_count(point: Point, other: "Official") -> bool:
    return other.indicator == _PERSONS.get(point.key.indicator)


def _reasons(
    point: Point, days: tuple[date, date], other: "Official", expected: Decimal, difference: Decimal, found: Found,
    fetched: date | None,
) -> Iterator[str]:  # fmt: skip
    """What may lie behind a difference, the most telling first."""
    near = shift(days[0], -1), shift(days[0], 1)
    for o in found.get((point.key.code, point.key.indicator), ()):
        if o.value is None or _rounded(o.value, point) != point.value:
            continue
        if o.group == other.group and o.start in near:
            yield f"tallet svarer til {period_words(o.start, o.end)}: perioden kan være en anden"
        elif (o.start, o.end) == (other.start, other.end) and o.group != other.group and o.group:
            yield f"tallet svarer til {group_name(o.group).lower()}: målgruppen kan være en anden"
    if point.key.unit == "percent" and point.value == 100 - expected:
        yield "det er den modsatte andel (dem, der har fået, mod dem, der ikke har)"
    if point.modifier == "approx":
        yield "brevet runder af («ca.»)"
    elif abs(difference) <= Decimal(1).scaleb(min(0, int(point.value.as_tuple().exponent))):
        yield "afrunding"
    least = smallest_base(other.value) if other.value is not None and point.key.unit == "percent" else None
    if least and least < 30 and abs(difference) <= Decimal(200) / least:
        few = f"tallet passer med {least} i alt, og så flytter én person op til {number(_one_person(least))} point"
        yield f"få personer: {few}"
    if point.key.source_kind == "own_count":
        yield "kommunens egen opgørelse: definitioner og overskrivning er andre end i jobindsats"
    elif point.key.source_kind == "press":
        yield "tallet er fra pressen: definition og dato er usikre"
    told = min((p.document_date for p in point.places if p.document_date), default=None)
    if told and (fetched is None or fetched.isoformat() > told):
        when = f" (hentet {fetched.isoformat()})" if fetched else ""
        yield f"sene registreringer: det officielle tal{when} er yngre end dokumentet fra {told}"


def _rounded(value: Decimal, point: Point) -> Decimal:
    return value.quantize(Decimal(1).scaleb(min(0, int(point.value.as_tuple().exponent))), ROUND_HALF_UP)


def _one_person(least: int) -> Decimal:
    return (Decimal(100) / least).quantize(Decimal("0.1"))


STATES = {"equal": "stemmer", "differs": "afviger", "missing": "ikke vist", "none": "ingen officielle tal"}


def sentence(check: Check) -> str:
    """«Faxe, sygedagpenge, …, september 2022: 45,5; jobindsats 40,9: afviger med 4,6 procentpoint, måske fordi …»"""
    key, point = check.point.key, check.point
    group = group_name(key.group)
    who = f"{key.municipality}, {group[:1].lower()}{group[1:]}, {indicator_name(key.indicator)}, "
    told = f"{who}{period_words(point.start, point.end)}: {figure(point)}"
    if check.state == "none" or check.official is None:
        return f"{told}; ingen officielle tal at holde det op mod."
    if check.state == "missing" or check.expected is None or check.difference is None:
        return f"{told}; {'; '.join(check.reasons)}."
    shown = f"{told}; officielt {number(check.expected)}"
    if check.state == "equal":
        return f"{shown}: stemmer." if not check.reasons else f"{shown}: stemmer ({'; '.join(check.reasons)})."
    unit = "procentpoint" if key.unit == "percent" else word("unit", key.unit)
    size = f"{number(abs(check.difference))} {unit}".rstrip()
    why = f", måske fordi {'; '.join(check.reasons)}" if check.reasons else ""
    return f"{shown}: afviger med {size}{why}."


HEADINGS = (
    "Kommune", "Målgruppe", "Indikator", "Tidspunkt", "Dokumentets tal", "Officielt tal", "Afvigelse", "Udfald",
    "Mulige grunde", "Kildens art", "Kilde", "Side", "Sted i teksten", "Officiel fil", "Række", "Kolonne", "I ord",
)  # fmt: skip


def rows(checks: Iterable[Check]) -> list[tuple[object, ...]]:
    """The checks as rows under `HEADINGS`, with the place in the letter and the cell in the official file."""
    made: list[tuple[object, ...]] = []
    for check in checks:
        key, point, other = check.point.key, check.point, check.official
        place = point.places[0]
        cell = (other.file, *other.cell) if other else ("", None, None)
        made.append((
            key.municipality, group_name(key.group), indicator_name(key.indicator),
            period_words(point.start, point.end), figure(point) if point.bound else point.value, check.expected,
            check.difference, STATES[check.state], "; ".join(check.reasons), word("source_kind", key.source_kind),
            place.source, place.page, place.passage, *cell, sentence(check),
        ))  # fmt: skip
    return made
