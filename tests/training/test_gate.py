import json
from pathlib import Path

import pytest

from extractor.training import gate

TOP = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("scores", "missed"),
    [
        ({"test": {"pos": 95.0}}, []),
        ({"test": {"pos": 94.99}}, ["test pos: 94.99 < 95.0"]),
        ({"test": {}}, ["test pos: not measured < 95.0"]),
        ({}, ["test pos: not measured < 95.0"]),
    ],
    ids=["reached", "below", "no score", "no split"],
)
def test_floors(scores, missed):
    assert gate.below({"test": {"pos": 95.0}}, scores) == missed


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(TOP)
    return tmp_path / "no-treebank"


def test_packed_scores_reach_the_shipped_floors(elsewhere, capsys):
    gate.main(["--treebank", str(elsewhere)])
    assert "packed with the weights" in capsys.readouterr().out


def test_a_raised_floor_fails(elsewhere, tmp_path, capsys):
    floors = json.loads(gate.GATE.read_text(encoding="utf-8"))
    floors["model"]["test"]["pos"] = 99.9
    raised = tmp_path / "gate.json"
    raised.write_text(json.dumps(floors), encoding="utf-8")
    with pytest.raises(SystemExit, match="1"):
        gate.main(["--gate", str(raised), "--treebank", str(elsewhere)])
    assert "below the floor: test pos" in capsys.readouterr().out


def test_extraction_floors_are_compared_with_a_report(elsewhere, tmp_path):
    floors = json.loads(gate.GATE.read_text(encoding="utf-8")) | {"extraction": {"percentage": {"f1": 0.9}}}
    (tmp_path / "gate.json").write_text(json.dumps(floors), encoding="utf-8")
    report = tmp_path / "report.json"
    arguments = ["--gate", str(tmp_path / "gate.json"), "--treebank", str(elsewhere), "--report", str(report)]
    report.write_text(json.dumps({"percentage": {"f1": 0.9}, "documents": 3}), encoding="utf-8")
    gate.main(arguments)
    report.write_text(json.dumps({"percentage": {"f1": 0.89}}), encoding="utf-8")
    with pytest.raises(SystemExit, match="1"):
        gate.main(arguments)
