"""Weights for the type of an effort (extractor/lang/da/type_weights.csv), from annotated texts.

Every statement that an annotated effort covers is an example of its type; one logistic regression a type over the
words of the statement (assembly/initiatives/typed.py), by the regression of training/statements.py.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.assembly.clauses import statements
from extractor.assembly.initiatives.typed import marks
from extractor.assembly.weighing import ALWAYS
from extractor.training.statements import Text, covers, fitted, scene_of, texts

_RARE = 3  # what stands in fewer examples is left out
_PENALTY = 1.0
_LEAST = 10  # hundredths: what weighs less is not written


def examples(told: Text) -> Iterator[tuple[Counter[str], str]]:
    """What each effort of a text bears, and its type."""
    for statement in statements(scene_of(told)):
        words = [token.word for token in statement.tokens]
        for item in told.gold["initiatives"]:
            if words and covers(item, statement.start, statement.end):
                yield Counter(marks(words)), item["type"]
                break


def learnt(found: Sequence[tuple[Counter[str], str]]) -> Iterator[tuple[str, str, int]]:
    """Mark, type, hundredths of log-odds."""
    counted = Counter(mark for told, _ in found for mark in told)
    names = [ALWAYS, *sorted(mark for mark, times in counted.items() if times >= _RARE)]
    rows = [told + Counter((ALWAYS,)) for told, _ in found]
    for type in sorted({type for _, type in found}):
        column = fitted(rows, [one == type for _, one in found], names, _PENALTY)
        for name, weight in zip(names, column, strict=True):
            if abs(hundredths := round(100 * float(weight))) >= _LEAST or name == ALWAYS:
                yield name, type, hundredths


def main(argv: Sequence[str] | None = None) -> None:
    """Write the weights and print how many efforts they were learnt from."""
    parser = argparse.ArgumentParser(prog="extractor.training.types", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="annotated texts; a folder that is not there is left out")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(argv)
    found = [example for folder in args.folders for text in texts(folder) for example in examples(text)]
    print(f"{len(found)} efforts of {len({type for _, type in found})} types")
    with args.out.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, delimiter=";", lineterminator="\n").writerows(sorted(learnt(found)))


if __name__ == "__main__":
    main()
