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
    schema: dict[str, Any] = _numbers(_adapter().json_schema())
    schema["required"] = list(schema["properties"])  # a record is written with all of its keys
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "extractor record"
    return schema


def _numbers(node: Any) -> Any:
    """pydantic also reads a Decimal from a string with a pattern; a record holds JSON numbers alone."""
    if isinstance(node, list):
        return [_numbers(part) for part in node if not (isinstance(part, dict) and "pattern" in part)]
    if not isinstance(node, dict):
        return node
    made = {key: _numbers(value) for key, value in node.items()}
    if len(made.get("anyOf", ())) == 1:
        made |= made.pop("anyOf")[0]
    return made
