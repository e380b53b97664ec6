"""Metadata of invented documents, and of the corpus where it is there."""

import json
import tomllib
from pathlib import Path

import pytest

from extractor.assembly.metadata import case_numbers, metadata
from extractor.facts.reading import Reading
from extractor.layout import structure
from extractor.schema.document import Document
from tests.timing import growth

HEADS = tomllib.loads((Path(__file__).parent / "heads.toml").read_text("utf-8"))["head"]
GOLD = sorted((Path(__file__).parents[2] / "annotations" / "gold").glob("*.json"))
CASES = [
    ("Sagsnr.: 16/42588", ("16/42588",)),
    ("SAGSNR.:\n16/42588", ("16/42588",)),
    ("J.nr. 22/04822", ("22/04822",)),
    ("J. nr.: 2017-8664", ("2017-8664",)),
    ("Journalnummer 2024 - 229", ("2024 - 229",)),
    ("Sagsnr. 15.20G00 - 2013/01963", ("15.20G00 - 2013/01963",)),
    ("Sags-id: 15.00.00-A00-1-17.", ("15.00.00-A00-1-17",)),
    ("Sagsnr. 299831", ("299831",)),
    ("Sags nr. S2016-12345 / Dokument nr. D2019-54321", ("S2016-12345",)),
    ("Sag: 20/31876", ("20/31876",)),
    ("Sagsident 18/3127", ("18/3127",)),
    ("Emne: Svar (sag 26/1133)", ("26/1133",)),
    ("**Sagsnr.** 23-2210", ("23-2210",)),
    ("Sagsnr.: 18/1\nSagsnr.: 18/2\nSagsnr.: 18/1", ("18/1", "18/2")),
    ("Sagsnr.:\nDir.tlf.: 00000000", ()),
    ("Dokumentnr.: 26308/18, Sag nr. 4", ()),
    ("Der er 12.500 sager, og sagsnummeret mangler", ()),
]


def read(text: str):
    return metadata(Reading(structure(Document("test", "test.txt", "", "text/plain", text))))


@pytest.mark.parametrize("head", HEADS, ids=[head["text"].strip().split("\n")[0].strip()[:40] for head in HEADS])
def test_head(head):
    found = read(head["text"])
    assert {
        "type": found.doc_type,
        "municipality": found.municipality,
        "sender": found.sender,
        "recipient": found.recipient,
        "date": found.date,
        "case_numbers": list(found.case_numbers),
    } == {
        "type": head["type"],
        "municipality": head.get("municipality"),
        "sender": head.get("sender"),
        "recipient": head.get("recipient"),
        "date": head.get("date"),
        "case_numbers": head.get("case_numbers", []),
    }


@pytest.mark.parametrize("path", GOLD, ids=[path.stem for path in GOLD])
def test_corpus(path):
    gold = json.loads(path.read_text("utf-8"))
    found = read(gold["text"])
    fields = ("doc_type", "municipality", "date", "sender", "recipient")
    assert {f: getattr(found, f) for f in fields} == {f: gold["metadata"].get(f) for f in fields}
    assert list(found.case_numbers) == gold["metadata"]["case_numbers"]


@pytest.mark.parametrize(("text", "numbers"), CASES)
def test_case_numbers(text, numbers):
    assert case_numbers(text) == numbers


def test_the_code_belongs_to_the_name():
    found = read("Holbæk Kommune\n\nKære Bo\n\nHolbæk Kommune svarer hermed på brevet om indsatsen.\n\nHilsen\n")
    assert (found.municipality, found.municipality_code) == ("Holbæk", "316")


def test_nothing_is_made_up_for_a_bare_text():
    found = read("Vejen til job er lang, og der er ingen afsender.\n")
    assert (found.municipality, found.municipality_code, found.sender, found.date, found.case_numbers) == (
        None,
        None,
        None,
        None,
        (),
    )


@pytest.mark.parametrize(
    "piece", ["Sagsnr. ", "J.nr. 1/1-", "beder ", "vi i ", "«A» siger ", "Holbæk Kommune\n", "@a.dk "]
)
def test_cost_is_linear(piece):
    text = piece * (200_000 // len(piece))
    assert growth(read, text, parts=4, under=10) < 10  # a quadratic rule takes sixteen times as long
