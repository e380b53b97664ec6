"""What later documents say of a promise: a report, an effort's state, an answer, a figure against its target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from extractor.compare.letters import Letter, Passage, code_of_place
from extractor.compare.links import Answer, Topic, link, of_commitment, of_initiative
from extractor.compare.threads import Check, Thread
from extractor.lang import table
from extractor.schema.records import Commitment, Initiative, Observation

Says = Literal["met", "not_met", "partly_met", "in_progress", "dropped"]
Kind = Literal["own_words", "later_report", "effort", "answer", "figure"]
_OF_STATE: dict[str, Says] = {"met": "met", "missed": "not_met"}
_OF_STATUS: dict[str, Says] = {"completed": "met", "ongoing": "in_progress", "stopped": "dropped"}
FIGURES = 4  # figures shown for one target
SAME: Answer = "same"
UNSURE: Answer = "unsure"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that bears on a promise. `late`: it shows itself that the act came after the deadline."""

    kind: Kind
    says: Says
    day: str  # of the document, or of the figure; "" where unknown
    letter: Letter
    passage: Passage
    score: float
    answer: Answer
    late: bool = False
    value: Decimal | None = None


class Index:
    """Where to look: efforts and figures by municipality, checks by demand, thread by letter."""

    NEAR = 40  # of the statements that share a word, the latest so many are compared

    def __init__(self, letters: Sequence[Letter], found: Sequence[Thread]) -> None:
        checks = [check for thread in found for check in thread.checks]
        self.checks: dict[str, Check] = {id: check for check in checks for id in check.told}
        self._threads: dict[str, set[str]] = {}
        for thread in found:
            for letter in thread.letters:
                self._threads.setdefault(letter.id, set()).add(thread.id)
        self._efforts: dict[str, list[tuple[Letter, Initiative, Topic]]] = {}
        self._by_stem: dict[tuple[str, str], list[int]] = {}
        self._figures: dict[tuple[str, str, str | None], list[tuple[Letter, Observation]]] = {}
        for letter in sorted(letters, key=lambda x: (x.day, x.source)):
            if letter.day:
                self._add(letter)

    def _add(self, letter: Letter) -> None:
        for effort in letter.initiatives:
            if effort.status in _OF_STATUS:
                code = code_of_place(effort.municipality, letter)[1]
                listed = self._efforts.setdefault(code, [])
                own = of_initiative(effort)
                for stem in own.stems:
                    self._by_stem.setdefault((code, stem), []).append(len(listed))
                listed.append((letter, effort, own))
        for figure in letter.observations:
            if figure.role == "actual" and figure.as_of_end and figure.municipality_code:
                key = (figure.municipality_code, figure.indicator, figure.target_group)
                self._figures.setdefault(key, []).append((letter, figure))

    def same_thread(self, a: Letter, b: Letter) -> bool:
        """Whether two letters are of one case."""
        return bool(self._threads.get(a.id, set()) & self._threads.get(b.id, set()))

    def efforts(self, code: str, own: Topic, after: str) -> Iterator[tuple[Letter, Initiative, Topic]]:
        """Efforts told in letters after a day that share a word with a topic."""
        at = {n for stem in own.stems for n in self._by_stem.get((code, stem), ())[-self.NEAR :]}
        for n in sorted(at):
            if self._efforts[code][n][0].day > after:
                yield self._efforts[code][n]

    def figures(self, code: str, target: Observation) -> Sequence[tuple[Letter, Observation]]:
        """Actual figures of a target's municipality, indicator and group."""
        return self._figures.get((code, target.indicator, target.target_group), ())


def evidence_of(
    told: Sequence[tuple[Letter, Commitment]], code: str, deadline: str | None, index: Index
) -> list[Evidence]:
    """All that bears on a promise told in these letters, by day."""
    found: list[Evidence] = []
    for number, (letter, c) in enumerate(told):
        if says := _OF_STATE.get(c.state):
            kind: Kind = "later_report" if number else "own_words"
            passage, sure = letter.outcome.get(c.id) or (letter.said[c.id][1], True)
            score, answer = (1.0, SAME) if sure else (0.5, UNSURE)
            found.append(Evidence(kind, says, letter.day, letter, passage, score, answer))
    first, c = told[0]
    found += _answers(c, index)
    if first.day and c.origin == "promised":
        own = of_commitment(c)
        found += _efforts(code, own, c, first, index)
    for letter, telling in told:
        found += _figures(code, telling, letter, deadline, index)
    unique = {(e.kind, e.letter.id, e.passage.start, e.says): e for e in found}
    return sorted(unique.values(), key=lambda e: (e.day, e.letter.source, e.passage.start, e.kind))


def _answers(c: Commitment, index: Index) -> Iterator[Evidence]:
    check = index.checks.get(c.id)
    if check is None or check.answer is None or check.link is None:
        return
    at = check.answer
    quote = " · ".join(part for part in (at.about.title, at.about.date) if part)
    late = bool(c.deadline and at.day > c.deadline)
    score = 1.0 if check.link == "same" else 0.5
    yield Evidence("answer", "met", at.day, at, Passage(0, 0, 1 if at.pages else None, quote), score, check.link, late)


def _efforts(code: str, own: Topic, c: Commitment, first: Letter, index: Index) -> Iterator[Evidence]:
    for letter, effort, other in index.efforts(code, own, first.day):
        found = link(own, other)
        if found.answer == "different":
            continue
        says = _OF_STATUS[effort.status]
        if says == "in_progress" and c.deadline_kind == "start":
            says = "met"  # promised to begin, and it has begun
        place = effort.provenance
        passage = Passage(effort.start, effort.end, place.page, " ".join(effort.text.split()))
        yield Evidence("effort", says, letter.day, letter, passage, found.score, found.answer)


def _figures(code: str, c: Commitment, letter: Letter, deadline: str | None, index: Index) -> Iterator[Evidence]:
    """The first figures from the deadline on, where the promise's own text holds a target of an indicator."""
    if deadline is None:
        return
    target = next((o for o in letter.observations if o.role == "target" and c.start <= o.start < c.end), None)
    better = _better().get(target.indicator) if target else None
    if target is None or better not in ("lower", "higher"):
        return
    known = [(where, o) for where, o in index.figures(code, target) if (o.as_of_end or "") >= deadline]
    for where, o in sorted(known, key=lambda entry: (entry[1].as_of_end or "", entry[0].source))[:FIGURES]:
        if o.unit != target.unit or o.value_to is not None:
            continue
        reached = o.value <= target.value if better == "lower" else o.value >= target.value
        start, end = o.provenance.sentence or (o.start, o.end)
        passage = Passage(start, end, o.provenance.page, f"{o.as_of_end}: {o.value} (mål: {target.value})")
        says: Says = "met" if reached else "not_met"
        yield Evidence("figure", says, o.as_of_end or "", where, passage, 1.0, "same", value=o.value)


@cache
def _better() -> dict[str, Any]:
    return {entry["id"]: entry["better"] for entry in table("indicators")["indicator"]}
