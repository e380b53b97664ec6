"""The one entry point that cleans text."""

import random
import unicodedata

import pytest

from extractor.ingest.clean import MAX_MARKS, MAX_RUN, clean, clean_document
from tests.timing import cost

SAME = [
    "Ordinær tekst med æ ø å É – og «gåseøjne».\nNy linje\tog tabulator\n",
    "12\u00a0500 kr.\u202f pr.\u2009år",  # no-break, narrow and thin blanks
    "virksomheds\u00adpraktik",  # soft hyphen
    "\u200bnul bredde\ufeff",
    "",
]
CLEANED = [
    ("a\x00b", "a b"),
    ("a\x07b\x1fc\x7fd\x9fe", "a b c d e"),
    ("en\r\nto\rtre", "en\nto\ntre"),
    ("side 1\x0cside 2", "side 1\nside 2"),
    ("en\u2028to\u2029tre\x85fire", "en\nto\ntre\nfire"),
    ("a\ud800b\udfffc\uffff", "a\ufffdb\ufffdc\ufffd"),
    ("kommunens a\u030arsplan for bo\u0308rn", "kommunens årsplan for börn"),
    ("e" + "\u0301" * 99, "é" + "\u0301" * (MAX_MARKS - 1)),
    ("x" * 1201, "x" * 500 + " " + "x" * 500 + " " + "x" * 201),
    ("x" * MAX_RUN, "x" * MAX_RUN),
]
ATTACKS = ["?", "(", "\u0301", "a\u0301", "\x00", "あ", "x" * 499 + " ", "x" * 501 + " ", "\r", "\u0344"]


@pytest.mark.parametrize("text", SAME)
def test_ordinary_text_passes_unchanged(text):
    assert clean(text) == text


@pytest.mark.parametrize(("dirty", "text"), CLEANED)
def test_what_is_replaced(dirty, text):
    assert clean(dirty) == text


def test_cleaning_twice_changes_nothing():
    draw = random.Random(8)
    pieces = ["a", "å", "\u0301", "\u0344", "\ud800", "\0", "\r", "\n", "\u1100", "\u1161", "\ufb2c", "\U0001d160", " "]
    for _ in range(400):
        text = "".join(draw.choice(pieces) * draw.choice([1, 1, 40, 600]) for _ in range(20))
        once = clean(text)
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)
        assert max(map(len, once.split()), default=0) <= MAX_RUN


@pytest.mark.parametrize("attack", ATTACKS, ids=[ascii(a[:3]) for a in ATTACKS])
def test_cost_is_linear(attack):
    text = attack * (1_000_000 // len(attack))
    assert cost(lambda: clean(text), 2.0) < 2.0


def test_a_limit_cuts_at_a_line_end():
    assert clean_document("linje\n" * 100, 100) == ("linje\n" * 16, True)
    assert clean_document("kort\n", 100) == ("kort\n", False)
