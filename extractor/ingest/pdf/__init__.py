"""PDF with a text layer -> Document: words by PDFium, layout by rules.

words -> (runs) -> furniture -> rulings and grids -> columns -> paragraphs -> text. One thread only: PDFium is not
thread-safe. The file is opened by its bytes, never by its name.
"""

import hashlib

from extractor.ingest.pdf.pages import read_pages
from extractor.schema.document import Document
from extractor.settings import Settings


def read_pdf(data: bytes, source: str, settings: Settings) -> Document:
    """Read a PDF with a text layer.

    Raises:
        UnreadableDocument: encrypted, corrupt, no_pages, too_many_pages, xfa, no_text_layer, garbage_text.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    read = read_pages(data, source, settings)
    return Document(
        sha256[:16],
        source,
        sha256,
        "application/pdf",
        read.text,
        read.pages,
        read.words,
        tables=read.tables,
        problems=read.problems,
        engine=read.engine,
    )
