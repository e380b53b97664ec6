"""The sheet Tidsserier: rows of one table are told apart, bounds are told as bounds, the unknown stands last."""

import csv

import pytest

from tests.command import extractor

LETTER = """Vejle Kommune
Redegørelse af 5. marts 2019

Mere end 30 pct. af de aktivitetsparate har ikke fået et tilbud eller mentorstøtte det seneste år.

Selvforsørgelsesgrad efter afsluttet aktivering, pct.
Leverandør\tnov-18\tdec-18
Værkstedet\t37,7\t39,4
Køkkenet\t24,2\t30,6
Butikken\t9,0\t12,5
"""
HEARD = """Pressen skriver

Flere kommuner har problemer: 41 pct. af de aktivitetsparate har ikke fået et tilbud det seneste år.
"""


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serier")
    (folder / "avis.txt").write_text(HEARD, "utf-8")
    (folder / "vejle.txt").write_text(LETTER, "utf-8")
    extractor("run", folder, "--out", folder / "ud", "-q")
    return _rows(folder / "ud" / "tidsserier_excel.csv"), _rows(folder / "ud" / "overblik_excel.csv")


def _rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_rows_with_one_indicator_group_and_month_have_names(series):
    rows, _ = series
    cells = [row for row in rows if row["Tabelrække"]]
    assert len(cells) == 6
    told = [(row["Indikator"], row["Målgruppe"], row["Række i tabel"], row["Opgjort fra"]) for row in cells]
    assert len(set(told)) == 6
    assert {row["Række i tabel"] for row in cells} == {"Værkstedet", "Køkkenet", "Butikken"}


def test_a_bound_is_told_as_a_bound(series):
    rows, _ = series
    assert [row["Forbehold"] for row in rows if row["Værdi"] == "30"] == ["mere end"]


def test_figures_of_no_known_municipality_stand_last(series):
    rows, _ = series
    assert [bool(row["Kommune"]) for row in rows] == [True] * 7 + [False]


def test_a_row_of_many_is_nobodys_key_figure(series):
    _, overview = series
    assert overview[0]["Nyeste nøgletal"] != "Selvforsørgelsesgrad efter afsluttet aktivering"
