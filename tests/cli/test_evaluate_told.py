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
