"""What `extractor export` does: gather the records, narrow them, write what the suffix asks for."""

import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from extractor import __version__
from extractor.atomic import temporary
from extractor.cli.promising import day
from extractor.cli.say import sentence
from extractor.cli.sources import opened
from extractor.compare.letters import letter_of
from extractor.errors import UsageError
from extractor.export import jsonl
from extractor.export.decided import DECISIONS, REVIEW, Decided
from extractor.export.files import write_all
from extractor.export.joined import JOINED
from extractor.export.narrow import narrow
from extractor.export.sheets import SHEETS
from extractor.export.tables import TABLES, decode, read_rows
from extractor.export.written import RECORDS, RUN, SUMMARY, WORKBOOK
from extractor.schema.records import Result
from extractor.settings import Settings
from extractor.store.source import Source, code_of

STDOUT = "-"
SUFFIXES = (".xlsx", ".csv", ".parquet", ".jsonl", ".html", ".pdf")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The arguments of `extractor export`."""

    sources: list[str]
    out: Path
    table: str | None
    municipality: str | None
    since: str | None
    until: str | None
    as_of: str | None
    documents: Path | None
    force: bool
    quiet: bool


def perform(wanted: Wanted, settings: Settings) -> int:
    """Write the file or the folder; 0."""
    kind, as_of, code = _kind(wanted), day(wanted.as_of), code_of(wanted.municipality)
    since, until = (day(text) if text else None for text in (wanted.since, wanted.until))
    name = _file(wanted, kind)
    with tempfile.TemporaryDirectory(prefix="extractor-") as made:
        work = Path(made)
        with opened(wanted.sources, settings) as sources:
            given = _results(sources, code, since, until, as_of if wanted.as_of else None)
            count = jsonl.write((narrow(result, code) for result in given), work / RECORDS)
            base = _base(wanted, sources, work)
            decided = {id: decision for source, _ in sources for id, decision in source.decided.items()}
        if not decided and name in (REVIEW.file, *(f"{table}{kind}" for table in DECISIONS)):
            raise UsageError("no_decisions")
        about = work / RUN
        about.write_text(json.dumps({"key": "", "extractor_version": __version__}), "utf-8")
        if kind in (".html", ".pdf"):
            _summary(wanted, work, work / name, base, as_of, code, decided)
        elif kind != ".jsonl":
            seen_from = wanted.out if kind == "" else wanted.out.parent
            write_all(work, base, as_of, filters(wanted), seen_from.absolute(), code, decided)
        about.unlink()
        if kind == "":
            _summary(wanted, work, work / SUMMARY, base, as_of, code, decided)
        _deliver(work, wanted, name)
    if not wanted.quiet and str(wanted.out) != STDOUT:
        print(sentence("exported", settings.language, count, wanted.out))
    return 0


def _kind(wanted: Wanted) -> str:
    """The suffix that tells what to write, "" for a folder of everything; standard output takes a table as CSV."""
    if str(wanted.out) == STDOUT:
        return ".csv"
    suffix = wanted.out.suffix.lower()
    if wanted.out.is_dir() or suffix == "":
        if (
            wanted.out.is_dir()
            and any((wanted.out / name).exists() for name in (RECORDS, WORKBOOK))
            and not wanted.force
        ):
            raise UsageError("holds_files", str(wanted.out))
        return ""
    if suffix not in SUFFIXES:
        raise UsageError("bad_suffix", str(wanted.out), " ".join(SUFFIXES))
    if wanted.out.exists() and not wanted.force:
        raise UsageError("file_exists", str(wanted.out))
    if not wanted.out.absolute().parent.is_dir():
        raise UsageError("page_not_written", str(wanted.out), FileNotFoundError(errno.ENOENT, ""))
    return suffix


def _file(wanted: Wanted, kind: str) -> str:
    """The name, among the files of a whole export, of the one that is asked for."""
    fixed = {".xlsx": WORKBOOK, ".jsonl": RECORDS, ".html": SUMMARY, ".pdf": "resume.pdf", "": ""}
    if kind in fixed:
        return fixed[kind]
    people = {sheet.file.removesuffix("_excel.csv"): sheet.file for sheet in (*SHEETS, REVIEW)}
    machine = {name: f"{name}{kind}" for name in (*TABLES, *JOINED, *DECISIONS)}
    known = machine | people if kind == ".csv" else machine
    if wanted.table not in known:
        if not wanted.table:
            raise UsageError("table_needed", wanted.out.name, ", ".join(known))
        raise UsageError("no_table", wanted.table, ", ".join(known))
    return known[wanted.table]


def _results(
    sources: Sequence[tuple[Source, str]], code: str | None, since: str | None, until: str | None, as_of: str | None
) -> Iterator[Result]:
    """The records of all sources, each document once; none of a later day than a day that was asked for."""
    seen: set[str] = set()
    for source, _ in sources:
        for result in source.results(municipality=code, since=since, until=until):
            if result.document_id not in seen and (result.metadata.date or "") <= (as_of or "9999"):
                seen.add(result.document_id)
                yield result


def filters(wanted: Wanted) -> list[tuple[str, str]]:
    """The filters in force in words, for every output to tell."""
    given = [("Kommune", wanted.municipality), ("Dokumenter fra", wanted.since), ("Dokumenter til", wanted.until)]
    told = [(name, value) for name, value in given if value]
    return told + ([("Kun dokumenter til og med", wanted.as_of)] if wanted.as_of else [])


def _base(wanted: Wanted, sources: Sequence[tuple[Source, str]], work: Path) -> str:
    """The folder that links lead to: as given, that of documents just read, or one near by that holds the first."""
    if wanted.documents:
        return str(wanted.documents.absolute())
    if read := next((base for _, base in sources if base), ""):
        return read
    first = next(iter(jsonl.lines(work / RECORDS)), None)
    name = decode(first)["source"] if first else ""
    places = [Path(), *(Path(p).absolute() for p in wanted.sources if "://" not in p)]
    near = [folder for place in places for folder in (place.absolute(), place.absolute().parent)]
    return next((str(folder) for folder in near if name and (folder / name).is_file()), "")


def _summary(wanted: Wanted, work: Path, out: Path, base: str, as_of: str, code: str | None, decided: Decided) -> None:
    from extractor.export import summary

    def link(source: str | None, page: int | None) -> str:
        if not base or not source:
            return ""
        folder = wanted.out.absolute() if wanted.out.suffix == "" else wanted.out.absolute().parent
        path = Path(os.path.relpath(os.path.join(base, source), folder)).as_posix()
        return quote(path) + (f"#page={page}" if page else "")

    letters = [letter_of(read_rows(line)) for line in jsonl.lines(work / RECORDS)]
    pages = summary.summaries(letters, as_of, wanted.as_of is not None, code, decided)
    made = summary.html(pages, as_of, filters(wanted), link, __version__)
    out.write_bytes(summary.pdf(made, as_of) if out.suffix == ".pdf" else made.encode("utf-8"))


def _deliver(work: Path, wanted: Wanted, name: str) -> None:
    """Put what was asked for in its place, each file whole or not at all."""
    if str(wanted.out) == STDOUT:
        with open(work / name, "rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        return
    try:
        if name:
            with temporary(wanted.out) as target:
                shutil.copyfile(work / name, target)
            return
        wanted.out.mkdir(parents=True, exist_ok=True)
        for path in sorted(work.iterdir()):
            with temporary(wanted.out / path.name) as target:
                shutil.copyfile(path, target)
    except OSError as error:
        raise UsageError("page_not_written", str(wanted.out), error) from error
