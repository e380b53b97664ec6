"""Named entities of Universal NER: one `.iob2` file over the same sentences as the treebank, joined by `sent_id`."""

from collections.abc import Iterator
from pathlib import Path


def read_persons(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the person labels of a Universal NER file: `sent_id` to one of `B-PER`, `I-PER`, `O` per token.

    Places and organisations become `O`: the gazetteers and patterns of this project know municipalities, job
    centres and ministries nearly for certain, the model does not (F 62 to 72).
    """
    return {sent_id: tuple(_person(row) for row in rows) for sent_id, rows in _blocks(path)}


def _person(row: str) -> str:
    label = row.split("\t")[2]
    return label if label.endswith("-PER") else "O"


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
