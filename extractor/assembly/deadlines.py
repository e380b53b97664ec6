"""The last day that a statement sets, with its kind and its words; relative ones are computed, vague stay vague.

Source: annotation guidelines, sections 5 and 7; commitments.toml ([[deadline]]).
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from extractor.assembly.asked import AskedList
from extractor.assembly.scene import Scene, Span
from extractor.assembly.statement import Statement
from extractor.lang import periods, table
from extractor.schema.facts import Mention
from extractor.schema.records import DeadlineKind
from extractor.schema.values import Duration, Period


class Deadline(NamedTuple):
    """`day` is None where none can be placed; `text` is the expression without its preposition."""

    day: date | None
    text: str | None
    kind: DeadlineKind | None


NONE = Deadline(None, None, None)


def _words() -> dict[str, tuple[str, ...]]:
    words = table("commitment_words")
    return {name: (one, *words["deadlines_hold"].get(name, ())) for name, one in words["deadlines"].items()}


_SAYS = AskedList(_words)


def deadline_of(
    statement: Statement, scene: Scene, back: bool = False, condition: Span | None = None, told: int | None = None
) -> Deadline:
    """The deadline that a statement sets.

    `back` where it tells of an earlier promise, whose day may be past; days in its `condition` set none. `told` is
    where the word of promising or asking stands: days around it say when it was said, not when it is due.
    """
    span = statement.start, statement.end
    if (found := _relative(statement, scene, told is not None)) is not None:
        return found
    inside = [d for d in statement.dates if not (condition and condition[0] <= d.start < condition[1])]
    dates = [d for d in inside if _sets(d, statement, scene, back)]
    if told is not None:
        dates = [d for d in dates if _asked_for(d, told, span, scene)]
    low = scene.lowered[span[0] : span[1]]
    repeated = statement.search(_SAYS["repeated"], low)
    first = [d for d in dates if statement.search(_SAYS["first"], low, 0, d.start - span[0])] if repeated else []
    if first:
        return _dated(first[:1], statement, scene, back)  # «hver anden måned, første gang den 12. januar»
    if repeated and (
        not dates or (repeated.start() + span[0] < dates[0].start and repeated[0].endswith(("året", "årligt")))
    ):
        return Deadline(None, scene.text[span[0] + repeated.start() : span[0] + repeated.end()], "vague")
    if not dates and condition and scene.lowered.startswith("når ", condition[0]):
        dates = [d for d in scene.dates_in(condition) if _sets(d, statement, scene, back)]
    if dates:
        return _dated(dates, statement, scene, back)
    for name in ("event", "vague"):
        if hit := statement.search(_SAYS[name], low):
            text = _whole_words(scene.text, span[0] + hit.start(), span[0] + hit.end())
            placed = _by_data(inside, scene) if name == "event" else None
            return Deadline(placed, text, "relative" if name == "event" else "vague")
    return NONE


def _whole_words(text: str, start: int, end: int) -> str:
    """A stretch without the word that the bound of its pattern cut in two."""
    cut = text[end - 1 : end + 1].isalnum() and end < len(text)
    return (text[start:end].rpartition(" ")[0] or text[start:end] if cut else text[start:end]).strip()


_SEASON = re.compile("ferie|jul|nytår|årsskifte|påske|sommer|forår|efterår|vinter")
_CONTENT = re.compile(r"\b(?:at|om|ville|skulle)\b|,")
_DUE = re.compile(
    r"\b(?:senest|inden|ved|med|til|frem til|indtil|pr\.?|efter|i løbet af|fra|fra og med|medio|ultimo|primo|over)"
    r"\s{1,2}(?:den |d\. |med |og med |i |udgangen af |udløbet af |mandag |tirsdag |onsdag |torsdag |fredag ){0,3}$"
)


def _asked_for(mention: Mention, told: int, span: Span, scene: Scene) -> bool:
    """Whether a day is when it is due: it lies ahead, has a word of a term before it or stands in what is told."""
    value = mention.value
    if isinstance(value, Period) and value.end and scene.written and value.end > scene.written:
        return True
    if _DUE.search(scene.lowered, max(span[0], mention.start - 40), mention.start):
        return True
    return mention.start > told and _CONTENT.search(scene.lowered, told, mention.start) is not None


def _by_data(dates: list[Mention], scene: Scene) -> date | None:
    """«når tallene for 1. kvartal 2023 offentliggøres»: not before the last day that they cover."""
    last = dates[-1].value if dates else None
    if isinstance(last, Period) and last.end is not None and scene.written is not None and last.end > scene.written:
        return last.end
    return None


def _sets(mention: Mention, statement: Statement, scene: Scene, back: bool) -> bool:
    value = mention.value
    if not isinstance(value, Period) or value.end is None:
        return False
    left = scene.lowered[max(statement.start, mention.start - 60) : mention.start]
    if scene.lowered.startswith("budget", mention.start) and not _FIRM.search(left):
        return False  # «indarbejdes i budget 2016» names a paper
    if any(statement.search(_SAYS[name], left) for name in ("paper", "since", "basis")):
        return False
    if statement.search(_SAYS["behind"], left) and not _SEASON.search(scene.lowered, mention.start, mention.end):
        return False
    if back or scene.written is None or value.end >= scene.written:
        return True
    return _next_year(mention, statement, scene) is not None


def _next_year(mention: Mention, statement: Statement, scene: Scene) -> date | None:
    """«inden årets udgang» in a promise means the next one to come, also where the reading of the date did not."""
    value, written = mention.value, scene.written
    if not isinstance(value, Period) or value.end is None or written is None or value.relative:
        return None
    if re.search(r"\d{4}|\d/\d", scene.text[mention.start : mention.end]):
        return None
    if not _COMES.search(scene.lowered, max(statement.start, mention.start - 30), mention.start):
        return None
    day = periods.shift(value.end, 12)
    return day if day >= written else None


_COMES = re.compile(  # words of a term that is still to come
    r"\b(?:senest|inden|ved|med|til|i løbet af)\s{1,2}"
    r"(?:den |med |pr\. |mandag |tirsdag |onsdag |torsdag |fredag ){0,3}$"
)
_AND = re.compile(  # «i maj og juni», «40 pct. i 2026 og 60 pct. i 2027», «i august og igen primo december»
    r"\s{0,2}(?:,|og|eller|samt|,? men)\s{1,2}(?:igen |først |derefter |siden |så ){0,2}"
    r"(?:(?:til |på |under |over |mindst |højst |ca\. ){0,2}[\d,]{1,6}\s{1,2}(?:pct\.?|procent|%)\s{1,2})?"
    r"(?:i |den |uge |med |ved |senest |til ){0,2}"
)


def _dated(dates: list[Mention], statement: Statement, scene: Scene, back: bool) -> Deadline:
    low = scene.lowered
    chosen, kind = dates[0], "due"
    for mention in dates:  # the word before decides: «senest», «inden», «ved udgangen af» beat «i»
        left = low[max(statement.start, mention.start - 30) : mention.start]
        if _FIRM.search(left) or statement.search(_SAYS["until"], left):
            chosen = mention
            kind = "until" if statement.search(_SAYS["until"], left) else "due"
            break
    first = chosen
    for mention in dates:  # «i maj og juni», «to gange i 2025, i juni og oktober»: the last of them
        if mention.start <= chosen.start:
            continue
        joined = _AND.fullmatch(low, chosen.end, mention.start)
        if joined or _within(mention, chosen):
            first = mention if _within(mention, chosen) else first
            chosen = mention
    value = chosen.value
    assert isinstance(value, Period)
    assert value.start is not None
    assert value.end is not None
    left = low[max(statement.start, first.start - 30) : first.start]
    text = scene.text[first.start : chosen.end]
    if not back and scene.written and value.end < scene.written:
        return Deadline(_next_year(chosen, statement, scene), text, "due")
    if kind == "due" and first is chosen and statement.search(_SAYS["start"], left) and value.precision != "range":
        return Deadline(value.start, text, "start")
    if value.start != value.end and kind == "due" and not _FIRM.search(left):
        kind = "window"
    return Deadline(value.end, text, kind)  # type: ignore[arg-type]


_FIRM = re.compile(
    r"\b(?:senest|inden|ved|med)\s{1,2}(?:den |med |pr\. |mandag |tirsdag |onsdag |torsdag |fredag ){0,3}$"
)


def _within(inner: Mention, outer: Mention) -> bool:
    """Whether a day or month lies in the longer period named before it."""
    a, b = inner.value, outer.value
    if not (isinstance(a, Period) and isinstance(b, Period) and a.start and a.end and b.start and b.end):
        return False
    return (
        b.start <= a.start and a.end <= b.end and (b.end - b.start) > (a.end - a.start) and (b.end - b.start).days > 300
    )


_FROM = re.compile(r"\s{1,2}(?:regnet |at regne )?fra\s{1,2}(?:den |d\. )?")
_FROM_LETTER = re.compile(
    r"\s{1,2}(?:regnet |at regne )?fra\s{1,2}(?:brevets dato|dags dato|d\.d\.|modtagelsen|dette brevs dato|dato)"
)
_AFTER = re.compile(r"\s{1,2}efter\b[\wæøå, ]{3,60}")
_WITHIN = re.compile(
    r"(?:inden|inden for|indenfor|senest|om|frist på|frist er|svarfristen er|fik|får|har|dengang)\s{1,2}(?:højst )?$"
)


def _relative(statement: Statement, scene: Scene, asked: bool = False) -> Deadline | None:
    """«seks måneder regnet fra 29. august 2022», «tre uger fra brevets dato», «senest fire uger efter, at …»."""
    low, text, span = scene.lowered, scene.text, (statement.start, statement.end)
    for mention in statement.values:
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
        hit = _AFTER.match(low, mention.end, span[1])
        if hit and (_WITHIN.search(left) or low.startswith(" efter dette brev", mention.end)):
            return Deadline(
                _received(hit.span(), mention.value, scene), _whole_words(text, mention.start, hit.end()), "relative"
            )
        first = mention.start - span[0] < FRONT and _WITHIN.fullmatch(left) is not None
        if (first or _AHEAD.search(left)) and not _A_TIME.match(low, mention.end) and scene.written is not None:
            return Deadline(after(scene.written, mention.value), text[mention.start : mention.end], "relative")
        letter = scene.metadata.doc_type == "supervision_letter"
        if _TERM.search(left) or (asked and _WITHIN.search(left)):
            start = scene.written if asked and letter else _anchor(mention.start, scene)
            return Deadline(
                after(start, mention.value) if start else None, text[mention.start : mention.end], "relative"
            )
    return None


def _received(span: Span, length: Duration, scene: Scene) -> date | None:
    """«fire uger efter modtagelsen (den 3. maj)»: counted from the day named, else from the letter told of before."""
    if _RECEIVED.match(scene.lowered, *span) is None:
        return None
    named = next((d.value for d in scene.dates_in((span[0], span[1] + 30))), None)
    start = named.start if isinstance(named, Period) else _anchor(span[0], scene)
    if scene.lowered.startswith(("efter dette brev", "efter dags dato", "efter i dag"), span[0] + 1):
        start = scene.written
    if start is None and scene.metadata.doc_type == "supervision_letter":
        start = scene.written
    return after(start, length) if start else None


FRONT = 14  # «Inden en uge har …»: a term that opens its statement, in characters
_AHEAD = re.compile(  # «om to uger», «inden for de næste 14 dage»
    r"(?:\b(?:inden for|indenfor|inden|i løbet af) (?:de |den )?(?:næste|kommende|nærmeste)|"
    r"(?:^|[.,;(] |og |men )om)\s{1,2}$"
)
_A_TIME = re.compile(r" (?:om |efter|fra|før|ad gangen|i træk)")
_RECEIVED = re.compile(r"\s{1,2}efter (?:modtagelse|dette brev|brevets|skrivelsens|afgørelsens)")
_TERM = re.compile(
    r"(?:frist(?:en)? (?:er|var|på)|fik (?:dengang |nu |herefter )?|fik (?:kommunen|i) |giver jer |gav jer )\s{0,2}$"
)


def _anchor(offset: int, scene: Scene) -> date | None:
    """The day from which a term runs that names none: the nearest day told before it."""
    block = scene.document.block_at(offset)
    spans = [(block.start, offset)] if block else []
    spans += [(b.start, b.end) for b in scene.blocks_before(offset, 2)]
    for span in spans:
        days = [d.value for d in scene.dates_in(span) if isinstance(d.value, Period) and d.value.start == d.value.end]
        if days and days[-1].start is not None:
            return days[-1].start
    return None


_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_LONGEST = 1000  # years ahead: what is longer is a slip or a prank, and soon beyond the calendar


def after(anchor: date, length: Duration) -> date | None:
    """The day that lies `length` after `anchor`; a month without that day ends on its last.

    None for a length that no deadline has («99.999 år»).
    """
    number = length.value
    if length.unit in _MONTHS:
        months = int(number * _MONTHS[length.unit])
        return periods.shift(anchor, months) if months <= 12 * _LONGEST else None
    days = int({"hour": number / 24, "day": number, "week": number * 7}[length.unit])
    return anchor + timedelta(days=days) if days <= 365 * _LONGEST else None
