"""The counted noun phrase behind a number: «414 aktivitetsparate», «14 andre kommuner»."""

import re
from functools import cache
from typing import NamedTuple

from extractor.lang import table

_WORD = re.compile(r"(?:[ \u00a0]|\n(?=[a-zæøå]))([^\W\d_][\w/&-]{0,60})")


# «110.000 sidste gang», «26 sidste år»: when, not what
_WHEN = re.compile(r"[ \u00a0\n](?:sidste|forrige|seneste|første|denne) (?:gang|år|måned|uge|kvartal|halvår)(?!\w)")


class _Words(NamedTuple):
    stop: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    adjective: re.Pattern[str]
    noun: re.Pattern[str]
    measures: frozenset[str]
    evidence: re.Pattern[str]


@cache
def words() -> _Words:
    """The word lists of `nouns.toml`."""
    data = table("nouns")
    return _Words(
        frozenset(data["stop"]),
        frozenset(data["verbs"]),
        frozenset(data["adjectives"]),
        re.compile(data["adjective_ending"]),
        re.compile(data["noun_ending"]),
        frozenset(data["measures"]),
        re.compile(r"(?<!\w)" + data["evidence"] + r"(?!\w)", re.IGNORECASE),
    )


def noun_at(text: str, end: int) -> tuple[int, int] | None:
    """The span of the noun phrase that follows a number ending at `end`, None where no noun follows.

    The phrase is cut after its first noun; adjectives alone («414 aktivitetsparate ikke …») are a phrase too.
    """
    lists = words()
    first = match = _WORD.match(text, end)
    if first is None or not _may_count(first[1].lower(), lists) or _WHEN.match(text, end):
        return None
    reach = first.end(1)
    for _ in range(3):
        word = match[1].lower()  # type: ignore[index]
        if not _adjective(word, lists) and (not word.endswith("e") or lists.noun.search(word)):
            break
        match = _WORD.match(text, reach)
        if match is None:
            break
        following = match[1].lower()
        if following in lists.stop or following in lists.verbs or not match[1][0].islower():
            break
        if not (_adjective(following, lists) or lists.noun.search(following)):
            break
        reach = match.end(1)
    return first.start(1), reach


def _may_count(word: str, lists: _Words) -> bool:
    """Whether a word may open a counted noun phrase: no function word, no verb («lukkes»)."""
    if word in lists.stop or word in lists.verbs:
        return False
    return not word.endswith("es") or word.endswith(("eres", "ernes", "tes", "ses"))


def plural_at(text: str, end: int) -> bool:
    """Whether a plural noun follows, with an adjective or without: «2 mio. borgere», not «2 mio. til løn»."""
    phrase = noun_at(text, end)
    if phrase is None:
        return False
    counted = text[slice(*phrase)].lower()
    return words().noun.search(counted) is not None or counted.endswith("ede")


def _adjective(word: str, lists: _Words) -> bool:
    return word in lists.adjectives or lists.adjective.search(word) is not None
