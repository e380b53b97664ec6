"""Weights for the type of an effort: what is learnt, and what the shipped ones say."""

import csv
import json
from collections import Counter

import pytest

from extractor.assembly.initiatives.typed import marks, type_by_words
from extractor.training.types import learnt, main


def test_words_of_a_type_weigh_for_it():
    found = [(Counter(marks(["mentor", word])), "mentor_kapacitet") for word in ("en", "to", "tre", "fire")]
    found += [(Counter(marks(["kursus", word])), "kompetenceudvikling") for word in ("en", "to", "tre", "fire")]
    weights = {(mark, type): weight for mark, type, weight in learnt(found)}
    assert weights["w mentor", "mentor_kapacitet"] > 50
    assert weights["w mentor", "kompetenceudvikling"] < -50


def test_weights_are_written_for_each_mark_and_type(tmp_path):
    for number in range(8):
        type, text = (("ansaettelse", "Vi har ansat en jurist."), ("samarbejde", "Byerne deler nu en vagt."))[
            number % 2
        ]
        gold = {"text": text, "initiatives": [{"start": 0, "end": len(text) - 1, "type": type}]}
        (tmp_path / f"{number}.json").write_text(json.dumps(gold), encoding="utf-8")
    main([str(tmp_path), "--out", str(tmp_path / "w.csv")])
    rows = list(csv.reader((tmp_path / "w.csv").open(encoding="utf-8", newline=""), delimiter=";"))
    assert {row[1] for row in rows} == {"ansaettelse", "samarbejde"}
    assert {row[0] for row in rows} >= {"always", "w ansat"}


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("der er ansat to nye medarbejdere pr. 1. maj", "ansaettelse"),
        ("alle sager gennemgås i august", "sagsgennemgang"),
        ("aftalen", None),
    ],
)
def test_what_the_words_say(text, type):
    assert type_by_words(text.split()) == type
