r"""Patterns that are searched for only where one of the strings they must hold stands.

`\b(?:stoppet|lukket ned|…)` makes the engine try every word of a text; `str.find` for the beginnings of its
alternatives is ten times as fast, and most statements hold none of them. What is found is the same.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import count

from extractor.lang.phrases import alternatives, certain, closes, compiled

_LEAD = re.compile(r"(?:\\b|\(\?<[!=][^()]{1,60}\)|\\w\{0,\d{1,2}\}|\^|\[[^\]]{1,12}\])*")
_LITERAL = re.compile(r"(?:[a-zæøåéüA-ZÆØÅ0-9 ,:§-]|\\[.& -])+")
_FEWEST = 2  # letters; a shorter string stands nearly everywhere
_SMALL = 4  # letters of a word that may stand in most sentences


class Gated:
    """A pattern with a cheap test before it, compiled when a text first passes; `search` as `re.Pattern.search`."""

    def __init__(self, pattern: str, *tests: str) -> None:
        self.pattern = pattern
        self.held = tests or held(pattern)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between `start` and `end`, None where there is none."""
        if self.held is not None:
            stretch = text[start:end]  # cut once: `in` costs a third of `find` with bounds
            for one in self.held:
                if one in stretch:
                    break
            else:
                return None
        return compiled(self.pattern).search(text, start, end)


@cache
def gated(pattern: str, *tests: str) -> Gated:
    """`pattern` (no flags in it) behind its test: for one of `tests` where its beginnings are words of every text."""
    return Gated(pattern, *tests)


class Sifted(Gated):
    """A gated pattern with a bit of its own in what a sieve tells."""

    def __init__(self, pattern: str, *tests: str) -> None:
        super().__init__(pattern, *tests)
        self.bit = 1 << next(_NUMBERS)


_NUMBERS = count()


class Sieve:
    """Which of many patterns can have a match where a chunk of a text stands, what is between two of its blanks.

    For rules that ask many patterns of one text, of which it holds none or one: what its chunks let through is asked.
    """

    def __init__(self, patterns: Iterable[Sifted]) -> None:
        self.always = 0  # the bits of those that any text lets through
        self._parts: dict[str, list[tuple[str, int]]] = {}  # by their first letters
        for one in patterns:
            for string in one.held or ("",):
                part = max(string.lower().split(" "), key=len)  # a chunk has the whole of it
                if len(part) < _FEWEST:
                    self.always |= one.bit
                else:
                    self._parts.setdefault(part[:_FEWEST], []).append((part, one.bit))

    def through(self, chunk: str) -> int:
        """The bits of the patterns of which a string can stand where the lower-cased chunk does."""
        found = 0
        for at in range(len(chunk)):
            for part, bit in self._parts.get(chunk[at : at + _FEWEST], ()):
                if chunk.startswith(part, at):
                    found |= bit
        return found


class GatedList:
    """Patterns by their idea, each behind its test."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._patterns = patterns

    def __getitem__(self, idea: str) -> Gated:
        return gated(self._patterns[idea])

    def items(self) -> list[tuple[str, Gated]]:
        """Idea and pattern, in the order of the list."""
        return [(idea, gated(pattern)) for idea, pattern in self._patterns.items()]


def one_of(text: str, strings: Iterable[str]) -> bool:
    """Whether any of the strings stands in the text."""
    for string in strings:  # noqa: SIM110 (half the time of any(): asked of whole letters with long lists)
        if string in text:
            return True
    return False


def held(pattern: str) -> tuple[str, ...] | None:
    """Strings of which every match holds one; None where an alternative has none that is long enough."""
    found: set[str] = set()
    for wording in alternatives(pattern):
        literals = _literals(wording)
        if min(map(len, literals)) < _FEWEST:
            return None
        found.update(literals)
    return tuple(sorted(one for one in found if not any(other in one for other in found if other != one)))


def _literals(wording: str) -> list[str]:
    """The plain letters that a wording begins with, after what it may begin with; without an optional last one.

    A small word that stands in most sentences is read on: «den (?:private|kommunale) sektor» is known by two strings.
    """
    lead = _LEAD.match(wording)
    assert lead is not None
    match = _LITERAL.match(wording, lead.end())
    if match is None:
        return [""]
    literal, rest = certain(match), wording[match.end() :]
    if len(literal.strip()) <= _SMALL and literal == match[0] and rest.startswith("(?:"):
        group = rest[: closes(rest) + 1]
        if not rest[len(group) :].startswith(("?", "{", "*")):
            following = [_LITERAL.match(one) for one in alternatives(group)]
            return [_plain(literal + (certain(one) if one else "")) for one in following]
    return [_plain(literal)]


def _plain(literal: str) -> str:
    """The letters that a pattern's literal part stands for."""
    return literal.replace("\\", "")
