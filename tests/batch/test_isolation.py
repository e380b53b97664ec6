"""What one document does to its worker is that document's problem alone."""

import json
import os
from pathlib import Path

import psutil

from tests.command import Done, extractor, letters

MISBEHAVE = str(Path(__file__).parent / "misbehave")
PATH = os.pathsep.join([MISBEHAVE, os.environ.get("PYTHONPATH", "")])
LIMITS = {"EXTRACTOR_BASE_SECONDS": "6", "EXTRACTOR_WORKER_MEMORY_MB": "250"}


def records(out: Path) -> dict[str, dict]:
    lines = (out / "records.jsonl").read_bytes().split(b"\n")
    return {record["source"]: record for record in (json.loads(line) for line in lines if line)}


def poison(folder: Path, *behaviours: str) -> None:
    for name in behaviours:
        (folder / f"gift_{name}.txt").write_text(f"MISBEHAVE {name} now\n", "utf-8")


def run(folder: Path, out: Path, *flags: object) -> Done:
    return extractor("run", folder, "--out", out, "--json", *flags, PYTHONPATH=PATH, **LIMITS)


def test_600_documents_one_crashes_one_hangs_one_eats_memory(tmp_path):
    folder = letters(tmp_path / "in", 597)
    clean = extractor("run", folder, "--out", tmp_path / "clean", "--json")
    poison(folder, "crash", "hang", "eat")
    done = run(folder, tmp_path / "out")
    assert (clean.code, done.code) == (0, 4), done.err
    good, found = records(tmp_path / "clean"), records(tmp_path / "out")
    assert len(good) == 597
    assert len(found) == 600
    assert {name: record for name, record in found.items() if not name.startswith("gift")} == good
    assert all(record["status"] == "ok" and len(record["mentions"]) >= 5 for record in good.values())
    codes = {name: found[name]["problems"][0]["code"] for name in found if name.startswith("gift")}
    expected = {"gift_crash.txt": "worker_crash", "gift_hang.txt": "time_limit", "gift_eat.txt": "memory_limit"}
    assert codes == expected
    assert {failure["file"]: failure["code"] for failure in json.loads(done.out)["failures"]} == expected


def test_every_other_misbehaviour_is_contained_and_nothing_is_left_running(tmp_path):
    before = {process.pid for process in psutil.process_iter()}
    folder = letters(tmp_path / "in", 3)
    poison(folder, "leave", "deaf", "chatter", "recurse", "odd")
    done = run(folder, tmp_path / "out")
    found = records(tmp_path / "out")
    assert done.code == 4, done.err
    assert "xxx" not in done.out + done.err
    expected = {"leave": "worker_crash", "deaf": "time_limit", "recurse": "nesting_limit", "odd": "internal_error"}
    for name, code in expected.items():
        record = found[f"gift_{name}.txt"]
        assert (record["status"], record["problems"][0]["code"]) == ("failed", code), name
    assert found["gift_chatter.txt"]["status"] == "ok"
    assert sum(record["status"] == "ok" for record in found.values()) == 4
    left = [p for p in psutil.process_iter(["cmdline"]) if p.pid not in before and str(tmp_path) in str(p.info)]
    assert left == []


def test_workers_are_replaced_after_so_many_documents(tmp_path):
    folder = letters(tmp_path / "in", 12)
    done = extractor("run", folder, "--out", tmp_path / "out", "--json", EXTRACTOR_WORKER_DOCUMENTS="2")
    assert done.code == 0, done.err
    assert json.loads(done.out)["ok"] == 12
