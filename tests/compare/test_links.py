"""The same matter in other words: measured on own pairs (docs/promises.md tells the figures)."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.compare.links import SAME, UNSURE, answer_of, link, topic

PAIRS = tomllib.loads((Path(__file__).parent / "link_pairs.toml").read_text("utf-8"))


def told(kind: str, half: int) -> list[str]:
    return [link(topic(a), topic(b)).answer for a, b in PAIRS[kind][half::2]]


@pytest.mark.parametrize("half", [0, 1])
def test_no_pair_is_told_the_opposite(half):
    assert "different" not in told("same", half)
    assert "same" not in told("different", half)


@pytest.mark.parametrize(("kind", "least"), [("same", 17), ("different", 15)])
@pytest.mark.parametrize("half", [0, 1])
def test_most_pairs_are_told_right(kind, least, half):
    assert told(kind, half).count(kind) >= least


def test_there_are_enough_pairs_and_none_twice():
    every = [tuple(pair) for pairs in PAIRS.values() for pair in pairs]
    assert [len(pairs) for pairs in PAIRS.values()] == [40, 40]
    assert len(set(every)) == len(every)


PUSHED = [
    (topic("Vi åbner et forløb", name="Vejen frem"), topic("Projektet kører", name="vejen frem"), "name"),
    (
        topic("Ugentlig liste til ledelsen", deadline="2018-03-01"),
        topic("Listen er lavet", deadline="2018-03-01"),
        "day",
    ),
]


@pytest.mark.parametrize(("a", "b", "why"), PUSHED, ids=[why for *_, why in PUSHED])
def test_what_is_known_beside_the_words_pushes_the_score(a, b, why):
    plain = link(topic("", None), topic("")).score
    bare = link(a.__class__(a.stems, a.figures), b.__class__(b.stems, b.figures)).score
    assert link(a, b).score > max(bare, plain)


def test_another_benefit_is_another_matter():
    a = topic("Samtaler med sygedagpengemodtagere genoprettes")
    b = topic("Samtaler med a-dagpengemodtagere genoprettes")
    assert link(a, b).answer != "same"


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_link_is_the_same_from_both_ends_and_within_bounds(a, b):
    one, other = link(topic(a), topic(b)), link(topic(b), topic(a))
    assert one.answer == other.answer or abs(one.score - other.score) < 0.1
    assert 0 <= one.score <= 1


@pytest.mark.parametrize(("score", "answer"), [(1, "same"), (SAME, "same"), (UNSURE, "unsure"), (0, "different")])
def test_thresholds_belong_to_the_answer_above(score, answer):
    assert answer_of(score) == answer
