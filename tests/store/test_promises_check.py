"""`db check` finds every planted fault and nothing else."""

import pytest
from sqlalchemy import text

from extractor.store import check, events
from extractor.store.engine import connect, reading, writing
from extractor.store.events import Draft
from extractor.store.save import Store
from tests.store.made import record

FAULTS = {
    "text": ("UPDATE text_layer SET text = text || 'x' WHERE document_id = :d", {"text"}),
    "no text": ("DELETE FROM text_layer WHERE document_id = :d", {"no_text", "offset"}),
    "a fact gone": (
        "DELETE FROM fact WHERE document_id = :d AND n = (SELECT min(n) FROM fact WHERE kind = 'count')", {"count"},
    ),
    "the fact of an observation gone": (
        "DELETE FROM fact WHERE document_id = :d AND id IN (SELECT mention FROM observation)", {"count", "orphan"},
    ),
    "a value": ("UPDATE observation SET value = '99.9' WHERE document_id = :d AND n = 0", {"value"}),
    "an offset": ('UPDATE commitment SET "end" = 99999 WHERE document_id = :d', {"offset"}),
    "a quote": ("UPDATE initiative SET text = 'andet' WHERE document_id = :d", {"quote"}),
    "a page": ("DELETE FROM page WHERE document_id = :d", {"pages"}),
    "a document": ("DELETE FROM document WHERE id = :d", {"lost"}),
    "a count": ("UPDATE document SET mentions = mentions + 1 WHERE id = :d", {"count"}),
    "the same id twice": ("UPDATE initiative SET id = (SELECT min(id) FROM initiative)", {"double"}),
    "a view": ("UPDATE fact_value SET state = 'rejected'", {"view"}),
    "a view gone": ("DELETE FROM fact_value", {"view"}),
}  # fmt: skip


@pytest.fixture
def engine(url):
    with Store(url, "key") as store:
        for seed in range(5):
            store.save(record(seed))
        store.finish()
    opened = connect(url)
    with writing(opened) as connection:
        made = Draft("fact", "key", "document", "A.K.", "approved", place={"quote": "x"})
        events.append(connection, [made])
        events.refresh(connection, ["key"])
    return opened


def findings(engine):
    with reading(engine) as connection:
        return list(check.check(connection))


def test_a_sound_store_has_no_findings(engine):
    assert findings(engine) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(engine, fault):
    statement, codes = FAULTS[fault]
    with writing(engine) as connection:
        connection.execute(text(statement), {"d": record(2).document_id} if ":d" in statement else {})
    assert {finding.code for finding in findings(engine)} == codes


def test_rows_without_their_document_are_found(engine):
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL enforces its references all the time")
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("DELETE FROM document WHERE id = ?", (record(2).document_id,))
    assert {"orphan", "lost"} <= {finding.code for finding in findings(engine)}


def test_a_damaged_file_is_named(tmp_path):
    path = tmp_path / "store.db"
    with Store(f"sqlite:///{path}", "key") as store:
        for seed in range(40):
            store.save(record(seed, 20))
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 3, len(data) // 3 + 3 * 4096):
        data[at] = 0xFF
    path.write_bytes(data)
    with reading(connect(f"sqlite:///{path}")) as connection:
        assert next(check.check(connection)).code == "integrity"
