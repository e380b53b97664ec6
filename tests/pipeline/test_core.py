"""The core: warmed tokens are plain tokens, offsets hold, the same input gives the same record."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from extractor.ingest import read
from extractor.pipeline import extract, load
from extractor.pipeline.load import language, warmer
from extractor.schema.codec import decode, encode

CORPUS = Path(__file__).parents[2] / "corpus"
LETTERS = sorted(CORPUS.glob("*.txt"))


@pytest.mark.parametrize("path", LETTERS, ids=lambda p: p.stem)
def test_warmed_tokens_are_plain_tokens(path):
    text = path.read_text("utf-8")
    nlp = language()
    warmer(nlp)(text)
    plain = spacy.blank("da")
    assert [t.text_with_ws for t in nlp.make_doc(text)] == [t.text_with_ws for t in plain.make_doc(text)]


@pytest.mark.parametrize("path", [*LETTERS, *sorted(CORPUS.glob("*.pdf"))], ids=lambda p: p.name)
def test_every_item_quotes_the_text(path):
    result = extract(read(path), load())
    for item in (*result.mentions, *result.initiatives, *result.commitments):
        assert result.text[item.start : item.end] == item.text
        before, first = result.text[item.start - 1 : item.start], result.text[item.start]
        assert not (before.isdigit() and first.isdigit())
    assert (result.status == "ok") == (not result.problems)
    assert decode(encode(result)) == result


def test_the_same_document_gives_the_same_bytes():
    path = LETTERS[0]
    assert encode(extract(read(path), load())) == encode(extract(read(path), load()))


def test_components_agree():
    assert not any(language().analyze_pipes()["problems"].values())


def test_importing_the_package_leaves_spacy_out():
    code = "import sys, extractor; sys.exit('spacy' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_rules_alone_leave_spacy_out():
    code = (
        "import sys; from extractor.pipeline import extract, load; from extractor.ingest import read;"
        f"extract(read(__import__('pathlib').Path({str(LETTERS[0])!r})), load()); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("path", LETTERS[:3], ids=lambda p: p.stem)
def test_spacy_pipeline_finds_what_the_rules_find(path):
    assert encode(extract(read(path), language())) == encode(extract(read(path), load()))


@pytest.mark.parametrize("before", ["", "import extractor.facts\n"], ids=["alone", "after the finders"])
def test_spacy_finds_the_components_by_the_entry_point(before):
    code = before + (
        "import spacy; nlp = spacy.blank('da'); nlp.add_pipe('extractor_amount')\n"
        "assert [m.value.kind for m in nlp('Der er 1.000 kr. til det.')._.mentions] == ['amount']"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
