"""The journal can only be added to, and shows it when somebody got past that."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from extractor.errors import DatabaseError
from extractor.store import events, tables
from extractor.store.engine import connect, reading, writing
from extractor.store.events import Draft
from extractor.store.save import Store
from tests.store.made import record

FORBIDDEN = {
    "update": "UPDATE event SET actor = 'X' WHERE id = 1",
    "delete": "DELETE FROM event WHERE id = 2",
    "replace": "INSERT OR REPLACE INTO event SELECT * FROM event WHERE id = 1",
    "truncate": "TRUNCATE event",
}
ENGINES_OF = {"replace": "sqlite", "truncate": "postgresql"}
TAMPERED = {
    "a field": "UPDATE event SET actor = 'X' WHERE id = 2",
    "a row gone": "DELETE FROM event WHERE id = 2",
    "the order": "UPDATE event SET id = 9 WHERE id = 2",
    "a hash": "UPDATE event SET hash = prev_hash WHERE id = 2",
    "a time": "UPDATE event SET at = '2020-01-01' WHERE id = 2",
}


def draft(number, actor="A.K."):
    place = {"quote": "38,5 pct. \x00 å", "boxes": [[72.0, 310.25, 120.5, 322.0]], "claim": {"value": "38.5"}}
    return Draft("fact", f"key{number}", "document", actor, "approved", comment="æøå\udc80\x00", place=place)


@pytest.fixture
def journal(url):
    with Store(url, "key") as store:
        store.save(record(1))
    engine = connect(url)
    with writing(engine) as connection:
        events.append(connection, [draft(number) for number in range(4)])
    return engine


@pytest.mark.parametrize("what", FORBIDDEN)
def test_an_event_cannot_be_changed(journal, what):
    if ENGINES_OF.get(what, journal.dialect.name) != journal.dialect.name:
        pytest.skip(f"no {what} on {journal.dialect.name}")
    with pytest.raises(DatabaseError) as caught, writing(journal) as connection:
        connection.execute(text(FORBIDDEN[what]))
    assert caught.value.args[0] == "database_append_only"
    with reading(journal) as connection:
        assert events.first_broken(connection) is None
        assert events.tip(connection)[0] == 4


@pytest.mark.parametrize("what", TAMPERED)
def test_the_chain_shows_what_went_past_the_triggers(journal, what):
    with writing(journal) as connection:
        if journal.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE event DISABLE TRIGGER ALL"))
        else:
            for name in ("event_no_update", "event_no_delete"):
                connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text(TAMPERED[what]))
    with reading(journal) as connection:
        assert events.first_broken(connection) in (2, 3)


def test_twelve_people_at_once_make_one_chain(journal):
    def work(person):
        for _ in range(10):
            with writing(journal) as connection:
                events.append(connection, [draft(person, f"Person {person}")])

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(work, range(12)))
    with reading(journal) as connection:
        assert events.first_broken(connection) is None
        assert events.tip(connection)[0] == 4 + 120
        count = connection.execute(tables.event.select().where(tables.event.c.actor == "Person 7")).all()
        assert len(count) == 10
