"""Titles of an agenda's items and the approval of the agenda itself: no effort and no promise."""

import pytest

from tests.assembly.read import read

FRAME = (
    "UDVALG\n\nUdvalget for Job og Uddannelse\n\nMØDE\n\nReferat\n\nSTARTTIDSPUNKT\n\n14-05-2019 16:00:00\n\n"
    "PUNKTER\n\n20. Status på indsatsen\n{}\n24. Eventuelt\n"
)


@pytest.mark.parametrize(
    "body",
    [
        "21. Drøftelse af effektiviseringer i perioden 2020-2023, maj",
        "22. Orientering om bevilling af midler fra EU’s Regionalfond",
        "23. Drøftelse af midler til fastansættelse af en mentor",
        "Indstilling\n\nAdministrationen indstiller, at:\n\n  1. dagsordenen til mødet i Udvalget for Job "
        "den 14. maj 2019 godkendes.\n\nBeslutning i Udvalget for Job og Uddannelse den 14-05-2019\n\nGodkendt\n",
    ],
)
def test_an_agendas_own_words_bind_nobody(body: str) -> None:
    result = read(body, FRAME)
    assert not result.initiatives
    assert not result.commitments


def test_what_an_item_tells_is_kept() -> None:
    result = read("21. Drøftelse af mentorer\n\nKommunen ansætter to mentorer den 1. august 2019.\n", FRAME)
    assert [one.deadline for one in result.commitments] == ["2019-08-01"]


@pytest.mark.parametrize(
    "decides",
    [
        "Udvalget skal godkende forslaget til handleplan, inden budgettet vedtages i oktober 2019.",
        "Økonomiudvalget skal derfor tage stilling til finansieringen senest den 1. juni 2019.",
        "Byrådet bedes drøfte strategien på mødet i september 2019.",
    ],
)
def test_why_an_item_is_on_the_agenda_binds_nobody(decides: str) -> None:
    assert not read(f"21. Handleplan\n\nSagsfremstilling\n{decides}\n", FRAME).commitments


@pytest.mark.parametrize(
    ("acts", "day"),
    [
        ("Udvalget skal drøfte strategien igen i september 2019.", "2019-09-30"),
        ("Jobcenteret skal nedbringe ventetiden inden den 1. oktober 2019.", "2019-10-01"),
    ],
)
def test_what_comes_back_or_is_done_binds(acts: str, day: str) -> None:
    found = read(f"21. Handleplan\n\nSagsfremstilling\n{acts}\n", FRAME).commitments
    assert [one.deadline for one in found] == [day]
