"""Processor instructions a page of reading and of extraction, counted by valgrind: the same whatever runs beside.

    python benchmarks/instructions.py [--shared ../shared]

Eleven letters of the bench (all four of its texts, tables too), words known from a first pass. Needs valgrind.
"""

import argparse
import gc
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
STAGES = ("read", "extract")


def work(stage: str, shared: Path) -> int:
    """Do a stage once more after everything is warm (`none`: not at all); the pages."""
    from extractor.ingest import read
    from extractor.pipeline import extract, load

    rules = load()
    files = sorted((shared / "bench" / "letters").glob("*.pdf"))
    mine = files[1::19]
    for file in [*files[3::25], *mine]:
        extract(read(file), rules)
    documents = [read(file) for file in mine]
    for document in documents:
        extract(document, rules)
    gc.collect()
    gc.freeze()
    gc.disable()
    for file, document in zip(mine, documents, strict=True):
        if stage == "read":
            read(file)
        elif stage == "extract":
            extract(document, rules)
    return sum(len(document.pages) for document in documents)


def counted(stage: str, shared: Path) -> tuple[int, int]:
    """Instructions of a whole process that does the stage, and its pages."""
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", sys.executable]
    command += [__file__, "--stage", stage, "--shared", str(shared)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONHASHSEED": "0"}, check=True)
    found = re.search(r"I +refs: +([\d,]+)", done.stderr)
    assert found is not None, done.stderr[-500:]
    return int(found[1].replace(",", "")), int(done.stdout)


def main() -> None:
    """Measure and print, or (`--stage`) be what is measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--stage", choices=("none", *STAGES), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.stage:
        print(work(arguments.stage, arguments.shared))
        return
    base, pages = counted("none", arguments.shared)
    for stage in STAGES:
        spent = counted(stage, arguments.shared)[0] - base
        print(f"{stage:10} {spent / pages / 1e6:8.2f} million instructions a page")


if __name__ == "__main__":
    main()
