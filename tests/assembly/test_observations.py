"""Observations in sentences and tables of our own: value, group, indicator, days, role."""

from decimal import Decimal

import pytest

from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.settings import Settings

HEAD = "Varde Kommune\n\nDato: 12. marts 2018\n\nKære minister\n\n"
SHARE, COUNT = "andel_uden_tilbud_eller_mentor_12m", "antal_uden_tilbud_eller_mentor_12m"
APR, MAR1 = ("2017-04-01", "2017-04-30"), ("2018-03-01", "2018-03-01")

PROSE = [
    (
        "Pr. 1. marts 2018 havde 212 aktivitetsparate ikke modtaget et aktivt tilbud eller mentorstøtte det seneste år."
        " Det svarer til 31,5 pct. af de aktivitetsparate.",
        [(212, "aktivitetsparate", COUNT, MAR1, "actual"), (31.5, "aktivitetsparate", SHARE, MAR1, "actual")],
    ),
    (
        "I april 2017 var 18,2 pct. af de aktivitetsparate fritaget for aktivering mod 12,9 pct. året før.",
        [
            (18.2, "aktivitetsparate", "andel_fritaget", APR, "actual"),
            (12.9, "aktivitetsparate", "andel_fritaget", ("2016-04-01", "2016-04-30"), "actual"),
        ],
    ),
    (
        "Målet er, at rettidigheden på samtaler er mindst 90 pct. ved udgangen af 2018.",
        [(90, None, "rettidighed_samtaler", ("2018-12-31", "2018-12-31"), "target")],
    ),
    (
        "Aktiveringsgraden var i april 2017 henholdsvis 27 % på A-dagpengeområdet og 25 % på sygedagpengeområdet.",
        [
            (27, "a_dagpenge", "aktiveringsgrad", APR, "actual"),
            (25, "sygedagpenge", "aktiveringsgrad", APR, "actual"),
        ],
    ),
    (
        "Antallet af sygedagpengemodtagere er steget med 14 pct. siden april 2017.",
        [(14, "sygedagpenge", "udvikling_antal_pct", ("2017-04-01", "2018-03-12"), "actual")],
    ),
    (
        "Kommunen har bevilget 1,2 mio. kr. i 2018 til indsatsen for sygedagpengemodtagere.",
        [(1200000, "sygedagpenge", "bevilling_kr", ("2018-01-01", "2018-12-31"), "actual")],
    ),
]
NONE = [
    "Revisionen har udtaget 60 sager.",
    "Ydelse\tGennemgået\nKontanthjælp\t25\nSygedagpenge\t20\n",
    "For det andet har de fleste haft fem.",
    "Kommunen lavede en aftale med ni arbejdsgivere og to hotelkæder.",
    "Modtagelsen blev samlet ét sted, og der er givet fem løfter.",
    "Viser det sig i maj, ændres planen. Svarer mere end 60 % på beskeden, ruller vi den ud.",
    "Styrelsen imødeser inden 14 dage navnet på en kontaktperson.",
    "En del sager har en varighed ud over 26 uger.",
    "Redegørelsen rummer fem initiativer, som er drøftet på tre møder med fire andre kommuner.",
    "Projektet varer to år og henvender sig til ledige i mere end 26 uger.",
    "Vi brugte 3 mio. kr., nej undskyld, det var ikke beløbet.",
]


TIMES = [
    ("Ventetiden udgjorde 17 uger for nye borgere i 2016, men 11 uger for nye borgere i 2017.", [17, 11]),
    ("Ambitionen er, at ingen venter mere end 4 uger.", [4]),
    ("Forvaltningen foreslår et loft over behandlingstiden på ni uger.", [9]),
    ("Loven foreskriver otte uger.", [8]),
    ("Deltagerne har i snit haft 3,4 samtaler, hvor kravet er fire.", [Decimal("3.4"), 4]),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_and_dues_are_observed(text, expected):
    assert [value for value, *_ in observed(text)] == expected


def observed(text: str) -> list[tuple[object, ...]]:
    result = extract(read_bytes((HEAD + text).encode(), "brev.txt", ".txt", Settings()), load())
    return [(o.value, o.target_group, o.indicator, (o.as_of_start, o.as_of_end), o.role) for o in result.observations]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose(text, expected):
    assert observed(text) == [(Decimal(str(value)), *rest) for value, *rest in expected]


@pytest.mark.parametrize("text", NONE)
def test_no_observation(text):
    assert observed(text) == []


def test_table_with_months_as_columns():
    text = (
        "Tabellen viser andelen af borgere med 6 mdr. på ydelse, som har fået afholdt færre end 4 samtaler.\n\n"
        "\tmarts 2017\tapril 2017\nSygedagpenge\t22,5\t20,0\nLedighedsydelse\t.\t31,0\n"
    )
    few = "andel_faerre_end_4_samtaler_6m"
    assert [o for o in observed(text) if o[0] != 4] == [
        (Decimal("22.5"), "sygedagpenge", few, ("2017-03-01", "2017-03-31"), "actual"),
        (Decimal("20.0"), "sygedagpenge", few, APR, "actual"),
        (Decimal("31.0"), "ledighedsydelse", few, APR, "actual"),
    ]


def test_two_municipalities_and_the_country():
    text = "I Varde var andelen i april 2017 21 pct., mens landsgennemsnittet var 24 pct."
    result = extract(read_bytes((HEAD + text).encode(), "brev.txt", ".txt", Settings()), load())
    assert [(o.value, o.municipality) for o in result.observations] == [(21, "Varde"), (24, None)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Vi kan se, at Holstebro og Struer ligger på 90 pct.", [None]),
        ("En leverandør i Esbjerg tog imod 12 af deltagerne.", ["Varde"]),
        ("Andelen er 58 pct., og så mangler der seks procentpoint i landsgennemsnittet.", ["Varde", "Varde"]),
        ("Andelen var 21 pct., der gælder for landet som helhed.", [None]),
        ("Andelen skal stå på mindst 64 pct., når ministeriet gør året op.", ["Varde"]),
    ],
)
def test_whose_figure_it_is_beside_other_places(text, places):
    result = extract(read_bytes((HEAD + text).encode(), "brev.txt", ".txt", Settings()), load())
    assert [o.municipality for o in result.observations] == places


def test_span_and_value_are_those_of_the_mention():
    result = extract(read_bytes((HEAD + PROSE[0][0]).encode(), "brev.txt", ".txt", Settings()), load())
    mentions = {mention.id: mention for mention in result.mentions}
    for o in result.observations:
        assert (o.start, o.end, o.provenance) == (
            mentions[o.mention].start,
            mentions[o.mention].end,
            mentions[o.mention].provenance,
        )


def test_a_figure_of_the_country_has_the_measure_beside_it():
    text = "I 2. kvartal 2017 fik 46 pct. af de forsikrede ledige seks eller flere samtaler. "
    text += "Så mangler der kun seks procentpoint i landsgennemsnittet på 64 pct."
    result = extract(read_bytes((HEAD + text).encode(), "brev.txt", ".txt", Settings()), load())
    assert [(o.indicator, o.municipality) for o in result.observations if o.value in (46, 64)] == [
        ("samtaler_andel_mindst_n", "Varde"),
        ("samtaler_andel_mindst_n", None),
    ]


def test_a_goal_told_again_has_its_new_day():
    text = "Vi lovede, at højst 15 pct. af de aktivitetsparate ved udgangen af 2017 ville være fritaget. "
    text += "Vi vil under de 15 pct. inden 1. maj 2019."
    found = [o[3] for o in observed(text)]
    assert found == [("2017-12-31", "2017-12-31"), ("2019-05-01", "2019-05-01")]


def test_young_people_ready_for_activity_are_on_education_assistance():
    assert [o[1] for o in observed("I dag har 63 aktivitetsparate unge en mentor.")] == ["udh_aktivitetsparat"]
