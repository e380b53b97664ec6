"""Find many wordings in one pass over the words of a statement.

A list of regular expressions searched one by one costs as many passes; here each wording is filed under the word
it can begin with, so that a word which begins none costs one look-up. The wordings are the same regular
expressions, read as alternatives that begin at a word.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple, Protocol

_LITERAL = re.compile(r"[a-zæøåéü0-9-]+")
_INSIDE = re.compile(r"\\w\{\d{1,2},\d{1,2}\}([a-zæøå-]+)")
_TWO = re.compile(r"[a-zæøåéü]{2}(?![?{*])")  # letters that every match has
_PART = r"[a-zæøåéü0-9-]|\\[wdb]|\[\\w-\]|\{\d{1,2},\d{1,2}\}|\?"  # what matches nothing outside a word
_FIRST = re.compile(rf"(?:{_PART}|\(\?:(?:{_PART}|\|)*\))*(?= (?![?{{*])|$)")
_ENDING = re.compile(r"([a-zæøå]+)(?:\\w\{0,(\d{1,2})\})?(?:\\b)?")
_LETTERS = re.compile(r"[a-zæøå]+")
_NO_LETTER = "(?![a-zæøåA-ZÆØÅ])"
MOST = 100_000  # words whose wordings are kept


class Wordlike(Protocol):
    """A lower-cased word, up to what is no letter, digit, stroke or hyphen, and where it begins."""

    @property
    def start(self) -> int: ...
    @property
    def word(self) -> str: ...


Known = tuple[str, re.Pattern[str] | None]  # None where the word alone is the wording
Fitting = tuple[tuple[Known, ...], dict[str, list[tuple[str, str]]]]  # to be tried; others by the next word's beginning
_NOTHING: tuple[()] = ()  # for a word that begins no wording


class _Phrase(NamedTuple):
    idea: str
    wording: str
    head: str  # what the first word equals, begins with or holds
    whole: bool
    inside: bool

    @property
    def pattern(self) -> str:
        """What a text must match."""
        return f"(?:{self.wording}){_NO_LETTER}"


class _Remembered(dict[str, Fitting | tuple[()]]):
    """Word -> the wordings that it can begin, worked out once."""

    def __init__(self, work_out: Callable[[str], Fitting | tuple[()]]) -> None:
        self._work_out = work_out

    def __missing__(self, word: str) -> Fitting | tuple[()]:
        if len(self) > MOST:
            self.clear()
        found = self[word] = self._work_out(word)
        return found


class Phrases:
    """Wordings of many ideas; `find` says which of them a stretch of text holds, and where first."""

    def __init__(self, wordings: Mapping[str, str]) -> None:
        self._heads: dict[str, list[tuple[int, _Phrase]]] = {}  # each with its place in the order of the lists
        self._hyphened: list[_Phrase] = []
        self._longest = self._filed = 0  # letters of a head; how many have one
        self._inside: list[_Phrase] = []
        self._any: list[_Phrase] = []
        for idea, pattern in wordings.items():
            for alternative in alternatives(pattern):
                self._file(idea, alternative)
        self._known = _Remembered(self._fitting)

    def _file(self, idea: str, wording: str) -> None:
        inside = _INSIDE.match(wording)
        if inside:  # the part before may hold hyphens: «eu-socialfondsprojekt»
            wording = wording.replace(r"\w{", r"[\w-]{", 1)
        if inside:
            self._inside.append(_Phrase(idea, wording, certain(inside, 1), False, True))
            return
        if wording.startswith(r"\d"):
            for digit in "0123456789":
                self._begin(_Phrase(idea, wording, digit, False, False))
            return
        literal = _LITERAL.match(wording)
        if literal is None:
            self._any.append(_Phrase(idea, wording, "", False, False))
            return
        head = certain(literal)
        whole = wording[literal.end() : literal.end() + 1] in ("", " ")
        if not head:
            self._any.append(_Phrase(idea, wording, "", False, False))
            return
        self._begin(_Phrase(idea, wording, head, whole, False))

    def _begin(self, phrase: _Phrase) -> None:
        self._filed += 1
        self._heads.setdefault(phrase.head, []).append((self._filed, phrase))
        self._longest = max(self._longest, len(phrase.head))
        if "-" in phrase.head:
            self._hyphened.append(phrase)

    def _fitting(self, word: str) -> Fitting | tuple[()]:
        heads = self._heads
        begun = [entry for n in range(1, min(len(word), self._longest) + 1) for entry in heads.get(word[:n], ())]
        found = [p for _, p in sorted(begun) if not p.whole or word == p.head]
        found += [p for p in self._hyphened if p.head.startswith(word + "-")]
        found += [p for p in self._inside if p.head in word]
        letters_alone = _LETTERS.fullmatch(word) is not None
        always: list[Known] = []
        after: dict[str, list[tuple[str, str]]] = {}
        for p in (*found, *self._any):
            first = first_word(p.wording) if "_" not in word else ""
            plain = letters_alone and ending(first) is not None
            if first and first == p.wording:  # a wording of one word: the word tells, whatever follows it
                if is_word(first, word) if plain else compiled(p.pattern).match(word):
                    always.append((p.idea, None))
                continue
            if first and first != word and not (is_word(first, word) if plain else compiled(first).fullmatch(word)):
                continue
            following = next_letters(p.wording, len(first)) if first else ()
            for letters in following:
                after.setdefault(letters, []).append((p.idea, p.pattern))
            if not following:
                always.append((p.idea, compiled(p.pattern)))
        return (tuple(always), after) if always or after else _NOTHING

    def find(self, low: str, words: Iterable[Wordlike], end: int) -> dict[str, int]:
        """Idea -> where its first wording begins among the words; none reaches beyond `end`."""
        found: dict[str, int] = {}
        known = self._known
        for token in words:
            word = token.word
            fitting = known[word]
            if not fitting:
                continue
            start = token.start
            for idea, pattern in fitting[0]:
                if idea not in found and (pattern is None or pattern.match(low, start, end)):
                    found[idea] = start
            if after := fitting[1]:
                at = start + len(word) + 1
                for idea, wording in after.get(low[at : at + 2], ()):
                    if idea not in found and compiled(wording).match(low, start, end):
                        found[idea] = start
        return found


@cache
def ending(first: str) -> tuple[str, int] | None:
    """The letters of a wording's first word and how many may follow them; None where it is not as plain as that."""
    plain = _ENDING.fullmatch(first)
    return (plain[1], int(plain[2] or 0)) if plain else None


def is_word(first: str, word: str) -> bool:
    """Whether a word of letters alone is such a first word: what a pattern tells, which most words would need once."""
    letters, most = ending(first) or ("", 0)
    return word.startswith(letters) and len(word) - len(letters) <= most


@cache
def first_word(wording: str) -> str:
    """The part of a wording that is its first word; empty where that is not plain."""
    first = _FIRST.match(wording)
    return first[0] if first else ""


@cache
def compiled(wording: str) -> re.Pattern[str]:
    """A wording compiled when a text first holds a word that it can begin with: most of them no letter ever meets."""
    return re.compile(wording)


class Compiled:
    """Regular expressions by their idea, each compiled when it is first asked for."""

    def __init__(self, wordings: Mapping[str, str]) -> None:
        self._wordings = wordings

    def __getitem__(self, idea: str) -> re.Pattern[str]:
        return compiled(self._wordings[idea])


def certain(letters: re.Match[str], group: int = 0) -> str:
    """The letters of a pattern that every match has: without the last where a sign behind makes it optional."""
    following = letters.string[letters.end() : letters.end() + 1]
    return letters[group][:-1] if following in ("?", "{", "*") else letters[group]


@cache
def next_letters(wording: str, at: int) -> tuple[str, ...]:
    """How the word behind the blank at `at` can begin, in two letters; empty where the wording does not tell."""
    if wording[at : at + 1] != " " or wording[at + 1 : at + 2] in ("?", "{", "*"):
        return ()
    found = [_TWO.match(rest) for rest in alternatives(wording[at + 1 :])]
    return tuple(sorted({one[0] for one in found if one})) if all(found) else ()


def alternatives(pattern: str) -> list[str]:
    r"""The alternatives of «\b(?:a|b(?:c|d)|e)\b», without the outer group; a leading group is multiplied out."""
    found: list[str] = []
    for part in _top(pattern):
        part = part.removeprefix(r"\b")
        if not part.startswith("(?:"):
            found.append(part)
            continue
        end = closes(part)
        rest, mark = part[end + 1 :], part[end + 1 : end + 2]
        if mark in ("{", "*", "+"):
            found.append(part)
            continue
        if mark == "?":
            rest = rest[1:]
            found += alternatives(rest)
        for inner in _top(part[3:end]):
            found += alternatives(inner + rest) if inner.startswith(("(?:", r"\b")) else [inner + rest]
    return found


def _top(body: str) -> list[str]:
    parts, depth, start, i = [], 0, 0, 0
    while i < len(body):
        sign = body[i]
        if sign == "\\":
            i += 2
            continue
        if sign == "[":
            i = body.index("]", i + 1)
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "|" and depth == 0:
            parts.append(body[start:i])
            start = i + 1
        i += 1
    return [*parts, body[start:]]


def closes(part: str) -> int:
    """Where the group that opens `part` ends."""
    depth, i = 0, 0
    while i < len(part):
        if part[i] == "\\":
            i += 2
            continue
        if part[i] == "[":
            i = part.index("]", i + 1)
        elif part[i] == "(":
            depth += 1
        elif part[i] == ")":
            depth -= 1
            if depth == 0:
                return i
        i += 1
    return -1
