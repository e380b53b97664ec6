"""What a single sentence measures, in many wordings (measure_sentences*.toml)."""

import tomllib
from pathlib import Path

import pytest

from tests.assembly.read import read

LETTER = "Lolland Kommune\n\nDato: 20. juni {}\n\nSvar om indsatsen\n\nKære minister\n\n{{}}\n\nMed venlig hilsen\n"
CASES = [
    (entry["indicator"], entry["year"], sentence)
    for name in ("measure_sentences.toml", "measure_sentences_2.toml")
    for entry in tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))["measure"]
    for sentence in entry["sentences"]
]
PART = "[[12]] af deltagerne er startet på en uddannelse."  # a part of the participants is read as the participants


@pytest.mark.parametrize(
    ("indicator", "year", "sentence"),
    [pytest.param(*case, marks=pytest.mark.xfail(strict=True)) if case[2] == PART else case for case in CASES],
)
def test_measure_of_a_sentence(indicator, year, sentence):
    before, figure, after = sentence.replace("]]", "[[").split("[[")
    result = read(before + figure + after, LETTER.format(year))
    at = result.text.index(before + figure + after) + len(before)
    told = [o.indicator for o in result.observations if (o.start, o.end) == (at, at + len(figure))]
    assert told == [indicator]
