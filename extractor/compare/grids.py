"""Exports as grids of cells: CSV in whatever encoding and separator, Excel with merged cells and percent formats."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.lang import table

MOST_BYTES = 200 * 1024 * 1024
_GROUPED = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DANISH = re.compile(r"[-−]?\d+(?:,\d+)?")
_POINT = re.compile(r"[-−]?\d+\.\d+")
_SUFFIX = re.compile(r"\s?(?:%|pct\.?|procent|kr\.?)$")
Grid = list[list[Any]]


def grid(path: Path) -> Grid:
    """The cells of a file: `Decimal` for numbers, `date` for days, text otherwise, "" for nothing.

    Raises:
        UsageError: it is no CSV or Excel file that can be read.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError("bad_export", path, "filen er over 200 MB")
        with open(path, "rb") as file:
            start = file.read(4)
        if start[:2] == b"PK":
            return _excel(path)
        if start == b"\xd0\xcf\x11\xe0":
            raise UsageError("bad_export", path, "gammelt Excel-format (.xls); gem som .xlsx")
        return _csv(path.read_bytes())
    except OSError as error:
        raise UsageError("bad_export", path, error.strerror or str(error)) from error


def _csv(raw: bytes) -> Grid:
    text = _decoded(raw)
    rows = list(csv.reader(io.StringIO(text), delimiter=_separator(text)))
    comma_parts = _separator(text) == ","
    return [[_cell(cell, comma_parts) for cell in row] for row in rows]


def _decoded(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")  # what Danish Excel saves as «CSV»


def _separator(text: str) -> str:
    """The sign that most lines agree on; a decimal comma is none where another sign parts the cells."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    counts = {sign: sum(1 for line in lines if sign in line) for sign in (";", "\t", ",")}
    best = max(counts, key=lambda sign: counts[sign])
    for sign in (";", "\t"):
        if counts[sign] >= max(2, len(lines) // 3):
            return sign
    return best if counts[best] else ";"


def _cell(cell: str, comma_parts: bool) -> Any:
    text = " ".join(cell.replace("\u00a0", " ").split())
    value = number(text, comma_parts)
    return text if value is None else value


def number(text: str, point: bool = False) -> Decimal | None:
    """A figure as exports write it: «34,6», «1.234,5», «12 %»; with `point` «1.234» is one and a bit."""
    plain = _SUFFIX.sub("", text).replace("−", "-").strip()
    spaced = re.sub(r"(?<=\d) (?=\d{3}\b)", "", plain)
    if point and _POINT.fullmatch(spaced):
        return Decimal(spaced)
    if _GROUPED.fullmatch(spaced):
        return Decimal(spaced.replace(".", "").replace(",", "."))
    if _DANISH.fullmatch(spaced):
        return Decimal(spaced.replace(",", "."))
    return Decimal(spaced) if _POINT.fullmatch(spaced) else None


def _excel(path: Path) -> Grid:
    import zipfile

    import openpyxl

    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except (ValueError, KeyError, zipfile.BadZipFile, OSError, openpyxl.utils.exceptions.InvalidFileException) as error:
        raise UsageError("bad_export", path, "ikke en Excel-fil, der kan læses") from error
    try:
        sheet = max(book.worksheets, key=lambda one: one.max_row * one.max_column)
        made = [[_value(cell) for cell in row] for row in sheet.iter_rows()]
        for merged in sheet.merged_cells.ranges:
            first = made[merged.min_row - 1][merged.min_col - 1]
            if merged.max_col - merged.min_col + 1 < sheet.max_column:  # a title over everything is no header
                for row in range(merged.min_row - 1, merged.max_row):
                    for column in range(merged.min_col - 1, merged.max_col):
                        made[row][column] = first
        return made
    finally:
        book.close()


def _value(cell: Any) -> Any:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        return (exact * 100).normalize() if "%" in (cell.number_format or "") else exact
    if hasattr(value, "year"):
        return value.date() if hasattr(value, "date") else value
    return _cell(str(value), False)


def is_missing(cell: Any) -> bool:
    """Whether a cell holds a sign instead of a figure («.», «..», «-», nothing)."""
    return isinstance(cell, str) and cell in table("compare_words")["missing"]
