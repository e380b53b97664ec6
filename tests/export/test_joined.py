"""What follows from all records together, and on which day."""

from datetime import date

import openpyxl
import pyarrow.parquet as pq
import pytest

from extractor.export import files, jsonl
from extractor.export.glossary import GLOSSARY
from extractor.export.joined import DAILY, JOINED, blank, join
from extractor.export.labels import HEADINGS, LABELS, names
from extractor.export.narrow import narrow
from extractor.export.sheets import SHEETS
from extractor.export.tables import TABLES
from tests.compare.letter_maker import commitment, initiative, letter, observation, result

LISTE = "Ventelisten til vejledningsforløb afvikles"


def records():
    promised = commitment(LISTE, deadline="2018-06-01", deadline_text="1. juni", deadline_kind="due")
    later = commitment("Ventelisten til vejledningsforløb er ikke afviklet", state="missed")
    figures = [
        observation("44.4", as_of_end="2017-12-01"),
        observation("38.5", as_of_end="2018-02-01", source_kind="own_count"),
    ]
    return [
        result("breve/a.txt", "2018-02-01", promised, initiative("Nyt forløb for unge"), *figures),
        result("breve/b.txt", "2018-08-01", later),
    ]


def written(folder, as_of):
    folder.mkdir()
    jsonl.write(records(), folder / "records.jsonl")
    files.write_all(folder, str(folder), as_of)
    return folder


def rows(folder, title):
    heads, *found = openpyxl.load_workbook(folder / "oplysninger.xlsx")[title].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in found]


def test_the_overview_has_one_row_for_a_municipality(tmp_path):
    (row,) = rows(written(tmp_path / "ud", "2019-01-01"), "Overblik")
    assert (row["Kommune"], row["Dokumenter (antal)"], row["Værdi (pct.)"], row["Forrige værdi (pct.)"]) == (
        "Vejle",
        2,
        38.5,
        44.4,
    )
    assert (row["Ikke opfyldt"], row["Ikke vurderet"], row["Ikke opfyldt uden ny frist"]) == (1, 0, 1)


def test_promises_are_told_as_of_the_day(tmp_path):
    (before,) = rows(written(tmp_path / "maj", "2018-05-15"), "Tilsagn")
    (after,) = rows(written(tmp_path / "dec", "2018-12-31"), "Tilsagn")
    assert (before["Tilstand"], before["Fristens stand"], before["Dage til frist"]) == (
        "Ikke vurderet",
        "Frist inden 30 dage",
        17,
    )
    assert (after["Tilstand"], after["Bemærk"]) == ("Ikke opfyldt", "Ingen ny frist")
    assert "er ikke afviklet" in after["Bevis"]
    assert after["Bevisets kilde"] == "breve/b.txt, side 1"


def test_files_of_a_run_are_the_same_on_any_day(tmp_path, monkeypatch):
    class Day(date):
        given = date(2018, 3, 1)

        @classmethod
        def today(cls):
            return cls.given

    monkeypatch.setattr(files, "date", Day)
    first = written(tmp_path / "a", None)
    Day.given = date(2031, 7, 9)
    second = written(tmp_path / "b", None)
    compared = [path.name for path in first.iterdir() if path.suffix in (".csv", ".parquet")]
    assert len(compared) > 15
    assert [name for name in compared if (first / name).read_bytes() != (second / name).read_bytes()] == []
    assert rows(first, "Tilsagn")[0]["Dage til frist"] != rows(second, "Tilsagn")[0]["Dage til frist"]


def test_machine_tables_have_exact_scores_and_days(tmp_path):
    table = pq.read_table(written(tmp_path / "ud", "2019-01-01") / "evidence.parquet").to_pylist()
    assert [(row["kind"], row["says"], row["day"]) for row in table] == [("later_report", "not_met", date(2018, 8, 1))]


def test_every_code_has_a_danish_name():
    codes = {"promise_state": 8, "column": 8, "check_state": 6, "measurable": 3}
    assert {name: len(LABELS[name]) for name in codes} == codes
    assert names("promise_state")["not_assessed"] != names("promise_state")["not_met"]


def test_every_column_has_a_heading_and_comes_from_its_table(tmp_path):
    joined = join([letter("a.txt", "2018-02-01", commitment(LISTE, origin="imposed", deadline="2018-03-01"),
                          commitment("Vi beder om en redegørelse", origin="imposed"), doc_type="supervision_letter")],
                  "2019-01-01", True)  # fmt: skip
    for sheet in SHEETS:
        known = (
            {c.name for c in TABLES[sheet.table].columns}
            if sheet.table in TABLES
            else set(joined.people(sheet.table)[0])
        )
        for name, _ in sheet.columns:
            assert name in HEADINGS, name
            assert name in known | {"missing"} | ({"key_value"} if sheet.table == "overview" else set()) or (
                sheet.table == "overview" and name.startswith(("key_", "previous_"))
            ), (sheet.title, name)


def test_no_technical_name_stands_in_the_first_columns():
    for sheet in SHEETS:
        first = [name for name, _ in sheet.columns[:4]]
        assert not {"id", "document_id", "sha256", "municipality_code", "rule", "code"} & set(first), sheet.title


def test_what_depends_on_the_day_is_blanked():
    columns = {name: [1, 2] for name in DAILY} | {"check_state": ["overdue", "in_time"], "text": ["x", "y"]}
    bare = {name: [None, None] for name in DAILY} | {"check_state": ["unanswered", "in_time"], "text": ["x", "y"]}
    assert blank(columns) == bare


def test_machine_columns_are_the_rows_own(tmp_path):
    joined = join([letter("a.txt", "2018-02-01", commitment(LISTE))], "2019-01-01", True)
    assert {c.name for c in JOINED["promises"]} <= set(joined.promises[0])


def test_words_are_explained_once():
    words = [word for word, _ in GLOSSARY]
    assert len(words) == len(set(words))
    assert {"Ikke vurderet", "Overskredet", "Oprindelig frist"} <= set(words)


@pytest.mark.parametrize(("code", "kept"), [("630", 2), ("320", 1), (None, 3)])
def test_a_record_is_narrowed_to_a_municipality(code, kept):
    other = observation("1", municipality="Faxe", municipality_code="320")
    made = result("a.txt", "2018-02-01", other, observation("2"), observation("3"))
    assert len(narrow(made, code).observations) == kept
