"""Named entities of Universal NER: one `.iob2` file over the same sentences as the treebank, joined by `sent_id`."""

from collections.abc import Iterator
from pathlib import Path


def read_names(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the labels of a Universal NER file: `sent_id` to `O`, or `B-`/`I-` with PER, ORG, LOC, MISC per token.

    Universal NER's own column (the third) has no MISC; it comes from the outer layer of DaN+ (the fourth), where the
    third says `O`. Without it cars, medicines and films are taken for persons.
    """
    return {sent_id: tuple(_label(row.split("\t")) for row in rows) for sent_id, rows in _blocks(path)}


def _label(cells: list[str]) -> str:
    outer = cells[3].partition("#")[0]
    return outer if cells[2] == "O" and outer in ("B-MISC", "I-MISC") else cells[2]


def _blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    sent_id, rows = "", []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# sent_id"):
            sent_id = line.partition("=")[2].strip()
        elif line.strip() and not line.startswith("#"):
            rows.append(line)
        elif not line.strip() and rows:
            yield sent_id, rows
            sent_id, rows = "", []
