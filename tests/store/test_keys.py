"""What is pointed at, and what is claimed: the two hashes that decisions hang on."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.store.keys import claim_hash, items, normalised, occurrences, plain_number
from tests.store.made import moved, record
from tests.timing import growth


@pytest.mark.parametrize(
    ("number", "told"),
    [("38.50", "38.5"), ("1E+3", "1000"), ("0", "0"), ("0.00", "0"), ("-0.5", "-0.5"), ("12500", "12500")],
)
def test_one_spelling_for_one_number(number, told):
    assert plain_number(Decimal(number)) == told


def test_keys_are_unique_and_hold_still():
    made = record(1, 30)
    keys = [item.key for item in items(made)]
    assert len(set(keys)) == len(keys)
    assert [item.key for item in items(moved(made, 0, "Et nyt afsnit. "))] == keys
    assert [item.key for item in items(replace(made, source="andet.txt"))] == keys
    assert not set(keys) & {item.key for item in items(record(2, 30))}


def test_a_rule_that_finds_more_does_not_move_the_keys():
    made = record(1, 10)
    fewer = replace(made, mentions=made.mentions[5:], observations=())
    assert {item.key for item in items(fewer)} < {item.key for item in items(made)}


def test_two_entries_on_one_passage_have_two_keys():
    made = record(1, 1)
    twice = items(replace(made, mentions=made.mentions + made.mentions[:1]))
    assert len({item.key for item in twice}) == len(twice)


@pytest.mark.parametrize(
    ("text", "quote", "starts"),
    [
        ("38,5 pct. og 38,5  pct. og 138,5 pct.", "38,5 pct.", [0, 13]),
        ("Ca. 5, ca. 15, CA. 5", "ca. 5", [0, 15]),
        ("İstanbul 5 og 5", "5", [9, 14]),
        ("", "5", []),
    ],
)
def test_occurrences_are_counted_by_tokens(text, quote, starts):
    assert occurrences(text, [normalised(quote)]) == {normalised(quote): starts}


def test_the_same_claim_has_the_same_hash():
    assert claim_hash({"a": "1", "b": None}) == claim_hash({"b": None, "a": "1"}) == claim_hash({"a": "1"})
    assert claim_hash({"a": "1"}) != claim_hash({"a": "2"})


def test_counting_is_linear_in_the_text():
    quotes = [normalised("ca. 5 " * k) for k in range(1, 40)]
    text = "ca. 5 " * 40_000
    assert growth(lambda part: occurrences(part, quotes), text, parts=4, under=10) < 10  # quadratic: sixteen
