"""What every finder shares about the document under way: text, claims, finds, sentences.

Numbers are claimed in running order (`FACTS`): a figure that is a case number, an age or a percentage can
never become a year. One byte per character marks what is taken, so that a look-up costs nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from extractor.lang.numbers import Numeral, numerals
from extractor.lang.sentences import MAX_LENGTH, sentences
from extractor.schema.document import Document
from extractor.schema.facts import Mention, Refusal

CROWD = 15  # numerals on either side within the longest sentence; real letters have a dozen in all
MOST_CROWDED = 2_000  # of a document: fewer may be a large table that nobody recognised
Source = Any  # what a finder is given: a spaCy `Doc`, or the `Reading` itself where nobody needs the tokens


class Reading:
    """One document while its values are found."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.mentions: list[Mention] = []
        self.refusals: list[Refusal] = []
        self.notes: dict[str, Any] = {}  # what one finder works out and another needs
        self._claimed = bytearray(len(self.text))
        self._open: list[tuple[int, Numeral]] | None = None  # the numerals that were free when last asked for
        self._news: list[tuple[int, int]] = []  # what was taken since

    def free(self, start: int, end: int) -> bool:
        """Whether no find or refusal holds any character of the range."""
        return 1 not in self._claimed[start:end]  # two thirds of `find` with bounds

    def open_numerals(self) -> list[tuple[int, Numeral]]:
        """The numerals with a value of which nothing is taken yet, with their places in `numerals`."""
        if self._open is None:
            self._open = [(i, n) for i, n in enumerate(self.numerals) if n.value is not None]
        if self._news:  # every finder asks, and few ranges were taken since; what is taken stays taken
            starts, numerals, gone = self._numeral_starts, self.numerals, set[int]()
            for start, end in self._news:
                i = max(bisect_right(starts, start) - 1, 0)
                while i < len(starts) and starts[i] < end:
                    if numerals[i].end > start:
                        gone.add(i)
                    i += 1
            self._open = [pair for pair in self._open if pair[0] not in gone]
            self._news = []
        return self._open

    @cached_property
    def _numeral_starts(self) -> list[int]:
        return [n.start for n in self.numerals]

    def claim(self, start: int, end: int) -> None:
        """Mark the range as taken."""
        self._claimed[start:end] = b"\x01" * (end - start)
        self._news.append((start, end))

    def refuse(self, start: int, end: int, type: str, reason: str) -> None:
        """Take a number that is no fact, and say why."""
        if self.free(start, end):
            self.claim(start, end)
            self.refusals.append(Refusal(start, end, type, reason))

    def add(self, mention: Mention) -> bool:
        """Keep a find unless a part of it is taken already; say whether it was kept."""
        if not self.free(mention.start, mention.end):
            return False
        self.claim(mention.start, mention.end)
        self.mentions.append(mention)
        return True

    @cached_property
    def numerals(self) -> list[Numeral]:
        """Every figure and number word of the text, in text order."""
        return numerals(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentence bounds in text order; table cells are sentences of their own."""
        return sentences(self.document)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds `offset` (the next one where it stands between two)."""
        bounds = self.sentences
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < bounds[i][1]:
            return bounds[i]
        return bounds[min(i + 1, len(bounds) - 1)] if bounds else (0, len(self.text))

    @cached_property
    def _crowd(self) -> bytearray:
        """A mark on the numerals of crowds; nothing at all where there are none."""
        if len(self.numerals) <= MOST_CROWDED:
            return bytearray()
        outside = [n.start for n in self.numerals if self.document.cell_at(n.start) is None]
        marks = bytearray(len(self.text))
        for before, start, behind in zip(outside, outside[CROWD:], outside[2 * CROWD :], strict=False):
            if behind - before < MAX_LENGTH:
                marks[start] = 1
        return marks if marks.count(1) > MOST_CROWDED else bytearray()

    def crowded(self, start: int, end: int) -> bool:
        """Whether the range holds one of thousands of numerals that stand closer than in any text that people write.

        Rules that read the words around a number find none there, and cost as much as ever. Tables are no crowds.
        """
        return self._crowd.find(1, start, end) >= 0


def reading(doc: Source) -> Reading:
    """The `Reading` of a Doc; one made by plain `nlp(text)` gets its structure here. A `Reading` is its own."""
    if isinstance(doc, Reading):
        return doc
    found: Reading | None = doc._.reading
    if found is None:
        from extractor.layout import structure

        text = doc.text
        found = Reading(structure(Document("", "", "", "text/plain", text)))
        doc._.reading = found
    return found


def add_mentions(doc: Source, found: Iterator[Mention]) -> Source:
    """Keep what a finder yields, in its order; the first claim on a character wins."""
    current = reading(doc)
    for mention in found:
        current.add(mention)
    return doc
