"""First and last day of an effort, where the text gives them."""

import re

from msgspec import Struct

from extractor.assembly.initiatives.found import Find
from extractor.assembly.scene import Scene
from extractor.schema.values import Period

_UNTIL = re.compile(
    r"(?:frem til|til|indtil|inden|senest|slutter|udløber|afsluttet|færdig)\s{1,2}"
    r"(?:og med |den |d\. |med |pr\. ){0,2}$"
)
_PAPER = re.compile(
    r"(?:brev|redegørelse\w{0,2}|aftale\w{0,2}|møde\w{0,2}|notat|budget\w{0,2}|strategi|plan\w{0,2})"
    r"(?: \w{1,12})? (?:af|for|den|fra) (?:den )?$"
)
_TOLD = re.compile(  # the day of a word about the effort, not of the effort
    r"\b(?:lovet|lovede|love|sagde|skrev|fortalte|nævnte|oplyste|bebudet|udsigt|skulle (?:have|være))\b[^,.;]{0,40}$"
)
_TELLS = re.compile(r"\s(?:sagde|skrev|fortalte|lovede|nævnte|oplyste)\b")
_SINCE = re.compile(r"\b(?:fra|siden|pr\.?|fra og med)\s{1,2}(?:den |d\. )?$")
_LASTING = frozenset(("hire", "change", "begin", "state", "buy", "fund", "none"))  # kinds whose day is a beginning
_WITHIN = re.compile(r"\b(?:i|henover|i løbet af)\s{1,2}$")


class Dates(Struct, frozen=True, gc=False):
    """ISO days, None where the text does not say."""

    start: str | None
    end: str | None


def dates_of(found: Find, status: str, scene: Scene) -> Dates:
    """When the effort begins or began, and when it ends or ended."""
    statement, verb = found.statement, found.grammar.verb
    kind = verb.kind if verb is not None else "none"
    start = end = last = None
    days, since = 0, False
    for date in statement.dates:
        value = date.value
        if not isinstance(value, Period) or value.start is None or value.end is None:
            continue
        left = scene.lowered[max(statement.start, date.start - 40) : date.start]
        if _PAPER.search(left) or _TOLD.search(left) or _TELLS.match(scene.lowered, date.end):
            continue
        if kind == "grant" and (value.start == value.end or value.relative):
            continue  # the day of the decision
        if _UNTIL.search(left):
            end = end or value.end
        elif start is None:
            start, last = value.start, value.end
            since = _SINCE.search(left) is not None
            days = (value.end - value.start).days + 1
            if value.start != value.end and (
                value.precision == "range"
                or (_WITHIN.search(left) and (status == "completed" or (status == "ongoing" and kind not in _LASTING)))
            ):
                end = end or value.end
        elif end is None and value.end >= start:
            end = value.end
    if status == "completed" and end is None and start is not None and days == 1 and kind not in _LASTING:
        end = start  # done on that day
    if status == "stopped" and end is None and start is not None and not since:
        start, end = None, last
    return Dates(start.isoformat() if start else None, end.isoformat() if end else None)
