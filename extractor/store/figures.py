"""What a comparison reads of a store: the figures alone, by indexes, without texts, facts and pages."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import CompoundSelect, Connection, func, select, union

from extractor.schema.facts import DateFact, Provenance
from extractor.schema.figures import Figures
from extractor.schema.records import Observation, Result
from extractor.store import tables
from extractor.store.rows import cell_of, to_commitment, to_initiative, to_result

_OWN = tables.observation.c
_COLUMNS = (
    _OWN.document_id, _OWN.n, _OWN.modifier, _OWN.passage, _OWN.page, _OWN.sentence_start, _OWN.sentence_end, _OWN.cell,
    _OWN.id, _OWN.mention, _OWN.start, _OWN.end, _OWN.value, _OWN.value_to, _OWN.unit, _OWN.municipality,
    _OWN.municipality_code, _OWN.target_group, _OWN.indicator, _OWN.as_of_start, _OWN.as_of_end, _OWN.role,
    _OWN.source_kind,
)  # fmt: skip
_AT_ONCE = 5_000  # ids in one statement
_Row = Sequence[Any]


def figures(connection: Connection, codes: Sequence[str] = (), indicators: Collection[str] = ()) -> Iterator[Figures]:
    """Every document from or about the municipalities (of all, where none is given), by source.

    Its figures are those of the indicators, and of the municipalities; of a document with tables also those of
    others, whose columns tell of empty cells.
    """
    asked = [_OWN.indicator.in_(sorted(indicators))] if indicators else [_OWN.indicator != "other"]
    mine = [_OWN.municipality_code.in_(codes)] if codes else []
    found: dict[str, list[_Row]] = {}
    for row in connection.execute(select(*_COLUMNS).where(*asked, *mine)):
        found.setdefault(row[0], []).append(row)
    if codes:
        _others(connection, found, indicators, codes)
    for rows in found.values():
        rows.sort(key=lambda row: row[1])
    texts = _texts(connection, [id for id, rows in found.items() if _has_gap(rows)])
    counted = select(_OWN.document_id, func.count()).where(_OWN.indicator == "other", *mine)
    undefined: dict[str, int] = dict(connection.execute(counted.group_by(_OWN.document_id)).all())
    head = select(tables.document.c.id, tables.document.c.source, tables.document.c.date)
    if codes:
        head = head.where(tables.document.c.id.in_(from_or_about(codes)))
    for id, source, day in connection.execute(head.order_by(tables.document.c.source, tables.document.c.id)):
        rows = found.get(id, [])
        yield Figures(
            id, source, day, tuple(_observation(row) for row in rows), {row[8]: row[2] for row in rows},
            undefined.get(id, 0), texts.get(id, ""), {row[8]: row[3] for row in rows},
        )  # fmt: skip


def from_or_about(codes: Sequence[str]) -> CompoundSelect[Any]:
    """Ids of the documents from these municipalities or with an item about one; each part reads one index."""
    own = select(tables.document.c.id).where(tables.document.c.municipality_code.in_(codes))
    told = (
        select(table.c.document_id).where(table.c.municipality_code.in_(codes))
        for table in (tables.observation, tables.initiative, tables.commitment)
    )
    return union(own, *told)


def read_letters(connection: Connection, ids: Sequence[str]) -> list[Result]:
    """What threads and promises read of these documents, in this order (`Source.results`, `dates_alone`)."""
    whole = select(tables.document).where(tables.document.c.id.in_(ids))
    found = {row.id: row._asdict() | {"sections": ()} for row in connection.execute(whole)}
    texts = _texts(connection, ids)
    parts: dict[str, dict[str, list[Any]]] = {id: {} for id in found}
    fact = tables.fact.c
    dates = select(fact.document_id, fact.id, fact.start, fact.end, fact.start_date, fact.end_date)
    for id, name, start, end, first, last in connection.execute(
        dates.where(fact.document_id.in_(ids), fact.start_date.is_not(None)).order_by(fact.document_id, fact.n)
    ):
        made = DateFact(name, "date", start, end, "", first, last, "day", False, Provenance(), "literal", "", 1.0)
        parts[id].setdefault("mentions", []).append(made)
    for row in connection.execute(
        select(*_COLUMNS).where(_OWN.document_id.in_(ids)).order_by(_OWN.document_id, _OWN.n)
    ):
        parts[row[0]].setdefault("observations", []).append(_observation(row))
    for name, table, make in (
        ("initiatives", tables.initiative, to_initiative),
        ("commitments", tables.commitment, to_commitment),
    ):
        columns = [column.name for column in table.columns]
        rows = select(table).where(table.c.document_id.in_(ids)).order_by(table.c.document_id, table.c.n)
        for row in connection.execute(rows):
            told = dict(zip(columns, row, strict=True)) | {"boxes": None}
            parts[told["document_id"]].setdefault(name, []).append(make(told))
    results = [(to_result(found[id], texts.get(id, ""), {}), parts[id]) for id in ids if id in found]
    return [replace(result, **_listed(own)) for result, own in results]


def _listed(own: dict[str, list[Any]]) -> dict[str, Any]:
    return {name: tuple(entries) for name, entries in own.items()}


def _others(
    connection: Connection, found: dict[str, list[_Row]], indicators: Collection[str], codes: Sequence[str]
) -> None:
    """Add the rows of other municipalities in the tables of these documents.

    The indicator is looked at here: with it in the statement a planner takes its index, and reads all of it.
    """
    ids = sorted(id for id, rows in found.items() if any(row[7] for row in rows))
    for part in _parts(ids):
        wanted = select(*_COLUMNS).where(_OWN.document_id.in_(part), _OWN.cell.is_not(None))
        for row in connection.execute(wanted):
            if row[16] not in codes and (row[18] in indicators if indicators else row[18] != "other"):
                found[row[0]].append(row)


def _has_gap(rows: Sequence[_Row]) -> bool:
    """Whether a row of a table lacks a column that another has."""
    columns: dict[tuple[int, str], dict[int, set[int]]] = {}
    for row in rows:
        if cell := row[7]:
            columns.setdefault((cell["table"], row[18]), {}).setdefault(cell["row"], set()).add(cell["column"])
    return any(len({frozenset(own) for own in by_row.values()}) > 1 for by_row in columns.values())


def _texts(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    own, found = tables.text_layer.c, {}
    for part in _parts(ids):
        layers = select(own.document_id, own.text).where(own.document_id.in_(part), own.current)
        found.update(dict(connection.execute(layers).all()))
    return found


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(ids), _AT_ONCE):
        yield ids[at : at + _AT_ONCE]


_make: Callable[..., Observation] = Observation


def _observation(row: _Row) -> Observation:
    """The figure of a row; boxes, basis and confidence, which no comparison shows, are left out."""
    _, _, _, _, page, first, last, cell, *own = row
    place = Provenance(page, None, None if first is None else (first, last), None, cell_of(cell) if cell else None)
    return _make(*own, place, {}, 1.0)
