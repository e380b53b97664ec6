"""Kill -9 at random points of a load and of a run: nothing lost, nothing twice, and `--resume` finishes.

A handful of points here; `benchmarks/kill.py` takes fifty.
"""

import random
import subprocess
import time

import pytest

from extractor.schema.codec import encode
from tests.command import letters
from tests.store.killing import faults, killed, killed_once, left, loader, run, stored
from tests.store.made import record

DOCUMENTS = 150


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"\n".join(encode(record(seed, 12)) for seed in range(DOCUMENTS)))
    return path


def whole(command):
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return time.monotonic() - started


@pytest.mark.parametrize("at_once", [1, 40])
def test_a_load_that_is_killed_and_resumed_equals_one_that_was_not(url, tmp_path, lines, at_once):
    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    seconds = whole(loader(undisturbed, lines, False, at_once))
    draw = random.Random(at_once)
    assert killed_once(loader(url, lines, True, at_once), lambda: stored(url) > 0)  # it is at work
    assert 0 < left(url)[0] < DOCUMENTS
    for _ in range(3):
        killed(loader(url, lines, True, at_once), draw.uniform(0.3, 1.0) * seconds)
        assert faults(url) == []
    whole(loader(url, lines, True, at_once))
    assert faults(url) == []
    assert left(url) == left(undisturbed)
    assert left(url)[0] == DOCUMENTS


def test_a_run_that_is_killed_and_resumed_equals_one_that_was_not(url, tmp_path):
    folder = letters(tmp_path / "breve", 30)
    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    seconds = whole(run("run", folder, "--out", tmp_path / "a", "--store", undisturbed, "--jobs", 2, "-q"))
    again = run("run", folder, "--out", tmp_path / "b", "--store", url, "--jobs", 2, "-q", "--resume")
    for share, group in ((0.5, True), (0.75, False)):
        killed(again, share * seconds, group)
        assert faults(url) == []
    whole(again)
    assert faults(url) == []
    assert left(url) == left(undisturbed)
    assert (tmp_path / "a" / "records.jsonl").read_bytes() == (tmp_path / "b" / "records.jsonl").read_bytes()
