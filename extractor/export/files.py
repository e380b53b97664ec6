"""All files of a run beside its `records.jsonl`, in one pass over the records.

Each file is written under a temporary name and appears whole; where one fails, the old ones stay.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from extractor.atomic import sync_folder, temporary
from extractor.export import jsonl
from extractor.export.csv_excel import ExcelCsv
from extractor.export.csv_machine import MachineCsv
from extractor.export.labels import names
from extractor.export.parquet import ParquetFile
from extractor.export.sheets import SERIES, SHEETS, Sheet, missing
from extractor.export.tables import TABLES, Record, Row, decode
from extractor.export.workbook import Workbook

WORKBOOK = "oplysninger.xlsx"
_CHUNK = 4_000  # rows of a table that are held before they are written


def write_all(out: Path, base: str = "", as_of: str | None = None) -> list[str]:
    """Write Parquet, both kinds of CSV and the workbook; the names written.

    `base` is the folder that sources are relative to: links lead from `out` to there. `as_of` (ISO day, default
    today) stands in the workbook alone.
    """
    with ExitStack() as stack:
        stack.callback(sync_folder, out)
        files = Files(stack, out, base, as_of or date.today().isoformat())
        for line in jsonl.lines(out / "records.jsonl"):
            files.add(decode(line))
        return files.close()


class Files:
    """The open files of a run."""

    def __init__(self, stack: ExitStack, out: Path, base: str, as_of: str) -> None:
        self._out, self._base, self._written = out, base, [WORKBOOK]
        about = _about(out)
        self._tables: dict[str, tuple[ParquetFile, MachineCsv]] = {}
        self._waiting: dict[str, list[Row]] = {name: [] for name in TABLES}

        def path(name: str) -> Path:
            self._written.append(name)
            return stack.enter_context(temporary(out / name, sync=False))

        for name, table in TABLES.items():
            parquet = ParquetFile(path(f"{name}.parquet"), table.columns, {"table": name, **about})
            self._tables[name] = parquet, MachineCsv(path(f"{name}.csv"), table.columns)
        self._excel = {sheet.title: ExcelCsv(path(sheet.file), sheet) for sheet in SHEETS}
        described = [("Program", f"extractor {about['extractor_version']}"), ("Kørsel", about["run"])]
        described.append(("Forbehold", "Tallene er fundet af et program. Se sætningen og kilden, før et tal bruges."))
        self._book = Workbook(stack.enter_context(temporary(out / WORKBOOK, sync=False)), as_of, described)
        self._series: list[tuple[tuple[Any, ...], str]] = []

    def add(self, record: Record) -> None:
        """Take in one record."""
        for name, table in TABLES.items():
            rows = list(table.rows(record))
            if not rows:
                continue
            waiting = self._waiting[name]
            waiting += rows
            for sheet in SHEETS:
                if sheet.table == name:
                    self._show(sheet, list(people_rows(sheet, rows)), list(self._links(sheet, rows, record)))
            if len(waiting) >= _CHUNK:
                self._flush(name)

    def _show(self, sheet: Sheet, rows: list[tuple[Any, ...]], links: list[str]) -> None:
        if sheet is SERIES:
            self._series += zip(rows, links, strict=True)
            return
        self._excel[sheet.title].write(rows)
        self._book.write(sheet, rows, links)

    def _links(self, sheet: Sheet, rows: Sequence[Row], record: Record) -> Iterator[str]:
        """Where the page (or the source) of each row leads: the file, at its page where it has pages."""
        if record["source"].startswith("stdin."):
            yield from ("" for _ in rows)
            return
        path = os.path.relpath(os.path.join(self._base, record["source"]), self._out) if self._base else ""
        columns = [column.name for column in TABLES[sheet.table].columns]
        at = columns.index("page") if "page" in columns else None
        for row in rows:
            page = row[at] if at is not None else None
            yield f"external:{path}" + (f"#page={page}" if page else "") if path else ""

    def _flush(self, name: str) -> None:
        parquet, csv = self._tables[name]
        rows, self._waiting[name] = self._waiting[name], []
        parquet.write(rows)
        csv.write(rows)

    def close(self) -> list[str]:
        """Finish every file."""
        for name, (parquet, csv) in self._tables.items():
            if self._waiting[name]:
                self._flush(name)
            parquet.close()
            csv.close()
        self._series.sort(key=lambda entry: tuple("" if v is None else str(v) for v in entry[0]))
        rows = [row for row, _ in self._series]
        self._excel[SERIES.title].write(rows)
        self._book.write(SERIES, rows, [link for _, link in self._series])
        for file in self._excel.values():
            file.close()
        self._book.close()
        return self._written


def people_rows(sheet: Sheet, rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
    """Rows of a table as a sheet shows them: its columns, codes in Danish, lists joined, why a cell is empty."""
    columns = [column.name for column in TABLES[sheet.table].columns]
    picks = [(columns.index(name) if name in columns else -1, names(name)) for name, _ in sheet.columns]
    explained = any(name == "missing" for name, _ in sheet.columns)
    for row in rows:
        reason = missing(sheet.table, dict(zip(columns, row, strict=True))) if explained else ""
        yield tuple(reason if at < 0 else _shown(row[at], words) for at, words in picks)


def _shown(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, list | tuple):
        return " › ".join(str(part) for part in value)
    if words and value is not None:
        return words.get(str(value), value)
    return value


def _about(out: Path) -> dict[str, str]:
    """What made the records, for the metadata of the files."""
    try:
        run = msgspec.json.decode((out / "run.json").read_bytes())
    except (OSError, msgspec.DecodeError):
        run = {}
    about = {"schema_version": "1", "run": str(run.get("key", ""))}
    return about | {"extractor_version": str(run.get("extractor_version", ""))}
