"""Numbers that a page left in its text: marks of notes, page numbers, sections of a table of contents, lost lists."""

import re
from collections.abc import Iterator

from extractor.facts.reading import Reading
from extractor.facts.refusal import refuse
from extractor.facts.series import ALONE
from extractor.lang.numbers import Numeral

_PAGE_MARK = re.compile(r" -(?: [A-ZÆØÅ]|[ \u00a0]*(?:\n|$))")  # «- 3 -» at the head of a page
_ITEM = re.compile(r"\. [A-ZÆØÅ][a-zæøå]")
_ITEM_REACH = 300  # characters from one item of a list to the next
# a raised figure that fell on a line of its own: the sentence goes on below, or its note stands there
_FOOT = re.compile(r"[ \u00a0]*\n[ \u00a0]{0,3}(?:[,.;)](?!\d)|[a-zæøå])")
_NOTE = re.compile(r"[ \u00a0]*\n[A-ZÆØÅ][a-zæøå][^\n]{30}")
_OPENS_PAGE = re.compile(
    r"[ \u00a0]*\n(?:[A-ZÆØÅ][A-ZÆØÅ ]{7,60}|Indhold(?:sfortegnelse)?)[ \u00a0]*\n"
)  # «2» / «ANKESTYRELSEN»
_SECTION = re.compile(r"\n(\d{1,2})\.1[ \u00a0]*(?:\n|$)")
_CONTENTS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}\.? [A-ZÆØÅ][^\n\d]{2,120} $")  # «2.1 Udviklingen i tilgangen 7»


def page_mark(now: Reading, number: Numeral) -> bool:
    """Take the number at a line's start that is a page's or a note's: «- 3 -», «befordring» / «1» / «, tolke»."""
    text, start = now.text, number.start
    if start in _pages(now) or (text[start - 2 : start] == "- " and _PAGE_MARK.match(text, number.end)):
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
    if _OPENS_PAGE.match(text, number.end) is not None:
        return True
    last = text[number.start - 2]
    if ALONE.match(text, number.end) is None:
        return False
    if _FOOT.match(text, number.end) is None:
        return last == "." and _NOTE.match(text, number.end) is not None
    line = text[text.rfind("\n", max(0, number.start - 80), number.start - 1) + 1 : number.start - 1]
    return (last.isalnum() or last in ").,-") and " " in line


_LONE = re.compile(r"^[ \u00a0]{0,60}(\d{1,3})[ \u00a0]{0,60}$", re.MULTILINE)
_PAGE_LENGTH = 300  # characters between the numbers of two pages, at least
_ROW = 3  # pages that are counted up
_CONTENTS_HEAD = re.compile(
    r"^[ \u00a0]{0,20}[Ii]ndhold(?:sfortegnelse)?:?[ \u00a0]{0,20}$", re.MULTILINE | re.IGNORECASE
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.? [A-ZÆØÅ]")
_MOST_HEADS = 8
_MOST_LINES = 150  # of a table of contents
_ENTRY = 100  # characters: a longer line without dots is no entry


def _pages(now: Reading) -> frozenset[int]:
    """Where numbers stand that are alone on their lines and count the pages up or stand in a table of contents."""
    found: frozenset[int] | None = now.notes.get("pages")
    if found is None:
        lone = [(int(match[1]), match.start(1)) for match in _LONE.finditer(now.text)]
        listed = {start for _, start in lone if _in_contents(now, start)} if lone else set()
        found = now.notes["pages"] = frozenset(_counting(lone)) | listed
    return found


def _counting(lone: list[tuple[int, int]]) -> Iterator[int]:
    """The numbers that go up by one, a page's text between each of them."""
    rows: dict[int, list[int]] = {}  # the last number of a row -> where its numbers stand
    for value, start in lone:
        row = rows.get(value - 1)
        rows[value] = [*row, start][-_ROW:] if row is not None and start - row[-1] >= _PAGE_LENGTH else [start]
        if len(rows[value]) == _ROW:
            yield from rows[value]


def _in_contents(now: Reading, offset: int) -> bool:
    """Whether an offset lies under «Indhold», above the first line of prose."""
    zones: list[tuple[int, int]] | None = now.notes.get("contents")
    if zones is None:
        heads = _CONTENTS_HEAD.finditer(now.text) if "ndhold" in now.text or "NDHOLD" in now.text else ()
        zones = now.notes["contents"] = [(head.end(), _contents_end(now.text, head.end())) for head in heads][
            :_MOST_HEADS
        ]
    return any(start < offset < end for start, end in zones)


def _contents_end(text: str, end: int) -> int:
    for _ in range(_MOST_LINES):
        stop = text.find("\n", end + 1)
        line = text[end + 1 : stop if stop >= 0 else len(text)].strip()
        if "\t" in line or (len(line) > _ENTRY and "...." not in line) or (line.endswith(".") and " " in line):
            break
        if stop < 0:
            return len(text)
        end = stop
    return end


def behind_dots(text: str, number: Numeral, before: str) -> bool:
    """«Eventuelt...12», «Indledning ...... 4»: the page that dots lead to."""
    if number.end - number.start > 3:
        return False
    if before.endswith("..."):
        return True
    return before.rstrip(" \u00a0").endswith("....") and ALONE.match(text, number.end) is not None


def contents_page(now: Reading, number: Numeral, before: str) -> bool:
    """«2.1 Udviklingen i tilgangen 7»: the page behind an entry of a table of contents that has no dots."""
    if number.end - number.start > 3 or ALONE.match(now.text, number.end) is None:
        return False
    line = before.rpartition("\n")[2]
    if _CONTENTS.fullmatch(line) is not None:
        return True
    return _NUMBERED.match(line) is not None and _in_contents(now, number.start)


def counted_up(text: str, number: Numeral) -> bool:
    """«fem områder: 1. Ledighed 2. Samtaler 3. Tilbud»: items of a list that lost its lines."""
    if number.value is None or number.value > 20 or _ITEM.match(text, number.end) is None:
        return False
    if number.value > 1:
        mark = f"{number.value - 1}. "
        at = text.rfind(mark, max(0, number.start - _ITEM_REACH), number.start)
        if at > 0 and not text[at - 1].isspace():
            return False
        between = text[at : number.start]
    elif text[number.start - 2 : number.start] in (": ", ". "):
        mark = " 2. "
        at = text.find(mark, number.end, number.end + _ITEM_REACH)
        between = text[number.end : max(at, 0)]
    else:
        return False
    return at >= 0 and "\n" not in between and text[at + len(mark) : at + len(mark) + 1].isupper()
