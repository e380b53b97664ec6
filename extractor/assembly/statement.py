"""A statement and its words: what an initiative or a commitment is read from."""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

from extractor.assembly.scene import Span
from extractor.lang import table
from extractor.lang.verbs import Verb, verbs
from extractor.schema.document import Block

_WORDS = re.compile(r"([a-zæøåéüöä0-9][\wæøå/-]*)")


class Token(NamedTuple):
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


class _Known(dict[str, tuple[str, tuple[Verb, ...], bool]]):
    """Word -> the word and what it can be; the same for every document, so worked out once."""

    def __missing__(self, word: str) -> tuple[str, tuple[Verb, ...], bool]:
        readings = verbs().get(word, ())
        finite = word in closed("finite") or any(v.form in ("present", "past", "passive") for v in readings)
        if len(self) > _MOST:
            self.clear()
        found = self[word] = (word, readings, finite)
        return found


_MOST = 100_000  # words kept
_KNOWN = _Known()


def tokens(low: str, start: int, end: int) -> list[Token]:
    """The words of the range. Cut by one split: a third of what a match object for every word costs."""
    parts = _WORDS.split(low[start:end])  # what stands between, word, what stands between …
    at = list(accumulate(map(len, parts), initial=start))
    known = map(_KNOWN.__getitem__, parts[1::2])
    make = tuple.__new__  # twice as fast as calling Token
    return [
        make(Token, (first, last, word, readings, finite))
        for first, last, (word, readings, finite) in zip(at[1::2], at[2::2], known, strict=False)
    ]
