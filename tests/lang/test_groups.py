"""Target groups in running text and table labels; ids are those of lang/da/target_groups.toml."""

import re

import pytest

from extractor.lang import table
from extractor.lang.groups import AXES, find_groups, label_group

FOUND = [
    ("12 aktivitetsparate kontanthjælpsmodtagere mangler", ["kth_aktivitetsparat"]),
    ("aktivitetsparate kontanthjælps- og uddannelseshjælpsmodtagere", ["aktivitetsparate"]),
    ("aktivitetsparate kontant- og uddannelseshjælpsmodtagerne", ["aktivitetsparate"]),
    ("kontanthjælps- og uddannelseshjælpsmodtagere", ["kontanthjaelpssystemet"]),
    ("job- og aktivitetsparate kontanthjælpsmodtagere", ["kontanthjaelp"]),
    ("jobklare kontanthjælpsmodtagere", ["match1"]),
    ("på A-dagpengeområdet og 7 pct. på sygedagpengeområdet", ["a_dagpenge", "sygedagpenge"]),
    ("sygedagpengemodtagere og a-dagpengemodtagere", [""]),
    ("ledige pladser i tilbuddet", []),
    ("de ledige i risikogruppen", ["risikogruppe_dagpengeret"]),
    ("dagpengemodtagere i risiko for at miste dagpengeretten", ["risikogruppe_dagpengeret"]),
    ("alle grupper under ét", [""]),
    ("ledigheden er 3,1 pct.", ["ledige"]),
    ("udsatte borgere", ["attr_udsatte"]),
    ("borgere med mindst 12 måneder på offentlig forsørgelse", ["attr_12_mdr"]),
    ("120 match 2-sager", ["match2"]),
    ("87 unge på udd.hjælp, heraf 31 akt.parate", ["uddannelseshjaelp", "aktivitetsparate"]),
    ("40 borgere mister dagpengene til nytår", ["risikogruppe_dagpengeret"]),
    ("de er faldet ud af dagpengesystemet", ["risikogruppe_dagpengeret"]),
    ("hos de forsikrede, som venter", ["a_dagpenge"]),
    ("vi forsikrede om, at det skete", []),
    ("ledige i over et år", ["attr_langtidsledig"]),
    ("9 sager endte med fleksjob", ["fleksjob"]),
    ("en støtte på 110 pct. af dagpengene", []),
    ("fire er sygemeldt i dag", []),
]
LABELS = [
    ("A-dagpenge mv.", 2022, "a_dagpenge"),
    ("Kortantihjælp", 2023, "kontanthjaelp"),
    ("2.2 kontanthjælp", 2013, "match1"),
    ("2.2 kontanthjælp", 2015, "kth_jobparat"),
    ("2.10 selvforsørgende", 2013, "selvforsoergende"),
    ("Kontant-hjælp", 2013, "kontanthjaelp"),
    ("Forløb for unge u/30 år", 2013, "attr_under_30"),
]


@pytest.mark.parametrize(("text", "ids"), FOUND)
def test_groups_in_text(text, ids):
    assert [group.id for group in find_groups(text)] == ids


@pytest.mark.parametrize(("label", "year", "id"), LABELS)
def test_group_of_a_label(label, year, id):
    found = label_group(label, year)
    assert found is not None and found.id == id  # noqa: PT018


def test_offsets_are_those_of_the_text():
    text = "I alt 9 SYGEDAGPENGEMODTAGERE og en ledighedsydelsesmodtager"
    assert [text[g.start : g.end] for g in find_groups(text)] == ["SYGEDAGPENGEMODTAGERE", "ledighedsydelsesmodtager"]


def test_every_wording_names_a_known_group():
    known = {row["id"] for row in table("target_groups")["group"]} | {"several"}
    words = table("group_words")
    named = {id.split("__")[0] for axis in AXES for id in words[axis]} | set(words["acronyms"].values())
    assert named <= known


def test_no_wording_repeats_without_bound():
    words = table("group_words")
    assert not [p for axis in AXES for p in words[axis].values() if re.search(r"(?<!\\)[*+](?!\?)", p)]
