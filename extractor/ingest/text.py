"""Plain text and Markdown -> Document."""

import hashlib

from extractor.schema.document import Document
from extractor.settings import Settings


def read_text(data: bytes, source: str, settings: Settings) -> Document:
    """Decode plain text; newlines become `\\n`."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(sha256[:16], source, sha256, "text/plain", text, encoding="utf-8")
