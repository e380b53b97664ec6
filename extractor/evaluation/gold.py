"""Gold annotations and records from disk, by the stem of the document's name."""

import json
from pathlib import Path, PurePosixPath
from typing import Any

from extractor.errors import NoInput, UsageError

Loaded = dict[str, dict[str, Any]]


def load_gold(folder: Path) -> Loaded:
    """NAME.json -> its annotations.

    Raises:
        NoInput: no annotations in the folder.
        UsageError: a file that is not JSON, or JSON that annotates no text.
    """
    found: Loaded = {}
    for path in sorted(folder.glob("*.json")):
        try:
            found[path.stem] = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError("bad_gold", str(path), error) from error
        if not isinstance(found[path.stem], dict) or not isinstance(found[path.stem].get("text"), str):
            raise UsageError("no_annotations", str(path))
    if not found:
        raise NoInput("no_gold", str(folder))
    return found


def load_records(path: Path) -> Loaded:
    """`records.jsonl` -> records by the stem of their source.

    Raises:
        UsageError: no such file, or a line that is not a record.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
        return by_stem([json.loads(line) for line in lines if line.strip()])
    except FileNotFoundError as error:
        raise UsageError("no_such_records", str(path)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError("bad_records", str(path), error) from error


def by_stem(records: list[dict[str, Any]]) -> Loaded:
    """Records by the stem of their source."""
    return {PurePosixPath(record["source"]).stem: record for record in records}
