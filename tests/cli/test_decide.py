"""`extractor db decide`: a person's word from the command line to the board and the workbook."""

import csv
import json

import pytest

from extractor.store.save import Store
from tests.command import extractor
from tests.store.made import record

LETTER = record(21, 2)
PROMISE, FIGURE = LETTER.commitments[0].id, LETTER.observations[0].id


@pytest.fixture
def url(tmp_path):
    where = f"sqlite:///{tmp_path}/arkiv.db"
    with Store(where, "key") as store:
        store.save(LETTER)
        store.finish()
    return where


def decide(url, *arguments, code=0):
    done = extractor("db", "decide", *arguments, "--store", url)
    assert done.code == code, done.err
    return done


def test_from_decision_to_board_and_table(url, tmp_path):
    done = decide(url, PROMISE, "status", "--to", "met", "--by", "kontrollant A.K.", "--reason", "brev af 1. marts")
    assert "hændelse 1 af kontrollant A.K. (brev af 1. marts)" in done.out
    decide(url, FIGURE, "correct", "--field", "value", "--to", "12,5", "--by", "A.K.")
    decide(url, FIGURE, "control", "--by", "B.L.")
    (promise,) = json.loads(extractor("commitments", url, "--json", "--as-of", "2099-01-01").out)["commitments"]
    assert (promise["state"], promise["set_by"]["who"]) == ("met", "kontrollant A.K.")
    out = tmp_path / "decisions.csv"
    assert extractor("export", url, "--out", out, "--table", "decisions").code == 0
    with open(out, encoding="utf-8", newline="") as file:
        rows = {row["subject"]: row for row in csv.DictReader(file)}
    assert (rows["observation"]["person_value"], rows["observation"]["controlled_by"]) == ("12.5", "B.L.")
    assert extractor("db", "check", "--store", url).code == 0


WRONG = [
    (("findes ikke", "approve", "--by", "A.K."), "findes ikke"),
    ((FIGURE, "like", "--by", "A.K."), "approve, correct"),
    ((FIGURE, "approve", "--by", "run:7"), "kan ikke være en kørsel"),
    ((FIGURE, "reject", "--by", "A.K."), "--reason"),
    ((FIGURE, "correct", "--by", "A.K.", "--to", "1"), "--field"),
    ((FIGURE, "correct", "--by", "A.K.", "--field", "value", "--to", "ca. 12"), "kan ikke læses som et tal"),
    ((FIGURE, "correct", "--by", "A.K.", "--field", "farve", "--to", "rød"), "intet felt"),
    ((FIGURE, "status", "--by", "A.K.", "--to", "met", "--reason", "x"), "ikke et tilsagn"),
    ((PROMISE, "status", "--by", "A.K.", "--to", "godt", "--reason", "x"), "not_assessed"),
    ((PROMISE, "deadline", "--by", "A.K.", "--to", "1. marts", "--reason", "x"), "1. marts"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_what_is_wrong_is_told_and_nothing_written(url, arguments, told):
    done = decide(url, *arguments, code=2)
    assert told in done.err
    assert json.loads(extractor("db", "check", "--json", "--store", url).out)["events"] == 0
