from pathlib import Path

import pytest

from extractor.training.renaming import FILES, NameLists, renamed


@pytest.fixture
def lists(tmp_path: Path) -> NameLists:
    for name, rows in zip(FILES, ("Karen\t9\nEmil\t4\nJens\t1\n", "Holm\t9\nBuus\t4\nKrag\t2\n"), strict=True):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(rows, encoding="utf-8")
    return NameLists(tmp_path)


def test_only_the_name_changes_and_twice_the_same(named, labels, lists):
    [(copy, kept)] = renamed([named], labels, lists)
    [(again, _)] = renamed([named], labels, lists)
    assert copy == again
    assert kept == labels["own-9"]
    assert copy.sent_id != named.sent_id
    changed = [i for i, (a, b) in enumerate(zip(copy.tokens, named.tokens, strict=True)) if a != b]
    assert set(changed) <= {4, 5}
    assert {copy.tokens[4].form} <= {"Karen", "Emil", "Jens"}
    assert {copy.tokens[5].form} <= {"Holm", "Buus", "Krag"}


def test_sentences_without_persons_give_no_copy(named, lists):
    assert list(renamed([named], {"own-9": ("O",) * 9}, lists)) == []
