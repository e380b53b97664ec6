"""Figures that go on with what a paragraph tells (focus_paragraphs_N.toml): measure, group, days, role, place."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from extractor.assembly.fact import fact
from extractor.assembly.observations import observations
from extractor.assembly.scene import Scene
from extractor.ingest import read_bytes
from extractor.lang.names import municipality_code
from extractor.pipeline import load
from extractor.pipeline.core import read_values
from extractor.schema.records import Observation
from extractor.schema.result import Metadata
from extractor.settings import Settings

PARAGRAPHS = [
    paragraph
    for number in (1, 2, 3, 4, 5)
    for paragraph in tomllib.loads((Path(__file__).parent / f"focus_paragraphs_{number}.toml").read_text("utf-8"))[
        "paragraph"
    ]
]
CASES = [
    pytest.param(
        number, place, marks=pytest.mark.xfail(strict=True) if place + 1 in paragraph.get("missed", ()) else ()
    )
    for number, paragraph in enumerate(PARAGRAPHS)
    for place in range(len(paragraph["told"]))
]


def plain(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that they stood around."""
    text, spans = "", []
    for number, piece in enumerate(marked.replace("]]", "[[").split("[[")):
        if number % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return text, spans


@cache
def told(number: int) -> dict[tuple[int, int], Observation]:
    """The observations of a paragraph by their span in it."""
    paragraph = PARAGRAPHS[number]
    text, _ = plain(paragraph["text"])
    day: date = paragraph["date"]
    place = None if paragraph["municipality"] == "-" else paragraph["municipality"]
    head = f"{place + ' Kommune' if place else 'Ministeriet'}\n\nDato: {day:%d.%m.%Y}\n\n"
    reading = read_values(read_bytes((head + text).encode(), "brev.txt", ".txt", Settings()), load())
    about = Metadata(
        paragraph["kind"], None, place, municipality_code(place) if place else None, None, None, day.isoformat()
    )
    facts = [fact(mention, reading) for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end))]
    at = reading.text.index(text)
    return {(o.start - at, o.end - at): o for o in observations(Scene(reading, about), facts)}


@pytest.mark.parametrize(("number", "place"), CASES)
def test_figure_of_a_paragraph(number, place):
    paragraph = PARAGRAPHS[number]
    group, indicator, first, last, role, *where = (None if x == "-" else x for x in paragraph["told"][place])
    home = None if paragraph["municipality"] == "-" else paragraph["municipality"]
    o = told(number)[plain(paragraph["text"])[1][place]]
    assert (o.target_group, o.indicator, o.as_of_start, o.as_of_end, o.role) == (group, indicator, first, last, role)
    assert o.municipality == (where[0] if where else home)
