"""Words that can open a value: where they stand, whatever blanks stand around them."""

import re

import pytest

from extractor.lang import openings
from extractor.lang.openings import Openings
from tests.timing import growth

_CAPITALS = re.compile(r"(?<!\w)[A-Z]\w*")
CAPITALISED = Openings(lambda piece: tuple((match.start(), match[0]) for match in _CAPITALS.finditer(piece)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anna",
        "den Anna, (Berta) og\nCarla-Dora",
        "\tAnna  Berta\u00a0Carla\u202fDora\u2003Elsa\n",
        "x" * 50 + "-Anna Berta",
    ],
)
@pytest.mark.parametrize("before", ["", "og " * 400])
def test_words_are_found_at_their_places_in_text_order(text, before):
    text = before + text
    assert CAPITALISED.find(text) == [(match.start(), match[0]) for match in _CAPITALS.finditer(text)]


def test_what_is_forgotten_is_read_again(monkeypatch):
    monkeypatch.setattr(openings, "_MOST", 2)
    text = "Anna Berta Carla Anna Dora Berta"
    assert [word for _, word in CAPITALISED.find(text)] == text.split()


@pytest.mark.parametrize("between", [" ", "."])
def test_a_text_of_ever_new_words_costs_as_much_as_it_is_long(between):
    text = between.join(f"Ord{i}" for i in range(20_000))
    assert growth(CAPITALISED.find, text, parts=4, under=10) < 10  # a quadratic rule takes sixteen times as long
