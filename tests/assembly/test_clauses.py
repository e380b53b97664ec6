"""Sentences are cut where a new doing begins, and only there."""

import pytest

from extractor.assembly.clauses import statements
from extractor.assembly.grammar import read
from extractor.assembly.scene import Scene
from extractor.facts.reading import Reading
from extractor.layout import structure
from extractor.schema.document import Document
from extractor.schema.result import Metadata


def cut(text: str) -> list[str]:
    scene = scene_of(text)
    return [scene.text[s.start : s.end] for s in statements(scene)]


def scene_of(text: str) -> Scene:
    body = f"Kommunen har skrevet dette afsnit for at indlede.\n\n{text}\n"
    return Scene(Reading(structure(Document("", "", "", "text/plain", body))), Metadata())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Kommunen har ansat to mentorer, og jobcentret åbner et nyt værksted i maj.",
            ["Kommunen har ansat to mentorer", "jobcentret åbner et nyt værksted i maj"],
        ),
        (
            "Kommunen har ansat to mentorer og tre konsulenter, der hver får 40 borgere.",
            ["Kommunen har ansat to mentorer og tre konsulenter, der hver får 40 borgere"],
        ),
        (
            "Alle sager gennemgås, fordi tallene er for dårlige.",
            ["Alle sager gennemgås"],
        ),
        (
            "Hvis målet ikke nås, forelægges sagen for udvalget.",
            ["Hvis målet ikke nås, forelægges sagen for udvalget"],
        ),
        (
            "Vi minder om, at kommunen hver måned indsender en opgørelse.",
            ["kommunen hver måned indsender en opgørelse"],
        ),
        (
            "Det er målet, at alle borgere har en mentor i maj.",
            ["Det er målet, at alle borgere har en mentor i maj"],
        ),
        (
            "Sagerne er gennemgået, og de 80 sager, der mangler, bliver færdige i juni.",
            ["Sagerne er gennemgået", "de 80 sager, der mangler, bliver færdige i juni"],
        ),
    ],
)
def test_cut(text: str, parts: list[str]) -> None:
    assert cut(text)[1:] == parts


@pytest.mark.parametrize(
    ("text", "tense", "lemma", "passive", "negated"),
    [
        ("Jobcentret har ansat to mentorer.", "perfect", "ansætte", False, False),
        ("Der ansættes to mentorer.", "present", "ansætte", True, False),
        ("Kommunen vil i foråret ansætte to mentorer.", "future", "ansætte", False, False),
        ("Mentorerne blev ansat i maj.", "past", "ansætte", True, False),
        ("Pr. 1. marts bliver to mentorer ansat.", "future", "ansætte", True, False),
        ("Kommunen har ikke ansat mentorer.", "perfect", "ansætte", False, True),
        ("Det er sket ved at etablere nye tilbud.", "perfect", "etablere", True, False),
        ("Byrådet har besluttet at købe 25 pladser.", "future", "købe", False, False),
    ],
)
def test_grammar(text: str, tense: str, lemma: str, passive: bool, negated: bool) -> None:
    grammar = read(statements(scene_of(text))[-1])
    assert grammar.verb is not None
    assert (grammar.tense, grammar.verb.lemma, grammar.negated) == (tense, lemma, negated)
    assert grammar.passive is passive or tense == "future"


def test_another_reader_takes_the_place_of_the_rules() -> None:
    statement = statements(scene_of("Der ansættes to mentorer."))[-1]
    told = read(statements(scene_of("Kommunen vil ansætte to mentorer."))[-1])
    assert read(statement, lambda _: told) is told
