"""The slow second opinion: words and ruling lines of a page by pdfplumber, 30 to 40 times slower than PDFium.

Used where PDFium reads no page or no text of a file that has some, and where `Settings.engine` asks for it.
"""

import io
import logging
from typing import Any

from extractor.ingest.clean import clean
from extractor.ingest.pdf.frame import Frame
from extractor.ingest.pdf.rulings import SHORT, THIN, Line, Rulings, merged
from extractor.ingest.pdf.words import Ink, Run, Sheet

_BASELINE = 0.21  # of the font size: how far the box of a character reaches below its baseline


class Plumber:
    """An open file; pages are read one by one and forgotten at once (their caches grow otherwise)."""

    def __init__(self, data: bytes) -> None:
        import pdfplumber

        logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it reports every odd font to stderr
        self._pdf: Any = pdfplumber.open(io.BytesIO(data))
        self.count = len(self._pdf.pages)

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()

    def sheet(self, number: int) -> Sheet:
        """One page as PDFium's reader gives it; boxes from the MediaBox's top left, as displayed."""
        page = self._pdf.pages[number - 1]
        left, top = page.bbox[0], page.bbox[1]
        frame = Frame(0, 0.0, 0.0, float(page.width), float(page.height))
        ink = Ink(number, frame)
        try:
            for word in page.extract_words(extra_attrs=["size"], use_text_flow=False, x_tolerance_ratio=0.2):
                text = clean(word["text"]).replace(" ", "").replace("\xad", "")
                if not text or not word.get("upright", True):
                    continue
                size = float(word["size"]) or 1.0
                x0, x1 = float(word["x0"]) - left, float(word["x1"]) - left
                base = float(word["bottom"]) - top - _BASELINE * size
                ink.runs.append(Run([(text, x0, x1)], base, size))
                ink.characters += len(text) + 1
            return Sheet(ink, _rulings(page, left, top))
        finally:
            page.close()


def _rulings(page: Any, left: float, top: float) -> Rulings:
    across: list[Line] = []
    down: list[Line] = []
    for edge in page.edges:
        x0, x1 = float(edge["x0"]) - left, float(edge["x1"]) - left
        y0, y1 = float(edge["top"]) - top, float(edge["bottom"]) - top
        if x1 - x0 >= max(SHORT, y1 - y0) and y1 - y0 <= THIN:
            across.append(((y0 + y1) / 2, x0, x1))
        elif y1 - y0 >= SHORT and x1 - x0 <= THIN:
            down.append(((x0 + x1) / 2, y0, y1))
    area = max(float(page.width) * float(page.height), 1.0)
    pictured = sum(float(image["width"]) * float(image["height"]) for image in page.images) / area
    return Rulings(merged(across), merged(down), min(pictured, 1.0), len(page.edges), 0)
