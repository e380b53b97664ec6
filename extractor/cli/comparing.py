"""What `extractor compare` does between its arguments and the compare floor."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from extractor import settings as settings_module
from extractor.cli.say import named, sentence
from extractor.cli.sources import opened
from extractor.compare.choice import choose
from extractor.compare.comparison import compare
from extractor.compare.files import products
from extractor.compare.overview import lines
from extractor.compare.series import Selection, beside
from extractor.errors import UsageError
from extractor.schema.figures import Figures
from extractor.store.source import Source, code_of


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments of `extractor compare`."""

    sources: list[str]
    municipalities: list[str]
    measures: list[str]
    groups: list[str]
    since: str | None
    until: str | None
    as_of: str | None
    out: str | None
    documents: Path | None
    force: bool
    quiet: bool


def perform(request: Request, language: str | None) -> int:
    """Compare and write or print; the exit code."""
    settings = settings_module.load({"language": language})
    wanted = selection(request)
    with opened(request.sources, settings) as found:
        comparison = compare(figures((source for source, _ in found), wanted), wanted)
        decided = {id: decision for source, _ in found for id, decision in source.decided.items()}
        comparison = replace(comparison, decided=decided)
        folders = [folder for _, folder in found if folder]
    documents = request.documents or (Path(folders[0]) if len(found) == len(folders) == 1 else None)
    if request.out == "-":
        from extractor.compare.csvs import machine
        from extractor.compare.table import rows

        sys.stdout.buffer.write(machine(rows(comparison)))
        return 0
    if not request.quiet:
        for line in lines(comparison):
            print(named(line))
    if request.out is not None:
        folder = Path(request.out)
        seen = Path(os.path.relpath(documents, folder)) if documents else None
        write(folder, products(comparison, seen), request.force)
        if not request.quiet:
            print(sentence("written", settings.language, folder), file=sys.stderr)
    return 0


def selection(request: Request) -> Selection:
    """The filter that the arguments name.

    Raises:
        UsageError: no municipality, indicator or group has that name, or a day is none.
    """
    codes = tuple(code for name in request.municipalities if (code := code_of(name)))
    return Selection(
        codes,
        tuple(id for name in request.measures for id in choose("indicators", "indicator", name, "no_measure")),
        tuple(id for name in request.groups for id in choose("target_groups", "group", name, "no_group")),
        day(request.since),
        day(request.until),
        as_of.isoformat() if (as_of := day(request.as_of)) else None,
    )


def day(text: str | None) -> date | None:
    """An ISO day of the command line.

    Raises:
        UsageError: it is none.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError("bad_date", text) from error


def figures(sources: Iterable[Source], wanted: Selection) -> Iterator[Figures]:
    """The figures of all sources in order, each document once; a store is asked for what is compared alone."""
    seen: set[str] = set()
    indicators = beside(wanted.indicators) if wanted.indicators else ()
    for source in sources:
        for told in source.figures(wanted.codes, indicators):
            if told.document_id not in seen:
                seen.add(told.document_id)
                yield told


def write(folder: Path, files: dict[str, bytes], force: bool) -> None:
    """Write the files, each whole or not at all; nothing is written over without `force`.

    Raises:
        UsageError: one exists, or the folder cannot be written.
    """
    from extractor.atomic import replacing

    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not force and (there := [name for name in files if (folder / name).exists()]):
            raise UsageError("file_exists", folder / there[0])
        for name, content in files.items():
            with replacing(folder / name) as file:
                file.write(content)
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError("not_a_folder", folder) from error
    except OSError as error:
        raise UsageError("not_writable", folder, error) from error
