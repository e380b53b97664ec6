"""`--help` and errors of the command line speak the language that is set, wherever it is set."""

import re

import pytest
import typer

from extractor.cli.app import app
from extractor.cli.help_english import PLACES, TEXTS
from tests.command import extractor
from tests.command import letters as written


def commands(command):
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from commands(each)


PAGES = list(commands(typer.main.get_command(app)))


def sentences():
    """Each sentence of our own on the pages: what stands before the examples, and beside each option."""
    for page in PAGES:
        for text in ((page.help or "").split("Eksempler: ")[0], *(getattr(p, "help", "") or "" for p in page.params)):
            yield from (" ".join(part.split()) for part in text.split("\n\n"))


def test_every_sentence_of_a_page_is_there_in_english_and_no_other():
    found = {text for text in sentences() if text and "completion for the current shell" not in text}
    assert found == set(TEXTS)


def test_every_place_for_a_value_is_there_in_english_and_no_other():
    shown = {word for page in PAGES for p in page.params for word in re.findall(r"[A-ZÆØÅ]{2,}", p.metavar or "")}
    assert shown - {"ID", "URL", "MODEL"} == set(PLACES) - {"KOMMANDO"}


@pytest.mark.parametrize(
    "line",
    [
        ("--help", "--language", "en"),
        ("--language", "en", "--help"),
        ("run", "--help", "--language=en"),
        ("--language", "en", "run", "-h"),
        ("run", "--language", "da", "a.txt", "--language", "en", "--help"),
        ("official", "--language", "en", "fetch", "--help"),
        ("db", "--language", "en", "--help"),
        ("schema", "--help", "--language", "en"),
    ],
    ids=" ".join,
)
def test_the_option_counts_wherever_it_stands(line):
    done = extractor(*line)
    assert done.code == 0
    assert done.out.startswith("Usage: ")
    assert "Language of messages and help" in done.out
    assert not re.search("[æøåÆØÅ]", done.out.replace("Læs mig", "").replace("Ishøj", ""))


def test_environment_and_file_count_and_the_line_counts_most(tmp_path):
    assert extractor("db", "--help", EXTRACTOR_LANGUAGE="en").out.startswith("Usage: ")
    (tmp_path / "extractor.toml").write_text('language = "en"\n', "utf-8")
    assert extractor("run", "--help", cwd=tmp_path).out.startswith("Usage: ")
    assert extractor("run", "--help", cwd=tmp_path, EXTRACTOR_LANGUAGE="da").out.startswith("Brug: ")
    assert extractor("run", "--language", "da", "--help", cwd=tmp_path).out.startswith("Brug: ")
    assert "is unknown" in extractor("rum", cwd=tmp_path).err
    (tmp_path / "extractor.toml").write_text("language = ", "utf-8")
    assert extractor("run", "--help", cwd=tmp_path).out.startswith("Brug: ")


def test_what_follows_two_dashes_is_no_option(tmp_path):
    done = extractor("run", "--out", "ud", "--", "--language", "en", cwd=tmp_path)
    assert "findes ikke" in done.err


def test_the_option_before_the_command_holds_for_the_command(tmp_path):
    done = extractor("--language", "en", "show", written(tmp_path, 1) / "brev_000.txt")
    assert "Commitments" in done.out
    assert "Tilsagn" not in done.out


@pytest.mark.parametrize(("language", "told"), [("da", "KOMMANDO mangler"), ("en", "COMMAND is missing")])
def test_a_group_without_its_command(language, told):
    done = extractor("db", "--language", language)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert told in done.err
