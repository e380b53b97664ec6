"""What the rest of the program asks the model: counted nouns, persons, how likely a statement tells of an effort."""

import json
from pathlib import Path

import numpy
import pytest
from extractor.assembly.initiatives.weighed import confidence, weighed

from extractor.assembly.clauses import statements
from extractor.assembly.grammar import read
from extractor.assembly.initiatives.find import find
from extractor.assembly.metadata import metadata
from extractor.assembly.scene import Scene
from extractor.assembly.weighing import features, meaning, read_weights, weigh, write_weights
from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.pipeline.core import read_values
from extractor.pipeline.model import Model
from extractor.pipeline.persons import persons
from extractor.settings import Settings

ROOT = Path(__file__).parents[2]
HEAD = "Varde Kommune\n\nDato: 12. marts 2018\n\nKære minister\n\n"


@pytest.fixture(scope="module")
def model() -> Model:
    return load("da_kommune").model


def letter(text: str):
    return read_bytes((HEAD + text + "\n\nMed venlig hilsen\n").encode(), "brev.txt", ".txt", Settings())


COUNTED = [
    ("Vi har taget to nye skridt for at få flere i gang.", "to", "nye skridt"),
    ("Gennemgangen omfattede 36 tilfældigt udvalgte sager fra januar.", "36", "tilfældigt udvalgte sager"),
    ("To af kommunens leverandører har sagt op.", "To", "leverandører"),
    ("Heraf er 9 indlagt.", "9", None),
    # sure as they are: the model is not asked, or says the same
    ("Der er 414 aktivitetsparate uden tilbud.", "414", "aktivitetsparate"),
    ("Kommunen har ansat fire nye jobkonsulenter.", "fire", "nye jobkonsulenter"),
]


@pytest.mark.parametrize(("text", "number", "noun"), COUNTED)
def test_counted_nouns(text, number, noun):
    result = extract(letter(text), load("da_kommune"))
    assert [m.noun for m in result.mentions if m.text == number] == [noun]


def test_a_count_keeps_its_place_value_and_id():
    document = letter(" ".join(text for text, _, _ in COUNTED))
    alone, asked = (extract(document, load(name)).mentions for name in ("none", "da_kommune"))
    assert [(m.id, m.start, m.end, getattr(m, "value", None)) for m in alone] == [
        (m.id, m.start, m.end, getattr(m, "value", None)) for m in asked
    ]


PERSONS = (
    "Sagen behandles af Karen Mortensen. Jobcentret har afholdt 12 samtaler med borgere i Varde Kommune.\n\n"
    "Spørgsmål stilles til jobcenterchef Erik Lund."
)


def test_persons_of_a_document(model):
    found = persons(read_values(letter(PERSONS), load("none")), model)
    assert [person.text for person in found] == ["Karen Mortensen", "Erik Lund"]


def test_persons_stand_where_they_say(model):
    reading = read_values(letter(PERSONS), load("none"))
    assert all(reading.text[p.start : p.end] == p.text for p in persons(reading, model))


def test_names_sleep_again(model):
    assert model.parse("Karen Mortensen ringer.").ents == ()
    assert model.names(["Karen Mortensen ringer."])[0].ents != ()
    assert model.parse("Karen Mortensen ringer.").ents == ()
    assert model.parse("Karen Mortensen ringer.")[2].dep_ == "ROOT"


def scene_of(text: str) -> Scene:
    reading = read_values(letter(text), load("none"))
    return Scene(reading, metadata(reading))


def test_weights_have_one_for_each_feature(model):
    scene = scene_of("Der oprettes et jobværksted for unge.")
    assert len(model.weights) == len(features(statements(scene)[-1], scene, model.vector))


def test_an_effort_is_likelier_than_a_state(model):
    scene = scene_of("Der oprettes et jobværksted for unge i april. Faldet skyldes den lave ledighed i landet.")
    weigh(statements(scene), scene, model.weights, model.vector)
    effort, state = (s.likely for s in statements(scene)[-2:])
    assert effort > 0.5 > 0.2 > state


@pytest.mark.parametrize(
    ("text", "likely", "rule"),
    [
        ("Der er god stemning i huset, og ledigheden falder i byen.", 0.9, "initiative/model"),
        ("Der er god stemning i huset, og ledigheden falder i byen.", 0.4, None),
        ("Der er god stemning i huset, og ledigheden falder i byen.", None, None),
        ("Kommunen har ansat to nye jobkonsulenter.", 0.02, None),
        ("Kommunen har ansat to nye jobkonsulenter.", 0.3, "initiative/hire"),
        ("Kommunen har ansat to nye jobkonsulenter.", None, "initiative/hire"),
    ],
)
def test_what_weights_add_and_take(text, likely, rule):
    scene = scene_of(text)
    statement = next(s for s in statements(scene) if scene.text.startswith(text[:20], s.start))
    grammar = read(statement)
    statement.likely = likely
    found = weighed(find(statement, grammar, scene), statement, grammar, scene)
    assert (found.rule if found else None) == rule
    if rule == "initiative/model":
        assert confidence(found) == likely


def test_commitments_are_those_of_the_rules():
    text = "Kommunen vil ansætte to jobkonsulenter senest den 1. maj 2018. Alle ledige får en jobmakker fra maj."
    alone, weighed = (extract(letter(text), load(name)).commitments for name in ("none", "da_kommune"))
    assert alone == weighed
    assert alone


def test_meaning_has_length_one_or_none(model):
    assert numpy.linalg.norm(meaning(["kommunen", "ansætter"], model.vector)) == pytest.approx(1)
    assert not meaning(["og", "i", "at"], model.vector).any()


def test_weights_are_read_as_written(tmp_path):
    write_weights([0.12345, -3, 0], tmp_path / "w.json")
    assert read_weights(tmp_path / "w.json") == (0.1235, -3.0, 0.0)
    assert json.loads((tmp_path / "w.json").read_text("utf-8")) == {"effort": [0.1235, -3.0, 0.0]}


def test_a_pipeline_without_weights_leaves_efforts_to_the_rules(tmp_path):
    import spacy

    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "plain")
    model = Model(str(tmp_path / "plain"))
    assert (model.weights, model.names(["Karen Mortensen"])[0].ents) == (None, ())
    document = letter("Kommunen har ansat to nye mentorer, og 36 tilfældigt udvalgte sager er gennemgået.")
    assert extract(document, load(str(tmp_path / "plain"))).initiatives == extract(document, load("none")).initiatives
