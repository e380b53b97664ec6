"""Scores per kind on each annotated set, rules alone and with the shipped model, as a Markdown table.

`python benchmarks/quality.py [--model da_kommune] [DIR …]`: every set is read by `extractor evaluate`, the same
command that users have. A set that is not there is left out and said so.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

OURS = ("gold", "heldout", "final", "wide", "unseen", "apart")
SETS = ("../shared/gold", *(f"annotations/{name}" for name in OURS))
F1 = (
    ("mentions, value", "ALL MENTIONS"),
    ("mentions, exact span", "ALL MENTIONS, exact span"),
    ("observations found", "observations"),
    ("observations, key fields right", "observations, key fields right"),
    ("initiatives", "initiatives"),
    ("initiatives, type and status right", "initiatives, key fields right"),
    ("commitments", "commitments"),
    ("commitments, key fields right", "commitments, key fields right"),
)
ATTRIBUTES = "attributes"
SHARES = (
    "observations.municipality",
    "observations.target_group",
    "observations.indicator",
    "observations.as_of_start",
    "observations.role",
    "initiatives.type",
    "initiatives.status",
    "commitments.origin",
    "commitments.deadline",
    "commitments.strength",
    "metadata.doc_type",
    "metadata.municipality",
    "metadata.date",
)


def report(folder: str, model: str) -> dict[str, dict[str, float]]:
    """The JSON report of `extractor evaluate`."""
    command = [sys.executable, "-m", "extractor.cli", "evaluate", folder, "--json", "--model", model]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{folder}: {done.stderr}")
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def cell(found: dict[str, dict[str, float]], key: str) -> str:
    """One score with three decimals, a dash where the set has none."""
    value = found[ATTRIBUTES].get(key) if key in SHARES else found.get(key, {}).get("f1")
    return "–" if value is None else f"{value:.3f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--model", action="append", default=None, help="models beside `none`; may be repeated")
    args = parser.parse_args()
    columns: list[tuple[str, dict[str, dict[str, float]]]] = []
    for folder in args.sets:
        if not Path(folder).is_dir():
            print(f"not here, left out: {folder}", file=sys.stderr)
            continue
        for model in ("none", *(args.model or ())):
            name = folder.removeprefix("../") + ("" if model == "none" else f" + {model}")
            columns.append((name, report(folder, model)))
    print("| | " + " | ".join(name for name, _ in columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for label, key in (*F1, *((k, k) for k in SHARES)):
        print(f"| {label} | " + " | ".join(cell(found, key) for _, found in columns) + " |")


if __name__ == "__main__":
    main()
