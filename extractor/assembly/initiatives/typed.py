"""Which type the words of an effort speak for, by weights learnt from annotated letters.

The rules name a type by things that the domain's list knows. Where the words as they stand speak for one type more
than for all others together, that type is taken instead: a logistic regression for each type over the words and their
beginnings (training/types.py, lang/da/type_weights.csv).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import exp

from extractor.assembly.weighing import ALWAYS, word_and_beginning
from extractor.lang import rows

SURE = 0.5  # of a share, chosen on documents that neither rules nor weights had seen (docs/measured.md)
_RULED_OUT = -8.0  # log-odds of a type that no word speaks for


def marks(words: Iterable[str]) -> Iterator[str]:
    """What is weighed of an effort's lower-cased words."""
    for word in words:
        yield from word_and_beginning(word)


Column = tuple[int, ...]  # hundredths of log-odds, one a type


@cache
def _weights() -> tuple[tuple[str, ...], dict[str, Column]]:
    """The types, and what each mark weighs for each of them."""
    told = rows("type_weights")
    types = tuple(sorted({type for _, type, _ in told}))
    found: dict[str, dict[str, int]] = {}
    for mark, type, weight in told:
        found.setdefault(mark, {})[type] = int(weight)
    return types, {mark: tuple([column.get(type, 0) for type in types]) for mark, column in found.items()}


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> Column:
    known = _weights()[1]
    nothing = (0,) * len(_weights()[0])
    return tuple(map(sum, zip(nothing, *[known[mark] for mark in marks((word,)) if mark in known], strict=True)))


class _Chances(dict[int, float]):
    """Hundredths of log-odds -> the chance they stand for; most types are ruled out or nearly so, with few values."""

    def __missing__(self, weight: int) -> float:
        found = self[weight] = 1 / (1 + exp(-max(_RULED_OUT, weight / 100)))
        return found


_CHANCES = _Chances()


def type_by_words(words: Sequence[str]) -> str | None:
    """The type that the words speak for more than for all others together, None where they speak for none."""
    types, known = _weights()
    told = map(sum, zip(known[ALWAYS], *map(_of_word, words), strict=True))
    chances = list(map(_CHANCES.__getitem__, told))
    most = max(chances)
    return types[chances.index(most)] if most / sum(chances) > SURE else None  # no second one can be
