"""What `extractor run` does between its arguments and the batch floor."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from extractor import settings as settings_module
from extractor.batch.earlier import left_out
from extractor.batch.inputs import STDIN, Input, base_folder, gather, readable
from extractor.batch.run import Finished, Run, Summary, prepare
from extractor.cli.database import Storing
from extractor.cli.progress import reporter
from extractor.cli.say import named, say, sentence
from extractor.cli.summary import as_json, closing_table
from extractor.errors import UsageError
from extractor.export.aside import write_all
from extractor.export.written import WORKBOOK
from extractor.problems import wording
from extractor.settings import Settings


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments of `extractor run`."""

    paths: list[str]
    out: Path
    force: bool
    resume: bool
    abort_on_error: bool
    as_of: str | None
    dry_run: bool
    progress: bool
    json: bool
    jsonl: bool
    quiet: bool
    verbose: int
    check: bool = False


def perform(request: Request, overrides: dict[str, Any]) -> int:
    """Run and say what came of it; the exit code."""
    if request.force and request.resume:
        raise UsageError("force_or_resume")
    settings = settings_module.load(overrides)
    as_of = _day(request.as_of)
    inputs = gather(request.paths)
    if request.dry_run:
        for item in inputs:
            print(named(item.source) + (f"\t{item.problem}" if item.problem else ""))
        return 0
    if str(request.out) == STDIN:
        raise UsageError("no_stream")
    if all(item.problem == "not_found" for item in inputs):
        return _none_there(inputs, request, settings)
    if request.resume and (dropped := left_out(request.out, inputs, settings)):
        raise UsageError("left_out", str(request.out), len(dropped), dropped[0])
    prepare(request.out, request.force, request.resume)
    export = partial(write_all, base=base_folder(request.paths), as_of=as_of)
    storing = Storing(settings, request.resume)
    with storing as keep, reporter(len(inputs), request, settings) as report:
        run = Run(inputs, request.out, settings, report, request.resume, request.abort_on_error, keep)
        try:
            summary = run(export)
            storing.finish()
        except KeyboardInterrupt:
            say(sentence("stopped", settings.language, request.out))
            return 4 if run.summary.failures and request.abort_on_error else 130
        except OSError as error:
            raise UsageError("not_written", error) from error
    _close(request, settings, summary)
    return exit_code(summary) or (1 if request.check and storing.waiting else 0)


def _none_there(inputs: Sequence[Input], request: Request, settings: Settings) -> int:
    """No name leads to a file: told as in a run, but no folder is made, and an earlier run is left as it is."""
    summary = Summary()
    with reporter(len(inputs), request, settings) as report:
        for item in inputs:
            problem = (item.problem, *wording(item.problem, settings.language))
            summary.failures.append(Finished(readable(os.path.relpath(item.path)), "failed", (problem,)))
            summary.status["failed"] += 1
            report(summary.failures[-1])
    if request.json:
        print(json.dumps(as_json(summary, None), ensure_ascii=False))
    return exit_code(summary)


def _day(text: str | None) -> str | None:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        raise UsageError("bad_date", text) from error


def _close(request: Request, settings: Settings, summary: Summary) -> None:
    if request.json:
        print(json.dumps(as_json(summary, request.out), ensure_ascii=False))
    elif not request.quiet:
        stream = sys.stderr if request.jsonl else sys.stdout
        closing_table(summary, settings.language, stream)
        print(sentence("run_written", settings.language, request.out, request.out / WORKBOOK), file=stream)


def exit_code(summary: Summary) -> int:
    """0 done, 4 some failed, 5 nothing readable, 8 every file encrypted."""
    failed, total = summary.status["failed"], summary.documents
    if not failed:
        return 5 if summary.status["skipped"] == total else 0
    if failed + summary.status["skipped"] < total:
        return 4
    return 8 if all(_code(failure) == "encrypted" for failure in summary.failures) else 5


def _code(failure: Finished) -> str:
    return failure.problems[0][0] if failure.problems else ""
