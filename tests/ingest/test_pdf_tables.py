"""Tables: every row right, every cell in its column; pdfplumber's lines strategy is the oracle for ruled ones."""

import io

import pdfplumber
import pytest
from reportlab.lib import colors
from reportlab.platypus import Table as Drawn
from reportlab.platypus import TableStyle

from extractor.ingest.pdf import read_pdf
from extractor.schema.document import Document
from extractor.settings import Settings
from tests.ingest.pdf_samples import SEEDS, lay, pdf, with_seeds, wrapped

ROWS = [
    ["Ydelse", "1. kvartal", "2. kvartal", "3. kvartal"],
    ["A-dagpenge", "34,6", "28,6", "41,2"],
    ["Kontanthjælp", "69,2", "", "20,0"],
    ["Uddannelseshjælp", "33,3", ".", "1.072"],
    ["Sygedagpenge i alt", "5,0", "7,1", "0"],
]
MERGED = [
    ["", "Privat løntilskud", "", "Offentlig løntilskud", ""],
    ["", "2011", "2012", "2011", "2012"],
    ["Match 1", "15 %", "12 %", "15 %", "11 %"],
    ["A-dagpenge", "12 %", "14 %", "16 %", "16 %"],
]
SPANS = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0))]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
LINES_BETWEEN = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)]
RIGHT = [("ALIGN", (1, 0), (-1, -1), "RIGHT")]
CENTRE = [("ALIGN", (1, 0), (-1, -1), "CENTER")]
SHADED = [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.whitesmoke, colors.lightgrey])]
BEFORE = "Tabellen viser, hvor stor en andel af borgerne i kommunen der ikke har fået et tilbud inden for fristen."
AFTER = (
    "Som det fremgår, er andelen faldet for de fleste grupper, men den er steget for uddannelseshjælp i tredje kvartal."
)


def drawn(rows, style, widths=None):
    """A page with a paragraph, a table and a paragraph."""

    def page(canvas):
        y = lay(canvas, wrapped(BEFORE, 440), 70, 760)
        table = Drawn(rows, colWidths=widths)
        table.setStyle(TableStyle([("FONTSIZE", (0, 0), (-1, -1), 10), *style]))
        _, height = table.wrapOn(canvas, 450, 400)
        table.drawOn(canvas, 70, y - 8 - height)
        lay(canvas, wrapped(AFTER, 440), 70, y - height - 30)

    return page


def rows_of(document: Document) -> list[list[str]]:
    return [line.split("\t") for line in document.text.split("\n") if "\t" in line]


def read(*pages) -> Document:
    return read_pdf(pdf(*pages), "brev.pdf", Settings())


STYLES = {
    "grid": GRID,
    "grid, right": GRID + RIGHT,
    "lines between rows": LINES_BETWEEN,
    "lines between rows, right": LINES_BETWEEN + RIGHT,
    "shaded rows": SHADED,
    "nothing": [],
    "nothing, right": RIGHT,
    "nothing, centred": CENTRE,
}


@pytest.mark.parametrize("name", STYLES)
def test_rows(name):
    document = read(drawn(ROWS, STYLES[name], [150, 90, 90, 90]))
    assert rows_of(document) == ROWS
    (table,) = document.tables
    assert (table.rows, table.columns, table.header_rows, table.header_columns) == (5, 4, 1, 1)
    assert [line for line in document.text.split("\n") if line and "\t" not in line] == [BEFORE, AFTER]


@pytest.mark.parametrize("style", [GRID, GRID + CENTRE, CENTRE, []], ids=["grid", "grid, centred", "centred", "plain"])
def test_merged_headers(style):
    document = read(drawn(MERGED, style + SPANS, [110, 80, 80, 80, 80]))
    assert rows_of(document) == MERGED
    (table,) = document.tables
    assert (table.header_rows, table.header_columns) == (2, 1)
    heads = {
        document.text[cell.start : cell.end]: [document.text[h.start : h.end] for h in table.column_headers(cell)]
        for cell in table.cells
        if cell.row == 2 and cell.column
    }
    assert heads == {
        "15 %": ["Offentlig løntilskud", "2011"],
        "12 %": ["Privat løntilskud", "2012"],
        "11 %": ["Offentlig løntilskud", "2012"],
    }
    assert [document.text[cell.start : cell.end] for cell in table.cells if cell.column_span == 2] == MERGED[0][1::2]


def test_cells_hold_their_text():
    document = read(drawn(ROWS, GRID))
    (table,) = document.tables
    assert [document.text[cell.start : cell.end] for cell in table.cells] == [
        text for row in ROWS for text in row if text
    ]
    assert table.at(2, 2) is None
    assert document.text[table.start : table.end].split("\n")[0] == "\t".join(ROWS[0])


@pytest.mark.parametrize("style", [GRID, []], ids=["ruled", "unruled"])
def test_wrapped_labels(style):
    rows = [
        ["Ydelse", "Antal", "Andel"],
        ["Kontanthjælpsmodtagere i alt,\nsom er fritaget for indsats", "112", "38,5"],
        ["Borgere med seks måneders\nydelsesanciennitet", "47", "12,0"],
        ["Sygedagpenge", "9", "1,5"],
    ]
    document = read(drawn(rows, style, [200, 90, 90]))
    assert rows_of(document) == [[cell.replace("\n", " ") for cell in row] for row in rows]


@pytest.mark.parametrize("style", [GRID, []], ids=["ruled", "unruled"])
def test_a_table_over_a_page_break_is_one(style):
    body = [[f"Gruppe {chr(65 + i)}", f"{i},5", f"{i + 40}", f"{i * 7}"] for i in range(8)]

    def page(rows, y):
        def draw(canvas):
            if y < 400:
                lay(canvas, wrapped(BEFORE * 3, 440), 70, 760)
            table = Drawn(rows, colWidths=[150, 90, 90, 90])
            table.setStyle(TableStyle(style))
            _, height = table.wrapOn(canvas, 450, 400)
            table.drawOn(canvas, 70, y - height)
            if y > 400:
                lay(canvas, wrapped(AFTER, 440), 70, y - height - 40)

        return draw

    document = read(page([ROWS[0], *body[:4]], 160), page([ROWS[0], *body[4:]], 770))
    (table,) = document.tables
    assert rows_of(document) == [ROWS[0], *body]
    assert table.rows == 9


def test_two_tables_beside_one_another():
    def page(canvas):
        for x, rows in ((70, ROWS), (330, [[cell.upper() for cell in row] for row in ROWS])):
            table = Drawn(rows, colWidths=[95, 48, 48, 48])
            table.setStyle(TableStyle([*GRID, ("FONTSIZE", (0, 0), (-1, -1), 8)]))
            _, height = table.wrapOn(canvas, 450, 400)
            table.drawOn(canvas, x, 700 - height)

    document = read(page)
    assert rows_of(document) == ROWS + [[cell.upper() for cell in row] for row in ROWS]


def test_turned_headers_in_a_grid():
    def page(canvas):
        table = Drawn([["Ydelse", "", ""], ["A-dagpenge", "34,6", "28,6"], ["Kontanthjælp", "69,2", "75,0"]],
                      colWidths=[120, 60, 60], rowHeights=[80, 18, 18])  # fmt: skip
        table.setStyle(TableStyle(GRID))
        table.wrapOn(canvas, 450, 400)
        table.drawOn(canvas, 70, 600)
        for x, text in ((225, "1. kvartal"), (285, "2. kvartal")):
            canvas.saveState()
            canvas.translate(x, 640)
            canvas.rotate(90)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    assert rows_of(read(page))[0] == ["Ydelse", "1. kvartal", "2. kvartal"]


def test_a_frame_round_a_paragraph_is_no_table():
    def page(canvas):
        y = lay(canvas, wrapped(BEFORE, 440), 70, 760)
        canvas.rect(60, y - 60, 470, 70)
        lay(canvas, wrapped(AFTER, 440), 70, y - 12)

    document = read(page)
    assert document.tables == ()
    assert [line for line in document.text.split("\n") if line] == [BEFORE, AFTER]


def test_rules_between_text_and_margin_are_no_table():
    def page(canvas):
        canvas.line(60, 780, 535, 780)
        canvas.line(60, 400, 535, 400)
        canvas.line(420, 780, 420, 400)
        y = lay(canvas, wrapped(BEFORE, 340), 65, 760)
        lay(canvas, wrapped(AFTER, 340), 65, y - 8)
        lay(canvas, ["Jobcentret", "Torvet 1", "Dato: 3. maj 2021"], 430, 760, 8)

    document = read(page)
    assert document.tables == ()
    assert {BEFORE, AFTER, "Dato: 3. maj 2021"} <= set(document.text.split("\n"))


def clean(cell: str | None) -> str:
    """A cell for comparing: without blanks and hyphens, which depend on where a word was broken."""
    return "".join((cell or "").split()).replace("-", "")


@with_seeds
@pytest.mark.parametrize(
    "path", [path for path in SEEDS if path.parent.name != "unruled"], ids=lambda path: path.stem[:3]
)
def test_ruled_tables_of_the_seeds_are_those_of_pdfplumber(path):
    data = path.read_bytes()
    document = read_pdf(data, path.name, Settings())
    ours = [tuple(cell for cell in map(clean, row) if cell) for row in rows_of(document)]
    with pdfplumber.open(io.BytesIO(data)) as file:
        tables = [table for page in file.pages for table in page.extract_tables()]
    theirs = [tuple(cell for cell in map(clean, row) if cell) for table in tables for row in table]
    cut = [row for row in theirs if row not in ours]
    assert len(cut) <= 2, cut  # the two halves of the one row that a page break cuts
    assert [row for row in ours if row not in theirs] == ([] if not cut else [merge(cut)])


def merge(cut: list[tuple[str, ...]]) -> tuple[str, ...]:
    return (cut[0][0] + cut[1][0], *cut[0][1:])


@with_seeds
@pytest.mark.parametrize(
    "path", [path for path in SEEDS if path.stem[:3] in ("003", "004")], ids=lambda p: f"{p.parent.name}-{p.stem[:3]}"
)
def test_rows_of_the_seeds_are_those_of_their_text(path):
    """Ruled and unruled: the text files have the same tables with TABs."""
    root = path.parents[2] if path.parent.name == "unruled" else path.parents[1]
    text = (root / "seeds" / f"{path.stem}.txt").read_text("utf-8")
    wanted = [trimmed(line) for line in text.split("\n") if "\t" in line]
    found = [
        trimmed(line) for line in read_pdf(path.read_bytes(), path.name, Settings()).text.split("\n") if "\t" in line
    ]
    assert [row for row in wanted if row not in found] == []
    assert [row for row in found if row not in wanted] == []


def trimmed(line: str) -> tuple[str, ...]:
    return tuple(map(clean, line.rstrip("\t").split("\t")))


def placed(rows, size=9):
    """A page with a table of texts at (place, text), `step` points under one another; negative places end there."""

    def page(canvas):
        lay(canvas, wrapped(BEFORE, 440), 70, 760)
        canvas.setFont("Helvetica", size)
        y = 700.0
        for step, row in rows:
            y -= step
            for place, text in row:
                draw = canvas.drawString if place > 0 else canvas.drawRightString
                draw(abs(place), y, text)
        lay(canvas, wrapped(AFTER, 440), 70, y - 40)

    return page


def test_a_header_set_left_over_figures_set_right_is_one_column():
    document = read(
        placed(
            [
                (0, [(70, "Område"), (180, "Budget"), (280, "Fejl"), (360, "I alt")]),
                (15, [(70, "Unge"), (-260, "12"), (-340, "7"), (-420, "19")]),
                (15, [(70, "Voksne"), (-260, "31"), (-340, "9"), (-420, "40")]),
                (15, [(70, "Seniorer"), (-260, "4"), (-340, "0"), (-420, "4")]),
            ]
        )
    )
    assert rows_of(document) == [
        ["Område", "Budget", "Fejl", "I alt"],
        ["Unge", "12", "7", "19"],
        ["Voksne", "31", "9", "40"],
        ["Seniorer", "4", "0", "4"],
    ]


def test_a_header_of_several_lines_is_one_row():
    head = [
        (0, [(170, "Promille af"), (330, "Gennemsnitlig")]),
        (11, [(170, "borgere mellem"), (330, "varighed,")]),
        (11, [(170, "16-66 år"), (330, "uger")]),
        (16, [(170, "3. kv."), (240, "3. kv."), (330, "3. kv.")]),
        (11, [(170, "19"), (240, "20"), (330, "20")]),
    ]
    body = [
        (16, [(70, name), (170, one), (240, two), (330, three)])
        for name, one, two, three in (("A-dagpenge", "17,6", "27,5", "19,3"), ("Sygedagpenge", "18,9", "18,6", "16,8"))
    ]
    assert rows_of(read(placed([*head, *body, *body]))) == [
        ["", "Promille af borgere mellem 16-66 år", "", "Gennemsnitlig varighed, uger"],
        ["", "3. kv. 19", "3. kv. 20", "3. kv. 20"],
        *[["A-dagpenge", "17,6", "27,5", "19,3"], ["Sygedagpenge", "18,9", "18,6", "16,8"]] * 2,
    ]


def test_words_under_one_another_in_a_narrow_cell_are_no_broken_word():
    rows = [
        ["Område", "Forbrug\npr. 30/9", "Forbrug\ni pct."],
        ["Unge", "109.750", "85,5"],
        ["Voksne", "70.420", "72,8"],
    ]
    document = read(drawn(rows, GRID))
    assert rows_of(document)[0] == ["Område", "Forbrug pr. 30/9", "Forbrug i pct."]


def set_at(canvas, words) -> None:
    """Words at (x, y); an x below zero is where they end."""
    canvas.setFont("Helvetica", 10)
    for x, y, word in words:
        (canvas.drawString if x > 0 else canvas.drawRightString)(abs(x), y, word)


def test_a_label_in_the_middle_of_a_head_of_two_lines():
    figures = [("Øst", "27,1", "24,8", "-2,3"), ("Vest", "14,4", "15,0", "0,6"), ("Syd", "9,3", "8,8", "-0,5")]
    words = [(-260, 700, "Maj"), (-340, 700, "Juni"), (-440, 700, "Ændring,"), (70, 694, "Kommune")]
    words += [(-260, 688, "2024"), (-340, 688, "2024"), (-440, 688, "point")]
    for number, row in enumerate(figures):
        places = (70, -260, -340, -440)
        words += [(x, 670 - 18 * number, cell) for x, cell in zip(places, row, strict=True)]
    rows = rows_of(read(lambda canvas: set_at(canvas, words)))
    assert rows == [["Kommune", "Maj 2024", "Juni 2024", "Ændring, point"], *(list(row) for row in figures)]


def test_heads_set_right_with_a_usual_blank_between_them():
    figures = [("Tilbud A", "925", "81", "1"), ("Tilbud B", "1.040", "78", "2"), ("Tilbud F", "998", "64", "3")]
    heads = ("Tilbudsgiver", "Pris pr. uge, kr.", "Point (0-100)", "Plads")
    ends = (130, 209, 275, 304)
    words = [(-end, 700, head) for end, head in zip(ends, heads, strict=True)]
    for number, row in enumerate(figures):
        places = (74, *(-end for end in ends[1:]))
        words += [(x, 686 - 14 * number, cell) for x, cell in zip(places, row, strict=True)]
    assert rows_of(read(lambda canvas: set_at(canvas, words))) == [list(heads), *(list(row) for row in figures)]


def test_a_numbered_title_between_two_tables_is_no_row_of_either():
    first = [("Milepæl", "Ansvarlig", "Status"), ("M1 Bemanding", "HR", "2 besat"), ("M2 Katalog", "Udvikling", "Klar")]
    second = [("Andel i %", "Dec", "Mar"), ("Unge", "62", "72"), ("Voksne", "66", "74")]
    words = []
    for number, row in enumerate(first):
        words += [(x, 700 - 14 * number, cell) for x, cell in zip((70, 220, 340), row, strict=True)]
    words.append((70, 700 - 14 * 3, "3. Måltal"))
    for number, row in enumerate(second):
        words += [(x, 700 - 14 * (4 + number), cell) for x, cell in zip((70, -280, -440), row, strict=True)]
    found = read(lambda canvas: set_at(canvas, words))
    assert rows_of(found) == [list(row) for row in (*first, *second)]
    assert [len(table.cells) for table in found.tables] == [9, 9]
