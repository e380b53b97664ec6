"""Weights for statements: what is an example, and that the regression finds what divides them."""

import json

import numpy
import pytest

from extractor.assembly.weighing import read_weights
from extractor.pipeline import load
from extractor.training.statements import covers, examples, fitted, main

TEXT = "Varde Kommune\n\nKommunen har ansat to mentorer. Ledigheden er lav i hele landet.\n"


def annotated(folder, name="brev"):
    start = TEXT.index("Kommunen har")
    effort = {"start": start, "end": start + len("Kommunen har ansat to mentorer")}
    (folder / f"{name}.json").write_text(json.dumps({"text": TEXT, "initiatives": [effort]}), encoding="utf-8")
    return folder


def test_every_statement_is_an_example(tmp_path):
    rows, right = examples(annotated(tmp_path), load("da_kommune").model)
    assert right.count(True) == 1
    assert len(rows) == len(right) > 1
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("penalty", [0.1, 1.5])
def test_what_divides_gets_the_weight(penalty):
    chance = numpy.random.default_rng(5)
    rows = numpy.concatenate([chance.normal(size=(400, 3)), numpy.ones((400, 1))], axis=1)
    right = (rows[:, 1] + 0.3 * chance.normal(size=400) > 0).astype("float64")
    weights = fitted(rows, right, penalty)
    assert weights[1] > 2 > 0.7 > max(abs(weights[0]), abs(weights[2]), abs(weights[3]))
    assert numpy.mean((rows @ weights > 0) == right) > 0.85


def test_a_larger_penalty_holds_weights_back():
    rows = numpy.array([[1.0, 1.0], [-1.0, 1.0]] * 20)
    right = (rows[:, 0] > 0).astype("float64")
    assert fitted(rows, right, 10)[0] < fitted(rows, right, 1)[0] < fitted(rows, right, 0.1)[0]


def test_a_folder_that_is_not_there_is_said(tmp_path, capsys):
    main([str(annotated(tmp_path)), str(tmp_path / "nowhere"), "--out", str(tmp_path / "w.json")])
    assert "nowhere: not here, left out" in capsys.readouterr().out
    assert len(read_weights(tmp_path / "w.json")) == len(load("da_kommune").model.weights)


@pytest.mark.parametrize(("start", "end", "right"), [(10, 20, True), (10, 40, False), (0, 20, True), (20, 30, False)])
def test_more_than_half_is_covered(start, end, right):
    assert covers({"start": 10, "end": 20}, start, end) is right
