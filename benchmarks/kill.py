"""Kill -9 `extractor run --store` at random points and resume it: is anything lost, doubled or damaged?

    python benchmarks/kill.py [--points 50] [--letters 40] [--engine sqlite|postgresql|both] [--seed 1]

At each point a run into a new store is killed after a random share of the time that an undisturbed run takes, in turn
the whole process group and the parent alone; `db check` looks at what is left; `--resume` must finish and give the
rows and the records of the undisturbed run. With both engines the points are shared between them.
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
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "store")]

from cluster import binaries, cluster  # noqa: E402
from command import letters  # noqa: E402
from killing import faults, killed, left, run  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--letters", type=int, default=40)
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
        folder = letters(home / "letters", given.letters)
        undisturbed = f"sqlite:///{home}/undisturbed.db"
        command = run("run", folder, "--out", home / "out", "--store", undisturbed, "--jobs", 2, "-q")
        started = time.monotonic()
        subprocess.run(command, check=True, capture_output=True)
        seconds = time.monotonic() - started
        wanted, records = left(undisturbed), (home / "out" / "records.jsonl").read_bytes()
        print(f"undisturbed: {wanted[0]} documents in {seconds:.1f} s", flush=True)
        draw, told = random.Random(given.seed), Counter[str]()
        for point in range(given.points):
            engine, group = engines[point % len(engines)], point // len(engines) % 2 == 0
            url = server.database() if server and engine == "postgresql" else f"sqlite:///{home}/{point}.db"
            after = draw.uniform(0, seconds)
            told.update(trial(url, home / f"out{point}", folder, after, group, wanted, records))
            told[engine] += 1
            print(f"  {point + 1} {engine} after {after:.2f} s: {dict(told)}", flush=True)
            shutil.rmtree(home / f"out{point}", ignore_errors=True)
    wrong = sum(count for name, count in told.items() if name.startswith("WRONG"))
    print(f"{given.points} points, {told['killed']} killed before they ended, {wrong} wrong: {dict(told)}")
    return 1 if wrong else 0


def trial(
    url: str, out: Path, folder: Path, after: float, group: bool, wanted: tuple[int, str], records: bytes
) -> list[str]:
    """One kill and what came of it."""
    command = run("run", folder, "--out", out, "--store", url, "--jobs", 2, "-q")
    told = ["killed"] if killed(command, after, group) else ["ended"]
    if found := faults(url):
        told.append(f"WRONG after kill: {found[0]}")
    done = subprocess.run([*command, "--resume"], capture_output=True, timeout=600)
    if done.returncode:
        told.append(f"WRONG resume: {done.returncode}")
    if found := faults(url):
        told.append(f"WRONG after resume: {found[0]}")
    if left(url) != wanted:
        told.append("WRONG rows")
    if (out / "records.jsonl").read_bytes() != records:
        told.append("WRONG records")
    return told


if __name__ == "__main__":
    sys.exit(main())
