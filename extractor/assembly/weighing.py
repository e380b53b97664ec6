"""How much the words of a statement speak for an effort, and how much for something that binds.

No list of wordings is complete. What the rules do not hear, every word says a little about: itself, its beginning and
its ending (so that inflections and new compounds fall in), each pair of neighbours, the words that open and close the
statement. The weights are log-odds of two logistic regressions over annotated letters (training/statements.py,
lang/da/statement_weights.csv); signs of the statement as a whole are weighed with them (initiatives/evidence.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat

from extractor.assembly.initiatives.words import CLASSES
from extractor.lang import rows

ALWAYS = "always"
_SHORT = 5  # letters: a word of more has a beginning and an ending
_LONG = 7  # letters of the longer beginning
_MOST = 50_000  # words kept


def word_and_beginning(word: str) -> Iterator[str]:
    """A lower-cased word as it stands, and where it is a longer one its beginning."""
    yield "w " + word
    if len(word) > _SHORT:
        yield "p " + word[:_SHORT]


def parts(word: str) -> Iterator[str]:
    """What is weighed of a lower-cased word wherever it stands."""
    yield from word_and_beginning(word)
    for name in CLASSES[word]:
        yield "word_" + name
    if len(word) > _SHORT:
        yield "q " + word[:_LONG]
        yield "s " + word[-_SHORT:]


def pair(word: str, following: str) -> str:
    """What is weighed of two neighbours."""
    return f"b {word[:_SHORT]} {following[:_SHORT]}"


def ends(words: Sequence[str]) -> tuple[str, ...]:
    """What is weighed of the words that open and close a statement."""
    return "first " + words[0], "opens " + " ".join(words[:2]), "last " + words[-1]


def grams(words: Sequence[str]) -> Iterator[str]:
    """All that is weighed of a statement's words, as often as it stands there; at least one word."""
    for word in words:
        yield from parts(word)
    yield from map(pair, words, words[1:])
    yield from ends(words)


_UNIT = 1 << 32  # of log-odds for an effort in a weight, above those for what binds: one sum adds up both


def apart(weight: int) -> tuple[int, int]:
    """Hundredths of the log-odds for an effort and for what binds that a weight, or a sum of weights, holds."""
    promise = (weight + _UNIT // 2) % _UNIT - _UNIT // 2
    return (weight - promise) // _UNIT, promise


@cache
def weights() -> Mapping[str, int]:
    """Gram or sign -> what it weighs for an effort and for what binds (`apart`)."""
    return {name: int(effort) * _UNIT + int(promise) for name, effort, promise in rows("statement_weights")}


Behind = Mapping[str, int]  # next word, or its beginning -> what it weighs with the word before
_NONE: Behind = {}


@cache
def _of_kind(kind: str) -> Behind:
    """What grams of a kind weigh, without its name («first », «last »)."""
    return {name.removeprefix(kind): weight for name, weight in weights().items() if name.startswith(kind)}


@cache
def _of_two(kind: str) -> Mapping[str, Behind]:
    """What grams of two words (or beginnings of words, which hold no blank either) weigh, by the first of them."""
    found: dict[str, dict[str, int]] = {}
    for name, weight in _of_kind(kind).items():
        first, _, second = name.partition(" ")
        found.setdefault(first, {})[second] = weight
    return found


class _Known(dict[str, tuple[int, str, Behind]]):
    """Word -> what its parts weigh, its beginning, and what pairs weigh that it opens."""

    def __missing__(self, word: str) -> tuple[int, str, Behind]:
        if len(self) > _MOST:
            self.clear()
        beginning = word[:_SHORT]
        found = self[word] = (total(parts(word)), beginning, _of_two("b ").get(beginning, _NONE))
        return found


_KNOWN = _Known()


def total(names: Iterable[str]) -> int:
    """What grams or signs weigh together. Whole numbers, so that no order changes a sum."""
    return sum(map(weights().get, names, repeat(0)))


def of_words(words: Sequence[str]) -> int:
    """What `grams` weigh together, by what is remembered of each word."""
    if not words:
        return 0
    told = _of_kind("first ").get(words[0], 0) + _of_kind("last ").get(words[-1], 0)
    told += _of_two("opens ").get(words[0], _NONE).get(words[1] if len(words) > 1 else "", 0)
    behind = _NONE
    for mine, beginning, follow in map(_KNOWN.__getitem__, words):
        told += mine
        if beginning in behind:
            told += behind[beginning]
        behind = follow
    return told
