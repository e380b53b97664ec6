"""Supervision rules: the limit as worded, windows, follow-up, persons, and what is missing."""

import pytest

from extractor.compare.comparison import compare
from extractor.compare.rulebook import Test as Limit
from extractor.compare.rulebook import edge, rules
from extractor.compare.series import Selection
from extractor.compare.verdicts import notes, sentence, verdict_word
from extractor.lang import table
from tests.compare.made import OFFERS, SHARE, TALKS, figure, letter, months


def said(*figures, wanted=None):
    found = compare([letter(*figures)], wanted or Selection())
    return [sentence(o) for o in found.outcomes]


# three months of 2022 under «mere end 20» -> the end of the sentence
WINDOWS = [
    (("34,6", "34,7", "41,2"), "over 20 pct. i september, oktober og november 2022 (34,6 · 34,7 · 41,2). Brud."),
    (("69,2", "75,0", "20,0"), "ikke over 20 pct. i november 2022 (69,2 · 75,0 · 20,0). Ikke brud."),
    (("3,8", "7,1", "0,0"), "ikke over 20 pct. i september, oktober og november 2022 (3,8 · 7,1 · 0,0). Ikke brud."),
    (("20,1", "20,1", "20,0"), "ikke over 20 pct. i november 2022 (20,1 · 20,1 · 20,0). Ikke brud."),
]


@pytest.mark.parametrize(("values", "end"), WINDOWS)
def test_a_breach_needs_every_month_beyond_the_limit(values, end):
    assert said(*months("Faxe", OFFERS, "kontanthjaelp", "2022-09", *values)) == [f"Faxe, kontanthjælp, tilbud: {end}"]


# the three months after a breach in March to May -> verdict: 20,0 neither breaks the limit nor recovers
FOLLOW_UP = [
    (("34,6", "34,7", "41,2"), "Ikke genoprettet"),
    (("34,6", "20,0", "41,2"), "Ikke genoprettet"),
    (("20,0", "20,0", "20,0"), "Ikke genoprettet"),
    (("34,6", "19,9", "41,2"), "Genoprettet"),
    (("0,0", "34,7", "41,2"), "Genoprettet"),
]


@pytest.mark.parametrize(("values", "verdict"), FOLLOW_UP)
def test_recovery_needs_one_month_below_the_limit(values, verdict):
    first = months("Faxe", TALKS, "sygedagpenge", "2022-03", "34,6", "34,7", "41,2")
    later = months("Faxe", TALKS, "sygedagpenge", "2022-09", *values)
    told = said(*first, *later)
    assert told[0].endswith("marts, april og maj 2022 (34,6 · 34,7 · 41,2). Brud.")
    assert told[1].endswith(f" {verdict}.")


def test_a_missing_month_is_no_value():
    two = months("Faxe", TALKS, "uddannelseshjaelp", "2022-09", "66,7", "", "42,9")
    others = [months("Faxe", TALKS, group, "2022-09", "1,0", "1,0", "1,0") for group in ("sygedagpenge", "a_dagpenge")]
    told = said(*two, *others[0], *others[1])
    assert (
        "Faxe, uddannelseshjælp, samtaler: oktober 2022 er ikke oplyst (66,7 · ikke oplyst · 42,9). Kan ikke afgøres."
        in told
    )


def test_a_window_that_the_rule_outlived_is_not_decided():
    first = months("Faxe", TALKS, "sygedagpenge", "2023-04", "34,6", "34,7", "41,2")
    told = said(*first, *months("Faxe", TALKS, "sygedagpenge", "2023-10", "34,6", "34,7", "41,2"))
    assert "kun 2 af 3 måneder er oplyst, og reglen gjaldt kun til 27. november 2023" in told[1]
    assert told[1].endswith("Kan ikke afgøres.")


def test_a_month_that_one_row_alone_tells_of_is_none_of_the_others():
    one = months("Faxe", TALKS, "sygedagpenge", "2022-08", "46,2", "48,0", "44,4", "51,9")
    (calm,) = said(*months("Faxe", TALKS, "a_dagpenge", "2022-09", "1,0", "1,0", "1,0"), *one)[:1]
    assert calm.endswith("september, oktober og november 2022 (1,0 · 1,0 · 1,0). Ikke brud.")


def test_a_limit_for_the_window_counts_for_each_of_its_months():
    bound = figure("Faxe", TALKS, "sygedagpenge", "2022-03-01..2022-05-31", "20", modifier="more_than")
    (told,) = compare([letter(bound)], Selection()).outcomes
    assert sentence(told).endswith("over 20 pct. i marts, april og maj 2022 (mere end 20, oplyst samlet). Brud.")
    assert any("samlet udsagn" in note for note in notes(told))


def test_a_limit_below_the_rules_own_leaves_it_open():
    bound = figure("Faxe", TALKS, "sygedagpenge", "2022-03-01..2022-05-31", "15", modifier="more_than")
    assert said(bound)[0].endswith("Kan ikke afgøres.")


def test_fewer_than_ten_persons():
    shares = months(
        "Faxe", TALKS, "sygedagpenge", "2022-03", "34,6", "34,7", "41,2", "", "", "", "34,6", "34,7", "41,2"
    )
    few = figure("Faxe", "antal_6m_anciennitet", "sygedagpenge", "2022-10", "9", unit=None)
    told = said(*shares, few)
    assert told[1].endswith("færre end 10 personer i oktober 2022. Genoprettet.")
    few["days"] = "2022-04"
    assert said(*shares[:3], few)[0].endswith("færre end 10 personer i april 2022. Ikke omfattet.")


def test_where_ten_persons_are_not_sure_the_breach_is_conditional():
    found = compare([letter(*months("Faxe", TALKS, "sygedagpenge", "2022-09", "50,0", "50,0", "75,0"))], Selection())
    assert verdict_word(found.outcomes[0]) == "Brud, hvis mindst 10 personer"
    assert any("ikke oplyst; under 10" in note for note in notes(found.outcomes[0]))


def test_what_is_looked_at_does_not_change_what_is_so():
    first = months("Faxe", TALKS, "sygedagpenge", "2022-03", "34,6", "34,7", "41,2")
    later = months("Faxe", TALKS, "sygedagpenge", "2022-09", "34,6", "34,7", "41,2")
    from datetime import date

    cut = said(*first, *later, wanted=Selection(since=date(2022, 9, 1), groups=("sygedagpenge",), indicators=(TALKS,)))
    assert len(cut) == 1
    assert cut[0].endswith("Ikke genoprettet.")


def test_the_rule_of_its_time():
    """From 28 November 2023: under 80 pct. in six consecutive months, all groups together."""
    got = months("Faxe", "andel_mindst_4_samtaler_6m", "alle_ydelser", "2024-01", *["79,9"] * 5, "80,0", *["70,0"] * 6)
    told = said(*got)
    assert "ikke under 80 pct. i juni 2024" in told[0]
    assert told[0].endswith("Ikke brud.")
    assert told[1].startswith("Faxe, ydelsesgrupper i alt, samtaler: under 80 pct. i juli, august")
    assert said(*months("Faxe", "andel_mindst_4_samtaler_6m", "sygedagpenge", "2024-01", *["10,0"] * 6)) == []


def test_the_complement_is_held_against_the_turned_limit():
    got = months("Faxe", "andel_mindst_4_samtaler_6m", "sygedagpenge", "2022-09", "54,5", "47,4", "80,0")
    assert said(*got)[0].endswith("ikke under 80 pct. i november 2022 (54,5 · 47,4 · 80,0). Ikke brud.")


def test_a_group_without_the_requirement_is_left_alone():
    assert said(*months("Faxe", OFFERS, "sygedagpenge", "2022-09", "90,0", "90,0", "90,0")) == []


def test_figures_of_another_kind_say_so():
    (told,) = compare(
        [letter(figure("Faxe", SHARE, "aktivitetsparate", "2018-02-01", "38,5", kind="own_count"))], Selection()
    ).outcomes
    assert (
        sentence(told)
        == "Faxe, aktivitetsparate, uden tilbud eller mentor: 38,5 pct. 1. februar 2018 er over 30 pct. Over grænsen."
    )
    assert "Reglen bygger på officiel statistik; tallene er egen opgørelse." in notes(told)


BOUNDS = [
    ("gt", "more_than", "20", True), ("gt", "at_least", "20", None), ("gt", "at_least", "21", True),
    ("gt", "less_than", "20", False), ("gt", "at_most", "20", False), ("gt", "less_than", "30", None),
    ("lt", "less_than", "20", True), ("lt", "at_most", "20", None), ("lt", "at_least", "20", False),
    ("gte", "at_least", "20", True), ("gte", "less_than", "20", False), ("gte", "at_most", "20", None),
    ("lte", "at_most", "20", True), ("lte", "more_than", "20", False), ("lte", "at_least", "20", None),
]  # fmt: skip


@pytest.mark.parametrize(("comparator", "modifier", "value", "wanted"), BOUNDS)
def test_limits_against_limits(comparator, modifier, value, wanted):
    from decimal import Decimal

    assert Limit(comparator, Decimal(20)).holds_for_bound(modifier, Decimal(value)) is wanted


def test_every_rule_of_the_book_is_read_or_has_no_limit():
    read = {rule.id for rule in rules()}
    for row in table("rules")["rule"]:
        numeric = isinstance(row.get("trigger_value"), float) or row.get("requirement_unit") == "percent"
        assert (row["id"] in read) == numeric, row["id"]
        assert row["source"], row["id"]


@pytest.mark.parametrize(("text", "last", "day"), [("2022", False, "2022-01-01"), ("2018", True, "2018-12-31"),
    ("2017-08", False, "2017-08-01"), ("2016-02", True, "2016-02-29"), ("2023-11-27", True, "2023-11-27")])  # fmt: skip
def test_edges_of_validity(text, last, day):
    assert edge(text, last).isoformat() == day


def test_no_rule_names_a_municipality_in_code():
    from pathlib import Path

    import extractor.compare as package
    from extractor.lang.names import municipalities

    for path in Path(package.__file__).parent.glob("*.py"):
        code = "".join(part for i, part in enumerate(path.read_text("utf-8").split('"""')) if i % 2 == 0)
        code = "\n".join(line.partition("  #")[0] for line in code.splitlines())
        assert [m.name for m in municipalities() if m.name in code and len(m.name) > 3] == [], path.name
