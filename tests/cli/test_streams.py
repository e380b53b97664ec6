"""What happens to a command whose output nobody reads to the end."""

import csv
import subprocess
import sys

import pytest

from tests.command import extractor, letters


def piped(rest, *arguments):
    """Run `extractor ARGUMENTS rest` in a shell; the command's own exit code, and what came through."""
    command = f'{sys.executable} -P -m extractor.cli "$@" {rest}; echo "${{PIPESTATUS[0]}}" >&3'
    shell = ["bash", "-c", f"{{ {command}; }} 3>&1 >/dev/null", "extractor", *map(str, arguments)]
    done = subprocess.run(shell, capture_output=True, text=True, timeout=120)
    return done.stdout.strip(), done.stderr


@pytest.mark.parametrize("arguments", [("schema",), ("schema", "--indent", "0"), ("--help",)], ids=" ".join)
def test_a_closed_pipe_is_no_error(arguments):
    code, told = piped("| head -c 1", *arguments)
    assert (code, told) == ("0", "")


@pytest.mark.parametrize("rest", ["| true", "2>&1 | true"])
def test_a_run_is_finished_though_nobody_watches(tmp_path, rest):
    folder = letters(tmp_path / "in", 30)
    code, told = piped(rest, "run", folder, "--out", tmp_path / "ud", "--jsonl", "-v")
    assert (code, "Traceback" in told) == ("0", False)
    assert (tmp_path / "ud" / "oplysninger.xlsx").is_file()


def test_a_document_that_is_shown_in_part(tmp_path):
    path = letters(tmp_path, 1) / "brev_000.txt"
    assert piped("| head -1", "show", path) == ("0", "")


def test_a_table_on_stdout_and_no_folder_called_dash(tmp_path):
    letters(tmp_path / "in", 2)
    done = extractor("export", "in", "--out", "-", "--table", "documents", cwd=tmp_path)
    assert done.code == 0
    assert [row["source"] for row in csv.DictReader(done.out.splitlines())] == ["brev_000.txt", "brev_001.txt"]
    assert {path.name for path in tmp_path.iterdir()} == {"in"}
    done = extractor("export", "in", "--out", "-", cwd=tmp_path)
    assert (done.code, "--table" in done.err) == (2, True)
