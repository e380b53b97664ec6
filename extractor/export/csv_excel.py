"""CSV for Danish Excel: semicolon, decimal comma, UTF-8 with BOM, CRLF, ISO dates, Danish headings.

Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractor.compare.csvs import RISKY, cell
from extractor.export.labels import HEADINGS
from extractor.export.sheets import Sheet

_RISKY = frozenset(RISKY)  # each is one character


class ExcelCsv:
    """Writes the rows of one sheet."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        self._file = open(path, "w", encoding="utf-8-sig", newline="")  # noqa: SIM115 (closed by `close`)
        self._writer = csv.writer(self._file, delimiter=";", lineterminator="\r\n")
        self._writer.writerow([cell(HEADINGS[name]) for name, _ in sheet.columns])

    def write(self, rows: Iterable[Iterable[Any]]) -> None:
        """Append rows of Danish values (`workbook` and this file show the same)."""
        self._writer.writerows(
            [
                (value if value[:1] not in _RISKY else cell(value)) if type(value) is str else cell(value)
                for value in row
            ]
            for row in rows
        )

    def close(self) -> None:
        """Finish the file."""
        self._file.close()
