"""The parts that were made quicker say what spaCy's own say, whatever was read before."""

import random
from pathlib import Path

import da_kommune
import numpy
import pytest
from da_kommune.edits import Edits
from da_kommune.embedding import Embedding
from da_kommune.pieces import cut
from da_kommune.stepping import StepNames, StepParser, in_steps
from da_kommune.words import WordList
from spacy.pipeline.dep_parser import DependencyParser
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.pipeline.ner import EntityRecognizer

CORPUS = Path(__file__).parents[2] / "corpus"
COLUMNS = ["LEMMA", "POS", "MORPH", "HEAD", "DEP", "ENT_TYPE", "ENT_IOB"]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Paragraphs of the corpus: some 400, from one word to a page."""
    letters = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    return [text for letter in letters for text in letter.split("\n\n") if text.strip()]


def upto(nlp, texts, part):
    """Docs that everything before `part` has read."""
    docs = [nlp.make_doc(text) for text in texts]
    for name, pipe in nlp.pipeline:
        if name == part:
            return docs
        docs = list(pipe.pipe(docs, batch_size=64)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]
    raise AssertionError(part)


@pytest.mark.parametrize(
    ("part", "made", "original"), [("parser", StepParser, DependencyParser), ("ner", StepNames, EntityRecognizer)]
)
def test_steps_are_those_of_spacy(nlp, texts, part, made, original):
    pipe = nlp.get_pipe(part)
    assert isinstance(pipe, made)
    found = []
    for predict in (in_steps, original.predict):
        docs = upto(nlp, texts, part)
        pipe.set_annotations(docs, predict(pipe, docs))
        found.append(numpy.concatenate([doc.to_array(COLUMNS) for doc in docs]))
    assert numpy.array_equal(*found)


def test_a_batch_says_what_single_documents_say(nlp, texts):
    together = numpy.concatenate([doc.to_array(COLUMNS) for doc in nlp.pipe(texts, batch_size=64)])
    alone = numpy.concatenate([nlp(text).to_array(COLUMNS) for text in texts])
    assert numpy.array_equal(together, alone)


@pytest.mark.parametrize(
    "texts", [[""], ["", "Borgerne tilbydes et kursus.", ""], ["\n\n"]], ids=["none", "some", "blank"]
)
def test_empty_documents(nlp, texts):
    assert [doc.text for doc in nlp.pipe(texts)] == texts


def test_names_set_before_stay():
    nlp = da_kommune.load()  # of its own: a label it does not know makes it larger, and spaCy's own loop is taken
    doc = nlp.make_doc("Sagen behandles af Karen Mortensen.")
    doc.set_ents([doc.char_span(0, 5, label="SAG")])
    found = nlp.get_pipe("ner")(nlp.get_pipe("tok2vec")(doc))
    assert "SAG" in {ent.label_ for ent in found.ents}


def test_edit_trees_are_those_of_spacy(nlp, texts):
    pipe = nlp.get_pipe("trainable_lemmatizer")
    assert isinstance(pipe, Edits)
    lemmas = []
    for kind in (Edits, EditTreeLemmatizer):
        docs = upto(nlp, texts, "trainable_lemmatizer")
        guesses = kind._scores2guesses_top_k_greater_1(pipe, docs, pipe.model.predict(docs))
        kind.set_annotations(pipe, docs, guesses)
        lemmas.append([token.lemma_ for doc in docs for token in doc])
    assert lemmas[0] == lemmas[1]


class TestEmbedding:
    @pytest.fixture
    def embed(self, nlp):
        model = nlp.get_pipe("tok2vec").model.get_ref("embed")
        remembering = model._func
        assert isinstance(remembering, Embedding)
        yield model
        model._func = remembering

    def vectors(self, embed, docs):
        return numpy.concatenate(embed.predict(docs))

    def test_close_to_the_plain_layer(self, nlp, texts, embed):
        docs = [nlp.make_doc(text) for text in texts]
        remembered = self.vectors(embed, docs)
        embed._func = embed._func.plain
        assert numpy.abs(self.vectors(embed, docs) - remembered).max() < 1e-4

    def test_what_was_read_before_changes_no_digit(self, nlp, texts, embed):
        docs = [nlp.make_doc(text) for text in texts]
        plain = embed._func.plain
        embed._func = Embedding(nlp.vocab, plain)
        expected = self.vectors(embed, docs)
        order = list(range(len(docs)))
        random.Random(7).shuffle(order)
        embed._func = Embedding(nlp.vocab, plain)
        alone = {place: embed.predict([docs[place]])[0] for place in order}
        assert numpy.array_equal(numpy.concatenate([alone[place] for place in range(len(docs))]), expected)

    def test_a_full_memory_begins_anew(self, nlp, texts, embed, monkeypatch):
        docs = [nlp.make_doc(text) for text in texts]
        expected = self.vectors(embed, docs)
        monkeypatch.setattr("da_kommune.embedding._MOST", 50)
        embed._func = Embedding(nlp.vocab, embed._func.plain)
        alone = numpy.concatenate([embed.predict([doc])[0] for doc in docs])
        assert len(embed._func.rows) < 300
        assert numpy.array_equal(alone, expected)

    def test_a_norm_set_for_one_place_counts_there_only(self, nlp, embed):
        doc = nlp.make_doc("Kommunen og kommunen")
        doc[2].norm_ = "byen"
        remembered = self.vectors(embed, [doc])
        assert not numpy.array_equal(remembered[2], self.vectors(embed, [nlp.make_doc("kommunen")])[0])
        embed._func = embed._func.plain
        assert numpy.abs(self.vectors(embed, [doc]) - remembered).max() < 1e-4


@pytest.mark.parametrize(
    ("lengths", "pieces"),
    [
        ([], [[]]),
        ([0, 0], [[0, 0]]),
        ([4, 4, 4, 4], [[4, 4], [4, 4]]),
        ([30, 1, 30], [[30], [1], [30]]),
        ([1, 30], [[1], [30]]),
    ],
)
def test_a_batch_is_cut_between_documents(lengths, pieces):
    docs = [range(length) for length in lengths]
    assert [[len(doc) for doc in piece] for piece in cut(docs, 10)] == pieces


def test_word_list(tmp_path):
    words = {"borgere": "borger", "gik": "gå", "forløb": "forløb", "å": "å"}
    made = WordList(words)
    made.to_disk(tmp_path)
    for known in (made, WordList().from_disk(tmp_path, made.edits)):
        assert {form: known.get(form) for form in words} == words
        assert [known.get(form) for form in ("borger", "", "gikk")] == [None] * 3
        assert ("gik" in known, "gå" in known, len(known)) == (True, False, 4)


def test_an_empty_word_list_knows_nothing():
    assert (WordList().get("borger"), len(WordList())) == (None, 0)
