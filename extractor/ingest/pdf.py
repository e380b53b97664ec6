"""PDF with a text layer -> Document."""

import hashlib

from extractor.schema.document import Document, Page
from extractor.settings import Settings


def read_pdf(data: bytes, source: str, settings: Settings) -> Document:
    """Read a PDF's text in the order of its content stream."""
    import pypdfium2 as pdfium

    pdf = pdfium.PdfDocument(data)
    pages, parts, at = [], [], 0
    for number in range(len(pdf)):
        text = pdf[number].get_textpage().get_text_range().replace("\r\n", "\n")
        pages.append(Page(number + 1, *pdf[number].get_size(), at, at + len(text)))
        parts.append(text)
        at += len(text) + 2
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(sha256[:16], source, sha256, "application/pdf", "\n\n".join(parts), tuple(pages), engine="pdfium")
