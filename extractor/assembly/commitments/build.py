"""Put the fields of each commitment together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import merge

from extractor.assembly.attribution import municipality_at
from extractor.assembly.clauses import Statement, statements
from extractor.assembly.commitments.actor import actor_of
from extractor.assembly.commitments.demands import DECIDED
from extractor.assembly.commitments.due import answers, dated_by, shared_deadlines
from extractor.assembly.commitments.heard import Speech
from extractor.assembly.commitments.likely import ENOUGH
from extractor.assembly.commitments.speech import speech_of
from extractor.assembly.commitments.state import State, state_of
from extractor.assembly.commitments.target import Target, target_in, target_of
from extractor.assembly.concerned import group_of_span
from extractor.assembly.confidence import measured
from extractor.assembly.deadlines import deadline_of
from extractor.assembly.fact import item_id
from extractor.assembly.grammar import procedural, read, silent
from extractor.assembly.initiatives.evidence import evidence
from extractor.assembly.initiatives.found import lead_of
from extractor.assembly.initiatives.listed import goals, last_day, rows
from extractor.assembly.initiatives.status import OPTION, promised_lead
from extractor.assembly.locate import locate
from extractor.assembly.neighbours import followers
from extractor.assembly.scene import Scene
from extractor.schema.document import Cell
from extractor.schema.records import Commitment, Initiative


def commitments(scene: Scene, initiatives: Sequence[Initiative]) -> Iterator[Commitment]:
    """What somebody is bound to, in text order; `initiatives` are those of the same document."""
    status = {i.start: i.status for i in initiatives}
    efforts = {(i.start, i.end): i for i in initiatives}
    every = statements(scene)
    found: list[tuple[Statement, Commitment]] = []
    for i, statement in enumerate(every):
        if not statement.tokens:
            continue
        grammar = read(statement)
        if procedural(statement, grammar):
            continue
        odds = evidence(statement, grammar, scene).promise
        unsaid = silent(statement, grammar) and (statement.opens or odds < ENOUGH)
        if unsaid and not statement.dates:
            continue
        lead = lead_of(statement, scene)
        speech: Speech | None
        if statement.start in status and promised_lead(lead, scene):
            speech = Speech("promised", "binding", "commitment/listed", True)
        elif status.get(statement.start) == "unknown" or (statement.label and OPTION.match(statement.label)):
            continue  # an alternative binds nobody; what chooses it does
        else:
            speech = speech_of(statement, grammar, scene, lead, status.get(statement.start) == "planned", odds)
        last = found[-1] if found and found[-1][0] is every[i - 1] else None
        if last is not None and speech is not None and (dated := dated_by(statement, last, scene)) is not None:
            found[-1] = dated  # «Det sker fra 1. marts»: the day of what was said before
            continue
        if last is not None and speech is None and answers(statement, last, scene):
            speech = Speech("promised", "binding", "commitment/answered")
        if speech is not None:
            below = followers(every, i) if lead else every[i + 1 : i + 3]
            found.append(
                (statement, build(statement, speech, below, scene, efforts.get((statement.start, statement.end))))
            )
    told = (
        commitment
        if (day := deadline.isoformat() if deadline else None) == commitment.deadline
        else replace(commitment, deadline=day)
        for commitment, deadline in shared_deadlines(found, scene)
    )
    listed = sorted((*of_rows(scene), *of_goals(scene)), key=lambda c: (c.start, c.end))
    yield from merge(told, listed, key=lambda c: (c.start, c.end)) if listed else told


def of_rows(scene: Scene) -> Iterator[Commitment]:
    """What a table of efforts promises: a row with a day and not stopped."""
    for row in rows(scene):
        day = last_day(row.due, scene) if row.due else None
        if day is None or row.due is None or row.status in ("stopped", "unknown"):
            continue
        if row.status != "planned" and not row.firm:
            continue  # when a running effort takes place is no promise
        state: State = "met" if row.status == "completed" else "open"
        speech = Speech("promised", "binding", "commitment/table")
        yield _of_cell(row.effort, scene, speech, row.responsible, (day, scene.words(row.due)), state)


def of_goals(scene: Scene) -> Iterator[Commitment]:
    """What a table of milestones sets as goals."""
    for goal in goals(scene):
        speech = Speech("promised", "intended", "commitment/milestone")
        target = target_in((goal.cell.start, goal.cell.end), scene)
        yield _of_cell(goal.cell, scene, speech, goal.responsible, (goal.due, goal.words), target=target)


def _of_cell(
    cell: Cell,
    scene: Scene,
    speech: Speech,
    responsible: str | None,
    due: tuple[str | None, str | None],
    state: State = "open",
    target: Target = (None, None),
) -> Commitment:
    """What a table's cell promises; `due` is the day and its words."""
    span = (cell.start, cell.end)
    municipality, _ = municipality_at(span[0], scene)
    return Commitment(
        id=item_id(scene.document.document_id, "commitment", *span),
        start=span[0],
        end=span[1],
        text=scene.text[slice(*span)],
        origin=speech.origin,
        actor=responsible or municipality,
        strength=speech.strength,
        deadline=due[0],
        deadline_text=due[1],
        deadline_kind="due",
        state=state,
        condition=None,
        target_value=target[0],
        target_unit=target[1],
        target_group=group_of_span(span, scene),
        municipality=municipality,
        provenance=locate(*span, scene.reading),
        rule=speech.rule,
        confidence=measured(speech.rule),
    )


_TELLING = {"commitment/asked": "asked", "commitment/told": "promised", "commitment/due": "past_due"}


def _told_at(statement: Statement, speech: Speech) -> int | None:
    """Where the word stands that tells of an earlier promise or demand."""
    if speech.rule == "commitment/decided":
        return next((t.start for t in statement.tokens if t.word in DECIDED), None)
    idea = _TELLING.get(speech.rule)
    return (statement.cues or {}).get(idea) if idea else None


def build(
    statement: Statement, speech: Speech, below: Sequence[Statement], scene: Scene, effort: Initiative | None
) -> Commitment:
    """One commitment with all its fields; where and about whom it is was worked out for an `effort` of its words."""
    span = (statement.start, statement.end)
    deadline = deadline_of(statement, scene, speech.back, statement.condition, _told_at(statement, speech))
    value, unit = target_of(statement, speech, scene)
    municipality = effort.municipality if effort else municipality_at(statement.start, scene)[0]
    condition = statement.condition
    return Commitment(
        id=item_id(scene.document.document_id, "commitment", *span),
        start=span[0],
        end=span[1],
        text=scene.text[slice(*span)],
        origin=speech.origin,
        actor=actor_of(statement, speech, municipality, scene),
        strength=speech.strength,
        deadline=deadline.day.isoformat() if deadline.day else None,
        deadline_text=deadline.text,
        deadline_kind=deadline.kind,
        state=state_of(statement, below, scene, speech.back, speech.rule, deadline.day),
        condition=scene.text[slice(*condition)].strip(" ,") if condition else None,
        target_value=value,
        target_unit=unit,
        target_group=effort.target_group if effort else group_of_span(span, scene),
        municipality=municipality,
        provenance=effort.provenance if effort else locate(*span, scene.reading),
        rule=speech.rule,
        confidence=measured(speech.rule),
    )
