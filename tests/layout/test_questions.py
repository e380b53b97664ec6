"""Headings that ask, and numbered items of a meeting that look like a case number."""

LETTER = """Kære minister

Tak for brevet.

3) Hvad gør vi?

Vi har ansat to folk. Det hjælper.

Spørgsmål 2. Hvordan følger kommunen op?

Kommunen følger op hver måned.

Med venlig hilsen
Borgmesteren
"""
AGENDA = """Dagsorden
Beskæftigelsesudvalget

Mødedato: 4. marts 2020

Sag nr. 103 – Ny aftale om praktik

Sagsfremstilling
Der er en aftale.

Sag nr. 104 – Eventuelt

Sagsfremstilling
Intet.

Sagsnr. 103-2020 A
"""
QUESTIONS = "Svar til udvalget\n\nUdvalget har spurgt:\n\n1) Hvor mange?\n\n2) Hvorfor?\n\nSvaret er nej.\n"


def _of(document, kind):
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def test_a_question_alone_on_its_line_is_a_heading(laid):
    assert _of(laid(LETTER), "heading") == ["3) Hvad gør vi?", "Spørgsmål 2. Hvordan følger kommunen op?"]


def test_items_by_case_number_are_headings_and_a_case_number_is_none(laid):
    document = laid(AGENDA)
    assert [h for h in _of(document, "heading") if h.startswith("Sag nr")] == [
        "Sag nr. 103 – Ny aftale om praktik",
        "Sag nr. 104 – Eventuelt",
    ]
    assert "Sagsnr. 103-2020 A" in _of(document, "letterhead")


def test_questions_in_a_list_stay_a_list(laid):
    assert _of(laid(QUESTIONS), "list_item") == ["1) Hvor mange?", "2) Hvorfor?"]
