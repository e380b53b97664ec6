"""Result -> rows of the tables, and back: what goes in comes out equal."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from operator import itemgetter
from typing import Any

from extractor.lang.names import municipality_code
from extractor.schema.facts import DateFact, Fact, Provenance, TableRef, ValueFact
from extractor.schema.records import Commitment, Initiative, Observation, Result, SectionRecord
from extractor.schema.result import Metadata, Problem
from extractor.store import tables
from extractor.store.keys import Item

Row = dict[str, Any]
_META = ("doc_type", "title", "municipality", "municipality_code", "sender", "recipient", "date")
_SAME = ("source", "media_type", "pages", "ocr", "status", "schema_version", "extractor_version", "model_version")


def text_sha(text: str) -> str:
    """SHA-256 of a text layer; `db check` computes it again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_row(result: Result, record_sha: str, run_id: int) -> Row:
    """The row in `document`."""
    row: Row = {name: getattr(result, name) for name in _SAME}
    row |= {name: getattr(result.metadata, name) for name in _META}
    row |= {name: len(getattr(result, name)) for name in tables.ITEMS}
    row |= {"id": result.document_id, "sha256": result.sha256 or None, "record_sha": record_sha, "run_id": run_id}
    row["day"] = result.metadata.date or tables.NO_DAY
    row["case_numbers"] = result.metadata.case_numbers
    row["problems"] = [[p.code, p.severity, p.page, p.message, p.hint] for p in result.problems]
    row["sections"] = [[s.start, s.end, s.level, s.title, s.number] for s in result.sections]
    return row


def text_row(result: Result) -> Row:
    """The row in `text_layer`."""
    return {
        "document_id": result.document_id,
        "sha256": text_sha(result.text),
        "current": True,
        "kind": "ocr" if result.ocr else "text",
        "tool_version": result.extractor_version,
        "text": result.text,
    }


def page_rows(result: Result) -> list[Row]:
    """The rows in `page`."""
    named: dict[int, list[str]] = {}
    for problem in result.problems:
        if problem.page is not None:
            named.setdefault(problem.page, []).append(problem.code)
    numbers = range(1, result.pages + 1)
    return [{"document_id": result.document_id, "number": n, "problems": named.get(n)} for n in numbers]


def item_rows(result: Result, items: Iterable[Item]) -> dict[str, list[Row]]:
    """The rows of the four item tables by table name, in the record's order."""
    made: dict[str, list[Row]] = {table.name: [] for table in tables.ITEMS.values()}
    document_id, code = result.document_id, result.metadata.municipality_code
    modifiers = {m.id: m.modifier for m in result.mentions if isinstance(m, ValueFact)}
    for item in items:
        rows, entry, place = made[item.subject], item.entry, item.provenance
        row: Row = {name: getattr(entry, name, None) for name in _OWN[item.subject]}
        row |= {
            "document_id": document_id, "n": len(rows), "key": item.key, "value_hash": item.value_hash,
            "page": place.page, "boxes": place.boxes, "section": place.section,
            "sentence_start": place.sentence[0] if place.sentence else None,
            "sentence_end": place.sentence[1] if place.sentence else None,
            "cell": _plain_cell(place.table) if place.table else None,
        }  # fmt: skip
        _helpers(item.subject, row, code)
        if isinstance(entry, Observation):
            row["modifier"] = modifiers.get(entry.mention)
            row["passage"] = place.passage(result.text, entry.start, entry.end)
        rows.append(row)
    return made


def _helpers(subject: str, row: Row, code: str | None) -> None:
    """Columns that only serve to sort, compare and narrow."""
    if subject in ("fact", "observation"):
        row["number"] = None if row["value"] is None else float(row["value"])
    if subject == "fact":
        row["municipality_code"] = code
    elif subject == "observation":
        row["day"] = row["as_of_end"] or tables.NO_DAY
    else:
        row["municipality_code"] = municipality_code(row["municipality"])
    if subject == "commitment":
        row["day"] = row["deadline"] or tables.NO_DEADLINE


def _plain_cell(cell: TableRef) -> Row:
    paths = {"row_path": cell.row_path, "column_path": cell.column_path}
    return {"table": cell.table, "row": cell.row, "column": cell.column, **paths}


_TYPES: dict[str, tuple[type, ...]] = {
    "fact": (ValueFact, DateFact), "observation": (Observation,), "initiative": (Initiative,),
    "commitment": (Commitment,),
}  # fmt: skip
_OWN = {
    subject: tuple(dict.fromkeys(f.name for type in types for f in fields(type) if f.name != "provenance"))
    for subject, types in _TYPES.items()
}


def cell_of(cell: Mapping[str, Any]) -> TableRef:
    """The cell of a row's JSON."""
    paths = tuple(cell["row_path"]), tuple(cell["column_path"])
    return TableRef(cell["table"], cell["row"], cell["column"], *paths)


def _place(row: Mapping[str, Any]) -> Provenance:
    boxes, cell = row["boxes"], row["cell"]
    return Provenance(
        row["page"],
        None if boxes is None else tuple(tuple(box) for box in boxes),
        None if row["sentence_start"] is None else (row["sentence_start"], row["sentence_end"]),
        row["section"],
        cell_of(cell) if cell else None,
    )


def _maker(made: type) -> Callable[[Mapping[str, Any]], Any]:
    names = [field.name for field in fields(made)]
    at = names.index("provenance")
    before, after = itemgetter(*names[:at]), itemgetter(*names[at + 1 :])

    def make(row: Mapping[str, Any]) -> Any:
        return made(*before(row), _place(row), *after(row))

    return make


_VALUE, _DATE = _maker(ValueFact), _maker(DateFact)
to_observation: Callable[[Mapping[str, Any]], Observation] = _maker(Observation)
to_initiative: Callable[[Mapping[str, Any]], Initiative] = _maker(Initiative)
to_commitment: Callable[[Mapping[str, Any]], Commitment] = _maker(Commitment)


def to_fact(row: Mapping[str, Any]) -> Fact:
    """The fact of a row."""
    made: Fact = _DATE(row) if row["kind"] == "date" else _VALUE(row)
    return made


def to_result(
    row: Mapping[str, Any], text: str, parts: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Result:  # fmt: skip
    """The record of a document's row, its text and its items' rows by table name."""
    return Result(
        **{name: row[name] for name in _SAME},
        document_id=row["id"],
        sha256=row["sha256"] or "",
        problems=tuple(Problem(*problem) for problem in row["problems"]),
        metadata=Metadata(**{name: row[name] for name in _META}, case_numbers=tuple(row["case_numbers"])),
        text=text,
        sections=tuple(SectionRecord(*section) for section in row["sections"]),
        mentions=tuple(map(to_fact, parts.get("fact", ()))),
        observations=tuple(map(to_observation, parts.get("observation", ()))),
        initiatives=tuple(map(to_initiative, parts.get("initiative", ()))),
        commitments=tuple(map(to_commitment, parts.get("commitment", ()))),
    )
