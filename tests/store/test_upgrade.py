"""The schema that the migrations make is the one that the program uses, and an old store keeps all it holds."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from extractor.errors import DatabaseError
from extractor.store import upgrade
from extractor.store.check import fingerprint
from extractor.store.engine import connect, reading, writing
from extractor.store.query import StoreSource
from extractor.store.save import Store
from extractor.store.tables import metadata
from tests.store.made import record


def test_the_migrations_make_the_tables_of_the_program(url):
    engine = connect(url)
    assert upgrade.upgrade(engine) == (None, upgrade.newest())
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert upgrade.version(connection) == upgrade.versions()[-1]


def test_an_older_store_is_refused_then_upgraded_with_all_it_holds(url):
    with Store(url, "key") as store:
        store.save(record(1))
    engine = connect(url)
    with reading(engine) as connection:
        before = fingerprint(connection)
    _downgrade(engine)
    with pytest.raises(DatabaseError) as caught:
        StoreSource(url)
    assert caught.value.args[0] == "database_old"
    assert upgrade.upgrade(engine) == ("0001", upgrade.newest())
    with reading(engine) as connection:
        assert fingerprint(connection) == before
    assert list(StoreSource(url).results()) == [record(1)]


def _downgrade(engine):
    from alembic import command

    with writing(engine) as connection:
        config = upgrade._config()
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")


def test_a_newer_store_is_refused(url):
    engine = connect(url)
    upgrade.upgrade(engine)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (lambda: Store(url), lambda: upgrade.upgrade(engine)):
        with pytest.raises(DatabaseError) as caught:
            attempt()
        assert (caught.value.args[0], caught.value.exit_code) == ("database_newer", 7)


def test_the_tables_of_another_program_are_left_alone(url):
    engine = connect(url)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE theirs (id INTEGER)"))
    for attempt in (lambda: Store(url), lambda: upgrade.upgrade(engine)):
        with pytest.raises(DatabaseError) as caught:
            attempt()
        assert caught.value.args[0] == "database_foreign"
