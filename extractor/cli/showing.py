"""What `extractor show` does: one document through a worker, then on the terminal or on a page."""

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from extractor.batch.inputs import STDIN, gather
from extractor.batch.limits import estimated_pages, seconds
from extractor.batch.pool import Pool
from extractor.batch.record import Outcome
from extractor.batch.run import read_input
from extractor.batch.worker import Task
from extractor.cli.say import named, plain, say, sentence
from extractor.errors import UsageError
from extractor.export import marked
from extractor.export.tables import Record, decode
from extractor.problems import wording
from extractor.settings import Settings

STYLES = {
    "percentage": "black on bright_cyan",
    "count": "black on bright_green",
    "amount": "black on bright_yellow",
    "duration": "black on bright_magenta",
    "date": "black on bright_white",
}


def perform(file: str, html: Path | None, why: bool, force: bool, as_json: bool, settings: Settings) -> int:
    """Show one document; the exit code."""
    if html and html.exists() and not force:
        raise UsageError("file_exists", str(html))
    outcome = extract_one(file, why, settings)
    if outcome.status == "failed":
        code, message, hint = outcome.problems[0]
        say(f"{named(str(file))}: {plain(f'{message} {hint}')}" + (f"\n{outcome.trace}" if outcome.trace else ""))
        return 8 if code == "encrypted" else 5
    record = decode(outcome.line)
    refusals = list(outcome.refusals)
    if html:
        _page(record, refusals if why else None, html, settings)
    elif as_json:
        print(json.dumps(_as_json(outcome, record, why), ensure_ascii=False))
    else:
        from extractor.cli.terminal import show

        show(record, refusals if why else None, sys.stdout, settings.language)
    return 0


def extract_one(file: str, why: bool, settings: Settings) -> Outcome:
    inputs = gather([file])
    if len(inputs) != 1 or (file != STDIN and os.path.isdir(file)):
        raise UsageError("one_file", file)
    item = inputs[0]
    data, problem, _ = read_input(item, settings)
    if problem:
        return Outcome(b"", "failed", problems=((problem, *wording(problem, settings.language)),))
    sha256 = hashlib.sha256(data).hexdigest()
    task = Task(item.path, item.source, sha256, data if item.path == STDIN else None, why)
    pool = Pool(settings, 1)
    try:
        return next(pool.results([(0, task, seconds(estimated_pages(data), settings))]))[1]
    finally:
        pool.close()


def _page(record: Record, refusals: list[tuple[int, int, str, str]] | None, out: Path, settings: Settings) -> None:
    from extractor.export.html import write

    try:
        write(record, out, refusals, settings.language)
    except OSError as error:
        raise UsageError("page_not_written", str(out), error) from error
    say(sentence("written", settings.language, out))


def _as_json(outcome: Outcome, record: Record, why: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"record": json.loads(outcome.line)}
    if why:
        found["numbers"] = [
            {"start": n.start, "end": n.end, "text": n.text, "type": n.type, "refused": n.refused, "reason": n.told}
            for n in marked.numbers(record, list(outcome.refusals))
        ]
    return found
