"""The records of a run as flat rows, and all tables at once."""

from pathlib import Path


def write_all(out: Path, as_of: str | None = None, language: str = "da") -> None:
    """Write every table of the run in `out` beside its `records.jsonl`."""
