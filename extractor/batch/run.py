"""A whole run: inputs -> workers -> ledger -> records.jsonl -> the tables for people."""

import errno
import hashlib
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch import limits
from extractor.batch.inputs import STDIN, Input
from extractor.batch.ledger import Ledger
from extractor.batch.record import Outcome, duplicate, failed_line, figures, renamed
from extractor.batch.worker import Task
from extractor.errors import UsageError
from extractor.export.written import MARKS, ours
from extractor.settings import Settings

if TYPE_CHECKING:
    from extractor.batch.pool import Pool


@dataclass(frozen=True, slots=True)
class Finished:
    """One input is accounted for; what a progress line shows."""

    source: str
    status: str  # ok | partial | failed | skipped | duplicate
    problems: tuple[tuple[str, str, str], ...]  # code, message, hint
    trace: str = ""
    resumed: bool = False
    noted: bool = False  # partial by notices alone: everything was read


@dataclass(slots=True)
class Summary:
    """The closing table. `seconds` is wall time; facts of duplicates are counted once."""

    status: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    unpaged: int = 0  # documents that were read and have no pages: plain text
    noted: int = 0  # of those that are partial: read whole, with notices
    skips: Counter[str] = field(default_factory=Counter)  # of what was skipped, by what is said of it
    resumed: int = 0
    seconds: float = 0.0
    failures: list[Finished] = field(default_factory=list)

    @property
    def documents(self) -> int:
        return self.status.total()


def default_jobs(settings: Settings, documents: int) -> int:
    """Worker processes: as set, else one per processor this process may use; never more than documents."""
    try:
        available = len(os.sched_getaffinity(0))
    except AttributeError:
        available = os.cpu_count() or 1
    return max(1, min(settings.jobs or available, documents))


class Run:
    """One run into one folder. `report` is told of each input as soon as it is accounted for.

    `keep` is given every line, again on a resumed run: what it keeps, it keeps once.
    """

    def __init__(
        self,
        inputs: Sequence[Input],
        out: Path,
        settings: Settings,
        report: Callable[[Finished], None],
        resume: bool = False,
        abort_on_error: bool = False,
        keep: Callable[[bytes], None] | None = None,
    ) -> None:
        self.inputs, self.out, self.settings, self.report = inputs, out, settings, report
        self.resume, self.abort_on_error, self._keep = resume, abort_on_error, keep
        self.summary = Summary()
        self._first: dict[str, int] = {}
        self._again: list[tuple[int, int]] = []

    def __call__(self, export: Callable[[Path], object]) -> Summary:
        """Extract, assemble, then let `export` write the tables beside the records.

        Raises:
            KeyboardInterrupt: stopped by the user; finished documents are kept for `--resume`.
        """
        from extractor.batch.pool import Pool

        started = time.perf_counter()
        ledger = Ledger(self.out, self.settings, self.resume)
        pool = Pool(self.settings, default_jobs(self.settings, len(self.inputs)))
        whole = False
        try:
            self._extract(ledger, pool)
            ledger.assemble(range(len(self.inputs)))
            if pool.used:
                pool.aside(export, self.out)
            else:
                export(self.out)
            whole = True
        finally:
            ledger.close()
            pool.close(whole)
        self.summary.seconds = time.perf_counter() - started
        return self.summary

    def _extract(self, ledger: Ledger, pool: "Pool") -> None:
        for position, outcome in pool.results(self._tasks(ledger)):
            ledger.add(position, outcome.line)
            self._note(position, outcome)
        for position, first in self._again:
            line = ledger.line(first)
            copy = duplicate(line, self.inputs[position].source, self.inputs[first].source, self.settings.language)
            ledger.add(position, copy)
            outcome = figures(copy)
            status = "failed" if outcome.status == "failed" else "duplicate"
            self._note(position, outcome._replace(status=status, counts=(), pages=0))

    def _tasks(self, ledger: Ledger) -> Iterator[tuple[int, Task, float]]:
        for position, item in enumerate(self.inputs):
            data, problem, detail = read_input(item, self.settings)
            if problem:
                line, found = failed_line(item.source, "", problem, detail, self.settings.language)
                ledger.add(position, line)
                self._note(position, Outcome(line, "failed", problems=(found,)))
                continue
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 in self._first:
                self._again.append((position, self._first[sha256]))
                continue
            self._first[sha256] = position
            if (known := ledger.known(sha256)) is not None:
                line = renamed(known, item.source)
                ledger.add(position, line)
                self._note(position, figures(line), resumed=True)
                continue
            pages = limits.estimated_pages(data, self.settings.max_pages)
            task = Task(item.path, item.source, sha256, data if item.path == STDIN else None)
            yield position, task, limits.seconds(pages, self.settings)

    def _note(self, position: int, outcome: Outcome, resumed: bool = False) -> None:
        if self._keep:
            self._keep(outcome.line)
        item, status = self.inputs[position], outcome.status
        if status == "failed" and not item.named and outcome.problems[0][0] in ("not_supported", "not_regular_file"):
            status = "skipped"
            self.summary.skips[outcome.problems[0][1]] += 1
        self.summary.status[status] += 1
        self.summary.noted += outcome.noted and status == "partial"
        self.summary.unpaged += status in ("ok", "partial") and not outcome.pages
        self.summary.pages += outcome.pages
        self.summary.resumed += resumed
        for name, count in outcome.counts:
            self.summary.facts[name] += count
        finished = Finished(item.source, status, outcome.problems, outcome.trace, resumed, outcome.noted)
        if status == "failed":
            self.summary.failures.append(replace(finished, trace=""))
        self.report(finished)
        if status == "failed" and self.abort_on_error:
            raise KeyboardInterrupt


def read_input(item: Input, settings: Settings) -> tuple[bytes, str, str]:
    """The bytes of an input, or a code and a detail; what has a problem or is beyond the limit is not read."""
    if item.problem:
        return b"", item.problem, item.detail
    most = settings.max_file_mb * 1_000_000
    try:
        if item.path == STDIN:
            data = sys.stdin.buffer.read(most + 1)
        elif os.path.getsize(item.path) > most:
            return b"", "too_large", f"{os.path.getsize(item.path) / 1e6:.0f} MB"
        else:
            data = Path(item.path).read_bytes()
    except PermissionError:
        return b"", "no_permission", ""
    except FileNotFoundError:
        return b"", "not_found", ""
    except OSError as error:
        return b"", "not_regular_file", str(error.strerror or "")
    return (b"", "too_large", "") if len(data) > most else (data, "", "")


def prepare(out: Path, force: bool, resume: bool) -> None:
    """Make the output folder; refuse one that holds a run, or a file of a run's name, unless told to replace or resume.

    Raises:
        UsageError: the folder holds such a file, is a file itself, or may not be written.
    """
    try:
        there = () if force or resume or not out.is_dir() else sorted(os.listdir(out))
        if not MARKS.isdisjoint(there):
            raise UsageError("exists", str(out))
        if taken := next(filter(ours, there), None):
            raise UsageError("taken", str(out), taken)
        out.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UsageError("not_a_folder", str(out)) from error
    except OSError as error:
        raise UsageError("not_writable", str(out), error) from error
    if not os.access(out, os.W_OK):
        raise UsageError("not_writable", str(out), PermissionError(errno.EACCES, ""))
