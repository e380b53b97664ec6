"""The workbook for case workers: Danish headings, real numbers and real dates, frozen header, filter, links.

No text is ever a formula: strings are written as strings, and xlsxwriter's guessing is switched off.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from extractor.export.glossary import GLOSSARY
from extractor.export.labels import HEADINGS
from extractor.export.package import Package
from extractor.export.sheet_xml import Shape, Styles, Target, Targets, rows_xml
from extractor.export.sheets import SHEETS, Sheet

MAX_ROWS = 1_048_575  # of a sheet, without its heading
MAX_LINKS = 60_000  # Excel keeps 65,530 links on a sheet
BATCH = 4_000  # rows that are made at once
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
    """Writes the sheets batch by batch, so that size is no matter of memory. Use `write`, then `close`."""

    def __init__(
        self, path: Path, as_of: str, about: Sequence[tuple[str, str]], sheets: Sequence[Sheet] = SHEETS
    ) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        }
        self._path, self._frame, self._package = path, BytesIO(), Package()
        self._book = xlsxwriter.Workbook(self._frame, options)
        self._book.set_properties({"title": "Oplysninger", "created": datetime.fromisoformat(as_of)})
        add = self._book.add_format
        self._bold = add({"bold": True})
        self._head = add({"bold": True, "bg_color": "#DDE7F0", "text_wrap": True, "valign": "top", "border": 1})
        self._wrap = add({"text_wrap": True, "valign": "top"})
        self._fills = {name: add({"bg_color": colour}) for name, colour in FILLS.items()}
        top = add({"valign": "top"})
        number = add({"num_format": "#,##0.0##", "valign": "top"})
        integer = add({"num_format": "#,##0", "valign": "top"})
        self._day = add({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._link = add({"font_color": "#0563C1", "underline": 1, "valign": "top", "align": "left"})
        self._title = add({"bold": True, "font_size": 16})
        formats = (number, integer, self._day, self._link, self._wrap, top, self._head)
        self._styles = Styles(*(made._get_xf_index() for made in formats))
        self._as_of, self._about = as_of, about
        self._targets = Targets()
        self._read_me = self._book.add_worksheet("Læs mig")
        self._sheets = {sheet.title: _Rows(self, sheet) for sheet in sheets}
        self._listed = sheets
        self._glossary = self._book.add_worksheet("Ordforklaring")

    def write(self, sheet: Sheet, columns: Sequence[Sequence[Any]], links: Sequence[str] = ()) -> None:
        """Append rows, given as columns of Danish values; `links` holds a target per row for its page or source."""
        self._sheets[sheet.title].write(columns, links)

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
        self._package.write(self._frame, self._path)

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
        for part in self._listed:
            row += 1
            sheet.write_url(row, 0, f"internal:'{part.title}'!A1", self._link, part.title)
            sheet.write_string(row, 1, f"{part.about} ({self._sheets[part.title].count} rækker)", self._wrap)
        row += 1
        sheet.write_url(row, 0, "internal:'Ordforklaring'!A1", self._link, "Ordforklaring")
        sheet.write_string(row, 1, "Hvad ordene i kolonnerne betyder.", self._wrap)


class _Rows:
    """One kind of sheet; goes on in «Oplysninger 2» where Excel's last row is reached."""

    def __init__(self, owner: Workbook, sheet: Sheet) -> None:
        self.owner, self.sheet, self.count = owner, sheet, 0
        names = [name for name, _ in sheet.columns]
        wrapped = sheet.title in WRAPPED
        self._shapes = [Shape(_kind(name), width if wrapped and width >= LONG else 0) for name, width in sheet.columns]
        self._link_at = [names.index(name) for name in ("page", "source") if name in names]
        self._letters = {at: xl_col_to_name(at) for at in self._link_at}
        self._parts = 0
        self._open()

    def _open(self) -> None:
        self._parts += 1
        title = self.sheet.title + (f" {self._parts}" if self._parts > 1 else "")
        page = self._page = self.owner._book.add_worksheet(title)
        self._number = page.index + 1
        self._file = self.owner._package.rows(self._number)
        self._links: list[tuple[str, Target]] = []
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

    def write(self, columns: Sequence[Sequence[Any]], links: Sequence[str]) -> None:
        done, count = 0, len(columns[0])
        while done < count:
            if self._row == MAX_ROWS:
                self.finish()
                self._open()
            upto = min(count, done + BATCH, done + MAX_ROWS - self._row)
            self._append([values[done:upto] for values in columns], links[done:upto])
            done = upto

    def _append(self, columns: Sequence[Sequence[Any]], links: Sequence[str]) -> None:
        first, count = self._row + 2, len(columns[0])  # the heading is number 1
        linked = [-1] * count
        leading = links[: max(0, MAX_LINKS - self._row)]
        targets = self.owner._targets
        for at in reversed(self._link_at):  # the page, or the source of what has no pages
            held = zip(leading, columns[at], linked, strict=False)
            linked[: len(leading)] = [at if link and value is not None else old for link, value, old in held]
        letters, places = self._letters, zip(range(first, first + len(leading)), leading, linked, strict=False)
        self._links += [(f"{letters[at]}{row}", to) for row, link, at in places if at >= 0 and (to := targets[link])]
        self._file.write(rows_xml(first, columns, self._shapes, linked, self.owner._styles))
        self._row += count
        self.count += count

    def finish(self) -> None:
        self._page.dim_rowmax = self._row
        self._page.autofilter(0, 0, max(self._row, 1), len(self.sheet.columns) - 1)
        self.owner._package.links(self._number, self._links)


def _kind(name: str) -> str:
    return "date" if name in DATES else "integer" if name in INTEGERS else "any"
