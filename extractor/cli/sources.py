"""Records from what a user names: a run's folder, a file of records, a database, or documents that are read now."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extractor.batch.inputs import base_folder, gather
from extractor.batch.run import Finished, Run
from extractor.cli.say import named, plain, say
from extractor.errors import NoInput
from extractor.settings import Settings
from extractor.store.source import RECORDS, Source, open_source

_DATABASE = b"SQLite format 3\x00"


@contextmanager
def opened(places: Sequence[str], settings: Settings) -> Iterator[list[tuple[Source, str]]]:
    """The sources of `places`, each with the folder that its documents' names are relative to ("" where unknown).

    Raises:
        NoInput: a place holds neither records nor documents, or none that can be read.
    """
    kept = [place for place in places if holds_records(place)]
    documents = [place for place in places if place not in kept]
    found = [(open_source(place), "") for place in kept]
    with tempfile.TemporaryDirectory(prefix="extractor-") as folder:
        if documents:
            found.append((_read(documents, Path(folder), settings), base_folder(documents)))
        try:
            yield found
        finally:
            for source, _ in found:
                if hasattr(source, "close"):
                    source.close()


def holds_records(place: str) -> bool:
    """Whether a place is a database, a file of records or the folder of a run, rather than documents."""
    if "://" in place or os.path.isfile(os.path.join(place, RECORDS)) or place.endswith(".jsonl"):
        return True
    if not os.path.exists(place) and not set("*?[") & set(place):
        return True  # `open_source` says that it is not there
    if not os.path.isfile(place):
        return False
    with open(place, "rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _read(documents: Sequence[str], folder: Path, settings: Settings) -> Source:
    """Read documents as `extractor run` does, into a folder that is soon gone; failures are told on stderr."""
    status = Run(gather(documents), folder, settings, _report)(_no_tables).status
    if status["failed"] + status["skipped"] == status.total():
        raise NoInput("nothing_read")
    return open_source(folder)


def _report(finished: Finished) -> None:
    if finished.status == "failed":
        _, message, hint = finished.problems[0]
        say(f"{named(finished.source)}: {plain(f'{message} {hint}')}")


def _no_tables(folder: Path) -> None:
    """What is asked for here needs the records alone."""
