"""CSV for machines: comma, decimal point, UTF-8 without BOM, LF, English names, empty = missing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractor.export.cells import csv_text, figure
from extractor.export.tables import Column

SEPARATOR = " | "  # between the members of a list, such as a row path


class MachineCsv:
    """Writes one table; boxes are left out, lists are joined, text is as it is (no apostrophes)."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._kept = [(at, column.type) for at, column in enumerate(columns) if column.type != "boxes"]
        self._file = open(path, "wb")  # noqa: SIM115 (closed by `close`)
        self._put([[columns[at].name] for at, _ in self._kept])

    def write(self, columns: Sequence[Sequence[Any]]) -> None:
        """Append rows, given as the columns of the table."""
        self._put([_cells(columns[at], kind) for at, kind in self._kept])

    def _put(self, cells: Sequence[Sequence[str]]) -> None:
        self._file.write(csv_text(cells, ",", "\n").encode("utf-8"))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _cells(values: Sequence[Any], kind: str) -> Sequence[str]:
    if kind in ("text", "label", "date"):
        return ["" if value is None else value for value in values] if None in values else values
    if kind == "number":
        return _figures(values)
    if kind == "list":
        return ["" if value is None else SEPARATOR.join(map(str, value)) for value in values]
    if kind == "flag":
        return ["" if value is None else "true" if value else "false" for value in values]
    return ["" if value is None else str(value) for value in values]


def _figures(values: Sequence[Any]) -> Sequence[str]:
    made = ["" if value is None else str(value) for value in values]
    return ["" if value is None else figure(value) for value in values] if "E" in "".join(made) else made
