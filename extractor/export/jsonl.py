"""`records.jsonl`, line by line; the public interchange form (docs/records.md)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.atomic import replacing
from extractor.schema.codec import encode

_BUFFER = 1 << 20  # lines are some 40 kB long: with the usual 8 kB each is put together of many pieces


def lines(path: Path) -> Iterator[bytes]:
    """The non-empty lines of a file of records, without their newlines."""
    return (line for _, line in placed(path))


def placed(path: Path) -> Iterator[tuple[int, bytes]]:
    """The same with the offset in bytes where each begins, for `line_at`."""
    at = 0
    with open(path, "rb", _BUFFER) as file:
        for whole in file:
            if line := whole.strip():
                yield at, line
            at += len(whole)


def line_at(path: Path, offset: int) -> bytes:
    """The line that begins at an offset."""
    with open(path, "rb") as file:
        file.seek(offset)
        return file.readline().strip()


def write(records: Iterable[object], out: Path) -> int:
    """Write records to a file, whole or not at all; how many."""
    count = 0
    with replacing(out) as file:
        for record in records:
            file.write(encode(record) + b"\n")
            count += 1
    return count
