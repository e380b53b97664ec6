"""What is said to somebody who mistypes: one sentence, Danish by default, with what to do."""

import pytest

from tests.command import extractor, letters

CASES = [
    (("run", "brev.txt"), 2, "--out mangler", "--out is missing"),
    (("run", "--out", "ud"), 2, "STI mangler", "PATH is missing"),
    (("run", "brev.txt", "--ud", "ud"), 2, "Mente du --out?", "Did you mean --out?"),
    (("run", "brev.txt", "--out"), 2, "«extractor run --help»", "`extractor run --help`"),
    (("run", "--out"), 2, "--out skal have en værdi", "--out must be followed by a value"),
    (("run", "brev.txt", "--out", "ud", "--jobs", "x"), 2, "Værdien til --jobs", "The value of --jobs"),
    (("run", "brev.txt", "--out", "ud", "--jobs", "-3"), 6, "kan ikke være negativ", "cannot be negative"),
    (("show", "a", "b"), 2, "anførselstegn", "quotes"),
    (("rum", "a"), 2, "«rum» kendes ikke. Mente du run? Se", "«rum» is unknown. Did you mean run? See"),
    (("vis", "a"), 2, "«vis» kendes ikke", "«vis» is unknown"),
    (("show", "brev.txt", "--model", "findes_ikke"), 3, "Modellen «findes_ikke»", "There is no model `findes_ikke`"),
    (("db", "check", "--store", "arkiv"), 6, "«arkiv» er ikke adressen", "`arkiv` is no address"),
    (("db", "check", "--store", "mysql://x/y"), 6, "«mysql://» er ikke adressen", "`mysql://` is no address"),
    (("evaluate", "facit"), 5, "Ingen facit", "No gold"),
]


@pytest.mark.parametrize(("arguments", "code", "danish", "english"), CASES, ids=[" ".join(case[0]) for case in CASES])
def test_one_sentence_in_the_language_that_is_set(tmp_path, arguments, code, danish, english):
    for language, expected in (("da", danish), ("en", english)):
        done = extractor(*arguments, cwd=tmp_path, EXTRACTOR_LANGUAGE=language)
        assert (done.code, done.out) == (code, "")
        assert expected in done.err
        assert done.err.count("\n") == 1


def test_a_language_that_is_not_spoken(tmp_path):
    done = extractor("doctor", "--language", "fr")
    assert (done.code, done.err) == (6, "Indstillingen language kan ikke være «fr». Vælg en af: da, en.\n")


def test_a_setting_that_is_no_number():
    done = extractor("doctor", EXTRACTOR_MAX_PAGES="mange")
    assert (done.code, done.err) == (6, "Indstillingen max_pages kan ikke være «mange». Skriv et tal.\n")


def test_a_page_that_cannot_be_written(tmp_path):
    path = letters(tmp_path, 1) / "brev_000.txt"
    done = extractor("show", path, "--html", tmp_path / "mangler" / "side.html")
    assert done.code == 2
    assert "kan ikke skrives. Vælg en mappe, der findes" in done.err


def test_gold_and_records_of_different_documents(tmp_path):
    extractor("run", letters(tmp_path / "in", 1), "--out", tmp_path / "ud", "-q")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "andet.json").write_text('{"text": "", "mentions": []}', "utf-8")
    done = extractor("evaluate", tmp_path / "gold", tmp_path / "ud" / "records.jsonl")
    assert done.code == 2
    assert "parres på filnavnet" in done.err
