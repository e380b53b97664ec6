"""One record -> flat rows of six tables, the common ground of every export.

A record is read as plain JSON here (exact decimals), so that exports also read records of an earlier version.
The records of duplicates give a row in `documents` and `problems` only: each fact is counted once.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypedDict

import msgspec

from extractor.schema.facts import DateFact, Provenance, ValueFact
from extractor.schema.records import Commitment, Initiative, Observation, Result

Type = Literal["text", "label", "number", "integer", "date", "flag", "list", "boxes"]
Record = dict[str, Any]
Row = tuple[Any, ...]
_exact = lru_cache(maxsize=16_384)(Decimal)  # margins of boxes repeat
_DECODER = msgspec.json.Decoder(float_hook=_exact)


def _keys(*kinds: Any, **typed: Any) -> Any:
    """A mapping with the keys of types, any of which may be absent, and whatever values but for those given."""
    known = {field.name: Any for kind in kinds for field in fields(kind)}
    return TypedDict(kinds[0].__name__, known | typed, total=False)  # type: ignore[operator]


_PLACED = {"provenance": _keys(Provenance, boxes=list[list[float]] | None)}
_ROWS = msgspec.json.Decoder(
    _keys(
        Result,
        mentions=list[_keys(ValueFact, DateFact, **_PLACED)],  # type: ignore[misc]
        observations=list[_keys(Observation, **_PLACED)],  # type: ignore[misc]
        initiatives=list[_keys(Initiative, **_PLACED)],  # type: ignore[misc]
        commitments=list[_keys(Commitment, **_PLACED)],  # type: ignore[misc]
    ),
    float_hook=_exact,
)


class Column(NamedTuple):
    """A column: English snake_case name and type. `label` is text of few distinct values."""

    name: str
    type: Type


class Table(NamedTuple):
    """A table: its columns and how a record gives its rows, cells in column order."""

    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[Row]]


def columns(spec: str) -> tuple[Column, ...]:
    """Columns from "name:type name:type …"; text where no type is given."""
    made = []
    for entry in spec.split():
        name, _, kind = entry.partition(":")
        made.append(Column(name, kind or "text"))  # type: ignore[arg-type]
    return tuple(made)


def decode(line: bytes) -> Record:
    """The record of one line of `records.jsonl`, numbers exact."""
    record: Record = _DECODER.decode(line)
    return record


def decode_rows(line: bytes) -> Record:
    """The same for tables: the keys that this version knows, and boxes as plain floats, which most figures are of."""
    record: Record = _ROWS.decode(line)
    return record


def is_duplicate(record: Record) -> bool:
    """Whether the run holds the same bytes under another name."""
    return any(problem["code"] == "duplicate" for problem in record["problems"])


def read_as(record: Record) -> str:
    """The status that people are shown: a document that is `partial` by notices alone was read whole (`noted`)."""
    noted = record["status"] == "partial" and all(p["severity"] == "notice" for p in record["problems"])
    return "noted" if noted else str(record["status"])


def _documents(r: Record) -> Iterator[Row]:
    m = r["metadata"]
    counts = (0, 0, 0, 0) if is_duplicate(r) else tuple(len(r[name]) for name in _ITEMS)
    codes = tuple(dict.fromkeys(problem["code"] for problem in r["problems"]))
    head = (r["document_id"], r["source"], r["status"], codes, m["doc_type"], m["title"], m["municipality"])
    middle = (m["municipality_code"], m["sender"], m["recipient"], m["date"], tuple(m["case_numbers"]))
    yield (*head, *middle, r["media_type"], r["pages"], r["ocr"], len(r["text"]), *counts, *_made_by(r))


def _made_by(r: Record) -> Row:
    return r["sha256"], r["extractor_version"], r["model_version"], r["schema_version"]


def _facts(r: Record) -> Iterator[Row]:
    if is_duplicate(r):
        return
    m, text = r["metadata"], r["text"]
    document = (r["document_id"], r["source"], m["municipality"], m["municipality_code"], m["date"])
    for f in r["mentions"]:
        get = f.get
        value = (f["kind"], get("value"), get("value_to"), get("unit"), get("modifier"), get("noun"))
        period = (get("start_date"), get("end_date"), get("precision"), get("relative"), _flat(f["text"]))
        made = (f["start"], f["end"], f["basis"], f["rule"], f["confidence"])
        yield (f["id"], *document, *value, *period, *_place(f["provenance"], text), *made)


def _place(p: dict[str, Any], text: str) -> Row:
    """Sentence, page, section, table cell and boxes."""
    get = p.get
    sentence, cell = get("sentence"), get("table")
    quote = _quote(text, *sentence) if sentence else None
    if not cell:
        return (quote, get("page"), get("section"), None, None, None, None, None, get("boxes"))
    where = (cell["table"], cell["row"], cell["column"], cell["row_path"], cell["column_path"])
    return (quote, get("page"), get("section"), *where, get("boxes"))


@lru_cache(maxsize=256)  # the figures of a sentence follow each other
def _quote(text: str, start: int, end: int) -> str:
    return _flat(text[start:end])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _origin(r: Record) -> Row:
    return r["document_id"], r["source"], r["metadata"]["date"]


def _span(item: dict[str, Any]) -> Row:
    return item["start"], item["end"]


def _observations(r: Record) -> Iterator[Row]:
    if is_duplicate(r):
        return
    text = r["text"]
    for o in r["observations"]:
        who = (o["municipality"], o["municipality_code"], o["target_group"], o["indicator"])
        value = (o["value"], o["value_to"], o["unit"], o["as_of_start"], o["as_of_end"], o["role"], o["source_kind"])
        basis = tuple(f"{name}={how}" for name, how in o["basis"].items())
        quote = _flat(text[o["start"] : o["end"]])
        place = _place(o["provenance"], text)
        yield (
            o["id"], o["mention"], *_origin(r), *who, *value, quote, *place, *_span(o), basis, o["confidence"],
        )  # fmt: skip


def _initiatives(r: Record) -> Iterator[Row]:
    if is_duplicate(r):
        return
    for i in r["initiatives"]:
        what = (i["type"], i["status"], i["name"], i["start_date"], i["end_date"], i["participants"], i["target_group"])
        place = _place(i["provenance"], r["text"])
        yield (
            i["id"], *_origin(r), i["municipality"], *what, _flat(i["text"]), *place, *_span(i),
            i["rule"], i["confidence"],
        )  # fmt: skip


def _commitments(r: Record) -> Iterator[Row]:
    if is_duplicate(r):
        return
    for c in r["commitments"]:
        act = (c["origin"], c["actor"], c["strength"], c["state"], c["condition"])
        due = (c["deadline"], c["deadline_kind"], c["deadline_text"])
        goal = (c["target_value"], c["target_unit"], c["target_group"])
        place = _place(c["provenance"], r["text"])
        yield (
            c["id"], *_origin(r), c["municipality"], *act, *due, *goal, _flat(c["text"]), *place,
            *_span(c), c["rule"], c["confidence"],
        )  # fmt: skip


def _problems(r: Record) -> Iterator[Row]:
    for p in r["problems"]:
        yield r["document_id"], r["source"], p["code"], p["severity"], p["page"], p["message"], p["hint"]


_ITEMS = ("mentions", "observations", "initiatives", "commitments")
_ORIGIN = "document_id:label source:label document_date:date "
_PLACE = (
    "sentence page:integer section:label table:integer row:integer column:integer row_path:list column_path:list "
    "boxes:boxes start:integer end:integer "
)
TABLES: dict[str, Table] = {
    "documents": Table(
        columns(
            "document_id source status:label problem_codes:list doc_type:label title municipality:label "
            "municipality_code:label sender recipient date:date case_numbers:list media_type:label pages:integer "
            "ocr:flag characters:integer mentions:integer observations:integer initiatives:integer "
            "commitments:integer sha256 extractor_version:label model_version:label schema_version:label"
        ),
        _documents,
    ),
    "facts": Table(
        columns(
            "id document_id:label source:label municipality:label municipality_code:label document_date:date "
            "kind:label value:number value_to:number unit:label modifier:label noun start_date:date end_date:date "
            "precision:label relative:flag text " + _PLACE + "basis:label rule:label confidence:number"
        ),
        _facts,
    ),
    "observations": Table(
        columns(
            "id mention " + _ORIGIN + "municipality:label municipality_code:label target_group:label "
            "indicator:label value:number value_to:number unit:label as_of_start:date as_of_end:date role:label "
            "source_kind:label text " + _PLACE + "basis:list confidence:number"
        ),
        _observations,
    ),
    "initiatives": Table(
        columns(
            "id " + _ORIGIN + "municipality:label type:label status:label name start_date:date "
            "end_date:date participants:integer target_group:label text " + _PLACE + "rule:label confidence:number"
        ),
        _initiatives,
    ),
    "commitments": Table(
        columns(
            "id " + _ORIGIN + "municipality:label origin:label actor:label strength:label state:label "
            "condition deadline:date deadline_kind:label deadline_text target_value:number target_unit:label "
            "target_group:label text " + _PLACE + "rule:label confidence:number"
        ),
        _commitments,
    ),
    "problems": Table(
        columns("document_id source:label code:label severity:label page:integer message hint"),
        _problems,
    ),
}
