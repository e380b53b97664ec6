"""What the rest of the program asks the model: counted nouns and persons."""

from pathlib import Path

import pytest

from extractor.assembly.metadata import metadata
from extractor.assembly.scene import Scene
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


def test_commitments_and_efforts_ask_no_model():
    text = "Kommunen vil ansætte to jobkonsulenter senest den 1. maj 2018. Alle ledige får en jobmakker fra maj."
    alone, asked = (extract(letter(text), load(name)) for name in ("none", "da_kommune"))
    assert alone.commitments == asked.commitments
    assert alone.initiatives == asked.initiatives
    assert alone.commitments


def test_another_pipeline_changes_no_effort(tmp_path):
    import spacy

    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "plain")
    model = Model(str(tmp_path / "plain"))
    assert model.names(["Karen Mortensen"])[0].ents == ()
    document = letter("Kommunen har ansat to nye mentorer, og 36 tilfældigt udvalgte sager er gennemgået.")
    assert extract(document, load(str(tmp_path / "plain"))).initiatives == extract(document, load("none")).initiatives
