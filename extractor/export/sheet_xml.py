"""The rows of one sheet as the XML that a workbook holds (ECMA-376 part 1, 18.3), column by column.

Cell by cell through xlsxwriter's methods, the workbook alone would take a third of the time of a whole run.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import repeat
from typing import Any, NamedTuple

from xlsxwriter.url import Url
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.xmlwriter import XMLwriter

from extractor.compare.targets import NO_XML
from extractor.export.cells import each, is_text

MAX_TEXT = 32_767
MOST_TARGETS = 100_000  # links kept
MOST_LINES = 10  # of a row; a longer text is read in the cell itself
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar
_FIRST_DAY = "1900-03-01"  # Excel counts a 29 February 1900; older days are written as text
ROW = "\0"  # the number of the row, which is told last: no cell can hold this
_ROW = ROW.encode()
# neither markup nor control characters nor «_x0041_», which stands for a character: tells of most texts at once
_PLAIN = re.compile(r"[ -%'-;=?-^`-\ufffd\U00010000-\U0010ffff\t\n]*")
_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")


class Styles(NamedTuple):
    """The numbers of a workbook's formats."""

    number: int
    integer: int
    day: int
    link: int
    wrap: int
    top: int
    head: int


class Shape(NamedTuple):
    """A column of a sheet: its kind (date, integer, any) and, where its text wraps, its width in characters, else 0."""

    kind: str
    width: int


def rows_xml(
    first: int, columns: Sequence[Sequence[Any]], shapes: Sequence[Shape], linked: Sequence[int], styles: Styles
) -> bytes:
    """Rows from number `first` (from 1) on; `linked` holds for each row the column of its link, -1 for none.

    Put together as bytes: every distinct cell becomes UTF-8 once, not every row.
    """
    made, with_links = [], set(linked)
    as_link = Styles(*[styles.link] * len(styles))
    for at, (values, shape) in enumerate(zip(columns, shapes, strict=True)):
        name = xl_col_to_name(at)
        content = _contents(name, values, shape, styles if with_links != {at} else as_link)
        if at in with_links and len(with_links) > 1:
            links = _contents(name, values, shape, as_link)
            content = [b if column == at else a for a, b, column in zip(content, links, linked, strict=True)]
        made.append(content)
    rows = map(b"".join, zip(_heads(columns, shapes), *made, repeat(b"</row>")))
    return b"".join([row.replace(_ROW, b"%d" % number) for number, row in enumerate(rows, first)])


def _contents(name: str, values: Sequence[Any], shape: Shape, styles: Styles) -> list[bytes]:
    """The cells of a column with ROW for their number, nothing for an empty one."""
    begin = f'<c r="{name}{ROW}'
    text = _text(f'{begin}" s="{styles.wrap if shape.width else styles.top}')
    if is_text(values):
        return each(values, _day(f'{begin}" s="{styles.day}', text) if shape.kind == "date" else text)
    number = _number(begin, shape.kind, styles)
    if set(map(type, values)) <= {int, type(None)}:
        return each(values, lambda value: b"" if value is None else number(value))
    return [b"" if v is None else text(v) if isinstance(v, str) else number(v) for v in values]


def _text(begin: str) -> Callable[[str | None], bytes]:
    def made(value: str | None) -> bytes:
        if not value:
            return b""
        kept = ' xml:space="preserve"' if value[0].isspace() or value[-1].isspace() else ""
        return f'{begin}" t="inlineStr"><is><t{kept}>{escaped(value)}</t></is></c>'.encode()

    return made


def _day(begin: str, text: Callable[[str | None], bytes]) -> Callable[[str | None], bytes]:
    def made(value: str | None) -> bytes:
        if not value or value < _FIRST_DAY:
            return text(value)
        return f'{begin}"><v>{(date.fromisoformat(value) - _EPOCH).days}</v></c>'.encode()

    return made


def _number(begin: str, kind: str, styles: Styles) -> Callable[[Any], bytes]:
    def made(value: Any) -> bytes:
        if isinstance(value, bool):
            return f'{begin}" t="inlineStr"><is><t>{"ja" if value else "nej"}</t></is></c>'.encode()
        figure = float(value)
        whole = kind == "integer" or figure.is_integer()
        return f'{begin}" s="{styles.integer if whole else styles.number}"><v>{figure!r}</v></c>'.encode()

    return made


def _heads(columns: Sequence[Sequence[Any]], shapes: Sequence[Shape]) -> Iterable[bytes]:
    """What rows begin with: room for the longest wrapped text, which spreadsheets do not make when they open a file."""
    wide = [
        [-(-len(value) // shape.width) if isinstance(value, str) else 1 for value in values]
        for values, shape in zip(columns, shapes, strict=True)
        if shape.width
    ]
    if not wide:
        return repeat(f'<row r="{ROW}">'.encode())
    height = [f'<row r="{ROW}" ht="{15 * lines}" customHeight="1">'.encode() for lines in range(MOST_LINES + 1)]
    height[:2] = [f'<row r="{ROW}">'.encode()] * 2
    return [height[min(lines, MOST_LINES)] for lines in map(max, *wide, repeat(1))]


def escaped(text: str) -> str:
    """Text as it may stand in a cell: cut at Excel's limit, markup and control characters escaped."""
    text = text[:MAX_TEXT]
    if _PLAIN.fullmatch(text) or not _SPECIAL.search(text):
        return text
    text = XMLwriter._escape_control_characters(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Target(NamedTuple):
    """Where a link leads, as attributes: of `hyperlink` in the sheet and of `Relationship` beside it."""

    place: str
    path: str


class Targets(dict[str, Target | None]):
    """Link -> where it leads: the sheets of a workbook lead to the same pages."""

    def __missing__(self, link: str) -> Target | None:
        if len(self) > MOST_TARGETS:
            self.clear()
        self[link] = found = target(link)
        return found


def target(link: str) -> Target | None:
    """Where «external:path#page=2» leads; None for what is too long for Excel or no XML: the cell stays text.

    One control character in the name of one file would make the whole workbook unreadable.
    """
    if NO_XML.search(link):
        return None
    try:
        url = Url(link)
    except ValueError:
        return None
    escape = XMLwriter._escape_attributes
    place = f' location="{escape(None, url._anchor)}"' if url._anchor else ""
    return Target(place, f' Target="{escape(None, url._target())}"')


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def links_xml(links: Sequence[tuple[str, Target]]) -> tuple[str, str]:
    """The `hyperlinks` of a sheet (cell, target), and the part with its relationships: one for each file led to."""
    numbers = {path: n for n, path in enumerate(dict.fromkeys([to.path for _, to in links]), 1)}
    places = [f'<hyperlink ref="{cell}" r:id="rId{numbers[to.path]}"{to.place}/>' for cell, to in links]
    paths = [f'<Relationship Id="rId{n}" Type="{_OFFICE}"{path} TargetMode="External"/>' for path, n in numbers.items()]
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_PACKAGE}">'
    return f"<hyperlinks>{''.join(places)}</hyperlinks>", f"{head}{''.join(paths)}</Relationships>"
