"""`extractor db` and `extractor run --store` as a user meets them: sentences and exit codes."""

import json
import sqlite3

import pytest

from tests.command import extractor, letters


@pytest.fixture
def store(tmp_path):
    """A store with three letters."""
    folder = letters(tmp_path / "breve", 3)
    path = tmp_path / "arkiv.db"
    done = extractor("run", folder, "--out", tmp_path / "ud", "--store", f"sqlite:///{path}", "--jobs", 1, "-q")
    assert done.code == 0, done.err
    return path


def test_a_run_is_kept_checked_and_resumed(tmp_path, store):
    url = f"sqlite:///{store}"
    done = extractor("db", "check", "--store", url)
    assert (done.code, done.out.split(".")[0]) == (0, "Databasen er hel")
    again = extractor("run", tmp_path / "breve", "--out", tmp_path / "ud", "--store", url, "--resume", "-q")
    assert again.code == 0, again.err
    with sqlite3.connect(store) as connection:
        assert connection.execute("SELECT count(*) FROM document").fetchone() == (3,)
        kept = connection.execute("SELECT count(*) FROM fact").fetchone()[0]
    connection.close()
    lines = (tmp_path / "ud" / "records.jsonl").read_text("utf-8").splitlines()
    assert kept == sum(len(json.loads(line)["mentions"]) for line in lines) > 0


def test_the_store_may_be_set_in_the_environment(store):
    done = extractor("db", "check", "--json", EXTRACTOR_STORE=f"sqlite:///{store}")
    told = json.loads(done.out)
    assert (done.code, told["ok"], told["findings"]) == (0, True, [])


def test_a_fault_ends_with_1(store):
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE observation SET value = '99' WHERE n = 0")
    connection.close()
    done = extractor("db", "check", "--store", f"sqlite:///{store}")
    assert done.code == 1
    assert "Værdien er ændret" in done.out
    assert "fejl fundet" in done.out


def test_a_backup_is_a_whole_store_and_is_not_overwritten(tmp_path, store):
    url, copy = f"sqlite:///{store}", tmp_path / "kopi.db"
    assert extractor("db", "backup", copy, "--store", url).code == 0
    assert extractor("db", "check", "--store", f"sqlite:///{copy}").code == 0
    again = extractor("db", "backup", copy, "--store", url)
    assert (again.code, "--force" in again.err) == (2, True)
    assert extractor("db", "backup", copy, "--store", url, "--force").code == 0


def test_an_upgrade_takes_a_backup_first(tmp_path, store):
    with sqlite3.connect(store) as connection:
        for name in ("event_no_update", "event_no_delete", "event_no_replace"):
            connection.execute(f"DROP TRIGGER {name}")
        for name in ("modifier", "passage"):
            connection.execute(f"ALTER TABLE observation DROP COLUMN {name}")
        connection.execute("DROP INDEX ix_commitment_overview")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    url = f"sqlite:///{store}"
    old = extractor("db", "check", "--store", url)
    assert (old.code, "extractor db upgrade" in old.err) == (7, True)
    done = extractor("db", "upgrade", "--store", url)
    assert (done.code, "opgraderet" in done.out) == (0, True)
    assert [path.name for path in tmp_path.glob("*.backup")] == ["arkiv.db.0001-1.backup"]
    assert extractor("db", "check", "--store", url).code == 0
    assert "nyeste version" in extractor("db", "upgrade", "--store", url).out


def test_an_empty_database_is_set_up_by_upgrade(tmp_path):
    url = f"sqlite:///{tmp_path}/ny.db"
    assert extractor("db", "upgrade", "--store", url).code == 0
    assert extractor("db", "check", "--store", url).code == 0


WRONG = {
    "no store named": (("db", "check"), 2, "--store"),
    "no such file": (("db", "check", "--store", "sqlite:///{0}/intet.db"), 7, "Der er ingen database"),
    "no such folder": (("db", "upgrade", "--store", "sqlite:///{0}/intet/ny.db"), 7, "Databasen kan ikke bruges"),
    "not a database": (("db", "check", "--store", "sqlite:///{0}/tekst.db"), 7, "beskadiget"),
    "another kind": (("db", "check", "--store", "mysql://x/y"), 6, "er ikke adressen på en database"),
    "not a url": (("db", "check", "--store", "arkiv.db"), 6, "er ikke adressen på en database"),
    "nobody answers": (("db", "check", "--store", "postgresql://x@/y?host={0}"), 7, "Databasen kan ikke bruges"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_used_is_said_in_a_sentence(tmp_path, case):
    arguments, code, sentence = WRONG[case]
    (tmp_path / "tekst.db").write_text("Kære minister, dette er ikke en database. " * 200, "utf-8")
    done = extractor(*(argument.format(tmp_path) for argument in arguments))
    assert (done.code, sentence in done.err, done.err.count("\n")) == (code, True, 1), done.err
    assert "Traceback" not in done.err


def test_a_run_into_a_store_that_is_held_ends_with_7_and_is_resumed(tmp_path):
    folder, path = letters(tmp_path / "breve", 3), tmp_path / "arkiv.db"
    url = f"sqlite:///{path}"
    assert extractor("db", "upgrade", "--store", url).code == 0
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    done = extractor("run", folder, "--out", tmp_path / "ud", "--store", url, "--jobs", 1, "-q")
    holder.execute("ROLLBACK")
    holder.close()
    assert (done.code, "optaget" in done.err) == (7, True)
    again = extractor("run", folder, "--out", tmp_path / "ud", "--store", url, "--jobs", 1, "-q", "--resume")
    assert again.code == 0
    assert extractor("db", "check", "--store", url).code == 0
