"""Percentages."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractor.facts.reading import add_mentions, reading
from extractor.lang.numbers import parse_figure
from extractor.schema.facts import Mention
from extractor.schema.values import Percentage

_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{1,4})?)[ \u00a0]?(?:%|pct\.|procent\b)")


@Language.factory("extractor_percentage")
class PercentageFinder:
    """Find percentages."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return add_mentions(doc, self.find(doc))

    def find(self, doc: Doc) -> Iterator[Mention]:
        for match in _PERCENT.finditer(reading(doc).text):
            yield Mention(match.start(), match.end(), Percentage(parse_figure(match[1])), rule="percentage/figure")
