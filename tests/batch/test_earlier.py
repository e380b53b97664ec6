"""`--resume` never drops what an earlier run has read, and a run never reads its own results."""

import json
import re

import pytest

from extractor.batch import earlier
from extractor.batch.earlier import left_out
from extractor.batch.inputs import gather
from extractor.batch.run import read_input
from extractor.export.written import MARKS, ours
from extractor.settings import Settings
from tests.command import LETTER, extractor, letters


def sources(out):
    return [json.loads(line)["source"] for line in (out / "records.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def run(tmp_path):
    """Two letters that were read, and where they and the result are."""
    folder, out = letters(tmp_path / "in", 2), tmp_path / "out"
    assert extractor("run", folder, "--out", out, "-q").code == 0
    return folder, out


def dropped(out, *paths):
    return left_out(out, gather([str(path) for path in paths]), Settings())


def test_other_inputs_are_refused_and_nothing_is_lost(run, tmp_path):
    _, out = run
    other = tmp_path / "andre"
    other.mkdir()
    (other / "nyt.txt").write_text(LETTER.format(5, 6), "utf-8")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    done = extractor("run", other, "--out", out, "--resume")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert re.search(r"antal 2, fx brev_000\.txt", done.err)
    assert "--force" in done.err
    assert before == {path.name: path.read_bytes() for path in out.iterdir()}
    assert extractor("run", other, tmp_path / "in", "--out", out, "--resume").code == 0
    assert extractor("run", other, "--out", out, "--force").code == 0
    assert sources(out) == ["nyt.txt"]


def test_one_that_is_gone_is_told(run):
    folder, out = run
    (folder / "brev_001.txt").unlink()
    assert dropped(out, folder) == ["brev_001.txt"]


def test_names_may_change_and_letters_may_come_again(run):
    folder, out = run
    (folder / "brev_001.txt").rename(folder / "nyt_navn.txt")
    assert dropped(out, folder) == []
    (folder / "brev_000.txt").write_text(LETTER.format(7, 8), "utf-8")
    (folder / "flere.txt").write_text(LETTER.format(9, 9), "utf-8")
    assert dropped(out, folder) == []


def test_what_is_still_to_read_is_not_read_for_this(run, monkeypatch):
    """A stopped run of thousands is not read twice: one known letter tells that it is the same run."""
    folder, out = run
    for number in range(5):
        (folder / f"a{number}.txt").write_text(LETTER.format(number, 6), "utf-8")
    looked = []
    monkeypatch.setattr(earlier, "read_input", lambda item, settings: looked.append(item) or read_input(item, settings))
    assert dropped(out, folder) == []
    assert [item.source for item in looked] == ["brev_000.txt"]


def test_equal_names_of_other_letters_are_no_excuse(run, tmp_path):
    _, out = run
    other = letters(tmp_path / "anden kommune", 2)
    for path in other.iterdir():
        path.write_text(path.read_text("utf-8").replace("Kære", "Til"), "utf-8")
    assert dropped(out, other) == ["brev_000.txt", "brev_001.txt"]


def test_a_stopped_run_counts_before_the_finished_one_that_it_replaces(run, tmp_path):
    folder, out = run
    new = tmp_path / "nye"
    new.mkdir()
    (new / "nyt.txt").write_text(LETTER.format(5, 6), "utf-8")
    assert extractor("run", new, "--out", tmp_path / "stopped", "-q").code == 0
    line = (tmp_path / "stopped" / "records.jsonl").read_bytes()
    (out / "records.part.jsonl").write_bytes(b'{"key":"x"}\n' + line + line[:40])
    assert dropped(out, new) == []
    assert dropped(out, folder) == ["nyt.txt"]


def test_force_and_resume_exclude_each_other(run):
    folder, out = run
    done = extractor("run", folder, "--out", out, "--force", "--resume")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "Brug kun den ene" in done.err
    done = extractor("run", folder, "--out", out, "--force", "--resume", "--language", "en")
    assert "Use only one of them" in done.err


def test_results_inside_the_folder_are_not_read(tmp_path):
    """The folder of a run, of an export and of a comparison, and the input folder itself as the place of the result."""
    folder = letters(tmp_path / "in", 2)
    assert extractor("run", folder, "--out", folder / "ud").code == 0
    assert extractor("export", folder / "ud", "--out", folder / "eksport", "-q").code == 0
    assert extractor("compare", folder / "ud", "--out", folder / "figurer", "-q").code == 0
    assert extractor("run", folder, "--out", folder, "-q").code == 0
    expected = ["brev_000.txt", "brev_001.txt"]
    assert sources(folder) == expected
    assert extractor("run", folder, "--out", folder, "--resume", "--json").code == 0
    assert sources(folder) == expected
    assert [item.source for item in gather([str(folder / "*.*")])] == expected
    made = {path.name for name in ("ud", "eksport", "figurer") for path in (folder / name).iterdir()}
    assert len(made) > 30
    assert all(map(ours, made))
    assert all(MARKS & {path.name for path in (folder / name).iterdir()} for name in ("ud", "eksport", "figurer"))


def test_documents_beside_a_result_are_read(tmp_path):
    folder = letters(tmp_path / "in", 1)
    (folder / "records.jsonl").touch()
    (folder / "egne_noter.csv").touch()
    assert [item.source for item in gather([str(folder)])] == ["brev_000.txt", "egne_noter.csv"]
    (folder / "records.jsonl").unlink()
    (folder / "facts.csv").touch()
    assert "facts.csv" in [item.source for item in gather([str(folder)])], "no result stands here"
