"""Sentence bounds by rules on the text and its blocks."""

import re

from extractor.schema.document import Document

_END = re.compile(r"(?<=[.!?])[\s]+(?=[A-ZÆØÅ])|\n+|\t")


def sentences(document: Document) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences, without the blanks around them."""
    found, start, text = [], 0, document.text
    for match in _END.finditer(text):
        if text[start : match.start()].strip():
            found.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found
