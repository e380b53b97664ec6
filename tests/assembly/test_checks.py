"""Arithmetic checks: each finding shows its numbers; right sums and roundings are left alone."""

import pytest

from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.settings import Settings

HEAD = "Varde Kommune\n\nDato: 12. marts 2018\n\nKære minister\n\n"
FOUND = [
    ("I alt 60 af de 200 borgere, svarende til 40 pct., mangler en plan.", "check_share"),
    ("Andelen er faldet fra 44,4 pct. til 38,5 pct., et fald på 7,9 procentpoint.", "check_change"),
    ("Antal personer på ydelsen\n\nYdelse\tAntal\nSygedagpenge\t12\nRevalidering\t5\nI alt\t18\n", "check_total"),
    ("Andel, pct.\n\n\tnov-16\tdec-16\tjan-17\tfeb-16\nSygedagpenge\t10,1\t11,2\t9,3\t8,8\n", "check_month"),
]
RIGHT = [
    "I alt 60 af de 200 borgere, svarende til 30 pct., mangler en plan.",
    "Andelen er faldet fra 44,4 pct. til 38,5 pct., et fald på 5,9 procentpoint.",
    "Antal personer på ydelsen\n\nYdelse\tAntal\nSygedagpenge\t12\nRevalidering\t5\nI alt\t17\n",
    "Andel, pct.\n\n\tnov-16\tdec-16\tjan-17\tfeb-17\nSygedagpenge\t10,1\t11,2\t9,3\t8,8\n",
]


def findings(text: str) -> list[str]:
    result = extract(read_bytes((HEAD + text).encode(), "brev.txt", ".txt", Settings()), load())
    assert all(p.severity == "notice" for p in result.problems)
    assert (result.status == "ok") == (not result.problems)
    return [p.code for p in result.problems]


@pytest.mark.parametrize(("text", "code"), FOUND)
def test_a_slip_is_found(text, code):
    assert findings(text) == [code]


@pytest.mark.parametrize("text", RIGHT)
def test_right_figures_are_left_alone(text):
    assert findings(text) == []


def test_a_finding_shows_its_numbers():
    result = extract(read_bytes((HEAD + FOUND[2][0]).encode(), "brev.txt", ".txt", Settings()), load())
    assert "12 + 5 = 17, ikke 18" in result.problems[0].message


TABLE = (
    "Andel uden tilbud eller mentor det seneste år, pct.\n\n"
    "Gruppe\tmarts 2018\nAktivitetsparate\t{}\nSygedagpenge\t20,0\n"
)
PROSE = "I marts 2018 havde 44,3 pct. af de aktivitetsparate ikke fået et tilbud eller en mentor det seneste år.\n\n"


def test_table_and_prose_that_disagree_are_told_with_both_figures():
    result = extract(read_bytes((HEAD + PROSE + TABLE.format("40,1")).encode(), "b.txt", ".txt", Settings()), load())
    assert [p.code for p in result.problems] == ["check_contradiction"]
    assert "44,3 pct. og 40,1" in result.problems[0].message


def test_table_and_prose_that_agree_but_for_rounding_are_left_alone():
    assert findings(PROSE + TABLE.format("44,3")) == []
    assert findings(PROSE + TABLE.format("44")) == []


def test_months_without_a_year_are_held_against_nothing():
    text = "\tjuni\tjuli\taugust\tseptember\nSygedagpenge\t10,1\t11,2\t9,3\t8,8\n"
    result = extract(read_bytes(text.encode(), "b.txt", ".txt", Settings()), load())
    assert "check_month" not in [p.code for p in result.problems]
