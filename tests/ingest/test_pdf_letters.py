"""Letters that fonts write in their own way: ligatures, marks without width, characters PDFium counts twice."""

import pikepdf
import pytest

from extractor.ingest.pdf import read_pdf
from extractor.settings import Settings
from tests.ingest.pdf_samples import changed, lay, pdf

LINES = ["Der var Q 38,5 pct. af alle borgere i Qnien kommune", "som ikke fik et tilbud i det ganske Qm aar."]
SHOWN = {
    "two letters in one glyph": ("00660069", "fi"),
    "a ligature's own code": ("FB01", "fi"),
    "a character beyond U+FFFF": ("D83DDE00", "\U0001f600"),
    "half a character": ("D83D", "\ufffd"),
    "a soft hyphen": ("00AD", ""),
    "a letter and its ring": ("0061030A", "å"),
}


def letter() -> bytes:
    return pdf(lambda canvas: lay(canvas, LINES, 80, 760))


def meaning(code: str):
    """The font's character map says that the glyph of «Q» means `code` (UTF-16, in hexadecimal)."""
    pairs = "\n".join(f"<{c:02x}> <{code if c == ord('Q') else format(c, '04x')}>" for c in range(32, 127))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n95 beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )

    def change(file: pikepdf.Pdf) -> None:
        for page in file.pages:
            for font in page.Resources.Font.values():
                font.ToUnicode = file.make_stream(cmap.encode())

    return change


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_glyph_means(name):
    """The text says it, and the words after it have their boxes where they had them."""
    code, expected = SHOWN[name]
    plain = read_pdf(letter(), "brev.pdf", Settings())
    document = read_pdf(changed(letter(), meaning(code)), "brev.pdf", Settings())
    if expected:
        assert document.text == " ".join(LINES).replace("Q", expected)
    assert place(document, "pct.") == pytest.approx(place(plain, "pct."), abs=0.1)
    assert place(document, "ganske") == pytest.approx(place(plain, "ganske"), abs=0.1)


def place(document, text: str) -> tuple[float, float, float]:
    (word,) = [word for word in document.words if document.text[word.start : word.end] == text]
    return word.x0, word.x1, word.top


def test_ligatures_whose_bytes_were_changed_over():
    cmap = b"""/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange
    2 beginbfrange <20> <70> <0020> <72> <7e> <0072> endbfrange 1 beginbfchar <71> <66006900> endbfchar endcmap"""

    def change(file):
        for font in file.pages[0].Resources.Font.values():
            font.ToUnicode = file.make_stream(cmap)

    data = pdf(lambda canvas: lay(canvas, ["Planens qre punkter om qnansiering, 45 pct."], 70, 760))
    assert read_pdf(changed(data, change), "brev.pdf", Settings()).text.split("\n") == [
        "Planens fire punkter om finansiering, 45 pct."
    ]


@pytest.mark.parametrize(("codes", "word"), [("<02da0061>", "få"), ("<001c>", "ffi")])
def test_letters_as_tex_writes_them(codes, word):
    cmap = f"""/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange
    2 beginbfrange <20> <70> <0020> <72> <7e> <0072> endbfrange 1 beginbfchar <71> {codes} endbfchar endcmap"""

    def change(file):
        for font in file.pages[0].Resources.Font.values():
            font.ToUnicode = file.make_stream(cmap.encode())

    data = pdf(lambda canvas: lay(canvas, ["Borgerne fq et tilbud inden for 14 dage."], 70, 760))
    expected = [f"Borgerne {word} et tilbud inden for 14 dage."]
    assert read_pdf(changed(data, change), "brev.pdf", Settings()).text.split("\n") == expected
