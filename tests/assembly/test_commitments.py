"""Commitments: who is bound how strongly to what, by when, and what became of it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.assembly.read import AGENDA, SUPERVISION, read

OVERHEARD = "the weights of words and signs hear what binds, and no rule holds against it"
HERE = Path(__file__).parent
FILES = ("commitment_sentences.toml", "commitment_wordings.toml", "commitment_colloquial.toml")
ROWS = [row for name in FILES for row in tomllib.loads((HERE / name).read_text("utf-8"))["commitment"]]
BINDS = [row for row in ROWS if "strength" in row]
NONE = [row for row in ROWS if "strength" not in row]


@pytest.mark.parametrize("row", BINDS, ids=lambda row: row["text"][:50])
def test_a_sentence_that_binds(row: dict[str, Any]) -> None:
    found = read(row["text"]).commitments
    assert found
    first = found[0]
    assert first.strength == row["strength"]
    assert first.deadline == row.get("deadline")
    assert first.origin == row.get("origin", "promised")
    assert first.state == row.get("state", "open")
    if "value" in row:
        assert first.target_value == row["value"]


@pytest.mark.parametrize("row", [row for row in NONE if "overheard" not in row], ids=lambda row: row["text"][:50])
def test_a_sentence_that_binds_nobody(row: dict[str, Any]) -> None:
    assert [c.text for c in read(row["text"]).commitments] == []


@pytest.mark.xfail(strict=True, reason=OVERHEARD)
@pytest.mark.parametrize("row", [row for row in NONE if "overheard" in row], ids=lambda row: row["text"][:50])
def test_a_sentence_that_is_overheard(row: dict[str, Any]) -> None:
    assert [c.text for c in read(row["text"]).commitments] == []


def test_what_an_authority_asks_is_due_when_the_answer_is() -> None:
    text = (
        "På baggrund af tallene fik Skive Kommune fire måneder regnet fra 31. januar 2022 til at genoprette indsatsen. "
        "Det er ikke lykkedes.\n\nVi beder derfor kommunen om en skriftlig redegørelse for årsagerne.\n\n"
        "Redegørelsen fremsendes senest 24. oktober 2022."
    )
    found = read(text, SUPERVISION).commitments
    assert [(c.origin, c.deadline, c.state) for c in found] == [
        ("imposed", "2022-05-31", "missed"),
        ("imposed", "2022-10-24", "open"),
        ("imposed", "2022-10-24", "open"),
    ]
    assert found[0].deadline_kind == "relative"
    assert {c.actor for c in found} == {"Skive"}


def test_the_agencys_own_word() -> None:
    (found,) = read("Vi ser på tallene igen i marts 2023.", SUPERVISION).commitments
    assert (found.origin, found.actor, found.deadline) == ("promised", "STAR", "2023-03-31")


def test_a_recommendation_binds_where_the_decision_adopts_it() -> None:
    text = (
        "Indstilling\n\nForvaltningen indstiller,\n\n- at der ansættes to mentorer pr. 1. august 2019.\n\n"
        "Beslutning\n\n{}"
    )
    adopted = read(text.format("Godkendt som indstillet."), AGENDA).commitments
    proposed = read(text.format("Sagen blev udsat."), AGENDA).commitments
    assert [(c.strength, c.deadline) for c in adopted] == [("binding", "2019-08-01")]
    assert [(c.strength, c.deadline) for c in proposed] == [("intended", "2019-08-01")]


def test_what_is_only_noted_binds_nobody() -> None:
    text = "Indstilling\n\nForvaltningen indstiller,\n\n- at orienteringen tages til efterretning."
    assert read(text, AGENDA).commitments == ()


def test_a_condition_is_kept_and_its_day_is_no_deadline() -> None:
    text = "Hvis andelen er over 20 pct. den 1. juni 2019, forelægges sagen igen for udvalget."
    (found,) = read(text).commitments
    assert found.condition is not None
    assert found.condition.startswith("Hvis andelen")
    assert found.deadline is None


def test_vague_deadlines_stay_vague() -> None:
    (found,) = read("Stillingen slås op snarest.").commitments
    assert (found.deadline, found.deadline_text, found.deadline_kind) == (None, "snarest", "vague")


def test_the_last_of_two_months() -> None:
    (found,) = read("Byrådet får en status i august og november 2019.").commitments
    assert found.deadline == "2019-11-30"


def test_an_effort_planned_with_a_date_is_also_a_commitment() -> None:
    record = read("Der åbnes et nyt vejledningsforløb for unge den 1. maj 2019.")
    assert record.initiatives[0].text == record.commitments[0].text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Svarfristen er tre uger, og brevet blev modtaget den 25. februar 2019.", None),
        ("Kommunen modtog brevet den 25. februar 2019. Svarfristen er tre uger.", "2019-03-18"),
    ],
)
def test_a_term_runs_from_the_day_told_before_it(text: str, day: str | None) -> None:
    found = [c for c in read(text).commitments if c.rule == "commitment/term"]
    assert [c.deadline for c in found] == [day]


def test_items_owe_what_the_line_above_them_asks() -> None:
    text = (
        "Det beder vi om\n\na) En oversigt over ledige pladser. Frist: 1. december 2022.\n"
        "b) En drøftelse i udvalget inden udgangen af januar 2023.\n"
    )
    found = read(text, SUPERVISION).commitments
    assert [(c.origin, c.strength, c.deadline) for c in found] == [
        ("imposed", "binding", "2022-12-01"),
        ("imposed", "binding", "2023-01-31"),
    ]


def test_items_of_a_sentence_that_binds_the_municipality() -> None:
    text = (
        "Skive Kommune skal derfor\n\na) senest den 1. december 2022 indsende en plan,\n"
        "b) inden samme tidspunkt gennemgå alle sager.\n"
    )
    found = read(text, SUPERVISION).commitments
    assert [(c.origin, c.deadline) for c in found] == [("imposed", "2022-12-01")] * 2


def test_items_under_what_others_may_hold_the_writer_to() -> None:
    text = "Det kan du holde os op på:\n\n- 60 i job i 2019\n- ingen venter mere end fire uger\n"
    assert [(c.origin, c.strength) for c in read(text).commitments] == [("promised", "binding")] * 2


@pytest.mark.parametrize(
    ("text", "strength", "day"),
    [
        ("I skal gennemgå alle sager, før I svarer.", "binding", None),
        ("Vi vil gerne have en plan for, hvordan I retter op.", "binding", None),
        ("Jeg ser frem til at modtage jeres svar senest den 1. november 2022.", "binding", "2022-11-01"),
        ("Det er afgørende, at kommunen inden udgangen af 2022 har rettet op.", "expected", "2022-12-31"),
        ("Vi forventer, at kommunen retter op inden udgangen af januar 2023.", "expected", "2023-01-31"),
        ("Andelen skal være under 20 pct. i december 2022.", "binding", "2022-12-31"),
    ],
)
def test_what_an_authority_demands_in_other_words(text: str, strength: str, day: str | None) -> None:
    assert [(c.origin, c.strength, c.deadline) for c in read(text, SUPERVISION).commitments] == [
        ("imposed", strength, day)
    ]


def test_the_term_stands_in_the_sentence_behind_what_is_asked() -> None:
    text = (
        "Styrelsen har den 11. februar 2019 bedt om en redegørelse for ventetiden. Svarfristen er den 15. marts 2019."
    )
    assert [c.deadline for c in read(text).commitments] == ["2019-03-15"] * 2


def test_what_is_asked_for_is_due_after_this_letter() -> None:
    (found,) = read("Du har bedt om en opfølgning seks måneder efter dette brev.").commitments
    assert (found.deadline, found.state) == ("2019-09-12", "open")


def test_a_colon_gives_the_state_of_an_item() -> None:
    text = (
        "Handleplanen, som udvalget vedtog i november 2018, rummer følgende skridt:\n\n"
        "- ekstra sagsbehandler i modtagelsen: ansat\n- fælles kurser med a-kasserne: opgivet\n"
    )
    assert [c.state for c in read(text).commitments] == ["met", "missed"]


def test_a_short_sentence_dates_what_was_told_before_it() -> None:
    text = "Byrådet vedtog den 5. februar 2019, at alle enlige skal have en fast rådgiver. Det sker fra 1. maj 2019."
    assert [c.deadline for c in read(text).commitments] == ["2019-05-01"]


def test_what_was_asked_for_is_granted() -> None:
    found = read("Styrelsen har bedt om en plan senest den 1. august 2019. Den får I.").commitments
    assert [(c.origin, c.text, c.deadline) for c in found][1:] == [("promised", "Den får I", "2019-08-01")]


def test_two_main_clauses_with_a_mere_comma_between() -> None:
    text = "Tallet for april mangler på grund af systemskiftet, vi eftersender det inden 1. juni 2019."
    assert [(c.text[:2], c.deadline) for c in read(text).commitments] == [("vi", "2019-06-01")]


NEWS = (
    "Kommuner vil hjælpe flere ledige\n\nAf Redaktionen\n\n3. maj 2021\n\n"
    "Aabenraa: - Vi ansætter fem nye mentorer inden sommerferien, siger borgmesteren.\n\n"
    "Ministeren er ikke tilfreds. - Jeg indkalder kommunerne til et møde i september 2021, siger han.\n"
)


def test_a_minister_in_the_news_speaks_for_no_municipality() -> None:
    found = read(NEWS, "{}").commitments
    assert [(c.municipality, c.actor, c.deadline) for c in found] == [
        ("Aabenraa", "Aabenraa", "2021-08-31"),
        (None, "Ministeren", "2021-09-30"),
    ]


def test_each_announcement_and_each_recommendation_stands_by_itself() -> None:
    told = read(
        "Kommunen har tilkendegivet, at teamet holder møde hver uge, og at der ansættes en leder.", SUPERVISION
    ).commitments
    assert [c.text for c in told][:1] == ["teamet holder møde hver uge"]
    asked = read(
        "Indstilling\n\nDirektionen indstiller, at der ansættes en mentor, og at udvalget får en status i maj 2019.",
        AGENDA,
    ).commitments
    assert [(c.text, c.strength) for c in asked] == [
        ("der ansættes en mentor", "intended"),
        ("udvalget får en status i maj 2019", "intended"),
    ]


def test_the_group_of_a_promise_is_not_taken_from_far_above() -> None:
    text = (
        "I 2018 fik 120 sygedagpengemodtagere for få samtaler.\n\nVi har set på årsagerne.\n\n"
        "Kommunen sender en ny opgørelse i maj 2019. Alle dagpengemodtagere kontaktes inden 1. april 2019. "
        "De indkaldes senest den 1. juni 2019."
    )
    assert [c.target_group for c in read(text).commitments] == [None, "a_dagpenge", "a_dagpenge"]


def test_recommendations_set_as_lines_that_open_with_at() -> None:
    text = (
        "Indstilling\n\nForvaltningen indstiller til udvalget,\nat der ansættes to virksomhedskonsulenter\n"
        "at udgiften indarbejdes i budget 2020\nat effekten evalueres inden udgangen af 2020"
    )
    found = [(c.text, c.strength, c.deadline) for c in read(text, AGENDA).commitments]
    assert found == [
        ("der ansættes to virksomhedskonsulenter", "intended", None),
        ("udgiften indarbejdes i budget 2020", "intended", None),
        ("effekten evalueres inden udgangen af 2020", "intended", "2020-12-31"),
    ]


def test_each_of_two_goals() -> None:
    text = "Målet er, at frafaldet er under 20 pct. i juli 2020, og at antallet er højst 225 i december 2020."
    found = [(c.text, c.strength, c.deadline, c.target_value) for c in read(text).commitments]
    assert found == [
        ("frafaldet er under 20 pct. i juli 2020", "intended", "2020-07-31", 20),
        ("antallet er højst 225 i december 2020", "intended", "2020-12-31", 225),
    ]


def test_milestones_of_a_table() -> None:
    text = (
        "Milepæle\n\nTid\tMilepæl\tAnsvarlig\n30. juni 2019\tHøjst 25 pct. mangler en samtale\tTeamleder\n"
        "31. oktober 2019\tBegge grupper er under 20 pct.\tCenterchef"
    )
    found = [(c.deadline, c.strength, c.target_value, c.rule) for c in read(text).commitments]
    assert found == [
        ("2019-06-30", "intended", 25, "commitment/milestone"),
        ("2019-10-31", "intended", 20, "commitment/milestone"),
    ]


def test_a_day_for_all_items_of_a_list() -> None:
    text = (
        "For at nå målet vil jobcentret\n\n- ansætte to konsulenter\n- oprette et hold for unge\n\n"
        "Initiativerne gennemføres i løbet af 2020."
    )
    found = [(c.text, c.deadline) for c in read(text).commitments]
    assert found == [("ansætte to konsulenter", "2020-12-31"), ("oprette et hold for unge", "2020-12-31")]


@pytest.mark.parametrize(
    "text",
    [
        "Vi håber, at flere vil møde op.",
        "Vi er klar over, at nogle borgere vil være utrygge ved at møde frem.",
        "Hvis modellen vedtages, vil stillingerne blive slået op i oktober 2019.",
        "Målet for aktiveringsgraden er ikke nået.",
        "Beløbet afholdes inden for rammen i budget 2019.",
        "Kontrakten løber til udgangen af 2020.",
        "Teamlederen gennemgår hver fredag listen med medarbejderne.",
        "Det er byrådets ambition, at\n\n- alle unge er i gang\n- ingen venter",
    ],
)
def test_what_binds_nobody(text: str) -> None:
    assert [c.text for c in read(text).commitments if c.rule != "commitment/planned"] == []


def test_the_schedule_of_what_has_not_begun() -> None:
    (found,) = read("Projektet løber fra 1. august 2019 til 31. juli 2020.").commitments
    assert (found.rule, found.deadline) == ("commitment/schedule", "2020-07-31")


def test_a_board_asks_its_own_administration() -> None:
    text = "Beslutning\n\nGodkendt, idet udvalget ønsker en opfølgning i oktober 2019."
    (found,) = read(text, AGENDA).commitments
    assert (found.origin, found.deadline) == ("promised", "2019-10-31")
