"""Reading plain text: encodings, newlines, content that belies the suffix, limits."""

import codecs
from pathlib import Path

import pytest

from extractor.errors import UnreadableDocument
from extractor.ingest import read_bytes
from extractor.ingest.text import decode
from extractor.settings import Settings

LETTER = "Kære borgmester\n\nPå jobcentret fik 38,5 pct. af de ældre et tilbud – også på Ærø og i Ødis.\n"
PLAIN = LETTER.replace("–", "-")
ENCODINGS = [
    ("utf-8", LETTER.encode(), LETTER),
    ("utf-8", codecs.BOM_UTF8 + LETTER.encode(), LETTER),
    ("utf-16-le", codecs.BOM_UTF16_LE + LETTER.encode("utf-16-le"), LETTER),
    ("utf-16-be", codecs.BOM_UTF16_BE + LETTER.encode("utf-16-be"), LETTER),
    ("utf-16-le", LETTER.encode("utf-16-le"), LETTER),
    ("utf-16-be", LETTER.encode("utf-16-be"), LETTER),
    ("utf-32-le", codecs.BOM_UTF32_LE + LETTER.encode("utf-32-le"), LETTER),
    ("cp1252", LETTER.encode("cp1252"), LETTER),
    ("mac_roman", LETTER.encode("mac_roman"), LETTER),
    ("cp865", PLAIN.encode("cp865"), PLAIN),
]
SHORT = ["på", "Ø", "ÆØÅ", "år", "1,4 mio. kr. på året"]
MISNAMED = [  # suffix, bytes, code
    (".txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "type_mismatch"),
    (".txt", b"PK\x03\x04" + bytes(200), "type_mismatch"),
    (".txt", bytes(range(32)) * 40, "type_mismatch"),
    (".pdf", b"PK\x03\x04" + bytes(200), "type_mismatch"),
    (".pdf", bytes(range(32)) * 40, "corrupt"),
    (".txt", b"", "empty_file"),
    (".txt", b" \n\t \n", "empty_file"),
    (".txt", b"\x00\x00\x00\x00", "type_mismatch"),
    (".docx", b"PK\x03\x04" + bytes(200), "not_supported"),
    (".exe", b"text", "not_supported"),
]


@pytest.mark.parametrize(("name", "data", "text"), ENCODINGS, ids=[f"{n}-{i}" for i, (n, *_) in enumerate(ENCODINGS)])
def test_encoding(name, data, text):
    document = read_bytes(data, "brev.txt", ".txt", Settings())
    assert (document.encoding, document.text, document.problems) == (name, text, ())


@pytest.mark.parametrize("word", SHORT)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman", "cp865"])
def test_a_single_danish_word_shows_its_encoding(word, encoding):
    assert decode(word.encode(encoding)).text == word


def test_utf8_with_a_few_bad_bytes_stays_utf8():
    data = LETTER.encode() + "blå".encode("cp1252") + b"\n" + LETTER.encode()[:-60]
    decoded = decode(data)
    assert (decoded.encoding, decoded.text[: len(LETTER) + 3]) == ("utf-8", LETTER + "blå")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_become_one_kind(newline):
    document = read_bytes(LETTER.replace("\n", newline).encode(), "brev.txt", ".txt", Settings())
    assert document.text == LETTER


@pytest.mark.parametrize(("suffix", "data", "code"), MISNAMED)
def test_what_is_no_text_is_refused_with_a_code(suffix, data, code):
    with pytest.raises(UnreadableDocument) as refusal:
        read_bytes(data, "fil" + suffix, suffix, Settings())
    assert refusal.value.code == code


def test_text_named_pdf_is_read_by_its_content_and_says_so():
    document = read_bytes(LETTER.encode(), "brev.pdf", ".pdf", Settings())
    assert document.text == LETTER
    assert [(p.code, p.severity) for p in document.problems] == [("type_mismatch", "warning")]
    assert "(.pdf: tekst)" in document.problems[0].message


def test_text_that_talks_of_pdf_is_text():
    text = "Vejledning: en fil begynder med %PDF-1.7, når den er en PDF.\n"
    assert read_bytes(text.encode(), "note.txt", ".txt", Settings()).text == text


def test_text_beyond_the_limit_is_cut_at_a_line_and_reported():
    document = read_bytes(LETTER.encode() * 50, "lang.txt", ".txt", Settings(max_characters=1000))
    assert len(document.text) <= 1000
    assert document.text.endswith("\n")
    assert [(p.code, p.severity) for p in document.problems] == [("partial", "warning")]


def test_the_same_bytes_get_the_same_id():
    first, second = (read_bytes(LETTER.encode(), name, ".txt", Settings()) for name in ("a.txt", "b.txt"))
    assert first.document_id == second.document_id == first.sha256[:16]


def test_a_pdf_named_txt_is_read_as_pdf_and_says_so():
    pdf = next(iter(sorted((Path(__file__).parents[2] / "corpus").glob("*.pdf"))))
    document = read_bytes(pdf.read_bytes(), "brev.txt", ".txt", Settings())
    assert document.media_type == "application/pdf"
    assert "type_mismatch" in [p.code for p in document.problems if p.severity == "warning"]
