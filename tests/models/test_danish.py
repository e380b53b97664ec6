"""What the rest of the project leans on: passives, modality, lemmas of the field, persons, sentence starts kept."""

import pytest
from spacy.tokens import Doc

PASSIVE = [
    ("Der igangsættes en ny indsats for unge.", "igangsættes"),
    ("Det forventes, at sagerne er gennemgået inden sommer.", "forventes"),
    ("Borgerne tilbydes et kursus på otte uger.", "tilbydes"),
    ("Planen skal godkendes af udvalget.", "godkendes"),
]
ACTIVE = [
    ("Faldet skyldes mange ubesatte stillinger.", "skyldes"),
    ("Det lykkedes ikke at nå målet.", "lykkedes"),
    ("Kommunen forventer en stigning.", "forventer"),
]


@pytest.mark.parametrize(("text", "word"), PASSIVE)
def test_passive(nlp, text, word):
    [token] = [t for t in nlp(text) if t.text == word]
    assert (token.pos_, token.morph.get("Voice")) == ("VERB", ["Pass"])


@pytest.mark.parametrize(("text", "word"), ACTIVE)
def test_active(nlp, text, word):
    [token] = [t for t in nlp(text) if t.text == word]
    assert (token.pos_, token.morph.get("Voice")) == ("VERB", ["Act"])


@pytest.mark.parametrize(
    ("text", "modal", "verb"),
    [
        ("Kommunen vil i løbet af foråret ansætte to konsulenter.", "vil", "ansætte"),
        ("Jobcentret skal inden den 1. maj afholde samtalerne.", "skal", "afholde"),
        ("Der kan derfor opstå ventetid.", "kan", "opstå"),
    ],
)
def test_a_modal_hangs_on_its_verb(nlp, text, modal, verb):
    [token] = [t for t in nlp(text) if t.text == modal]
    assert (token.dep_, token.head.text, token.pos_) == ("aux", verb, "AUX")


LEMMAS = [
    ("Kommunen hjælper alle borgere.", ["kommune", "hjælpe", "al", "borger", "."]),
    ("Jobcentrets sagsbehandlere afholdt samtaler.", ["jobcenter", "sagsbehandler", "afholde", "samtale", "."]),
    (
        "De aktivitetsparate kontanthjælpsmodtagere fritages.",
        ["den", "aktivitetsparat", "kontanthjælpsmodtager", "fritage", "."],
    ),
    ("Virksomhedskonsulenterne fandt praktikpladser.", ["virksomhedskonsulent", "finde", "praktikplads", "."]),
]


@pytest.mark.parametrize(("text", "lemmas"), LEMMAS)
def test_lemmas(nlp, text, lemmas):
    assert [t.lemma_ for t in nlp(text)] == lemmas


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sagen behandles af Karen Mortensen og Erik Lund.", ["Karen Mortensen", "Erik Lund"]),
        ("Borgmester Hanne Nielsen deltog i mødet.", ["Hanne Nielsen"]),
        ("Jobcentret har afholdt 12 samtaler.", []),
        ("Sagstype: Åben", []),
    ],
)
def test_persons(nlp, text, names):
    assert [e.text for e in nlp(text).ents] == names
    assert {e.label_ for e in nlp(text).ents} <= {"PER"}


def test_sentence_starts_set_before_are_kept(nlp):
    words = ["Status", "på", "planen", "Kommunen", "har", "ansat", "folk", ".", "De", "begynder", "straks"]
    starts = [i in (0, 3, 8) for i in range(len(words))]
    doc = Doc(nlp.vocab, words=words, sent_starts=starts)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert [s.start for s in doc.sents] == [0, 3, 8]


def test_line_breaks_are_no_words(nlp):
    doc = nlp("Kommunen har ansat\ntre medarbejdere.\n\nDe begynder straks.")
    assert {t.pos_ for t in doc if t.is_space} == {"SPACE"}
    assert "SPACE" not in {t.pos_ for t in doc if not t.is_space}


def test_the_same_text_gives_the_same_analysis(nlp):
    text = "Udvalget godkendte indstillingen, og Karen Holm orienterede om planen."
    assert nlp(text).to_json() == nlp(text).to_json()
