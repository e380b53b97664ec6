"""What people set on a promise, from the store to the board: theirs and marked so, the program's own word beside it."""

import json

import pytest

from extractor.store import review
from extractor.store.engine import connect, reading
from extractor.store.events import Draft, now
from extractor.store.keys import items
from tests.command import extractor
from tests.store.made import AFTER, LETTER


def decide(url, action, field=None, new=None, reason=None, subject="commitment"):
    engine = connect(url)
    item = next(i for i in items(LETTER) if i.subject == subject)
    with reading(engine) as connection:
        view = review.view_of(connection, item.key)
    base = view.last_event_id if view else None
    draft = Draft(
        subject, item.key, LETTER.document_id, "gennemgår A.K.", action, field, None, new, reason, base_event_id=base
    )
    review.decide(engine, [draft])


def shown(url, *options):
    done = extractor("commitments", url, "--json", *options)
    assert done.code == 0, done.err
    return json.loads(done.out)["commitments"]


def told(url, *options):
    done = extractor("commitments", url, *options)
    assert done.code == 0, done.err
    return done.out


def test_a_state_that_a_person_set_stands_before_the_programs(store):
    (before,) = shown(store, "--as-of", AFTER)
    assert before["set_by"] is None
    decide(store, "status", "status", "partly_met", "aftalt på møde")
    (after,) = shown(store, "--as-of", AFTER)
    assert (after["state"], after["machine_state"]) == ("partly_met", before["state"])
    assert (after["set_by"]["who"], after["set_by"]["reason"]) == ("gennemgår A.K.", "aftalt på møde")
    text = told(store, "--as-of", AFTER)
    assert "Delvist opfyldt" in text
    assert f"Sat af gennemgår A.K. {now()[:10]} (aftalt på møde); programmet: " in text


def test_a_new_deadline_leaves_the_original(store):
    (before,) = shown(store, "--as-of", AFTER)
    decide(store, "deadline_changed", "deadline", "2100-06-01", "nyt brev")
    (after,) = shown(store, "--as-of", AFTER)
    assert after["original_deadline"] == before["original_deadline"]
    assert (after["current_deadline"]["day"], after["current_deadline"]["set_by"]["reason"]) == (
        "2100-06-01",
        "nyt brev",
    )
    assert "Frist 2100-06-01 sat af gennemgår A.K." in told(store, "--as-of", AFTER)


def test_what_was_set_after_the_day_is_left_out_and_counted(store):
    (before,) = shown(store, "--as-of", "2026-01-01")
    decide(store, "status", "status", "met")
    assert shown(store, "--as-of", "2026-01-01") == [before]
    assert "1 afgørelser er truffet efter denne dag" in told(store, "--as-of", "2026-01-01")


def test_a_rejected_promise_is_off_the_board(store):
    decide(store, "rejected", reason="intet tilsagn")
    assert shown(store, "--as-of", AFTER) == []


@pytest.mark.parametrize("value", ["", "maybe", "open"])
def test_a_state_that_is_none_changes_nothing(store, value):
    before = shown(store, "--as-of", AFTER)
    decide(store, "status", "status", value)
    assert shown(store, "--as-of", AFTER) == before


def test_what_cannot_be_measured_is_not_overdue(store):
    decide(store, "status", "status", "not_measurable")
    (promise,) = shown(store, "--as-of", AFTER)
    assert (promise["column"], promise["overdue"]) == ("not_measurable", False)
    assert "KAN IKKE MÅLES (1)" in told(store, "--as-of", AFTER)
