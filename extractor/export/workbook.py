"""The workbook for case workers: Danish headings, real numbers and real dates, frozen header, filter, links.

No text is ever a formula: strings are written as strings, and xlsxwriter's guessing is switched off.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.url import Url
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.xmlwriter import XMLwriter

from extractor.export.glossary import GLOSSARY
from extractor.export.labels import HEADINGS
from extractor.export.sheets import SHEETS, Sheet

MAX_ROWS = 1_048_575  # of a sheet, without its heading
MAX_LINKS = 60_000  # Excel keeps 65,530 links on a sheet
MAX_TEXT = 32_767
DATES = frozenset(
    {"document_date", "start_date", "end_date", "as_of_start", "as_of_end", "deadline", "date", "latest", "key_day",
     "previous_day", "next_deadline", "original_deadline", "current_deadline", "demanded_on", "answered_on"}
)  # fmt: skip
INTEGERS = frozenset(
    {"pages", "page", "participants", "mentions", "observations", "initiatives", "commitments", "documents",
     "initiatives_ongoing", "initiatives_completed", "promises", "promises_met", "promises_not_met",
     "promises_not_assessed", "without_new_deadline", "promises_overdue", "demands_unanswered", "documents_partial",
     "days_left", "told"}
)  # fmt: skip
WRAPPED = frozenset(
    {"Overblik", "Initiativer", "Tilsagn", "Plantjek", "Problemer"}
)  # sheets whose long texts are read whole
MOST_LINES = 10  # of a row; a longer text is read in the cell itself
LONG = 40  # characters; a wider column wraps there
# A colour only ever repeats what the cell says in words; «Ikke vurderet» has none.
FILLS = {"bad": "#F6D5D1", "good": "#D9EAD3", "wait": "#FFF2CC"}
MARKED = {
    "promise_state": {"Ikke opfyldt": "bad", "Opfyldt": "good", "Opfyldt efter frist": "good"},
    "column": {"Overskredet": "wait"},
    "missed_note": {"Ingen ny frist": "bad"},
    "point_found": {"MANGLER": "wait", "ja": "good"},
}


class Workbook:
    """Writes the sheets row by row, so that size is no matter of memory. Use `write`, then `close`."""

    def __init__(self, path: Path, as_of: str, about: Sequence[tuple[str, str]]) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        }
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"title": "Oplysninger", "created": datetime.fromisoformat(as_of)})
        add = self._book.add_format
        self._bold = add({"bold": True})
        self._head = add({"bold": True, "bg_color": "#DDE7F0", "text_wrap": True, "valign": "top", "border": 1})
        self._wrap = add({"text_wrap": True, "valign": "top"})
        self._fills = {name: add({"bg_color": colour}) for name, colour in FILLS.items()}
        self._top = add({"valign": "top"})
        self._number = add({"num_format": "#,##0.0##", "valign": "top"})
        self._integer = add({"num_format": "#,##0", "valign": "top"})
        self._day = add({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._link = add({"font_color": "#0563C1", "underline": 1, "valign": "top"})
        self._title = add({"bold": True, "font_size": 16})
        self._as_of, self._about = as_of, about
        self._read_me = self._book.add_worksheet("Læs mig")
        self._sheets = {sheet.title: _Rows(self, sheet) for sheet in SHEETS}
        self._glossary = self._book.add_worksheet("Ordforklaring")

    def write(self, sheet: Sheet, rows: Iterable[Sequence[Any]], links: Sequence[str] = ()) -> None:
        """Append rows of Danish values to a sheet; `links` holds a target per row for the page or source cell."""
        self._sheets[sheet.title].write(rows, links)

    def close(self) -> None:
        """Write what stands at the front and the end, and the file."""
        self._front()
        self._glossary.set_column(0, 0, 20)
        self._glossary.set_column(1, 1, 120)
        self._glossary.write_row(0, 0, ("Ord", "Betydning"), self._head)
        for row, (word, meaning) in enumerate(GLOSSARY, 1):
            self._glossary.write_string(row, 0, word, self._bold)
            self._glossary.write_string(row, 1, meaning, self._wrap)
        for rows in self._sheets.values():
            rows.finish()
        self._book.close()

    def _front(self) -> None:
        sheet = self._read_me
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 120)
        sheet.write_string(0, 0, "Oplysninger fra kommunale dokumenter", self._title)
        for page in (sheet, self._glossary):
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
        row = 2
        sheet.write_string(row, 0, "Opgjort pr.", self._bold)
        sheet.write_datetime(row, 1, datetime.fromisoformat(self._as_of), self._day)
        for name, value in self._about:
            row += 1
            sheet.write_string(row, 0, name, self._bold)
            sheet.write_string(row, 1, value, self._wrap)
        row += 2
        sheet.write_row(row, 0, ("Ark", "Indhold"), self._head)
        for part in SHEETS:
            row += 1
            sheet.write_url(row, 0, f"internal:'{part.title}'!A1", self._link, part.title)
            sheet.write_string(row, 1, f"{part.about} ({self._sheets[part.title].count} rækker)", self._wrap)
        row += 1
        sheet.write_url(row, 0, "internal:'Ordforklaring'!A1", self._link, "Ordforklaring")
        sheet.write_string(row, 1, "Hvad ordene i kolonnerne betyder.", self._wrap)


class _Rows:
    """One kind of sheet; goes on in «Oplysninger 2» where Excel's last row is reached.

    Rows go as XML into the file that xlsxwriter keeps for a sheet in constant memory: cell by cell through its
    methods, the workbook alone would take a third of the time of a whole run.
    """

    def __init__(self, owner: Workbook, sheet: Sheet) -> None:
        self.owner, self.sheet, self.count = owner, sheet, 0
        names = [name for name, _ in sheet.columns]
        self._kinds = [_kind(name) for name in names]
        self._letters = [xl_col_to_name(at) for at in range(len(names))]
        self._link_at = [names.index(name) for name in ("page", "source") if name in names]
        styles = (owner._number, owner._integer, owner._day, owner._link, owner._wrap, owner._top)
        self._number, self._integer, self._day, self._link, wrap, top = (f' s="{f._get_xf_index()}"' for f in styles)
        self._widths = [width if sheet.title in WRAPPED and width >= LONG else 0 for _, width in sheet.columns]
        self._texts = [wrap if width else top for width in self._widths]
        self._wide = [(at, width) for at, width in enumerate(self._widths) if width]
        self._parts = 0
        self._open()

    def _open(self) -> None:
        self._parts += 1
        title = self.sheet.title + (f" {self._parts}" if self._parts > 1 else "")
        page = self._page = self.owner._book.add_worksheet(title)
        self._row = 0
        page.set_row(0, 48)
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_footer("&L&A&RSide &P af &N")
        for column, (name, width) in enumerate(self.sheet.columns):
            page.set_column(column, column, width)
            page.write_string(0, column, HEADINGS[name], self.owner._head)
            for words, fill in MARKED.get(name, {}).items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": self.owner._fills[fill]}
                page.conditional_format(1, column, MAX_ROWS, column, rule)
        page._write_single_row(1)  # the heading goes out, and nothing waits behind our rows
        page.ignore_write_string = True  # `write_url` notes the link alone: the cell is ours

    def write(self, rows: Iterable[Sequence[Any]], links: Sequence[str]) -> None:
        targets = iter(links)
        for row in rows:
            if self._row == MAX_ROWS:
                self.finish()
                self._open()
            self._row += 1
            self.count += 1
            target = next(targets, "") if self._row <= MAX_LINKS else ""
            at = next((at for at in self._link_at if row[at] is not None), -1) if target else -1
            if at >= 0:  # the page, or the source of what has no pages
                self._page.write_url(self._row, at, _link(target))
            self._page.row_data_fh.write(self._xml(self._row + 1, row, at))

    def _xml(self, number: int, row: Sequence[Any], linked: int) -> str:
        cells = [f'<row r="{number}"{self._height(row)}>']
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            at, kind = f'<c r="{self._letters[column]}{number}"', self._kinds[column]
            link = self._link if column == linked else ""
            if isinstance(value, str):
                if kind == "date" and value >= _FIRST_DAY:
                    cells.append(f"{at}{self._day}><v>{(date.fromisoformat(value) - _EPOCH).days}</v></c>")
                else:
                    style = link or self._texts[column]
                    cells.append(f'{at}{style} t="inlineStr"><is><t{_PRESERVE}>{_escaped(value)}</t></is></c>')
            elif isinstance(value, bool):
                cells.append(f'{at} t="inlineStr"><is><t>{"ja" if value else "nej"}</t></is></c>')
            else:
                whole = kind == "integer" or not isinstance(value, Decimal) or value == value.to_integral_value()
                cells.append(f"{at}{link or (self._integer if whole else self._number)}><v>{float(value)!r}</v></c>")
        cells.append("</row>")
        return "".join(cells)

    def _height(self, row: Sequence[Any]) -> str:
        """Room for the longest wrapped text: spreadsheets do not make it themselves when they open a file."""
        if not self._wide:
            return ""
        lines = max((-(-len(row[at]) // width) for at, width in self._wide if isinstance(row[at], str)), default=1)
        return f' ht="{15 * min(lines, MOST_LINES)}" customHeight="1"' if lines > 1 else ""

    def finish(self) -> None:
        self._page.dim_rowmax = self._row
        self._page.autofilter(0, 0, max(self._row, 1), len(self.sheet.columns) - 1)


_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar
_FIRST_DAY = "1900-03-01"  # Excel counts a 29 February 1900; older days are written as text
_PRESERVE = ' xml:space="preserve"'
_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")


@lru_cache(maxsize=1024)  # the rows of a page lead to the same place
def _link(target: str) -> Url | str:
    """The target read once; one that is too long for Excel stays text, of which xlsxwriter warns."""
    try:
        return Url(target)
    except ValueError:
        return target


@lru_cache(maxsize=8192)  # a sentence with three figures stands in three rows, a municipality in all
def _escaped(text: str) -> str:
    """Text as it may stand in a cell: cut at Excel's limit, markup and control characters escaped."""
    text = text[:MAX_TEXT]
    if not _SPECIAL.search(text):
        return text
    text = XMLwriter._escape_control_characters(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _kind(name: str) -> str:
    return "date" if name in DATES else "integer" if name in INTEGERS else "any"
