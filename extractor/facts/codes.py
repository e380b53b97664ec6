"""Digits whose own form says what they are: case numbers, phones, clock times, weights, web addresses."""

import re

from extractor.facts.reading import Reading
from extractor.facts.refusal import UNITS_AFTER, refuse, refuse_digits
from extractor.lang.numbers import Numeral

CLUSTER = re.compile(
    r"(?P<cpr>\d{6}-\d{4}(?![\d-]))"
    r"|(?P<kle>\d\d\.\d\d(?:\.\d\d)?(?:-?[A-ZÆØÅ]\d\d)(?:-\d{1,6}-\d{2,4}| - \d{4}/\d{1,6})?)"
    r"|(?P<case>\d{1,8}[/-]\d{5,8}(?!\d)|\d{6,8}-\d\d(?![\d-])|\d{4}-\d{3}(?!\d)|\d{3,8}/\d{2,4}(?![\d/])|\d{1,4}/\d{3}(?!\d)|20\d\d/\d{3,8}|(?!(?:0?[1-9]|1[0-2])/(?:19|20)\d\d)\d{1,4}/\d{4}(?!\d))"
    r"|(?P<phone>\d\d(?: \d\d){3,4}(?!\d|[,.]\d|%| \d{3}|\d* ?(?:pct|procent|kr|mio)))"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[ ]?[-–][ ]?(?:[01]?\d|2[0-4])[:.][0-5]\d)?(?!\d))"
    r"|(?P<hours>(?:[01]?\d|2[0-4])\.[0-5]\d ?[-–] ?(?:[01]?\d|2[0-4])\.[0-5]\d(?!\d|\.\d))"
    r"|(?P<weight>(?:24[/-]7|(?P<a>\d\d)/(?P<b>\d\d))(?![\d/-])(?! ?-?(?:19|20)\d\d))"
    r"|(?P<ratio>\d{1,3}:\d{1,3}(?![\d:]))"
    r"|(?P<scale>\d{1,3}(?:,\d{1,2})? (?:point )?på en (?:\w+ )?skala (?:fra )?\d{1,3}(?: til |[-–])\d{1,3})"
)
CLUSTERED = re.compile(r"\d{1,8}(?:[-/.:,]| [\dp])")  # how every one of them begins: a cheap test
_SCHOOL_YEAR = re.compile(r"(?:19|20)\d\d/(?:\d\d|(?:19|20)\d\d)(?!\d)")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}")


def addresses(now: Reading) -> None:
    """E-mail and web addresses with digits in them."""
    text = now.text
    at = text.find("@")
    while at >= 0:
        start = end = at
        while start and at - start < 80 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and end - at < 255 and not text[end].isspace():
            end += 1
        refuse_digits(now, start, end, "address")
        at = text.find("@", end if end > at else at + 1)
    if "www." in text or "http" in text:
        for match in _URL.finditer(text):
            refuse_digits(now, match.start(), match.end(), "address")


def cluster(now: Reading, match: re.Match[str]) -> bool:
    """Digits whose own form says what they are."""
    text, start, end, kind = now.text, match.start(), match.end(), match.lastgroup
    last = text[start - 1] if start else " "
    if kind == "b":
        kind = "weight"
    if kind == "case":
        if (
            _SCHOOL_YEAR.match(text, start)
            or last.isdigit()
            or last in "./"
            or (last == "-" and text[start - 2 : start - 1].isdigit())
            or _is_day(match[0])
        ):
            return False
        if UNITS_AFTER.match(text, end) or ("/" not in match[0] and _is_range(match[0])):
            return False
        refuse(now, start, end, "case_number")
    elif kind == "weight":
        if match["a"] is not None and int(match["a"]) + int(match["b"]) != 100:
            return False
        refuse(now, start, end, "weight")
    elif kind == "scale":
        refuse_digits(now, start, end, "score")
    elif kind == "ratio" and last in " (\t\n":
        refuse(now, start, end, "weight")
    elif kind in ("cpr", "phone", "clock"):
        refuse(now, start, end, kind)
    elif kind == "hours":
        refuse(now, start, end, "clock")
    elif kind == "kle":
        refuse(now, start, end, "case_number")
    else:
        return False
    return True


def _is_day(token: str) -> bool:
    """«8/1-18», «1/8-15»: left to the date finder."""
    first, _, second = token.replace("-", "/").partition("/")
    return len(first) <= 2 and len(second) <= 2


def _is_range(token: str) -> bool:
    """«2017-2020» is a range of years, «1200-1500» of anything."""
    first, _, second = token.partition("-")
    return len(first) == len(second) == 4 and first < second


def junk(now: Reading, number: Numeral) -> None:
    """Refuse digits and dots that are neither a number nor a day."""
    text = now.text[number.start : number.end]
    if (
        text.count(".") == 2
        and len(text) <= 10
        and all(len(part) in (1, 2, 4) for part in text.split("."))
        and _day_first(text)
    ):
        return
    type = "account" if text.count(".") >= 2 else "identifier"
    refuse(now, number.start, number.end, type)


def _day_first(token: str) -> bool:
    day, month, _ = token.split(".")
    return day.isdecimal() and month.isdecimal() and 1 <= int(day) <= 31 and 1 <= int(month) <= 12
