"""The scorer agrees with the reference scorer to the last digit, on gold that was damaged in every way."""

import copy
import importlib.util
import json
import random

import pytest

from extractor.evaluation.gold import load_gold
from extractor.evaluation.score import Differs, score
from tests.command import SHARED, extractor

REFERENCE, GOLD = SHARED / "evaluation" / "score.py", SHARED / "gold"
needs_shared = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference scorer is not beside the repository")

DOCUMENT = {
    "text": "Pr. 1. maj var 12 borgere eller 38,5 pct. i gang.",
    "metadata": {"doc_type": "report", "municipality": "Viborg", "date": "2020-05-04"},
    "mentions": [
        {"kind": "date", "start": 4, "end": 10, "start_date": "2020-05-01", "end_date": "2020-05-01"},
        {"kind": "count", "start": 15, "end": 17, "value": 12, "value_to": None, "unit": None},
        {"kind": "percentage", "start": 32, "end": 41, "value": 38.5, "value_to": None, "unit": "percent"},
    ],
    "observations": [{"start": 32, "end": 41, "municipality": "Viborg", "role": "actual"}],
}


def reference():
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def damaged(gold: dict, seed: int) -> dict:
    """The gold with items lost, moved, doubled and changed."""
    chance = random.Random(seed)
    made = copy.deepcopy(gold)
    for name in sorted(made)[:: 3 if seed == 5 else 99]:
        del made[name]
    for document in made.values():
        document["metadata"] = {**(document.get("metadata") or {}), "date": chance.choice(["2020-01-01", None])}
        for table in ("mentions", "observations", "initiatives", "commitments"):
            kept = []
            for item in document.get(table, []):
                if chance.random() < 0.15:
                    continue
                if chance.random() < 0.2:
                    item["start"] = max(0, item["start"] - chance.randint(0, 9))
                if chance.random() < 0.2 and item.get("value") is not None:
                    item["value"] = chance.choice([item["value"] + 0.004, item["value"] + 1])
                for field in ("indicator", "status", "state", "target_group", "deadline", "unit"):
                    if field in item and chance.random() < 0.1:
                        item[field] = chance.choice([None, "X", str(item[field]).upper() + " "])
                kept += [item] * (1 + (chance.random() < 0.1))
            document[table] = kept
    return made


@needs_shared
@pytest.mark.parametrize("by_value", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_agrees_with_the_reference(seed, by_value):
    other, gold = reference(), load_gold(GOLD)
    predicted = damaged(gold, seed)
    errors: list = []
    expected = other.score(gold, predicted, by_value, errors)
    report, differences = score(gold, predicted, by_value)
    assert json.dumps(report) == json.dumps(expected), "same figures in the same order"
    assert [(*d[:5], str(d.detail) if isinstance(d.detail, Differs) else d.detail) for d in differences] == errors
    assert seed or len(differences) + by_value > 0


@needs_shared
def test_command_prints_what_the_reference_prints(tmp_path):
    records = tmp_path / "records.jsonl"
    made = damaged(load_gold(GOLD), 1)
    lines = [json.dumps(d | {"source": f"breve/{name}.txt"}, ensure_ascii=False) for name, d in made.items()]
    records.write_text("\n".join(lines), "utf-8")
    other = reference()
    errors: list = []
    expected = other.score(other.load_gold(GOLD), other.load_records(records), False, errors)
    assert json.loads(extractor("evaluate", GOLD, records, "--json").out) == expected
    shown = extractor("evaluate", GOLD, records, "--errors", 3).out.splitlines()
    assert sum(" | " in line for line in shown) == 3


def test_perfect_and_missing_documents():
    gold = {"a": DOCUMENT, "b": DOCUMENT}
    report, differences = score(gold, {"a": DOCUMENT})
    assert report["ALL MENTIONS"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "tp": 3, "gold": 6, "predicted": 3}
    assert report["documents_without_record"] == ["b"]
    assert {d.document for d in differences} == {"b"}


@pytest.mark.parametrize(
    ("change", "kind"),
    [({"value": 38.4}, "wrong"), ({"unit": "per_mille"}, "wrong"), ({"start": 33}, ""), ({"value": 38.504}, "")],
)
def test_value_decides_and_span_is_counted_apart(change, kind):
    predicted = copy.deepcopy(DOCUMENT)
    predicted["mentions"][2] |= change
    report, differences = score({"a": DOCUMENT}, {"a": predicted})
    assert report["percentage"]["f1"] == (0.0 if kind else 1.0)
    assert {d.kind for d in differences} == ({"missed", "wrong"} if kind else set())
    if "start" in change:
        assert report["percentage, exact span"]["f1"] == 0.0


def test_gold_is_read_from_its_own_text_when_no_records_are_given(tmp_path):
    (tmp_path / "brev.json").write_text(json.dumps(DOCUMENT), "utf-8")
    report = json.loads(extractor("evaluate", tmp_path, "--json").out)
    assert (report["documents"], report["percentage"]["tp"]) == (1, 1)


@pytest.mark.parametrize(("name", "text", "code"), [("a.txt", "", 5), ("a.json", "{", 2)])
def test_bad_gold_is_said_in_one_sentence(tmp_path, name, text, code):
    (tmp_path / name).write_text(text, "utf-8")
    done = extractor("evaluate", tmp_path)
    assert (done.code, done.err.count("\n")) == (code, 1)
    assert "Traceback" not in done.err
