"""Exports of official figures in the layouts that people make of them. Made-up figures; each layout tells the same."""

import io
from pathlib import Path
from typing import Any

TALKS = "Andel personer, som har fået afholdt færre end 4 samtaler"
# area, group, month -> figure as written; «.» and «..» are signs, 0,0 is a figure
TOLD = {
    ("Faxe", "Sygedagpenge", "2022M09"): "45,5",
    ("Faxe", "Sygedagpenge", "2022M10"): ".",
    ("Faxe", "A-dagpenge mv.", "2022M09"): "0,0",
    ("Faxe", "A-dagpenge mv.", "2022M10"): "7,1",
    ("Tønder", "Sygedagpenge", "2022M09"): "..",
    ("Tønder", "Sygedagpenge", "2022M10"): "38,0",
    ("Tønder", "A-dagpenge mv.", "2022M09"): "12,5",
    ("Tønder", "A-dagpenge mv.", "2022M10"): "-",
}  # fmt: skip
GROUPS, MONTHS, AREAS = ("A-dagpenge mv.", "Sygedagpenge"), ("2022M09", "2022M10"), ("Faxe", "Tønder")
NAMES = {"2022M09": "September 2022", "2022M10": "Oktober 2022"}
Rows = list[list[Any]]


def long_form() -> Rows:
    """Område; Periode; Ydelse; measure."""
    rows: Rows = [["Område", "Periode", "Ydelsesgrupper", TALKS]]
    return rows + [[area, month, group, told] for (area, group, month), told in TOLD.items()]


def long_with_measure() -> Rows:
    """The measure in a column of its own, its label with a part before «: », a title and a note."""
    rows: Rows = [["Udtræk fra jobindsats.dk"], [], ["Kommune", "Måned", "Målgruppe", "Måling", "Værdi"]]
    rows += [[a, NAMES[m], g, f"Tidlig indsats: {TALKS}", told] for (a, g, m), told in TOLD.items()]
    return [*rows, [], ["Kilde: udtræk, hentet 1. marts 2023"]]


def wide_months() -> Rows:
    """Areas and groups down, months across; the measure in the title; area cells blank below the first."""
    rows: Rows = [[TALKS], ["Alle køn og aldre"], ["", "", *(NAMES[m] for m in MONTHS)]]
    for area in AREAS:
        for i, group in enumerate(GROUPS):
            rows.append([area if i == 0 else "", group, *(TOLD[area, group, m] for m in MONTHS)])
    return rows


def wide_two_headers() -> Rows:
    """Period over measure: each month spans two columns, the second a number of persons."""
    rows: Rows = [["Jobindsats"], ["", "", "September 2022", "", "Oktober 2022", ""]]
    rows.append(["Område", "Ydelse", *([TALKS, "Antal fuldtidspersoner"] * 2)])
    for area in AREAS:
        for group in GROUPS:
            rows.append([area, group, TOLD[area, group, "2022M09"], "1.234", TOLD[area, group, "2022M10"], "12"])
    return rows


def wide_measure_over_period() -> Rows:
    """Measure over period."""
    rows: Rows = [["", "", TALKS, ""], ["Område", "Ydelse", "sep. 2022", "okt. 2022"]]
    for area in AREAS:
        for group in GROUPS:
            rows.append([area, group, *(TOLD[area, group, m] for m in MONTHS)])
    return rows


def swapped() -> Rows:
    """Months and groups down, areas across, a total row."""
    rows: Rows = [[f"Emne: {TALKS}"], ["Periode", "Ydelse", *AREAS, "Hele landet"]]
    for month in MONTHS:
        for group in GROUPS:
            rows.append([month, group, *(TOLD[area, group, month] for area in AREAS), "30,1"])
    return rows


LAYOUTS = (long_form, long_with_measure, wide_months, wide_two_headers, wide_measure_over_period, swapped)


def write_csv(path: Path, rows: Rows, separator: str = ";", encoding: str = "utf-8-sig") -> Path:
    """As CSV."""
    text = "".join(separator.join(str(c) for c in row) + "\r\n" for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(path: Path, rows: Rows, numbers: bool) -> Path:
    """As a workbook: figures as text with a comma, or as numbers."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            text = str(cell)
            if numbers and text.replace(",", "").isdigit() and "," in text:
                sheet.write_number(r, c, float(text.replace(",", ".")))
            elif text:
                sheet.write_string(r, c, text)
    book.close()
    path.write_bytes(buffer.getvalue())
    return path
