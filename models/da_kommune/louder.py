"""A listener whose task speaks louder in the shared tok2vec (architecture `da_kommune.LouderListener.v1`).

Names are rare: beside tagger, lemmatizer and parser, which learn from every token, the name finder hardly moves the
weights they share. Its gradient is multiplied on the way there; the analysis itself does not change.
"""

from collections.abc import Callable
from typing import Any

import spacy
from spacy.ml.models.tok2vec import tok2vec_listener_v1
from thinc.api import Model, chain

Batch = list[Any]  # one array a document


@spacy.registry.architectures("da_kommune.LouderListener.v1")
def louder_listener(width: int, upstream: str, factor: float) -> Model[Any, Any]:
    """A `Tok2VecListener` that hands `factor` times the gradient back; `width` as the tok2vec's."""
    listener = tok2vec_listener_v1(width, upstream)
    model: Model[Any, Any] = chain(listener, Model("louder", _forward, attrs={"factor": factor}))
    model.set_dim("nO", width)
    return model


def _forward(model: Model[Batch, Batch], arrays: Batch, is_train: bool) -> tuple[Batch, Callable[[Batch], Batch]]:
    factor = model.attrs["factor"]

    def backprop(gradients: Batch) -> Batch:
        return [gradient * factor for gradient in gradients]

    return arrays, backprop
