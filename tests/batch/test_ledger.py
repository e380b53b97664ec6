"""What is finished survives a stop, and a resumed run equals an undisturbed one."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from extractor.batch.ledger import PART, RECORDS, Ledger, run_key
from extractor.batch.record import duplicate, failed_line, renamed
from extractor.settings import Settings
from tests.command import extractor, letters


def line(sha256: str, status: str = "ok") -> bytes:
    made, _ = failed_line("a.txt", sha256, "corrupt")
    return made.replace(b'"status":"failed"', f'"status":"{status}"'.encode())


def started(folder, out, size=0, **streams):
    """A run in a session of its own, as soon as `size` bytes of what it finished are kept."""
    command = [sys.executable, "-P", "-m", "extractor.cli", "run", str(folder), "--out", str(out), "-q"]
    process = subprocess.Popen(command, start_new_session=True, **streams)
    deadline = time.monotonic() + 60
    while not ((out / PART).exists() and (out / PART).stat().st_size >= size) and time.monotonic() < deadline:
        time.sleep(0.005)
    return process


def stopped(process, stop):
    """The exit code and what is said: Ctrl-C reaches every process of a terminal, a signal from outside one alone."""
    os.killpg(process.pid, stop) if stop is signal.SIGINT else process.send_signal(stop)
    _, told = process.communicate(timeout=60)
    return process.returncode, told


def test_lines_are_assembled_in_input_order(tmp_path):
    ledger = Ledger(tmp_path, Settings(), resume=False)
    for position in (2, 0, 1):
        ledger.add(position, b'{"n":%d}' % position)
    ledger.assemble(range(3))
    assert (tmp_path / RECORDS).read_bytes() == b'{"n":0}\n{"n":1}\n{"n":2}\n'
    assert not (tmp_path / PART).exists()


def test_resume_takes_over_good_lines_and_cuts_a_torn_one(tmp_path):
    ledger = Ledger(tmp_path, Settings(), resume=False)
    ledger.add(0, line("aa"))
    ledger.add(1, line("bb", "failed"))
    ledger.close()
    with open(tmp_path / PART, "ab") as part:
        part.write(line("cc")[:50])
    again = Ledger(tmp_path, Settings(), resume=True)
    assert again.known("aa") == line("aa")
    assert (again.known("bb"), again.known("cc")) == (None, None)
    again.add(0, b"{}")
    assert again.line(0) == b"{}"
    again.close()


@pytest.mark.parametrize("change", [{"language": "en"}, {"model": "none"}, {"max_pages": 3}])
def test_other_settings_start_over(tmp_path, change):
    assert run_key(Settings()) != run_key(Settings(**change))
    ledger = Ledger(tmp_path, Settings(), resume=False)
    ledger.add(0, line("aa"))
    ledger.close()
    other = Ledger(tmp_path, Settings(**change), resume=True)
    assert other.known("aa") is None
    other.close()


def test_number_of_jobs_does_not_start_over():
    assert run_key(Settings(jobs=1)) == run_key(Settings(jobs=7))


def test_rename_and_duplicate_change_nothing_else():
    made = line("aa")
    assert renamed(made, "a.txt") == made
    assert renamed(made, "b.txt") == made.replace(b'"source":"a.txt"', b'"source":"b.txt"')
    copy = json.loads(duplicate(made, "b.txt", "a.txt"))
    assert (copy["status"], copy["problems"][-1]["code"]) == ("partial", "duplicate")
    assert copy["sha256"] == "aa"


@pytest.mark.parametrize("victim", ["parent", "group"])
def test_killed_run_resumes_to_the_same_bytes(tmp_path, victim):
    folder = letters(tmp_path / "in", 120)
    assert extractor("run", folder, "--out", tmp_path / "whole").code == 0
    out = tmp_path / "out"
    process = started(folder, out, 20_000, stderr=subprocess.DEVNULL)
    if victim == "parent":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    done = extractor("run", folder, "--out", out, "--resume", "--json")
    assert done.code == 0, done.err
    assert (out / RECORDS).read_bytes() == (tmp_path / "whole" / RECORDS).read_bytes()
    assert json.loads(done.out)["resumed"] > 0
    assert not list(out.glob(".*.tmp"))


def test_resume_of_a_finished_run_reads_nothing_again(tmp_path):
    folder, out = letters(tmp_path / "in", 4), tmp_path / "out"
    first = json.loads(extractor("run", folder, "--out", out, "--json").out)
    before = (out / RECORDS).read_bytes()
    (folder / "brev_002.txt").rename(folder / "nyt_navn.txt")
    again = json.loads(extractor("run", folder, "--out", out, "--resume", "--json").out)
    assert (again["resumed"], again["facts"]) == (4, first["facts"])
    assert (out / RECORDS).read_bytes() != before, "the new name is in the record"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_run_says_how_to_go_on(tmp_path, stop):
    folder, out = letters(tmp_path / "in", 200), tmp_path / "out"
    code, told = stopped(started(folder, out, 20_000, stderr=subprocess.PIPE, text=True), stop)
    assert code == 130
    assert "--resume" in told
    assert told.count("\n") == 1
    assert extractor("run", folder, "--out", out, "--resume").code == 0


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("after", [0.1, 0.3, 0.6])
def test_a_stop_while_the_workers_start_leaves_no_trace(tmp_path, stop, after):
    """Those that are still importing say nothing of it."""
    folder, out = letters(tmp_path / "in", 50), tmp_path / "out"
    process = started(folder, out, stderr=subprocess.PIPE, text=True)
    time.sleep(after)
    code, told = stopped(process, stop)
    assert told.count("\n") == (code != 0)
    assert code in (0, 130)
