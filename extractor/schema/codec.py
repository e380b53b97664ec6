"""JSON and JSON Schema of the record. Writing is hot (msgspec); reading and the schema are edges (pydantic)."""

from functools import cache
from typing import Any

import msgspec

from extractor.schema.records import Result

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encode(result: object) -> bytes:
    """One line of `records.jsonl` without the newline: UTF-8, keys in the order of the types, exact numbers."""
    return _ENCODER.encode(result)


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter  # 0.1 s that `run` does without

    return TypeAdapter(Result)


def decode(line: bytes | str) -> Result:
    """The record of one line.

    Raises:
        pydantic.ValidationError: the line is not a record of this schema version.
    """
    result: Result = _adapter().validate_json(line)
    return result


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of `records.jsonl`."""
    schema: dict[str, Any] = _adapter().json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "extractor record"
    return schema
