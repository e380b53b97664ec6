"""Weights for the signs of an effort (extractor/lang/da/effort_evidence.toml, section `weights`).

Every statement of an annotated document is an example: it tells of an effort when an annotated one covers it by more
than half; a statement that is but a part of one, or holds one, is left out. The same regression as for `statements`;
the weights are printed, to be put into the word list by hand.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy

from extractor.assembly.clauses import statements
from extractor.assembly.grammar import read
from extractor.assembly.initiatives.evidence import signs
from extractor.assembly.initiatives.find import find
from extractor.assembly.initiatives.near import Near
from extractor.assembly.metadata import metadata
from extractor.assembly.scene import Scene
from extractor.ingest import read_bytes
from extractor.pipeline import load
from extractor.pipeline.core import read_values
from extractor.settings import Settings
from extractor.training.statements import covers, fitted

_RARE = 8  # a sign of fewer statements is left out
_PENALTY = 3.0
_PART = 0.8  # of a statement or an annotated effort that lies in the other


class Example(NamedTuple):
    """A statement's signs, and whether it tells of an effort; None where the annotation does not say."""

    document: str
    text: str
    signs: frozenset[str]
    right: bool | None
    ruled: bool  # whether the rules found one


def examples(folder: Path) -> list[Example]:
    """The statements of a folder's documents."""
    found = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = read_bytes(gold["text"].encode("utf-8"), f"{path.stem}.txt", ".txt", Settings())
        reading = read_values(document, load("none"))
        scene = Scene(reading, metadata(reading))
        near, before = Near(), None
        for statement in statements(scene):
            if not statement.tokens:
                continue
            ruled = find(statement, read(statement), scene, before)
            told = signs(statement, read(statement), scene, near.to(statement))
            text = scene.text[statement.start : statement.end]
            found.append(
                Example(path.stem, text, told, answer(statement.start, statement.end, gold), ruled is not None)
            )
            if ruled is not None:
                before = ruled
                near.saw(statement)
    return found


def answer(start: int, end: int, gold: dict[str, list[dict[str, int]]]) -> bool | None:
    """Whether an annotated effort covers the span; None where one is a part of the other."""
    if any(covers(item, start, end) for item in gold["initiatives"]):
        return True
    for item in gold["initiatives"]:
        shared = min(item["end"], end) - max(item["start"], start)
        if shared > _PART * min(end - start, item["end"] - item["start"]):
            return None
    return False


def weights(found: Sequence[Example], penalty: float = _PENALTY) -> dict[str, float]:
    """Sign -> its log-odds, and `always`."""
    known = [e for e in found if e.right is not None]
    counted = Counter(sign for e in known for sign in e.signs)
    names = sorted(sign for sign, n in counted.items() if n >= _RARE)
    place = {name: i for i, name in enumerate(names)}
    rows = numpy.zeros((len(known), len(names) + 1))
    rows[:, -1] = 1.0
    for row, example in zip(rows, known, strict=True):
        for sign in example.signs & place.keys():
            row[place[sign]] = 1.0
    told = fitted(rows, numpy.array([bool(e.right) for e in known], dtype="float64"), penalty)
    return {"always": round(float(told[-1]), 2)} | {n: round(float(told[i]), 2) for n, i in place.items()}


def main(argv: Sequence[str] | None = None) -> None:
    """Print the weights as TOML."""
    parser = argparse.ArgumentParser(prog="extractor.training.evidence", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="annotated documents")
    args = parser.parse_args(argv)
    found = [example for folder in args.folders for example in examples(folder)]
    print("[weights]")
    for name, value in weights(found).items():
        if abs(value) >= 0.05 or name == "always":
            print(f'"{name}" = {value}')


if __name__ == "__main__":
    main()
