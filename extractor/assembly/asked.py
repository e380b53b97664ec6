"""Patterns that rules ask of statements: what of them a sentence can hold at all is told by its words.

Every word of a sentence is looked up when it is cut (assembly/statement.py); with the word stands which patterns it
lets through. A rule that asks one which no word lets through is answered without a look at the text.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from extractor.lang.gated import Sieve, Sifted


class Asked(Sifted):
    """One of these patterns; `Statement.search` asks it."""


def asked(pattern: str, *tests: str) -> Asked:
    """`pattern` as `gated` makes it, for a rule that asks it of statements."""
    one = Asked(pattern, *tests)
    _add(lambda: (one,))
    return one


class AskedList:
    """The patterns of a word list that rules ask of statements, by their names; read when the first is needed.

    `read` gives each pattern, and behind it what every match holds where its beginnings do not tell.
    """

    def __init__(self, read: Callable[[], Mapping[str, Sequence[str]]]) -> None:
        self._read = read
        self._made: dict[str, Asked] = {}
        _add(lambda: self._patterns().values())

    def _patterns(self) -> dict[str, Asked]:
        if not self._made:
            self._made = {name: Asked(*parts) for name, parts in self._read().items()}
        return self._made

    def __getitem__(self, name: str) -> Asked:
        return self._patterns()[name]


_ALL: list[Callable[[], Iterable[Asked]]] = []
_REMEMBERED: list[dict[Any, Any]] = []


def _add(patterns: Callable[[], Iterable[Asked]]) -> None:
    _ALL.append(patterns)
    sieve.cache_clear()
    for known in _REMEMBERED:
        known.clear()


@cache
def sieve() -> Sieve:
    """What tells of a chunk of text which of all these patterns it lets through."""
    return Sieve([one for patterns in _ALL for one in patterns()])


def remembers(known: dict[Any, Any]) -> None:
    """Have a memory of what the sieve told emptied whenever a module that is read later brings another pattern."""
    _REMEMBERED.append(known)
