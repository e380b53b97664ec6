"""First and last day of an effort, where the text gives them."""

import re
from typing import NamedTuple

from extractor.assembly.clauses import Statement
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
_WITHIN = re.compile(r"\b(?:i|henover|i løbet af)\s{1,2}$")


class Dates(NamedTuple):
    """ISO days, None where the text does not say."""

    start: str | None
    end: str | None


def dates_of(statement: Statement, status: str, scene: Scene) -> Dates:
    """When the effort begins or began, and when it ends or ended."""
    start = end = None
    days = 0
    for date in scene.dates_in((statement.start, statement.end)):
        value = date.value
        if not isinstance(value, Period) or value.start is None or value.end is None:
            continue
        left = scene.lowered[max(statement.start, date.start - 40) : date.start]
        if _PAPER.search(left):
            continue
        if _UNTIL.search(left):
            end = end or value.end
        elif start is None:
            start = value.start
            days = (value.end - value.start).days + 1
            if value.start != value.end and (
                value.precision == "range" or (_WITHIN.search(left) and status in ("completed", "ongoing"))
            ):
                end = end or value.end
        elif end is None and value.end >= start:
            end = value.end
    if status == "completed" and end is None and start is not None and days == 1:
        end = start  # done on that day
    return Dates(start.isoformat() if start else None, end.isoformat() if end else None)
