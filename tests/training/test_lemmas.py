"""lang/da/lemmas.toml and tokens.toml, tested whole; the table made from the training text."""

import pytest
import spacy

from extractor.training.lemmas import own_lemmas, training_forms
from extractor.training.tokens import abbreviations, add_abbreviations

OWN = own_lemmas()
ABBREVIATIONS = abbreviations()


@pytest.mark.parametrize("pos", ["ADJ", "NOUN", "VERB"])
def test_own_lemmas_are_lower_case_words_of_their_own_paradigm(pos):
    forms = OWN[pos]
    assert [f for f in forms if f != f.lower() or f != f.strip() or not f] == []
    # an abbreviation or an irregular form aside, a form begins as its lemma
    odd = {f for f, lemma in forms.items() if f[:2] != lemma[:2]}
    assert odd <= {"pct", "pct.", "mdr", "mdr.", "kvt.", "kr", "kr."}


def test_no_form_is_the_lemma_of_another_word():
    wrong = [(f, m) for forms in OWN.values() for f, m in forms.items() if f in set(forms.values()) and f != m]
    assert wrong == []


def test_abbreviations_are_new_and_stay_whole():
    blank, taught = spacy.blank("da"), add_abbreviations(spacy.blank("da"))
    known = [a for a in ABBREVIATIONS if len(blank(f"se {a}: 12")) == 4]
    split = [a for a in ABBREVIATIONS if taught(f"se {a}: 12")[1].text != a]
    assert known == []
    assert split == []
    assert len(set(ABBREVIATIONS)) == len(ABBREVIATIONS)


def test_a_form_with_two_lemmas_is_left_to_the_model(named):
    forms = training_forms([named])
    assert forms["NOUN"] == {"går": "går", "sagen": "sagen"}
    assert "PUNCT" not in forms
