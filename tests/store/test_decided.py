"""What people decided is in every record that is read, and what the program said stands beside."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.store import review
from extractor.store.engine import connect, reading
from extractor.store.events import Draft
from extractor.store.keys import items
from extractor.store.query import StoreSource
from extractor.store.save import Store
from tests.store.made import moved, record

OLD = record(11, 3)
OTHER = record(12, 3)


def run(url, *results):
    with Store(url, "key") as store:
        for result in results:
            store.save(result)
        store.finish()


def pick(subject, nth=0, kind=None, result=OLD):
    return [i for i in items(result) if i.subject == subject and kind in (None, i.type)][nth]


def decide(url, item, action, field=None, new=None, reason=None):
    engine = connect(url)
    with reading(engine) as connection:
        view = review.view_of(connection, item.key)
    base = view.last_event_id if view else None
    draft = Draft(item.subject, item.key, OLD.document_id, "kontrollant A.K.", action, field, None, new, reason,
                  base_event_id=base)  # fmt: skip
    review.decide(engine, [draft])


def seen(url):
    source = StoreSource(url)
    return next(r for r in source.results() if r.document_id == OLD.document_id), source.decided


def test_without_decisions_nothing_is_changed(url):
    run(url, OLD, OTHER)
    assert seen(url) == (OLD, {})


def test_a_rejected_figure_is_out_and_told_of(url):
    run(url, OLD, OTHER)
    item = pick("observation")
    decide(url, item, "rejected", reason="forkert tal")
    result, decided = seen(url)
    assert [o.id for o in result.observations] == [o.id for o in OLD.observations if o.id != item.entry.id]
    told = decided[item.entry.id]
    assert (told.state, told.by, told.reason, told.at[:2]) == ("rejected", "kontrollant A.K.", "forkert tal", "20")


def test_a_corrected_figure_has_the_new_value_and_the_old_beside(url):
    run(url, OLD)
    item = pick("observation")
    decide(url, item, "corrected", "value", "12,5")
    decide(url, item, "corrected", "target_group", "jobparate")
    result, decided = seen(url)
    own = next(o for o in result.observations if o.id == item.entry.id)
    assert (own.value, own.target_group) == (Decimal("12.5"), "jobparate")
    told = decided[own.id]
    assert {name: act.value for name, act in told.fields.items()} == {"value": "12,5", "target_group": "jobparate"}
    assert told.machine == item.claim


def test_a_fact_takes_the_figure_with_it(url):
    run(url, OLD)
    first, second = pick("fact", 0, "percentage"), pick("fact", 1, "percentage")
    decide(url, first, "corrected", "value", "99.5")
    decide(url, second, "rejected")
    result, decided = seen(url)
    on_first = [o for o in result.observations if o.mention == first.entry.id]
    assert [o.value for o in on_first] == [Decimal("99.5")]
    assert not [o for o in result.observations if o.mention == second.entry.id]
    assert decided[on_first[0].id].by == "kontrollant A.K."


@pytest.mark.parametrize(("field", "new"), [("value", "ca. 12"), ("value", ""), ("value", "NaN"), ("nonsense", "1")])
def test_what_cannot_be_read_leaves_the_programs_value(url, field, new):
    run(url, OLD)
    item = pick("observation")
    decide(url, item, "corrected", field, new)
    result, decided = seen(url)
    assert result == OLD
    assert decided[item.entry.id].fields[field].value == new


def test_what_a_person_approved_stays_though_a_later_run_does_not_find_it(url):
    run(url, OLD)
    item = pick("observation")
    decide(url, item, "approved")
    gone = tuple(o for o in OLD.observations if o.id != item.entry.id)
    run(url, replace(OLD, observations=gone, extractor_version="2.0"))
    result, decided = seen(url)
    kept = [o for o in result.observations if o.id.startswith("person-")]
    assert [(o.value, o.indicator, o.as_of_end) for o in kept] == [
        (item.entry.value, item.entry.indicator, item.entry.as_of_end)
    ]
    assert decided[kept[0].id].attention == "to_confirm"


def test_decisions_follow_a_text_that_has_moved(url):
    run(url, OLD)
    item = pick("observation")
    decide(url, item, "corrected", "value", "12.5")
    newer = moved(OLD, 0, "Der er tilføjet et afsnit. ")
    run(url, newer)
    result, decided = seen(url)
    own = next(o for o in result.observations if o.start == item.start + 27)
    assert own.value == Decimal("12.5")
    assert decided[own.id].quote == newer.text[own.start : own.end]


def test_a_decision_that_is_taken_back_is_no_correction(url):
    run(url, OLD)
    item = pick("observation")
    decide(url, item, "corrected", "value", "12.5")
    decide(url, item, "reopened")
    result, decided = seen(url)
    assert result == OLD
    assert decided[item.entry.id].fields == {}


def test_what_is_set_on_a_promise_leaves_its_record(url):
    run(url, OLD)
    item = pick("commitment")
    decide(url, item, "status", "status", "met", "set i brev af 1. marts")
    decide(url, item, "deadline_changed", "deadline", "2030-01-01")
    result, decided = seen(url)
    assert result == OLD
    told = decided[item.entry.id]
    assert (told.status.value, told.deadline.value, told.state) == ("met", "2030-01-01", "followed")


def test_a_comparison_marks_what_people_decided(url):
    """Corrected: their value, with the program's beside. Rejected: out, and told of."""
    from extractor.compare.comparison import compare
    from extractor.compare.overview import lines
    from extractor.compare.series import Selection
    from extractor.compare.table import rows

    run(url, OLD)
    known = [i for i in items(OLD) if i.subject == "observation" and i.entry.indicator != "other"]
    decide(url, known[0], "corrected", "value", "12.5", "tastefejl i brevet")
    decide(url, known[1], "rejected")
    source = StoreSource(url)
    found = compare(source.figures(), Selection(), source.decided)
    told = {row.observation_id: row for row in rows(found)}
    own = told[known[0].entry.id]
    assert own.value == Decimal("12.5")
    assert own.machine_value == str(known[0].entry.value).replace(".", ",")
    assert own.reviewed.startswith("rettet af kontrollant A.K. 20")
    assert own.reviewed.endswith(f": værdi 12,5 (programmet: {own.machine_value}) – tastefejl i brevet")
    assert known[1].entry.id not in told
    assert {row.reviewed for row in rows(found) if row is not own and row.observation_id != own.observation_id} <= {""}
    text = "\n".join(lines(found))
    assert own.reviewed in text
    assert "Afvist ved gennemgang (ikke med ovenfor)" in text
    assert f"«{OLD.text[known[1].start : known[1].end]}» – afvist af kontrollant A.K." in text


def test_a_figure_moved_to_another_municipality_is_found_there(url):
    run(url, OLD, OTHER)
    item = pick("observation")
    decide(url, item, "corrected", "municipality", "Læsø")
    source = StoreSource(url)
    (found,) = source.results(municipality="Læsø")
    assert [o.municipality_code for o in found.observations if o.id == item.entry.id] == ["825"]
    told = [o for f in StoreSource(url).figures(("825",)) for o in f.observations if o.municipality_code == "825"]
    assert [o.id for o in told] == ([item.entry.id] if item.entry.indicator != "other" else [])
    assert list(StoreSource(url).results(municipality="Læsø", since="2100-01-01")) == []
