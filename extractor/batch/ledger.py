"""What is finished survives a stop: lines are appended as they come, and put in order at the end.

`records.part.jsonl` starts with a line that says what made it; a resumed run takes over what the same versions
and settings made of the same bytes. The final file appears whole or not at all.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

import msgspec

from extractor import __version__
from extractor.atomic import replacing
from extractor.export.written import PART, RECORDS, RUN
from extractor.settings import Settings

_RESULT_SETTINGS = ("language", "model", "engine", "max_file_mb", "max_pages", "max_characters")
_HEAD = msgspec.json.Decoder(dict[str, msgspec.Raw])


def run_key(settings: Settings) -> str:
    """What the records depend on beside the documents: version, settings that change results, model."""
    parts = [__version__, *(f"{name}={getattr(settings, name)}" for name in _RESULT_SETTINGS)]
    name = settings.model  # a package is looked for, not imported
    spec = find_spec(name) if name.isidentifier() and name != "none" else None
    for folder in spec.submodule_search_locations or () if spec else ():
        for meta in sorted(Path(folder).glob("**/meta.json")):
            parts.append(hashlib.sha256(meta.read_bytes()).hexdigest())
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def run_description(settings: Settings) -> bytes:
    """`run.json`: what made the records; no clock, so that the same run gives the same bytes."""
    limits = {name: value for name, value in asdict(settings).items() if name not in ("jobs", "store")}
    return msgspec.json.format(
        msgspec.json.encode({"extractor_version": __version__, "key": run_key(settings), "settings": limits}), indent=1
    )


class Ledger:
    """The part file of one run: append lines, remember where each position's line stands, assemble."""

    def __init__(self, out: Path, settings: Settings, resume: bool) -> None:
        self.out, self.part = out, out / PART
        self.settings, self.key = settings, run_key(settings)
        self._places: dict[int, tuple[int, int]] = {}
        self._known: dict[str, tuple[int, int]] = {}
        fresh = not (resume and self._usable())
        self._file = open(self.part, "w+b" if fresh else "r+b")  # noqa: SIM115 (open for the whole run)
        if fresh:
            self._append(msgspec.json.encode({"key": self.key}))
            if resume:
                self._take_over()
        else:
            self._index()

    def _usable(self) -> bool:
        try:
            with open(self.part, "rb") as part:
                return msgspec.json.decode(part.readline()) == {"key": self.key}
        except (OSError, msgspec.DecodeError):
            return False

    def _take_over(self) -> None:
        """Start from the finished records of an earlier run with the same key."""
        try:
            described = msgspec.json.decode((self.out / RUN).read_bytes())
            if described["key"] != self.key:
                return
            with open(self.out / RECORDS, "rb") as records:
                for line in records:
                    if (sha256 := finished(line)[1]) and sha256 not in self._known:
                        self._known[sha256] = self._append(line.rstrip(b"\n"))
        except (OSError, msgspec.DecodeError, KeyError, TypeError):
            return

    def _index(self) -> None:
        """Find the whole lines of the part file; a line torn by the stop is cut off."""
        self._file.readline()
        end = self._file.tell()
        while line := self._file.readline():
            if not line.endswith(b"\n"):
                break
            if sha256 := finished(line)[1]:
                self._known.setdefault(sha256, (end, len(line) - 1))
            end += len(line)
        self._file.seek(end)
        self._file.truncate()

    def _append(self, line: bytes) -> tuple[int, int]:
        place = (self._file.tell(), len(line))
        self._file.write(line + b"\n")
        self._file.flush()
        return place

    def known(self, sha256: str) -> bytes | None:
        """The line that an earlier run made of the same bytes, None where there is none."""
        place = self._known.get(sha256)
        return self._read(place) if place else None

    def add(self, position: int, line: bytes) -> None:
        """Keep the line of an input."""
        self._places[position] = self._append(line)

    def line(self, position: int) -> bytes:
        """The line that was kept for an input."""
        return self._read(self._places[position])

    def _read(self, place: tuple[int, int]) -> bytes:
        return os.pread(self._file.fileno(), place[1], place[0])

    def assemble(self, positions: Iterable[int]) -> None:
        """Write `records.jsonl` in input order and `run.json`; then the part file goes."""
        with replacing(self.out / RECORDS) as records:
            for line in self._lines(positions):
                records.write(line)
                records.write(b"\n")
        with replacing(self.out / RUN) as description:
            description.write(run_description(self.settings))
            description.write(b"\n")
        self._file.close()
        self.part.unlink(missing_ok=True)

    def _lines(self, positions: Iterable[int]) -> Iterator[bytes]:
        return (self.line(position) for position in positions)

    def close(self) -> None:
        """Close the part file and leave it for `--resume`."""
        if not self._file.closed:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()


def finished(line: bytes) -> tuple[str, str]:
    """Source and SHA-256 of a record that need not be made again; empty for failures, duplicates and torn lines."""
    try:
        head = _HEAD.decode(line)
        if bytes(head["status"]) == b'"failed"' or b'"code":"duplicate"' in bytes(head["problems"]):
            return "", ""
        return str(msgspec.json.decode(head["source"])), str(msgspec.json.decode(head["sha256"]))
    except (msgspec.DecodeError, KeyError):
        return "", ""
