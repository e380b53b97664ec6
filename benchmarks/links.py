"""How well links of statements tell «same» from «different»: figures on own pairs; `--sweep` shows other thresholds.

Half of the pairs set the thresholds of extractor/compare/links.py, the other half measures them.
"""

import sys
import tomllib
from pathlib import Path

from extractor.compare import links

PAIRS = Path(__file__).parents[1] / "tests" / "compare" / "link_pairs.toml"


def scores(half: int | None = None) -> dict[str, list[tuple[float, str, str]]]:
    """Score and texts of the pairs by their true kind; half 0 sets, half 1 measures."""
    pairs = tomllib.loads(PAIRS.read_text("utf-8"))
    return {
        kind: [
            (links.link(links.topic(a), links.topic(b)).score, a, b)
            for at, (a, b) in enumerate(found)
            if half is None or at % 2 == half
        ]
        for kind, found in pairs.items()
    }


def figures(found: dict[str, list[tuple[float, str, str]]]) -> dict[str, int]:
    """Counts: told right, told wrong and left to a person, of each kind."""
    counts = {}
    for kind, rows in found.items():
        for answer in ("same", "unsure", "different"):
            counts[f"{kind} told {answer}"] = sum(links.answer_of(score) == answer for score, _, _ in rows)
    return counts


def main() -> None:
    for half, name in ((0, "setting half"), (1, "measuring half")):
        print(f"{name}: {figures(scores(half))}")
    if "--sweep" in sys.argv:
        for kind, rows in scores().items():
            for score, a, b in sorted(rows):
                print(f"{kind:9} {score:.3f}  {a}  |  {b}")


if __name__ == "__main__":
    main()
