"""The version of the schema: make, upgrade, refuse what is newer."""

from collections.abc import Sequence
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from extractor.errors import DatabaseError
from extractor.store.engine import reading, sample, writing

FOLDER = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def newest() -> str:
    """The version that this program reads and writes."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def versions() -> Sequence[str]:
    """Every version from the first to the newest."""
    script = ScriptDirectory.from_config(_config())
    return [revision.revision for revision in script.walk_revisions()][::-1]


def version(connection: Connection) -> str | None:
    """The version of the database at hand, None where it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def is_empty(connection: Connection) -> bool:
    """Whether the database holds no table at all."""
    return not inspect(connection).get_table_names()


def ready(engine: Engine, make: bool = False) -> None:
    """See that the database is of the newest version; an empty one is set up if `make`.

    Raises:
        DatabaseError: it is older (run `extractor db upgrade`), newer, or not a store.
    """
    with reading(engine) as connection:
        found, empty = version(connection), is_empty(connection)
    if found == newest():
        return
    if found is None and empty and make:
        upgrade(engine)
        return
    where = engine.url.render_as_string(hide_password=True)
    if found is None:
        raise DatabaseError("database_absent" if empty else "database_foreign", where)
    raise DatabaseError("database_old" if found in versions() else "database_newer", where)


def upgrade(engine: Engine, to: str = "head") -> tuple[str | None, str]:
    """Bring the schema to the newest version in one transaction; the version before and after.

    Raises:
        DatabaseError: the database is newer than the program, or holds tables of something else.
    """
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7230011)")  # two first starts at once
        before = version(connection)
        where = engine.url.render_as_string(hide_password=True)
        if before is None and not is_empty(connection):
            raise DatabaseError("database_foreign", where)
        if before is not None and before not in versions():
            raise DatabaseError("database_newer", where)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        sample(connection)
        return before, version(connection) or ""
