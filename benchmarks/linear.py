"""Does the time of the rule engine grow with the text and no faster?

    python benchmarks/linear.py [--times 100] [--text corpus/NAME.txt] [--size 50000] [--json]

Takes a letter of the corpus once and `times` over (with a blank line between), each through everything behind
`extract`. Prints processor seconds of both and the ratio; wanted: at most 1.1 times as many as there are
texts. Then hostile inputs of `--size` characters, which need only end soon.
"""

import argparse
import json
import time
from pathlib import Path

from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.settings import Settings

ROOT = Path(__file__).parents[1]
WANTED = 1.1
HOSTILE = {"1 ": "1 ", "dates": "12. maj 2018 ", "months": "maj ", "percentages": "12,5 pct. ", "words": "og ",
           "commas": ", ", "lines": "a\n", "counted": "12 borgere ", "plans": "Vi vil ansætte 3 konsulenter. ",
           "groups": "kontanthjælp og ", "cells": "1\t2\n"}  # fmt: skip


def seconds(text: str, rounds: int) -> float:
    """The least processor seconds of several extractions of the text."""
    spent = []
    for _ in range(rounds):
        document = read_bytes(text.encode(), "x.txt", ".txt", Settings())
        start = time.process_time()
        extract(document, load())
        spent.append(time.process_time() - start)
    return min(spent)


def main() -> int:
    """Measure and print; 1 where the growth is more than wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    letters = sorted((ROOT / "corpus").glob("*.txt"))
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--text", type=Path, default=letters[0])
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--no-hostile", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    text = given.text.read_text("utf-8").strip() + "\n\n"
    seconds(text, 3)
    one, many = seconds(text, 15), seconds(text * given.times, 2)
    growth = many / one / given.times
    found = {"text": given.text.name, "characters": len(text), "one_s": one, f"times_{given.times}_s": many,
             "ratio": many / one, "per_text": growth}  # fmt: skip
    if not given.no_hostile:
        for name, piece in HOSTILE.items():
            found[f"hostile_{name.strip()}_s"] = seconds(piece * (given.size // len(piece)), 1)
    shown = {key: round(value, 4) if isinstance(value, float) else value for key, value in found.items()}
    print(json.dumps(shown) if given.json else "\n".join(f"{key:24} {value}" for key, value in shown.items()))
    return 0 if growth <= WANTED else 1


if __name__ == "__main__":
    raise SystemExit(main())
