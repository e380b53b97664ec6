"""A pattern behind its test finds what the pattern alone finds."""

import re
from pathlib import Path

import pytest

from extractor.assembly.commitments.demands import _CHARGED
from extractor.assembly.initiatives.meant import GIVEN_UP
from extractor.assembly.initiatives.status import _LATER
from extractor.lang import table
from extractor.lang.gated import Gated, gated, held

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


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (GIVEN_UP, "er ikke blevet til noget"),
        (GIVEN_UP, "valgte ikke at forlænge"),
        (GIVEN_UP, "er ikke gennemført"),
        (GIVEN_UP, "bliver ikke til noget"),
        (GIVEN_UP, "er strandet på pris"),
        (GIVEN_UP, "tilbydes dog ikke længere"),
        (GIVEN_UP, "forlænges altså ikke"),
        (GIVEN_UP, "kom aldrig i gang"),
        (_CHARGED, "har fået besked om at svare"),
        (_CHARGED, "fik straks besked på at svare"),
        (_CHARGED, "har chefen fået ansvaret for at svare"),
        (_CHARGED, "er nu sat til at svare"),
        (_LATER, "som dog først kommer"),
        (_LATER, "der efter planen kommer"),
    ],
)
def test_named_strings_hide_no_match(pattern: Gated, told: str) -> None:
    assert pattern.search(told) is not None
    assert re.compile(pattern.pattern).search(told) is not None
