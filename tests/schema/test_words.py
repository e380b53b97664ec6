"""Words are found by offsets as a scan of all of them would find them."""

import pytest

from extractor.schema.words import Word, Words

TEXT = "Kære Kommune Vi har"  # two lines, joined by a blank
LINES = [
    (0, 12, 1, 10.0, 22.0, 11.0, [("Kære", 5.0, 25.0), ("Kommune", 28.0, 70.0)]),
    (13, 19, 2, 30.0, 42.0, 9.0, [("Vi", 5.0, 15.0), ("har", 18.0, 36.0)]),
]
WORDS = Words(LINES)


def test_a_word_has_its_place_and_the_height_of_its_line():
    assert list(WORDS)[1:3] == [
        Word(5, 12, 1, 28.0, 10.0, 70.0, 22.0, 11.0),
        Word(13, 15, 2, 5.0, 30.0, 15.0, 42.0, 9.0),
    ]
    assert [TEXT[word.start : word.end] for word in WORDS] == TEXT.split()
    assert (len(WORDS), bool(WORDS), bool(Words())) == (4, True, False)


@pytest.mark.parametrize("start", range(len(TEXT) + 1))
def test_words_within_a_range_are_those_that_overlap_it(start):
    for end in range(start + 1, len(TEXT) + 1):
        expected = tuple(word for word in WORDS if word.start < end and word.end > start)
        assert WORDS.within(start, end) == expected


def test_a_range_is_printed_as_one_stretch_a_line_its_outer_words_cut():
    assert WORDS.ink(0, len(TEXT)) == [(1, 5.0, 10.0, 70.0, 22.0), (2, 5.0, 30.0, 36.0, 42.0)]
    assert WORDS.ink(2, 8) == [(1, 15.0, 10.0, 46.0, 22.0)]  # «re Kom»: half of the one, three sevenths of the other
    assert WORDS.ink(14, 15) == [(2, 10.0, 30.0, 15.0, 42.0)]
    assert WORDS.ink(4, 5) == WORDS.ink(19, 30) == Words().ink(0, 9) == []


def test_a_word_set_back_begins_a_stretch_of_its_own():
    back = Words([(0, 7, 1, 10.0, 22.0, 11.0, [("seks", 40.0, 60.0), ("er", 5.0, 15.0)])])
    assert back.ink(0, 7) == [(1, 40.0, 10.0, 60.0, 22.0), (1, 5.0, 10.0, 15.0, 22.0)]


@pytest.mark.parametrize("offset", range(len(TEXT) + 1))
def test_the_size_is_that_of_the_first_word_that_ends_behind(offset):
    assert WORDS.size_from(offset) == next((word.size for word in WORDS if word.end > offset), 0.0)


def test_the_same_words_are_equal():
    assert Words(LINES) == WORDS
    assert hash(Words(LINES)) == hash(WORDS)
    assert Words(LINES[:1]) != WORDS
