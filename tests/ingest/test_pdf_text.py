"""The text as a reader would say it: whole sentences, in order, without furniture."""

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from extractor.ingest.pdf import read_pdf
from extractor.schema.document import Document
from extractor.settings import Settings
from tests.ingest.pdf_samples import LETTERS, SEEDS, lay, pdf, with_letters, with_seeds, wrapped

FIRST = (
    "Kommunen har i efteråret gennemgået alle sager om aktivering og fundet, at 38,5 pct. af borgerne ikke har fået et "
    "tilbud til tiden. Der er derfor ansat to nye mentorer, og jobcentret følger op hver uge på de sager, der mangler."
)
SECOND = (
    "Udvalget har den 3. maj 2021 besluttet at udvide indsatsen med en ny jobcafé i Rønne. Caféen er åben for alle "
    "unge uden uddannelse, og den bemandes af en virksomhedskonsulent og en vejleder fra ungdomsskolen."
)
THIRD = (
    "Når målingerne fra jobindsats foreligger i august, vender forvaltningen tilbage til udvalget med en ny status og "
    "et forslag til, hvordan indsatsen kan fortsætte i 2022 inden for den ramme, som budgettet giver."
)


def read(*pages) -> Document:
    return read_pdf(pdf(*pages), "brev.pdf", Settings())


def lines_of(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def justified(canvas: Canvas, text: str, x: float, y: float, width: float, size: float = 10) -> float:
    """Block setting: the blanks of every full line are stretched."""
    lines = wrapped(text, width, size=size)
    for i, line in enumerate(lines):
        words = line.split()
        ink = sum(pdfmetrics.stringWidth(word, "Helvetica", size) for word in words)
        blank = (width - ink) / (len(words) - 1) if i < len(lines) - 1 and len(words) > 1 else size * 0.28
        at = x
        canvas.setFont("Helvetica", size)
        for word in words:
            canvas.drawString(at, y, word)
            at += pdfmetrics.stringWidth(word, "Helvetica", size) + blank
        y -= size * 1.25
    return y


def test_paragraphs_are_lines():
    def page(canvas):
        y = lay(canvas, wrapped(FIRST, 430), 80, 760)
        lay(canvas, wrapped(SECOND, 430), 80, y - 8)

    assert lines_of(read(page)) == [FIRST, SECOND]


def test_paragraphs_without_a_blank_between_them_end_where_a_line_ends_early():
    def page(canvas):
        lay(canvas, wrapped(FIRST, 430) + wrapped(SECOND, 430) + wrapped(THIRD, 430), 80, 760)

    assert lines_of(read(page)) == [FIRST, SECOND, THIRD]


def test_paragraphs_with_an_indented_first_line():
    def page(canvas):
        y = 760.0
        for text in (FIRST, SECOND, THIRD):
            first, *rest = wrapped(text, 415)
            y = lay(canvas, [first], 95, y)
            y = lay(canvas, rest, 80, y)

    assert lines_of(read(page)) == [FIRST, SECOND, THIRD]


def test_block_setting_makes_no_table():
    def page(canvas):
        y = justified(canvas, FIRST, 80, 760, 200)
        justified(canvas, SECOND, 80, y - 10, 200)

    document = read(page)
    assert lines_of(document) == [FIRST, SECOND]
    assert document.tables == ()


def test_a_sentence_over_a_page_break_with_furniture_between():
    lines = wrapped(FIRST + " " + SECOND, 430)

    def page(number, part, y):
        def draw(canvas):
            lay(canvas, ["Bornholms Regionskommune · Arbejdsmarked"], 80, 810, 8)
            lay(canvas, part, 80, y)
            lay(canvas, [f"Side {number} af 3"], 480, 30, 8)

        return draw

    document = read(
        page(1, wrapped(THIRD, 430), 760), page(2, lines[:4], 110), page(3, [*lines[4:], "", *wrapped(THIRD, 430)], 760)
    )
    assert lines_of(document) == [THIRD, FIRST + " " + SECOND, THIRD]
    assert {word.page for word in document.words.within(*span(document, FIRST + " " + SECOND))} == {2, 3}
    assert [page.start <= page.end for page in document.pages] == [True] * 3
    assert all(one.end <= other.start for one, other in zip(document.pages, document.pages[1:], strict=False))


def span(document: Document, text: str) -> tuple[int, int]:
    start = document.text.index(text)
    return start, start + len(text)


def test_a_header_with_the_only_case_number_is_kept_once():
    def page(number):
        def draw(canvas):
            lay(canvas, ["Sagsnr. 15.20.00-A00-3-21"], 80, 810, 8)
            lay(canvas, wrapped((FIRST, SECOND, THIRD)[number - 1], 430), 80, 760)
            lay(canvas, [f"{number}"], 300, 30, 8)

        return draw

    assert lines_of(read(page(1), page(2), page(3))) == ["Sagsnr. 15.20.00-A00-3-21", FIRST, SECOND, THIRD]


def test_what_comes_again_far_away_is_no_furniture():
    def page(number):
        def draw(canvas):
            lay(canvas, ["Ingen bemærkninger" if number % 4 == 1 else f"Punkt {'abcdefghijkl'[number]}"], 80, 790)
            lay(canvas, wrapped((FIRST, SECOND, THIRD)[number % 3], 430), 80, 740)

        return draw

    assert read(*(page(number) for number in range(12))).text.count("Ingen bemærkninger") == 3


def test_two_columns_are_read_one_after_the_other():
    def page(canvas):
        lay(canvas, ["Nyt fra jobcentret"], 80, 790, 16)
        justified(canvas, FIRST, 60, 750, 220)
        y = justified(canvas, SECOND, 310, 750, 220)
        justified(canvas, THIRD, 310, y - 8, 220)

    assert lines_of(read(page)) == ["Nyt fra jobcentret", FIRST, SECOND, THIRD]


def test_a_sentence_goes_on_in_the_next_column():
    lines = wrapped(FIRST + " " + SECOND, 220, size=10)

    def page(canvas):
        lay(canvas, lines[:6], 60, 750, 10)
        lay(canvas, lines[6:], 310, 750, 10)

    assert lines_of(read(page)) == [FIRST + " " + SECOND]


MARGIN = ["Beskæftigelse", "Torvet 1", "3700 Rønne", "", "Dato: 3. maj 2021", "J.nr. 21/4711", "Ref. bm"]


@pytest.mark.parametrize("leading", [1.3, 1.7])
def test_a_margin_block_splits_no_sentence(leading):
    def page(canvas):
        y = lay(canvas, wrapped(FIRST, 340), 70, 700)
        lay(canvas, wrapped(SECOND, 340), 70, y - 8)
        lay(canvas, MARGIN, 445, 700, 8, leading=leading)

    assert lines_of(read(page)) == [*[line for line in MARGIN if line], FIRST, SECOND]


def test_a_margin_block_on_the_left():
    def page(canvas):
        y = lay(canvas, wrapped(FIRST, 340), 190, 700)
        lay(canvas, wrapped(SECOND, 340), 190, y - 8)
        lay(canvas, MARGIN, 60, 700, 8)

    assert lines_of(read(page)) == [*[line for line in MARGIN if line], FIRST, SECOND]


def test_receiver_and_dates_side_by_side():
    def page(canvas):
        lay(canvas, ["Beskæftigelsesministeriet", "Holmens Kanal 20", "1060 København K"], 70, 760)
        lay(canvas, ["Dato: 3. maj 2021", "Sagsnr.: 21/4711", "Tlf.: 00 00 00 00"], 400, 760)
        y = lay(canvas, ["Kære minister"], 70, 680)
        lay(canvas, wrapped(FIRST, 430), 70, y - 8)

    document = read(page)
    assert lines_of(document) == [
        "Beskæftigelsesministeriet", "Holmens Kanal 20", "1060 København K",
        "Dato: 3. maj 2021", "Sagsnr.: 21/4711", "Tlf.: 00 00 00 00", "Kære minister", FIRST,
    ]  # fmt: skip
    assert document.tables == ()


def test_labels_and_what_they_say():
    def page(canvas):
        for i, (label, value) in enumerate(
            (("Dato:", "3. maj 2021"), ("Sagsnr.:", "21/4711"), ("Mødested:", "Rådhuset"))
        ):
            lay(canvas, [label], 70, 760 - 15 * i)
            lay(canvas, [value], 170, 760 - 15 * i)

    document = read(page)
    assert lines_of(document) == ["Dato: 3. maj 2021", "Sagsnr.: 21/4711", "Mødested: Rådhuset"]
    assert document.tables == ()


MENDED = {
    ("aktivitetspa-", "rate borgere"): "aktivitetsparate borgere",
    ("kontanthjælps-", "og uddannelseshjælp"): "kontanthjælps- og uddannelseshjælp",
    ("Høje-", "Taastrup Kommune"): "Høje-Taastrup Kommune",
    ("på A-", "dagpengeområdet"): "på A-dagpengeområdet",
    ("et EU-", "projekt om job"): "et EU-projekt om job",
    ("i 2020-", "2021 faldt tallet"): "i 2020-2021 faldt tallet",
    ("steg 3 %-", "point i alt"): "steg 3 %-point i alt",
    ("dag- og", "aftentilbud"): "dag- og aftentilbud",
    ("kontanthjælp/", "uddannelseshjælp"): "kontanthjælp/uddannelseshjælp",
}


@pytest.mark.parametrize("parts", MENDED)
def test_hyphens_at_line_ends(parts):
    first, second = parts
    filler = "Der var ved årets udgang"

    def page(canvas):
        lay(canvas, [f"{filler} {first}", f"{second} og mange flere, der venter"], 80, 760)

    document = read(page)
    assert f"{filler} {MENDED[parts]} og mange flere, der venter" == document.text
    assert all(document.text[word.start : word.end].strip() for word in document.words)


def test_a_mended_word_has_two_boxes():
    def page(canvas):
        lay(canvas, ["Antallet af aktivitetspa-", "rate borgere faldt i 2021."], 80, 760)

    document = read(page)
    words = document.words.within(*span(document, "aktivitetsparate"))
    assert [document.text[word.start : word.end] for word in words] == ["aktivitetspa", "rate"]
    assert words[0].end == words[1].start
    assert words[0].top < words[1].top


def test_the_documents_own_spelling_decides_a_hyphen():
    def page(canvas):
        y = lay(canvas, ["Brugen af match-begrebet er ændret i 2021."], 80, 760)
        lay(
            canvas,
            ["Der er en ny og mere præcis anvendelse af match-", "begrebet i alle de sager, som er gennemgået."],
            80,
            y - 8,
        )

    assert "anvendelse af match-begrebet i alle" in read(page).text


def test_dashes_and_dates_at_line_starts_are_no_list_items():
    lines = [
        "Borgerne har ikke modtaget nogen indsats eller andre tilbud fra jobcentrets side i hele året",
        "- hverken i form af aktivering eller mentorstøtte på noget tidspunkt efter mandag den",
        "12. december 2017, hvor reglerne om de første samtaler med de ledige blev lavet om, så de",
    ]

    def page(canvas):
        lay(canvas, lines, 80, 760)

    assert len(lines_of(read(page))) == 1


def test_list_items_stand_on_lines_of_their_own():
    items = ["1. " + FIRST, "2. " + SECOND, "3. Kortere punkt.", "a) " + THIRD]

    def page(canvas):
        y = 760.0
        for item in items:
            label, text = item.split(" ", 1)
            lines = wrapped(text, 400)
            lay(canvas, [label], 80, y)
            y = lay(canvas, lines, 98, y)

    assert read(page).text == "\n".join(items)


def test_bullets_in_a_size_of_their_own():
    def page(canvas):
        y = 760.0
        for text in (FIRST, SECOND):
            lay(canvas, ["•"], 80, y, 6)
            y = lay(canvas, wrapped(text, 400), 90, y)

    assert read(page).text == f"• {FIRST}\n• {SECOND}"


def test_a_note_mark_is_no_part_of_the_number():
    def page(canvas):
        canvas.drawString(80, 760, "I alt 2.034")
        canvas.setFont("Helvetica", 6.5)
        canvas.drawString(80 + pdfmetrics.stringWidth("I alt 2.034", "Helvetica", 11), 764.5, "1")
        lay(
            canvas,
            ["borgere fik et tilbud i 2021."],
            84 + pdfmetrics.stringWidth("I alt 2.034 1", "Helvetica", 11),
            760,
        )

    assert read(page).text == "I alt 2.034¹ borgere fik et tilbud i 2021."


def test_a_heading_drawn_twice_to_look_bold_is_read_once():
    def page(canvas):
        lay(canvas, ["Økonomi og personale"], 80, 760, 14)
        lay(canvas, ["Økonomi og personale"], 80.4, 760, 14)
        lay(canvas, wrapped(FIRST, 430), 80, 730)

    assert lines_of(read(page)) == ["Økonomi og personale", FIRST]


@pytest.mark.parametrize("spacing", [0.16, 0.35, 0.5])
def test_letters_set_apart_are_words(spacing):
    def page(canvas):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(70, 760, "REDEGØRELSE OM 45 SAGER", charSpace=12 * spacing)
        lay(canvas, wrapped(FIRST, 430), 70, 730)

    assert lines_of(read(page)) == ["REDEGØRELSE OM 45 SAGER", FIRST]


def test_letters_with_blanks_between_them_are_words():
    def page(canvas):
        lay(canvas, ["R E D E G Ø R E L S E", "", *wrapped(FIRST, 430), "", "1 2 3 4 5 6 7"], 70, 760)

    assert lines_of(read(page)) == ["REDEGØRELSE", FIRST, "1 2 3 4 5 6 7"]


def test_roman_page_numbers_and_a_header_of_figures_are_furniture():
    def page(number, text):
        def draw(canvas):
            lay(canvas, ["Møde den 24. maj"], 400, 815, 8)
            lay(canvas, ["2011"], 400, 805, 8)
            lay(canvas, wrapped(text, 430), 70, 760)
            lay(canvas, [number], 300, 30, 8)

        return draw

    document = read(page("i", FIRST), page("ii", SECOND), page("iii", THIRD), page("iv", FIRST))
    assert lines_of(document) == [FIRST, SECOND, THIRD, FIRST]


def test_headings_of_one_line_under_one_another_stay_apart():
    def page(canvas):
        y = lay(
            canvas, ["Sagsnr. 306-2010-53310 og andre åbne sager om", "", "Sagsfremstilling"], 70, 760, 12, leading=1.5
        )
        y = lay(canvas, wrapped(f"{FIRST} {SECOND} {THIRD}", 250), 70, y - 10)
        lay(canvas, ["Sagsnr. 306-2010-53311 og andre åbne sager om", "", "Økonomi"], 70, y - 10, 12, leading=1.5)

    assert [line for line in lines_of(read(page)) if line.startswith("Sagsnr")] == [
        "Sagsnr. 306-2010-53310 og andre åbne sager om", "Sagsnr. 306-2010-53311 og andre åbne sager om",
    ]  # fmt: skip


def test_text_across_the_page_is_kept_apart():
    def page(canvas):
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Arkiveret under 15.20.00")
        canvas.restoreState()
        lay(canvas, wrapped(FIRST, 430), 80, 760)

    assert lines_of(read(page)) == [FIRST, "Arkiveret under 15.20.00"]


def test_a_page_whose_content_is_turned_reads_as_one_that_is_not():
    def content(canvas):
        lay(canvas, wrapped(FIRST, 430), 70, 760)
        for y, label, text in ((640, "a)", SECOND), (560, "b)", THIRD)):
            lay(canvas, [label], 80, y)
            lay(canvas, wrapped(text, 400), 104, y)

    def turned(canvas):
        canvas.translate(0, 595)
        canvas.rotate(-90)
        content(canvas)

    lines = lines_of(read(content))
    assert lines == [FIRST, f"a) {SECOND}", f"b) {THIRD}"]
    assert lines_of(read_pdf(pdf(turned, size=(842, 595)), "brev.pdf", Settings())) == lines


def test_text_of_a_scan_that_stands_aslant_is_in_the_flow():
    def page(canvas):
        canvas.rotate(3)
        y = lay(canvas, wrapped(FIRST, 400), 90, 740)
        lay(canvas, wrapped(SECOND, 400), 90, y - 12)

    assert " ".join(lines_of(read(page))) == f"{FIRST} {SECOND}"


def test_a_list_drawn_twice_to_look_bold_is_read_once():
    def page(canvas):
        lay(canvas, wrapped(FIRST, 430), 70, 760)
        for shift in (0.0, 0.4):
            lay(canvas, ["•"], 80 + shift, 640)
            lay(canvas, ["Tre nye virksomhedskonsulenter i Rønne"], 98 + shift, 640)

    assert lines_of(read(page)) == [FIRST, "• Tre nye virksomhedskonsulenter i Rønne"]


def test_figures_that_count_the_lines_are_no_text():
    def page(canvas):
        lines = wrapped(f"{FIRST} {SECOND} {THIRD}", 400)
        lay(canvas, lines, 90, 760)
        lay(canvas, [str(number) for number in range(1, len(lines) + 1)], 60, 760, 7, leading=1.3 * 11 / 7)

    assert lines_of(read(page)) == [f"{FIRST} {SECOND} {THIRD}"]


def test_a_header_with_the_page_number_beside_it_is_furniture():
    def page(number, text):
        def draw(canvas):
            lay(canvas, ["Bornholms Regionskommune"], 70, 810, 9)
            lay(canvas, [number], 520, 810, 9)
            lay(canvas, wrapped(text, 430), 70, 760)

        return draw

    assert lines_of(read(page("1", FIRST), page("2", SECOND), page("3", THIRD))) == [FIRST, SECOND, THIRD]


def test_tiny_and_large_type():
    def page(canvas):
        y = lay(canvas, wrapped(FIRST, 430, size=4), 80, 760, 4)
        lay(canvas, wrapped(SECOND, 430, size=18), 80, y - 30, 18)

    assert lines_of(read(page)) == [FIRST, SECOND]


def test_a_footnote_splits_no_sentence():
    lines = wrapped(FIRST + " " + SECOND, 430)

    def one(canvas):
        y = lay(canvas, wrapped(THIRD, 430), 80, 760)
        lay(canvas, lines[:4], 80, y - 8)
        canvas.line(80, 120, 200, 120)
        lay(canvas, ["1 Kilde: jobindsats.dk, udtræk fra maj 2021."], 80, 108, 8)

    def two(canvas):
        lay(canvas, lines[4:], 80, 760)

    found = lines_of(read(one, two))
    assert FIRST + " " + SECOND in found
    assert "1 Kilde: jobindsats.dk, udtræk fra maj 2021." in found


def test_words_are_the_text():
    def page(canvas):
        lay(canvas, wrapped(FIRST, 430) + wrapped(SECOND, 300), 80, 760)

    document = read(page)
    assert [document.text[word.start : word.end] for word in document.words] == document.text.split()


@with_seeds
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: f"{path.parent.name}-{path.stem[:3]}")
def test_the_seed_letters_are_read_whole(path):
    """Words as in the text files that the PDFs were made from, paragraphs on one line."""
    document = read_pdf(path.read_bytes(), path.name, Settings())
    source = next(
        (path.parents[2] if path.parent.name == "unruled" else path.parents[1]).glob(f"seeds/{path.stem}.txt")
    )
    wanted = {plain(line) for line in source.read_text("utf-8").split("\n") if len(line) > 60 and "\t" not in line}
    found = {plain(line) for line in lines_of(document)}
    assert not wanted - found


def plain(line: str) -> str:
    """Without list labels and emphasis, which the PDFs' author changed, and with single blanks."""
    words = line.replace("*", "").replace("-", "").split()
    return " ".join(words[1:] if words and not words[0][0].isalpha() else words)


@with_letters
def test_the_benchmark_letters_have_no_furniture_and_whole_words():
    bad = []
    for path in LETTERS[::10]:
        document = read_pdf(path.read_bytes(), path.name, Settings())
        lines = lines_of(document)
        if "Side" in lines or any(line[0].islower() and len(line) > 40 for line in lines) or "\ufffe" in document.text:
            bad.append(path.name)
    assert bad == []
