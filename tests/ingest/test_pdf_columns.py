"""Columns of text that hold tables, stand unevenly, or end early; tables with text beside them."""

import pytest

from extractor.ingest.pdf import read_pdf
from extractor.settings import Settings
from tests.ingest.pdf_samples import lay, pdf, wrapped

TEXTS = (
    "Kommunen har gennemgået sagerne og fundet, at rettidigheden for samtaler er faldet gennem hele foråret.",
    "Forvaltningen peger på, at to stillinger stod ubesatte fra marts til juni, og at de siden er besat igen.",
    "Der følges op hver måned, og udvalget får forelagt en status på sit møde i september med de nye tal for området.",
)
ROWS = (("Gruppe", "Maj", "Juni"), ("Unge", "12", "18"), ("Voksne", "31", "29"), ("I alt", "43", "47"))


def read(*pages):
    return read_pdf(pdf(*pages), "x.pdf", Settings())


def lines_of(document):
    return [line for line in document.text.split("\n") if line]


def table(canvas, x, y, step=14, places=(0, 90, 130), size=9):
    canvas.setFont("Helvetica", size)
    for number, row in enumerate(ROWS):
        for place, cell in zip(places, row, strict=True):
            canvas.drawString(x + place, y - number * step, cell)
    return y - len(ROWS) * step


def ruled(canvas, x, y, step=14, width=170):
    table(canvas, x + 3, y - 10, step, (0, 87, 127))
    for number in range(len(ROWS) + 1):
        canvas.line(x, y - number * step, x + width, y - number * step)
    for place in (0, 87, 127, width):
        canvas.line(x + place, y, x + place, y - len(ROWS) * step)
    return y - len(ROWS) * step


IN_TABS = ["\t".join(row) for row in ROWS]


def test_three_columns_whose_lines_stand_at_different_heights():
    def page(canvas):
        for x, text, y in zip((60, 225, 390), TEXTS, (760, 753, 757), strict=True):
            lay(canvas, wrapped(text, 145, size=10), x, y, 10)

    assert lines_of(read(page)) == list(TEXTS)


@pytest.mark.parametrize("draw", [table, ruled])
def test_a_table_within_a_column(draw):
    def page(canvas):
        lay(canvas, wrapped(TEXTS[0], 220), 60, 760)
        y = draw(canvas, 60, 670)
        lay(canvas, wrapped(TEXTS[1], 220), 60, y - 20)
        lay(canvas, wrapped(" ".join(TEXTS), 220), 320, 756)

    document = read(page)
    assert lines_of(document) == [TEXTS[0], *IN_TABS, TEXTS[1], " ".join(TEXTS)]
    assert [(found.rows, found.columns) for found in document.tables] == [(4, 3)]


def test_a_ruled_table_beside_text_splits_no_sentence():
    def page(canvas):
        text = " ".join(TEXTS)
        y = lay(canvas, wrapped(text, 220)[:7], 60, 760)
        lay(canvas, wrapped(" ".join(wrapped(text, 220)[7:]), 470), 60, y)
        ruled(canvas, 320, 775)

    assert lines_of(read(page)) == [*IN_TABS, " ".join(TEXTS)]


def test_columns_that_end_early_are_known_from_the_page_before():
    def first(canvas):
        for x, text in zip((60, 320), TEXTS[:2], strict=True):
            lay(canvas, wrapped(text, 220), x, 760)

    def last(canvas):
        lay(canvas, ["Bilag", "", "Plan for efteråret", "", "Notat om sygefravær"], 60, 760)
        lay(canvas, ["Med venlig hilsen", "", "Jobcenterchefen"], 320, 756)

    assert lines_of(read(first, last))[2:] == [
        "Bilag", "Plan for efteråret", "Notat om sygefravær", "Med venlig hilsen", "Jobcenterchefen",
    ]  # fmt: skip


def test_wide_blanks_of_block_setting_in_two_columns():
    def justified(canvas, text, x, y, width):
        *full, last = wrapped(text, width - 25)
        for line in full:
            words = line.split()
            spare = width - sum(canvas.stringWidth(word, "Helvetica", 11) for word in words)
            at = x
            for word in words:
                canvas.drawString(at, y, word)
                at += canvas.stringWidth(word, "Helvetica", 11) + spare / (len(words) - 1)
            y -= 14
        canvas.drawString(x, y, last)

    def page(canvas):
        justified(canvas, TEXTS[0], 60, 760, 220)
        justified(canvas, TEXTS[1], 310, 760, 220)

    document = read(page)
    assert lines_of(document) == list(TEXTS[:2])
    assert document.tables == ()


def test_shades_behind_every_second_row_are_no_lines():
    def page(canvas):
        canvas.setFillGray(0.85)
        for number in (0, 2):
            for left, right in ((60, 147), (147, 187), (187, 230)):
                canvas.rect(left, 756 - 14 * number, right - left, 14, stroke=0, fill=1)
        canvas.setFillGray(0)
        table(canvas, 63, 760, places=(0, 87, 127))

    document = read(page)
    assert lines_of(document) == IN_TABS
    assert [(found.rows, found.columns, found.header_rows) for found in document.tables] == [(4, 3, 1)]


def test_a_long_column_of_headings_and_short_items():
    def page(canvas):
        items = [f"{number}) Sagen om tilbud til unge" for number in range(1, 15)]
        y = lay(
            canvas, ["Beslutning: taget til efterretning", "", *items, "", *wrapped(f"{TEXTS[0]} " * 4, 230)], 60, 760
        )
        lay(canvas, wrapped(" ".join(TEXTS), 220), 320, 757)
        assert y > 60

    lines = lines_of(read(page))
    assert lines[-1] == " ".join(TEXTS)
    assert lines[1] == "1) Sagen om tilbud til unge"
