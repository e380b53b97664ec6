"""Deadlines: computed where the text gives an anchor, vague where it gives none."""

from datetime import date
from decimal import Decimal

import pytest

from extractor.assembly.deadlines import after
from extractor.schema.values import Duration
from tests.assembly.read import SUPERVISION, read


@pytest.mark.parametrize(
    ("anchor", "number", "unit", "day"),
    [
        (date(2022, 8, 29), 6, "month", date(2023, 2, 28)),
        (date(2023, 8, 31), 6, "month", date(2024, 2, 29)),
        (date(2024, 2, 19), 3, "week", date(2024, 3, 11)),
        (date(2020, 2, 29), 1, "year", date(2021, 2, 28)),
        (date(2019, 12, 30), 14, "day", date(2020, 1, 13)),
        (date(2019, 11, 30), 1, "quarter", date(2020, 2, 29)),
        (date(2019, 11, 29), 48, "hour", date(2019, 12, 1)),
        (date(2019, 11, 30), 99_999_999, "day", None),
        (date(2019, 11, 30), 99_999, "year", None),
    ],
)
def test_a_length_after_a_day(anchor: date, number: int, unit: str, day: date | None) -> None:
    assert after(anchor, Duration(Decimal(number), unit=unit)) == day  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("Kommunen fik seks måneder regnet fra 29. august 2021 til at rette op.", "2022-02-28", "relative"),
        ("Kommunen skal inden tre uger fra brevets dato sende en redegørelse.", "2022-10-24", "relative"),
        ("Redegørelsen skal sendes senest 1. november 2022.", "2022-11-01", "due"),
        ("Vi gør status igen i marts 2023.", "2023-03-31", "window"),
        ("Planen må højst løbe til udgangen af marts 2023.", "2023-03-31", "until"),
    ],
)
def test_deadlines_of_an_authoritys_letter(text: str, day: str, kind: str) -> None:
    (found,) = read(text, SUPERVISION).commitments
    assert (found.deadline, found.deadline_kind) == (day, kind)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Alle sager gennemgås snarest.", "snarest", "vague"),
        ("Stillingen slås op hurtigst muligt.", "hurtigst muligt", "vague"),
        ("Udvalget orienteres hver måned.", "hver måned", "vague"),
        ("Resultatet sendes til ministeriet, så snart det foreligger.", "så snart det foreligger", "relative"),
        (
            "Resultatet sendes, så snart det har været forelagt Beskæftigelsesudvalget og økonomiudvalget.",
            "så snart det har været forelagt",  # no word is cut in two
            "relative",
        ),
    ],
)
def test_words_that_set_no_day(text: str, words: str, kind: str) -> None:
    (found,) = read(text).commitments
    assert (found.deadline, found.deadline_text, found.deadline_kind) == (None, words, kind)


def test_a_start_is_the_first_day() -> None:
    (found,) = read("Sagsbehandlerne deltager fra maj 2019 i et kursus i lovgivningen.").commitments
    assert (found.deadline, found.deadline_kind) == ("2019-05-01", "start")


def test_the_date_of_a_paper_is_no_deadline() -> None:
    (found,) = read("Som lovet i brev af 1. oktober 2018 sender vi snarest en ny status.").commitments
    assert found.deadline is None
