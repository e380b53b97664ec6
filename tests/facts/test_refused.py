"""Numbers that are no fact: nothing may be found, and each must be refused with its type."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.facts import FACTS
from extractor.facts.reading import Reading
from extractor.pipeline.core import read_values
from extractor.pipeline.load import load
from extractor.schema.document import Document
from tests.timing import cost

KINDS = ("percentage", "count", "amount", "duration")

# text, types of the refusals in text order
REFUSED = [
    ("Sagsnr.: 16/42588", ["case_number"]),
    ("SAGSNR.:  \n16/42588", ["case_number"]),
    ("DOKUMENTNR.: 26308/18", ["case_number"]),
    ("J.nr. 22/04822", ["case_number"]),
    ("J.nr. 2017-8664", ["case_number"]),
    ("Sagsnr.: 15.00.00-A00-1-17", ["case_number"]),
    ("Sagsnr. 15.20G00 - 2013/01963", ["case_number"]),
    ("Sag nr. 299831", ["case_number"]),
    ("Sagsnr.: EMN-2016-01877", ["case_number"]),
    ("LBK nr. 642 om arbejdsløshedsforsikring", ["law"]),
    ("efter § 10, stk. 2, i loven", ["law", "law"]),
    ("jf. §§ 10-12 og § 6 nr. 12", ["law", "law", "law"]),
    ("efter LAB § 6, nr. 2 og 3", ["law", "law", "law"]),
    ("se side 3 og figur 4", ["page", "figure"]),
    ("(figur 1 og 2)", ["figure", "figure"]),
    ("Tabel 2: Udvikling", ["figure"]),
    ("punkt 4, 5 og 6 på dagsordenen", ["list_number"] * 3),
    ("1. Orientering fra formanden", ["list_number"]),
    ("12) Eventuelt", ["list_number"]),
    ("2.1 Status på indsatsen", ["list_number"]),
    ("1\tÅben\tNotat om indsatsen\n", ["list_number"]),
    ("Bilag 2 er vedlagt", ["list_number"]),
    ("Tlf.: 00 00 00 00", ["phone"]),
    ("T: +45 00 00 00 00", ["phone"]),
    ("Dir.tlf.: 00000000", ["phone"]),
    ("CVR-nr. 00 00 00 00", ["phone"]),
    ("CVR 00000000", ["register_number"]),
    ("EAN 0000000000000", ["register_number"]),
    ("Cpr.nr. 999999-0000", ["cpr"]),
    ("Ny Østergade 9\nDK-4000 Roskilde", ["house_number", "postal"]),
    ("Rådhustorvet 12B, 4700 Næstved", ["house_number", "postal"]),
    ("E-mail: post12@example.dk", ["address"]),
    ("se www.example.dk/plan2024", ["address"]),
    ("Mødelokale B105", ["room"]),
    ("Mødet holdes i lokale 210", ["room"]),
    ("Mødetidspunkt: 16:00", ["clock"]),
    ("kl. 16.30", ["clock"]),
    ("kl. 9-12", ["clock"]),
    ("Telefontid 9.00-15.00", ["clock"]),
    ("for borgere over 30 år", ["age"]),
    ("unge under 25 år", ["age"]),
    ("de 18-29 år", ["age"]),
    ("kontanthjælpsmodtagere mellem 30 og 67 år", ["age"]),
    ("for de over 30-årige", ["age"]),
    ("16-66-årige", ["age"]),
    ("de 80+ årige", ["age"]),
    ("For-forløb u/30 år", ["age"]),
    ("en 15-årig elev", ["age"]),
    ("borgere på 55 år og derover", ["age"]),
    ("er fyldt 18 år", ["age"]),
    ("Borgere i matchgruppe 1, 2 og 3", ["target_group"] * 3),
    ("Match 1 - Kontanthjælpsmodtagere", ["target_group"]),
    ("match 2 borgerne er stagneret", ["target_group"]),
    ("matches til kategori 3", ["target_group"]),
    ("ITK2 er en aktør", ["name"]),
    ("projekt Agenda 21 og Forum 100", ["name", "name"]),
    ("jf. LP 854 og AB-24", ["law", "name"]),
    ("en placering som nummer 19", ["rank"]),
    ("2,87 på en skala fra 1 til 5", ["score", "score", "score"]),
    ("Indeks 104 for området", ["score"]),
    ("pris og kvalitet vægtes 60/40", ["weight"]),
    ("et kontor på 65 m2", ["measure"]),
    ("et lokale på 65 kvm", ["measure"]),
    ("i den 3. fase af projektet", ["ordinal"]),
    ("fase 2 begynder", ["step"]),
    ("Indsats nr. 4 b: Opkald", ["step"]),
    ("konto 5.68.90.2", ["register_number"]),
    ("§ 17.46.64.20 på finansloven", ["law"]),
    ("flere hundrede sager", ["vague"]),
    ("mellem kl. 9.00 og 14.00", ["clock", "clock"]),
    ("Sagsnr.\n18/3277", ["case_number"]),
    ("ring på tlf. +45 00 00 00 00.", ["phone"]),
    ("Vester Kanal 20", ["house_number"]),
    ("Side 3 af 12", ["page", "page"]),
    ("Kilde: y30r21", ["name", "name"]),
    ("børn på 0-6 år", ["age"]),
    ("55+ årige mænd", ["age"]),
    ("på en skala fra 1-5", ["score"]),
    ("Alle beløb i 1.000 kr.", ["unit_header"]),
    ("et hold for unge o/30", ["age"]),
    ("3 gange så mange", ["ratio"]),
    ("pr. 1.000 indbyggere", ["base"]),
    ("bygning 4", ["room"]),
]


def reading_of(text):
    return read_values(Document("t", "t.txt", "", "text/plain", text), load())


@pytest.mark.parametrize(("text", "types"), REFUSED)
def test_refused(text, types):
    reading = reading_of(text)
    assert [(m.value.kind, text[m.start : m.end]) for m in reading.mentions] == []
    assert [refusal.type for refusal in sorted(reading.refusals, key=lambda r: r.start)] == types


LEFT_FOR_OTHERS = [
    "Der er <count value=3>3</count> sager i § 10-gruppen",
    "Match 2: <count value=45>45</count> borgere",
    "I fase 2 deltog <count value=12>12</count> borgere",
    "På side 3 står <percentage value=12>12 pct.</percentage>",
    "for det første har <count value=3>tre</count> borgere og for det andet <count value=4>fire</count> borgere klaget",
    "Tlf. 00 00 00 00, og <count value=25>25</count> borgere ringede",
    "de <count value=40>40</count> borgere over 30 år",
    "Aldersgruppen 18-29 år omfatter <count value=120>120</count> personer",
    "Ved udgangen af 2023 var <count value=75>75</count> ledige i match 3",
]


@pytest.mark.parametrize("text", LEFT_FOR_OTHERS)
def test_what_stands_beside_is_found(mark, text):
    assert mark(text, *KINDS) == text


def test_every_number_ends_somewhere():
    text = " ".join(
        [text for text, _ in REFUSED] + ["39 borgere fik 2 tilbud i 2017, 45 pct. og 1,4 mio. kr. i 26 uger, X9, 7 8"]
    )
    reading = reading_of(text)
    taken = {i for m in reading.mentions for i in range(m.start, m.end)}
    taken |= {i for r in reading.refusals for i in range(r.start, r.end)}
    assert [text[i - 5 : i + 5] for i, char in enumerate(text) if char.isdigit() and i not in taken] == []


HOSTILE = {
    "digits": "1" * 10**6,
    "dotted": "1." * 500_000,
    "brackets": "(" * 10**6,
    "names": "Aa " * 333_333,
    "at signs": "a@" * 300_000,
    "letters": "a" * 10**6,
    "stops": ". " * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_takes_less_than_a_second(name):
    reading = Reading(Document("t", "t.txt", "", "text/plain", HOSTILE[name]))
    finders = [FACTS[f"extractor_{kind}"]() for kind in ("refused", "percentage", "amount", "duration", "count")]
    assert cost(lambda: [finder(reading) for finder in finders], 1.0) < 1.0


@given(st.text(alphabet="0123456789.,:/-–% \n\tabekrtåogmiln()§+½", max_size=80))
def test_any_text_gives_spans_that_do_not_overlap(text):
    reading = reading_of(text)
    spans = sorted((m.start, m.end) for m in [*reading.mentions, *reading.refusals])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
