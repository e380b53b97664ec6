"""Lines of `records.jsonl` back into `Result`, fast: a store takes in 100,000 of them.

`schema.codec.decode` says the same through pydantic, with 0.1 s of import and over twice the time a line.
"""

from dataclasses import MISSING, fields
from typing import Any, get_type_hints

import msgspec

from extractor.schema.facts import DateFact, Fact, ValueFact
from extractor.schema.records import SCHEMA_VERSION, Result


class _Kind(msgspec.Struct):
    kind: str


class _Head(msgspec.Struct):
    source: str = ""


def _line_type() -> type[msgspec.Struct]:
    """`Result` with its mentions left raw: msgspec cannot choose between two dataclasses by their kinds."""
    hints = get_type_hints(Result)
    hints["mentions"] = tuple[msgspec.Raw, ...]
    made: list[tuple[str, Any] | tuple[str, Any, Any]] = []
    for field in fields(Result):
        given = field.default if field.default is not MISSING else MISSING
        given = field.default_factory() if field.default_factory is not MISSING else given
        made.append((field.name, hints[field.name]) if given is MISSING else (field.name, hints[field.name], given))
    return msgspec.defstruct("Line", made)


_LINE = msgspec.json.Decoder(_line_type())
_HEAD = msgspec.json.Decoder(_Head)
_KIND = msgspec.json.Decoder(_Kind)
_DATE = msgspec.json.Decoder(DateFact)
_VALUE = msgspec.json.Decoder(ValueFact)
_NAMES = tuple(field.name for field in fields(Result))


def decode_line(line: bytes) -> Result:
    """The record of one line, numbers exact; fields that a later version has added are passed over.

    Raises:
        ValueError: the line is not a record, or one of another schema version.
    """
    try:
        raw: Any = _LINE.decode(line)
        if raw.schema_version != SCHEMA_VERSION:
            raise ValueError(f"schema version {raw.schema_version!r}, not {SCHEMA_VERSION!r}")
        raw.mentions = tuple(_mention(entry) for entry in raw.mentions)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from error
    return Result(*(getattr(raw, name) for name in _NAMES))


def _mention(raw: msgspec.Raw) -> Fact:
    return _DATE.decode(raw) if _KIND.decode(raw).kind == "date" else _VALUE.decode(raw)


def source_of(line: bytes) -> str:
    """The source that a line names, without reading the rest of it; "" where it names none."""
    try:
        return _HEAD.decode(line).source
    except msgspec.DecodeError:
        return ""


def is_duplicate(result: Result) -> bool:
    """Whether the run holds the same bytes under another name; its facts are counted there."""
    return any(problem.code == "duplicate" for problem in result.problems)
