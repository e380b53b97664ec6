"""Role and days of figures in sentences of our own (role_sentences.toml)."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.settings import Settings

HEAD = "Varde Kommune\n\nDato: 12. marts 2018\n\nKære minister\n\n"
SENTENCES = tomllib.loads((Path(__file__).parent / "role_sentences.toml").read_text("utf-8"))["sentence"]
CASES = [
    pytest.param(number, place, marks=pytest.mark.xfail(strict=True) if place + 1 in sentence.get("missed", ()) else ())
    for number, sentence in enumerate(SENTENCES)
    for place in range(len(sentence["told"]))
]


def marked(text: str) -> tuple[str, list[int]]:
    """The text without its marks, and where the figures between them begin."""
    plain, starts = "", []
    for number, piece in enumerate(text.replace("]]", "[[").split("[[")):
        if number % 2:
            starts.append(len(plain))
        plain += piece
    return plain, starts


@cache
def told(number: int) -> dict[int, list[str]]:
    """Role, first and last day of the observations of a sentence by where they begin in it."""
    text, _ = marked(SENTENCES[number]["text"])
    result = extract(read_bytes((HEAD + text).encode(), "brev.txt", ".txt", Settings()), load())
    return {o.start - len(HEAD): [o.role, o.as_of_start or "-", o.as_of_end or "-"] for o in result.observations}


@pytest.mark.parametrize(("number", "place"), CASES)
def test_role_and_days(number, place):
    start = marked(SENTENCES[number]["text"])[1][place]
    assert told(number).get(start) == SENTENCES[number]["told"][place]
