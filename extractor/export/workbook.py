"""The workbook for case workers: Danish headings, real numbers and real dates, frozen header, filter, links.

No text is ever a formula: strings are written as strings, and xlsxwriter's guessing is switched off.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from extractor.export.labels import HEADINGS
from extractor.export.sheets import SHEETS, Sheet

MAX_ROWS = 1_048_575  # of a sheet, without its heading
MAX_LINKS = 60_000  # Excel keeps 65,530 links on a sheet
MAX_TEXT = 32_767
DATES = frozenset({"document_date", "start_date", "end_date", "as_of_start", "as_of_end", "deadline", "date"})
INTEGERS = frozenset({"pages", "page", "participants", "mentions", "observations", "initiatives", "commitments"})
GLOSSARY = (
    ("Procent", "En andel i procent; brøker i teksten («hver fjerde») er regnet om til procent."),
    ("Antal", "Et antal personer, forløb, sager eller andet; hvad der tælles, står i kolonnen Hvad der tælles."),
    ("Beløb", "Penge i hele kroner eller euro: «1,4 mio. kr.» er 1.400.000."),
    ("Varighed", "En længde i tid, fx 3 måneder."),
    ("Dato", "En dag eller en periode med første og sidste dag; uden dage, når teksten ikke siger hvornår."),
    ("Forbehold", "Ordet foran tallet: ca., mindst, højst, mere end, mindre end."),
    (
        "Grundlag",
        "Står i teksten, arvet fra tabellens overskrift, udledt (fx årstal af brevets dato) eller rettet slåfejl.",
    ),
    ("Sikkerhed", "Hvor ofte reglen har ret på de dokumenter, den er målt på; 1 er altid."),
    ("Tilsagn/krav", "Tilsagn er, hvad kommunen selv lover; krav er pålagt af andre."),
    (
        "Kildens art",
        "Egen opgørelse, officiel statistik, presse eller lov. Tal af forskellig art må ikke trækkes fra hinanden.",
    ),
    ("Rolle", "Faktisk tal, mål eller forventning."),
    ("Mangler fordi", "Hvorfor en tom celle er tom."),
)


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
        self._number, self._integer = add({"num_format": "#,##0.0##"}), add({"num_format": "#,##0"})
        self._day, self._link = add({"num_format": "yyyy-mm-dd"}), self._book.get_default_url_format()
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
        self._glossary.set_column(1, 1, 100)
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
        sheet.set_column(1, 1, 90)
        sheet.write_string(0, 0, "Oplysninger fra kommunale dokumenter", self._bold)
        row = 2
        sheet.write_string(row, 0, "Udtrukket", self._bold)
        sheet.write_datetime(row, 1, datetime.fromisoformat(self._as_of), self._day)
        for name, value in (*self._about, ("Filter", "Ingen: alle oplysninger er med.")):
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
    """One kind of sheet; goes on in «Oplysninger 2» where Excel's last row is reached."""

    def __init__(self, owner: Workbook, sheet: Sheet) -> None:
        self.owner, self.sheet, self.count = owner, sheet, 0
        names = [name for name, _ in sheet.columns]
        self._writers = [_kind(name) for name in names]
        self._link_at = names.index("page") if "page" in names else names.index("source")
        self._parts = 0
        self._open()

    def _open(self) -> None:
        self._parts += 1
        title = self.sheet.title + (f" {self._parts}" if self._parts > 1 else "")
        self._page = self.owner._book.add_worksheet(title)
        self._row = 0
        self._page.freeze_panes(1, 1)
        for column, (name, width) in enumerate(self.sheet.columns):
            self._page.set_column(column, column, width)
            self._page.write_string(0, column, HEADINGS[name], self.owner._head)

    def write(self, rows: Iterable[Sequence[Any]], links: Sequence[str]) -> None:
        owner, link_at = self.owner, self._link_at
        targets = iter(links)
        for row in rows:
            if self._row == MAX_ROWS:
                self.finish()
                self._open()
            self._row += 1
            self.count += 1
            at, page, target = self._row, self._page, next(targets, "")
            for column, value in enumerate(row):
                if value is None or value == "":
                    continue
                if column == link_at and target and at <= MAX_LINKS:
                    page.write_url(at, column, target, owner._link, str(value))
                    continue
                kind = self._writers[column]
                if isinstance(value, str):
                    if kind == "date":
                        page.write_datetime(at, column, date.fromisoformat(value), owner._day)
                    else:
                        page.write_string(at, column, value[:MAX_TEXT])
                elif isinstance(value, bool):
                    page.write_string(at, column, "ja" if value else "nej")
                else:
                    whole = kind == "integer" or not isinstance(value, Decimal) or value == value.to_integral_value()
                    page.write_number(at, column, float(value), owner._integer if whole else owner._number)

    def finish(self) -> None:
        self._page.autofilter(0, 0, max(self._row, 1), len(self.sheet.columns) - 1)


def _kind(name: str) -> str:
    return "date" if name in DATES else "integer" if name in INTEGERS else "any"
