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


@pytest.mark.parametrize("offset", range(len(TEXT) + 1))
def test_the_size_is_that_of_the_first_word_that_ends_behind(offset):
    assert WORDS.size_from(offset) == next((word.size for word in WORDS if word.end > offset), 0.0)


def test_the_same_words_are_equal():
    assert Words(LINES) == WORDS
    assert hash(Words(LINES)) == hash(WORDS)
    assert Words(LINES[:1]) != WORDS
