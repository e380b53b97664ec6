"""Helpers: the structure of a text, and its blocks and cells as short strings."""

from collections.abc import Callable

import pytest

from extractor.layout import structure
from extractor.schema.document import Document


@pytest.fixture
def laid() -> Callable[[str], Document]:
    """The document of a text with its structure found."""

    def run(text: str) -> Document:
        return structure(Document("test", "test.txt", "", "text/plain", text))

    return run


@pytest.fixture
def kinds(laid) -> Callable[[str], list[str]]:
    """Each block as «kind: first words»."""

    def run(text: str) -> list[str]:
        document = laid(text)
        return [f"{b.kind}: {' '.join(text[b.start : b.end].split())[:24].strip()}" for b in document.blocks]

    return run


@pytest.fixture
def paths(laid) -> Callable[[str], list[str]]:
    """Each value cell of all tables as «row path > column path = value»."""

    def run(text: str) -> list[str]:
        document = laid(text)
        found = []
        for table in document.tables:
            for cell in table.cells:
                if not table.is_header(cell):
                    rows = " / ".join(text[h.start : h.end] for h in table.row_headers(cell))
                    columns = " / ".join(text[h.start : h.end] for h in table.column_headers(cell))
                    found.append(f"{rows} > {columns} = {text[cell.start : cell.end]}")
        return found

    return run
