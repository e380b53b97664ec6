"""Sentence bounds against the hand-checked reference in `sentences/` (invented text only).

In the reference «¦» stands between two sentences of a line; every line's end and every tab is a bound, too,
but for a line that ends in «~», which goes on in the next. «svaere_tilfaelde» and «brudte_linjer» were marked by
hand before the rules saw them; the texts of the corpus were split by the rules, then read and mended by eye.
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from extractor.lang.sentences import sentences
from extractor.layout import structure
from extractor.schema.document import Document
from tests.timing import growth

FILES = sorted((Path(__file__).parent / "sentences").glob("*.txt"))
FLOOR = 0.985  # F over all files
ENOUGH = 600  # boundaries in the reference, table cells not counted


def reference(path: Path) -> tuple[str, set[int], set[int]]:
    """Text, the offsets at which sentences begin, and those of them that are table cells."""
    marked = path.read_text("utf-8")
    text, begins, cells, fresh = [], set(), set(), True
    size = row = 0
    lines = marked.split("\n")
    for piece in re.split(r"(¦|~\n|\n|\t)", marked):
        if piece == "¦":
            fresh = True
            continue
        if piece in ("\n", "\t"):
            fresh = True
        elif piece == "~\n":
            piece = "\n"
        elif piece.strip() and fresh:
            begin = size + len(piece) - len(piece.lstrip())
            begins.add(begin)
            if "\t" in lines[row]:
                cells.add(begin)
            fresh = False
        row += piece == "\n"
        text.append(piece)
        size += len(piece)
    return "".join(text), begins, cells


def found(text: str) -> set[int]:
    document = structure(Document("test", "test.txt", "", "text/plain", text))
    return {start for start, _ in sentences(document)}


def test_the_reference_is_large_enough():
    assert sum(len(begins - cells) for _, begins, cells in map(reference, FILES)) >= ENOUGH


def test_f_score_over_all_files():
    true = false = missed = 0
    for path in FILES:
        text, begins, cells = reference(path)
        starts = found(text)
        true += len((starts & begins) - cells)
        false += len(starts - begins)
        missed += len((begins - starts) - cells)
    assert 2 * true / (2 * true + false + missed) >= FLOOR, (true, false, missed)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_file(path):
    text, begins, cells = reference(path)
    starts = found(text)
    wrong = [f"too much: {text[max(0, s - 40) : s]}|{text[s : s + 20]}" for s in sorted(starts - begins)]
    wrong += [f"missed: {text[max(0, s - 40) : s]}|{text[s : s + 20]}" for s in sorted(begins - starts - cells)]
    assert len(wrong) <= 0.015 * 2 * len(begins), "\n".join(wrong)


def test_sentences_are_ordered_and_without_blanks_around():
    text, *_ = reference(FILES[0])
    bounds = sentences(structure(Document("test", "test.txt", "", "text/plain", text)))
    assert bounds == sorted(bounds)
    assert all(text[start:end] == text[start:end].strip() and start < end for start, end in bounds)
    assert all(end <= start for (_, end), (start, _) in pairwise(bounds))


def test_text_without_blocks_is_split_by_line():
    document = Document("test", "test.txt", "", "text/plain", "En sætning. To sætninger.\nNy linje\tcelle")
    assert [document.text[s:e] for s, e in sentences(document)] == [
        "En sætning.",
        "To sætninger.",
        "Ny linje",
        "celle",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Alle får svar senest d. 3.11. Vi har fået lov til det.", 2),
        ("Udvalget får en status i jan. Det bliver skriftligt.", 2),
        ("Mødet d. 3.11. Jobcenter Nord deltager.", 1),
        ("I jan. Feb. og marts var der ferie.", 1),
        ("2.1. Vi begynder.", 1),
    ],
)
def test_a_day_or_a_month_ends_a_sentence_before_a_word_that_opens_one(text, count):
    assert len(sentences(Document("test", "test.txt", "", "text/plain", text))) == count


@pytest.mark.parametrize("piece", [". ", "A. ", "1. A ", "pct. D ", "... ", "aa.Bb", "?! ", ".\u00a0A"])
def test_cost_is_linear(piece):
    def split(text: str) -> object:
        return sentences(Document("test", "test.txt", "", "text/plain", text))

    text = piece * (200_000 // len(piece))
    assert growth(split, text, parts=4, under=10) < 10  # a quadratic rule takes sixteen times as long


def test_the_spacy_component_sets_the_same_bounds():
    import spacy

    import extractor.pipeline.sentences  # noqa: F401  the factory

    nlp = spacy.blank("da")
    nlp.add_pipe("extractor_sentences")
    doc = nlp("Andelen er 21 pct. Der er 3. kvartal.\nNy linje her. Og så  videre.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Andelen er 21 pct.",
        "Der er 3. kvartal.",
        "Ny linje her.",
        "Og så  videre.",
    ]
