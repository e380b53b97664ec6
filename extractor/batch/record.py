"""Lines of `records.jsonl` that no worker makes or that must change after it: failures, renames, duplicates.

The rest of a line is kept byte for byte (`msgspec.Raw`), so that a resumed run equals an undisturbed one.
"""

import hashlib
from collections import Counter
from typing import NamedTuple

import msgspec

from extractor import __version__

_HEAD = msgspec.json.Decoder(dict[str, msgspec.Raw])


class Outcome(NamedTuple):
    """What the parent needs to know: the line of `records.jsonl` and the figures of the closing table."""

    line: bytes
    status: str
    pages: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    problems: tuple[tuple[str, str, str], ...] = ()  # code, message, hint
    trace: str = ""
    refusals: tuple[tuple[int, int, str, str], ...] = ()  # start, end, type, reason; only for `show --why`
    noted: bool = False  # partial by notices alone: everything was read


MEDIA_TYPES = {".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/markdown"}


def failed_line(
    source: str, sha256: str, code: str, detail: str = "", language: str = "da"
) -> tuple[bytes, tuple[str, str, str]]:
    """The record of a document that gave nothing, and its problem as (code, message, hint)."""
    from extractor.schema.codec import encode  # half of what the parent would import, for what is rarely needed
    from extractor.schema.records import SCHEMA_VERSION, Result
    from extractor.schema.result import Metadata, problem

    found = problem(code, detail=detail, language=language)
    suffix = "." + source.rpartition(".")[2].lower()
    result = Result(
        schema_version=SCHEMA_VERSION,
        document_id=sha256[:16] or hashlib.sha256(f"unread|{source}".encode()).hexdigest()[:16],
        source=source,
        sha256=sha256,
        media_type=MEDIA_TYPES.get(suffix, "application/octet-stream"),
        pages=0,
        ocr=False,
        status="failed",
        problems=(found,),
        extractor_version=__version__,
        model_version=None,
        metadata=Metadata(),
    )
    return encode(result), (found.code, found.message, found.hint)


def renamed(line: bytes, source: str) -> bytes:
    """The same record under another name."""
    head = _HEAD.decode(line)
    head["source"] = msgspec.Raw(msgspec.json.encode(source))
    return msgspec.json.encode(head)


def duplicate(line: bytes, source: str, first: str, language: str = "da") -> bytes:
    """The record of a file whose bytes came before in the run as `first`: whole, but marked, never `ok`."""
    from extractor.schema.result import problem

    head = _HEAD.decode(line)
    problems = msgspec.json.decode(head["problems"])
    problems.append(problem("duplicate", "notice", detail=first, language=language))
    head["source"] = msgspec.Raw(msgspec.json.encode(source))
    head["problems"] = msgspec.Raw(msgspec.json.encode(problems))
    if msgspec.json.decode(head["status"]) == "ok":
        head["status"] = msgspec.Raw(b'"partial"')
    return msgspec.json.encode(head)


class _Item(msgspec.Struct):
    kind: str = ""


class _Figures(msgspec.Struct):
    status: str
    pages: int
    problems: list[dict[str, str | int | None]]
    mentions: list[_Item]
    observations: list[_Item]
    initiatives: list[_Item]
    commitments: list[_Item]


_FIGURES = msgspec.json.Decoder(_Figures)


def figures(line: bytes) -> Outcome:
    """What the closing table counts of a finished line."""
    found = _FIGURES.decode(line)
    counts = Counter(item.kind for item in found.mentions)
    for name in ("observations", "initiatives", "commitments"):
        counts[name] = len(getattr(found, name))
    problems = tuple((str(p["code"]), str(p["message"]), str(p["hint"])) for p in found.problems)
    noted = found.status == "partial" and all(p["severity"] == "notice" for p in found.problems)
    return Outcome(line, found.status, found.pages, tuple(counts.items()), problems, noted=noted)
