"""What `extractor official` does between its arguments and the compare floor."""

import csv
import io
import json as json_module
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor import settings as settings_module
from extractor.cli.comparing import day, figures, write
from extractor.cli.say import named, plain, say, sentence
from extractor.cli.sources import opened
from extractor.compare.choice import choose
from extractor.errors import UsageError
from extractor.lang.names import municipalities
from extractor.store.source import code_of


@dataclass(frozen=True, slots=True)
class Check:
    """The arguments of `extractor official check`."""

    sources: list[str]
    figures: list[Path]
    municipalities: list[str]
    measure: str | None
    fetched: str | None
    out: str | None
    force: bool


def check(request: Check, language: str | None) -> int:
    """Hold letters' figures against the exports; 0 also where they differ: a difference is no error."""
    from extractor.compare import crosscheck
    from extractor.compare.csvs import excel
    from extractor.compare.exports import read_export
    from extractor.compare.series import Selection, line_up

    settings = settings_module.load({"language": language})
    fetched, measure = day(request.fetched), _measure(request.measure)
    codes = tuple(code for name in request.municipalities if (code := code_of(name)))
    official = [one for path in request.figures for one in read_export(path, measure)]
    with opened(request.sources, settings) as found:
        lined = line_up(figures((source for source, _ in found), Selection(codes)), Selection(codes))
    checks = crosscheck.cross_check(lined.series, official, fetched)
    if request.out is not None:
        path = Path(request.out)
        write(path.parent, {path.name: excel(crosscheck.HEADINGS, crosscheck.rows(checks))}, request.force)
        say(sentence("written", settings.language, path))
    else:
        for one in checks:
            if one.state != "none":
                print(named(crosscheck.sentence(one)))
                print(named(f"    {one.point.places[0].words()}" + (_cell(one.official) if one.official else "")))
    count = {state: sum(one.state == state for one in checks) for state in crosscheck.STATES}
    unread = sum(one.indicator is None for one in official)
    say(
        sentence(
            "checked", settings.language, count["equal"], count["differs"], count["missing"], count["none"], unread
        )
    )
    return 0


def _cell(official: Any) -> str:
    return f" · {official.file}, række {official.cell[0]}, kolonne {official.cell[1]}"


def _measure(typed: str | None) -> str | None:
    return choose("indicators", "indicator", typed, "no_measure")[0] if typed else None


COLUMNS = (
    "area", "code", "group", "group_label", "measure", "indicator", "unit", "start", "end", "value", "missing", "file",
    "row", "column",
)  # fmt: skip


def read(path: Path, measure: str | None, language: str | None) -> int:
    """Print the long form of an export."""
    from extractor.compare.exports import read_export

    settings_module.load({"language": language})
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in read_export(path, _measure(measure)):
        value = "" if one.value is None else format(one.value, "f")
        days = (one.start.isoformat(), one.end.isoformat())
        writer.writerow((
            one.area, one.code or "", one.group or "", one.group_label, one.measure, one.indicator or "", one.unit,
            *days, value, one.missing, one.file, *one.cell,
        ))  # fmt: skip
    sys.stdout.buffer.write(text.getvalue().encode("utf-8"))
    return 0


def tables(text: str, api: str | None, json: bool, language: str | None) -> int:
    """Print the databank's tables."""
    from extractor.compare.jobindsats import client

    settings_module.load({"language": language})
    found = [row for row in client(api).tables() if text.lower() in " ".join(row).lower()]
    if json:
        keys = ("table_id", "table_name", "subject_name")
        print(json_module.dumps([dict(zip(keys, row, strict=True)) for row in found], ensure_ascii=False))
        return 0
    for row in found:
        print(plain("\t".join(row)))
    return 0


@dataclass(frozen=True, slots=True)
class Fetch:
    """The arguments of `extractor official fetch`."""

    table: str
    out: Path
    municipalities: list[str]
    latest: int
    measures: list[str]
    hierarchies: list[str]
    api: str | None
    force: bool
    quiet: bool


def fetch(request: Fetch, language: str | None) -> int:
    """Fetch a table and write it as `;` CSV with a decimal comma."""
    from extractor.compare.csvs import excel
    from extractor.compare.jobindsats import client

    settings = settings_module.load({"language": language})
    codes = {code_of(name) for name in request.municipalities}
    names = [one.name for one in municipalities() if one.code in codes]
    if request.out.exists() and not request.force:
        raise UsageError("file_exists", request.out)
    head, *rows = client(request.api).data(
        request.table, names, _pairs(request.measures), request.latest, _pairs(request.hierarchies)
    )
    write(request.out.parent, {request.out.name: excel([str(h) for h in head], rows)}, True)
    if not request.quiet:
        say(sentence("written", settings.language, request.out))
    return 0


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    made = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise UsageError("bad_pair", text)
        made[name] = value
    return made
