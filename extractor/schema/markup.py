"""Text with its values marked in, and back: «den <date start=2018-03-01 end=2018-03-01>1. marts</date>».

A mark is an element named after a kind of value; its attributes are the value's fields (`start`, `end`, `precision`,
`relative` of a date; `value`, `to`, `unit`, `modifier`, `noun` of the others). Words with blanks stand in double
quotes, what is None is written `none`. Used by tests, by the corpus and by review.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.schema.facts import KINDS, Mention
from extractor.schema.values import Period, Value

_TAG = re.compile(
    rf'<({"|".join(KINDS)})((?:\s[a-z]{{1,20}}=(?:"[^"<>]{{0,200}}"|[^\s<>"]{{1,200}})){{0,9}})>(.*?)</\1>', re.DOTALL
)
_ATTRIBUTE = re.compile(r'([a-z]{1,20})=(?:"([^"]*)"|(\S+))')
_SHOWN = {"date": ("start", "end")}
_SHOWN_VALUE = ("value", "to", "unit")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked range of the plain text; `attributes` in the order they were written."""

    start: int
    end: int
    kind: str
    attributes: tuple[tuple[str, str], ...] = ()


def fields(value: Value) -> dict[str, str]:
    """Every attribute that a mark of `value` can show; what is not there is `none`."""
    if isinstance(value, Period):
        return {
            "start": value.start.isoformat() if value.start else "none",
            "end": value.end.isoformat() if value.end else "none",
            "precision": value.precision,
            "relative": str(value.relative).lower(),
        }
    shown = {"value": value.value, "to": value.value_to, "unit": value.unit, "modifier": value.modifier}
    named = {name: "none" if field is None else f"{field}" for name, field in shown.items()}
    return named | {"noun": value.noun or "none"}


def strip_marks(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the marks out: the plain text, and where they stood in it."""
    plain: list[str] = []
    marks: list[Mark] = []
    length = at = 0
    for tag in _TAG.finditer(marked):
        before = marked[at : tag.start()]
        start = length + len(before)
        attributes = tuple((name, quoted or bare) for name, quoted, bare in _ATTRIBUTE.findall(tag[2]))
        marks.append(Mark(start, start + len(tag[3]), tag[1], attributes))
        plain += [before, tag[3]]
        length, at = start + len(tag[3]), tag.end()
    return "".join([*plain, marked[at:]]), tuple(marks)


def write_marks(plain: str, marks: Iterable[Mark]) -> str:
    """Write marks into a text; `strip_marks` takes them out again. Marks may not overlap.

    Raises:
        ValueError: two marks overlap or a mark reaches out of the text.
    """
    out: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if mark.start < at or mark.end > len(plain):
            raise ValueError(f"the mark {mark} overlaps another or reaches out of the text")
        words = "".join(f' {name}="{text}"' if " " in text else f" {name}={text}" for name, text in mark.attributes)
        out += [plain[at : mark.start], f"<{mark.kind}{words}>", plain[mark.start : mark.end], f"</{mark.kind}>"]
        at = mark.end
    return "".join([*out, plain[at:]])


def marks_of(mentions: Iterable[Mention], like: Sequence[Mark] = ()) -> tuple[Mark, ...]:
    """Marks of finds. Where `like` has the same span and kind, the attributes that it names are shown, in its
    order; elsewhere the value: start and end of a date, else value, to and unit where there is one."""
    wanted = {(mark.start, mark.end, mark.kind): mark.attributes for mark in like}
    marks = []
    for mention in mentions:
        value = mention.value
        shown = fields(value)
        names = wanted.get((mention.start, mention.end, value.kind))
        if names is None:
            attributes = [(name, shown[name]) for name in _SHOWN.get(value.kind, _SHOWN_VALUE) if shown[name] != "none"]
        else:
            attributes = [(name, _same(shown.get(name, "none"), text)) for name, text in names]
        marks.append(Mark(mention.start, mention.end, value.kind, tuple(attributes)))
    return tuple(marks)


def _same(shown: str, text: str) -> str:
    """`text` as the author wrote it where it is the same number («25.0» and «25»), else what was found."""
    try:
        return text if float(shown) == float(text) else shown
    except ValueError:
        return shown
