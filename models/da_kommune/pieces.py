"""The layers of `tok2vec` that look at a word's neighbours, a few pages at a time: their arrays then stay in the cache.

A batch of a hundred letters at once makes arrays of 100 MB, fetched anew from the system for every layer.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from thinc.api import Model

_WORDS = 1500  # in one piece, unless a document alone has more; 600 to 5,000 were tried

Forward = Callable[[Any, Any, bool], tuple[Any, Callable[[Any], Any]]]


def piecewise(nlp: Language, part: str = "tok2vec") -> Language:
    """Let a loaded pipeline encode a batch in pieces; a document is never cut."""
    if nlp.has_pipe(part):
        encode: Model[Any, Any] = nlp.get_pipe(part).model.layers[1]  # type: ignore[attr-defined]
        plain: Forward = encode._func

        def forward(model: Any, docs: Sequence[Any], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
            if is_train:
                return plain(model, docs, is_train)
            return [array for piece in cut(docs) for array in plain(model, piece, False)[0]], lambda gradient: []

        encode._func = forward
    return nlp


def cut(docs: Sequence[Any], most: int = _WORDS) -> Iterator[Sequence[Any]]:
    """Cut a batch where the next document would make a piece longer than `most` words."""
    start, words = 0, 0
    for place, doc in enumerate(docs):
        if words and words + len(doc) > most:
            yield docs[start:place]
            start, words = place, 0
        words += len(doc)
    yield docs[start:]
