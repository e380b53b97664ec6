"""Each word is embedded once: its vector before the layers that look at its neighbours depends on the word alone.

Hashing the word, its prefix, suffix and shape and all pieces for the word vectors is a third of the work of `tok2vec`
otherwise, and most words of a text stood in the text before. What is remembered does not depend on what was read
before: new words are embedded in blocks of one size, so that the same sums are made in the same way every time.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

_BLOCK = 32  # words embedded at a time; a shorter block is filled up
_MOST = 40_000  # words remembered, 15 MB

Word = tuple[int, int]  # spelling and norm: an abbreviation's norm may differ from its spelling's
Forward = Callable[[Any, Sequence[Doc], bool], tuple[list[Any], Callable[[Any], Any]]]


def remember(nlp: Language, part: str = "tok2vec") -> Language:
    """Let the embedding layer of a loaded pipeline remember words; call it when the weights have their final values."""
    if nlp.has_pipe(part):
        embed: Model[Any, Any] = nlp.get_pipe(part).model.get_ref("embed")  # type: ignore[attr-defined]
        embed._func = Embedding(nlp.vocab, embed._func)
    return nlp


class Embedding:
    """Stands in for the forward pass of the embedding layer; training passes through."""

    def __init__(self, vocab: Vocab, plain: Forward) -> None:
        self.vocab, self.plain = vocab, plain
        self.rows: dict[Word, int] = {}
        self.table = numpy.empty((0, 0), dtype="float32")

    def __call__(self, model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        if is_train or any(doc.vocab is not self.vocab for doc in docs):
            return self.plain(model, docs, is_train)
        words: list[Word] = []
        for doc in docs:
            spellings, norms = doc.to_array([ORTH, NORM]).T.tolist() if len(doc) else ([], [])
            words.extend(zip(spellings, norms, strict=True))
        rows = list(map(self.rows.get, words))
        if None in rows:
            self._learn(model, words)
            rows = [self.rows[word] for word in words]
        vectors = self.table[rows] if rows else numpy.empty((0, model.get_dim("nO")), dtype="float32")
        ends = numpy.cumsum([len(doc) for doc in docs])[:-1]
        return numpy.split(vectors, ends), lambda gradient: []

    def _learn(self, model: Any, words: Sequence[Word]) -> None:
        new = [word for word in dict.fromkeys(words) if word not in self.rows]
        if len(self.rows) + len(new) > _MOST:
            self.rows, new = {}, list(dict.fromkeys(words))
        count = len(self.rows)
        if count + len(new) > len(self.table):
            wider = numpy.empty((2 * (count + len(new)) + _BLOCK, model.get_dim("nO")), dtype="float32")
            wider[:count] = self.table[:count] if count else 0
            self.table = wider
        for start in range(0, len(new), _BLOCK):
            block = new[start : start + _BLOCK]
            self.table[count : count + len(block)] = self._embedded(model, block)[: len(block)]
            self.rows.update(zip(block, range(count, count + len(block)), strict=True))
            count += len(block)

    def _embedded(self, model: Any, block: Sequence[Word]) -> Any:
        filled = [*block, *[block[0]] * (_BLOCK - len(block))]
        strings = self.vocab.strings
        doc = Doc(self.vocab, words=[strings[spelling] for spelling, _ in filled])
        for token, (_, norm) in zip(doc, filled, strict=True):
            if token.norm != norm:
                token.norm_ = strings[norm]
        [vectors], _ = self.plain(model, [doc], False)
        return vectors
