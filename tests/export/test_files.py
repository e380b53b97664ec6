"""The files of a run as their readers see them."""

import csv
import json
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pyarrow.parquet as pq
import pytest

from extractor.compare.excel_cell import RISKY
from extractor.export import files
from tests.export.sample_record import DANGER, record


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    twin = {"code": "duplicate", "severity": "notice", "page": None, "message": DANGER, "hint": "-"}
    lines = [json.dumps(r, ensure_ascii=False) for r in (record(), record("kopi.pdf", [twin]))]
    (folder / "records.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "run.json").write_text('{"key": "k", "extractor_version": "9"}', "utf-8")
    files.write_all(folder, base=str(folder.parent / "ind"), as_of="2026-03-01")
    return folder


def rows(path, **options):
    with open(path, encoding=options.pop("encoding"), newline="") as file:
        return list(csv.reader(file, **options))


def sheet(out, title):
    book = openpyxl.load_workbook(out / "oplysninger.xlsx")
    cells = list(book[title].iter_rows())
    return [cell.value for cell in cells[0]], cells[1:], book[title]


def test_sheets_stand_in_order_and_say_when(out):
    book = openpyxl.load_workbook(out / "oplysninger.xlsx")
    asked = ["Læs mig", "Overblik", "Oplysninger", "Tidsserier", "Initiativer", "Tilsagn", "Plantjek", "Dokumenter"]
    assert book.sheetnames == [*asked, "Problemer", "Ordforklaring"]
    assert datetime(2026, 3, 1) in [row[1].value for row in book["Læs mig"].iter_rows()]


def test_no_cell_of_the_workbook_is_a_formula(out):
    book = openpyxl.load_workbook(out / "oplysninger.xlsx")
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert any(str(cell.value).startswith("=") for cell in cells), "the danger was there"


def test_numbers_and_dates_are_real(out):
    heads, cells, page = sheet(out, "Oplysninger")
    first = dict(zip(heads, cells[0], strict=True))
    assert (first["Værdi"].value, first["Værdi"].data_type) == (38.5, "n")
    assert first["Brevets dato"].value == datetime(2018, 2, 8)
    assert first["Brevets dato"].number_format == "yyyy-mm-dd"
    series = dict(zip(sheet(out, "Tidsserier")[0], sheet(out, "Tidsserier")[1][0], strict=True))
    assert (series["Kommunekode"].value, series["Kommunekode"].data_type) == ("791", "s")
    assert (first["Enhed"].value, first["Slags"].value, first["Sætning"].value) == (
        "pct.",
        "procent",
        "=38,5 pct. og 12 bor",
    )
    assert first["Tabelrække"].value == "A-dagpenge › -x"
    assert (
        first["Side"].hyperlink.target.endswith("ind/breve/a.pdf#page=2")
        or first["Side"].hyperlink.location == "page=2"
    )
    assert (page.freeze_panes, page.auto_filter.ref) == ("B2", "A1:S6")
    assert dict(zip(heads, cells[2], strict=True))["Værdi"].number_format == "#,##0"


def test_an_empty_cell_says_why(out):
    heads, cells, _ = sheet(out, "Oplysninger")
    why = [dict(zip(heads, row, strict=True))["Mangler fordi"].value for row in cells]
    assert why == [None, None, None, None, "datoen kan ikke placeres"]
    heads, cells, _ = sheet(out, "Tidsserier")
    assert dict(zip(heads, cells[0], strict=True))["Mangler fordi"].value == "tidspunkt står ikke i teksten"


def test_facts_of_a_duplicate_are_counted_once(out):
    assert len(sheet(out, "Oplysninger")[1]) == 5
    assert len(sheet(out, "Dokumenter")[1]) == 2


def test_excel_csv_is_danish_and_harmless(out):
    raw = (out / "oplysninger_excel.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfKommune;")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 6
    for path in out.glob("*_excel.csv"):
        for row in rows(path, encoding="utf-8-sig", delimiter=";"):
            for cell in row:
                number = cell.replace(",", "").replace("-", "").isdigit()
                assert number or not cell.startswith(RISKY), (path.name, cell)
    first = rows(out / "oplysninger_excel.csv", encoding="utf-8-sig", delimiter=";")[1]
    assert "38,5" in first
    assert "'=38,5 pct." in first


def test_machine_csv_keeps_text_as_it_is(out):
    raw = (out / "facts.csv").read_bytes()
    assert b"\r" not in raw
    heads, *found = rows(out / "facts.csv", encoding="utf-8")
    first = dict(zip(heads, found[0], strict=True))
    assert (first["value"], first["text"], first["row_path"]) == ("38.5", "=38,5 pct.", "A-dagpenge | -x")
    assert (first["start_date"], first["document_date"]) == ("", "2018-02-08")


def test_parquet_is_exact(out):
    table = pq.read_table(out / "facts.parquet")
    assert table["value"].to_pylist() == [Decimal("38.5"), Decimal(12), Decimal(1400000), None, None]
    assert table["start_date"].to_pylist()[3] == date(2018, 5, 1)
    assert table["boxes"].to_pylist()[0] == [[1.0, 2.0, 3.0, 4.5]]
    assert table.schema.metadata[b"schema_version"] == b"1"
    assert {path.stem for path in out.glob("*.parquet")} == {*files.TABLES, *files.JOINED}


def test_a_file_that_fails_leaves_the_old_one(out, tmp_path, monkeypatch):
    (tmp_path / "records.jsonl").write_bytes((out / "records.jsonl").read_bytes())
    (tmp_path / "facts.csv").write_text("gammel", "utf-8")
    monkeypatch.setattr(files.Workbook, "close", lambda self: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(OSError, match="No space"):
        files.write_all(tmp_path, as_of="2026-03-01")
    assert (tmp_path / "facts.csv").read_text("utf-8") == "gammel"
    assert {path.name for path in tmp_path.iterdir()} == {"records.jsonl", "facts.csv"}


def test_sheet_goes_on_where_excel_ends(out, tmp_path, monkeypatch):
    monkeypatch.setattr("extractor.export.workbook.MAX_ROWS", 2)
    (tmp_path / "records.jsonl").write_bytes((out / "records.jsonl").read_bytes())
    files.write_all(tmp_path, as_of="2026-03-01")
    book = openpyxl.load_workbook(tmp_path / "oplysninger.xlsx")
    assert [book[f"Oplysninger{n}"].max_row for n in ("", " 2", " 3")] == [3, 3, 2]


def test_markup_control_characters_and_old_days_stand_as_they_are(tmp_path):
    made = record()
    made["text"] = "<b>&amp;\x0b_x0041_</b> 1.400.000 kr. 12 "
    made["mentions"] = [made["mentions"][3] | {"start_date": "1899-12-31", "end_date": "1900-03-01"}]
    (tmp_path / "records.jsonl").write_text(json.dumps(made), "utf-8")
    files.write_all(tmp_path, as_of="2026-03-01")
    heads, cells, _ = sheet(tmp_path, "Oplysninger")
    row = {head: cell.value for head, cell in zip(heads, cells[0], strict=True)}
    assert (row["Fra dato"], row["Til dato"]) == ("1899-12-31", datetime(1900, 3, 1))
    assert row["Sætning"].startswith("<b>&amp;")
    assert row["Sætning"].count("0041_") == 1
