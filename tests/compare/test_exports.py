"""Official exports: every layout, as CSV and Excel, gives the same figures in long form."""

from datetime import date
from decimal import Decimal

import pytest

from extractor.compare.exports import Official, read_export
from extractor.compare.grids import number
from extractor.compare.periods import period
from extractor.errors import UsageError
from tests.compare.layouts import GROUPS, LAYOUTS, TALKS, TOLD, long_form, wide_months, write_csv, write_xlsx

INDICATOR = "andel_faerre_end_4_samtaler_6m"
IDS = dict(zip(GROUPS, ("a_dagpenge", "sygedagpenge"), strict=True))


def wanted() -> set[tuple[object, ...]]:
    found = set()
    for (area, group, month), told in TOLD.items():
        value = Decimal(told.replace(",", ".")) if told[0].isdigit() else None
        start = date(2022, int(month[-2:]), 1)
        found.add((area, IDS[group], start, value, "" if value is not None else told))
    return found


def told(figures: list[Official]) -> set[tuple[object, ...]]:
    own = [f for f in figures if f.indicator == INDICATOR and f.code]
    return {(f.area, f.group, f.start, f.value, f.missing) for f in own}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_csv_in_every_layout(layout, tmp_path):
    assert told(read_export(write_csv(tmp_path / "a.csv", layout()))) == wanted()


@pytest.mark.parametrize("numbers", [False, True], ids=["text", "numbers"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_excel_in_every_layout(layout, numbers, tmp_path):
    assert told(read_export(write_xlsx(tmp_path / "a.xlsx", layout(), numbers))) == wanted()


@pytest.mark.parametrize(("separator", "encoding"), [("\t", "utf-8"), (";", "cp1252"), ("\t", "utf-16")])
def test_separators_and_encodings(separator, encoding, tmp_path):
    assert told(read_export(write_csv(tmp_path / "a.csv", wide_months(), separator, encoding))) == wanted()


def test_merged_header_cells_of_a_workbook(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Udtræk"])
    sheet.append(["", "", "September 2022", None])
    sheet.append(["Område", "Ydelse", TALKS, "Antal personer"])
    sheet.append(["Faxe", "Sygedagpenge", 0.455, 22])
    sheet["C4"].number_format = "0.0%"
    sheet.merge_cells("C2:D2")
    book.save(tmp_path / "a.xlsx")
    share, count = read_export(tmp_path / "a.xlsx")
    assert (share.value, share.unit, share.cell) == (Decimal("45.5"), "percent", (4, 3))
    assert (count.value, count.indicator, count.start) == (22, "antal_personer", date(2022, 9, 1))


def test_the_cell_of_each_figure_is_known(tmp_path):
    rows = long_form()
    for one in read_export(write_csv(tmp_path / "a.csv", rows)):
        row, column = one.cell
        shown = rows[row - 1][column - 1]
        assert one.missing == shown or one.value == Decimal(shown.replace(",", "."))


def test_a_measure_without_known_words_is_named_by_the_user(tmp_path):
    rows = [["Område", "Periode", "Opfølgning, kriterium 1"], ["Faxe", "2022M09", "45,5"]]
    path = write_csv(tmp_path / "a.csv", rows)
    assert read_export(path)[0].indicator is None
    assert read_export(path, INDICATOR)[0].indicator == INDICATOR


@pytest.mark.parametrize("content", [b"", b"hej\n", b"a;b\n1;2\n", b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_export_says_so(content, tmp_path):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(UsageError, match="bad_export"):
        read_export(tmp_path / "a.csv")


NUMBERS = {
    "34,6": "34.6",
    "1.234": "1234",
    "1.234,5": "1234.5",
    "12 %": "12",
    "−3,0": "-3.0",
    "34.6": "34.6",
    "12 345": "12345",
}


@pytest.mark.parametrize(("written", "value"), NUMBERS.items())
def test_numbers_as_exports_write_them(written, value):
    assert number(written) == Decimal(value)


@pytest.mark.parametrize("written", [".", "..", "-", "*", "", "2022M09", "12-34", "a1"])
def test_what_is_no_number(written):
    assert number(written) is None


PERIODS = {
    "2022M03": ("2022-03-01", "2022-03-31"), "2012Q4": ("2012-10-01", "2012-12-31"),
    "2017": ("2017-01-01", "2017-12-31"), "2017Y01": ("2017-01-01", "2017-12-31"),
    "2024QMAT03": ("2023-04-01", "2024-03-31"), "September 2022": ("2022-09-01", "2022-09-30"),
    "sep. 22": ("2022-09-01", "2022-09-30"), "4. kvt. 2012": ("2012-10-01", "2012-12-31"),
    "2022-02-01": ("2022-02-01", "2022-02-28"), "2022-02-17": ("2022-02-17", "2022-02-17"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "days"), PERIODS.items())
def test_periods(written, days):
    found = period(written)
    assert found is not None
    assert tuple(day.isoformat() for day in found) == days


@pytest.mark.parametrize("written", ["2022M13", "2012Q5", "hest 2022", "45,5", "1234", "", "2022-13-01", "majs 2022"])
def test_what_is_no_period(written):
    assert period(written) is None
