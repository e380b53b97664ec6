"""Files that cannot be read, or only in part: the right code, never silence."""

import io
import zlib

import pikepdf
import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import UnreadableDocument
from extractor.ingest import read_bytes
from extractor.ingest.pdf import read_pdf
from extractor.ingest.pdf.quality import is_garbage
from extractor.settings import Settings
from tests.ingest.pdf_samples import changed, lay, pdf, wrapped
from tests.timing import cost

PROSE = (
    "Kommunen har i efteråret gennemgået alle sager om aktivering og fundet, at 38,5 pct. af borgerne ikke har fået "
    "et tilbud til tiden. Der er derfor ansat to nye mentorer, og jobcentret følger op hver uge."
)


def prose(canvas: Canvas) -> None:
    lay(canvas, wrapped(PROSE, 430), 80, 760)


def picture(canvas: Canvas) -> None:
    """A page that is one grey picture, as a scanner makes it."""
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (60, 85), 200)), 0, 0, *A4)


def code(data: bytes, settings: Settings | None = None) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_pdf(data, "brev.pdf", settings or Settings())
    return caught.value.code


def locked(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(buffer, encryption=pikepdf.Encryption(owner="ejer", user="bruger"))
    return buffer.getvalue()


def owner_locked(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(buffer, encryption=pikepdf.Encryption(owner="ejer", user=""))
    return buffer.getvalue()


def no_pages() -> bytes:
    buffer = io.BytesIO()
    pikepdf.new().save(buffer)
    return buffer.getvalue()


REFUSED = {
    "a password": (locked(pdf(prose)), "encrypted"),
    "no PDF at all": (b"%PDF-1.4\n" + b"\x00\x01\x02" * 400, "corrupt"),
    "cut after the header": (pdf(prose)[:60], "corrupt"),
    "no pages": (no_pages(), "no_pages"),
    "a scanned page": (pdf(picture), "no_text_layer"),
    "three scanned pages": (pdf(picture, picture, picture), "no_text_layer"),
    "an empty page": (pdf(lambda canvas: None), "no_text_layer"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name):
    data, expected = REFUSED[name]
    assert code(data) == expected


def test_too_many_pages():
    assert code(pdf(prose, prose, prose), Settings(max_pages=2)) == "too_many_pages"


def test_a_file_locked_for_changes_only_is_read():
    assert "38,5 pct." in read_pdf(owner_locked(pdf(prose)), "brev.pdf", Settings()).text


def test_a_file_cut_at_its_end_is_read():
    """Without its table of objects PDFium finds them by reading on."""
    data = pdf(prose)
    assert "38,5 pct." in read_pdf(data[: data.rindex(b"xref")], "brev.pdf", Settings()).text


def test_a_scanned_page_among_others_is_reported():
    document = read_pdf(pdf(prose, picture, prose), "brev.pdf", Settings())
    assert [(found.code, found.severity, found.page) for found in document.problems] == [("no_text_layer", "error", 2)]
    assert [page.has_text for page in document.pages] == [True, False, True]
    assert document.text.count("38,5 pct.") == 2


def test_a_scanned_page_with_a_stamp_is_reported():
    def stamped(canvas: Canvas) -> None:
        picture(canvas)
        canvas.drawString(80, 800, "Modtaget 3. maj 2021")

    document = read_pdf(pdf(prose, stamped), "brev.pdf", Settings())
    assert [(found.code, found.severity, found.page) for found in document.problems] == [
        ("no_text_layer", "warning", 2)
    ]
    assert "Modtaget 3. maj 2021" in document.text


def test_an_empty_page_among_others_is_no_problem():
    document = read_pdf(pdf(prose, lambda canvas: None, prose), "brev.pdf", Settings())
    assert document.problems == ()
    assert [page.number for page in document.pages] == [1, 2, 3]


def test_more_characters_than_allowed_are_left_out_and_said():
    document = read_pdf(pdf(prose, prose, prose), "brev.pdf", Settings(max_characters=500))
    assert [(found.code, found.page) for found in document.problems] == [("partial", 3)]
    assert document.text.count("38,5 pct.") == 2


def shifted_map(file: pikepdf.Pdf) -> None:
    """The font says that every letter is the one three places on: the page looks right, its text is nonsense."""
    pairs = "\n".join(f"<{c:02x}> <{(c + 3 if 64 < c < 123 else c):04x}>" for c in range(32, 127))
    count = 127 - 32
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{count} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    for page in file.pages:
        for font in page.Resources.Font.values():
            font.ToUnicode = file.make_stream(cmap.encode())


def test_a_font_with_a_wrong_character_map_is_reported():
    words = "vores kontor tager hver uge kontakt til alle ledige som mangler samtaler med en vejleder " * 4

    def page(canvas: Canvas) -> None:
        lay(canvas, wrapped(words, 430), 80, 760)

    data = changed(pdf(page), shifted_map)
    assert code(data) == "garbage_text"
    assert "kontor" not in pdfium.PdfDocument(data)[0].get_textpage().get_text_range()


GARBAGE = {
    "private codes": "\ue012\ue013\ue044 \ue021\ue022 " * 10,
    "unknown characters": "\ufffd\ufffd\ufffd kommune " * 10,
    "names of glyphs": "(cid:12)(cid:44) (cid:7) " * 10,
    "signs": "#¤@~^|{}\\ £$¬¦ ¨´` " * 8,
    "letters moved by three": "Nrppxqhq kdu l hiwhuårhw jhqqhpjånw dooh vdjhu rp dnwlyhulqj rj ixqghw " * 5,
    "letters that became capitals": "".join(chr(ord(sign) - 31) for sign in PROSE if sign.isascii()) * 3,
}
GOOD = {
    "prose": PROSE,
    "a table of figures": "A-dagpenge 34,6 28,6 41,2\nKontanthjælp 69,2 75,0 20,0\n" * 6,
    "names": "Ekrem Günbulut Kemal Bektas Kurt Scheelsbeck Marjan Ganjjou Steffen Mølgaard Thomas Bak Ole Larsen " * 4,
    "a table of contents": "Økonomi ........................ 3\nBilag ........................ 12\n" * 9,
    "abbreviations": "KL STAR RAR AMK BDO CVR EU IT LO DA FTF HK FOA BUPL DLF DSR TL SL HKKF " * 3,
    "few words": "Side 3 af 12",
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage(name):
    assert is_garbage(GARBAGE[name])


@pytest.mark.parametrize("name", GOOD)
def test_no_garbage(name):
    assert not is_garbage(GOOD[name])


def test_what_is_typed_into_a_form_is_read():
    def form(canvas: Canvas) -> None:
        prose(canvas)
        canvas.acroForm.textfield(value="412 borgere", x=80, y=500, width=200, height=20, fontSize=11)

    assert "412 borgere" in read_pdf(pdf(form), "skema.pdf", Settings()).text


def xfa(data: bytes) -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        file.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array(), XFA=file.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        )
        file.Root.NeedsRendering = True

    return changed(data, change)


def test_a_form_that_only_one_program_shows_is_refused():
    waiting = pdf(
        lambda canvas: canvas.drawString(80, 700, "Please wait... If this message is not eventually replaced")
    )
    assert code(xfa(waiting)) == "xfa"


def test_the_second_reader_gives_the_same_text():
    data = pdf(prose)
    document = read_pdf(data, "brev.pdf", Settings(engine="pdfplumber"))
    assert document.engine == "pdfplumber"
    assert document.text == read_pdf(data, "brev.pdf", Settings()).text


def test_an_endless_word_is_cut():
    def page(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(10, 300, "x" * 1700)

    document = read_pdf(pdf(page), "brev.pdf", Settings())
    assert max(map(len, document.text.split())) == 500
    assert document.text.count("x") - PROSE.count("x") == 1700


def test_a_page_of_loose_labels_takes_no_time():
    """A drawing with thousands of labels: nothing may be tried with everything."""

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 2)
        for row in range(250):
            for column in range(1, 9):
                canvas.drawString(column * 60 + row * 37 % 41, 830 - 3 * row, f"m{row}")

    data = pdf(page)
    assert len(read_pdf(data, "plan.pdf", Settings()).words) == 2000
    assert cost(lambda: read_pdf(data, "plan.pdf", Settings()), 10) < 10


def test_a_line_of_endless_cells_takes_no_time():
    """A row that compares each of its cells with each other must end with the width of a page."""

    def page(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setFont("Helvetica", 1)
        for row in (300, 302):
            for column in range(4000):
                canvas.drawString(column * 90, row, "a")

    assert cost(lambda: read_pdf(pdf(page), "plan.pdf", Settings()), 4) < 4


@pytest.mark.parametrize("before", [b"", b"x\n" * 900, b"\x00\x01" * 900], ids=["none", "far down", "behind bytes"])
def test_a_lost_header_is_found_by_what_follows_it(before):
    data = pdf(prose)
    lost = before + data[data.index(b"\n") + 1 :]
    document = read_bytes(lost, "brev.pdf", ".pdf", Settings())
    assert (document.media_type, document.problems) == ("application/pdf", ())
    assert "38,5 pct." in document.text


def test_pages_that_hold_only_each_other_are_corrupt():
    def loop(file: pikepdf.Pdf) -> None:
        file.Root.Pages.Kids = pikepdf.Array([file.Root.Pages])

    assert code(changed(pdf(prose), loop)) in ("corrupt", "no_pages")


def test_any_bytes_end_in_a_known_code():
    """Every eighth of a real file overwritten in turn: text, or a code of the closed list, never another error."""
    data = bytearray(pdf(prose, prose))
    step = len(data) // 8
    for start in range(0, len(data), step):
        broken = bytes(data[:start]) + zlib.compress(bytes(data[start : start + step])) + bytes(data[start + step :])
        assert outcome(broken) in {
            "text",
            "reported",
            "corrupt",
            "no_pages",
            "no_text_layer",
            "garbage_text",
            "encrypted",
        }


def outcome(data: bytes) -> str:
    try:
        document = read_pdf(data, "brev.pdf", Settings())
    except UnreadableDocument as error:
        return error.code
    return "text" if document.text else "reported" if document.problems else "silent"
