"""Wordings found in one pass are those that a search for each of them finds."""

import re
from typing import NamedTuple

import pytest

from extractor.lang import table
from extractor.lang.phrases import Phrases, alternatives


class Word(NamedTuple):
    start: int
    word: str


def words(text: str) -> list[Word]:
    return [Word(m.start(), m[0]) for m in re.finditer(r"[a-zæøå0-9][\wæøå/-]*", text)]


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"\b(?:a|b)\b", ["a\\b", "b\\b"]),
        (r"\b(?:a(?:b|c)|d)", ["a(?:b|c)", "d"]),
        (r"(?:af|ud)lagt", ["aflagt", "udlagt"]),
        (r"(?:ny)?ansat", ["ansat", "nyansat"]),
    ],
)
def test_alternatives(pattern: str, parts: list[str]) -> None:
    assert sorted(alternatives(pattern)) == sorted(parts)


TEXTS = (
    "kommunen har ansat tre nye mentorer og indgået aftale med en anden aktør om 40 pladser",
    "alle sager gennemgås inden udgangen af maj, og der følges op på lister hver måned",
    "vi forventer at være i mål, så snart eu-socialfondsprojektet er i drift",
    "det er byrådets mål, at andelen skal ned under 20 pct. senest 1. juni",
    "styrelsen beder kommunen om en redegørelse; svarfristen er tre uger",
)


@pytest.mark.parametrize("name", ["commitment_words", "initiative_words"])
def test_one_pass_finds_what_each_search_finds(name: str) -> None:
    wordings = table(name)["words"]
    together = Phrases(wordings)
    for text in TEXTS:
        found = together.find(text, words(text), len(text))
        for idea, pattern in wordings.items():
            single = re.search(rf"(?<![a-zæøå])(?:{pattern})(?![a-zæøå])", text)
            assert (idea in found) == (single is not None), (idea, text)


def test_a_compound_with_a_hyphen() -> None:
    text = "et eu-socialfondsprojekt"
    assert Phrases({"esf": r"\w{0,20}socialfonds?\w{0,10}"}).find(text, words(text), len(text)) == {"esf": 3}


def test_nothing_is_found_beyond_the_end() -> None:
    text = "anden aktør"
    assert Phrases({"x": "anden aktør"}).find(text, words(text), 5) == {}
