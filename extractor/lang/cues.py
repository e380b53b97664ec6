"""Look up which ideas («has not received», «talks», «exempt») a stretch of Danish holds, and where.

An idea is a regular expression in a word list. Its alternatives are filed under the word they can begin with, so
that one pass over the words of a stretch finds all ideas; only what begins with no letter is searched for.
"""

import re
from functools import cache, lru_cache

from extractor.lang import table
from extractor.lang.gated import GatedList, held, one_of
from extractor.lang.phrases import MOST, alternatives, certain, compiled, first_word, next_letters

_WORD = re.compile(r"[^\W_]+_*")
_LEAD = re.compile(r"(?:\\b|\(\?<[!=][^()]{1,40}\))*")
_HEAD = re.compile(r"[a-zæøå]+(?:-[a-zæøå]+)*")
_INSIDE = re.compile(r"\\w\{\d{1,2},\d{1,2}\}([a-zæøå]+)")
_ENDS = re.compile(r"\\b| (?![?{*])|\\s(?![?*]|\{0)")  # what lets a wording's first word go no further
_ANY_BEFORE = re.compile(  # «\w{0,20}(?:a|b)c»
    r"(?:\\w|\[[^\]]{1,12}\])\{\d{1,2},\d{1,2}\}\(\?:([a-zæøå|]+)\)([a-zæøå]*)(?![?{*])"
)
_OPTIONAL = re.compile(r"^(?:\\d|[a-zæøå]\?)")  # what a wording can begin with before its first certain letters
_SIGNS = ("§", "%")

Filed = tuple[str, str, str]  # idea, the letters that tell, the wording
Whole = tuple[
    str, tuple[str, ...], str
]  # idea, how the next word can begin (nothing where that is not plain), the wording
Wording = tuple[str, str]
# ideas that the word alone tells; wordings to be tried; others by what follows the word
Fitting = tuple[tuple[str, ...], tuple[tuple[str, re.Pattern[str]], ...], dict[str, list[Wording]]]


class Wordings:
    """The ideas of one word list."""

    def __init__(self, words: dict[str, str]) -> None:
        self._beginning: dict[str, list[Filed]] = {}
        self._whole: dict[str, list[Whole]] = {}  # by the first word
        self._inside: list[Filed] = []
        self._opening: list[tuple[str, re.Pattern[str]]] = []  # what only a stretch's beginning can hold
        self._searched: list[tuple[str, tuple[str, ...], re.Pattern[str]]] = []  # by strings of which a match has one
        for idea, pattern in words.items():
            for wording in alternatives(pattern):
                self._file(idea, wording)
        self._known: dict[str, Fitting | tuple[()]] = {}

    def _file(self, idea: str, wording: str) -> None:
        body = wording[_LEAD.match(wording).end() :]  # type: ignore[union-attr]
        if inside := _INSIDE.match(body):
            self._inside.append((idea, certain(inside, 1), wording))
        elif (head := _HEAD.match(body)) and "-" not in head[0] and _ENDS.match(body, head.end()):
            self._whole.setdefault(head[0], []).append((idea, next_letters(body, head.end()), wording))
        elif head and (letters := certain(head)):
            self._beginning.setdefault(letters[0], []).append((idea, letters, wording))
        elif wording.startswith("^"):
            self._opening.append((idea, compiled(wording)))
        else:
            self._searched.append((idea, _strings(wording), compiled(wording)))

    def _fit(self, key: str) -> Fitting | tuple[()]:
        word = key.rstrip("_")
        near = self._beginning.get(word[0], ())
        found = [
            (idea, one) for idea, letters, one in near if word.startswith(letters) or letters.startswith(word + "-")
        ]
        found += [(idea, one) for idea, letters, one in self._inside if letters in word]
        after: dict[str, list[Wording]] = {}
        for idea, following, one in self._whole.get(word, ()):
            for letters in following:
                after.setdefault(letters, []).append((idea, one))
            if not following:
                found.append((idea, one))
        sure: list[str] = []
        tried: list[tuple[str, re.Pattern[str]]] = []
        for idea, one in found:
            if key != word or "-" in one or first_word(one) != one:
                tried.append((idea, compiled(one)))
            elif compiled(one).match(word):  # a wording of one word: nothing behind it changes that
                sure.append(idea)
        if len(self._known) > MOST:
            self._known.clear()
        known = self._known[key] = (tuple(sure), tuple(tried), after) if sure or tried or after else ()
        return known

    def find(self, text: str) -> dict[str, tuple[int, ...]]:
        """Idea -> the offsets in the lower-cased `text` where its wordings begin, in order."""
        found: dict[str, list[int]] = {}
        known = self._known
        for match in _WORD.finditer(text):
            word = match[0]
            fitting = known.get(word)
            if fitting is None:
                fitting = self._fit(word)
            if not fitting:
                continue
            start = match.start()
            for idea in fitting[0]:
                found.setdefault(idea, []).append(start)
            for idea, wording in fitting[1]:
                if wording.match(text, start):
                    found.setdefault(idea, []).append(start)
            if after := fitting[2]:
                at = start + len(word) + 1
                for idea, one in after.get(text[at : at + 2], ()):
                    if compiled(one).match(text, start):
                        found.setdefault(idea, []).append(start)
        for idea, wording in self._opening:
            if wording.match(text):
                found.setdefault(idea, []).append(0)
        for idea, strings, wording in self._searched:
            if one_of(text, strings):
                found.setdefault(idea, []).extend([match.start() for match in wording.finditer(text)])
        return {idea: tuple(sorted(set(at))) for idea, at in found.items() if at}


def _strings(wording: str) -> tuple[str, ...]:
    """Strings of which every match holds one; the empty one where the wording does not tell."""
    if inside := _ANY_BEFORE.match(wording):
        return tuple(one + inside[2] for one in inside[1].split("|"))
    if wording.startswith(_SIGNS):
        return (wording[0],)
    return held(_OPTIONAL.sub("", wording)) or ("",)


def holds(name: str, idea: str, text: str) -> bool:
    """Whether one idea of the list stands in the lower-cased `text`; the words are read only where they can tell it."""
    return may_hold(name, idea, text) and idea in ideas(name, text)


def may_hold(name: str, idea: str, text: str) -> bool:
    """Whether `text` holds one of the strings that every wording of an idea has in it."""
    strings = patterns(name)[idea].held
    return strings is None or one_of(text, strings)


@cache
def patterns(name: str) -> GatedList:
    """The `[words]` of a list one by one, for rules that look for one idea at one place."""
    return GatedList(table(name)["words"])


@cache
def wordings(name: str) -> Wordings:
    """The ideas of the word list `lang/da/<name>.toml`, section `[words]`; they expect lower-cased text."""
    return Wordings(table(name)["words"])


@lru_cache(maxsize=8192)
def ideas(name: str, text: str) -> dict[str, tuple[int, ...]]:
    """Which ideas of the list stand in the lower-cased `text`, with the offsets where they begin."""
    return wordings(name).find(text)
