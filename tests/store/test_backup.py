"""A backup of PostgreSQL restores to the same store, its journal still closed to changes."""

import shutil
import subprocess

import pytest
from sqlalchemy import text

from extractor.errors import DatabaseError, MissingDependency
from extractor.store import backup, events
from extractor.store.check import check, fingerprint
from extractor.store.engine import connect, reading, writing
from extractor.store.events import Draft
from extractor.store.save import Store
from tests.store.cluster import binaries
from tests.store.made import record


@pytest.fixture
def filled(server):
    url = server.database()
    with Store(url, "key") as store:
        for seed in range(5):
            store.save(record(seed))
        store.finish()
    engine = connect(url)
    with writing(engine) as connection:
        events.append(connection, [Draft("fact", "key", "document", "A.K.", "approved", place={"quote": "å"})])
        events.refresh(connection, ["key"])
    return engine


def test_a_dump_restores_to_the_same_store(filled, server, tmp_path, monkeypatch):
    if shutil.which("pg_dump") is None:
        monkeypatch.setenv("PATH", str(binaries()), prepend=":")
    out = tmp_path / "kopi.dump"
    backup.backup(filled, out)
    fresh = server.database()
    subprocess.run([shutil.which("pg_restore"), "--no-owner", f"--dbname={fresh}", out], check=True)
    with reading(filled) as old, reading(connect(fresh)) as new:
        assert list(check(new)) == []
        assert fingerprint(new) == fingerprint(old)
    with pytest.raises(DatabaseError), writing(connect(fresh)) as connection:
        connection.execute(text("DELETE FROM event"))


def test_without_pg_dump_the_package_is_named(filled, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependency, match="postgresql-client"):
        backup.backup(filled, tmp_path / "kopi.dump")
    assert list(tmp_path.iterdir()) == []
