"""Letters, answers and follow-ups of one case: which belong together, and was what was asked for answered in time?

Letters of one municipality belong together by a shared case number, or where one names the day of the other («jeres
brev af 23. marts»). An agenda or a news item tells of many cases: it joins a thread but never joins two of them. An
answer that only fits in time is proposed as «unsure».
"""

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from extractor.compare.letters import ANSWERS, MEETINGS, Held, Letter, Passage, Reference
from extractor.compare.links import Answer
from extractor.schema.records import Commitment

PATIENCE = timedelta(days=120)  # after a demand (or its deadline) an unlinked answer may be meant for it
State = Literal["in_time", "late", "no_deadline", "unanswered", "overdue", "not_judged"]
NEAR = 600  # characters between a demand and the list item that names the plan
_CAUSES = ("årsag", "hvorfor", "forklar", "baggrunden for", "skyldes")
_ASKED = ("redegør", "genopretningsplan", "handleplan", "handlingsplan", "skriftlig", "svar", "plan ")


@dataclass(frozen=True, slots=True)
class Check:
    """A demand of a letter, and what came of it as of a day.

    Where the demanding letter is not at hand, `letter` is the answer itself, which tells of the demand.
    """

    letter: Letter
    demand: Commitment
    answer: Letter | None
    link: Answer | None  # how sure it is that `answer` is the answer
    state: State
    asked: tuple[Held, ...]  # what was asked for, with the passages of the answer that hold it
    told: tuple[str, ...]  # ids of every sentence of the letter that makes this demand


@dataclass(frozen=True, slots=True)
class Thread:
    """Letters of one case, the earliest first; those without a day stand last."""

    id: str
    code: str
    municipality: str | None
    case_numbers: tuple[str, ...]
    letters: tuple[Letter, ...]
    checks: tuple[Check, ...]
    absent: tuple[tuple[Letter, str, Passage], ...]  # letters referred to that are not at hand: by whom, day, where


def threads(letters: Iterable[Letter], as_of: str) -> list[Thread]:
    """The threads of letters, by municipality and first day; one letter alone is a thread too.

    Letters of a later day than `as_of` (ISO) are left out.
    """
    by_place: dict[str, list[Letter]] = {}
    for letter in letters:
        if letter.day <= as_of:
            by_place.setdefault(letter.code or f"?{letter.about.municipality or ''}", []).append(letter)
    found = []
    for code in sorted(by_place):
        ordered = sorted(by_place[code], key=_order)
        found += _of_place(ordered, as_of) if code[0] != "?" else [_thread([one], [one], as_of) for one in ordered]
    return sorted(found, key=lambda t: (t.code or "~", _order(t.letters[0])))


def _order(letter: Letter) -> tuple[bool, str, str, str]:
    return (not letter.day, letter.day, letter.source, letter.id)


def _of_place(letters: Sequence[Letter], as_of: str) -> list[Thread]:
    """Group the letters of one municipality, in order of their days."""
    group = list(range(len(letters)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    first: dict[str, int] = {}
    days: dict[str, list[int]] = {}
    for at, letter in enumerate(letters):
        if letter.about.doc_type in MEETINGS:
            continue
        days.setdefault(letter.day, []).append(at)
        for number in letter.about.case_numbers:
            group[root(at)] = root(first.setdefault(number, at))
    for at, letter in enumerate(letters):
        if letter.about.doc_type in MEETINGS:
            continue
        for reference in letter.references:
            for other in days.get(reference.day, ())[:1] if reference.day < (letter.day or "~") else ():
                group[root(at)] = root(other)
    members: dict[int, list[Letter]] = {}
    for at, letter in enumerate(letters):
        members.setdefault(root(at), []).append(letter)
    _join_meetings(members)
    return [_thread(part, letters, as_of) for _, part in sorted(members.items())]


def _join_meetings(members: dict[int, list[Letter]]) -> None:
    """A meeting's paper that names a letter's day, or its case number, stands in that letter's thread as well."""
    days: dict[str, set[int]] = {}
    cases: dict[str, set[int]] = {}
    for key, part in members.items():
        for letter in part:
            if letter.about.doc_type not in MEETINGS and letter.day:
                days.setdefault(letter.day, set()).add(key)
                for number in letter.about.case_numbers:
                    cases.setdefault(number, set()).add(key)
    for key, part in list(members.items()):
        if len(part) > 1 or part[0].about.doc_type not in MEETINGS:
            continue
        paper = part[0]
        hosts = {host for reference in paper.references for host in days.get(reference.day, ())}
        hosts |= {host for number in paper.about.case_numbers for host in cases.get(number, ())}
        for host in hosts:
            insort(members[host], paper, key=_order)
        if hosts:
            del members[key]


def _thread(part: Sequence[Letter], all_letters: Sequence[Letter], as_of: str) -> Thread:
    numbers = tuple(dict.fromkeys(n for letter in part for n in letter.about.case_numbers))
    first = part[0]
    checks = [check for letter in part for check in _checks(letter, part, all_letters, as_of)]
    answered = {check.answer.id for check in checks if check.answer}
    checks += [check for letter in part if letter.id not in answered for check in _own_account(letter)]
    return Thread(
        first.id, first.code, first.about.municipality, numbers, tuple(part), tuple(checks), _absent(part, all_letters)
    )


def _absent(part: Sequence[Letter], at_hand: Sequence[Letter]) -> tuple[tuple[Letter, str, Passage], ...]:
    days = {letter.day for letter in at_hand}
    found: dict[str, tuple[Letter, str, Passage]] = {}
    for letter in part:
        for reference in letter.references:
            if reference.day not in days and _is_day(reference, letter):
                found.setdefault(reference.day, (letter, reference.day, reference.passage))
        if letter.earlier and not letter.references and not any(o.day and o.day < (letter.day or "") for o in part):
            found.setdefault("", (letter, "", letter.earlier))
    return tuple(found[day] for day in sorted(found))


def _is_day(reference: Reference, letter: Letter) -> bool:
    """Whether the reference is to the past."""
    return not letter.day or reference.day < letter.day


def asks_for_answer(demand: Commitment) -> bool:
    """Whether a demand asks to be answered in writing."""
    text = demand.text.lower()
    return demand.origin == "imposed" and any(word in text for word in _ASKED)


def _checks(letter: Letter, part: Sequence[Letter], at_hand: Sequence[Letter], as_of: str) -> Iterable[Check]:
    """The demand of a letter that asks for an answer; one for each deadline, however many sentences ask for it."""
    if letter.about.doc_type in ANSWERS | MEETINGS:
        return
    demands = [c for c in letter.commitments if asks_for_answer(c)]
    chosen: dict[str | None, Commitment] = {}
    for demand in sorted(demands, key=lambda c: (c.deadline_text is None, c.start)):
        chosen.setdefault(demand.deadline, demand)
    if len(chosen) > 1:
        chosen.pop(None, None)
    for demand in sorted(chosen.values(), key=lambda c: (c.deadline or "~", c.start)):
        answer, link = _answer(letter, demand, part, at_hand)
        told = [c for c in demands if c.deadline in (demand.deadline, None)]
        state = _state(demand, answer, link, as_of)
        yield Check(letter, demand, answer, link, state, _asked(letter, told, answer), tuple(c.id for c in told))


def _asked(letter: Letter, told: Sequence[Commitment], answer: Letter | None) -> tuple[Held, ...]:
    """The points that the demand asks for: all of a plan where one is asked for, the causes where they are."""
    if answer is None:
        return ()
    sentences = [letter.said[c.id][0] for c in told]
    plan = any(abs(at - s.start) <= NEAR for at in letter.plans for s in sentences)
    causes = any(word in s.quote.lower() for word in _CAUSES for s in sentences)
    if not plan and not causes:
        return ()
    return tuple(point for point in answer.holds() if (causes if point.id == "causes" else plan))


def _own_account(letter: Letter) -> Iterable[Check]:
    """The demand as the answer itself tells it, where the letter that made it is not at hand."""
    told = [c for c in letter.commitments if asks_for_answer(c)]
    if letter.about.doc_type not in ANSWERS or not told:
        return
    demand = min(told, key=lambda c: (c.deadline is None, c.start))
    state: State = "no_deadline" if not (demand.deadline and letter.day) else "in_time"
    state = "late" if demand.deadline and letter.day > demand.deadline else state
    yield Check(letter, demand, letter, "same", state, _asked(letter, told, letter), ())


def _answer(
    letter: Letter, demand: Commitment, part: Sequence[Letter], at_hand: Sequence[Letter]
) -> tuple[Letter | None, Answer | None]:
    for other in part:
        if other.day > letter.day and letter.day and other.about.doc_type in ANSWERS:
            return other, "same"
    if not letter.day:
        return None, None
    last = (date.fromisoformat(max(letter.day, demand.deadline or "")) + PATIENCE).isoformat()
    for other in at_hand:
        if other.about.doc_type in ANSWERS and letter.day < other.day <= last and not other.references:
            return other, "unsure"
    return None, None


def _state(demand: Commitment, answer: Letter | None, link: Answer | None, as_of: str) -> State:
    if answer is not None:
        if link != "same":
            return "not_judged"
        return "no_deadline" if not demand.deadline else "in_time" if answer.day <= demand.deadline else "late"
    return "overdue" if demand.deadline and demand.deadline < as_of else "unanswered"
