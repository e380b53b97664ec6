"""Boxes cover the ink, however the page is cropped, turned or shifted (the review app's recipe and its variants)."""

import numpy as np
import pikepdf
import pytest

from extractor.ingest.pdf import read_pdf
from extractor.schema.document import Document
from extractor.settings import Settings
from tests.ingest.pdf_samples import SEEDS, changed, ink, lay, pdf, with_seeds, wrapped

TEXT = (
    "Jobcentret ÅBNEDE den 3. maj 2021 et hold for unge på Ærø, og gågaden fik en jobcafé. "
    "I alt 1.234 borgere (38,5 pct.) fik et tilbud, før året gik på hæld."
)


def letter() -> bytes:
    def page(canvas):
        y = lay(canvas, wrapped(TEXT * 4, 420), 80, 760)
        y = lay(canvas, wrapped(TEXT * 2, 420, "Times-Roman", 9), 80, y - 20, 9, "Times-Roman")
        lay(canvas, wrapped(TEXT, 420, "Courier-Bold", 14), 80, y - 20, 14, "Courier-Bold")

    return pdf(page)


def turn(degrees):
    def change(file: pikepdf.Pdf) -> None:
        for page in file.pages:
            page.Rotate = degrees

    return change


def crop(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        x0, y0, x1, y1 = (float(v) for v in page.mediabox)
        page.CropBox = [x0 + 40, y0 + 60, x1 - 30, y1 - 20]


def shift(file: pikepdf.Pdf) -> None:
    """The MediaBox does not begin at 0,0: the page's content is moved with it."""
    for page in file.pages:
        x0, y0, x1, y1 = (float(v) for v in page.mediabox)
        page.MediaBox = [x0 - 37, y0 + 91, x1 - 37, y1 + 91]
        page.contents_add(b"q 1 0 0 1 -37 91 cm\n", prepend=True)
        page.contents_add(b"\nQ")


def unit(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        page.UserUnit = 2


def crop_and_shift(file: pikepdf.Pdf) -> None:
    shift(file)
    crop(file)


VARIANTS = {
    "plain": lambda file: None,
    "turned 90": turn(90),
    "turned 180": turn(180),
    "turned 270": turn(270),
    "cropped": crop,
    "shifted": shift,
    "cropped and shifted": crop_and_shift,
    "user unit": unit,
}


def covered(data: bytes, document: Document, number: int, feet: float = 0.0) -> float:
    """The share of a page's dark pixels inside the boxes of its words."""
    picture, scale = ink(data, number)
    picture = picture.reshape(picture.shape[0], picture.shape[1]) < 128
    page = document.pages[number - 1]
    scale = picture.shape[1] / page.width
    picture = picture[: int((page.height - feet) * scale)]
    inside = np.zeros_like(picture)
    for word in document.words:
        if word.page == number:
            rows = slice(max(int(word.top * scale), 0), int(word.bottom * scale) + 1)
            inside[rows, max(int(word.x0 * scale), 0) : int(word.x1 * scale) + 1] = True
    return float((picture & inside).sum() / picture.sum())


def tightness(data: bytes, document: Document) -> float:
    """The share of the page under boxes: a box as large as the page would cover all ink, too."""
    page = document.pages[0]
    area = sum((word.x1 - word.x0) * (word.bottom - word.top) for word in document.words if word.page == 1)
    return area / (page.width * page.height)


@pytest.mark.parametrize("name", VARIANTS)
def test_boxes_cover_the_ink(name):
    data = changed(letter(), VARIANTS[name])
    document = read_pdf(data, "brev.pdf", Settings())
    plain = read_pdf(letter(), "brev.pdf", Settings())
    assert document.text == plain.text
    assert covered(data, document, 1) >= 0.99
    assert tightness(data, document) < 1.25 * tightness(letter(), plain)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_text_set_across_the_page_is_read_and_boxed(degrees):
    """A page whose content is turned, not the page: a landscape table set on a portrait page."""

    def change(file: pikepdf.Pdf) -> None:
        matrix = {90: b"0 1 -1 0 595 0", 180: b"-1 0 0 -1 595 842", 270: b"0 -1 1 0 0 842"}[degrees]
        file.pages[0].contents_add(b"q " + matrix + b" cm\n", prepend=True)
        file.pages[0].contents_add(b"\nQ")

    def page(canvas):
        lay(canvas, wrapped(TEXT * 4, 420), 80, 520)

    data = changed(pdf(page), change)
    document = read_pdf(data, "brev.pdf", Settings())
    assert document.text == read_pdf(pdf(page), "brev.pdf", Settings()).text
    assert covered(data, document, 1) >= 0.99


@with_seeds
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: f"{path.parent.name}-{path.stem[:3]}")
def test_boxes_of_the_seed_letters_cover_their_ink(path):
    """Word-processor PDFs with embedded fonts."""
    data = path.read_bytes()
    document = read_pdf(data, path.name, Settings())
    if document.tables and path.parent.name != "unruled":
        pytest.skip("ruling lines are ink outside words")
    feet = 60  # points: the page's foot with «Side», which is no word of the text, is left out
    assert min(covered(data, document, page.number, feet) for page in document.pages) >= 0.99
