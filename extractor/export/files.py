"""All files of a run beside its `records.jsonl`, in one pass over the records.

Each file is written under a temporary name and appears whole; where one fails, the old ones stay.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from extractor.atomic import sync_folder, temporary
from extractor.compare.letters import Letter, letter_of
from extractor.compare.targets import link_to
from extractor.export import jsonl
from extractor.export.cells import each
from extractor.export.csv_excel import ExcelCsv
from extractor.export.csv_machine import MachineCsv
from extractor.export.decided import DECISIONS, REVIEW, Decided, marks, sheets
from extractor.export.joined import JOINED, Cells, Joined, blank, join
from extractor.export.labels import names
from extractor.export.parquet import ParquetFile
from extractor.export.sheets import INITIATIVES, NEEDED, OVERVIEW, SERIES, Columns, Sheet, missing
from extractor.export.tables import TABLES, Read, Row, is_duplicate, read_as, read_rows
from extractor.export.workbook import Workbook
from extractor.export.written import RECORDS, RUN, WORKBOOK

_NAMES = {name: [column.name for column in table.columns] for name, table in TABLES.items()}
_LISTS = frozenset({list, tuple})
_LAST = chr(0x10FFFF)  # behind every text
_CHUNK = 4_000  # rows of a table that are held before they are written


def write_all(
    out: Path,
    base: str = "",
    as_of: str | None = None,
    filters: Sequence[tuple[str, str]] = (),
    seen_from: Path | None = None,
    code: str | None = None,
    decided: Decided | None = None,
) -> list[str]:
    """Write Parquet, both kinds of CSV and the workbook; the names written.

    `base` is the folder that sources are relative to: links lead from `out` (or `seen_from`) to there. `as_of` (ISO
    day) is the day that promises and deadlines are told as of; without it the workbook takes today, and what depends
    on the day is left out of the other files. `code` narrows the joined tables to a municipality. `decided` is what
    people decided on the items of the records, which hold it already: it is marked, and listed in files of its own.
    """
    with ExitStack() as stack:
        stack.callback(sync_folder, out)
        files = Files(stack, out, base, as_of, filters, seen_from, code, decided or {})
        records = out / RECORDS
        for at, line in jsonl.placed(records):
            files.add(read_rows(line), partial(_again, records, at))
        return files.close()


def _again(records: Path, at: int) -> Read:
    return read_rows(jsonl.line_at(records, at))


class Files:
    """The open files of a run. Rows wait until there are enough of them, and are then written column by column."""

    def __init__(
        self,
        stack: ExitStack,
        out: Path,
        base: str,
        as_of: str | None,
        filters: Sequence[tuple[str, str]] = (),
        seen_from: Path | None = None,
        code: str | None = None,
        decided: Decided = MappingProxyType({}),
    ) -> None:
        self._out, self._base, self._written, self._code = seen_from or out, base, [WORKBOOK], code
        self._as_of, self._explicit = as_of or date.today().isoformat(), as_of is not None
        self._decided, self._sheets = decided, sheets(decided)
        self._joined = JOINED | (DECISIONS if decided else {})
        about = _about(out)
        self._tables: dict[str, tuple[ParquetFile, MachineCsv]] = {}
        self._waiting: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._read_as: list[str] = []  # what people are shown as status of the documents that wait
        self._letters: list[Letter] = []
        self._paths: dict[str, str] = {}  # source -> its path seen from the workbook

        def path(name: str) -> Path:
            self._written.append(name)
            return stack.enter_context(temporary(out / name, sync=False))

        for name, kept in ({name: table.columns for name, table in TABLES.items()} | self._joined).items():
            parquet = ParquetFile(path(f"{name}.parquet"), kept, {"table": name, **about})
            stack.callback(parquet.abandon)
            self._tables[name] = parquet, MachineCsv(path(f"{name}.csv"), kept)
        self._excel = {sheet.title: ExcelCsv(path(sheet.file), sheet) for sheet in self._sheets}
        described = [("Program", f"extractor {about['extractor_version']}")]
        described += [("Kørsel", about["run"])] if about["run"] else []
        described.append(("Forbehold", "Tallene er fundet af et program. Se sætningen og kilden, før et tal bruges."))
        described += [("Filter", f"{name}: {value}") for name, value in filters]
        described += [] if filters else [("Filter", "Ingen: alle oplysninger er med.")]
        if decided:
            told = f"{len(decided)} afgørelser truffet af mennesker er med og mærket; se arket «{REVIEW.title}»."
            described.append(("Gennemgang", told))
        book = stack.enter_context(temporary(out / WORKBOOK, sync=False))
        self._book = Workbook(book, self._as_of, described, self._sheets)
        # sheets that are read by municipality: their rows wait for all records
        self._sorted: dict[str, list[list[Any]]] = {SERIES.title: [], INITIATIVES.title: []}  # columns, and last links

    def add(self, record: Read, again: Callable[[], Read]) -> None:
        """Take in one record; `again` reads it once more, which few need."""
        if not is_duplicate(record) and record.status != "failed":
            self._letters.append(letter_of(record, again))
        self._read_as.append(read_as(record.status, [problem.severity for problem in record.problems]))
        for name, table in TABLES.items():
            waiting = self._waiting[name]
            waiting += table.rows(record)
            if len(waiting) >= _CHUNK:
                self._flush(name)

    def _flush(self, name: str) -> None:
        rows, self._waiting[name] = self._waiting[name], []
        if not rows:
            return
        columns: Columns = dict(zip(_NAMES[name], zip(*rows, strict=True), strict=True))
        self._tabulate(name, columns)
        if name == "documents":
            columns["status"], self._read_as = self._read_as, []
        if self._decided and "id" in columns:
            columns["reviewed"] = marks(columns["id"], self._decided)
        for sheet in self._sheets:
            if sheet.table == name:
                self._show(sheet, columns)

    def _tabulate(self, name: str, columns: Columns) -> None:
        for file in self._tables[name]:
            file.write(list(columns.values()))

    def _show(self, sheet: Sheet, columns: Columns) -> None:
        shown, links = people_columns(sheet, columns), self._links(columns)
        if sheet.title in self._sorted:
            waiting = self._sorted[sheet.title] = self._sorted[sheet.title] or [[] for _ in (*shown, links)]
            for column, values in zip(waiting, (*shown, links), strict=True):
                column += values
            return
        self._excel[sheet.title].write(shown)
        self._book.write(sheet, shown, links)

    def _links(self, columns: Columns) -> list[str]:
        """Where the page (or the source) of each row leads: the file, at its page where it has pages."""
        sources = columns["source"]
        pages = columns.get("page") or [None] * len(sources)
        known = {pair: self._link(*pair) for pair in set(zip(sources, pages, strict=True))}
        return [known[pair] for pair in zip(sources, pages, strict=True)]

    def _link(self, source: str | None, page: int | None) -> str:
        """To a document, at a page where it has pages; "" where there is nothing to lead to."""
        if not self._base or not source or source.startswith("stdin."):
            return ""
        path = self._paths.get(source)
        if path is None:
            path = self._paths[source] = os.path.relpath(os.path.join(self._base, source), self._out)
        return link_to(path, page)

    def close(self) -> list[str]:
        """Finish every file."""
        for name in TABLES:
            self._flush(name)
        self._join(join(self._letters, self._as_of, self._explicit, self._code, self._decided))
        for parquet, csv in self._tables.values():
            parquet.close()
            csv.close()
        for sheet in (SERIES, INITIATIVES):
            if waiting := self._sorted[sheet.title]:
                *shown, links = _in_order(waiting, waiting[:-1] if sheet is SERIES else waiting[:1])
                self._excel[sheet.title].write(shown)
                self._book.write(sheet, shown, links)
        for file in self._excel.values():
            file.close()
        self._book.close()
        return self._written

    def _join(self, joined: Joined) -> None:
        """Write what follows from all records together."""
        told = {name: joined.people(name) for name in (*self._joined, OVERVIEW.table)}
        for name, kept in self._joined.items():
            if rows := told[name]:
                whole: Columns = {column.name: [row[column.name] for row in rows] for column in kept}
                self._tabulate(name, whole if self._explicit else blank(whole))
        for sheet in self._sheets:
            if sheet.table in TABLES or not told[sheet.table]:
                continue
            columns = _columns(sheet, told[sheet.table])
            shown = people_columns(sheet, columns)
            self._book.write(sheet, shown, self._links(columns))
            if not self._explicit:
                bare = blank(columns)
                shown = [
                    values if bare.get(name) is columns.get(name) else _people(sheet, name, bare)
                    for (name, _), values in zip(sheet.columns, shown, strict=True)
                ]
            self._excel[sheet.title].write(shown)


def _columns(sheet: Sheet, rows: Sequence[Cells]) -> Columns:
    """What a sheet shows of rows by name, and what tells why a cell is empty."""
    wanted = dict.fromkeys((*(name for name, _ in sheet.columns), "source", *NEEDED.get(sheet.table, ())))
    return {name: [row.get(name) for row in rows] for name in wanted if name != "missing"}


def _in_order(columns: Sequence[Sequence[Any]], by: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Columns with their rows sorted by the text of some, what is empty last; equal rows stay as they are."""
    keys = list(zip(*([_LAST if v in (None, "") else str(v) for v in values] for values in by), strict=True))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return [list(map(values.__getitem__, order)) for values in columns]


def people_columns(sheet: Sheet, columns: Columns) -> list[Sequence[Any]]:
    """The columns of a sheet: codes in Danish, lists joined, why a cell is empty."""
    return [_people(sheet, name, columns) for name, _ in sheet.columns]


def _people(sheet: Sheet, name: str, columns: Columns) -> Sequence[Any]:
    if name == "missing":
        return missing(sheet.table, columns)
    words, values = names(name), columns[name]
    if words:
        return each(values, partial(_named, words))
    if not _LISTS.isdisjoint(map(type, values)):
        return [" › ".join(map(str, value)) if type(value) in _LISTS else value for value in values]
    return values


def _named(words: dict[str, str], code: Any) -> Any:
    return None if code is None else words.get(str(code), code)


def _about(out: Path) -> dict[str, str]:
    """What made the records, for the metadata of the files."""
    try:
        run = msgspec.json.decode((out / RUN).read_bytes())
    except (OSError, msgspec.DecodeError):
        run = {}
    about = {"schema_version": "1", "run": str(run.get("key", ""))}
    return about | {"extractor_version": str(run.get("extractor_version", ""))}
