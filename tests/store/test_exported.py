"""People's decisions in the exports of a store: their value, marked, the program's beside; a run has none of it."""

import csv

import openpyxl
import pyarrow.parquet as pq

from tests.command import extractor
from tests.store.made import AFTER, LETTER
from tests.store.test_board import decide


def export(url, out, *options, code=0):
    done = extractor("export", url, "--out", out, "--as-of", AFTER, *options)
    assert done.code == code, done.err
    return done


def sheet(path, title):
    book = openpyxl.load_workbook(path)
    names, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_store_without_decisions_exports_what_a_run_does(store, tmp_path):
    export(store, tmp_path / "ud")
    assert not (tmp_path / "ud" / "decisions.csv").exists()
    assert "Gennemgang" not in openpyxl.load_workbook(tmp_path / "ud" / "oplysninger.xlsx").sheetnames
    told = export(store, tmp_path / "d.csv", "--table", "decisions", code=2)
    assert "Ingen har afgjort noget" in told.err


def test_decisions_are_marked_and_listed(store, tmp_path):
    decide(store, "corrected", "value", "12.5", "tastefejl", subject="observation")
    decide(store, "rejected", reason="intet initiativ", subject="initiative")
    decide(store, "status", "status", "met", "set i brev")
    out = tmp_path / "ud"
    export(store, out)
    book = out / "oplysninger.xlsx"
    marked = [row for row in sheet(book, "Tidsserier") if row["Gennemgået"]]
    assert [row["Værdi"] for row in marked] == [12.5]
    was = str(LETTER.observations[0].value).replace(".", ",")
    assert marked[0]["Gennemgået"].startswith("rettet af gennemgår A.K. 20")
    assert marked[0]["Gennemgået"].endswith(f"værdi 12,5 (programmet: {was}) – tastefejl")
    assert sheet(book, "Initiativer") == []
    (promise,) = sheet(book, "Tilsagn")
    assert promise["Tilstand"] == "Opfyldt"
    assert "tilstand sat af gennemgår A.K." in promise["Gennemgået"]
    assert "programmet: " in promise["Gennemgået"]
    listed = {(row["Hvad"], row["Afgørelse"], row["Sat til"]) for row in sheet(book, "Gennemgang")}
    assert listed == {
        ("tal i tidsserie", "rettet", "12,5"), ("initiativ", "afvist", None), ("tilsagn", "vurderet", "Opfyldt"),
    }  # fmt: skip
    assert "3 afgørelser" in str(list(openpyxl.load_workbook(book)["Læs mig"].iter_rows(values_only=True)))
    with open(out / "decisions.csv", encoding="utf-8", newline="") as file:
        machine = {row["subject"]: row for row in csv.DictReader(file)}
    assert machine["observation"]["machine_value"] == str(LETTER.observations[0].value)
    assert machine["initiative"]["decided_reason"] == "intet initiativ"
    assert pq.read_table(out / "decisions.parquet").num_rows == 3
    assert "Sat til" in (out / "gennemgang_excel.csv").read_text("utf-8-sig")
    assert "sat af gennemgår A.K." not in (out / "facts.csv").read_text("utf-8")


def test_one_page_tells_who_set_the_state(store, tmp_path):
    decide(store, "status", "status", "not_met", "oplyst på møde")
    export(store, tmp_path / "side.html")
    assert "sat af gennemgår A.K. 20" in (tmp_path / "side.html").read_text("utf-8")
