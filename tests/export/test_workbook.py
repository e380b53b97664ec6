"""The workbook's file: rows and links that are put into xlsxwriter's frame, as openpyxl reads them."""

from datetime import datetime
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest

from extractor.export import package
from extractor.export.sheet_xml import links_xml, target
from extractor.export.sheets import FACTS, PROBLEMS
from extractor.export.workbook import Workbook


def write(path, sheet, rows, links=()):
    book = Workbook(path, "2026-03-01", [("Program", "x")])
    names = [name for name, _ in sheet.columns]
    book.write(sheet, [[row.get(name) for row in rows] for name in names], links)
    book.close()
    return openpyxl.load_workbook(path)[sheet.title]


ROWS = [
    {"municipality": "Skive", "document_date": "2020-02-29", "value": Decimal("38.5"), "page": 2, "source": "a b.pdf"},
    {"municipality": " <&> ", "value": 12, "text": "=1+1", "source": "b.txt"},
]


@pytest.mark.parametrize("limit", [16_000_000, 10], ids=["in memory", "on the disk"])
def test_rows_and_links_stand_in_their_cells(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(package, "IN_MEMORY", limit)
    page = write(tmp_path / "a.xlsx", FACTS, ROWS, ["external:ind/a b.pdf#page=2", "external:ind/b.txt"])
    heads = [cell.value for cell in page[1]]
    first, second = (dict(zip(heads, row, strict=True)) for row in page.iter_rows(2, 3))
    assert (first["Brevets dato"].value, first["Værdi"].value, first["Side"].value) == (datetime(2020, 2, 29), 38.5, 2)
    assert (second["Kommune"].value, second["Står som"].value, second["Værdi"].value) == (" <&> ", "=1+1", 12)
    assert second["Står som"].data_type == "s"
    link = first["Side"].hyperlink
    assert (link.ref, link.location, link.target) == ("N2", "page=2", "ind\\a%20b.pdf")
    assert second["Kilde"].hyperlink.target == "ind\\b.txt"
    assert first["Kilde"].hyperlink is None
    assert (page.dimensions, page.auto_filter.ref) == ("A1:S3", "A1:S3")


def test_a_link_too_long_for_excel_is_left_out_and_its_text_stays(tmp_path):
    page = write(tmp_path / "a.xlsx", FACTS, ROWS[:1], ["external:" + "a" * 3000])
    assert page["N2"].hyperlink is None
    assert page["N2"].value == 2


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\n", "\t", "\ufffe", "\uffff"])
def test_a_link_that_no_xml_can_hold_is_left_out_and_the_workbook_opens(tmp_path, sign):
    page = write(tmp_path / "a.xlsx", FACTS, ROWS[:1] * 2, [f"external:a{sign}[31m.pdf", "external:a.pdf"])
    assert (page["N2"].hyperlink, page["N3"].hyperlink.target) == (None, "a.pdf")


def test_only_so_many_rows_lead_somewhere(tmp_path, monkeypatch):
    monkeypatch.setattr("extractor.export.workbook.MAX_LINKS", 1)
    page = write(tmp_path / "a.xlsx", FACTS, ROWS[:1] * 3, ["external:a.pdf"] * 3)
    assert [page[f"N{row}"].hyperlink is not None for row in (2, 3, 4)] == [True, False, False]


def test_long_text_that_wraps_makes_its_row_higher(tmp_path):
    rows = [{"source": "a", "message": "x" * 200}, {"source": "b", "message": "kort"}]
    page = write(tmp_path / "a.xlsx", PROBLEMS, rows)
    assert (page.row_dimensions[2].height, page.row_dimensions[3].height) == (60, None)


def test_the_same_rows_give_the_same_bytes(tmp_path):
    for name in "ab":
        write(tmp_path / f"{name}.xlsx", FACTS, ROWS)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with ZipFile(tmp_path / "a.xlsx") as made:
        assert made.testzip() is None


def test_signs_in_a_link_are_escaped():
    places, paths = links_xml([("A1", target('external:x&y".pdf#page=1'))])
    assert "&amp;" in paths
    assert '"A1" r:id="rId1" location="page=1"/>' in places
