from dataclasses import replace

import pytest

from extractor.training.conllu import Sentence, Token, read_conllu, write_conllu

WORDS = (
    Token("Kommunen", "kommune", "NOUN", "Definite=Def|Gender=Com|Number=Sing", 2, "nsubj"),
    Token("svarer", "svare", "VERB", "Tense=Pres", 0, "root", space_after=False),
    Token(".", ".", "PUNCT", "", 2, "punct"),
)
SENTENCE = Sentence("own-001", "Kommunen svarer.", WORDS, (("split", "train"),))


def test_written_is_read_back(tmp_path):
    path = tmp_path / "a.conllu"
    assert write_conllu([SENTENCE, replace(SENTENCE, sent_id="own-002")], path) == 2
    assert list(read_conllu(path)) == [SENTENCE, replace(SENTENCE, sent_id="own-002")]


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Kommunen svarer"},
        {"tokens": (replace(WORDS[0], head=0), *WORDS[1:])},
        {"tokens": (replace(WORDS[0], head=4), *WORDS[1:])},
    ],
    ids=["other text", "two roots", "head outside"],
)
def test_what_does_not_fit_is_refused(changes):
    with pytest.raises(ValueError, match="own-001"):
        replace(SENTENCE, **changes)


@pytest.mark.parametrize(
    "line", ["1-2\tdet\t_\t_\t_\t_\t_\t_\t_\t_", "1\tdet\tdet\tPRON"], ids=["range", "four columns"]
)
def test_other_lines_are_refused(tmp_path, line):
    path = tmp_path / "a.conllu"
    path.write_text(f"# sent_id = x\n# text = det\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="CoNLL-U"):
        list(read_conllu(path))


def test_official_splits_are_read_whole(treebank):
    found = {p.name: sum(len(s.tokens) for s in read_conllu(p)) for p in (treebank / "ud-danish-ddt").glob("*.conllu")}
    assert found == {"da_ddt-ud-dev.conllu": 10332, "da_ddt-ud-test.conllu": 10023}
