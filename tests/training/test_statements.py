"""Weights for statements: what is an example, and that the regression finds what divides them."""

import csv
import json
from collections import Counter

import pytest

from extractor.assembly.weighing import ALWAYS, apart, grams, of_words, total, weights
from extractor.training.statements import answer, covers, examples, fitted, learnt, main, texts

TEXT = "Varde Kommune\n\nKommunen har ansat to mentorer. Ledigheden er lav i hele landet.\n"


def span(words):
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def annotated(folder, name="brev"):
    gold = {"text": TEXT, "initiatives": [span("Kommunen har ansat to mentorer")], "commitments": []}
    (folder / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")
    snippet = gold | {"genre": "minutes", "commitments": [span("Ledigheden er lav i hele landet")]}
    (folder / f"{name}.jsonl").write_text(json.dumps(snippet) + "\n", encoding="utf-8")
    return folder


def test_every_statement_of_a_text_is_an_example(tmp_path):
    document, snippet = (list(examples(text)) for text in texts(annotated(tmp_path)))
    assert [e.answers for e in document if "w ansat" in e.told] == [(True, False)]
    assert [e.answers for e in snippet if "w landet" in e.told] == [(False, True)]
    assert [e.answers for e in document if "w landet" in e.told] == [(False, False)]


def test_a_part_of_what_is_annotated_is_no_example():
    items = [{"start": 100, "end": 200}]
    assert answer(100, 150, items) is True
    assert answer(100, 140, items) is None
    assert answer(50, 400, items) is None
    assert answer(180, 400, items) is False


@pytest.mark.parametrize("penalty", [0.1, 1.5])
def test_what_divides_gets_the_weight(penalty):
    rows = [Counter({ALWAYS: 1, "a": k % 2, "b": k // 2 % 2, "c": 2 * (k // 4 % 2)}) for k in range(400)]
    found = fitted(rows, [k % 2 == 1 for k in range(400)], [ALWAYS, "a", "b", "c"], penalty)
    assert found[1] > 3
    assert max(abs(found[2]), abs(found[3])) < 0.1


def test_a_larger_penalty_holds_weights_back():
    rows = [Counter({ALWAYS: 1, "a": k % 2}) for k in range(40)]
    answers = [k % 2 == 1 for k in range(40)]
    least, more, most = (fitted(rows, answers, [ALWAYS, "a"], penalty)[1] for penalty in (10, 1, 0.1))
    assert 0.5 < least < more < most


def test_what_stands_in_few_texts_is_left_out(tmp_path):
    found = [e for text in texts(annotated(tmp_path)) for e in examples(text)]
    assert set(learnt(found)) == {ALWAYS}
    assert "w ansat" in learnt([e._replace(name=str(k)) for k in range(3) for e in found])


def test_a_folder_that_is_not_there_is_said(tmp_path, capsys):
    main([str(annotated(tmp_path)), str(tmp_path / "nowhere"), "--out", str(tmp_path / "w.csv")])
    assert "nowhere: not here, left out" in capsys.readouterr().out
    rows = list(csv.reader((tmp_path / "w.csv").open(encoding="utf-8", newline=""), delimiter=";"))
    assert [row[0] for row in rows] == [ALWAYS]


@pytest.mark.parametrize(("start", "end", "right"), [(10, 20, True), (10, 40, False), (0, 20, True), (20, 30, False)])
def test_more_than_half_is_covered(start, end, right):
    assert covers({"start": 10, "end": 20}, start, end) is right


@pytest.mark.parametrize("text", ["kommunen har ansat to mentorer", "vi", "og og og", "jobcentret åbner et værksted"])
def test_words_remembered_weigh_what_their_grams_do(text):
    words = text.split()
    assert of_words(words) == total(grams(words))


def test_what_the_shipped_weights_have_learnt():
    assert apart(weights()["w ansat"])[0] > 0
    assert apart(weights()["w kan"])[0] < 0 > apart(weights()[ALWAYS])[1]
