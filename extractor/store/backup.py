"""A copy of the store that is whole, also while others write."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from extractor.atomic import temporary
from extractor.errors import DatabaseError, MissingDependency, UsageError
from extractor.store.engine import failures


def backup(engine: Engine, out: Path, force: bool = False) -> None:
    """Write a backup to `out`: a database file for SQLite, a custom-format archive of `pg_dump` for PostgreSQL.

    Raises:
        UsageError: `out` exists already, or cannot be written.
        DatabaseError: the copy is not whole, or the database cannot be read.
        MissingDependency: `pg_dump` is not installed.
    """
    if out.exists() and not force:
        raise UsageError("file_exists", str(out))
    try:
        with temporary(out) as name:
            _sqlite(engine, name) if engine.dialect.name == "sqlite" else _postgresql(engine, name)
    except OSError as error:
        raise UsageError("page_not_written", str(out), error) from error


def _sqlite(engine: Engine, out: Path) -> None:
    """By SQLite's own means, page by page, then checked."""
    with failures(engine), engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        target = sqlite3.connect(out)
        try:
            raw.backup(target)
            told = target.execute("PRAGMA quick_check").fetchone()[0]
        except sqlite3.Error as error:
            raise DatabaseError("database_damaged", str(engine.url.database), str(error)) from error
        finally:
            target.close()
    if told != "ok":
        raise DatabaseError("database_damaged", str(engine.url.database), told)


def _postgresql(engine: Engine, out: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise MissingDependency("pg_dump: apt install postgresql-client")
    url = engine.url.set(drivername="postgresql", password=None)
    environ = os.environ | ({"PGPASSWORD": str(engine.url.password)} if engine.url.password else {})
    command = [program, "--format=custom", "--no-password", f"--file={out}", url.render_as_string(hide_password=False)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    if done.returncode:
        detail = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else str(done.returncode)
        raise DatabaseError("database_unreachable", f"pg_dump: {detail}")


def before_upgrade(engine: Engine, version: str) -> Path:
    """Where the backup before an upgrade goes: beside the database, or in the working folder; never over another."""
    database = Path(engine.url.database or "store")
    folder = database.parent if engine.dialect.name == "sqlite" else Path()
    for number in range(1, 1000):
        path = folder / f"{database.name}.{version}-{number}.backup"
        if not path.exists():
            return path
    raise UsageError("file_exists", str(path))
