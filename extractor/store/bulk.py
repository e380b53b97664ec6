"""Many rows at once by the quickest way of each driver: `executemany` on SQLite, `COPY` on PostgreSQL."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.engine import Dialect

from extractor.store.tables import metadata

_ORDER = ("document", "text_layer", "page", "fact", "observation", "initiative", "commitment", "run_input")
Plan = tuple[tuple[str, Callable[[Any], Any] | None], ...]
_PLANS: dict[tuple[str, str], Plan] = {}
_COPY_FROM = 50  # rows; below that COPY's own round trips cost more than they save


def insert_rows(connection: Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Insert rows by table name, parents first."""
    for name in _ORDER:
        if made := rows.get(name):
            _insert(connection, metadata.tables[name], made)


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    plan = _plan(table, connection.dialect)
    if connection.dialect.name == "postgresql" and len(rows) < _COPY_FROM:
        connection.execute(table.insert(), list(rows))
        return
    bound = ([bind(row[name]) if bind else row[name] for name, bind in plan] for row in rows)
    names = ", ".join(f'"{name}"' for name, _ in plan)
    if connection.dialect.name == "postgresql":
        raw: Any = connection.connection.dbapi_connection
        with raw.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
            for row in bound:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(plan))
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 (names of our own tables)
    connection.connection.dbapi_connection.executemany(statement, bound)  # type: ignore[union-attr]


def _plan(table: Table, dialect: Dialect) -> Plan:
    if (table.name, dialect.name) not in _PLANS:
        columns = ((column.name, column.type.dialect_impl(dialect).bind_processor(dialect)) for column in table.columns)
        _PLANS[table.name, dialect.name] = tuple(columns)
    return _PLANS[table.name, dialect.name]
