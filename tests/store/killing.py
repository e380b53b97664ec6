"""Start a command, kill -9 it at a given time, and see what it left behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from extractor.errors import DatabaseError
from extractor.store.check import check, fingerprint
from extractor.store.engine import connect, reading
from extractor.store.upgrade import ready

LOADER = """
import sys
from extractor.store.save import Store
url, path, resume, at_once = sys.argv[1:]
lines = open(path, "rb").read().splitlines()
with Store(url, "key", resume=resume == "resume") as store:
    if at_once == "1":
        for line in lines:
            store.save_line(line)
    else:
        store.load(lines, chunk=int(at_once))
    store.finish()
"""


def loader(url: str, lines: Path, resume: bool, at_once: int) -> list[str]:
    """The command that takes a file of records into a store, so many documents a transaction."""
    return [sys.executable, "-P", "-c", LOADER, url, str(lines), "resume" if resume else "anew", str(at_once)]


def run(*arguments: object) -> list[str]:
    """The command `extractor ARGUMENTS`."""
    return [sys.executable, "-P", "-m", "extractor.cli", *map(str, arguments)]


def killed(command: list[str], seconds: float, group: bool = True) -> bool:
    """Kill the command (with `group` its workers too) after so many seconds; False where it had ended by then."""
    end = time.monotonic() + seconds
    return killed_once(command, lambda: time.monotonic() >= end, group)


def killed_once(command: list[str], ripe: Callable[[], bool], group: bool = True) -> bool:
    """Kill the command as soon as `ripe` says so, asked every hundredth of a second; False where it had ended."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, start_new_session=True, **quiet)  # type: ignore[call-overload]
    while not ripe():
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
            return False
    if not group:
        process.kill()
        process.wait()
        time.sleep(0.2)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True


def stored(url: str) -> int:
    """How many documents a store holds; 0 where its tables are not there yet."""
    try:
        return left(url, marked=False)[0]
    except Exception:  # two engines, each with errors of its own for what is not there or locked
        return 0


def faults(url: str) -> list[str]:
    """What `db check` finds; nothing where the kill came before there was a store."""
    engine = connect(url)
    try:
        ready(engine)
    except DatabaseError as error:
        if error.args[0] == "database_absent":
            return []
        raise
    with reading(engine) as connection:
        return [f"{finding.code} {finding.where}" for finding in check(connection)]


def left(url: str, marked: bool = True) -> tuple[int, str]:
    """How many documents a store holds, and (where `marked`) the hash of all its machine rows."""
    from sqlalchemy import func, select

    from extractor.store.tables import document

    with reading(connect(url)) as connection:
        count = connection.execute(select(func.count()).select_from(document)).scalar_one()
        return count, fingerprint(connection) if marked else ""
