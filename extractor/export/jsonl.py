"""`records.jsonl`, line by line; the public interchange form (docs/records.md)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.atomic import replacing
from extractor.schema.codec import encode

_BUFFER = 1 << 20  # lines are some 40 kB long: with the usual 8 kB each is put together of many pieces


def lines(path: Path) -> Iterator[bytes]:
    """The non-empty lines of a file of records, without their newlines."""
    with open(path, "rb", _BUFFER) as file:
        for line in file:
            if line := line.strip():
                yield line


def write(records: Iterable[object], out: Path) -> int:
    """Write records to a file, whole or not at all; how many."""
    count = 0
    with replacing(out) as file:
        for record in records:
            file.write(encode(record) + b"\n")
            count += 1
    return count
