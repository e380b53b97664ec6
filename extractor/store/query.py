"""Read a store: whole records by filter, in the order of their sources."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Select, select

from extractor.schema.decided import Decision
from extractor.schema.figures import Figures, figures_of
from extractor.schema.records import Result
from extractor.store import tables
from extractor.store.decided import decided_documents, moved_documents, overlay
from extractor.store.engine import connect, reading
from extractor.store.figures import figures, from_or_about, read_letters
from extractor.store.rows import to_result
from extractor.store.source import code_of, municipalities_of, passes
from extractor.store.upgrade import ready

_BATCH = 200  # documents whose parts are fetched together
_PARTS = (tables.fact, tables.observation, tables.initiative, tables.commitment)


class StoreSource:
    """The records of a store as a `Source`: what the program found, with what people made of it."""

    def __init__(self, url: str) -> None:
        self.engine: Engine = connect(url, must_exist=True)
        self.decided: dict[str, Decision] = {}
        ready(self.engine)

    def results(
        self,
        municipality: str | None = None,
        doc_type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        dates_alone: bool = False,
    ) -> Iterator[Result]:
        """See `Source.results`. One state of the database is seen, however long the reading takes.

        Raises:
            UsageError: no municipality has that name.
            DatabaseError: the database is locked or unreachable.
        """
        code = code_of(municipality)
        wanted = documents(select(tables.document.c.id), code, doc_type, since, until)
        with reading(self.engine) as connection:
            ids = list(connection.execute(wanted.order_by(tables.document.c.source, tables.document.c.id)).scalars())
            touched = decided_documents(connection)
            read = read_letters if dates_alone and touched.isdisjoint(ids) else by_ids
            for at in range(0, len(ids), _BATCH):
                for result in read(connection, ids[at : at + _BATCH]):
                    if result.document_id not in touched:
                        yield result
                        continue
                    yield self._seen(connection, result)
            if code is not None:
                yield from self._moved(connection, {code}, doc_type, since, until, ids)

    def figures(self, codes: Sequence[str] = (), indicators: Collection[str] = ()) -> Iterator[Figures]:
        """See `Source.figures`. Documents that people have decided on are read whole, with what they decided."""
        with reading(self.engine) as connection:
            touched, given = decided_documents(connection), list[str]()
            for found in figures(connection, codes, indicators):
                if found.document_id not in touched:
                    yield found
                    continue
                given.append(found.document_id)
                yield figures_of(self._seen(connection, by_ids(connection, [found.document_id])[0]), codes)
            for seen in self._moved(connection, set(codes), None, None, None, given):
                yield figures_of(seen, codes)

    def _seen(self, connection: Connection, result: Result) -> Result:
        """The record as people see it; their decisions are kept."""
        seen, decisions = overlay(connection, result)
        self.decided |= decisions
        return seen

    def _moved(
        self, connection: Connection, codes: set[str], doc_type: str | None, since: str | None, until: str | None,
        given: Collection[str],
    ) -> Iterator[Result]:  # fmt: skip
        """Documents that are about the municipalities by what people corrected alone."""
        for id in sorted(moved_documents(connection) - set(given)) if codes else ():
            seen = self._seen(connection, by_ids(connection, [id])[0])
            if passes(seen, None, doc_type, since, until) and codes & municipalities_of(seen):
                yield seen

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def documents(
    statement: Select[Any],
    code: str | None = None,
    doc_type: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Select[Any]:
    """Narrow a statement over `document` by the filters of `Source.results`; `code` is a municipality's code."""
    own = tables.document.c
    if doc_type is not None:
        statement = statement.where(own.doc_type == doc_type)
    if since or until:
        statement = statement.where(own.day >= (since or "0"), own.day <= (until or "9999-12-30"))
    if code is not None:
        statement = statement.where(own.id.in_(from_or_about([code])))
    return statement


def by_ids(connection: Connection, ids: Sequence[str]) -> list[Result]:
    """The records of these documents, in this order."""
    found = {row.id: row._asdict() for row in connection.execute(_DOCUMENTS.where(tables.document.c.id.in_(ids)))}
    layers = select(tables.text_layer.c.document_id, tables.text_layer.c.text).where(
        tables.text_layer.c.document_id.in_(ids), tables.text_layer.c.current
    )
    texts = dict(connection.execute(layers).all())
    parts: dict[str, dict[str, list[Mapping[str, Any]]]] = {name: {} for name in found}
    for table in _PARTS:
        rows = select(table).where(table.c.document_id.in_(ids)).order_by(table.c.document_id, table.c.n)
        names = [column.name for column in table.columns]
        for row in connection.execute(rows):  # `mappings` would make the names anew for each of many rows
            made = dict(zip(names, row, strict=True))
            parts[made["document_id"]].setdefault(table.name, []).append(made)
    return [to_result(found[name], texts.get(name, ""), parts[name]) for name in ids if name in found]


_DOCUMENTS = select(tables.document)
