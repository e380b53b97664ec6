"""A statement and its words: what an initiative or a commitment is read from."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct

from extractor.assembly.scene import Span
from extractor.lang import table
from extractor.lang.verbs import Verb, verbs
from extractor.schema.document import Block

_WORD = re.compile(r"[a-zæøåéüöä0-9][\wæøå/-]*")


class Token(Struct, gc=False):
    """A lower-cased word at `text[start:end]` with its readings as a verb."""

    start: int
    end: int
    word: str
    verbs: tuple[Verb, ...]
    finite: bool  # whether it can be a finite verb


class Odds(NamedTuple):
    """Log-odds that a statement tells of an effort, and that it binds somebody."""

    effort: float
    promise: float


@dataclass(slots=True)
class Statement:
    """A stretch with one governing verb."""

    start: int
    end: int
    sentence: Span
    tokens: list[Token]
    block: Block
    core: list[Token]  # the words outside relative and adverbial clauses
    governor: Span | None = None  # «vi minder om»: what governs it from outside its span
    condition: Span | None = None  # «hvis …», «når …»
    order: int = 0  # its place among the statements of its block
    words: frozenset[str] = field(default_factory=frozenset)
    cues: dict[str, int] | None = None  # filled by assembly/cues.py
    proposed: bool = False  # governed by «indstiller», «foreslår»
    grammar: Any = None  # filled by assembly/grammar.py
    odds: Odds | None = None  # filled by assembly/initiatives/evidence.py
    label: str = ""  # what a colon sets before it: «model a», «indsats 2»
    shared: str = ""  # the auxiliary that it borrows: «har», «vil»
    opens: bool = False  # whether it only opens the list that follows


@cache
def closed(name: str) -> frozenset[str]:
    """A list of small words of lang/da/clauses.toml."""
    return frozenset(table("clauses")[name])


# a word with its place in the chunk, its readings as a verb, and whether it can be a finite one
_Found = tuple[int, int, str, tuple[Verb, ...], bool]
# whether a chunk is more than one plain word, or «og»: whether a sentence can be cut beside it; its words
_Chunk = tuple[bool, tuple[_Found, ...]]


class _Chunks(dict[str, _Chunk]):
    """What stands between two blanks -> its words; the same for every document, so read once."""

    def __missing__(self, chunk: str) -> _Chunk:
        words = tuple([_found(match) for match in _WORD.finditer(chunk)])
        if len(self) > _MOST:
            self.clear()
        found = self[chunk] = (chunk == "og" or len(words) != 1 or words[0][2] != chunk, words)
        return found


def _found(match: re.Match[str]) -> _Found:
    word = match[0]
    readings = verbs().get(word, ())
    finite = word in closed("finite") or any(v.form in ("present", "past", "passive") for v in readings)
    return match.start(), match.end(), word, readings, finite


_MOST = 100_000  # chunks kept
_CHUNKS = _Chunks()


def tokens(low: str, start: int, end: int) -> list[Token]:
    """The words of the range."""
    return tokens_and_edges(low, start, end)[0]


def tokens_and_edges(low: str, start: int, end: int) -> tuple[list[Token], list[int]]:
    """The words of the range, and before which of them more than a blank stands, or «og» on either side.

    The range is cut at its blanks and each chunk looked up: a third of what a pattern over its letters costs.
    """
    found: list[Token] = []
    edges: list[int] = []
    known, at = _CHUNKS, start
    for chunk in low[start:end].split(" "):
        edge, words = known[chunk]
        if edge:
            n = len(found)
            if not edges or edges[-1] != n:
                edges.append(n)
            edges.extend(range(n + 1, n + len(words) + 1))
        for first, last, word, readings, finite in words:
            found.append(Token(at + first, at + last, word, readings, finite))
        at += len(chunk) + 1
    return found, edges
