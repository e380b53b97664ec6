"""Where the head of a document ends and which line of it is the title."""

import re
from collections.abc import Container, Sequence

from extractor.layout import marks
from extractor.layout.lines import Line

MAX_HEAD = 60  # lines
_PROSE_END = re.compile(r"[.!?:;,]\s?[»\"'”’*)]{0,3}$")
_CAPTION = re.compile(r"(?:Tabel|Figur|Oversigt|Skema) \d{1,2}(?:\.\d{1,2})?[.:]? [A-ZÆØÅ]")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})?[.)]?|[IVX]{1,4}\.)\s{1,4}[A-ZÆØÅ]")
_AGENDA = frozenset(["dagsorden", "referat", "beslutningsprotokol", "beslutningsreferat", "protokol", "åben dagsorden"])
_CONTENTS = frozenset(marks.words()["headings"]["contents"]) - _AGENDA
_ITEM = re.compile(
    r"(?:(?:Punkt|Pkt\.?|Sag)(?:\s?nr\.?)?\s?)?\d{1,3}(?:[.:)]|\s?[-–]|\s\(?(?:Åben|Lukket))\s{0,8}\S", re.IGNORECASE
)
_MEETING_PARTS = ("case", "recommendation", "decision", "competence", "summary", "law", "economy")
_OFFICE = re.compile(
    r"kommunes?\b|^jobcent|^center\b|^att\b|^til\b|^afdeling|forvaltning(?:en)?$|styrelse|ministeriet$|^borgmester|^beskæftigelsesminister|^c/o|^cc\b|^kopi",
    re.IGNORECASE,
)


def head_end(found: Sequence[Line], roles: Sequence[str]) -> int:
    """The line at which an agenda's head ends: its table of contents or first item; 0 for other documents."""
    parts = first = 0
    for number, role in enumerate(roles):
        if role in _MEETING_PARTS and len(found[number].text) <= 60:
            parts += 1
            first = first or number
            if parts >= 3:
                break
    named = any(_AGENDA & set(line.text.lower().strip(" #:*").split()) for line in found[:12] if len(line.text) <= 90)
    if parts < 2 and not named:
        return 0
    if any(marks.opens_salutation(line.text) for line in found[:45]):
        return 0
    for number, line in enumerate(found[: first or MAX_HEAD]):
        text = line.text
        if (number and _ITEM.match(text)) or (text[0] == "#" and number) or len(text) > 200:
            return number
        if text.strip(" :").lower() in _CONTENTS:
            return number
    return first


def front(found: Sequence[Line], tables: Container[int]) -> tuple[int, int | None]:
    """The first line behind a letter's head, and the line of the head that is its title or subject.

    The head ends at the salutation, at a heading or list, a table or the first line of prose.
    """
    stop = _stop(found, tables)
    if stop == 0:
        return 0, None
    signed = any(marks.opens_closing(line.text) for line in found[stop:])
    salutation = stop < len(found) and marks.opens_salutation(found[stop].text)
    formal = salutation or signed or any(_is_form(line.text) for line in found[:stop])
    titles = [number for number in range(stop) if _may_be_title(found, number, stop)]
    if not formal:
        return (1, 0) if titles and titles[0] == 0 and stop <= 8 else (0, None)
    return stop, titles[-1] if titles else None


def _stop(found: Sequence[Line], tables: Container[int]) -> int:
    for number, line in enumerate(found[:MAX_HEAD]):
        text = line.text
        if number in tables or text[0] == "#" or marks.opens_salutation(text):
            return number
        if len(text) > 160 or _CAPTION.match(text) or (_is_prose(text) and not marks.label(text)):
            return number
        if (marks.list_mark(text) or _NUMBERED.match(text)) and not marks.label(text) and not marks.is_day(text):
            return number
    return 0


def _is_prose(text: str) -> bool:
    words = text.count(" ") + 1
    return _PROSE_END.search(text, max(0, len(text) - 6)) is not None and words >= (4 if text[-1] in ".!" else 7)


def _is_form(text: str) -> bool:
    found = marks.label(text)
    return (found is not None and found.kind in ("case", "document", "date", "officer", "contact")) or marks.is_day(
        text
    )


def _may_be_title(found: Sequence[Line], number: int, stop: int) -> bool:
    """A line of its own of three words and more that is no address, date, label or office."""
    line = found[number]
    text = line.text
    label = marks.label(text)
    if label is not None and label.kind == "subject":
        return True
    if label is not None or marks.is_contact(text) or marks.is_day(text) or text[-1] in ".,;:!":
        return False
    alone = (line.gap > 0 or number == 0) and (
        number + 1 >= len(found) or found[number + 1].gap > 0 or number + 1 == stop
    )
    if not alone or (len(text.split()) < 3 and len(text) < 24):
        return False
    if text.count(" ") < 4 and all(word[0].isupper() for word in text.split()):
        return False  # a person, a street, an office
    return not (_OFFICE.search(text) and len(text.split()) < 7 and not _TOPIC.search(text))


_TOPIC = re.compile(
    r"redegørelse|svar\b|opfølgning|genopretning|vedr|status|rapport|orientering|udtalelse|indsats|plan\b|tilsyn",
    re.IGNORECASE,
)
