"""A trained spaCy pipeline beside the rules: loaded when it is first needed, asked about single sentences.

Which records it may change was measured (models/README.md): it helps counted nouns. It is asked only where it is named.
"""

import importlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_UNUSED = ("senter", "textcat", "entity_linker")
_NAMES = ("ner", "kommune_persons")  # asleep until persons are asked for
_GRAMMAR = ("parser",)


class Model:
    """A pipeline by the name of an importable package or by its folder."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def nlp(self) -> "Language":
        """The loaded pipeline, without the components nobody asks here; those for names are asleep."""
        import spacy
        from spacy.language import Language

        if Path(self.name).is_dir():
            return spacy.load(self.name, exclude=list(_UNUSED), disable=list(_NAMES))
        loaded = importlib.import_module(self.name).load(exclude=list(_UNUSED), disable=list(_NAMES))
        assert isinstance(loaded, Language)
        return loaded

    @cached_property
    def version(self) -> str:
        """Name and version, as kept with each record."""
        return f"{self.nlp.meta['lang']}_{self.nlp.meta['name']} {self.nlp.meta['version']}"

    def parse(self, sentence: str) -> "Doc":
        """Tags and heads of one sentence."""
        return self.nlp(sentence)

    def names(self, texts: Sequence[str]) -> "list[Doc]":
        """The texts with their names as `doc.ents`, in order; without heads."""
        nlp = self.nlp
        woken = [part for part in _NAMES if part in nlp.component_names]
        with nlp.select_pipes(disable=[part for part in _GRAMMAR if part in nlp.pipe_names]):
            for part in woken:
                nlp.enable_pipe(part)
            try:
                return list(nlp.pipe(texts, batch_size=64))
            finally:
                for part in woken:
                    nlp.disable_pipe(part)
