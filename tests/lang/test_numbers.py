"""Danish figures and number words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lang.numbers import format_figure, number_words, numerals, parse_figure, read_digits, spelled

FIGURES = [
    ("39", "39"),
    ("8.377", "8377"),
    ("38,5", "38.5"),
    ("1.234.567,89", "1234567.89"),
    ("12 500", "12500"),
    ("12\u00a0500", "12500"),
    ("-80", "-80"),
    ("–2.900", "-2900"),
    ("0,0", "0.0"),
]
NO_FIGURES = ["", "1.23", "12,5 %", "1.2345", "1,", "tre", "12..500", "1.000.00"]


@pytest.mark.parametrize(("text", "value"), FIGURES)
def test_figure(text, value):
    assert parse_figure(text) == Decimal(value)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figure(text):
    with pytest.raises(ValueError, match="not a Danish figure"):
        parse_figure(text)


@given(st.decimals(-(10**12), 10**12, places=2, allow_nan=False))
def test_writing_and_reading_a_figure_gives_it_back(value):
    assert parse_figure(format_figure(value)) == value


@given(st.integers(0, 10**12))
def test_a_figure_in_a_sentence_is_one_numeral(value):
    text = f"i alt {format_figure(Decimal(value))} borgere"
    assert [(n.value, text[n.start : n.end]) for n in numerals(text)] == [(value, format_figure(Decimal(value)))]


@pytest.mark.parametrize("number", range(1000))
def test_every_number_word(number):
    words = spelled(number)
    text = f"der er {words} her"
    assert [(n.value, text[n.start : n.end]) for n in numerals(text)] == [(number, words)]


@pytest.mark.parametrize("number", [-1, 1000])
def test_no_number_word_beyond_999(number):
    with pytest.raises(ValueError, match="no number word"):
        spelled(number)


WORDS = [
    ("femogtyve", 25),
    ("énogtredive", 31),
    ("fyrretyve", 40),
    ("halvtredsindstyve", 50),
    ("tohundrede", 200),
    ("tohundredeogfem", 205),
    ("Halvanden", "1.5"),
    ("tre tusinde", 3000),
    ("to tusind fem hundrede og tre", 2503),
    ("et hundrede og femogtyve", 125),
    ("ét", 1),
    ("½", "0.5"),
    ("2½", "2.5"),
]


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_words(text, value):
    assert [n.value for n in numerals(text)] == [Decimal(value)]


@pytest.mark.parametrize("text", ["tolvtedel", "attenhundrede", "firser", "tresser", "ottekantet", "femår"])
def test_words_that_only_hold_a_number_word(text):
    assert numerals(text) == []


def test_en_and_et_are_articles():
    assert [n.shape for n in numerals("en borger og et tilbud, én sag")] == ["article", "article", "word"]


SHAPES = [
    ("1.2", "point"),
    ("14.30", "point"),
    ("22.06.2012", "other"),
    ("17.46.64.20", "other"),
    ("1.234", "figure"),
    ("9" * 30, "other"),
]


@pytest.mark.parametrize(("text", "shape"), SHAPES)
def test_shape(text, shape):
    assert read_digits(text)[1] == shape


def test_blanks_group_thousands_only_in_threes():
    text = "2012 500 og 12 500 og 72 22 34 00"
    assert [text[n.start : n.end] for n in numerals(text)] == ["2012", "500", "12 500", "72", "22", "34", "00"]


def test_every_word_is_lower_case_and_positive():
    assert [word for word, value in number_words().items() if word != word.lower() or value < 0] == []


def test_every_number_word_is_found() -> None:
    for word, value in number_words().items():
        for written in (word, word.capitalize()):
            assert [n.value for n in numerals(f"om {written}.")] == [value], written


@pytest.mark.parametrize("word", ["til", "for", "har", "at", "end", "foer", "tilbud", "seneste", "niveau", "enhver"])
def test_words_that_begin_alike_are_no_numbers(word: str) -> None:
    assert numerals(f"om {word} der") == []
