"""CSV for Danish Excel: semicolon, decimal comma, UTF-8 with BOM, CRLF, ISO dates, Danish headings.

Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractor.compare.excel_cell import RISKY, cell
from extractor.export.cells import csv_text, each_of, is_text
from extractor.export.labels import HEADINGS
from extractor.export.sheets import Sheet


class ExcelCsv:
    """Writes the rows of one sheet."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        self._file = open(path, "wb")  # noqa: SIM115 (closed by `close`)
        self._file.write(b"\xef\xbb\xbf")
        self.write([[HEADINGS[name]] for name, _ in sheet.columns])

    def write(self, columns: Sequence[Sequence[Any]]) -> None:
        """Append rows, given as columns of Danish values (the workbook shows the same)."""
        cells = [each_of(values, _differs, cell) if is_text(values) else _told(values) for values in columns]
        self._file.write(csv_text(cells, ";", "\r\n").encode("utf-8"))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _told(values: Sequence[Any]) -> list[str]:
    return ["" if value is None else cell(value) for value in values]


def _differs(value: str | None) -> bool:
    return value is None or value.startswith(RISKY)
