"""What goes into the store comes out equal, once, and in one piece."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.errors import DatabaseError
from extractor.schema.codec import encode
from extractor.schema.result import Metadata, problem
from extractor.store import bulk, save, tables
from extractor.store.check import check, fingerprint
from extractor.store.engine import connect, reading
from extractor.store.query import StoreSource
from extractor.store.save import Store
from extractor.store.types import shield, unshield
from tests.store.made import record


def kept(url):
    return list(StoreSource(url).results())


def stored(url, *results, **given):
    with Store(url, "key", **given) as store:
        for result in results:
            store.save(result)
        store.finish()
    return store


def count(url, table):
    engine = connect(url)
    with reading(engine) as connection:
        return len(connection.execute(table.select()).all())


def odd_text():
    """U+0000, a lone surrogate, the escape itself, and letters beyond the basic plane."""
    made = record(3)
    odd = made.text.replace("Med venlig hilsen", "\x00\udc80\ufdd0\ufdd00000 𝕏 å")
    return replace(made, text=odd, source="breve/l\udcf8n.txt", metadata=replace(made.metadata, title="\x00"))


def exact_numbers():
    made = record(4)
    first = replace(made.mentions[1], value=Decimal("0.10"), value_to=Decimal("1234567890123456789.1234567890"))
    return replace(made, mentions=(made.mentions[0], first, *made.mentions[2:]))


def failed():
    found = (problem("corrupt", "error", 2, "x"),)
    empty = dict.fromkeys(("sections", "mentions", "observations", "initiatives", "commitments"), ())
    return replace(record(5), status="failed", problems=found, text="", pages=0, metadata=Metadata(), **empty)


@pytest.mark.parametrize("result", [record(1), record(2, figures=40), odd_text(), exact_numbers(), failed()])
def test_a_record_comes_back_equal(url, result):
    with Store(url) as store:
        store._save(result, b"line")  # a record with a lone surrogate has no line of JSON
    assert kept(url) == [result]
    assert str(kept(url)[0]) == str(result)  # Decimal("0.10") is not 0.1


def test_the_order_is_that_of_code_points(url):
    names = ["Å.txt", "a.txt", "B.txt", "æ.txt", "ø.txt", "aa.txt", "Z.txt"]
    stored(url, *(record(i, 1, source=name) for i, name in enumerate(names)))
    assert [r.source for r in kept(url)] == sorted(names)


def test_the_same_record_twice_is_one(url):
    result = record(1)
    stored(url, result, result)
    stored(url, result)
    assert kept(url) == [result]
    assert count(url, tables.run_input) == 2  # each of two runs accounts for its input


def test_a_new_version_replaces_the_old(url):
    stored(url, record(1, 12), record(2))
    newer = record(1, 3, version="2.0")
    stored(url, newer)
    assert kept(url) == [newer, record(2)]
    assert count(url, tables.text_layer) == 2


def test_a_duplicate_is_accounted_for_and_changes_nothing(url):
    first = record(1)
    copy = replace(first, source="breve/kopi.txt", status="partial", problems=(problem("duplicate", "notice"),))
    stored(url, first, copy)
    assert kept(url) == [first]
    assert count(url, tables.run_input) == 2


def test_a_file_that_can_be_read_at_last_takes_the_place_of_its_failure(url):
    unread = replace(failed(), document_id="f" * 16, sha256="", source=record(1).source)
    stored(url, unread)
    assert kept(url) == [unread]
    stored(url, record(1))
    assert kept(url) == [record(1)]


def test_a_stop_in_the_middle_of_a_document_leaves_it_as_it_was(url, monkeypatch):
    stored(url, record(1))

    def torn(connection, rows):
        bulk.insert_rows(connection, {name: rows[name] for name in ("document", "page", "fact") if name in rows})
        raise RuntimeError("killed")

    with Store(url, "key") as store:
        monkeypatch.setattr(save, "insert_rows", torn)
        with pytest.raises(RuntimeError):
            store.save(record(1, version="2.0"))
        with pytest.raises(RuntimeError):
            store.save(record(2))
    assert kept(url) == [record(1)]


def test_resume_goes_on_with_a_run_that_was_stopped(url):
    with Store(url, "key") as first:
        first.save(record(1))
    again = stored(url, record(1), record(2), resume=True)
    assert again.run_id == first.run_id
    assert stored(url, record(1), resume=True).run_id == first.run_id + 1
    with Store(url, "another", resume=True) as other:
        assert other.run_id == first.run_id + 2


def test_loading_many_gives_what_saving_each_gives(tmp_path, server):
    """The same rows by either way and on either engine."""
    results = [record(i, 6) for i in range(40)]
    results += [replace(record(7), source="x", problems=(problem("duplicate", "notice"),)), record(8, 6, version="2.0")]
    prints, files = set(), [f"sqlite:///{tmp_path}/{name}.db" for name in "ab"]
    for nth, place in enumerate([*files, server.database(), server.database()]):
        with Store(place, "key") as store:
            if nth % 2:
                store.load(map(encode, results), chunk=7)
            else:
                for result in results:
                    store.save(result)
            store.finish()
        engine = connect(place)
        with reading(engine) as connection:
            assert list(check(connection)) == []
            prints.add(fingerprint(connection))
    assert len(prints) == 1


@pytest.mark.parametrize("text", ["", "å", "\x00", "\ufdd0", "\ufdd00000", "a\ud800b\udfff", "\ufdd0\x00fdd0"])
def test_shielded_text_can_be_stored_and_undone(text):
    shielded = shield(text)
    assert "\x00" not in shielded.encode().decode()
    assert unshield(shielded) == text


def test_a_lost_connection_is_tried_again(server):
    place = server.database()
    other = connect(place).execution_options(isolation_level="AUTOCOMMIT")
    with Store(place, "key") as store:
        for number in range(5):
            with other.connect() as connection:
                connection.exec_driver_sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE pid <> pg_backend_pid() AND datname = current_database()"
                )
            store.save(record(number))
        store.finish()
    assert kept(place) == [record(number) for number in range(5)]


def test_a_database_held_by_another_writer_is_waited_for_then_named(tmp_path, monkeypatch):
    monkeypatch.setattr("extractor.store.engine.BUSY_SECONDS", 0)
    place = f"sqlite:///{tmp_path}/store.db"
    with Store(place, "key") as store:
        with connect(place).connect() as other, other.begin(), pytest.raises(DatabaseError) as caught:
            store.save(record(1))
        assert caught.value.args[0] == "database_locked"
        assert caught.value.exit_code == 7
        store.save(record(1))
    assert kept(place) == [record(1)]
