"""Kill -9 a load, or a whole run, at random points and resume it: is anything lost, doubled or damaged?

    python benchmarks/kill.py [--points 50] [--what load|run] [--documents 300] [--engine sqlite|postgresql|both]

At each point a new store is filled and the filling killed after a random share of the time that an undisturbed one
takes; `db check` looks at what is left; then it is resumed, and must end with the rows of the undisturbed one. `load`
takes generated records in, one or forty documents a transaction in turn; `run` is `extractor run --store` on letters,
killed with its workers and without in turn, whose `records.jsonl` must be equal, too. Only kills that came before the
end count as points. With both engines the points are shared between them.
"""

import argparse
import contextlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "store")]

from cluster import binaries, cluster  # noqa: E402
from command import letters  # noqa: E402
from killing import faults, killed, left, loader, run  # noqa: E402
from made import record  # noqa: E402

from extractor.schema.codec import encode  # noqa: E402


@dataclass(frozen=True)
class Filling:
    """How a store is filled: the command by URL, output folder and whether to resume; and what must come of it."""

    command: Callable[[str, Path, bool, int], list[str]]
    seconds: float
    rows: tuple[int, str]
    records: bytes


def prepare(what: str, home: Path, documents: int) -> Filling:
    """Fill a store undisturbed, and take the time."""
    if what == "run":
        folder = letters(home / "letters", documents)

        def command(url: str, out: Path, resume: bool, point: int) -> list[str]:
            options = ("--out", out, "--store", url, "--jobs", 2, "-q")
            return run("run", folder, *options, *(("--resume",) if resume else ()))
    else:
        path = home / "lines.jsonl"
        path.write_bytes(b"\n".join(encode(record(seed, 8)) for seed in range(documents)))

        def command(url: str, out: Path, resume: bool, point: int) -> list[str]:
            return loader(url, path, resume, (1, 40)[point // 2 % 2])

    url, out = f"sqlite:///{home}/undisturbed.db", home / "out"
    started = time.monotonic()
    subprocess.run(command(url, out, False, 0), check=True, capture_output=True)
    return Filling(command, time.monotonic() - started, left(url), _records(out))


def _records(out: Path) -> bytes:
    path = out / "records.jsonl"
    return path.read_bytes() if path.exists() else b""


def trial(filling: Filling, url: str, out: Path, after: float, point: int) -> list[str]:
    """One kill and what came of it; nothing where the command had ended by then."""
    if not killed(filling.command(url, out, False, point), after, group=point // 2 % 2 == 0):
        return []
    told = ["killed"]
    if found := faults(url):
        told.append(f"WRONG after the kill: {found[0]}")
    done = subprocess.run(filling.command(url, out, True, point), capture_output=True, timeout=600)
    if done.returncode:
        told.append(f"WRONG: resume ended with {done.returncode}")
    if found := faults(url):
        told.append(f"WRONG after resume: {found[0]}")
    if left(url) != filling.rows:
        told.append("WRONG rows")
    if _records(out) != filling.records:
        told.append("WRONG records")
    return told


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--what", choices=("load", "run"), default="load")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--engine", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    engines = ["sqlite", "postgresql"] if given.engine == "both" else [given.engine]
    if "postgresql" in engines and binaries() is None:
        print("PostgreSQL: not installed, not measured")
        engines.remove("postgresql")
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(cluster(durable=True)) if "postgresql" in engines else None
        filling = prepare(given.what, home, given.documents)
        print(f"undisturbed {given.what}: {filling.rows[0]} documents in {filling.seconds:.1f} s", flush=True)
        draw, told, attempt, most = random.Random(given.seed), Counter[str](), 0, filling.seconds
        while told["killed"] < given.points and attempt < 4 * given.points:
            engine = engines[attempt % len(engines)]
            url = server.database() if server and engine == "postgresql" else f"sqlite:///{home}/{attempt}.db"
            out, after = home / f"out{attempt}", draw.uniform(0, most)
            found = trial(filling, url, out, after, attempt)
            told.update([*found, engine] if found else ["ended before"])
            most = most if found else max(0.5, most * 0.9)  # the machine is quicker than it was
            attempt += 1
            print(f"  {attempt} {engine} after {after:.2f} s: {dict(told)}", flush=True)
            shutil.rmtree(out, ignore_errors=True)
            for path in home.glob(f"{attempt - 1}.db*"):
                path.unlink()
    wrong = sum(count for name, count in told.items() if name.startswith("WRONG"))
    print(f"{told['killed']} kills, {wrong} wrong: {dict(told)}")
    return 1 if wrong or told["killed"] < given.points else 0


if __name__ == "__main__":
    sys.exit(main())
