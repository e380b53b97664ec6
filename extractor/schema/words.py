"""The words of a document with their boxes: kept line by line, and made when they are asked for.

A letter has 300 words a page; rules look up those of a few facts, each by its offsets.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# start and end in the text, page, upper and lower edge, font size, and the words (text, left, right) with one
# character of the text between them
WordLine = tuple[int, int, int, float, float, float, Sequence[tuple[str, float, float]]]
Ink = tuple[int, float, float, float, float]  # page, left, upper, right and lower edge


class Word(NamedTuple):
    """A run of ink without blanks; its box is in points from the page's top left."""

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0  # font size in points


class Words:
    """The words of lines, which stand in text order; none for text without pages."""

    __slots__ = ("_lines", "_starts")

    def __init__(self, lines: Sequence[WordLine] = ()) -> None:
        self._lines = tuple(lines)
        self._starts = [line[0] for line in self._lines]

    def within(self, start: int, end: int) -> tuple[Word, ...]:
        """Words that overlap a range of the text."""
        return tuple(word for word in self if word.start < end and word.end > start)

    def ink(self, start: int, end: int) -> list[Ink]:
        """Where a range of the text is printed: words of a line that go on to the right are one stretch.

        A word that the range holds in part is cut in proportion.
        """
        found: list[Ink] = []
        for number in range(max(bisect_right(self._starts, start) - 1, 0), len(self._lines)):
            at, _, page, top, bottom, _, words = self._lines[number]
            if at >= end:
                break
            begun, left, right = False, 0.0, 0.0  # the stretch so far
            for text, x0, x1 in words:
                first, last = at, at + len(text)
                at = last + 1
                if last <= start:
                    continue
                if first >= end:
                    break
                if first < start or last > end:
                    width, length = x1 - x0, last - first
                    x0, x1 = x0 + width * max(0, start - first) / length, x1 - width * max(0, last - end) / length
                if begun and x0 >= left and bottom > top:
                    right = x1 if x1 > right else right
                    continue
                if begun:
                    found.append((page, left, top, right, bottom))
                begun, left, right = True, x0, x1
            if begun:
                found.append((page, left, top, right, bottom))
        return found

    def size_from(self, offset: int) -> float:
        """Font size of the first word that ends behind `offset`, 0.0 where none does."""
        number = bisect_right(self._starts, offset)
        if number and self._lines[number - 1][1] > offset:
            number -= 1
        return self._lines[number][5] if number < len(self._lines) else 0.0

    def __iter__(self) -> Iterator[Word]:
        for at, _, page, top, bottom, size, words in self._lines:
            for text, x0, x1 in words:
                yield Word(at, at + len(text), page, x0, top, x1, bottom, size)
                at += len(text) + 1

    def __len__(self) -> int:
        return sum(len(line[-1]) for line in self._lines)

    def __bool__(self) -> bool:
        return bool(self._lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
