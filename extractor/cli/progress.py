"""How a run shows that it moves: a bar with rate and time left on a terminal, plain lines elsewhere."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from extractor.batch.run import Finished
from extractor.cli.say import named, say
from extractor.settings import Settings

if TYPE_CHECKING:
    from extractor.cli.running import Request

_STATUS = {
    "da": {
        "ok": "ok", "noted": "læst, med bemærkninger", "partial": "delvis læst", "failed": "FEJL",
        "skipped": "sprunget over", "duplicate": "dublet", "more": "(og {0} lignende)",
    },
    "en": {
        "ok": "ok", "noted": "read, with notices", "partial": "partial", "failed": "FAILED", "skipped": "skipped",
        "duplicate": "duplicate", "more": "(and {0} alike)",
    },
}  # fmt: skip


@contextmanager
def reporter(total: int, request: "Request", settings: Settings) -> Iterator[Callable[[Finished], None]]:
    """Yield what a run calls for each finished input."""
    if request.progress and not request.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with _bar(total, request, settings) as report:
            yield report
    else:
        yield _plain(total, request, settings)


def _plain(total: int, request: "Request", settings: Settings) -> Callable[[Finished], None]:
    done = 0
    step = max(1, total // 10)

    def report(finished: Finished) -> None:
        nonlocal done
        done += 1
        if request.jsonl:
            print(json.dumps(event(finished), ensure_ascii=False), flush=True)
        if line := _line(finished, request, settings):
            say(line)
        if not request.quiet and request.progress and total > 1 and (done % step == 0 or done == total):
            say(f"{done}/{total}")

    return report


@contextmanager
def _bar(total: int, request: "Request", settings: Settings) -> Iterator[Callable[[Finished], None]]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Documents per second."""

        def render(self, task: Any) -> Text:
            rate = f"{task.speed:.1f}" if task.speed else "–"
            return Text(rate.replace(".", ",") + " dok/s" if settings.language == "da" else f"{rate} docs/s")

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("Læser" if settings.language == "da" else "Reading", total=total)

        def report(finished: Finished) -> None:
            if request.jsonl:
                print(json.dumps(event(finished), ensure_ascii=False), flush=True)
            if line := _line(finished, request, settings):
                console.print(escape(line), highlight=False)
            progress.advance(bar)

        yield report


def event(finished: Finished) -> dict[str, Any]:
    """One file as `--jsonl` shows it; the keys of a failure are the contract's (docs/cli.md)."""
    code, message, hint = finished.problems[0] if finished.problems else ("", "", "")
    return {"file": finished.source, "status": finished.status, "code": code, "message": message, "hint": hint}


def _line(finished: Finished, request: "Request", settings: Settings) -> str:
    """What is said of one input: failures always, warnings unless quiet, the rest with -v."""
    wanted = finished.status == "failed" or request.verbose or (finished.status == "partial" and not request.quiet)
    if not wanted:
        return ""
    words = _STATUS[settings.language]
    status = "noted" if finished.noted and finished.status == "partial" else finished.status
    line = f"{named(finished.source)}: {words[status]}"
    if told := _told(finished.problems, words["more"]):
        line += f": {named(told)}"
    return line + (f"\n{finished.trace}" if finished.trace and request.verbose else "")


def _told(problems: tuple[tuple[str, str, str], ...], more: str) -> str:
    """Each kind of problem once, with how many there are besides it; all of them stand in the tables."""
    by_code: dict[str, list[tuple[str, str]]] = {}
    for code, message, hint in dict.fromkeys(problems):
        by_code.setdefault(code, []).append((message, hint))
    parts = []
    for (message, hint), *others in by_code.values():
        parts += [message, *([more.format(len(others))] if others else []), hint]
    return " ".join(parts)
