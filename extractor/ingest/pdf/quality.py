"""Is a page's text usable? Fonts without a character map give signs, private codes, or letters that spell nothing."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor.lang import table

_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]?[a-zæøåéöäü]{1,40}(?![^\W\d_])")  # not abbreviations in capitals
_LONG_WORD = re.compile(r"[^\W\d_]{5,40}")  # no abbreviation
_COMMON = re.compile(r"[\w\s.,:;()%/&§'\"«»“”’‘!?*+=<>•·…_–—-]")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CID = re.compile(r"\(cid:\d{1,6}\)")
PROSE = 0.1  # share of function words that only a text in our languages has
_SAMPLE = 6000  # characters of a page that are looked at


class _Limits(NamedTuple):
    stop_words: frozenset[str]
    vowels: frozenset[str]
    least_words: int
    least_stop_share: float
    vowel_share: tuple[float, float]
    most_signs: float
    most_unreadable: float


@cache
def _limits() -> _Limits:
    words = table("text_quality")
    low, high = words["vowel_share"]
    return _Limits(
        frozenset(words["stop_words"]),
        frozenset(words["vowels"]),
        words["least_words"],
        words["least_stop_share"],
        (low, high),
        words["most_signs"],
        words["most_unreadable"],
    )


def is_prose(words: Sequence[str]) -> bool:
    """Whether words are of a text in one of our languages, by the share of its function words."""
    return sum(map(_limits().stop_words.__contains__, words)) > PROSE * len(words)


def is_garbage(text: str, strange: int = 0) -> bool:
    """Whether a page's text says nothing: `strange` is the count of characters that were dropped as unreadable.

    Either too many characters mean nothing, or too many are signs, or the words are not of letters that any of our
    languages uses: no function word, and too few or too many vowels. Tables of names and figures pass.
    """
    limits = _limits()
    text = text[:_SAMPLE]
    if not strange and is_prose(text.split()) and not _UNREADABLE.search(text) and "(cid:" not in text:
        return False
    solid = sum(1 for character in text if not character.isspace())
    if solid < 20:
        return False
    unreadable = max(len(_UNREADABLE.findall(text)), strange) + 4 * len(_CID.findall(text))
    if unreadable > limits.most_unreadable * solid:
        return True
    if solid - sum(1 for character in _COMMON.findall(text) if not character.isspace()) > limits.most_signs * solid:
        return True
    words = [word.lower() for word in _WORD.findall(text) if len(word) > 1]
    if len(words) < limits.least_words:  # hardly a small letter: what is read as capitals may be another font's codes
        words = [word.lower() for word in _LONG_WORD.findall(text)]
    if len(words) < limits.least_words:
        return False
    stops = sum(1 for word in words if word in limits.stop_words)
    if stops >= max(2.0, limits.least_stop_share * len(words)):
        return False
    letters = "".join(words)
    vowels = sum(1 for letter in letters if letter in limits.vowels)
    low, high = limits.vowel_share
    return not low <= vowels / len(letters) <= high
