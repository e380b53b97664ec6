"""A pattern behind its test finds what the pattern alone finds."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from extractor import assembly, compare, facts, lang, layout
from extractor.lang import table
from extractor.lang.gated import Gated, Sieve, Sifted, gated, held
from tests.lang.wordings import wordings

CORPUS = Path(__file__).parents[2] / "corpus"
LISTS = [
    (name, section)
    for name, sections in (
        ("initiative_words", ("words", "status", "leads")),
        ("commitment_words", ("words", "deadlines", "state")),
    )
    for section in sections
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    lines = [line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text("utf-8").lower().splitlines()]
    return [line for line in lines if len(line) > 20]


@pytest.mark.parametrize(("name", "section"), LISTS)
def test_the_corpus_is_read_the_same(name: str, section: str, texts: list[str]) -> None:
    hits = 0
    for pattern in table(name)[section].values():
        plain, behind = re.compile(pattern), gated(pattern)
        for text in texts:
            expected = plain.search(text, 3, 200)
            hits += expected is not None
            found = behind.search(text, 3, 200)
            assert (found and found.span()) == (expected and expected.span()), (pattern, text)
    assert hits > 10


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        (r"\b(?:stoppet|lukket ned)\b", ("lukket ned", "stoppet")),
        (r"\b(?:(?:sat|lagt) i bero|ned\w{1,3})\b", ("lagt i bero", "ned", "sat i bero")),
        (r"\bhvert? år", ("hver",)),
        (r"\bi kr?\b", ("i k",)),
        (r"\w{0,12}kurser|(?<!\w)kursus", ("kurser", "kursus")),
        (r"[Aa]dministrationen", ("dministrationen",)),
        (r"p\.?t\.?", None),
        (r"\b(?:snart|\d{1,2} dage)\b", None),
        (r"\b(?:nyt? |flere ){0,3}kurser\b", None),
    ],
)
def test_what_every_match_holds(pattern: str, strings: tuple[str, ...] | None) -> None:
    assert held(pattern) == strings


def _named() -> list[tuple[str, Gated]]:
    """Every pattern of the package that stands behind a test, by module and name."""
    found = {}
    for floor in (lang, facts, layout, assembly, compare):
        for module in pkgutil.walk_packages(floor.__path__, floor.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, Gated):
                    found[id(value)] = f"{module.name}.{name}", value
    return sorted(found.values(), key=lambda one: one[0])


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*one, id=one[0]) for one in _named()])
def test_no_test_hides_a_match(name: str, pattern: Gated) -> None:
    told = wordings(pattern.pattern)
    assert told, name
    for one in told:
        assert pattern.search(one) is not None, one


@pytest.mark.parametrize(("name", "section"), LISTS)
def test_no_test_of_a_word_list_hides_a_match(name: str, section: str) -> None:
    for pattern in table(name)[section].values():
        for one in wordings(pattern):
            assert gated(pattern).search(one) is not None, (pattern, one)


def test_a_test_that_hides_a_match_is_found() -> None:
    hides = Gated(r"\b(?:stopp?et|er (?:helt )?lukket)\b", "stop", "er lukket")
    assert [one.strip() for one in wordings(hides.pattern) if hides.search(one) is None] == ["er helt lukket"] * 2


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("holdet er lukket ned i maj", ["lukket ned"]),
        ("holdet er «lukket ned», og mødet er aflyst.", ["lukket ned", "aflyst"]),
        ("alt er lukket, og ned går det", []),
        ("kurset er aflyst-", ["aflyst"]),
        ("", []),
    ],
)
def test_a_sieve_lets_through_what_a_text_can_hold(text: str, heard: list[str]) -> None:
    patterns = {"lukket ned": Sifted(r"\b(?:lukket ned|lagt ned)\b"), "aflyst": Sifted(r"\b(?:aflyst|opgivet)\b")}
    sieve, left = Sieve(patterns.values()), 0
    for chunk in text.split(" "):
        left |= sieve.through(chunk)
    assert sieve.always == 0
    assert heard == [name for name, pattern in patterns.items() if pattern.search(text)]
    assert {name for name, pattern in patterns.items() if pattern.bit & left} >= set(heard)


def test_a_sieve_keeps_back_what_no_chunk_holds_and_lets_always_through_what_has_no_test() -> None:
    named, short, bare = Sifted(r"\b(?:lukket ned|lagt ned)\b"), Sifted("i [a-z]"), Sifted(r"\d\d")
    sieve = Sieve((named, short, bare))
    assert (sieve.through("holdet"), sieve.through("«lukket"), sieve.through("")) == (0, named.bit, 0)
    assert sieve.always == short.bit | bare.bit
