"""Is the store whole? Every fault is named; nothing is mended."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from extractor.store import events, tables
from extractor.store.keys import claim_hash, claim_of
from extractor.store.rows import text_sha, to_commitment, to_fact, to_initiative, to_observation

_BATCH = 200
_MAKERS = {"fact": to_fact, "observation": to_observation, "initiative": to_initiative, "commitment": to_commitment}
_SHOWN = 20  # a damaged index names thousands of rows


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: its code and where it is. `waiting` marks what needs a person but is no fault."""

    code: str
    where: str
    waiting: bool = False


def check(connection: Connection) -> Iterator[Finding]:
    """Every fault of the store, then what waits for a person; in a damaged file nothing more is looked at."""
    damaged = list(_file(connection))
    yield from damaged
    if any(finding.code == "integrity" for finding in damaged):
        return
    yield from _journal(connection)
    yield from _documents(connection)
    yield from _doubles(connection)
    yield from _inputs(connection)
    yield from _waiting(connection)


def _file(connection: Connection) -> Iterator[Finding]:
    """SQLite looks at its own pages, indexes and references; PostgreSQL enforces them all the time."""
    if connection.dialect.name != "sqlite":
        return
    try:
        told = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})")]
    except DatabaseError as error:
        told = [str(error.orig)]
    if told != ["ok"]:
        yield from (Finding("integrity", " ".join(line.split())) for line in told)
        return
    for number, row in enumerate(connection.exec_driver_sql("PRAGMA foreign_key_check")):
        if number < _SHOWN:
            yield Finding("orphan", f"{row[0]} {row[1]} -> {row[2]}")


def _journal(connection: Connection) -> Iterator[Finding]:
    """The chain of events, and the view that is rebuilt from them."""
    broken = events.first_broken(connection)
    if broken is not None:
        yield Finding("chain", str(broken))
    views = {row.key: row._asdict() for row in connection.execute(select(tables.fact_value))}
    entries: dict[str, list[Mapping[str, Any]]] = {}
    for row in connection.execute(select(tables.event).order_by(tables.event.c.id)):
        entries.setdefault(row.key, []).append(row._asdict())
    for key in sorted(views.keys() | entries.keys()):
        wanted = events.view_row(events.fold(entries[key])) if key in entries else None
        if views.get(key) != wanted:
            yield Finding("view", key)


def _documents(connection: Connection) -> Iterator[Finding]:
    last = ""
    wanted = select(tables.document).order_by(tables.document.c.id).limit(_BATCH)
    while batch := [r._asdict() for r in connection.execute(wanted.where(tables.document.c.id > last))]:
        last = batch[-1]["id"]
        yield from _batch(connection, {row["id"]: row for row in batch})


def _batch(connection: Connection, documents: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    texts: dict[str, str] = {}
    for layer in connection.execute(_of(tables.text_layer, documents)):
        if text_sha(layer.text) != layer.sha256:
            yield Finding("text", layer.document_id)
        if layer.current:
            texts[layer.document_id] = layer.text
    pages = dict(connection.execute(_pages(documents)).all())
    for name, row in documents.items():
        if name not in texts:
            yield Finding("no_text", name)
        if pages.get(name, 0) != row["pages"]:
            yield Finding("pages", name)
    facts: dict[str, set[str]] = {}
    for counted, table in tables.ITEMS.items():
        found = dict.fromkeys(documents, 0)
        for item in connection.execute(_of(table, documents)).mappings():
            found[item["document_id"]] += 1
            if table is tables.fact:
                facts.setdefault(item["document_id"], set()).add(item["id"])
            yield from _item(table.name, dict(item), texts.get(item["document_id"], ""), facts)
        for name, count in found.items():
            if count != documents[name][counted]:
                yield Finding("count", f"{name} {table.name}: {count} != {documents[name][counted]}")


def _item(name: str, row: Mapping[str, Any], text: str, facts: Mapping[str, set[str]]) -> Iterator[Finding]:
    where = f"{row['document_id']} {name} {row['id']}"
    if not 0 <= row["start"] < row["end"] <= len(text):
        yield Finding("offset", where)
    elif "text" in row and text[row["start"] : row["end"]] != row["text"]:
        yield Finding("quote", where)
    if claim_hash(claim_of(name, _MAKERS[name](row))) != row["value_hash"]:
        yield Finding("value", where)
    if name == "observation" and row["mention"] not in facts.get(row["document_id"], ()):
        yield Finding("orphan", f"{where} -> fact {row['mention']}")


def _of(table: Any, documents: Mapping[str, Any]) -> Any:
    return select(table).where(table.c.document_id.in_(documents))


def _pages(documents: Mapping[str, Any]) -> Any:
    whose = tables.page.c.document_id
    return select(whose, func.count()).where(whose.in_(documents)).group_by(whose)


def _doubles(connection: Connection) -> Iterator[Finding]:
    """An id names one item in all the store."""
    for table in tables.ITEMS.values():
        many = select(table.c.id).group_by(table.c.id).having(func.count() > 1).order_by(table.c.id).limit(_SHOWN)
        for (name,) in connection.execute(many):
            yield Finding("double", f"{table.name} {name}")


def _inputs(connection: Connection) -> Iterator[Finding]:
    """What a run has accounted for is there; a file that could not be read may since have been."""
    given = tables.run_input.c
    missing = (
        select(given.source, given.document_id)
        .outerjoin(tables.document, tables.document.c.id == given.document_id)
        .where(tables.document.c.id.is_(None), given.status != "failed")
        .order_by(given.source)
        .limit(_SHOWN)
    )
    for row in connection.execute(missing):
        yield Finding("lost", f"{row.source} ({row.document_id})")


def _waiting(connection: Connection) -> Iterator[Finding]:
    view = tables.fact_value.c
    for row in connection.execute(select(view.key, view.attention, view.document_id).order_by(view.key)):
        if row.attention in ("disagreement", "to_confirm"):
            yield Finding(row.attention, f"{row.document_id} {row.key}", waiting=True)


def fingerprint(connection: Connection) -> str:
    """SHA-256 over every machine row in order, without runs and times: two stores with equal records are equal."""
    digest = hashlib.sha256()
    for table in (tables.document, tables.text_layer, tables.page, *tables.ITEMS.values()):
        columns = [column for column in table.columns if column.name != "run_id"]
        keys = list(table.primary_key.columns)
        for row in connection.execute(select(*columns).order_by(*keys).execution_options(yield_per=1000)):
            digest.update(repr(tuple(row)).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()
