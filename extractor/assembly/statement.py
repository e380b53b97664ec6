"""A statement and its words: what an initiative or a commitment is read from."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from extractor.assembly.scene import Span
from extractor.lang import table
from extractor.lang.verbs import Verb, verbs
from extractor.schema.document import Block

_WORD = re.compile(r"[a-zæøåéüöä0-9][\wæøå/-]*")


class Token(NamedTuple):
    """A lower-cased word at `text[start:end]` with its readings as a verb."""

    start: int
    end: int
    word: str
    verbs: tuple[Verb, ...]
    finite: bool  # whether it can be a finite verb


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
    label: str = ""  # what a colon sets before it: «model a», «indsats 2»
    shared: str = ""  # the auxiliary that it borrows: «har», «vil»
    opens: bool = False  # whether it only opens the list that follows


@cache
def closed(name: str) -> frozenset[str]:
    """A list of small words of lang/da/clauses.toml."""
    return frozenset(table("clauses")[name])


_Known = tuple[tuple[Verb, ...], bool]
_KNOWN: dict[str, _Known] = {}  # what a word can be; the same for every document
_MOST = 100_000  # words kept


def _know(word: str) -> _Known:
    readings = verbs().get(word, ())
    finite = word in closed("finite") or any(v.form in ("present", "past", "passive") for v in readings)
    if len(_KNOWN) > _MOST:
        _KNOWN.clear()
    _KNOWN[word] = (readings, finite)
    return readings, finite


def tokens(low: str, start: int, end: int) -> list[Token]:
    """The words of the range."""
    known = _KNOWN
    found: list[Token] = []
    add, make = found.append, tuple.__new__  # twice as fast as calling Token
    for match in _WORD.finditer(low, start, end):
        word = match[0]
        readings, finite = known.get(word) or _know(word)
        add(make(Token, (*match.span(), word, readings, finite)))
    return found
