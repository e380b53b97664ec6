"""What people decided survives a re-run (section 6.3): carried over, disputed, proposed anew or kept as their own."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.errors import UsageError
from extractor.schema.facts import ValueFact
from extractor.store import events, review, tables
from extractor.store.check import check
from extractor.store.decisions import overlap
from extractor.store.engine import connect, reading, writing
from extractor.store.events import Draft
from extractor.store.keys import items
from extractor.store.save import Store
from tests.store.made import moved, record

OLD = record(11, 3)
FILLER = "Der er tilføjet et nyt afsnit her. "


def run(url, result):
    with Store(url, "key") as store:
        store.save(result)
        store.finish()
    return store.outcome


def percentage(result, nth=0):
    return [item for item in items(result) if item.type == "percentage"][nth]


def decide(url, item, *actions, base=None):
    """Actions one after another on an item; the view after the last."""
    engine, view = connect(url), None
    for action in actions:
        name, field, new = action if isinstance(action, tuple) else (action, None, None)
        draft = Draft(item.subject, item.key, OLD.document_id, "A.K.", name, field, None, new, base_event_id=base)
        view = review.decide(engine, [draft])[0]
        base = view.last_event_id
    return view


def view(url, key):
    with reading(connect(url)) as connection:
        return review.view_of(connection, key)


def journal(url):
    with reading(connect(url)) as connection:
        assert [finding for finding in check(connection) if not finding.waiting] == []
        return [row.action for row in connection.execute(tables.event.select().order_by(tables.event.c.id))]


def change(result, nth=0, **fields):
    """The same record with other fields on its nth percentage and the observation of it."""
    old = [m for m in result.mentions if m.kind == "percentage"][nth]
    new = replace(old, **fields)
    figures = tuple(
        replace(o, value=new.value) if o.mention == old.id and isinstance(new, ValueFact) else o
        for o in result.observations
    )
    mentions = tuple(new if m is old else m for m in result.mentions)
    return replace(result, mentions=mentions, observations=figures, extractor_version="2.0")


def without(result, nth=0):
    """The same record where the rules no longer find the nth percentage."""
    gone = [m for m in result.mentions if m.kind == "percentage"][nth]
    return replace(
        result,
        mentions=tuple(m for m in result.mentions if m is not gone),
        observations=tuple(o for o in result.observations if o.mention != gone.id),
        extractor_version="2.0",
    )


def shifted(by):
    """Text put in before the nth occurrence is counted anew: the key changes when the same words stand before it."""
    item = percentage(OLD)
    quote = OLD.text[item.start : item.end]
    return moved(OLD, item.start - 20, (f"Før var det {quote} " + FILLER * 20)[:by])


def paged(result):
    """The same record with its percentages on page 2."""
    mentions = tuple(
        replace(m, provenance=replace(m.provenance, page=2)) if m.kind == "percentage" else m for m in result.mentions
    )
    return replace(result, mentions=mentions, pages=2)


SAME = replace(OLD, extractor_version="2.0")
CORRECTED = ("corrected", "value", "12.5")
CASES = {
    "same key, same claim": (("approved",), SAME, "approved", None, {"carried": 1}),
    "rejected stays rejected": (("rejected",), SAME, "rejected", None, {"carried": 1}),
    "text before it has grown": (("approved",), moved(OLD, 0, FILLER * 50), "approved", None, {"carried": 1}),
    "another value": (("approved",), change(OLD, value=Decimal(1)), "approved", "disagreement", {"disagreements": 1}),
    "another value on a rejected": (
        ("rejected",), change(OLD, value=Decimal(1)), "rejected", "disagreement", {"disagreements": 1},
    ),
    "the rule has learned what the person said": (
        (CORRECTED,), change(OLD, value=Decimal("12.50")), "corrected", None, {"carried": 1},
    ),
    "another noun is no other claim": (("approved",), change(OLD, noun="x"), "approved", None, {"carried": 1}),
    "moved 150 characters": (("approved",), shifted(150), "approved", "to_confirm", {"to_confirm": 1}),
    "no longer found, the words stand": (("approved",), without(OLD), "approved", "to_confirm", {"to_confirm": 1}),
    "near, on another page": (("approved",), paged(moved(OLD, 0, FILLER)), "approved", "to_confirm", {"to_confirm": 1}),
    "far, on another page": (("approved",), paged(moved(OLD, 0, FILLER * 9)), "approved", "added", {"kept": 1}),
    "the text is gone": (
        ("approved",), paged(replace(record(12, 3), document_id=OLD.document_id, sha256=OLD.sha256)), "approved",
        "added", {"kept": 1},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_decision_after_a_new_version(url, case):
    actions, newer, state, attention, outcome = CASES[case]
    run(url, OLD)
    item = percentage(OLD)
    before = decide(url, item, *actions)
    assert +run(url, newer) == outcome
    after = view(url, item.key)
    assert (after.state, after.attention) == (state, attention)
    assert (after.fields, after.place) == (before.fields, before.place)  # nothing that a person said is overwritten
    told = journal(url)
    run(url, replace(newer, source="same again"))
    assert journal(url) == told  # the same finding again is no news


def test_what_comes_back_is_whole_again(url):
    run(url, OLD)
    item = percentage(OLD)
    decide(url, item, "approved")
    run(url, change(OLD, value=Decimal(1)))
    run(url, SAME)
    assert view(url, item.key).attention is None
    assert journal(url) == ["approved", "disagreement", "matched"]


def test_a_person_settles_a_disagreement(url):
    run(url, OLD)
    item = percentage(OLD)
    decide(url, item, "approved")
    newer = change(OLD, value=Decimal(1))
    run(url, newer)
    disputed = view(url, item.key)
    assert disputed.proposed["claim"]["value"] == "1"
    settled = decide(url, percentage(newer), "approved", base=disputed.last_event_id)
    assert settled.attention is None
    assert +run(url, replace(newer, source="x")) == {"carried": 1}


def test_a_proposed_link_is_confirmed(url):
    run(url, OLD)
    item = percentage(OLD)
    decide(url, item, "approved", CORRECTED)
    newer = shifted(150)
    run(url, newer)
    waiting = view(url, item.key)
    views = review.confirm(connect(url), item.key, "B.L.", waiting.last_event_id)
    assert [(v.state, v.attention) for v in views] == [("moved", None), ("corrected", None)]
    assert views[1].fields == {"value": "12.5"}
    assert +run(url, replace(newer, source="x")) == {"carried": 1}
    journal(url)


def test_the_text_that_was_decided_on_is_kept(url):
    run(url, OLD)
    decide(url, percentage(OLD), "approved")
    newer = moved(OLD, 0, FILLER)
    run(url, newer)
    with reading(connect(url)) as connection:
        texts = {row.current: row.text for row in connection.execute(tables.text_layer.select())}
    assert texts == {True: newer.text, False: OLD.text}


def test_a_failed_run_takes_no_decision_away(url):
    run(url, OLD)
    item = percentage(OLD)
    decide(url, item, "approved")
    nothing = dict.fromkeys(("sections", "mentions", "observations", "initiatives", "commitments"), ())
    run(url, replace(OLD, status="failed", text="", **nothing))
    assert view(url, item.key).attention == "added"
    run(url, SAME)
    assert (view(url, item.key).state, view(url, item.key).attention) == ("approved", None)


def test_the_second_of_two_people_is_told(url):
    run(url, OLD)
    item = percentage(OLD)
    first = decide(url, item, "approved")
    with pytest.raises(review.Conflict) as caught:
        decide(url, item, "rejected")
    assert caught.value.view == first
    assert journal(url) == ["approved"]


def test_nothing_is_decided_on_what_does_not_exist(url):
    run(url, OLD)
    with pytest.raises(UsageError):
        review.decide(connect(url), [Draft("fact", "no such key", "x", "A.K.", "approved")])
    assert journal(url) == []


def test_decisions_on_efforts_and_promises_are_kept_too(url):
    run(url, OLD)
    found = {item.subject: item for item in items(OLD)}
    decide(url, found["initiative"], "approved")
    decide(url, found["commitment"], ("deadline_changed", "deadline", "2030-01-01"), ("status", "status", "met"))
    assert +run(url, SAME) == {"carried": 2}
    kept = view(url, found["commitment"].key)
    assert kept.fields == {"deadline": "2030-01-01", "status": "met"}
    with reading(connect(url)) as connection:  # the original deadline is never overwritten
        assert connection.execute(tables.commitment.select()).one().deadline == OLD.commitments[0].deadline


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [((0, 0, 2, 2), (0, 0, 2, 2), 1), ((0, 0, 2, 2), (1, 0, 3, 2), 1 / 3), ((0, 0, 1, 1), (5, 5, 6, 6), 0)],
)
def test_overlap_of_boxes(a, b, share):
    assert overlap(a, b) == pytest.approx(share)


def test_boxes_link_where_the_words_have_changed(url):
    run(url, OLD)
    item = percentage(OLD)
    decide(url, item, "approved")
    mention = next(m for m in OLD.mentions if m.id == item.entry.id)
    n = len(mention.text)
    newer = replace(
        change(OLD, text="9" * n),
        text=OLD.text[: item.start] + "9" * n + OLD.text[item.end :],
    )
    assert +run(url, newer) == {"to_confirm": 1}


def test_a_person_is_not_the_program():
    with pytest.raises(ValueError, match="cannot do"):
        Draft("fact", "k", "d", "run:1", "approved")
    with pytest.raises(ValueError, match="unknown action"):
        Draft("fact", "k", "d", "A.K.", "liked")


def test_views_follow_from_the_events_alone(url):
    run(url, OLD)
    item = percentage(OLD)
    decide(url, item, "approved", CORRECTED, "controlled")
    before = view(url, item.key)
    with writing(connect(url)) as connection:
        connection.execute(tables.fact_value.delete())
        events.refresh(connection, [item.key])
    assert view(url, item.key) == before
    assert (before.reviewed_by, before.controlled_by) == ("A.K.", "A.K.")
