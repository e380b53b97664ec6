"""Blocks and sections of letters, agendas and reports in invented text."""

import pytest

from tests.timing import growth

LETTER = """Morsø Kommune
Jobcenter Morsø
Jernbanevej 7
7900 Nykøbing M

Beskæftigelsesministeriet

Dato: 3. maj 2018
Sagsnr.: 18/4411

Svar om indsatsen for aktivitetsparate

Kære minister

Tak for brevet. Vi har arbejdet med sagen siden marts.

Status på tilbud

Der er nu 45 borgere i tilbud.

Vi har gjort følgende:

1. Ansat to mentorer.
De begyndte i april.
2. Købt 20 pladser.

a) unge
b) ældre

Med venlig hilsen

Bo Bosen
Borgmester
"""
AGENDA = """Struer Kommune
Beskæftigelsesudvalget
Dagsorden

Dato: Mandag den 4. juni 2018
Mødelokale: 12

Indholdsfortegnelse

1. Status på indsatsen	2
2. Meddelelser	4

1. Status på indsatsen

Sagsnr.: 18/312

Sagsfremstilling

Andelen er 12 pct. i maj.

Udviklingen i tilbud

Der kommer flere tilbud.

Økonomi

Ingen bemærkninger

Indstilling

Forvaltningen indstiller, at sagen tages til efterretning

Bilag:

1 Åben Status for maj
4411/18

2. Meddelelser

Sagsnr.: 18/313

Sagsfremstilling

Intet nyt.

Beslutning i Beskæftigelsesudvalget den 4. juni 2018

Taget til efterretning.
"""
WRAPPED = """Kommunen har siden foråret arbejdet med at sikre, at alle borgere får
et tilbud inden for de frister, som loven sætter. Det er lykkedes for de
fleste grupper, men ikke for sygedagpengemodtagerne.

- Der er ansat to mentorer, som begynder den 1. maj og skal arbejde med
  unge under 30 år i hele kommunen.
- Der er købt 20 pladser.

Næste afsnit begynder her og fortsætter ligeledes ud over linjens længde,
fordi der er meget at fortælle om sagen.
"""


def test_a_letter(kinds):
    assert kinds(LETTER) == [
        "letterhead: Morsø Kommune",
        "letterhead: Jobcenter Morsø",
        "letterhead: Jernbanevej 7",
        "letterhead: 7900 Nykøbing M",
        "letterhead: Beskæftigelsesministerie",
        "letterhead: Dato: 3. maj 2018",
        "letterhead: Sagsnr.: 18/4411",
        "heading: Svar om indsatsen for ak",
        "salutation: Kære minister",
        "paragraph: Tak for brevet. Vi har a",
        "heading: Status på tilbud",
        "paragraph: Der er nu 45 borgere i t",
        "paragraph: Vi har gjort følgende:",
        "list_item: 1. Ansat to mentorer.",
        "paragraph: De begyndte i april.",
        "list_item: 2. Købt 20 pladser.",
        "list_item: a) unge",
        "list_item: b) ældre",
        "signature: Med venlig hilsen",
        "signature: Bo Bosen",
        "signature: Borgmester",
    ]


def test_an_agenda(kinds):
    assert kinds(AGENDA) == [
        "letterhead: Struer Kommune",
        "letterhead: Beskæftigelsesudvalget",
        "letterhead: Dagsorden",
        "letterhead: Dato: Mandag den 4. juni",
        "label: Mødelokale: 12",
        "heading: Indholdsfortegnelse",
        "contents: 1. Status på indsatsen 2",
        "contents: 2. Meddelelser 4",
        "heading: 1. Status på indsatsen",
        "letterhead: Sagsnr.: 18/312",
        "heading: Sagsfremstilling",
        "paragraph: Andelen er 12 pct. i maj",
        "heading: Udviklingen i tilbud",
        "paragraph: Der kommer flere tilbud.",
        "heading: Økonomi",
        "paragraph: Ingen bemærkninger",
        "heading: Indstilling",
        "paragraph: Forvaltningen indstiller",
        "heading: Bilag:",
        "attachment: 1 Åben Status for maj",
        "attachment: 4411/18",
        "heading: 2. Meddelelser",
        "letterhead: Sagsnr.: 18/313",
        "heading: Sagsfremstilling",
        "paragraph: Intet nyt.",
        "heading: Beslutning i Beskæftigel",
        "paragraph: Taget til efterretning.",
    ]


def test_sections_of_an_agenda_nest_and_have_roles(laid):
    document = laid(AGENDA)
    assert [(s.level, s.number, s.title[:22], s.role) for s in document.sections] == [
        (2, "", "Indholdsfortegnelse", ""),
        (1, "1", "Status på indsatsen", ""),
        (2, "", "Sagsfremstilling", "case"),
        (3, "", "Udviklingen i tilbud", ""),
        (2, "", "Økonomi", "economy"),
        (2, "", "Indstilling", "recommendation"),
        (2, "", "Bilag", "attachments"),
        (1, "2", "Meddelelser", ""),
        (2, "", "Sagsfremstilling", "case"),
        (2, "", "Beslutning i Beskæftig", "decision"),
    ]
    first = next(s for s in document.sections if s.number == "1")
    assert AGENDA[first.start : first.end].startswith("1. Status")
    assert AGENDA[first.end :].startswith("2. Medd")
    for section in document.sections:
        assert all(s.end <= section.end for s in document.sections if section.start <= s.start < section.end)


def test_hard_wrapped_lines_go_together(laid):
    document = laid(WRAPPED)
    assert [(b.kind, WRAPPED[b.start : b.end].count("\n")) for b in document.blocks] == [
        ("paragraph", 2),
        ("list_item", 1),
        ("list_item", 0),
        ("paragraph", 1),
    ]


MARGIN = [
    ("08-02-2018", "letterhead"),
    ("DOKUMENTNR.:\n26308/18\nSAGSNR.:\n16/42588", "letterhead"),
    ("AMK Øst\nNy Gade 9\nDK-4000 Roskilde", "letterhead"),
    ("T: +45 00 00 00 00", "letterhead"),
    ("J.nr. 22/04822", "letterhead"),
    ("www.example.dk", "letterhead"),
    ("Vi har ansat to mentorer.", "paragraph"),
    ("I 2018 kom der flere til", "heading"),
]


@pytest.mark.parametrize(("block", "kind"), MARGIN)
def test_margin_blocks_in_the_flow(laid, block, kind):
    text = (
        f"Kære Bo\n\nVi skriver om sagen, som I kender den fra det seneste møde.\n\n{block}\n\nBrevet går videre her.\n"
    )
    document = laid(text)
    start = text.index(block)
    assert {b.kind for b in document.blocks if start <= b.start < start + len(block)} == {kind}


HEADINGS = [  # line, level; 0 = no heading
    ("## Status", 2),
    ("Status på igangsatte initiativer", 3),
    ("Hvorfor er vi kommet bagud?", 3),
    ("2. Økonomi og ressourcer", 1),
    ("2.1 Samtaler med ledige", 2),
    ("Vi ser det sådan.", 0),
    ("'Selv om vi forventer, at alle medarbejdere kender lovgivningen'", 0),
    ("og så videre", 0),
]


@pytest.mark.parametrize(("line", "level"), HEADINGS)
def test_headings(laid, line, level):
    text = f"Kommunen skriver om sagen i dette afsnit.\n\n{line}\n\nKommunen fortsætter om sagen i næste afsnit.\n"
    block = laid(text).block_at(text.index(line))
    assert (block.level if block.kind == "heading" else 0) == level


def test_a_lead_in_is_no_heading(laid):
    text = "Afsnittet slutter her.\n\nNedenfor er\n\n- det ene\n- det andet\n"
    assert laid(text).block_at(text.index("Nedenfor")).kind == "paragraph"


def test_blocks_are_in_order_and_cover_all_ink(laid):
    for text in (LETTER, AGENDA, WRAPPED):
        document = laid(text)
        ends = 0
        for block in document.blocks:
            assert not text[ends : block.start].strip()
            ends = block.end
        assert not text[ends:].strip()


def test_structure_is_found_once(laid):
    from extractor.layout import structure

    document = laid(LETTER)
    assert structure(document) is document


ATTACKS = [
    "a\n",
    "1. A\n\n",
    "# x\n",
    "Bilag\n",
    "Dato:\n",
    "Kære\n\n",
    "a.\n\n",
    "Aa bb\n\n",
    "x" * 90 + "\n",
    "1 Åben\n",
    "Med venlig hilsen\n",
]


@pytest.mark.parametrize("line", ATTACKS, ids=[a.strip()[:8] for a in ATTACKS])
def test_cost_is_linear(laid, line):
    text = line * (160_000 // len(line))
    assert growth(laid, text, parts=4, under=10) < 10  # a quadratic rule takes sixteen times as long
