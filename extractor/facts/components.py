"""The finders as spaCy components: `spacy.blank("da").add_pipe("extractor_amount")`; importing registers them.

A run reads text, not tokens, and does without: importing spaCy took a third of the time of one letter.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.facts import FACTS
from extractor.facts.reading import Source, reading


def _register(kind: str, finder: Callable[[], Callable[[Source], Source]]) -> None:
    def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:
        return finder()

    Language.factory(kind, func=make)


for _kind, _finder in FACTS.items():
    _register(_kind, _finder)

if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)
    Doc.set_extension("mentions", getter=lambda doc: sorted(reading(doc).mentions, key=lambda m: (m.start, m.end)))
