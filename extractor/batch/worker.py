"""One document in a worker process: a path goes in, the encoded record comes out."""

import contextlib
import gc
import os
import signal
import sys
import traceback
from typing import TYPE_CHECKING, NamedTuple

from extractor.batch.record import Outcome, failed_line
from extractor.settings import MiB, Settings

if TYPE_CHECKING:
    from extractor.schema.document import Document


class Task(NamedTuple):
    """What a worker needs to know of one document. `data` holds the bytes of standard input."""

    path: str
    source: str
    sha256: str
    data: bytes | None = None
    why: bool = False  # bring the refused numbers along


_settings = Settings()


def start(settings: Settings) -> None:
    """Prepare a fresh worker: die with the parent, be silent, and get a memory limit above the warmed size."""
    global _settings
    _settings = settings
    _die_with_parent()
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(silent, stream)
    _limit_memory(settings.worker_memory_mb)
    gc.set_threshold(50_000)  # a letter makes 4,000 objects and hardly a cycle: looking for them took 2.5 % of the time


def _die_with_parent() -> None:
    if sys.platform != "linux":
        return
    import ctypes

    set_death_signal = 1  # PR_SET_PDEATHSIG of <sys/prctl.h>
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)


def _limit_memory(megabytes: int) -> None:
    """RLIMIT_AS counts address space, of which the warmed libraries hold much: the limit is on top of that."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as statm:
            held = int(statm.read().split()[0]) * resource.getpagesize()
        limit = held + megabytes * MiB
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return  # no such limit on this platform; `extractor doctor` says so


def work(task: Task) -> Outcome:
    """Read and extract one document. Whatever goes wrong becomes a record with its problem."""
    from extractor.errors import UnreadableDocument

    try:
        return _extract(task)
    except UnreadableDocument as error:
        return _failed(task, error.code, str(error.args[2] or ""))
    except MemoryError:
        code = "memory_limit"
    except RecursionError:
        code = "nesting_limit"
    except Exception as error:
        return _failed(task, "internal_error", type(error).__name__, traceback.format_exc())
    gc.collect()
    return _failed(task, code)


def _extract(task: Task) -> Outcome:
    from pathlib import Path

    from extractor.ingest import read, read_bytes
    from extractor.pipeline import extract, load
    from extractor.schema.codec import encode

    if task.data is None:
        document = read(Path(task.path), task.source, _settings)
    else:
        suffix = ".pdf" if task.data.startswith(b"%PDF-") else ".txt"
        document = read_bytes(task.data, task.source, suffix, _settings)
    result = extract(document, load(_settings.model))
    counts: dict[str, int] = {}
    for mention in result.mentions:
        counts[mention.kind] = counts.get(mention.kind, 0) + 1
    for name in ("observations", "initiatives", "commitments"):
        counts[name] = len(getattr(result, name))
    problems = tuple((p.code, p.message, p.hint) for p in result.problems)
    refusals = _refusals(document) if task.why else ()
    noted = result.status == "partial" and all(p.severity == "notice" for p in result.problems)
    return Outcome(encode(result), result.status, result.pages, tuple(counts.items()), problems, "", refusals, noted)


def _refusals(document: "Document") -> tuple[tuple[int, int, str, str], ...]:
    from extractor.pipeline import load
    from extractor.pipeline.core import read_values

    reading = read_values(document, load(_settings.model))
    return tuple((r.start, r.end, r.type, r.reason) for r in sorted(reading.refusals, key=lambda r: (r.start, r.end)))


def _failed(task: Task, code: str, detail: str = "", trace: str = "") -> Outcome:
    line, problem = failed_line(task.source, task.sha256, code, detail, _settings.language)
    return Outcome(line, "failed", problems=(problem,), trace=trace)
