"""One record -> flat rows of six tables, the common ground of every export.

A record is read leniently here (exact decimals), so that exports also read records of an earlier version.
The records of duplicates give a row in `documents` and `problems` only: each fact is counted once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

import msgspec

from extractor.compare.rows import row_labels
from extractor.schema.facts import DateFact, Provenance, TableRef, ValueFact
from extractor.schema.records import Commitment, Initiative, Observation, Result
from extractor.schema.result import Metadata, Problem

Type = Literal["text", "label", "number", "integer", "date", "flag", "list", "boxes"]
Record = dict[str, Any]
Read = Any  # a record as `read_rows` gives it, by attributes
Row = tuple[Any, ...]
_exact = lru_cache(maxsize=16_384)(Decimal)  # margins of boxes repeat
_DECODER = msgspec.json.Decoder(float_hook=_exact)


def _open(name: str, *kinds: Any, **typed: Any) -> Any:
    """A structure with the fields of types, any of which may be absent, and whatever values but for those given."""
    known = {field.name: Any for kind in kinds for field in fields(kind)} | typed
    return msgspec.defstruct(name, [(field, kind, None) for field, kind in known.items()])


_PLACE_OF = _open("Place", Provenance, boxes=list[list[float]] | None, table=_open("InTable", TableRef) | None)
_ROWS = msgspec.json.Decoder(
    _open(
        "Read",
        Result,
        metadata=Metadata,
        problems=tuple[Problem, ...],
        mentions=list[_open("Fact", ValueFact, DateFact, provenance=_PLACE_OF)],  # type: ignore[misc]
        observations=tuple[Observation, ...],
        initiatives=tuple[Initiative, ...],
        commitments=tuple[Commitment, ...],
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
    rows: Callable[[Read], Iterator[Row]]


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


def read_rows(line: bytes) -> Read:
    """The same for tables and letters: the fields that this version knows, half of the time of a mapping.

    Items are of their types but for facts, which are of two; boxes are plain floats, which most figures are of.
    """
    return _ROWS.decode(line)


def is_duplicate(r: Read) -> bool:
    """Whether the run holds the same bytes under another name."""
    return any(problem.code == "duplicate" for problem in r.problems)


def read_as(status: str, severities: Iterable[str]) -> str:
    """The status that people are shown: a document that is `partial` by notices alone was read whole (`noted`)."""
    return "noted" if status == "partial" and set(severities) <= {"notice"} else status


def _documents(r: Read) -> Iterator[Row]:
    m = r.metadata
    counts = (0, 0, 0, 0) if is_duplicate(r) else tuple(len(getattr(r, name)) for name in _ITEMS)
    codes = tuple(dict.fromkeys(problem.code for problem in r.problems))
    head = (r.document_id, r.source, r.status, codes, m.doc_type, m.title, m.municipality)
    middle = (m.municipality_code, m.sender, m.recipient, m.date, m.case_numbers)
    yield (*head, *middle, r.media_type, r.pages, r.ocr, len(r.text), *counts, *_made_by(r))


def _made_by(r: Read) -> Row:
    return r.sha256, r.extractor_version, r.model_version, r.schema_version


def _facts(r: Read) -> Iterator[Row]:
    if is_duplicate(r):
        return
    m, text = r.metadata, r.text
    document = (r.document_id, r.source, m.municipality, m.municipality_code, m.date)
    for f in r.mentions:
        yield (
            f.id, *document, f.kind, f.value, f.value_to, f.unit, f.modifier, f.noun, f.start_date, f.end_date,
            f.precision, f.relative, _flat(f.text), *_place(f.provenance, text), f.start, f.end, f.basis, f.rule,
            f.confidence,
        )  # fmt: skip


def _place(p: Any, text: str) -> Row:
    """Sentence, page, section, table cell and boxes."""
    quote = _quote(text, *p.sentence) if p.sentence else None
    cell = p.table
    if not cell:
        return quote, p.page, p.section, None, None, None, None, None, p.boxes
    where = (cell.table, cell.row, cell.column, cell.row_path, cell.column_path)
    return (quote, p.page, p.section, *where, p.boxes)


@lru_cache(maxsize=256)  # the figures of a sentence follow each other
def _quote(text: str, start: int, end: int) -> str:
    return _flat(text[start:end])


def _flat(text: str) -> str:
    return " ".join(text.split())


@cache
def _sure(confidence: float) -> Decimal:
    return Decimal(repr(confidence))


def _origin(r: Read) -> Row:
    return r.document_id, r.source, r.metadata.date


def _observations(r: Read) -> Iterator[Row]:
    if is_duplicate(r):
        return
    text, origin, lines = r.text, _origin(r), row_labels(r.observations)
    modifiers = {f.id: f.modifier for f in r.mentions if f.modifier}
    o: Observation
    for o in r.observations:
        yield (
            o.id, o.mention, *origin, o.municipality, o.municipality_code, o.target_group, o.indicator,
            lines.get(o.id), o.value, o.value_to, o.unit, modifiers.get(o.mention), o.as_of_start, o.as_of_end, o.role,
            o.source_kind, _flat(text[o.start : o.end]), *_place(o.provenance, text), o.start, o.end,
            tuple([f"{name}={how}" for name, how in o.basis.items()]), _sure(o.confidence),
        )  # fmt: skip


def _initiatives(r: Read) -> Iterator[Row]:
    if is_duplicate(r):
        return
    text, origin = r.text, _origin(r)
    i: Initiative
    for i in r.initiatives:
        yield (
            i.id, *origin, i.municipality, i.type, i.status, i.name, i.start_date, i.end_date, i.participants,
            i.target_group, _flat(i.text), *_place(i.provenance, text), i.start, i.end, i.rule, _sure(i.confidence),
        )  # fmt: skip


def _commitments(r: Read) -> Iterator[Row]:
    if is_duplicate(r):
        return
    text, origin = r.text, _origin(r)
    c: Commitment
    for c in r.commitments:
        yield (
            c.id, *origin, c.municipality, c.origin, c.actor, c.strength, c.state, c.condition, c.deadline,
            c.deadline_kind, c.deadline_text, c.target_value, c.target_unit, c.target_group, _flat(c.text),
            *_place(c.provenance, text), c.start, c.end, c.rule, _sure(c.confidence),
        )  # fmt: skip


def _problems(r: Read) -> Iterator[Row]:
    for p in r.problems:
        yield r.document_id, r.source, p.code, p.severity, p.page, p.message, p.hint


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
            "indicator:label line:label value:number value_to:number unit:label modifier:label as_of_start:date "
            "as_of_end:date role:label source_kind:label text " + _PLACE + "basis:list confidence:number"
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
