"""Which letters are one case, and what came of its demands."""

import pytest

from extractor.compare.threads import threads
from tests.compare.letter_maker import commitment, letter

ASKED = "Vi beder kommunen sende en skriftlig redegørelse for årsagerne senest 2018-03-01"


def demand(deadline="2018-03-01", text=ASKED):
    return commitment(text, origin="imposed", deadline=deadline, deadline_text=deadline, deadline_kind="due")


def star(day="2018-02-01", *items, source="krav.txt", **given):
    return letter(source, day, *(items or (demand(),)), doc_type="supervision_letter", **given)


def sources(found):
    return [[x.source for x in thread.letters] for thread in found]


def test_a_shared_case_number_makes_a_case():
    letters = [star(case_numbers=("18/1",)), letter("svar.txt", "2018-02-20", case_numbers=("18/9", "18/1"))]
    assert sources(threads(letters, "2019-01-01")) == [["krav.txt", "svar.txt"]]


def test_a_letter_named_by_its_day_makes_a_case():
    letters = [star(), letter("svar.txt", "2018-02-20", text="Tak for jeres brev af 2018-02-01 om samtaler.")]
    assert sources(threads(letters, "2019-01-01")) == [["krav.txt", "svar.txt"]]


def test_another_municipality_is_another_case():
    other = letter("x.txt", "2018-02-20", case_numbers=("18/1",), municipality="Faxe", municipality_code="320")
    assert len(threads([star(case_numbers=("18/1",)), other], "2019-01-01")) == 2


def test_an_agenda_joins_no_two_cases():
    letters = [
        star(source="a.txt", case_numbers=("18/1",)),
        star("2018-02-05", source="b.txt", case_numbers=("18/2",)),
        letter("dagsorden.txt", "2018-03-01", doc_type="agenda", case_numbers=("18/1", "18/2")),
    ]
    assert sources(threads(letters, "2019-01-01")) == [["a.txt", "dagsorden.txt"], ["b.txt", "dagsorden.txt"]]


ANSWERED = [
    ("2018-03-01", {"case_numbers": ("18/1",)}, "in_time", "same"),
    ("2018-03-02", {"case_numbers": ("18/1",)}, "late", "same"),
    ("2018-02-20", {}, "not_judged", "unsure"),  # fits in time alone
    ("2018-12-20", {}, "overdue", None),  # too long after
    ("2018-01-20", {"case_numbers": ("18/1",)}, "overdue", None),  # before the demand
]


@pytest.mark.parametrize(("day", "about", "state", "sure"), ANSWERED)
def test_a_demand_and_its_answer(day, about, state, sure):
    found = threads([star(case_numbers=("18/1",)), letter("svar.txt", day, **about)], "2019-01-01")
    check = next(c for thread in found for c in thread.checks)
    assert (check.state, check.link) == (state, sure)


def test_without_answer_it_is_overdue_after_the_day_only():
    assert [threads([star()], day)[0].checks[0].state for day in ("2018-03-01", "2018-03-02")] == [
        "unanswered",
        "overdue",
    ]


def test_two_sentences_with_one_deadline_are_one_demand():
    both = (demand(), demand(text="Redegørelse og plan fremsendes til undertegnede"))
    found = threads([star("2018-02-01", *both)], "2019-01-01")
    assert len(found[0].checks) == 1
    assert len(found[0].checks[0].told) == 2


def test_points_are_asked_for_only_where_the_demand_asks():
    answer = letter("svar.txt", "2018-02-20", case_numbers=("18/1",), text="Det skyldes sygdom i afdelingen.")
    asked = threads([star(case_numbers=("18/1",)), answer], "2019-01-01")[0].checks[0].asked
    assert [(point.id, bool(point.passages)) for point in asked] == [("causes", True)]
    wide = star("2018-02-01", demand(text="Vi beder om en genopretningsplan senest 2018-03-01"), case_numbers=("18/1",))
    asked = threads([wide, answer], "2019-01-01")[0].checks[0].asked
    assert {"initiatives", "milestones", "political_follow_up"} <= {p.id for p in asked if not p.passages}


def test_an_answer_tells_of_the_demand_where_its_letter_is_absent():
    told = commitment("kommunen blev bedt om en redegørelse", origin="imposed", deadline="2018-03-01", state="met")
    check = threads([letter("svar.txt", "2018-03-05", told)], "2019-01-01")[0].checks[0]
    assert (check.state, check.answer.source) == ("late", "svar.txt")


def test_letters_that_are_referred_to_and_not_there_are_listed():
    one = letter("svar.txt", "2018-02-20", text="Tak for jeres brev af 2018-02-01. Se vores skrivelse af 2017-12-01.")
    assert [day for _, day, _ in threads([one], "2019-01-01")[0].absent] == ["2017-12-01", "2018-02-01"]
    assert [day for _, day, _ in threads([one, star()], "2019-01-01")[0].absent] == ["2017-12-01"]


def test_letters_of_a_later_day_are_left_out():
    assert sources(threads([star(), letter("svar.txt", "2018-02-20")], "2018-02-10")) == [["krav.txt"]]
