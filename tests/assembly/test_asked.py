"""What a sentence's words let through hides no match of a pattern that rules ask of statements."""

import re
from pathlib import Path

import pytest

from extractor import pipeline  # noqa: F401 (reads every module that asks)
from extractor.assembly import asked
from extractor.assembly.clauses import statements
from extractor.assembly.commitments.state import _TOLD
from extractor.assembly.scene import Scene
from extractor.facts.reading import Reading
from extractor.layout import structure
from extractor.schema.document import Document
from extractor.schema.result import Metadata

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))


def scene_of(text: str) -> Scene:
    return Scene(Reading(structure(Document("", "", "", "text/plain", text))), Metadata())


@pytest.mark.parametrize("text", CORPUS[::8], ids=lambda path: path.stem)
def test_a_statement_is_searched_as_its_text_is(text: Path) -> None:
    scene = scene_of(text.read_text("utf-8"))
    patterns = [one for made in asked._ALL for one in made()]
    assert len(patterns) > 50
    for statement in statements(scene):
        low = scene.lowered[statement.start : statement.end]
        for pattern in patterns:
            found, plain = statement.search(pattern, low), re.search(pattern.pattern, low)
            assert (found and found.span()) == (plain and plain.span()), (pattern.pattern, low)


def test_few_patterns_are_left_to_search() -> None:
    scene = scene_of("Kommunen har skrevet dette brev.\n\nJobcentret åbner et nyt værksted den 3. maj 2021.\n")
    *_, last = statements(scene)
    assert last.may.bit_count() < 12


def test_a_pattern_that_comes_late_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Vi har i dag skrevet dette brev til jer.\n\nJobcentret åbner et nyt værksted den 3. maj 2021.\n"
    assert list(statements(scene_of(text)))
    monkeypatch.setattr(asked, "_ALL", [*asked._ALL])
    late = asked.asked(r"\b(?:værksted|kursus)\b")
    assert [bool(one.search(late, text)) for one in statements(scene_of(text))] == [False, True]


def test_a_list_is_known_by_its_names() -> None:
    assert _TOLD["met"].search("målet er opfyldt") is not None
    with pytest.raises(KeyError):
        _TOLD["nothing"]
