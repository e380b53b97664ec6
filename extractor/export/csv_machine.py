"""CSV for machines: comma, decimal point, UTF-8 without BOM, LF, English names, empty = missing."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractor.export.tables import Column, Row

SEPARATOR = " | "  # between the members of a list, such as a row path


class MachineCsv:
    """Writes one table; boxes are left out, lists are joined, text is as it is (no apostrophes)."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._kept = [(at, column.type) for at, column in enumerate(columns) if column.type != "boxes"]
        self._file = open(path, "w", encoding="utf-8", newline="")  # noqa: SIM115 (closed by `close`)
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow([columns[at].name for at, _ in self._kept])

    def write(self, rows: Sequence[Row]) -> None:
        """Append rows."""
        if rows:
            columns = list(zip(*rows, strict=True))
            self._writer.writerows(zip(*[_cells(columns[at], kind) for at, kind in self._kept], strict=True))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _cells(values: Sequence[Any], kind: str) -> Sequence[Any]:
    """One column: most kinds stand as they are."""
    if kind in ("text", "label", "integer", "date"):
        return values
    return [value if value is None else _cell(value, kind) for value in values]


def _cell(value: Any, kind: str) -> Any:
    if kind == "list":
        return SEPARATOR.join(map(str, value))
    if kind == "flag":
        return "true" if value else "false"
    return value if isinstance(value, int) else format(value, "f")
