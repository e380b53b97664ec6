"""Is this the same effort or promise as that one, told in other words? A score and three answers.

Words are compared by stems, unequal stems by likeness (rapidfuzz); a long word weighs more than a short one. Effort
type, group, name, figures and deadline push the score up or down. The thresholds are measured on the pairs of
tests/compare/link_pairs.toml (docs/promises.md).
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz

from extractor.lang import table
from extractor.lang.groups import find_groups
from extractor.schema.records import Commitment, Initiative

Answer = Literal["same", "unsure", "different"]
SAME, UNSURE = 0.66, 0.42  # a score from SAME on is the same; below UNSURE it is different
LIKE = 84  # of 100: two stems are one word in two forms
MOST_LIKES = 200  # stems that a stem's likeness to is kept
PUSH = {"type": 0.06, "group": 0.12, "benefit": 0.4, "name": 0.35, "figure": 0.05, "deadline": 0.12}
_WORD = re.compile(r"[a-zæøåéü]{2,40}|\d[\d.,]{0,15}")
_ENDINGS = re.compile(
    r"(?:ernes|erne|enes|ene|eres|ens|ets|ers|es|en|et|er|ede|ende|te|de|e|s|t)$"
)  # of Danish nouns, verbs and adjectives; what is left is a stem for comparing, no word


@dataclass(frozen=True, slots=True)
class Topic:
    """What a link compares."""

    stems: frozenset[str]
    figures: frozenset[str]
    type: str | None = None
    group: str | None = None
    name: str | None = None
    deadline: str | None = None
    text: str = ""

    @property
    def benefits(self) -> frozenset[str]:
        """Benefits that the passage names."""
        return _benefits(self.text)


@dataclass(frozen=True, slots=True)
class Link:
    """How alike two topics are, 0 to 1, and what that means."""

    score: float
    answer: Answer


@lru_cache(maxsize=100_000)
def topic(
    text: str, type: str | None = None, group: str | None = None, name: str | None = None, deadline: str | None = None
) -> Topic:
    """The topic of a passage; words that stand in any promise are left out."""
    words = _WORD.findall(text.lower())
    figures = frozenset(word.rstrip(".,") for word in words if word[0].isdigit())
    stems = frozenset(stem(word) for word in words if not word[0].isdigit() and word not in _common())
    return Topic(stems - {""}, figures, type, group, name.lower() if name else None, deadline, text)


@lru_cache(maxsize=100_000)
def _benefits(text: str) -> frozenset[str]:
    return frozenset(g.id for g in find_groups(text) if g.axis == "benefit" and g.id)


def of_commitment(c: Commitment) -> Topic:
    """The topic of a promise or demand."""
    return topic(c.text, None, c.target_group, None, c.deadline)


def of_initiative(i: Initiative) -> Topic:
    """The topic of an effort."""
    return topic(i.text, i.type, i.target_group, i.name)


@cache
def _common() -> frozenset[str]:
    words = table("link_words")
    return frozenset(word for name in ("small", "promise", "office") for word in words[name])


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its endings, never shorter than three letters; umbrella words of the trade become one."""
    cut = _ENDINGS.sub("", word)
    cut = cut if len(cut) >= 3 else word
    return _synonyms().get(word) or _synonyms().get(cut) or cut


@cache
def _synonyms() -> dict[str, str]:
    found = {}
    for group in table("link_words")["synonyms"]:
        for word in group:
            found[word] = found[_ENDINGS.sub("", word)] = group[0]
    return found


def link(a: Topic, b: Topic) -> Link:
    """How alike two topics are."""
    score = likeness(a.stems, b.stems)
    score += _push("type", a.type, b.type) + _push("group", a.group, b.group)
    score += _push("name", a.name, b.name)
    score -= PUSH["benefit"] if a.benefits and b.benefits and a.benefits.isdisjoint(b.benefits) else 0
    score += PUSH["deadline"] if a.deadline and a.deadline == b.deadline else 0
    if a.figures and b.figures:
        score += PUSH["figure"] if a.figures & b.figures else -PUSH["figure"]
    score = round(max(0.0, min(1.0, score)), 3)
    return Link(score, answer_of(score))


def answer_of(score: float) -> Answer:
    """The answer that a score means."""
    return "same" if score >= SAME else "unsure" if score >= UNSURE else "different"


def _push(name: str, a: str | None, b: str | None) -> float:
    return 0.0 if not a or not b else PUSH[name] if a == b else -PUSH[name]


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the words' weight that is in both, 0 to 1: the mean of the shares of the shorter and of both."""
    if not a or not b:
        return 0.0
    both = a & b
    shared = float(sum(map(len, both)))
    rest = sorted(b - both)
    for word in sorted(a - both):
        likes = _likes(word)
        near = [(like, other) for other in rest if (like := likes[other])]
        if near:
            like, best = max(near)
            rest.remove(best)
            shared += like / 100 * (len(word) + len(best)) / 2
    weights = sum(map(len, a)), sum(map(len, b))
    return 0.5 * min(1.0, shared / min(weights)) + 0.5 * min(1.0, 2 * shared / sum(weights))


class _Likes(dict[str, float]):
    """How alike other stems are to one, from LIKE to 100, else 0; a compound is like its long part."""

    def __init__(self, stem: str) -> None:
        self._stem = stem

    def __missing__(self, other: str) -> float:
        if len(self) >= MOST_LIKES:
            self.clear()
        a = self._stem
        like = fuzz.ratio(a, other, score_cutoff=LIKE)
        short, long = (a, other) if len(a) <= len(other) else (other, a)
        if len(short) >= 5 and (long.startswith(short) or long.endswith(short)):
            like = max(like, 88.0)
        self[other] = like
        return like


_likes = lru_cache(maxsize=2_000)(_Likes)
