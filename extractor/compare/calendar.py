"""Deadlines as an iCalendar file (RFC 5545): one all-day event for each promise with a deadline.

The same promises as of the same day give the same bytes: the stamp is the as-of day, not the clock.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from extractor.compare.decided import act_words
from extractor.compare.promises import Promise

OCTETS = 75  # of a content line, without its line end (section 3.1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})  # section 3.3.11
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


def escaped(text: str) -> str:
    """Text as a value of type TEXT; control characters become blanks."""
    return _CONTROLS.sub(" ", re.sub(r"\r\n?", "\n", text)).translate(_ESCAPED)


def folded(line: str) -> str:
    """A content line with its line end, broken before 75 octets and never within a character."""
    parts, size = [""], 0
    for character in line:
        width = len(character.encode("utf-8"))
        if size + width > OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += width
    return "\r\n".join(parts) + "\r\n"


def calendar(promises: Iterable[Promise], as_of: str, states: dict[str, str]) -> bytes:
    """The file; `states` are the words for the states, as of an ISO day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//extractor//tilsagn//DA", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:Frister pr. {as_of}"]
    for promise in promises:
        if promise.current is not None:
            lines += _event(promise, promise.current.day, as_of, states[promise.state])
    return "".join(map(folded, [*lines, "END:VCALENDAR"])).encode("utf-8")


def _event(promise: Promise, day: str, as_of: str, state: str) -> list[str]:
    first = promise.first
    place = f"{first.letter.source}" + (f", side {first.passage.page}" if first.passage.page else "")
    told = [f"«{first.passage.quote}»", f"Tilstand pr. {as_of}: {state}", f"Kilde: {place}"]
    if promise.original and promise.original.day != day:
        told.insert(1, f"Oprindelig frist: {promise.original.day}")
    if promise.act:
        told.append(f"Tilstanden er sat af {act_words(promise.act)}")
    kind = "Krav" if first.commitment.origin == "imposed" else "Tilsagn"
    summary = f"{promise.municipality or 'Ukendt kommune'}: {' '.join(first.commitment.text.split())}"
    begin = date.fromisoformat(day)
    end = begin if begin == date.max else begin + timedelta(days=1)
    return [
        "BEGIN:VEVENT",
        f"UID:{promise.id}@extractor",
        f"DTSTAMP:{as_of.replace('-', '')}T000000Z",
        f"DTSTART;VALUE=DATE:{begin:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{escaped(summary)}",
        f"DESCRIPTION:{escaped(chr(10).join(told))}",
        f"CATEGORIES:{kind}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
