"""PDFs made for the tests: by reportlab from a list of placed texts, changed by pikepdf."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = sorted((SHARED / "seeds-pdf").glob("*.pdf")) + sorted((SHARED / "seeds-pdf" / "unruled").glob("*.pdf"))
LETTERS = sorted((SHARED / "bench" / "letters").glob("*.pdf"))

with_seeds = pytest.mark.skipif(not SEEDS, reason="the seed PDFs are not part of the repository")
with_letters = pytest.mark.skipif(not LETTERS, reason="the benchmark letters are not part of the repository")

Drawing = Callable[[Canvas], None]


def pdf(*pages: Drawing, size: tuple[float, float] = A4) -> bytes:
    """A PDF with one page for each drawing; the same drawings give the same bytes."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def wrapped(text: str, width: float, font: str = "Helvetica", size: float = 11) -> list[str]:
    """Lines of `text` no wider than `width`; a blank line between paragraphs is kept as an empty line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and pdfmetrics.stringWidth(longer, font, size) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def lay(
    canvas: Canvas, lines: Iterable[str], x: float, y: float, size: float = 11, font: str = "Helvetica",
    leading: float = 1.3,
) -> float:  # fmt: skip
    """Set lines downwards from (x, y), y up from the page's foot; the y under the last one is given back."""
    canvas.setFont(font, size)
    for line in lines:
        if line:
            canvas.drawString(x, y, line)
        y -= size * leading if line else size * leading * 0.6
    return y


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file after a change by pikepdf."""
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        buffer = io.BytesIO()
        file.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def ink(data: bytes, number: int, dpi: int = 100) -> tuple["pdfium.PdfBitmap", float]:
    """A page's whole MediaBox as a grey picture, and the pixels per point."""
    document = pdfium.PdfDocument(data)
    page = document[number - 1]
    page.set_cropbox(*page.get_mediabox())
    scale = dpi / 72
    return page.render(scale=scale, grayscale=True).to_numpy().copy(), scale
