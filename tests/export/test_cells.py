"""Cells as the readers of CSV, Excel and Parquet expect them."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.export.cells import csv_text, each, figure, is_text
from extractor.export.parquet import TYPES, _arrow

CELLS = st.text(alphabet='ab ,;"\r\n\t\0æ', max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8), st.sampled_from([(",", "\n"), (";", "\r\n")]))
def test_csv_is_read_back_as_it_was(rows, signs):
    separator, newline = signs
    text = csv_text(list(zip(*rows, strict=True)), separator, newline)
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)) == [list(row) for row in rows]
    assert text.endswith(newline)


def test_quotes_stand_only_where_a_reader_needs_them():
    assert csv_text([["a", "b;c"], ['"', "d,e"]], ";", "\r\n") == 'a;""""\r\n"b;c";d,e\r\n'


def test_every_distinct_value_is_converted_once():
    asked = []
    assert each(["a", None, "a"], lambda value: asked.append(value) or str(value)) == ["a", "None", "a"]
    assert sorted(map(str, asked)) == ["None", "a"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("38.50"), "38.50"), (Decimal("1E+6"), "1000000"), (Decimal("1E-7"), "0.0000001"), (3, "3")],
)
def test_a_figure_has_no_exponent(value, text):
    assert figure(value) == text


def test_text_is_told_from_other_columns():
    assert [is_text(column) for column in ((), ("a", None), ("a", 1), (Decimal(1),))] == [True, True, False, False]


def test_boxes_numbers_and_days_in_arrow():
    boxes = [None, [[1, Decimal("2.5"), 3, 4]], [], [[1, 2, 3, 4], [5, 6, 7, 8]]]
    made = _arrow("boxes", boxes)
    assert made.type == TYPES["boxes"]
    assert made.to_pylist() == [None, [[1.0, 2.5, 3.0, 4.0]], [], [[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]]]
    assert _arrow("number", [Decimal("0.12345678"), 2, None]).to_pylist() == [Decimal("0.123457"), Decimal(2), None]
    assert _arrow("date", ["2020-02-29", None]).to_pylist() == [date(2020, 2, 29), None]
    large = _arrow("number", [10**24, Decimal("1E+33"), Decimal("0.1234567")])
    assert large.to_pylist() == [10**24, None, Decimal("0.123457")]
