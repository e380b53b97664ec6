"""A trained spaCy pipeline beside the rules: loaded when it is first needed, asked about single sentences.

Which records it may change was measured (models/README.md): it helps commitments a little and harms initiatives, so
it reads commitments only, and only where it is named.
"""

import importlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_UNUSED = ("ner", "kommune_persons", "senter", "textcat", "entity_linker")


class Model:
    """A pipeline by the name of an importable package or by its folder."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def nlp(self) -> "Language":
        """The loaded pipeline, without the components nobody asks here."""
        import spacy
        from spacy.language import Language

        if Path(self.name).is_dir():
            return spacy.load(self.name, exclude=list(_UNUSED))
        loaded = importlib.import_module(self.name).load(exclude=list(_UNUSED))
        assert isinstance(loaded, Language)
        return loaded

    @cached_property
    def version(self) -> str:
        """Name and version, as kept with each record."""
        return f"{self.nlp.meta['lang']}_{self.nlp.meta['name']} {self.nlp.meta['version']}"

    def parse(self, sentence: str) -> "Doc":
        """Tags and heads of one sentence."""
        return self.nlp(sentence)
