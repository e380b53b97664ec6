"""Which type the words of an effort speak for, by weights learnt from annotated letters.

The rules name a type by things that the domain's list knows. Where the words as they stand speak for one type more
than for all others together, that type is taken instead: a logistic regression for each type over the words and their
beginnings (training/types.py, lang/da/type_weights.csv).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import exp
from struct import unpack

from extractor.assembly.weighing import ALWAYS, word_and_beginning
from extractor.lang import rows

SURE = 0.5  # of a share, chosen on documents that neither rules nor weights had seen (docs/measured.md)
_RULED_OUT = -8.0  # log-odds of a type that no word speaks for


def marks(words: Iterable[str]) -> Iterator[str]:
    """What is weighed of an effort's lower-cased words."""
    for word in words:
        yield from word_and_beginning(word)


_BITS = 32  # of a packed column for each type: columns are added as one whole number
_ZERO = 1 << _BITS - 1  # what nothing is there, so that what speaks against a type takes nothing from its neighbour


@cache
def _weights() -> tuple[tuple[str, ...], dict[str, int], int]:
    """The types, what each mark weighs for each of them (hundredths of log-odds, packed), and a column of nothing."""
    told = rows("type_weights")
    types = tuple(sorted({type for _, type, _ in told}))
    place = {type: _BITS * n for n, type in enumerate(types)}
    found: dict[str, int] = {}
    for mark, type, weight in told:
        found[mark] = found.get(mark, 0) + (int(weight) << place[type])
    return types, found, sum(_ZERO << at for at in place.values())


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> int:
    known = _weights()[1]
    return sum(known.get(mark, 0) for mark in marks((word,)))


class _Chances(dict[int, float]):
    """What a type weighs, above `_ZERO` -> the chance it stands for; most are ruled out or nearly so."""

    def __missing__(self, weight: int) -> float:
        found = self[weight] = 1 / (1 + exp(-max(_RULED_OUT, (weight - _ZERO) / 100)))
        return found


_CHANCES = _Chances()


def type_by_words(words: Sequence[str]) -> str | None:
    """The type that the words speak for more than for all others together, None where they speak for none."""
    types, known, zero = _weights()
    told = sum(map(_of_word, words), zero + known[ALWAYS])
    each = unpack(f"<{len(types)}I", told.to_bytes(_BITS // 8 * len(types), "little"))
    chances = list(map(_CHANCES.__getitem__, each))
    most = max(chances)
    return types[chances.index(most)] if most / sum(chances) > SURE else None  # no second one can be
