"""Letters beside official figures: equal, or «afviger med x» with candidates; never «forkert»."""

from datetime import date

import pytest

from extractor.compare.crosscheck import cross_check, rows, sentence
from extractor.compare.exports import read_export
from extractor.compare.series import Selection, line_up
from tests.compare.layouts import write_csv
from tests.compare.made import OFFERS, SHARE, TALKS, figure, letter

HEAD = ["Område", "Periode", "Ydelse", "Andel personer, som har fået afholdt færre end 4 samtaler"]


@pytest.fixture
def told(tmp_path):
    def run(own, *official, head=HEAD, fetched=None):
        path = write_csv(tmp_path / "a.csv", [head, *map(list, official)])
        (check,) = cross_check(line_up([letter(own)], Selection()).series, read_export(path), fetched)
        return check

    return run


OWN = figure("Faxe", TALKS, "sygedagpenge", "2022-09", "45,5")


def test_equal(told):
    check = told(OWN, ("Faxe", "2022M09", "Sygedagpenge mv.", "45,5"))
    assert check.state == "equal"
    assert sentence(check).endswith("september 2022: 45,5; officielt 45,5: stemmer.")


def test_equal_at_the_letters_decimals(told):
    assert (
        told(figure("Faxe", TALKS, "sygedagpenge", "2022-09", "46"), ("Faxe", "2022M09", "Sygedagpenge", "45,5")).state
        == "equal"
    )


def test_differs_by_so_much_perhaps_because(told):
    check = told(OWN, ("Faxe", "2022M09", "Sygedagpenge", "40,9"), fetched=date(2023, 5, 1))
    assert check.state == "differs"
    assert "officielt 40,9: afviger med 4,6 procentpoint, måske fordi " in sentence(check)
    assert (
        "sene registreringer: det officielle tal (hentet 2023-05-01) er yngre end dokumentet fra 2023-02-20"
        in sentence(check)
    )
    assert "få personer" in sentence(check)
    assert "forkert" not in sentence(check)


LOW = [("2022M09", "Sygedagpenge", "30,0")]
REASONS = [
    (OWN, [*LOW, ("2022M10", "Sygedagpenge", "45,5")], "perioden kan være en anden"),
    (OWN, [*LOW, ("2022M09", "Kontanthjælp", "45,5")], "målgruppen kan være en anden"),
    (OWN, [("2022M09", "Sygedagpenge", "54,5")], "modsatte andel"),
    (OWN, [("2022M09", "Sygedagpenge", "45,6")], "afrunding"),
    (OWN | {"kind": "own_count"}, LOW, "kommunens egen opgørelse"),
    (OWN | {"kind": "press"}, LOW, "pressen"),
    (OWN | {"days": "2022-09-01"}, LOW, "brevet er opgjort"),
    (OWN | {"group": "syg_kategori_2"}, LOW, "målgruppen er en anden"),
    (OWN | {"value": "31", "modifier": "more_than"}, LOW, "brevet giver en grænse"),
    (OWN | {"value": "31", "modifier": "approx"}, LOW, "brevet runder af"),
]


@pytest.mark.parametrize(("own", "official", "reason"), REASONS, ids=[reason for _, _, reason in REASONS])
def test_candidates(told, own, official, reason):
    check = told(own, *[("Faxe", *row) for row in official])
    assert check.state == "differs"
    assert any(reason in why for why in check.reasons), check.reasons


def test_a_limit_agrees_with_figures_on_its_side(told):
    bound = figure("Faxe", TALKS, "sygedagpenge", "2022-09", "20", modifier="more_than")
    assert told(bound, ("Faxe", "2022M09", "Sygedagpenge", "45,5")).state == "equal"
    assert told(bound, ("Faxe", "2022M09", "Sygedagpenge", "20,0")).state == "differs"


def test_a_sign_is_no_figure(told):
    check = told(OWN, ("Faxe", "2022M09", "Sygedagpenge", "."))
    assert check.state == "missing"
    assert check.difference is None
    assert "ikke vist («.»)" in sentence(check)


def test_the_complement_is_turned(told):
    own = figure("Faxe", "andel_mindst_4_samtaler_6m", "sygedagpenge", "2022-09", "54,5")
    check = told(own, ("Faxe", "2022M09", "Sygedagpenge", "45,5"))
    assert check.state == "equal"
    assert "modsatte andel" in sentence(check)


@pytest.mark.parametrize("own", [
    figure("Faxe", OFFERS, "kontanthjaelp", "2022-09", "45,5"),
    figure("Faxe", TALKS, "sygedagpenge", "2021-09", "45,5"),
    figure("Faxe", SHARE, "aktivitetsparate", "2022-09", "45,5"),
])  # fmt: skip
def test_without_a_counterpart_nothing_is_said(told, own):
    assert told(own, ("Faxe", "2022M09", "Sygedagpenge", "45,5")).state == "none"


def test_persons_against_full_time_persons(told):
    own = figure("Faxe", "antal_personer", "sygedagpenge", "2022-09", "240", unit=None)
    check = told(
        own, ("Faxe", "2022M09", "Sygedagpenge", "201"), head=["Område", "Periode", "Ydelse", "Antal fuldtidspersoner"]
    )
    assert "personer og fuldtidspersoner er ikke det samme" in check.reasons


def test_rows_lead_to_the_letter_and_to_the_cell(told):
    (row,) = rows([told(OWN, ("Faxe", "2022M09", "Sygedagpenge", "40,9"))])
    assert row[10:16] == ("brev.txt", 1, "Tal 45,5 står her.", "a.csv", 2, 4)
