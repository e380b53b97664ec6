"""Weights for the signs of an effort: what is an example, and what the fit prints."""

import json
import tomllib

import pytest

from extractor.training.evidence import Example, answer, examples, main, weights

TEXT = "Varde Kommune\n\nKommunen har ansat to mentorer. Ledigheden er lav i hele landet.\n"


@pytest.fixture
def folder(tmp_path):
    start = TEXT.index("Kommunen har")
    effort = {"start": start, "end": start + len("Kommunen har ansat to mentorer")}
    (tmp_path / "brev.json").write_text(json.dumps({"text": TEXT, "initiatives": [effort]}), encoding="utf-8")
    return tmp_path


def test_every_statement_is_an_example(folder):
    told = [e for e in examples(folder) if e.right]
    assert [e.text for e in told] == ["Kommunen har ansat to mentorer"]
    assert told[0].ruled
    assert "verb_hire" in told[0].signs


def test_a_part_of_an_effort_is_no_example():
    gold = {"initiatives": [{"start": 10, "end": 100}]}
    assert [answer(start, end, gold) for start, end in ((10, 90), (10, 30), (200, 250))] == [True, None, False]


def test_the_sign_that_divides_gets_the_weight():
    rows = [Example("d", "", frozenset({"s", "a"} if n % 2 else {"s"}), bool(n % 2), False) for n in range(60)]
    told = weights(rows)
    assert told["a"] > 2
    assert abs(told["s"]) < 1.5


def test_the_weights_are_a_table(folder, capsys):
    main([str(folder)])
    assert "always" in tomllib.loads(capsys.readouterr().out)["weights"]
