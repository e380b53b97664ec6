"""Efforts: which sentences tell of one, of which type, in which state."""

import tomllib
from pathlib import Path

import pytest

from tests.assembly.read import AGENDA, SUPERVISION, read

ROWS = tomllib.loads((Path(__file__).parent / "effort_sentences.toml").read_text("utf-8"))["effort"]
TOLD = [row for row in ROWS if "type" in row]
NONE = [row for row in ROWS if "type" not in row]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row["text"][:50])
def test_a_sentence_that_tells_of_an_effort(row: dict[str, str]) -> None:
    found = [(i.type, i.status) for i in read(row["text"]).initiatives]
    assert any(row["type"] in ("any", type) and row["status"] == status for type, status in found), found


@pytest.mark.parametrize("row", NONE, ids=lambda row: row["text"][:50])
def test_a_sentence_that_tells_of_none(row: dict[str, str]) -> None:
    assert [i.text for i in read(row["text"]).initiatives] == []


def test_the_status_stands_under_the_item() -> None:
    letter = (
        "I redegørelsen af 3. september 2018 lovede vi tre initiativer. Status er:\n\n"
        "1. Der ansættes tre nye mentorer.\nAlle tre er begyndt.\n"
        "2. Alle sager gennemgås inden nytår.\nDet nåede vi ikke.\n"
        "3. Der holdes et kursus for alle sagsbehandlere.\nKurset er gennemført."
    )
    record = read(letter)
    assert [i.status for i in record.initiatives] == ["completed", "ongoing", "completed"]
    assert [c.state for c in record.commitments] == ["met", "missed", "met"]


def test_a_named_programme_that_no_list_knows() -> None:
    (effort,) = read('Kommunen har startet projekt "Broen til arbejde" for 60 unge den 1. februar 2019.').initiatives
    assert (effort.type, effort.name, effort.participants) == ("navngivet_projekt", "Broen til arbejde", 60)
    assert effort.start_date == "2019-02-01"


def test_the_span_is_the_clause_without_number_and_stop() -> None:
    text = "1. Jobcentret har ansat to mentorer.\n2. Vi har oprettet et nyt team for unge."
    found = [i.text for i in read(f"Følgende initiativer er sat i gang:\n\n{text}").initiatives]
    assert found == ["Jobcentret har ansat to mentorer", "Vi har oprettet et nyt team for unge"]


def test_two_doings_in_one_sentence() -> None:
    text = "Kommunen har ansat to mentorer, og jobcentret har oprettet et nyt team for unge."
    assert len(read(text).initiatives) == 2


def test_an_option_that_is_not_chosen_is_unknown() -> None:
    text = (
        "Sagsfremstilling\n\nModel A: Opgaven udlægges til en anden aktør.\n\n"
        "Model B: Jobcentret ansætter to konsulenter.\n\n"
        "Indstilling\n\nJobcenterchefen indstiller,\n\n- at model B vælges."
    )
    found = {i.type: i.status for i in read(text, AGENDA).initiatives}
    assert found["ekstern_leverandoer"] == "unknown"
    assert found["ansaettelse"] == "planned"


def test_causes_are_no_efforts() -> None:
    text = "Årsager\n\nJobcentret indførte et nyt bookingsystem i maj 2018, og det gav mange fejl."
    assert read(text).initiatives == ()


def test_an_authority_asks_for_a_plan() -> None:
    text = (
        "Vi beder på den baggrund Skive Kommune om en skriftlig redegørelse samt en genopretningsplan for samtaler.\n\n"
        "Redegørelse og genopretningsplan fremsendes til undertegnede senest 21. oktober 2022."
    )
    (effort,) = read(text, SUPERVISION).initiatives
    assert (effort.type, effort.status) == ("genopretningsplan", "planned")
    assert effort.text.startswith("en genopretningsplan")


def test_staff_that_is_had_since() -> None:
    (effort,) = read("Jobcentret har siden efteråret haft seks ekstra sagsbehandlere.").initiatives
    assert (effort.type, effort.status) == ("ansaettelse", "ongoing")


def test_a_table_of_efforts() -> None:
    table = (
        "Initiativ\tAnsvarlig\tFrist\tStatus\nAnsættelse af to mentorer\tTeamleder\t1. juni 2019\tIgangsat\n"
        "Gennemgang af alle sager\tAfdelingsleder\t31. marts 2019\tGennemført\n"
        "Kursus i den nye lovgivning\tHR\tSeptember 2019\tPlanlagt"
    )
    record = read(f"Sagsfremstilling\n\n{table}\n\nIndstilling\n\nTil orientering.", AGENDA)
    assert [(i.type, i.status) for i in record.initiatives] == [
        ("mentor_kapacitet", "ongoing"),
        ("sagsgennemgang", "completed"),
        ("kompetenceudvikling", "planned"),
    ]
    assert [(c.actor, c.deadline, c.state) for c in record.commitments] == [
        ("Teamleder", "2019-06-01", "open"),
        ("Afdelingsleder", "2019-03-31", "met"),
        ("HR", "2019-09-30", "open"),
    ]


def test_news_ties_each_quotation_to_its_municipality() -> None:
    text = (
        "Kommuner vil have flere ledige i job\n\nEsbjerg: - Vi har ansat ti nye virksomhedskonsulenter, siger "
        "borgmesteren.\n\nSkanderborg: - Vi lover, at der kommer et nyt tilbud i 2020, siger formanden.\n"
    )
    record = read(text, "{}")
    assert [i.municipality for i in record.initiatives] == ["Esbjerg"]
    assert [(c.municipality, c.strength) for c in record.commitments] == [("Skanderborg", "binding")]


@pytest.mark.xfail(strict=True, reason="two participles under one auxiliary are one statement: the second is lost")
def test_known_miss_two_participles() -> None:
    assert len(read("Vi har opsagt aftalen med leverandøren og i stedet ansat fire mentorer.").initiatives) == 2
