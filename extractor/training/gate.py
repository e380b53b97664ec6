"""The floors nothing may fall below (`make gate`): models/gate.json against what is measured now.

`gate.json` has two parts. `model` holds floors for the shipped pipeline's scores per split; they are measured anew when
the treebank's folder is at hand, otherwise the figures packed with the weights (meta.json) are compared and the answer
says so. `extraction` holds floors for F1 per kind, compared with a report of `extractor evaluate` given by `--report`.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

GATE = Path("models/gate.json")
META = Path("models/da_kommune/meta.json")
TREEBANK = Path("../shared/treebank")
OWN = Path("annotations/treebank/da_kommune.conllu")

Scores = Mapping[str, Mapping[str, float]]


def below(floors: Scores, scores: Scores) -> list[str]:
    """Name every floor that is not reached; a score that is missing is not reached."""
    found = []
    for part, wanted in floors.items():
        for name, floor in wanted.items():
            value = scores.get(part, {}).get(name)
            if value is None or value < floor:
                found.append(f"{part} {name}: {'not measured' if value is None else value} < {floor}")
    return found


def measured(treebank: Path) -> Scores:
    """Score the shipped package on the splits made from the treebank's folder."""
    from extractor.training import evaluate, prepare  # spaCy is needed only here

    with tempfile.TemporaryDirectory() as folder:
        prepare.main([str(treebank), folder, "--own", str(OWN)])
        return evaluate.measure(evaluate.open_model("da_kommune"), Path(folder), ["test", "own-held"])


def packed(meta: Path) -> Scores:
    """Read the scores that were measured when the package was made."""
    scores: Scores = json.loads(meta.read_text(encoding="utf-8"))["performance"]
    return scores


def rates(report: Path) -> Scores:
    """Read F1 per kind from a report of `extractor evaluate`."""
    rows: Mapping[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return {kind: row for kind, row in rows.items() if isinstance(row, dict) and "f1" in row}


def main(argv: Sequence[str] | None = None) -> None:
    """Exit with 1 and name the floors that are not reached; 0 when all are."""
    parser = argparse.ArgumentParser(prog="extractor.training.gate", description=__doc__)
    parser.add_argument("--gate", type=Path, default=GATE)
    parser.add_argument("--treebank", type=Path, default=TREEBANK)
    parser.add_argument("--report", type=Path, help="JSON report of `extractor evaluate`")
    args = parser.parse_args(argv)
    floors = json.loads(args.gate.read_text(encoding="utf-8"))
    anew = (args.treebank / "ud-danish-ddt").is_dir()
    missed = below(floors["model"], measured(args.treebank) if anew else packed(META))
    print(
        "model: measured now" if anew else "model: no treebank here, the figures packed with the weights are compared"
    )
    if args.report:
        missed += below(floors["extraction"], rates(args.report))
    elif floors["extraction"]:
        print("extraction: not checked, give --report")
    for line in missed:
        print("below the floor:", line)
    if missed:
        raise SystemExit(1)
    print("all floors are reached")


if __name__ == "__main__":
    main()
