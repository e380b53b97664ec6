"""Named entities of Universal NER: one `.iob2` file over the same sentences as the treebank, joined by `sent_id`."""

from collections.abc import Iterator
from pathlib import Path


def read_names(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the labels of a Universal NER file: `sent_id` to one of `O`, `B-` or `I-` with PER, ORG, LOC per token."""
    return {sent_id: tuple(row.split("\t")[2] for row in rows) for sent_id, rows in _blocks(path)}


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
