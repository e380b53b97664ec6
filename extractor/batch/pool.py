"""Worker processes under a time limit and a memory limit; what kills one document leaves the others alone.

The fork server is warmed once (`warm.py`); each worker is a fork of it and is replaced after so many documents.
The parent imports neither a parser nor spaCy: it moves bytes.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from pebble import ProcessExpired, ProcessPool

from extractor.batch import worker
from extractor.batch.record import Outcome, failed_line
from extractor.batch.worker import Task
from extractor.settings import Settings

_REBUILDS = 3  # how often a pool that broke as a whole is made anew
_AHEAD = 4  # documents per worker that are handed over before they are asked for
# PDFium takes and gives back thousands of small pieces a page: kept at hand by glibc (which keeps 7 of each size, and
# reads this where the fork server starts), they spare 3 % of reading for 13 MB; other systems pass over it
_MALLOC = "glibc.malloc.tcache_count=800"


@dataclass(slots=True)
class _Job:
    position: int
    task: Task
    seconds: float
    attempts: int = 0


def context(model: str) -> Any:
    """The fork server's context, warmed with `model`; plain spawning where the system has no fork server."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    os.environ["EXTRACTOR_WARM_MODEL"] = model
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # workers are the parallelism; threads below them only cost
    os.environ.setdefault("GLIBC_TUNABLES", _MALLOC)
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["extractor.batch.warm", "extractor.batch.silent"])
    return made


class Pool:
    """Runs documents; `results` yields (position, outcome) as they finish, in no particular order."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self.settings, self.jobs = settings, max(1, jobs)
        self.context = context(settings.model)
        self._finished: SimpleQueue[tuple[_Job, Future[Outcome]]] = SimpleQueue()
        self._broken = 0
        self.used = False
        self._pool = self._make()

    def _make(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.jobs,
            max_tasks=self.settings.worker_documents,
            initializer=worker.start,
            initargs=(self.settings,),
            context=self.context,
        )

    def results(self, tasks: Iterable[tuple[int, Task, float]]) -> Iterator[tuple[int, Outcome]]:
        """Run (position, task, seconds) and yield what each came to; only a few tasks are held at a time."""
        waiting, running = iter(tasks), 0
        exhausted = False
        while True:
            while not exhausted and running < self.jobs * _AHEAD:
                entry = next(waiting, None)
                if entry is None:
                    exhausted = True
                    break
                self._submit(_Job(*entry))
                running += 1
            if not running:
                return
            job, future = self._finished.get()
            outcome = self._outcome(job, future)
            if outcome is None:
                self._submit(job)
                continue
            running -= 1
            yield job.position, outcome

    def _submit(self, job: _Job) -> None:
        job.attempts += 1
        if not self.used:
            _start_fork_server()
        self.used = True
        try:
            future = self._pool.schedule(worker.work, args=(job.task,), timeout=job.seconds)
        except (RuntimeError, BrokenProcessPool):
            self._renew()
            future = self._pool.schedule(worker.work, args=(job.task,), timeout=job.seconds)
        future.add_done_callback(lambda done: self._finished.put((job, done)))

    def _outcome(self, job: _Job, future: "Future[Outcome]") -> Outcome | None:
        """What a finished attempt came to; None when the document is tried again."""
        try:
            return future.result()
        except TimeoutError:
            return self._failed(job, "time_limit", f"{job.seconds:.0f} s")
        except ProcessExpired as error:
            return None if job.attempts < self.settings.attempts else self._failed(job, "worker_crash", _signal(error))
        except BrokenProcessPool:
            self._broken += 1
            if self._broken > _REBUILDS * self.jobs * _AHEAD:
                return self._failed(job, "worker_crash", "pool")
            return None
        except Exception as error:  # the worker caught all of its own: this one broke on the way back
            return self._failed(job, "internal_error", type(error).__name__)

    def _failed(self, job: _Job, code: str, detail: str) -> Outcome:
        task = job.task
        line, problem = failed_line(task.source, task.sha256, code, detail, self.settings.language)
        return Outcome(line, "failed", problems=(problem,))

    def _renew(self) -> None:
        self._pool.stop()
        self._pool = self._make()

    def aside(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function in a fork of the warmed server, without document limits; its exception comes back."""
        mine, theirs = self.context.Pipe(duplex=False)
        process = self.context.Process(target=_answer, args=(theirs, function, arguments))
        process.start()
        theirs.close()
        try:
            good, value = mine.recv()
        except EOFError:
            good, value = False, RuntimeError(f"{function.__name__} ended without an answer")
        finally:
            process.join()
        if not good:
            raise value
        return value

    def close(self, finished: bool = True) -> None:
        """Let the workers go; `finished=False` stops them in the middle of a document."""
        if finished:
            self._pool.close()
        else:
            self._pool.stop()
        self._pool.join()
        _end_fork_server()


def _start_fork_server() -> None:
    """Start it deaf to Ctrl-C, which a terminal sends to every process: the parent alone stops a run, in order."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return
    from multiprocessing import forkserver, resource_tracker

    resource_tracker.ensure_running()  # whose start lifts what is blocked
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()  # what is blocked stays so over there, and in its forks
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_fork_server() -> None:
    """Wait for the fork server too: nothing of a run outlives it, and its time is counted as the run's."""
    from multiprocessing import forkserver

    stop = getattr(getattr(forkserver, "_forkserver", None), "_stop", None)  # no public way to end it
    if stop is not None:
        stop()


def _answer(pipe: Any, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        pipe.send((True, function(*arguments)))
    except Exception as error:
        pipe.send((False, error))


def _signal(error: ProcessExpired) -> str:
    code = int(getattr(error, "exitcode", 0) or 0)
    try:
        return signal.Signals(-code).name if code < 0 else f"exit {code}"
    except ValueError:
        return f"signal {-code}"
