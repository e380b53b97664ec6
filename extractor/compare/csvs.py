"""The table of a comparison as CSV: for machines, and for Danish Excel (review-app wording, section 13)."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from extractor.compare.excel_cell import cell
from extractor.compare.table import COLUMNS, HEADINGS, Row


def machine(rows: Iterable[Row]) -> bytes:
    """Comma, decimal point, UTF-8 without BOM, LF, English names, empty = missing."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_plain(getattr(row, name)) for name in COLUMNS] for row in rows)
    return text.getvalue().encode("utf-8")


def excel(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Semicolon, decimal comma, UTF-8 with BOM, CRLF; text that looks like a formula gets an apostrophe in front."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def danish_rows(rows: Iterable[Row]) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of the people's table."""
    return [HEADINGS[name] for name in COLUMNS], [[getattr(row, name) for name in COLUMNS] for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
