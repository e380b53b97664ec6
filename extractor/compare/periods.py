"""Periods as exports of official figures write them: codes of the databank, Danish months and quarters, and days."""

import re
from datetime import date, datetime
from functools import cache

from extractor.lang import table
from extractor.lang.periods import months, quarter, shift, years

Days = tuple[date, date]
_CODE = re.compile(r"((?:19|20)\d\d)\s?(?:M(\d\d)|[QK](\d)|Y\d\d|QMAT(\d\d))", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED = re.compile(r"([a-zæøå]{3,9})\.?[\s-]{1,3}((?:19|20)?\d\d)", re.I)
_QUARTER = re.compile(r"(?:(\d)\.?\s?(?:kvt\.?|kvartal)|[KQ](\d))\s{0,2}((?:19|20)\d\d)", re.I)
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?:[ T]00:00:00)?")
_PLAIN = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/.]((?:19|20)\d\d)")


def period(cell: object) -> Days | None:
    """First and last day of a period, None for what is none. A first day of a month is the month (client convention).

    «2024QMAT03» is the twelve months that end with March 2024.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _month(cell.year, cell.month) if cell.day == 1 else (cell, cell)
    text = " ".join(str(cell).split())
    if found := _CODE.fullmatch(text):
        return _coded(int(found[1]), found[2], found[3], found[4])
    if _YEAR.fullmatch(text):
        return years(int(text), int(text))
    if found := _NAMED.fullmatch(text):
        number = _months().get(found[1].lower()[:3])
        year = int(found[2]) + (2000 if len(found[2]) == 2 else 0)
        return _month(year, number) if number and _is_name(found[1]) else None
    if found := _QUARTER.fullmatch(text):
        number = int(found[1] or found[2])
        return quarter(int(found[3]), number) if 1 <= number <= 4 else None
    if found := _ISO.fullmatch(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]) if found[3] else 1)
    if found := _PLAIN.fullmatch(text):
        return _month(int(found[1] or found[4]), int(found[2] or found[3]))
    return None


def _coded(year: int, month: str | None, number: str | None, rolling: str | None) -> Days | None:
    if month:
        return _month(year, int(month))
    if number:
        return quarter(year, int(number)) if 1 <= int(number) <= 4 else None
    if rolling:
        last = _month(year, int(rolling))
        return (shift(last[0], -11), last[1]) if last else None
    return years(year, year)


def _month(year: int, month: int) -> Days | None:
    return months(year, month, month) if 1 <= month <= 12 else None


def _iso(year: int, month: int, number: int) -> Days | None:
    try:
        day = date(year, month, number)
    except ValueError:
        return None
    return _month(year, month) if number == 1 else (day, day)


@cache
def _months() -> dict[str, int]:
    names = table("compare_words")["months"]["names"]
    english = {"may": 5, "oct": 10}
    return {name[:3]: i for i, name in enumerate(names, 1)} | english


def _is_name(word: str) -> bool:
    """Whether a word is a month's name or its beginning: «sep», «sept», «september»; not «maj-dag»."""
    low = word.lower()
    return any(name.startswith(low) for name in table("compare_words")["months"]["names"]) or low in ("may", "oct")
