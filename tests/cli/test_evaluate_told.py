"""What `extractor evaluate` prints, and what it says of files that are no annotations."""

import json

from tests.command import extractor


def _gold(folder, document):
    folder.mkdir()
    (folder / "brev.json").write_text(json.dumps(document), "utf-8")
    return folder


def test_the_table_is_danish_unless_english_is_asked_for(tmp_path):
    fact = {"kind": "percentage", "start": 0, "end": 7, "value": "12", "unit": "percent"}
    gold = _gold(tmp_path / "gold", {"text": "12 pct. af borgerne", "mentions": [fact]})
    danish, english = extractor("evaluate", gold).out, extractor("evaluate", gold, "--language", "en").out
    assert "procent, præcis placering" in danish
    assert "genkaldelse 1,000" in danish
    assert "(1 af 1 i facit, 1 fundet)" in danish
    assert "percentage, exact span" in english
    assert "R 1.000" in english
    assert danish.count("\n") == english.count("\n")


def test_a_folder_of_other_json_is_told_as_such(tmp_path):
    done = extractor("evaluate", _gold(tmp_path / "gold", {"run_id": "1"}))
    assert (done.code, done.out) == (2, "")
    assert "brev.json er ikke facit" in done.err


def test_differences_are_told_in_the_language_that_is_set(tmp_path):
    day = {"kind": "date", "start": 4, "end": 16, "start_date": "2018-03-02", "end_date": "2018-03-02"}
    gold = _gold(
        tmp_path / "gold",
        {"text": "Den 1. marts 2018", "mentions": [day], "metadata": {"municipality": "Faxe"}},
    )
    danish = extractor("evaluate", gold, "--errors", 9).out.splitlines()
    assert "brev | overset | dato | 4 | 1. marts 201 | 2018-03-02 2018-03-02" in danish
    assert danish[-1] == "brev | egenskab | dokumentet: kommune | 0 |  | facit Faxe, fundet intet"
    english = extractor("evaluate", gold, "--errors", 9, "--language", "en").out
    assert english.splitlines()[-1].endswith("| gold Faxe, got nothing")
