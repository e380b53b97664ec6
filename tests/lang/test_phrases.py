"""Wordings found in one pass are those that a search for each of them finds."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import extractor.lang
from extractor.lang import table
from extractor.lang.phrases import Compiled, Phrases, alternatives


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


@pytest.mark.parametrize(
    ("wording", "text", "found"),
    [
        (r"vi\b", "virksomhederne", {}),  # a wording of one word: the word tells
        (r"vi\b", "det gør vi", {"x": 8}),
        (r"ny\w{0,2}", "nyere", {}),
        (r"ny\w{0,3}", "nyere", {"x": 0}),
        (r"for\w{0,2}klaring\b", "for en forklaring", {"x": 7}),
        (r"komm(?:et|er) i gang", "kommer i gang", {"x": 0}),  # its first word tells that it may stand there
        (r"komm(?:et|er) i gang", "kommune i gang", {}),
        (r"mål:? nået", "mål: nået", {"x": 0}),  # what is no plain word is tried on the text
        (r"bl\.a\.", "bl.a. to", {"x": 0}),
        (r"plan(?: b)?", "plan b", {"x": 0}),
        (r"plan(?: b)?", "planer", {}),
        (r"i (?:samme|én|fælles) (?:tag|hus)", "de bor i én hus og i fælles tag", {"x": 7}),
        (r"i (?:samme|én|fælles) (?:tag|hus)", "i andre hus", {}),
        (r"ekstern\w{0,2}", "eksternt", {"x": 0}),
        (r"ekstern\w{0,2}", "eksternalisering", {}),
        (r"ekstern\w{0,2}", "ekstern-x", {"x": 0}),
        (r"plan\w{0,1} for", "plane for", {"x": 0}),
        (r"plan\w{0,1} for", "planer for", {}),
    ],
)
def test_the_first_word_tells(wording: str, text: str, found: dict[str, int]) -> None:
    assert Phrases({"x": wording}).find(text, words(text), len(text)) == found


def test_nothing_is_found_beyond_the_end() -> None:
    text = "anden aktør"
    assert Phrases({"x": "anden aktør"}).find(text, words(text), 5) == {}


LISTS = sorted(path.stem for path in (Path(extractor.lang.__file__).parent / "da").glob("*.toml"))


@pytest.mark.parametrize("name", LISTS)
def test_every_wording_of_every_list_compiles(name: str) -> None:
    """A run compiles a wording when it first may stand in a text: a broken one is met here, whole and in its parts."""

    def strings(node: Any) -> list[str]:
        if isinstance(node, str):
            return [node]
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return [text for part in inner for text in strings(part)]

    listed = table(name)
    held = [listed.get("words", {}), listed.get("shapes", {})]
    held += [rows for rows in (listed.get("types", {}),) if isinstance(rows, dict) and name == "initiative_words"]
    for pattern in [text for part in held if isinstance(part, dict) for text in strings(part)]:
        re.compile(pattern)
        for wording in alternatives(pattern):
            re.compile(wording)


def test_compiled_when_asked_for() -> None:
    words = Compiled({"good": "a{1,3}", "bad": "("})
    assert words["good"].fullmatch("aa")
    with pytest.raises(re.error):
        words["bad"]


def test_no_wording_is_tried_at_every_word() -> None:
    """A wording that begins with no letters a word could be filed by costs a match for every word of a document."""
    from extractor.assembly.cues import _phrases

    assert [phrase.wording for phrase in _phrases()._any] == []
