"""Danish words for comparisons: numbers, days and periods, and what codes are called."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from extractor.lang import table
from extractor.lang.numbers import format_figure, format_short

SpanKind = Literal["day", "month", "quarter", "half_year", "year", "period"]
_LENGTHS: dict[int, SpanKind] = {1: "month", 3: "quarter", 6: "half_year", 12: "year"}


def word(kind: str, code: str | None) -> str:
    """What a code is called (lang/da/compare_words.toml); the code itself where it has no name."""
    if not code:
        return ""
    return str(table("compare_words")[kind].get(code, code))


def missing_word(token: str) -> str:
    """What a sign in a cell says: «.» is «ikke vist»."""
    return str(table("compare_words")["missing"].get(token, f"«{token}»"))


@cache
def _entries(file: str, key: str) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in table(file)[key]}


def indicators() -> dict[str, dict[str, Any]]:
    """Indicator id -> its entry in lang/da/indicators.toml."""
    return _entries("indicators", "indicator")


def groups() -> dict[str, dict[str, Any]]:
    """Target group id -> its entry in lang/da/target_groups.toml."""
    return _entries("target_groups", "group")


def indicator_name(id: str) -> str:
    """Danish name of an indicator."""
    return str(indicators().get(id, {}).get("name", id))


def group_name(id: str) -> str:
    """Danish name of a target group; «uden angivet målgruppe» for none."""
    if not id:
        return "uden angivet målgruppe"
    return str(groups().get(id, {}).get("name", id))


def ancestors(id: str) -> tuple[str, ...]:
    """A group and the groups it is part of, itself first."""
    chain: list[str] = []
    while id and id not in chain:
        chain.append(id)
        id = str(groups().get(id, {}).get("parent", ""))
    return tuple(chain)


def number(value: Decimal) -> str:
    """A figure as Danes write it, with the sign «−»: «38,5», «12.500», decimals as they stand."""
    return format_figure(value).replace("-", "−")


def short_number(value: Decimal) -> str:
    """The same without decimals that say nothing: «20» for 20,0."""
    return format_short(value).replace("-", "−")


def span_kind(start: date, end: date) -> SpanKind:
    """Whether a pair of inclusive days is a day, a calendar month, quarter, half-year or year, or another period."""
    if start == end:
        return "day"
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return "period"
    after = end + timedelta(days=1)
    length = (after.year - start.year) * 12 + after.month - start.month
    kind = _LENGTHS.get(length, "period")
    return kind if length == 1 or (start.month - 1) % length == 0 else "period"


def months_of(start: date, end: date) -> int:
    """How many whole calendar months a pair of inclusive days spans; 0 where it does not."""
    after = end + timedelta(days=1)
    if start.day != 1 or after.day != 1:
        return 0
    return (after.year - start.year) * 12 + after.month - start.month


def day_words(day: date) -> str:
    """«1. februar 2018»."""
    return f"{day.day}. {_months()[day.month - 1]} {day.year}"


def month_words(day: date) -> str:
    """«september 2022»."""
    return f"{_months()[day.month - 1]} {day.year}"


def _months() -> Sequence[str]:
    names: list[str] = table("compare_words")["months"]["names"]
    return names


def period_words(start: date | None, end: date | None) -> str:
    """A period as text: «1. februar 2018», «september 2022», «4. kvartal 2012», «2012», «marts–maj 2022»."""
    if start is None or end is None:
        return "uden tidspunkt"
    kind = span_kind(start, end)
    if kind == "day":
        return day_words(start)
    if kind == "month":
        return month_words(start)
    if kind == "quarter":
        return f"{start.month // 3 + 1}. kvartal {start.year}"
    if kind == "half_year":
        return f"{start.month // 6 + 1}. halvår {start.year}"
    if kind == "year":
        return str(start.year)
    if months_of(start, end):
        first = _months()[start.month - 1] if start.year == end.year else month_words(start)
        return f"{first}–{month_words(end)}"
    return f"{day_words(start)}–{day_words(end)}"


def listed(parts: Sequence[str]) -> str:
    """«a», «a og b», «a, b og c»."""
    return " og ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def months_words(months: Sequence[date]) -> str:
    """Months of one or several years: «september, oktober og november 2022»."""
    names = [
        month_words(day) if i + 1 == len(months) or months[i + 1].year != day.year else _months()[day.month - 1]
        for i, day in enumerate(months)
    ]
    return listed(names)
