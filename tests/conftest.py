"""Fixtures that every test may use."""

from collections.abc import Callable

import pytest

from extractor.pipeline.core import read_values
from extractor.pipeline.load import load
from extractor.schema.document import Document
from extractor.schema.markup import marks_of, strip_marks, write_marks


@pytest.fixture(scope="session")
def mark() -> Callable[..., str]:
    """Strip the marks of a text, find its values, write the finds back in: `mark(text, "amount") == text`.

    Only finds of the named kinds are written (all five without a name). `lead` is text that stands before
    (a letterhead with a date, an earlier sentence) and is not given back. Attributes that the marks do not
    name are not compared.
    """
    nlp = load()

    def run(marked: str, *kinds: str, lead: str = "") -> str:
        plain, wanted = strip_marks(marked)
        reading = read_values(Document("test", "test.txt", "", "text/plain", lead + plain), nlp)
        offset = len(lead)
        shifted = tuple(type(m)(m.start + offset, m.end + offset, m.kind, m.attributes) for m in wanted)
        finds = (m for m in reading.mentions if m.start >= offset and (not kinds or m.value.kind in kinds))
        found = marks_of(finds, shifted)
        back = tuple(type(m)(m.start - offset, m.end - offset, m.kind, m.attributes) for m in found)
        return write_marks(plain, back)

    return run
