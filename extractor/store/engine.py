"""Open a database by URL: pragmas and locking of SQLite, sessions of PostgreSQL, failures as one sentence."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, NoSuchModuleError, ProgrammingError
from sqlalchemy.pool import NullPool

from extractor.errors import ConfigurationError, DatabaseError, MissingDependency

BUSY_SECONDS = 10
_READ = "extractor_read_only"
_APPEND_ONLY = "append-only"  # what the triggers say


def parse(url: str) -> URL:
    """The URL with its driver: `sqlite:///store.db`, or `postgresql://user@host/name` (read through psycopg).

    Raises:
        ConfigurationError: it is no URL, or one of another kind of database.
    """
    try:
        made = make_url(url)
    except ArgumentError as error:
        raise ConfigurationError("bad_store", url.partition("@")[2] or url) from error  # never a password
    kind = made.get_backend_name()
    if kind == "postgres" or made.drivername == "postgresql":
        return made.set(drivername="postgresql+psycopg")
    if kind not in ("sqlite", "postgresql"):
        raise ConfigurationError("bad_store", f"{made.drivername}://")
    return made


def connect(url: str, must_exist: bool = False, hold: bool = False) -> Engine:
    """An engine for the URL; nothing is opened before it is used.

    With `hold` one connection stays open until `dispose`; else each use opens and closes its own.

    Raises:
        ConfigurationError: see `parse`; a database in memory would not outlive its use.
        DatabaseError: `must_exist`, and there is no such file.
        MissingDependency: the driver for PostgreSQL is not installed.
    """
    made = parse(url)
    try:
        if made.get_backend_name() == "sqlite":
            return _sqlite(made, must_exist, _pool(hold))
        return create_engine(made, connect_args={"connect_timeout": BUSY_SECONDS}, **_pool(hold))
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise MissingDependency("psycopg: pip install 'extractor[postgres]'") from error


def _pool(hold: bool) -> dict[str, Any]:
    return {"pool_size": 1, "max_overflow": 0, "pool_pre_ping": True} if hold else {"poolclass": NullPool}


def _sqlite(url: URL, must_exist: bool, pool: dict[str, Any]) -> Engine:
    if not url.database or url.database == ":memory:":
        raise ConfigurationError("bad_store", "sqlite://")
    path = Path(url.database)
    if must_exist and not path.is_file():
        raise DatabaseError("database_absent", str(path))
    if not path.parent.is_dir():
        raise DatabaseError("database_unreachable", str(path.parent))
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **pool)
    event.listen(engine, "connect", _pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _pragmas(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # else REPLACE would delete behind the triggers' back
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")  # 64 MiB
    connection.execute("PRAGMA temp_store = MEMORY")


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: a reader that turns writer is refused without any wait."""
    reading = connection.get_execution_options().get(_READ)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def durable(connection: Connection, full: bool) -> None:
    """Before a transaction on SQLite: whether its end waits for the disk.

    People's events do (FULL). Machine rows can be made again and do not: after a power cut, not after a kill,
    the last of them may be missing (WAL with NORMAL), and the next `--resume` adds them.
    """
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.dbapi_connection
        raw.execute(f"PRAGMA synchronous = {'FULL' if full else 'NORMAL'}")


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state and never writes.

    Raises:
        DatabaseError: the database is locked or unreachable.
    """
    with failures(engine), engine.connect().execution_options(**{_READ: True}) as connection:
        transaction = connection.begin()
        try:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield connection
        finally:
            transaction.rollback()  # a damaged file can be left, not committed


@contextlib.contextmanager
def writing(engine: Engine, full: bool = True) -> Iterator[Connection]:
    """One transaction: kept whole at the end of the block, or not at all.

    Raises:
        DatabaseError: the database is locked, full or unreachable.
    """
    with failures(engine), engine.connect() as connection:
        durable(connection, full)
        with connection.begin():
            yield connection


def sample(connection: Connection) -> None:
    """Let SQLite's planner learn what its indexes hold (PostgreSQL looks by itself): a thousand rows of each."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
        connection.exec_driver_sql("ANALYZE")


@contextlib.contextmanager
def failures(engine: Engine) -> Iterator[None]:
    """Turn what the driver raises into `DatabaseError`, its cause kept; a slip of our own stays what it is."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error, IntegrityError | ProgrammingError | DataError) and _APPEND_ONLY not in str(error.orig):
            raise
        raise as_database_error(error, engine) from error


def as_database_error(error: DBAPIError, engine: Engine) -> DatabaseError:
    """The sentence for a driver's error; passwords are left out."""
    where = engine.url.render_as_string(hide_password=True)
    detail = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    lower = detail.lower()
    if "locked" in lower or "busy" in lower or "could not obtain lock" in lower:
        return DatabaseError("database_locked", where)
    if _APPEND_ONLY in lower:
        return DatabaseError("database_append_only", where)
    if "not a database" in lower or "malformed" in lower:
        return DatabaseError("database_damaged", where, detail)
    return DatabaseError("database_unreachable", f"{where}: {detail}")
