"""How far two readers of the same documents agree, and how far the program is from each, as Markdown tables.

`python benchmarks/agreement.py annotations/wide annotations/second`: two folders of annotations by different readers;
only documents that both hold are compared. The first three columns are the measure of `extractor evaluate`: the second
reader scored against the first as if it were the program, then the program against each. The last one looks only at
what both readers say alike: the share of it that the program says, too (items that both found, fields that both
filled in alike, items whose key fields are all alike). The second table is one line a document.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from quality import ATTRIBUTES, F1  # benchmarks/quality.py

from extractor import settings
from extractor.cli.evaluating import extract_texts
from extractor.evaluation.gold import Loaded, load_gold
from extractor.evaluation.pairing import iou, pair, same
from extractor.evaluation.score import ATTRIBUTES as FIELDS
from extractor.evaluation.score import KEY_FIELDS, LEAST, score

WHOLE = ", key fields right"
VALUES = "mentions"  # the second reader took the first one's values as given: nothing to compare
HEAD = ("second reader, first", "program, first", "program, second")


def agreed(first: Loaded, second: Loaded, program: Loaded) -> dict[str, float]:
    """Of what both readers say alike: the share that the program says, too."""
    seen: Counter[tuple[str, bool]] = Counter()
    for name, one in first.items():
        for table, fields in FIELDS.items():
            ours = dict(pair(one[table], program[name][table], iou, LEAST[table]))
            for i, j in pair(one[table], second[name][table], iou, LEAST[table]):
                a, b = one[table][i], second[name][table][j]
                c = program[name][table][ours[i]] if i in ours else None
                alike = {field: c is not None and same(field, a, c) for field in fields if same(field, a, b)}
                seen[table, c is not None] += 1
                if c is not None:
                    seen.update((f"{table}.{field}", right) for field, right in alike.items())
                keys = [fields[k] for k in KEY_FIELDS[table]]
                if alike.keys() >= set(keys):
                    seen[table + WHOLE, all(alike[key] for key in keys)] += 1
    return {key: seen[key, True] / (seen[key, True] + seen[key, False]) for key, _ in seen}


def cells(values: list[float | None]) -> str:
    """Scores with three decimals, a dash where there is none."""
    return " | ".join("–" if value is None else f"{value:.3f}" for value in values)


def against(first: Loaded, second: Loaded, program: Loaded) -> list[dict[str, dict[str, float]]]:
    """The reports of the three columns."""
    return [score(*both)[0] for both in ((first, second), (first, program), (second, program))]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--model", default="none")
    args = parser.parse_args()
    first, second = load_gold(args.first), load_gold(args.second)
    common = sorted(first.keys() & second.keys())
    if not common:
        sys.exit(f"no document in both: {args.first}, {args.second}")
    first, second = ({name: folder[name] for name in common} for folder in (first, second))
    program = extract_texts(first, settings.load({"model": args.model}))
    columns, both = against(first, second, program), agreed(first, second, program)
    print(f"| | {' | '.join(HEAD)} | program, where both agree |\n| --- | ---: | ---: | ---: | ---: |")
    for label, key in F1:
        if not label.startswith(VALUES):
            print(f"| {label} | {cells([*(found[key]['f1'] for found in columns), both.get(key)])} |")
    for key in (f"{table}.{field}" for table, fields in FIELDS.items() for field in fields):
        print(f"| {key} | {cells([*(found[ATTRIBUTES].get(key) for found in columns), both.get(key)])} |")
    print(f"\n| observations{WHOLE} | {' | '.join(HEAD)} |\n| --- | ---: | ---: | ---: |")
    for name in common:
        each = against({name: first[name]}, {name: second[name]}, {name: program[name]})
        print(f"| {name} | {cells([found[f'observations{WHOLE}']['f1'] for found in each])} |")


if __name__ == "__main__":
    main()
