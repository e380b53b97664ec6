"""Weights for statements (extractor/lang/da/statement_weights.csv): which tell of an effort, which bind somebody.

Every statement of an annotated text is an example of each: it tells of an effort, or binds, when an annotated one
covers it by more than half; one that is but a part of an annotated item, or holds one, is left out. Texts are gold
documents (`NAME.json`) and labelled snippets (`NAME.jsonl`). Logistic regression with a penalty on large weights.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy

from extractor.assembly.clauses import statements
from extractor.assembly.grammar import read
from extractor.assembly.initiatives.evidence import signs
from extractor.assembly.initiatives.find import find
from extractor.assembly.initiatives.near import Near
from extractor.assembly.metadata import metadata
from extractor.assembly.scene import Scene
from extractor.assembly.weighing import ALWAYS, grams
from extractor.ingest import read_bytes
from extractor.pipeline import load
from extractor.pipeline.core import read_values
from extractor.schema.result import DocType
from extractor.settings import Settings

_COVERED = 0.5  # intersection over union
_PART = 0.8  # of a statement or an annotated item that lies in the other
_RARE = 3  # what stands in fewer texts is left out
_PENALTY = 3.0  # tried: 2, 3, 5, 10
_ROUNDS = 400  # more change no weight by a hundredth
_LEAST = 2  # hundredths: what weighs less for both is not written

KINDS = ("initiatives", "commitments")


class Text(NamedTuple):
    """An annotated text: a gold document or a snippet."""

    name: str
    text: str
    genre: DocType | None  # where the text alone does not tell it
    gold: Mapping[str, Sequence[Mapping[str, Any]]]  # the spans of `KINDS`


class Example(NamedTuple):
    """A statement."""

    name: str
    told: Counter[str]  # its grams and signs
    answers: tuple[bool | None, bool | None]  # by `KINDS`; None where the annotation does not say


def texts(folder: Path) -> Iterator[Text]:
    """The annotated texts of a folder."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield Text(path.stem, gold["text"], None, gold)
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            made = json.loads(line)
            yield Text(f"{path.stem}:{number}", made["text"], made["genre"], made)


def scene_of(told: Text) -> Scene:
    """A text with its values and metadata, as the program reads it."""
    document = read_bytes(told.text.encode("utf-8"), "text.txt", ".txt", Settings())
    reading = read_values(document, load("none"))
    about = metadata(reading)
    return Scene(reading, replace(about, doc_type=told.genre) if told.genre else about)


def examples(told: Text) -> Iterator[Example]:
    """The statements of a text."""
    scene = scene_of(told)
    near, before = Near(), None
    for statement in statements(scene):
        if not statement.tokens:
            continue
        grammar = read(statement)
        ruled = find(statement, grammar, scene, before)
        bears = signs(statement, grammar, scene, near.to(statement))
        words = [token.word for token in statement.tokens]
        answers = [answer(statement.start, statement.end, told.gold[kind]) for kind in KINDS]
        yield Example(told.name, Counter((*grams(words), *bears)), (answers[0], answers[1]))
        if ruled is not None:
            before = ruled
            near.saw(statement)


def covers(item: Mapping[str, Any], start: int, end: int) -> bool:
    """Whether an annotated item and a span share more than half of what both reach over."""
    shared = min(item["end"], end) - max(item["start"], start)
    return shared > 0 and shared >= _COVERED * (max(item["end"], end) - min(item["start"], start))


def answer(start: int, end: int, items: Sequence[Mapping[str, Any]]) -> bool | None:
    """Whether an annotated item covers the span; None where one is a part of the other."""
    if any(covers(item, start, end) for item in items):
        return True
    for item in items:
        shared = min(item["end"], end) - max(item["start"], start)
        if shared > _PART * min(end - start, item["end"] - item["start"]):
            return None
    return False


def fitted(rows: Sequence[Counter[str]], right: Sequence[bool], names: Sequence[str], penalty: float) -> Any:
    """Weights of a logistic regression by accelerated gradient descent; the first name is not held back.

    `rows` are sparse, so that thousands of grams take seconds; the same rows give the same weights.
    """
    place = {name: i for i, name in enumerate(names)}
    at = numpy.array([(i, place[n]) for i, row in enumerate(rows) for n in row if n in place])
    value = numpy.array([float(c) for row in rows for n, c in row.items() if n in place])
    held = numpy.full(len(names), penalty)
    held[0] = 0.01
    answers = numpy.array(right, dtype="float64")

    def forth(w: Any) -> Any:
        return numpy.bincount(at[:, 0], value * w[at[:, 1]], len(rows))

    def back(r: Any) -> Any:
        return numpy.bincount(at[:, 1], value * r[at[:, 0]], len(names))

    longest = numpy.ones(len(names))
    for _ in range(30):  # the largest eigenvalue of the curvature, by powers
        longest = back(forth(longest))
        longest /= numpy.linalg.norm(longest)
    step = 1.0 / (0.25 * numpy.linalg.norm(back(forth(longest))) + held.max())
    weights = ahead = numpy.zeros(len(names))
    for done in range(_ROUNDS):
        chance = 1 / (1 + numpy.exp(-forth(ahead)))
        following = ahead - step * (back(chance - answers) + held * ahead)
        ahead = following + done / (done + 3) * (following - weights)
        weights = following
    return weights


def learnt(found: Sequence[Example], penalty: float = _PENALTY) -> dict[str, tuple[int, int]]:
    """Gram or sign -> hundredths of its log-odds by `KINDS`."""
    seen: dict[str, set[str]] = {}
    for example in found:
        for name in example.told:
            seen.setdefault(name, set()).add(example.name)
    names = [ALWAYS, *sorted(name for name, where in seen.items() if len(where) >= _RARE)]
    columns = []
    for kind in range(len(KINDS)):
        known = [e for e in found if e.answers[kind] is not None]
        rows = [e.told + Counter((ALWAYS,)) for e in known]
        column = fitted(rows, [bool(e.answers[kind]) for e in known], names, penalty)
        columns.append([round(100 * float(weight)) for weight in column])
    told = zip(names, *columns, strict=True)
    return {name: (a, b) for name, a, b in told if max(abs(a), abs(b)) >= _LEAST or name == ALWAYS}


def main(argv: Sequence[str] | None = None) -> None:
    """Write the weights and print how many statements they were learnt from."""
    parser = argparse.ArgumentParser(prog="extractor.training.statements", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="annotated texts; a folder that is not there is said")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(argv)
    found: list[Example] = []
    for folder in args.folders:
        if not folder.is_dir():
            print(f"{folder}: not here, left out")
            continue
        more = [example for text in texts(folder) for example in examples(text)]
        counts = [sum(bool(e.answers[kind]) for e in more) for kind in range(len(KINDS))]
        print(f"{folder}: {len(more)} statements, {counts[0]} tell of efforts, {counts[1]} bind")
        found += more
    with args.out.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, delimiter=";", lineterminator="\n").writerows((n, *w) for n, w in learnt(found).items())


if __name__ == "__main__":
    main()
