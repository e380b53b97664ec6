"""The workbook of a comparison: Læs mig, Tal, Regler, Forbindelser. Real numbers and days; no text is a formula."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.compare.comparison import Comparison, change_words
from extractor.compare.overview import figure, head
from extractor.compare.rulebook import rules
from extractor.compare.table import COLUMNS, HEADINGS, Row
from extractor.compare.targets import link_to
from extractor.compare.verdicts import notes, sentence, verdict_word
from extractor.compare.words import group_name, indicator_name, period_words, word

WIDTHS = {
    "passage": 70,
    "indicator_name": 46,
    "target_group_name": 34,
    "source": 38,
    "note": 40,
    "limit": 40,
    "line": 28,
}
OUTCOMES = ("Kommune", "Målgruppe", "Indikator", "Regel", "Udfald", "I ord", "Bemærk", "Kildens art", "Reglens kilde")
JOINS = (
    "Kommune",
    "Indikator",
    "Målgruppe",
    "Række",
    "Kildens art",
    "Fra",
    "Værdi",
    "Til",
    "Værdi",
    "Forbundet",
    "Hvorfor ikke",
    "Ændring",
)
_MOST_LINKS = 60_000  # Excel keeps 65,530 on a sheet


def outcome_rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """The rule outcomes as rows under `OUTCOMES`."""
    return [
        (
            o.key.municipality, group_name(o.key.group), indicator_name(o.key.indicator), o.rule.name, verdict_word(o),
            sentence(o), " ".join(notes(o)), word("source_kind", o.key.source_kind), "; ".join(o.rule.source),
        )
        for o in comparison.outcomes
    ]  # fmt: skip


def workbook(comparison: Comparison, rows: Sequence[Row], documents: Path | None = None) -> bytes:
    """The file's bytes. `documents` is the folder of the originals as seen from the file: pages become links."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }  # fmt: skip
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": "Sammenligning", "created": datetime(2000, 1, 1)})  # no clock in the bytes
    paper = _Paper(book)
    paper.front(head(comparison))
    paper.figures(rows, documents)
    paper.plain("Regler", OUTCOMES, (18, 30, 40, 34, 22, 80, 60, 18, 50), outcome_rows(comparison))
    paper.plain("Forbindelser", JOINS, (18, 46, 34, 28, 18, 20, 12, 20, 12, 11, 50, 34), _join_rows(comparison))
    held = [(told,) for told in comparison.apart]
    paper.plain("Holdt adskilt", ("Serier af forskellig art eller med forskelligt grundlag",), (140,), held)
    known = [
        (r.name, r.validity(), r.breach.exact(), r.months or "hvert tal for sig", "; ".join(r.source)) for r in rules()
    ]
    paper.plain("Grænser", ("Regel", "Gyldig", "Brud", "Måneder i træk", "Kilde"), (50, 26, 24, 16, 90), known)
    book.close()
    return buffer.getvalue()


def _join_rows(comparison: Comparison) -> list[tuple[Any, ...]]:
    made = []
    for join in comparison.joins:
        key, left, right = join.left.key, join.left, join.right
        made.append((
            key.municipality, indicator_name(key.indicator), group_name(key.group), key.line,
            word("source_kind", key.source_kind), period_words(left.start, left.end), _cell(left),
            period_words(right.start, right.end), _cell(right), "ja" if join.joined else "nej", join.why,
            change_words(join),
        ))  # fmt: skip
    return made


def _cell(point: Any) -> Any:
    return figure(point) if point.bound or point.value_to is not None else point.value


class _Paper:
    """Formats and sheets of one workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.bold = book.add_format({"bold": True})
        self.head = book.add_format(
            {"bold": True, "bg_color": "#DDE7F0", "text_wrap": True, "valign": "top", "border": 1}
        )
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self.number, self.whole = book.add_format({"num_format": "#,##0.0##"}), book.add_format({"num_format": "#,##0"})
        self.link = book.get_default_url_format()

    def front(self, about: Iterable[tuple[str, str]]) -> None:
        sheet = self.book.add_worksheet("Læs mig")
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 100)
        sheet.write_string(0, 0, "Sammenligning af kommuner", self.bold)
        told = [
            *about,
            ("Forbindelser", "Tal forbindes kun, hvis art, målgruppe og grundlag er ens, og intet mangler imellem."),
            ("Manglende tal", "Et tegn som «.» er ikke nul: tallet er ikke vist i kilden."),
            ("Regler", "Udfald af tilsynsreglerne på tidspunktet. «20,0» er hverken mere eller mindre end 20."),
        ]  # fmt: skip
        for row, (name, value) in enumerate(told, 2):
            sheet.write_string(row, 0, name, self.bold)
            sheet.write_string(row, 1, value, self.wrap)

    def figures(self, rows: Sequence[Row], documents: Path | None) -> None:
        values = [[getattr(row, name) for name in COLUMNS] for row in rows]
        widths = [WIDTHS.get(name, 14) for name in COLUMNS]
        sheet = self.plain("Tal", [HEADINGS[name] for name in COLUMNS], widths, values)
        if documents is None:
            return
        at = COLUMNS.index("source")
        for number, row in enumerate(rows[:_MOST_LINKS], 1):
            target = link_to((documents / row.source).as_posix(), row.page)
            if 0 < len(target) <= 2000:
                sheet.write_url(number, at, target, self.link, row.source)

    def plain(self, title: str, headings: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Any]]) -> Any:
        sheet = self.book.add_worksheet(title)
        sheet.freeze_panes(1, 1)
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, self.head)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                self._write(sheet, number, column, value)
        sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
        return sheet

    def _write(self, sheet: Any, row: int, column: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            sheet.write_string(row, column, value[:32_767])
        elif isinstance(value, date):
            if value >= date(1900, 3, 1):
                sheet.write_datetime(row, column, value)
            else:
                sheet.write_string(row, column, value.isoformat())
        elif isinstance(value, Decimal):
            whole = value == value.to_integral_value()
            sheet.write_number(row, column, float(value), self.whole if whole else self.number)
        else:
            sheet.write_number(row, column, value)
