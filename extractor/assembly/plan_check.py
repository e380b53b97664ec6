"""Does a recovery plan hold what it must, and did it come in time?

Each point of the rule (lang/da/plan_requirements.toml) is found with its passages or missing. The day it was due is
that of the letter it answers: from the letter's own record where that is given, else as the answer itself tells it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from extractor.lang import lowered, table
from extractor.lang.groups import each_group

Record = Mapping[str, Any]  # one document as records.jsonl holds it
Span = tuple[int, int]
SHOWN = 3  # passages per point
NO_EFFORT = ("stopped", "unknown")
DUE_RULES = ("commitment/handed", "commitment/asked", "commitment/term", "commitment/agreed")


@dataclass(frozen=True, slots=True)
class Point:
    """One requirement: missing where no passage meets it. Passages are (start, end, text)."""

    id: str
    name: str
    name_en: str
    passages: tuple[tuple[int, int, str], ...]

    @property
    def found(self) -> bool:
        """Whether a passage meets the requirement."""
        return bool(self.passages)


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """A plan held against its rule. `in_time` is None where a day is not known."""

    rule: str
    name: str
    points: tuple[Point, ...]
    answered: date | None
    due: date | None
    due_text: str | None

    @property
    def in_time(self) -> bool | None:
        """Whether the answer is dated no later than it was due."""
        return self.answered <= self.due if self.answered and self.due else None

    @property
    def complete(self) -> bool:
        """Whether every point is found and the answer is not late."""
        return all(point.found for point in self.points) and self.in_time is not False


def check_plan(record: Record, letter: Record | None = None, rule: str | None = None) -> PlanCheck:
    """Hold a plan against a rule; `letter` is the record of the letter that it answers."""
    rules = table("plan_requirements")["rule"]
    chosen = next((r for r in rules if r["id"] == rule), rules[-1])
    points = tuple(
        Point(p["id"], p["name"], p["name_en"], tuple(_cut(record, _passages(p, record)))) for p in chosen["point"]
    )
    due, text = _due(letter if letter is not None else record)
    written = record["metadata"].get("date")
    return PlanCheck(chosen["id"], chosen["name"], points, date.fromisoformat(written) if written else None, due, text)


def _cut(record: Record, spans: Iterator[Span]) -> Iterator[tuple[int, int, str]]:
    text: str = record["text"]
    seen: set[Span] = set()
    for start, end in spans:
        if (start, end) in seen:
            continue
        seen.add((start, end))
        yield start, end, " ".join(text[start:end].split())
        if len(seen) == SHOWN:
            return


def _passages(point: Mapping[str, Any], record: Record) -> Iterator[Span]:
    """What meets a point: items of the record first, then sentences with its words."""
    yield from RECORDS[point["records"]](record) if "records" in point else ()
    if "words" in point:
        yield from _sentences(point["words"], point["needs"], record)


def _groups(record: Record) -> Iterator[Span]:
    text: str = record["text"]
    groups = (group.start for group in each_group(text) if group.axis != "trait")
    at = next(groups, None)
    for start, end in _spans(text):
        while at is not None and at < start:
            at = next(groups, None)
        if at is None:
            return
        if at < end:
            yield start, end


def _initiatives(record: Record) -> Iterator[Span]:
    for item in record["initiatives"]:
        if item["status"] not in NO_EFFORT and item["type"] != "orientering":
            yield item["start"], item["end"]


def _goals(record: Record) -> Iterator[Span]:
    for item in record["commitments"]:
        if item["target_value"] is not None and (item["strength"] != "binding" or item["target_unit"] == "percent"):
            yield item["start"], item["end"]


def _milestones(record: Record) -> Iterator[Span]:
    dated = [c for c in record["commitments"] if c["deadline"] and c["origin"] == "promised" and c["state"] == "open"]
    if len({c["deadline"] for c in dated}) > 1:  # one day alone is an end, no milestone
        for item in dated:
            yield item["start"], item["end"]


RECORDS = {"groups": _groups, "initiatives": _initiatives, "goals": _goals, "milestones": _milestones}


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)


# begins with one set of signs, so that the engine passes over all other text at once
_STOP = re.compile(r"[.!?\n\t](?:(?<=[.!?])\s+(?=[A-ZÆØÅ»\"-])|(?<=[\n\t])[\n\t]*)")
FEWEST = 5  # words of a passage
LONGEST = 600  # a longer stretch without a stop is no sentence


@lru_cache(maxsize=1)
def _spans(text: str) -> tuple[Span, ...]:
    """The sentences and lines of the text."""
    found = []
    start = 0
    for stop in _STOP.finditer(text):
        end = stop.start() + (text[stop.start()] in ".!?")
        if start < end:
            found.append((start, end))
        start = stop.end()
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)


@lru_cache(maxsize=1)
def _starts(text: str) -> list[int]:
    return [start for start, _ in _spans(text)]


def _sentences(words: str, needs: Sequence[str], record: Record) -> Iterator[Span]:
    """Sentences that meet a point: a heading promises what only its text can hold."""
    text: str = record["text"]
    low, spans, starts, pattern = lowered(text), _spans(text), _starts(text), _pattern(words)
    titles = {section["title"] for section in record["sections"]}
    for near in sorted({bisect_right(starts, at) - 1 for need in needs for at in _places(need, low)}):
        start, end = spans[near]
        line = text[start:end]
        fits = line not in titles and len(line.split()) >= FEWEST
        if fits and pattern.search(low[start : min(end, start + LONGEST)]):
            yield start, end


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _due(record: Record) -> tuple[date | None, str | None]:
    """The day the answer was due, and the passage that says so."""
    for rule in DUE_RULES:
        for item in record["commitments"]:
            if item["rule"] == rule and item["origin"] == "imposed" and item["deadline"]:
                return date.fromisoformat(item["deadline"]), item["text"]
    return None, None


def missing(check: PlanCheck) -> Sequence[Point]:
    """The points that no passage meets."""
    return [point for point in check.points if not point.found]
