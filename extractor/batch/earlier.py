"""What a folder already holds of an earlier run, before `--resume` goes on in it."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.batch.inputs import STDIN, Input
from extractor.batch.ledger import PART, RECORDS, finished
from extractor.batch.run import read_input
from extractor.settings import Settings


def left_out(out: Path, inputs: Sequence[Input], settings: Settings) -> list[str]:
    """The documents that the run in `out` has read and a run of `inputs` would drop; their sources, in order.

    A document is still there under its bytes, whatever its name is now, and under its name, whatever its bytes are
    now: a letter that was sent again. Where no bytes at all are the same, equal names are those of other documents.
    """
    earlier = _read(out)
    if not earlier or any(item.path == STDIN for item in inputs):
        return []  # standard input can be read once only
    names = {item.source for item in inputs if not item.problem}
    gone = [source for source in earlier if source not in names]
    wanted = {earlier[source] for source in gone} or set(earlier.values())
    # What decides soonest is read first: new names where one is gone, else a known one, whose bytes settle it.
    for sha256 in _hashes(sorted(inputs, key=lambda item: (item.source in earlier) == bool(gone)), settings):
        if not gone and sha256 in wanted:
            return []
        wanted.discard(sha256)
        if not wanted:
            return []
    return [source for source in gone or earlier if earlier[source] in wanted]


def _read(out: Path) -> dict[str, str]:
    """Source -> SHA-256 of what was read: by the run that was stopped, or else by the finished one."""
    for name in (PART, RECORDS):
        try:
            with open(out / name, "rb") as lines:
                found = dict(finished(line) for line in lines)
        except OSError:
            continue
        found.pop("", None)
        if found:
            return found
    return {}


def _hashes(inputs: Sequence[Input], settings: Settings) -> Iterator[str]:
    for item in inputs:
        data, problem, _ = read_input(item, settings)
        if not problem:
            yield hashlib.sha256(data).hexdigest()
