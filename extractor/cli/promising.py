"""What `extractor commitments` does: read, assess as of a day, narrow, show."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extractor.atomic import replacing
from extractor.cli.board import board, cases
from extractor.cli.say import named, say, sentence
from extractor.cli.sources import opened
from extractor.compare.calendar import calendar
from extractor.compare.letters import letters_of
from extractor.compare.promises import COLUMNS, Promise, assess
from extractor.compare.public import promise_object, thread_object
from extractor.compare.threads import Thread, threads
from extractor.errors import UsageError
from extractor.export.labels import LABELS
from extractor.settings import Settings
from extractor.store.source import code_of

_SPAN = re.compile(r"(\d{1,4})\s?([duw]?)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The arguments of `extractor commitments`."""

    sources: list[str]
    overdue: bool
    due_within: str | None
    as_of: str | None
    municipality: str | None
    threads: bool
    ics: Path | None
    force: bool
    check: bool
    json: bool


def perform(wanted: Wanted, settings: Settings) -> int:
    """Show what is asked for; 1 with `--check` where a deadline has passed without being met."""
    as_of, days, code = day(wanted.as_of), span(wanted.due_within), code_of(wanted.municipality)
    if wanted.ics and wanted.ics.exists() and not wanted.force:
        raise UsageError("file_exists", str(wanted.ics))
    with opened(wanted.sources, settings) as sources:
        letters = [letter for source, _ in sources for letter in letters_of(source.results(code, dates_alone=True))]
        decided = {id: decision for source, _ in sources for id, decision in source.decided.items()}
    found = [thread for thread in threads(letters, as_of) if code in (None, thread.code)]
    every = [p for p in assess(letters, as_of, decided=decided) if code in (None, p.code)]
    shown = [p for p in every if _passes(p, wanted.overdue, days)]
    if wanted.ics:
        _write(wanted.ics, calendar(shown, as_of, LABELS["promise_state"]))
    if wanted.json:
        print(json.dumps(_object(wanted, as_of, every, shown, found), ensure_ascii=False))
    else:
        later = sum(letter.day > as_of for letter in letters)
        acts = [act for d in decided.values() for act in (d.status, d.deadline) if act]
        later_acts = sum(act.at[:10] > as_of for act in acts)
        lines = board(every, shown, as_of, filters(wanted), later, settings.language, later_acts)
        for line in [*lines, *(cases(found, settings.language) if wanted.threads else ())]:
            print(named(line))
    if wanted.ics:
        say(sentence("written", settings.language, wanted.ics))
    return 1 if wanted.check and any(p.overdue for p in every) else 0


def day(text: str | None) -> str:
    """An ISO day as given, or today.

    Raises:
        UsageError: it is no day.
    """
    try:
        return (date.fromisoformat(text) if text else date.today()).isoformat()
    except ValueError as error:
        raise UsageError("bad_date", text) from error


def span(text: str | None) -> int | None:
    """Days of «30d», «30», «6u» or «6w».

    Raises:
        UsageError: it is no span.
    """
    if text is None:
        return None
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None:
        raise UsageError("bad_span", text)
    return int(found[1]) * (7 if found[2] in ("u", "w") else 1)


def _passes(promise: Promise, overdue: bool, days: int | None) -> bool:
    """Both filters together show what either lets through: the overdue and the soon due."""
    if not overdue and days is None:
        return True
    left = promise.days_left
    soon = days is not None and left is not None and 0 <= left <= days and promise.column not in ("met", "dropped")
    return soon or (overdue and promise.overdue)


def filters(wanted: Wanted) -> list[tuple[str, str]]:
    """The filters in force, by option and value."""
    given = [("--overdue", "")] if wanted.overdue else []
    given += [("--due-within", wanted.due_within)] if wanted.due_within else []
    return given + ([("--municipality", wanted.municipality)] if wanted.municipality else [])


def _write(out: Path, data: bytes) -> None:
    try:
        with replacing(out) as file:
            file.write(data)
    except OSError as error:
        raise UsageError("page_not_written", str(out), error) from error


def _object(
    wanted: Wanted, as_of: str, every: list[Promise], shown: list[Promise], found: list[Thread]
) -> dict[str, Any]:
    counts = Counter(p.column for p in every)
    return {
        "as_of": as_of,
        "filter": {name.removeprefix("--").replace("-", "_"): value or True for name, value in filters(wanted)},
        "counts": {column: counts[column] for column in COLUMNS} | {"overdue_in_all": sum(p.overdue for p in every)},
        "commitments": [promise_object(p) for p in shown],
        "threads": [thread_object(thread) for thread in found],
    }
