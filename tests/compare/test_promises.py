"""What is promised by when, and what the documents say came of it."""

from pathlib import Path

import pytest

from extractor.compare.promises import assess
from tests.compare.letter_maker import commitment, initiative, letter, observation

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
TALKS = "Alle sygedagpengemodtagere får fire samtaler inden for seks måneder"
WAITING = "Ventelisten til vejledningsforløb afvikles inden sommerferien"
LATER = "2019-01-01"


def promised(text=WAITING, deadline="2018-06-01", **given):
    return commitment(text, deadline=deadline, deadline_text=deadline, deadline_kind="due", **given)


def only(letters, as_of=LATER):
    found = assess(letters, as_of)
    assert len(found) == 1
    return found[0]


def states(letters, as_of=LATER):
    return [p.state for p in assess(letters, as_of)]


def test_nothing_said_is_not_assessed_and_never_not_met():
    p = only([letter("a.txt", "2018-02-01", promised())])
    assert (p.state, p.column, p.overdue, p.without_new_deadline) == ("not_assessed", "overdue", True, False)


def test_a_miss_told_behind_something_done_is_no_verdict():
    """«The list is in use. … it did not succeed»: the miss may be of another matter, and is only proposed."""
    text = f"{WAITING}. Vejledningen er færdig. Kurset er forsinket."
    p = only([letter("a.txt", "2018-07-01", promised(state="missed"), text=text)])
    assert (p.state, [e.says for e in p.evidence]) == ("not_assessed", [])
    assert [(e.says, e.answer) for e in p.proposed] == [("not_met", "unsure")]
    assert "Kurset er forsinket" in p.proposed[0].passage.quote


def test_a_miss_is_shown_where_it_is_told():
    text = f"{WAITING}. Vi har talt med alle om det. Vi er dog ikke i mål endnu."
    p = only([letter("a.txt", "2018-07-01", promised(state="missed"), text=text)])
    assert p.state == "not_met"
    assert "ikke i mål" in p.evidence[0].passage.quote


def test_what_is_told_behind_another_promise_is_of_that_one():
    """«The plan would be whole by January. The agency would write. It hereby does»: nothing is met by that."""
    other = "Styrelsen skriver igen i februar"
    text = f"{WAITING}. {other}. Det sker hermed. "
    found = assess(
        [letter("a.txt", "2018-07-01", promised(state="met"), commitment(other, state="met"), text=text)], LATER
    )
    assert {p.first.commitment.text: p.state for p in found} == {WAITING: "not_assessed", other: "met"}
    both = f"{WAITING}. {other}. Begge dele er gennemført. "
    found = assess(
        [letter("a.txt", "2018-07-01", promised(state="met"), commitment(other, state="met"), text=both)], LATER
    )
    assert [p.state for p in found] == ["met", "met"]


def test_the_time_given_was_not_enough_pages_behind():
    text = f"I fik seks måneder til at rette op. {'Reglerne er disse. ' * 60}Det er ikke lykkedes kommunen."
    given = commitment("I fik seks måneder til at rette op", origin="imposed", state="missed")
    p = only([letter("a.txt", "2018-07-01", given, text=text, doc_type="supervision_letter")])
    assert (p.state, p.evidence[0].passage.quote) == ("not_met", "Det er ikke lykkedes kommunen.")


COLUMNS = [("2018-05-01", "later"), ("2018-05-02", "soon"), ("2018-06-01", "soon"), ("2018-06-02", "overdue")]


@pytest.mark.parametrize(("as_of", "column"), COLUMNS)
def test_columns_follow_from_the_day(as_of, column):
    assert only([letter("a.txt", "2018-02-01", promised())], as_of).column == column


def test_without_a_day_there_is_no_deadline():
    p = only([letter("a.txt", "2018-02-01", commitment(WAITING))])
    assert (p.column, p.original, p.days_left, p.overdue) == ("no_deadline", None, None, False)


def test_a_later_day_never_replaces_the_original():
    again = promised("Ventelisten til vejledningsforløbene afvikles nu inden efteråret", "2018-09-01")
    p = only([letter("a.txt", "2018-02-01", promised()), letter("b.txt", "2018-06-10", again)])
    assert (p.original.day, p.current.day, [d.letter.source for d in p.changes]) == (
        "2018-06-01",
        "2018-09-01",
        ["b.txt"],
    )


def test_what_a_later_document_tells_is_unknown_before_its_day():
    told = promised("Ventelisten til vejledningsforløb er fortsat ikke afviklet", None, state="missed")
    letters = [letter("a.txt", "2018-02-01", promised()), letter("b.txt", "2018-08-10", told)]
    assert only(letters, "2018-08-09").state == "not_assessed"
    p = only(letters, "2018-08-10")
    assert (p.state, p.column, p.without_new_deadline) == ("not_met", "not_met", True)


def test_missed_and_then_met_is_met_late():
    missed = promised("Ventelisten til vejledningsforløb er fortsat ikke afviklet", None, state="missed")
    met = promised("Ventelisten til vejledningsforløbene er afviklet", None, state="met")
    letters = [letter("a.txt", "2018-02-01", promised()), letter("b.txt", "2018-08-10", missed)]
    assert only([*letters, letter("c.txt", "2018-10-01", met)]).state == "met_late"


def test_a_report_after_the_deadline_is_not_by_itself_too_late():
    met = promised("Ventelisten til vejledningsforløbene er afviklet", None, state="met")
    p = only([letter("a.txt", "2018-02-01", promised()), letter("b.txt", "2018-08-10", met)])
    assert (p.state, p.column) == ("met", "met")


EFFORTS = [("completed", "met"), ("ongoing", "in_progress"), ("stopped", "dropped"), ("planned", "not_assessed")]


@pytest.mark.parametrize(("status", "state"), EFFORTS)
def test_a_later_effort_is_evidence(status, state):
    effort = initiative("Ventelisten til vejledningsforløb er afviklet", status=status)
    assert states([letter("a.txt", "2018-02-01", promised()), letter("b.txt", "2018-05-01", effort)]) == [state]


def test_what_was_to_begin_is_met_when_it_is_under_way():
    start = commitment("Et vejledningsforløb for unge", deadline="2018-03-01", deadline_kind="start")
    effort = initiative("Vejledningsforløbet for unge")
    assert states([letter("a.txt", "2018-02-01", start), letter("b.txt", "2018-05-01", effort)]) == ["met"]


def test_an_unsure_link_is_proposed_and_moves_nothing():
    vague = initiative("Ventelisten til mentorer er vokset", status="completed")
    p = only([letter("a.txt", "2018-02-01", promised("Ventelisten til vejledningsforløb afvikles")),
              letter("b.txt", "2018-05-01", vague)])  # fmt: skip
    assert (p.state, [e.answer for e in p.proposed], p.evidence) == ("not_assessed", ["unsure"], ())


def test_another_municipality_gives_no_evidence():
    effort = initiative("Ventelisten til vejledningsforløb er afviklet", status="completed", municipality="Faxe")
    other = letter("b.txt", "2018-05-01", effort, municipality="Faxe", municipality_code="320")
    assert states([letter("a.txt", "2018-02-01", promised()), other]) == ["not_assessed"]


def test_a_new_day_in_the_same_breath_belongs_to_what_was_missed():
    text = "Vi lovede et nyt system til 2018-06-01. Det er ikke lykkedes, og vi regner med det efter sommerferien"
    old = promised("et nyt system til 2018-06-01", state="missed")
    new = promised("vi regner med det efter sommerferien", "2018-09-01")
    p = only([letter("a.txt", "2018-06-10", old, new, text=text)], "2018-07-01")
    assert (p.state, p.original.day, p.current.day, p.column) == ("in_progress", "2018-06-01", "2018-09-01", "later")
    assert (p.missed_original, p.without_new_deadline) == (True, False)


FIGURES = [("19.0", "met"), ("20.0", "met"), ("24.5", "not_met")]


@pytest.mark.parametrize(("value", "state"), FIGURES)
def test_the_first_figure_from_the_deadline_on_is_held_against_the_target(value, state):
    goal = observation("20.0", role="target", start=3, end=5, as_of_end="2018-06-01")
    made = letter("a.txt", "2018-02-01", promised(TALKS), goal)
    before = observation("50.0", as_of_start="2018-05-01", as_of_end="2018-05-31")
    after = observation(value, as_of_start="2018-06-01", as_of_end="2018-06-30")
    p = only([made, letter("b.txt", "2018-08-10", before, after)])
    assert (p.state, [str(e.value) for e in p.evidence]) == (state, [value])


def test_figures_of_another_group_are_no_evidence():
    goal = observation("20.0", role="target", start=3, end=5, as_of_end="2018-06-01", target_group="sygedagpenge")
    made = letter("a.txt", "2018-02-01", promised(TALKS), goal)
    after = observation("50.0", as_of_start="2018-06-01", as_of_end="2018-06-30", target_group="a_dagpenge")
    assert states([made, letter("b.txt", "2018-08-10", after)]) == ["not_assessed"]


def test_an_answer_after_the_day_meets_a_demand_late():
    asked = commitment("Vi beder om en redegørelse", origin="imposed", deadline="2018-03-01", deadline_kind="due")
    letters = [letter("a.txt", "2018-02-01", asked, doc_type="supervision_letter", case_numbers=("1",))]
    assert states(letters) == ["not_assessed"]
    assert states([*letters, letter("b.txt", "2018-02-28", case_numbers=("1",))]) == ["met"]
    assert states([*letters, letter("b.txt", "2018-03-02", case_numbers=("1",))]) == ["met_late"]


def test_demands_of_two_cases_stay_apart():
    def demanded(source, day, case):
        asked = commitment("Vi beder om en redegørelse", origin="imposed", deadline="2019-03-01")
        return letter(source, day, asked, doc_type="supervision_letter", case_numbers=(case,))

    assert len(assess([demanded("a.txt", "2018-02-01", "1"), demanded("b.txt", "2018-06-01", "2")], LATER)) == 2


def test_order_of_the_letters_changes_nothing():
    letters = [
        letter("a.txt", "2018-02-01", promised(), promised(TALKS)),
        letter("b.txt", "2018-06-10", promised("Ventelisten til vejledningsforløbene afvikles nu", "2018-09-01")),
        letter("c.txt", "2018-10-10", initiative("Ventelisten til vejledningsforløb er afviklet", status="completed")),
    ]
    assert assess(letters, LATER) == assess(letters[::-1], LATER)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real letters are not here")
def test_the_missed_goal_of_october_2017_has_no_new_deadline(tmp_path):
    from tests.command import extractor

    done = extractor("commitments", SEEDS, "--overdue", "--municipality", "Holbæk", "--check")
    assert done.code == 1
    assert done.out.count("oprindelig frist") == 1
    assert "Ikke opfyldt · oprindelig frist 2017-10-31" in done.out
    assert "INGEN NY FRIST" in done.out
