"""Weights for statements (step `statements` of models/recipes/project.yml): which of them tell of an effort.

Every statement of an annotated document is an example: it tells of an effort when an annotated one covers it by more
than half. A logistic regression with a penalty on large weights, solved by Newton's method.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy

from extractor.assembly.clauses import statements
from extractor.assembly.metadata import metadata
from extractor.assembly.scene import Scene
from extractor.assembly.weighing import features, write_weights
from extractor.ingest import read_bytes
from extractor.pipeline import load
from extractor.pipeline.core import read_values
from extractor.pipeline.model import Model
from extractor.settings import Settings

_COVERED = 0.5  # intersection over union
_PENALTY = 1.5  # tried: 1, 1.5, 3, 10 (models/README.md)
_ROUNDS = 30  # more than any run has needed


def examples(folder: Path, model: Model) -> tuple[list[Any], list[bool]]:
    """The features of every statement of a folder's documents, and whether it tells of an effort."""
    rows, right = [], []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = read_bytes(gold["text"].encode("utf-8"), f"{path.stem}.txt", ".txt", Settings())
        reading = read_values(document, load("none"))
        scene = Scene(reading, metadata(reading))
        for statement in statements(scene):
            if statement.tokens:
                rows.append(features(statement, scene, model.vector))
                right.append(any(covers(item, statement.start, statement.end) for item in gold["initiatives"]))
    return rows, right


def covers(item: Mapping[str, Any], start: int, end: int) -> bool:
    """Whether an annotated item and a span share more than half of what both reach over."""
    shared = min(item["end"], end) - max(item["start"], start)
    return shared > 0 and shared >= _COVERED * (max(item["end"], end) - min(item["start"], start))


def fitted(rows: Any, right: Any, penalty: float = _PENALTY) -> Any:
    """Weights of a logistic regression; the last feature is 1 for all and is hardly held back."""
    weights = numpy.zeros(rows.shape[1])
    held = numpy.full(rows.shape[1], penalty)
    held[-1] = 0.01
    for _ in range(_ROUNDS):
        chance = 1 / (1 + numpy.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + held * weights
        curve = (rows * (chance * (1 - chance) + 1e-6)[:, None]).T @ rows + numpy.diag(held)
        step = numpy.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-8:
            break
    return weights


def main(argv: Sequence[str] | None = None) -> None:
    """Write the weights and print how many statements they were learnt from."""
    parser = argparse.ArgumentParser(prog="extractor.training.statements", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="annotated documents; a folder that is not there is said")
    parser.add_argument("--model", default="da_kommune")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(argv)
    model, rows, right = Model(args.model), [], []
    for folder in args.folders:
        if not folder.is_dir():
            print(f"{folder}: not here, left out")
            continue
        more, answers = examples(folder, model)
        print(f"{folder}: {len(more)} statements, {sum(answers)} tell of efforts")
        rows += more
        right += answers
    write_weights(fitted(numpy.array(rows), numpy.array(right, dtype="float64")), args.out)


if __name__ == "__main__":
    main()
