"""Numbers that a page left in its text: marks of notes, page numbers, sections of a table of contents, lost lists."""

import re

from extractor.facts.reading import Reading
from extractor.facts.refusal import refuse
from extractor.lang.numbers import Numeral

_PAGE_MARK = re.compile(r" -(?: [A-ZÆØÅ]|[ \u00a0]*(?:\n|$))")  # «- 3 -» at the head of a page
_ITEM = re.compile(r"\. [A-ZÆØÅ][a-zæøå]")
_ITEM_REACH = 300  # characters from one item of a list to the next
ALONE = re.compile(r"[ \u00a0]*(?:\n|$)")
# a raised figure that fell on a line of its own: the sentence goes on below, or its note stands there
_FOOT = re.compile(r"[ \u00a0]*\n[ \u00a0]{0,3}(?:[,.;)](?!\d)|[a-zæøå])")
_NOTE = re.compile(r"[ \u00a0]*\n[A-ZÆØÅ][a-zæøå][^\n]{30}")
_SECTION = re.compile(r"\n(\d{1,2})\.1[ \u00a0]*(?:\n|$)")
_CONTENTS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}\.? [A-ZÆØÅ][^\n\d]{2,120} $")  # «2.1 Udviklingen i tilgangen 7»


def page_mark(now: Reading, number: Numeral) -> bool:
    """Take the number at a line's start that is a page's or a note's: «- 3 -», «befordring» / «1» / «, tolke»."""
    text, start = now.text, number.start
    if text[start - 2 : start] == "- " and _PAGE_MARK.match(text, number.end):
        refuse(now, start, number.end, "page")
        return True
    if number.value is None or number.value > 99 or start < 2 or text[start - 1] != "\n":
        return False
    section = _SECTION.match(text, number.end)
    if section is not None and int(section[1]) == number.value:
        refuse(now, start, number.end, "list_number")
        return True
    if not _raised(text, number):
        return False
    refuse(now, start, number.end, "figure")
    return True


def _raised(text: str, number: Numeral) -> bool:
    last = text[number.start - 2]
    if ALONE.match(text, number.end) is None:
        return False
    if _FOOT.match(text, number.end) is None:
        return last == "." and _NOTE.match(text, number.end) is not None
    line = text[text.rfind("\n", max(0, number.start - 80), number.start - 1) + 1 : number.start - 1]
    return (last.isalnum() or last in ").,-") and " " in line


def contents_page(text: str, number: Numeral, before: str) -> bool:
    """«2.1 Udviklingen i tilgangen 7»: the page behind an entry of a table of contents."""
    if number.end - number.start > 3 or ALONE.match(text, number.end) is None:
        return False
    return _CONTENTS.fullmatch(before.rpartition("\n")[2]) is not None


def counted_up(text: str, number: Numeral) -> bool:
    """«fem områder: 1. Ledighed 2. Samtaler 3. Tilbud»: items of a list that lost its lines."""
    if number.value is None or number.value > 20 or _ITEM.match(text, number.end) is None:
        return False
    if number.value > 1:
        mark = f" {number.value - 1}. "
        at = text.rfind(mark, max(0, number.start - _ITEM_REACH), number.start)
        between = text[at : number.start]
    elif text[number.start - 2 : number.start] in (": ", ". "):
        mark = " 2. "
        at = text.find(mark, number.end, number.end + _ITEM_REACH)
        between = text[number.end : max(at, 0)]
    else:
        return False
    return at >= 0 and "\n" not in between and text[at + len(mark) : at + len(mark) + 1].isupper()
