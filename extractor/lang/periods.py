"""The calendar behind Danish periods: pure arithmetic on days. A period is its first and its last day, inclusive.

Rules: annotation guidelines 1.4 (seasons by whole months, points of a period, windows of exactly N months).
"""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
SEASONS = {"spring": (3, 5), "summer": (6, 8), "late_summer": (8, 9), "autumn": (9, 11), "winter": (12, 2)}
FIRST_YEAR, LAST_YEAR = 1900, 2099


def full_year(two_digits: int) -> int:
    """The year of «-18» or «99»: 00-49 are 20xx, 50-99 are 19xx."""
    return two_digits + (2000 if two_digits < 50 else 1900)


def day(year: int, month: int, number: int) -> date | None:
    """The day, None where the calendar has no such one (31. april)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def months(year: int, first: int, last: int) -> Days:
    """The first day of one month to the last day of another, in the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def quarter(year: int, number: int) -> Days:
    """A quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3 * number)


def half_year(year: int, number: int) -> Days:
    """A half-year, 1 or 2."""
    return months(year, 6 * number - 5, 6 * number)


def season(year: int, name: str) -> Days:
    """A season; the winter of 2017 is December 2017 to February 2018; Easter and Whitsun are their Sundays."""
    if name in _FEASTS:
        at = easter(year) + timedelta(days=_FEASTS[name])
        return at, at
    first, last = SEASONS[name]
    if first > last:
        return date(year, first, 1), months(year + 1, last, last)[1]
    return months(year, first, last)


_FEASTS = {"easter": 0, "whitsun": 49}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day_of = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day_of + 1)


def week(year: int, number: int) -> Days | None:
    """An ISO week, Monday to Sunday; None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def years(first: int, last: int) -> Days:
    """Whole calendar years."""
    return date(first, 1, 1), date(last, 12, 31)


def school_year(first: int) -> Days:
    """1 August to 31 July."""
    return date(first, 8, 1), date(first + 1, 7, 31)


def point(period: Days, where: str) -> date:
    """The day that «primo», «medio» or «ultimo» makes of a period.

    The middle is the 15th of a month, 1 July of a year, else the 15th of the middle month (of a half-year:
    the first day of its second quarter; of a week: its Wednesday).
    """
    start, end = period
    if where == "first":
        return start
    if where == "last":
        return end
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    if (end - start).days < 27:
        return start + (end - start) // 2
    if length % 2:
        return shift(start, length // 2).replace(day=15)
    return shift(start, length // 2)


def shift(day: date, by: int) -> date:
    """A day so many months later (earlier if negative), cut to the month's length; years 1 to 9999."""
    index = min(max(day.year * 12 + day.month - 1 + by, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_DAYS = {"day": 1, "week": 7}


def moved(anchor: date, count: int, unit: str) -> date:
    """The day that lies `count` units after `anchor` (before, if negative)."""
    if unit in _DAYS:
        return anchor + timedelta(days=_DAYS[unit] * max(min(count, 9999), -9999))
    return shift(anchor, count * _MONTHS[unit])


def window(anchor: date, count: int, unit: str, ahead: bool = False) -> Days:
    """Exactly `count` units up to and including the anchor day, or beginning on the day after it."""
    if ahead:
        return anchor + timedelta(days=1), moved(anchor, count, unit)
    return moved(anchor, -count, unit) + timedelta(days=1), anchor


def around(anchor: date, unit: str, by: int = 0) -> Days:
    """The calendar week, month, quarter, half-year or year that holds `anchor`, or the one `by` units away."""
    there = moved(anchor if unit == "week" else anchor.replace(day=1), by, unit)
    if unit == "week":
        monday = there - timedelta(days=there.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "day":
        return there, there
    if unit == "year":
        return years(there.year, there.year)
    size = _MONTHS[unit]
    first = (there.month - 1) // size * size + 1
    return months(there.year, first, first + size - 1)
