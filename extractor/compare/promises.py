"""Who promised (or was told) what by when, and what later documents say became of it, as of a day.

A promise told again in a later letter is the same promise: its original deadline stays, a new one is the current
one. What a document itself says of a promise, a later report, effort, answer or figure is evidence; only certain
links move a state. Without evidence the state is «not assessed», which is never «not met».
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from extractor.compare.evidence import Evidence, Index, evidence_of
from extractor.compare.letters import Letter, Passage, code_of_place
from extractor.compare.links import Topic, link, of_commitment
from extractor.compare.threads import Thread, threads
from extractor.schema.decided import Act, Decision
from extractor.schema.records import Commitment

State = Literal[
    "not_assessed", "in_progress", "met", "met_late", "partly_met", "not_met", "dropped", "not_measurable"
]  # `partly_met` and `not_measurable` are for people to set
Column = Literal["overdue", "soon", "later", "no_deadline", "met", "not_met", "dropped", "not_measurable"]
Measurable = Literal["yes", "partly", "no"]
COLUMNS: tuple[Column, ...] = (
    "overdue", "soon", "later", "no_deadline", "met", "not_met", "dropped", "not_measurable",
)  # fmt: skip
_MEASURABLE: tuple[Measurable, ...] = ("no", "partly", "yes")
CLOSED = frozenset({"met", "met_late", "dropped", "not_measurable"})
SOON = 30  # days
NEAR = 250  # characters behind a missed promise in which a new day may stand


@dataclass(frozen=True, slots=True)
class Statement:
    """A promise or demand as one letter tells it; `score` links it to the first telling."""

    letter: Letter
    commitment: Commitment
    score: float = 1.0

    @property
    def passage(self) -> Passage:
        """The sentence it stands in."""
        return self.letter.said[self.commitment.id][0]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day and who set it: a letter, or a person (`act`) who says why; `letter` is then the promise's own."""

    day: str
    text: str | None
    letter: Letter
    passage: Passage
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise or demand through all letters, as of a day."""

    id: str
    municipality: str | None
    code: str
    first: Statement
    later: tuple[Statement, ...]
    original: Deadline | None
    changes: tuple[Deadline, ...]  # later deadlines, the latest last
    evidence: tuple[Evidence, ...]
    proposed: tuple[Evidence, ...]  # links that a person should look at; they move no state
    state: State
    column: Column
    as_of: str
    machine_state: State = "not_assessed"  # what the documents alone amount to
    act: Act | None = None  # who set the state, where a person did

    @property
    def current(self) -> Deadline | None:
        """The deadline that holds now."""
        return self.changes[-1] if self.changes else self.original

    @property
    def days_left(self) -> int | None:
        """Days from `as_of` to the current deadline, negative when it has passed."""
        if self.current is None:
            return None
        return (date.fromisoformat(self.current.day) - date.fromisoformat(self.as_of)).days

    @property
    def overdue(self) -> bool:
        """Whether the current deadline has passed without word that it was met; says nothing of fault."""
        return self.state not in CLOSED and self.days_left is not None and self.days_left < 0

    @property
    def missed_original(self) -> bool:
        """Whether a document says that it was not met, whatever came later."""
        return any(entry.says == "not_met" for entry in self.evidence)

    @property
    def without_new_deadline(self) -> bool:
        """Whether a deadline was missed, by the documents' own word or a person's, and no other was set."""
        return self.state == "not_met" and self.original is not None and not self.changes

    @property
    def measurable(self) -> Measurable:
        """Whether a figure and a day, one of them, or none would tell."""
        known = (self.first.commitment.target_value is not None) + (self.original is not None)
        return _MEASURABLE[known]


def assess(
    letters: Iterable[Letter],
    as_of: str,
    upto: str | None = None,
    decided: Mapping[str, Decision] | None = None,
    found: Sequence[Thread] | None = None,
) -> list[Promise]:
    """Every promise and demand as of an ISO day, by municipality, deadline and place.

    Letters of a later day than `upto` (else than `as_of`) are left out, and so is what people set on a later day;
    `decided` has their decisions by the id of the commitment; `found` the threads of these letters, if known.
    """
    kept = [letter for letter in letters if letter.day <= (upto or as_of)]
    found = threads(kept, upto or as_of) if found is None else found
    by_place: dict[tuple[str, str | None], list[Statement]] = {}
    for letter in sorted(kept, key=lambda x: (not x.day, x.day, x.source, x.id)):
        for c in letter.commitments:
            name, code = code_of_place(c.municipality, letter)
            by_place.setdefault((code, name), []).append(Statement(letter, c))
    index = Index(kept, found)
    promises = [
        _promise(told, name, code, index, as_of, decided or {})
        for (code, name), statements in by_place.items()
        for told in _told_again(statements, index)
    ]
    return sorted(promises, key=_order)


def _order(p: Promise) -> tuple[str, str, str, int, str]:
    day = p.current.day if p.current else "9999"
    return (p.municipality or "~", day, p.first.letter.source, p.first.commitment.start, p.id)


def _told_again(statements: Sequence[Statement], index: Index) -> list[list[Statement]]:
    """Group statements of one municipality that tell the same promise; those of one letter stay apart."""
    groups: list[tuple[Topic, list[Statement]]] = []
    holding: dict[str, list[int]] = {}
    for statement in statements:
        own = of_commitment(statement.commitment)
        near = sorted({at for stem in own.stems for at in holding.get(stem, ())[-index.NEAR :]})
        best, score = None, 0.0
        for at in near:
            other, told = groups[at]
            if _may_be_same(told, statement, index):
                found = link(other, own)
                if found.answer == "same" and found.score > score:
                    best, score = at, found.score
        if best is None:
            groups.append((own, [statement]))
            for stem in own.stems:
                holding.setdefault(stem, []).append(len(groups) - 1)
        else:
            groups[best][1].append(Statement(statement.letter, statement.commitment, score))
    return _promised_anew([told for _, told in groups])


def _promised_anew(groups: list[list[Statement]]) -> list[list[Statement]]:
    """«It did not succeed; we now expect …»: a new day in the same breath belongs to what was missed."""
    alone = {id(told[0]): told for told in groups if len(told) == 1 and told[0].commitment.state == "open"}
    dated = [told[0] for told in groups if id(told[0]) in alone and told[0].commitment.deadline]
    by_letter: dict[str, list[Statement]] = {}
    for statement in dated:
        by_letter.setdefault(statement.letter.id, []).append(statement)
    taken: set[int] = set()
    for told in groups:
        for missed in [s for s in told if s.commitment.state == "missed"]:
            for new in by_letter.get(missed.letter.id, ()):
                if id(new) not in taken and _follows(missed, new):
                    taken.add(id(new))
                    told.append(new)
                    break
    return [told for told in groups if id(told[0]) not in taken]


def _follows(missed: Statement, new: Statement) -> bool:
    """Whether a new day stands right behind what was missed, for the same side and of the same matter."""
    a, b = missed.commitment, new.commitment
    if b.origin != "promised" or b.actor != a.actor or b.start < a.end or (b.deadline or "") <= (a.deadline or ""):
        return False
    breath = missed.letter.said[a.id][1]
    if b.start < breath.end:
        return True
    return b.start < breath.end + NEAR and link(of_commitment(a), of_commitment(b)).answer != "different"


def _may_be_same(told: Sequence[Statement], new: Statement, index: Index) -> bool:
    """Same side, another letter; a demand is asked again only in the same case."""
    first = told[0]
    if first.commitment.origin != new.commitment.origin or any(s.letter.id == new.letter.id for s in told):
        return False
    return new.commitment.origin == "promised" or index.same_thread(first.letter, new.letter)


def _promise(
    told: Sequence[Statement], name: str | None, code: str, index: Index, as_of: str, decided: Mapping[str, Decision]
) -> Promise:
    first, *later = told
    dated = [
        Deadline(s.commitment.deadline, s.commitment.deadline_text, s.letter, s.passage)
        for s in told
        if s.commitment.deadline
    ]
    original = dated[0] if dated else None
    changes: list[Deadline] = []
    for entry in dated[1:]:
        if entry.day != (changes[-1] if changes else dated[0]).day:
            changes.append(entry)
    found = evidence_of([(s.letter, s.commitment) for s in told], code, original.day if original else None, index)
    certain = tuple(e for e in found if e.answer == "same")
    proposed = tuple(e for e in found if e.answer != "same")
    machine = _state(certain, changes)
    state, act, moved = _set_by_people(told, as_of, decided)
    changes += moved
    state = state or machine
    column = _column(state, changes[-1].day if changes else original.day if original else None, as_of)
    return Promise(
        first.commitment.id, name, code, first, tuple(later), original, tuple(changes), certain, proposed, state,
        column, as_of, machine, act,
    )  # fmt: skip


def _set_by_people(
    told: Sequence[Statement], as_of: str, decided: Mapping[str, Decision]
) -> tuple[State | None, Act | None, list[Deadline]]:
    """The state and the deadlines that people have set by the day; of several tellings the last word counts."""
    state, act, moved = None, None, []
    known = [(s, decided[s.commitment.id]) for s in told if s.commitment.id in decided]
    for statement, decision in known:
        own = decision.status
        if own and own.value in get_args(State) and own.at[:10] <= as_of and (act is None or own.at > act.at):
            state, act = own.value, own
        if (new := decision.deadline) and new.value and is_day(new.value) and new.at[:10] <= as_of:
            moved.append(Deadline(new.value, None, statement.letter, statement.passage, new))
    moved.sort(key=lambda deadline: deadline.act.at if deadline.act else "")
    return state, act, moved  # type: ignore[return-value]


def is_day(text: str) -> bool:
    """Whether a text is an ISO day."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _state(evidence: Sequence[Evidence], changes: Sequence[Deadline]) -> State:
    """What the evidence, in the order of its days, amounts to."""
    state: State = "not_assessed"
    missed = False
    for entry in evidence:
        if entry.says == "met":
            state = "met_late" if missed or entry.late else "met"
        elif entry.says == "not_met":
            missed, state = True, "not_met"
        elif entry.says == "partly_met":
            state = "partly_met"
        elif entry.says == "dropped":
            state = "dropped"
        elif state in ("not_assessed", "partly_met"):
            state = "in_progress"
    if state == "not_met" and changes and changes[-1].letter.day >= evidence[-1].day:
        return "in_progress"  # missed at first, promised anew
    return state


def _column(state: State, deadline: str | None, as_of: str) -> Column:
    if state in ("met", "met_late"):
        return "met"
    if state in ("not_met", "dropped", "not_measurable"):
        return state
    if deadline is None:
        return "no_deadline"
    if deadline < as_of:
        return "overdue"
    soon = (date.fromisoformat(as_of) + timedelta(days=SOON)).isoformat()
    return "soon" if deadline <= soon else "later"
