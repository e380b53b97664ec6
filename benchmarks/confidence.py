"""Count how often each rule is right on annotated documents and print `lang/da/confidence.toml`.

`python benchmarks/confidence.py [DIR …] > extractor/lang/da/confidence.toml`: on the sets that no rule was made from,
so that a share tells what to expect of a letter nobody has read (it is higher on the sets that were read).
A share is (right + 1) / (found + 2), so that a rule seen twice is not called certain; rules seen fewer than five
times take the share of their kind. Right means: value and span of a mention; every key field of an observation; span,
type and status of an initiative; span, origin, strength and deadline of a commitment.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from extractor.assembly.confidence import observation_rule
from extractor.evaluation.gold import load_gold
from extractor.evaluation.pairing import iou, pair, same, value_key
from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.schema.codec import encode
from extractor.settings import Settings

SETS = ("annotations/unseen", "annotations/apart")
FIELDS = {
    "observations": ("municipality", "target_group", "indicator", "as_of_start", "as_of_end", "role"),
    "initiatives": ("type", "status"),
    "commitments": ("origin", "strength", "deadline"),
}
LEAST = {"observations": 0.99, "initiatives": 0.5, "commitments": 0.5}
FEW = 5
Item = Mapping[str, Any]


def answers(gold: Item, record: Item) -> Iterator[tuple[str, bool]]:
    """The rule of each thing found, and whether it was right."""
    known = {(m["start"], m["end"], value_key(m)) for m in gold["mentions"]}
    for mention in record["mentions"]:
        yield mention["rule"], (mention["start"], mention["end"], value_key(mention)) in known
    for name, fields in FIELDS.items():
        found = record[name]
        pairs = {j: i for i, j in pair(gold.get(name, []), found, iou, LEAST[name])}
        for j, item in enumerate(found):
            right = j in pairs and all(same(f, gold[name][pairs[j]], item) for f in fields)
            yield rule_of(name, item), right


def rule_of(name: str, item: Item) -> str:
    """The name under which an item is counted."""
    if name != "observations":
        return str(item["rule"])
    return observation_rule(item["provenance"].get("table") is not None, tuple(item["basis"].values()))


def main() -> None:
    """Print the shares."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    nlp = load()
    folders = [Path(a) for a in sys.argv[1:] or SETS]
    for folder in (f for f in folders if f.is_dir()):
        for name, gold in load_gold(folder).items():
            document = read_bytes(gold["text"].encode(), f"{name}.txt", ".txt", Settings())
            record = msgspec.json.decode(encode(extract(document, nlp)))
            for rule, good in answers(gold, record):
                for key in {rule, rule.split("/", 1)[0]}:
                    found[key] += 1
                    right[key] += good
    print("# Shares right by rule, counted by benchmarks/confidence.py on annotated documents that no rule was made")
    print("# from (annotations/unseen, apart). Do not edit by hand.\n\n[shares]")
    for key in sorted(found):
        if "/" not in key or found[key] >= FEW:
            print(f'"{key}" = {(right[key] + 1) / (found[key] + 2):.2f}  # {right[key]} of {found[key]}')


if __name__ == "__main__":
    main()
