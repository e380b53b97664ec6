"""The last day that a statement sets, with its kind and its words; relative ones are computed, vague stay vague.

Source: annotation guidelines, sections 5 and 7; commitments.toml ([[deadline]]).
"""

import calendar
import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from extractor.assembly.scene import Scene, Span
from extractor.lang import table
from extractor.schema.facts import Mention
from extractor.schema.records import DeadlineKind
from extractor.schema.values import Duration, Period


class Deadline(NamedTuple):
    """`day` is None where none can be placed; `text` is the expression without its preposition."""

    day: date | None
    text: str | None
    kind: DeadlineKind | None


NONE = Deadline(None, None, None)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("commitment_words")["deadlines"][name])


def deadline_of(span: Span, scene: Scene, back: bool = False) -> Deadline:
    """The deadline that a statement sets; `back` where it tells of an earlier promise, whose day may be past."""
    if (found := _relative(span, scene)) is not None:
        return found
    dates = [d for d in scene.dates_in(span) if _sets(d, span, scene, back)]
    low = scene.lowered[span[0] : span[1]]
    repeated = _pattern("repeated").search(low)
    if repeated and dates and repeated.start() + span[0] < dates[0].start and "gang" in repeated[0]:
        return Deadline(None, scene.text[span[0] + repeated.start() : span[0] + repeated.end()], "vague")
    if dates:
        return _dated(dates, span, scene)
    for name in ("event", "vague", "repeated"):
        if hit := _pattern(name).search(low):
            text = scene.text[span[0] + hit.start() : span[0] + hit.end()].strip()
            return Deadline(None, text, "relative" if name == "event" else "vague")
    return NONE


def _sets(mention: Mention, span: Span, scene: Scene, back: bool) -> bool:
    value = mention.value
    if not isinstance(value, Period) or value.end is None:
        return False
    left = scene.lowered[max(span[0], mention.start - 60) : mention.start]
    if _pattern("paper").search(left) or _pattern("since").search(left) or _pattern("basis").search(left):
        return False
    return back or scene.written is None or value.end >= scene.written


def _dated(dates: list[Mention], span: Span, scene: Scene) -> Deadline:
    low = scene.lowered
    chosen, kind = dates[0], "due"
    for mention in dates:  # the word before decides: «senest», «inden», «ved udgangen af» beat «i»
        left = low[max(span[0], mention.start - 30) : mention.start]
        if re.search(r"\b(?:senest|inden|ved|med)\s{1,2}(?:den |med |pr\. )?$", left) or _pattern("until").search(left):
            chosen = mention
            kind = "until" if _pattern("until").search(left) else "due"
            break
    value = chosen.value
    assert isinstance(value, Period) and value.start is not None and value.end is not None
    left = low[max(span[0], chosen.start - 30) : chosen.start]
    text = scene.text[chosen.start : chosen.end]
    if kind == "due" and _pattern("start").search(left) and value.precision != "range":
        return Deadline(value.start, text, "start")
    if value.start != value.end and kind == "due" and not re.search(r"\b(?:senest|inden|ved|med)\b", left):
        kind = "window"
    return Deadline(value.end, text, kind)  # type: ignore[arg-type]


_FROM = re.compile(r"\s{1,2}(?:regnet |at regne )?fra\s{1,2}(?:den |d\. )?")
_FROM_LETTER = re.compile(
    r"\s{1,2}(?:regnet |at regne )?fra\s{1,2}(?:brevets dato|dags dato|d\.d\.|modtagelsen|dette brevs dato|dato)"
)
_AFTER = re.compile(r"\s{1,2}efter\b[\wæøå, ]{3,60}")
_WITHIN = re.compile(
    r"(?:inden|inden for|indenfor|senest|om|frist på|frist er|svarfristen er|fik|får|har|dengang)\s{1,2}(?:højst )?$"
)


def _relative(span: Span, scene: Scene) -> Deadline | None:
    """«seks måneder regnet fra 29. august 2022», «tre uger fra brevets dato», «senest fire uger efter, at …»."""
    low, text = scene.lowered, scene.text
    for mention in scene.values_in(span):
        if not isinstance(mention.value, Duration) or mention.value.value_to is not None:
            continue
        if hit := _FROM_LETTER.match(low, mention.end, span[1]):
            day = after(scene.written, mention.value) if scene.written else None
            return Deadline(day, text[mention.start : hit.end()].strip(), "relative")
        if hit := _FROM.match(low, mention.end, span[1]):
            anchor = next((d for d in scene.dates_in((hit.end(), hit.end() + 3))), None)
            if anchor is not None and isinstance(anchor.value, Period) and anchor.value.start is not None:
                day = after(anchor.value.start, mention.value)
                return Deadline(day, text[mention.start : anchor.end], "relative")
        left = low[max(span[0], mention.start - 24) : mention.start]
        if hit := _AFTER.match(low, mention.end, span[1]):
            if _WITHIN.search(left):
                return Deadline(None, text[mention.start : hit.end()].strip(), "relative")
    return None


def after(anchor: date, length: Duration) -> date:
    """The day that lies `length` after `anchor`; a month without that day ends on its last."""
    number = length.value
    if length.unit in ("month", "quarter", "year"):
        months = int(number * {"month": 1, "quarter": 3, "year": 12}[length.unit])
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
        return date(year, month + 1, min(anchor.day, calendar.monthrange(year, month + 1)[1]))
    days = {"hour": number / 24, "day": number, "week": number * 7}[length.unit]
    return anchor + timedelta(days=int(days))
