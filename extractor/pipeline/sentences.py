"""The sentence rules as a spaCy component: `nlp.add_pipe("extractor_sentences")`, before the parser."""

from spacy.language import Language
from spacy.tokens import Doc

import extractor.facts.components  # noqa: F401  what a Doc keeps
from extractor.facts.reading import reading


@Language.factory("extractor_sentences", assigns=["token.is_sent_start"], default_config={})
class SentenceMarker:
    """Set `token.is_sent_start` from the sentences of the document's `Reading`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        bounds = reading(doc).sentences
        number, count = 0, len(bounds)
        for token in doc:
            opens = token.i == 0
            while number < count and bounds[number][0] < token.idx + len(token):
                opens = opens or not token.is_space
                if token.is_space:
                    break
                number += 1
            token.is_sent_start = opens
        return doc
