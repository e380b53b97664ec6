"""Page numbers that stand alone on their lines between a document's pages."""

from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.settings import Settings

PROSE = "Jobcentret har holdt samtaler med de ledige og fulgt op på dem, der er sygemeldt, sammen med lægerne.\n" * 4


def _counts(text: str) -> list[float]:
    result = extract(read_bytes(text.encode(), "notat.txt", ".txt", Settings()), load())
    return [float(str(m.value)) for m in result.mentions if m.kind == "count"]


def test_numbers_that_count_the_pages_up_are_no_counts() -> None:
    assert _counts("".join(f"{PROSE}{page}\nDer er 12 borgere.\n" for page in range(4, 8))) == [12.0] * 4


def test_numbers_of_a_column_are_counts() -> None:
    assert _counts(f"{PROSE}Ledige i alt\n4\n5\n6\n") == [4.0, 5.0, 6.0]
