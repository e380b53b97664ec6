"""The store: one transaction a document, the same record twice is one record, people's decisions stay."""

import hashlib
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, func, select, text, update
from sqlalchemy.exc import DBAPIError

from extractor import __version__
from extractor.errors import DatabaseError
from extractor.schema.codec import encode
from extractor.schema.records import Result
from extractor.store import tables
from extractor.store.bulk import insert_rows
from extractor.store.decisions import Outcome, reconcile
from extractor.store.decode import decode_line, is_duplicate, source_of
from extractor.store.engine import connect, sample, writing
from extractor.store.events import now
from extractor.store.keys import items
from extractor.store.rows import document_row, item_rows, page_rows, text_row
from extractor.store.upgrade import ready

T = TypeVar("T")
_CHILDREN = (tables.page, tables.fact, tables.observation, tables.initiative, tables.commitment)
PATIENCE = 30.0  # seconds that a lost connection to PostgreSQL is tried again
_RETRIED = frozenset({"40001", "40P01"})  # serialization failure, deadlock: the transaction was undone
_DOCUMENT_LOCK = 7230013


class Store:
    """Takes in the records of one run. Not to be shared between threads.

    `key` names what the records depend on beside the documents; with `resume` an unfinished run of the same key
    goes on, and what it has stored is passed over without asking the database again.
    """

    def __init__(
        self,
        url: str,
        key: str = "",
        settings: Mapping[str, Any] | None = None,
        resume: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        self.engine = connect(url, hold=True)
        self.patience = patience
        self.outcome: Counter[str] = Counter()
        self._saved: dict[str, str] = {}
        try:
            ready(self.engine, make=True)
            self.run_id = self._begin(key, dict(settings or {}), resume)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begin(self, key: str, settings: dict[str, Any], resume: bool) -> int:
        run = tables.run.c
        with writing(self.engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE run IN EXCLUSIVE MODE"))
            if resume:
                unfinished = select(func.max(run.id)).where(run.key == key, run.finished.is_(None))
                known = connection.execute(unfinished).scalar()
                if known is not None:
                    done = tables.run_input.c
                    told = select(done.source, done.record_sha).where(done.run_id == known)
                    self._saved = dict(connection.execute(told).all())
                    return int(known)
            number = (connection.execute(select(func.max(run.id))).scalar() or 0) + 1
            row = {"id": number, "key": key, "started": now(), "extractor_version": __version__, "settings": settings}
            connection.execute(tables.run.insert(), row | {"host": platform.node()})
            return number

    def save(self, result: Result) -> None:
        """Keep one record: its rows replace those of an earlier version, in one transaction.

        Raises:
            DatabaseError: the database is locked, full or unreachable; the document is then as it was.
        """
        self._save(result, encode(result))

    def save_line(self, line: bytes) -> None:
        """Keep the record of one line of `records.jsonl`.

        Raises:
            ValueError: the line is no record.
            DatabaseError: see `save`.
        """
        if self._saved and self._saved.get(source_of(line)) == hashlib.sha256(line).hexdigest():
            return  # a resumed run passes over many lines: they are not read whole
        self._save(decode_line(line), line)

    def _save(self, result: Result, line: bytes) -> None:
        sha = hashlib.sha256(line).hexdigest()
        if self._saved.get(result.source) == sha:
            return
        outcome = self._transact(lambda connection: self._keep(connection, result, sha))
        self._saved[result.source] = sha
        self.outcome.update(outcome._asdict())

    def load(self, lines: Iterable[bytes], chunk: int = 500) -> int:
        """Keep many records at speed, `chunk` documents a transaction; how many lines were read."""
        count, waiting = 0, []
        for line in lines:
            count += 1
            waiting.append((decode_line(line), line))
            if len(waiting) >= chunk:
                self._load(waiting)
                waiting = []
        if waiting:
            self._load(waiting)
        return count

    def _load(self, waiting: list[tuple[Result, bytes]]) -> None:
        shas = [hashlib.sha256(line).hexdigest() for _, line in waiting]

        def keep(connection: Connection) -> Outcome:
            rows: dict[str, list[dict[str, Any]]] = {}
            ids = [result.document_id for result, _ in waiting]
            known = set(connection.execute(select(tables.document.c.id).where(tables.document.c.id.in_(ids))).scalars())
            total = Counter[str]()
            for (result, _), sha in zip(waiting, shas, strict=True):
                if result.document_id in known or is_duplicate(result) or not result.sha256:
                    insert_rows(connection, rows)
                    rows = {}
                    total.update(self._keep(connection, result, sha)._asdict())
                    continue
                known.add(result.document_id)
                for name, made in self._rows(result, sha).items():
                    rows.setdefault(name, []).extend(made)
            insert_rows(connection, rows)
            return Outcome(**total) if total else Outcome()

        self.outcome.update(self._transact(keep)._asdict())
        self._saved |= {result.source: sha for (result, _), sha in zip(waiting, shas, strict=True)}

    def _rows(self, result: Result, sha: str) -> dict[str, list[dict[str, Any]]]:
        made = {"document": [document_row(result, sha, self.run_id)], "text_layer": [text_row(result)]}
        made |= {
            "page": page_rows(result),
            **item_rows(result, items(result)),
        }
        return made | {"run_input": [self._input(result, sha)]}

    def _input(self, result: Result, sha: str) -> dict[str, Any]:
        status = "duplicate" if is_duplicate(result) else result.status
        own = {"source": result.source, "document_id": result.document_id, "status": status, "record_sha": sha}
        return own | {"run_id": self.run_id}

    def _keep(self, connection: Connection, result: Result, sha: str) -> Outcome:
        """Within a transaction: rows of the document, what its decisions become, and the input accounted for."""
        if connection.dialect.name == "postgresql":
            lock = text("SELECT pg_advisory_xact_lock(:space, hashtext(:name))")
            connection.execute(lock, {"space": _DOCUMENT_LOCK, "name": result.document_id})
        row = self._input(result, sha)
        connection.execute(_FORGET_INPUT, {"of_run": self.run_id, "of_source": result.source})
        if row["status"] == "duplicate":
            connection.execute(tables.run_input.insert(), row)
            return Outcome()
        outcome = Outcome()
        known = connection.execute(_KNOWN, {"of_id": result.document_id}).scalar()
        if result.sha256:
            connection.execute(_FORGET_UNREAD, {"of_source": result.source, "of_id": result.document_id})
        if known != sha:
            rows = self._rows(result, sha)
            if known is not None:
                outcome = self._replace(connection, result, rows)
            insert_rows(connection, rows)
        else:
            connection.execute(tables.run_input.insert(), row)
        return outcome

    def _replace(self, connection: Connection, result: Result, rows: dict[str, list[dict[str, Any]]]) -> Outcome:
        """Take out the rows of the version before; the document's row and its decided texts stay."""
        for statement in _FORGET_CHILDREN:
            connection.execute(statement, {"of_id": result.document_id})
        connection.execute(_CHANGE, rows.pop("document")[0] | {"of_id": result.document_id})
        outcome = reconcile(connection, result, items(result), self.run_id)
        own = tables.text_layer.c.document_id == result.document_id
        layer = rows.pop("text_layer")[0]
        if any(outcome):  # people have decided on it: the text that they saw stays
            connection.execute(update(tables.text_layer).where(own).values(current=False))
            same = own & (tables.text_layer.c.sha256 == layer["sha256"])
            connection.execute(delete(tables.text_layer).where(same))
        else:
            connection.execute(delete(tables.text_layer).where(own))
        connection.execute(tables.text_layer.insert(), layer)
        return outcome

    def _transact(self, work: Callable[[Connection], T], full: bool = False) -> T:
        """Do the work in one transaction; where the connection is lost, do it again: the work is idempotent."""
        until = time.monotonic() + self.patience
        while True:
            try:
                with writing(self.engine, full) as connection:
                    return work(connection)
            except DatabaseError as error:
                cause = error.__cause__
                if not isinstance(cause, DBAPIError) or not self._again(cause):
                    raise
                if time.monotonic() > until:
                    where = self.engine.url.render_as_string(hide_password=True)
                    raise DatabaseError("database_lost", where, f"{self.patience:.0f}") from error
            time.sleep(0.25)

    def _again(self, error: DBAPIError) -> bool:
        if self.engine.dialect.name != "postgresql":
            return False
        state = getattr(error.orig, "sqlstate", None)
        lost = error.connection_invalidated or state is None or state[:2] in ("08", "57")
        return lost or state in _RETRIED

    def finish(self) -> None:
        """Note that the run has ended, with its counts by status."""

        def note(connection: Connection) -> None:
            done = tables.run_input.c
            told = select(done.status, func.count()).where(done.run_id == self.run_id).group_by(done.status)
            counts: dict[str, int] = dict(connection.execute(told).all())
            ended = update(tables.run).where(tables.run.c.id == self.run_id)
            connection.execute(ended.values(finished=now(), counts=counts))
            sample(connection)

        self._transact(note, full=True)

    def close(self) -> None:
        """Let go of the database. Without `finish` the run counts as stopped."""
        self.engine.dispose()


_KNOWN = select(tables.document.c.record_sha).where(tables.document.c.id == bindparam("of_id"))
_FORGET_INPUT = delete(tables.run_input).where(
    tables.run_input.c.run_id == bindparam("of_run"), tables.run_input.c.source == bindparam("of_source")
)
_FORGET_UNREAD = delete(tables.document).where(
    tables.document.c.source == bindparam("of_source"),
    tables.document.c.sha256.is_(None),
    tables.document.c.id != bindparam("of_id"),
)
_FORGET_CHILDREN = [delete(table).where(table.c.document_id == bindparam("of_id")) for table in _CHILDREN]
_CHANGE = update(tables.document).where(tables.document.c.id == bindparam("of_id"))
