"""The official test split, when the treebank is beside the repository: the floors of models/gate.json."""

import json
from pathlib import Path

import pytest
from da_kommune.half import widen

from extractor.training import evaluate, gate, prepare

TOP = Path(__file__).parents[2]
TREEBANK = TOP.parent / "shared" / "treebank"


@pytest.fixture(scope="module")
def scores(nlp, tmp_path_factory):
    if not (TREEBANK / "ud-danish-ddt").is_dir():
        pytest.skip("the treebank folder is not beside the repository")
    folder = tmp_path_factory.mktemp("data")
    prepare.main([str(TREEBANK), str(folder), "--own", str(TOP / gate.OWN)])
    return evaluate.measure(widen(nlp), folder, ["test", "own-held"])


def test_scores_reach_the_floors(scores):
    floors = json.loads((TOP / gate.GATE).read_text(encoding="utf-8"))["model"]
    assert gate.below(floors, scores) == []


def test_scores_are_those_of_the_float32_pipeline(scores):
    # packed before the weights were rounded: float16 costs no score more than 0.05
    assert evaluate.differences(scores, gate.packed(TOP / gate.META)) == []
