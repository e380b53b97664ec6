"""Text that no one wrote: numbers without end, one word for pages. It costs little, and it promises nothing."""

import pytest

from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.schema.records import Result
from extractor.settings import Settings
from tests.timing import cost, growth

SIZE = 40_000
PIECES = [
    *("1 ", "1\n", "1\n\n", "12 pct. ", "12 mod 13 ", "3 af 4 ", "tre ", "1–2 ", "1%", "1 og ", "1, ", "12 kr. "),
    *(
        "a: 1 ",
        "3 borgere og ",
        "- 3 borgere\n",
        "1. januar 2020 ",
        "januar februar ",
        "§ 12, ",
        "1.1.1.1.1\n",
        "2019 ",
    ),
    *("Holbæk Kommune ", "Økonomi\n", "- punkt\n", ", og at ", "(1) ", "| 1 | 2 |\n", "a\n\n", "hvoraf 3 ", "@a.dk "),
]


def of(piece: str, size: int = SIZE) -> str:
    return piece * (size // len(piece))


def read(text: str) -> Result:
    return extract(read_bytes(text.encode(), "brev.txt", ".txt", Settings()), load())


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_again_and_again_costs_little(piece):
    assert cost(lambda: read(of(piece)), under=2.0) < 2.0


@pytest.mark.parametrize("piece", ["1 ", "Vi vil ansætte 3 konsulenter. "])
def test_twice_the_text_costs_twice_the_time(piece):
    assert growth(read, of(piece, 20_000), 2, 2.8) < 2.8


def test_a_crowd_of_numbers_tells_nothing_and_costs_no_letter():
    result = read(of("1 ", 10_000))
    assert len(result.mentions) <= 30  # its edges may belong to a text beside it
    assert len(result.observations) <= 30
    assert not [*result.initiatives, *result.commitments]


def test_a_crowd_keeps_what_stands_with_its_unit_and_a_letter_beside_it_is_read():
    letter = "Der var 38,5 pct. af de jobparate uden indsats i maj 2018.\n\n"
    result = read(letter + of("12 pct. ", 24_000))
    assert len(result.mentions) == 3002
    first, *_ = result.observations
    assert (str(first.value), first.target_group, first.as_of_start) == ("38.5", "kth_jobparat", "2018-05-01")


def test_a_large_table_without_lines_is_no_crowd():
    rows = "".join(f"Kommune nr. {i} havde 12,5 13,5 14,5 og {i} sager\n" for i in range(100, 300))
    assert len(read(rows).mentions) > 200
