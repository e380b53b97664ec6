"""Numbers with their unit behind them: the walk that percentages, amounts and durations share."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from extractor.facts.cells import cell_starts
from extractor.facts.reading import Reading
from extractor.facts.series import Item, between, modifier, series, signed
from extractor.lang import in_lower_case, lowered
from extractor.lang.numbers import Numeral
from extractor.schema.values import Basis, Modifier


class Unit(NamedTuple):
    """A unit behind a number: where it ends, its name, what one of it is worth."""

    end: int
    name: str
    factor: Decimal = Decimal(1)


class Measure(NamedTuple):
    """One find: span, values times the unit's worth, unit, modifier, on which basis."""

    start: int
    end: int
    value: Decimal
    value_to: Decimal | None
    unit: str
    modifier: Modifier | None
    basis: Basis


# text, the same in lower case (patterns without regard to case cost several times as much), where the number ends, its
# shape -> unit
UnitAt = Callable[[str, str, int, str], Unit | None]


def measures(reading: Reading, unit_at: UnitAt, changing: bool = True) -> list[Measure]:
    """Every number with a unit that `unit_at` knows, and those before it that share the unit."""
    text, found, alone = reading.text, list[Measure](), cell_starts(reading)
    low, parted = lowered(text), "-\n" in text
    for index, number in reading.open_numerals():
        if number.start in alone:
            continue
        unit = unit_at(text, low, number.end, number.shape)
        if unit is None and parted:
            unit = _broken(text, number, unit_at)
        if unit is None or named(text, number.start):
            continue
        for item in series(reading, index, changing):
            found.append(_measure(text, item, unit))
        if len(found) > 1 and _one_range(text, found[-2], found[-1]):
            first, last = found[-2:]
            value_to = last.value if first.value_to is None else None
            found[-2:] = [first._replace(end=last.end, value_to=value_to)]
    return found


_UNIT_REACH = 24  # characters: no unit with its scale is longer


def _broken(text: str, number: Numeral, unit_at: UnitAt) -> Unit | None:
    """A unit that the line's end parts: «tre måne-» and «der» on the next line."""
    at = text.find("-\n", number.end + 2, number.end + _UNIT_REACH)
    if at < 0 or not text[at - 1].islower() or not text[at + 2 : at + 3].islower():
        return None
    whole = " " + text[number.end : at] + text[at + 2 : number.end + _UNIT_REACH + 4]
    unit = unit_at(whole, in_lower_case(whole), 1, number.shape)
    return None if unit is None or unit.end - 1 <= at - number.end else unit._replace(end=number.end + unit.end + 1)


def named(text: str, start: int) -> bool:
    """Whether letters stand right before the figure: «ITK2», «B105»."""
    return start > 0 and (text[start - 1].isalpha() or text[start - 1] == "_")


def _measure(text: str, item: Item, unit: Unit) -> Measure:
    start = signed(text, item.start)
    scaled = item.own_unit or unit.factor == 1 or item.value < 1000
    factor = unit.factor if scaled else Decimal(1)
    value = item.value * factor
    if item.value_to is not None and item.value > item.value_to and item.value >= 1000:
        value = item.value  # «mellem 500.000 og 1 mio. kr.»: the scale is the second's alone
    return Measure(
        start,
        unit.end if item.own_unit else item.end,
        -value if start < item.start and text[start] != "+" else value,
        None if item.value_to is None else item.value_to * unit.factor,
        unit.name,
        modifier(text, start),
        "repaired" if item.repaired else "literal" if item.own_unit else "inherited",
    )


def _one_range(text: str, first: Measure, last: Measure) -> bool:
    """«mellem 8 pct. og 10 pct.», «25 pct.-30 pct.»: two numbers with their own units that are one mention."""
    if first.unit != last.unit or first.value_to is not None or last.value_to is not None or first.value >= last.value:
        return False
    gap = text[first.end : last.start].strip(" \u00a0")
    return gap in ("-", "–") or (gap == "og" and between(text, first.start))
