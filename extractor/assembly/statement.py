"""A statement and its words: what an initiative or a commitment is read from."""

import re
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from extractor.assembly.asked import Asked, remembers, sieve
from extractor.assembly.scene import Span
from extractor.lang import table
from extractor.lang.verbs import Verb, verbs
from extractor.schema.document import Block
from extractor.schema.facts import Mention

_WORD = re.compile(r"[a-zæøåéüöä0-9][\wæøå/-]*")


class Token(Struct, gc=False):
    """A lower-cased word at `text[start:end]` with its readings as a verb."""

    start: int
    end: int
    word: str
    verbs: tuple[Verb, ...]
    finite: bool  # whether it can be a finite verb


class Odds(Struct, frozen=True, gc=False):
    """Log-odds that a statement tells of an effort, and that it binds somebody."""

    effort: float
    promise: float


class Statement(Struct, gc=False):
    """A stretch with one governing verb."""

    start: int
    end: int
    sentence: Span
    tokens: list[Token]
    block: Block
    core: list[Token]  # the words outside relative and adverbial clauses
    may: int  # the bits of the patterns that can have a match in its sentence, of those that rules ask of statements
    governor: Span | None = None  # «vi minder om»: what governs it from outside its span
    condition: Span | None = None  # «hvis …», «når …»
    order: int = 0  # its place among the statements of its block
    words: frozenset[str] = frozenset()
    cues: dict[str, int] | None = None  # filled by assembly/cues.py
    proposed: bool = False  # governed by «indstiller», «foreslår»
    grammar: Any = None  # filled by assembly/grammar.py
    odds: Odds | None = None  # filled by assembly/initiatives/evidence.py
    label: str = ""  # what a colon sets before it: «model a», «indsats 2»
    shared: str = ""  # the auxiliary that it borrows: «har», «vil»
    opens: bool = False  # whether it only opens the list that follows
    dates: Sequence[Mention] = ()  # those that begin in it, and the other values
    values: Sequence[Mention] = ()

    def search(self, pattern: Asked, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in `text` between `start` and `end`, which are of its sentence; None where there is none."""
        return pattern.search(text, start, end) if pattern.bit & self.may else None


@cache
def closed(name: str) -> frozenset[str]:
    """A list of small words of lang/da/clauses.toml."""
    return frozenset(table("clauses")[name])


_Known = tuple[str, tuple[Verb, ...], bool]  # a word, its readings as a verb, whether it can be a finite one
_Inside = tuple[int, int, _Known]  # where a word stands in its chunk
# its letters and the word that it is; else every word in it, and the edges beside them as numbers of words before;
# the bits of the patterns that it lets through
_Chunk = tuple[int, _Known, tuple[tuple[_Inside, ...], tuple[int, ...]] | None, int]


class _Chunks(dict[str, _Chunk]):
    """What stands between two blanks -> its words; the same for every document, so read once."""

    def __missing__(self, chunk: str) -> _Chunk:
        words = tuple([(*match.span(), _known(match[0])) for match in _WORD.finditer(chunk)])
        edges = list(range(1, len(words)))
        if not words or words[0][0] > 0 or chunk == "og":
            edges.insert(0, 0)
        if words and words[-1][1] < len(chunk):
            edges.append(len(words))
        if len(self) > _MOST:
            self.clear()
        word, inside = words[0][2] if words else _NO_WORD, (words, tuple(edges)) if edges else None
        found = self[chunk] = (len(chunk), word, inside, sieve().through(chunk))
        return found


def _known(word: str) -> _Known:
    readings = verbs().get(word, ())
    finite = word in closed("finite") or any(v.form in ("present", "past", "passive") for v in readings)
    return word, readings, finite


_NO_WORD: _Known = ("", (), False)
_MOST = 100_000  # chunks kept
_CHUNKS = _Chunks()
remembers(_CHUNKS)


def tokens(low: str, start: int, end: int) -> list[Token]:
    """The words of the range."""
    return read(low, start, end)[0]


def read(low: str, start: int, end: int) -> tuple[list[Token], list[int], int]:
    """The words of the range; before which of them more than a blank stands, or the word «og» is (some twice).

    Last the bits of the asked patterns that can have a match there. The range is cut at its blanks and each chunk
    looked up: a third of what a pattern over its letters costs.
    """
    found: list[Token] = []
    edges: list[int] = []
    known, at, may = _CHUNKS, start, sieve().always
    for chunk in low[start:end].split(" "):
        length, (word, readings, finite), more, through = known[chunk]
        may |= through
        last = at + length
        if more is None:
            found.append(Token(at, last, word, readings, finite))
        else:
            words, beside = more
            before = len(found)
            for n in beside:  # one or two
                edges.append(before + n)
            for begins, ends, (word, readings, finite) in words:
                found.append(Token(at + begins, at + ends, word, readings, finite))
        at = last + 1
    return found, edges, may
