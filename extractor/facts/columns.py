"""Columns that a text has lost its table of: one number a line, under a line that names their unit."""

import re

from extractor.facts.cells import Decision, decide
from extractor.facts.reading import Reading
from extractor.facts.series import ALONE
from extractor.lang.numbers import Numeral
from extractor.schema.values import Value

_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d{1,6}")
_UNIT_LAST = re.compile(r"^Andel\b|(?:pct\.?|procent|%|kr\.?)[ )*]{0,3}$", re.IGNORECASE)
_LABEL = re.compile(r"[A-ZÆØÅ][^\d\n\t:;.!?]{1,50}")
_LABELLED = re.compile(_LABEL.pattern + r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?")
_HEAD = 60  # characters: a longer line is no head


def is_column(text: str, number: Numeral) -> bool:
    """Whether the number is alone on its line, with another such line next to it: a column read downwards."""
    if ALONE.match(text, number.end) is None:
        return False
    start = text.rfind("\n", 0, number.start) + 1
    if text[start : number.start].strip():
        return False
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    end = text.find("\n", number.end)
    below = text[end + 1 : end + 25].partition("\n")[0] if end >= 0 else ""
    return any(_NUMBER.fullmatch(line.strip()) for line in (above, below))


def _is_labelled(text: str, number: Numeral) -> bool:
    """«Rusmidler9,4» above «Væresteder1,4»: a label with its number on a line, and another such line next to it."""
    if ALONE.match(text, number.end) is None:
        return False
    start = text.rfind("\n", max(0, number.start - _HEAD), number.start) + 1
    if not start or not _LABEL.fullmatch(text, start, number.start):
        return False
    end = text.find("\n", number.end)
    below = text[end + 1 : end + _HEAD].partition("\n")[0] if end >= 0 else ""
    above = text[max(0, start - _HEAD) : start - 1].rpartition("\n")[2]
    return any(_LABELLED.fullmatch(line.rstrip()) for line in (above, below))


def under(now: Reading, number: Numeral) -> Value | None:
    """The number as a share or sum, where the line over its column ends in that unit; None for any other.

    Numbers are asked for in text order, so that a column of any length is read once.
    """
    text = now.text
    alone = is_column(text, number)
    if number.value is None or not (alone or _is_labelled(text, number)):
        return None
    start = text.rfind("\n", 0, number.start)
    last: tuple[int, Decision | None] = now.notes.get("column", (-1, None))
    decision = last[1]
    if last[0] != start:
        above = [line.strip() for line in text[max(0, start - _HEAD) : max(0, start)].split("\n")[1:]]
        heads = above[-1:] if alone else [line for line in above if line][-2:]
        head = next((line for line in heads if _UNIT_LAST.search(line)), "")
        decision = decide(head) if start > 0 and head else None
    end = text.find("\n", number.end)
    now.notes["column"] = (end if end >= 0 else len(text), decision)
    if decision is None or not (decision.kind == "amount" or (decision.kind == "percentage" and number.value <= 1000)):
        return None
    return decision.of(number.value)
