"""Look-up of municipalities: the whole list, and what must not be taken for one."""

import pytest

from extractor.lang.names import find_municipalities, fold, municipalities, municipality, municipality_code
from tests.timing import cost

FOUND = [  # text, names in order
    ("Holbæk Kommune og Horsens Kommunes borgere", ["Holbæk", "Horsens"]),
    ("Horsens' tal ligger over Ishøjs", ["Horsens", "Ishøj"]),
    ("GULDBORGSUND", ["Guldborgsund"]),
    ("HØJE-TAASTRUP KOMMUNE", ["Høje-Taastrup"]),
    ("Jobcenter Høje Taastrup og Høje - Taastrup", ["Høje-Taastrup", "Høje-Taastrup"]),
    ("Århus og Aarhus, Åbenrå og Aabenraa", ["Aarhus", "Aarhus", "Aabenraa", "Aabenraa"]),
    ("Guldborgsund Jobcenter", ["Guldborgsund"]),
    ("Københavns Kommune", ["København"]),
    ("Bornholms Regionskommune", ["Bornholm"]),
    ("Nordfyns Kommune og Vesthimmerlands Kommune", ["Nordfyns", "Vesthimmerlands"]),
    ("kommunerne i Kolding, Vejle og Vejen", ["Kolding", "Vejle", "Vejen"]),
    ("Vejen Kommune", ["Vejen"]),
    ("Skive: Der er for få mentorer", ["Skive"]),
    ("Faaborg-Midtfyn,Nyborg Kommune", ["Faaborg-Midtfyn", "Nyborg"]),
    ("Lyngby/Tårbæk Kommune og Ikast – Brandes tal", ["Lyngby-Taarbæk", "Ikast-Brande"]),
    ("Kommunerne i Aabenrå, Åbenrås og Ringkøbing\nSkjern", ["Aabenraa", "Aabenraa", "Ringkøbing-Skjern"]),
    ("Holbæk_2 Kommune, Holbækområdet og Ikast-Brandeområdet", []),
]
NOISY = [  # only beside «Kommune» or «Jobcenter»
    ("Hojbæk Kommune", ["Holbæk"]),
    ("Gulborgsund Kommune", ["Guldborgsund"]),
    ("Jobcenter Ho1bæk", ["Holbæk"]),
    ("R0dovre Kommune", ["Rødovre"]),
    ("Frederikshavm Kommunes indsats", ["Frederikshavn"]),
    ("Hojbæk er en by", []),
    ("Gulborgsund har færre", []),
]
LEFT_ALONE = [
    "Vejen til job er lang",
    "Skive brød og greve Dracula",
    "DK-4000 Roskilde",
    "Algade 3, 4300 Holbæk",
    "Aalborg Universitet og Odense Universitetshospital",
    "Roskildevej 12",
    "Danske Kommuner, Anden Kommune, Vores Kommune, Store Kommune",
    "mail@holbaek.dk",
    "Kommunen og Jobcenter Syd",
]


def test_all_98_are_there_with_different_codes_and_names():
    assert len(municipalities()) == 98
    assert len({entry.code for entry in municipalities()}) == 98
    assert len({entry.name for entry in municipalities()}) == 98


def test_no_two_share_a_spelling():
    owners: dict[str, str] = {}
    for entry in municipalities():
        for spelling in entry.spellings:
            assert owners.setdefault(fold(spelling), entry.name) == entry.name


@pytest.mark.parametrize("entry", municipalities(), ids=lambda entry: entry.name)
def test_every_spelling_finds_its_municipality(entry):
    for spelling in (*entry.spellings, entry.official, entry.official + "s"):
        assert municipality_code(spelling) == entry.code, spelling
    for spelling in entry.spellings:
        found = find_municipalities(f"Borgerne i {spelling} Kommune får en indsats")
        assert [(place.name, place.authority) for place in found] == [(entry.name, True)], spelling
    for spelling in entry.noisy:
        found = find_municipalities(f"Borgerne i {spelling} Kommune får en indsats")
        assert [place.name for place in found] == [entry.name], spelling
    for name in entry.jobcenters:
        assert all(place.authority for place in find_municipalities(f"Brevet fra {name} er kort")), name


@pytest.mark.parametrize(("text", "names"), FOUND + NOISY)
def test_found(text, names):
    assert [place.name for place in find_municipalities(text)] == names


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text):
    assert find_municipalities(text) == []


def test_the_span_is_the_name_alone():
    text = "Ifølge Ishøj Kommune er Høje Taastrup større."
    assert [text[p.start : p.end] for p in find_municipalities(text)] == ["Ishøj", "Høje Taastrup"]


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Ishøj Kommune", True),
        ("borgmesteren i Ishøj", True),
        ("Byrådet i Ishøj", True),
        ("Jobcenter Ishøj", True),
        ("de ledige i Ishøj", False),
        ("Ishøj: ", False),
    ],
)
def test_the_authority_is_told_from_the_town(text, authority):
    assert [place.authority for place in find_municipalities(text)] == [authority]


@pytest.mark.parametrize("name", [None, "", "Kommune", "Atlantis Kommune", "Jobcenter"])
def test_no_municipality(name):
    assert municipality_code(name) is None
    assert name is None or municipality(name) is None


@pytest.mark.parametrize("piece", ["Kommune ", "Holbæk Kommune ", "Xolbæk Kommune ", "A", "Jobcenter "])
def test_cost_is_linear(piece):
    text = piece * (400_000 // len(piece))
    assert cost(lambda: find_municipalities(text), 3.0) < 3.0
