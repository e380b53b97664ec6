"""Where the words stand that can open a value: number words, months, «om», names of municipalities.

One walk over the words of a text serves all who ask. What a piece between two blanks holds depends on the piece
alone and is remembered, so that most words cost one look-up, and patterns are tried only where their words stand.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, compress
from typing import Any, Generic, TypeVar

What = TypeVar("What")  # what is known of an opening word
Read = Callable[[str], tuple[tuple[int, What], ...]]
_MOST = 50_000  # pieces remembered
_LONGEST = 40  # characters: a longer piece is no word that comes again
_SHORT = 500  # characters: a shorter text is walked at each asking, so that the whole text is kept

_readers: list[Read[Any]] = []


class Openings(Generic[What]):
    """The words of one kind; `read` tells of a piece without blanks at which offsets such words begin."""

    def __init__(self, read: Read[What]) -> None:
        self._number = len(_readers)
        _readers.append(read)
        _known.clear()
        _whole.cache_clear()

    def find(self, text: str) -> list[tuple[int, What]]:
        """Offset and meaning of every such word of `text`, in text order."""
        return (_whole(text) if len(text) > _SHORT else _walk(text))[self._number]


class _Known(dict[str, tuple[tuple[int, int, Any], ...]]):
    """Piece, the blank behind it as a line's end -> number of the kind, offset, meaning; read when asked for."""

    def __missing__(self, piece: str) -> tuple[tuple[int, int, Any], ...]:
        ink = piece.rstrip("\n")
        found = tuple((kind, at, what) for kind, read in enumerate(_readers) for at, what in read(ink))
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = found
        return found


_known = _Known()


def _walk(text: str) -> list[list[tuple[int, Any]]]:
    """What every kind finds."""
    for blank in " \t\u00a0\u202f":
        text = text.replace(blank, "\n")
    pieces = text.splitlines(keepends=True)  # each with the blank behind it, so that their lengths add up
    held = list(map(_known.__getitem__, pieces))
    found: list[list[tuple[int, Any]]] = [[] for _ in _readers]
    for start, openings in compress(zip(accumulate(map(len, pieces), initial=0), held, strict=False), held):
        for kind, at, what in openings:
            found[kind].append((start + at, what))
    return found


_whole = lru_cache(maxsize=2)(_walk)
