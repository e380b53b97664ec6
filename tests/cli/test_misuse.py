"""What is said to somebody who mistypes: one sentence, Danish by default, with what to do."""

import os
import subprocess
import sys

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
    assert "side.html kan ikke skrives: mappen findes ikke. Ret det" in done.err


def test_gold_and_records_of_different_documents(tmp_path):
    extractor("run", letters(tmp_path / "in", 1), "--out", tmp_path / "ud", "-q")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "andet.json").write_text('{"text": "", "mentions": []}', "utf-8")
    done = extractor("evaluate", tmp_path / "gold", tmp_path / "ud" / "records.jsonl")
    assert done.code == 2
    assert "parres på filnavnet" in done.err


REASONS = [
    (
        ("run", "brev_000.txt", "--out", "brev_000.txt/ud"),
        "noget på stien er en fil",
        "something on the path is a file",
    ),
    (("run", "brev_000.txt", "--out", "x" * 300), "navnet er for langt", "the name is too long"),
    (("show", "brev_000.txt", "--html", "a/b.html"), "mappen findes ikke", "there is no such folder"),
    (("export", "brev_000.txt", "--out", "a/b.xlsx"), "mappen findes ikke", "there is no such folder"),
    (("export", "brev_000.txt", "--out", "brev_000.txt/b.xlsx"), "mappen findes ikke", "there is no such folder"),
    (("compare", "brev_000.txt", "--out", "brev_000.txt/ud", "-q"), "er en fil", "is a file"),
    (("commitments", "brev_000.txt", "--ics", "a/b.ics"), "mappen findes ikke", "there is no such folder"),
]


@pytest.mark.parametrize(("arguments", "danish", "english"), REASONS, ids=[" ".join(case[0])[:50] for case in REASONS])
def test_why_something_cannot_be_written(tmp_path, arguments, danish, english):
    letters(tmp_path, 1)
    for language, expected in (("da", danish), ("en", english)):
        done = extractor(*arguments, cwd=tmp_path, EXTRACTOR_LANGUAGE=language)
        assert done.code == 2
        assert expected in done.err.splitlines()[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["brev_000.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [("schema",), ("doctor",)])
def test_a_full_disk_under_stdout(arguments):
    command = [sys.executable, "-P", "-m", "extractor.cli", *arguments]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (2, "stdout kan ikke bruges: disken er fuld. Ret det, og kør igen.\n")


def test_a_file_whose_name_begins_with_a_dash(tmp_path):
    letters(tmp_path, 1).joinpath("brev_000.txt").rename(tmp_path / "-brev.txt")
    done = extractor("show", "-brev.txt", cwd=tmp_path)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "skrives ./-brev.txt" in done.err
    assert extractor("show", "./-brev.txt", cwd=tmp_path).code == 0


@pytest.mark.parametrize("command", ["commitments", "compare"])
def test_documents_that_cannot_be_read_are_no_empty_answer(tmp_path, command):
    (tmp_path / "tom.txt").touch()
    done = extractor(command, tmp_path / "tom.txt")
    assert (done.code, done.out) == (5, "")
    assert done.err.splitlines()[-1] == "Ingen af dokumenterne kunne læses."
