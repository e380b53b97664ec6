"""How much the words of a statement speak for an effort, and how much for something that binds.

No list of wordings is complete. What the rules do not hear, every word says a little about: itself, its beginning and
its ending (so that inflections and new compounds fall in), each pair of neighbours, the words that open and close the
statement. The weights are log-odds of two logistic regressions over annotated letters (training/statements.py,
lang/da/statement_weights.csv); signs of the statement as a whole are weighed with them (initiatives/evidence.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

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


@cache
def weights() -> Mapping[str, tuple[int, int]]:
    """Gram or sign -> hundredths of its log-odds for an effort and for what binds."""
    return {name: (int(effort), int(promise)) for name, effort, promise in rows("statement_weights")}


Behind = Mapping[str, tuple[int, int]]  # beginning of the next word -> what the pair weighs
_NONE: Behind = {}


@cache
def _pairs() -> Mapping[str, Behind]:
    """Beginning of a word -> what pairs weigh that it opens; no beginning holds a blank."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for name, weight in weights().items():
        if name.startswith("b "):
            first, _, second = name[2:].partition(" ")
            found.setdefault(first, {})[second] = weight
    return found


class _Known(dict[str, tuple[int, int, str, Behind]]):
    """Word -> what its parts weigh, its beginning, and what pairs weigh that it opens."""

    def __missing__(self, word: str) -> tuple[int, int, str, Behind]:
        if len(self) > _MOST:
            self.clear()
        effort, promise = total(parts(word))
        beginning = word[:_SHORT]
        found = self[word] = (effort, promise, beginning, _pairs().get(beginning, _NONE))
        return found


_KNOWN = _Known()


def total(names: Iterable[str]) -> tuple[int, int]:
    """Hundredths of log-odds: what grams or signs weigh together. Whole numbers, so that no order changes a sum."""
    known, effort, promise = weights(), 0, 0
    for name in names:
        if (found := known.get(name)) is not None:
            effort += found[0]
            promise += found[1]
    return effort, promise


def of_words(words: Sequence[str]) -> tuple[int, int]:
    """What `grams` weigh together, by what is remembered of each word."""
    if not words:
        return 0, 0
    effort, promise = total(ends(words))
    behind = _NONE
    for mine, binding, beginning, follow in map(_KNOWN.__getitem__, words):
        effort += mine
        promise += binding
        if beginning in behind:
            near = behind[beginning]
            effort += near[0]
            promise += near[1]
        behind = follow
    return effort, promise
