"""Put the fields of each commitment together."""

import re
from collections.abc import Iterator, Sequence

from extractor.assembly.attribution import municipality_at
from extractor.assembly.clauses import Statement, statements
from extractor.assembly.commitments.speech import Speech, speech_of
from extractor.assembly.commitments.state import state_of
from extractor.assembly.concerned import group_of_span
from extractor.assembly.deadlines import deadline_of
from extractor.assembly.fact import item_id
from extractor.assembly.grammar import read
from extractor.assembly.initiatives.find import lead_of
from extractor.assembly.initiatives.status import promised_lead
from extractor.assembly.locate import locate
from extractor.assembly.neighbours import followers
from extractor.assembly.scene import Scene
from extractor.schema.records import Commitment, Initiative
from extractor.schema.values import Count, Duration, Percentage


def commitments(scene: Scene, initiatives: Sequence[Initiative]) -> Iterator[Commitment]:
    """What somebody is bound to, in text order; `initiatives` are those of the same document."""
    planned = {i.start for i in initiatives if i.status == "planned"}
    every_initiative = {i.start for i in initiatives}
    every = statements(scene)
    for i, statement in enumerate(every):
        if not statement.tokens:
            continue
        lead = lead_of(statement, scene) if statement.block.kind == "list_item" else ""
        grammar = read(statement)
        speech: Speech | None
        if statement.start in every_initiative and promised_lead(lead):
            speech = Speech("promised", "binding", "commitment/listed", True)
        else:
            speech = speech_of(statement, grammar, scene, lead, statement.start in planned)
        if speech is not None:
            yield build(statement, speech, followers(every, i) if lead else every[i + 1 : i + 3], scene)


def build(statement: Statement, speech: Speech, below: Sequence[Statement], scene: Scene) -> Commitment:
    """One commitment with all its fields."""
    span = (statement.start, statement.end)
    deadline = deadline_of(span, scene, speech.back)
    value, unit = target_of(statement, scene)
    municipality, _ = municipality_at(statement.start, scene)
    condition = statement.condition
    return Commitment(
        id=item_id(scene.document.document_id, "commitment", *span),
        start=span[0],
        end=span[1],
        text=scene.text[slice(*span)],
        origin=speech.origin,
        actor=municipality or scene.metadata.municipality,
        strength=speech.strength,
        deadline=deadline.day.isoformat() if deadline.day else None,
        deadline_text=deadline.text,
        deadline_kind=deadline.kind,
        state=state_of(statement, below, scene, speech.back, speech.rule),
        condition=scene.text[slice(*condition)].strip(" ,") if condition else None,
        target_value=value,
        target_unit=unit,
        target_group=group_of_span(span, scene),
        municipality=municipality,
        provenance=locate(*span, scene.reading),
        rule=speech.rule,
        confidence=0.8,
    )


def target_of(statement, scene):  # type: ignore[no-untyped-def]
    """The measurable result: a bounded share, a number of persons or places."""
    for mention in scene.values_in((statement.start, statement.end)):
        value = mention.value
        left = scene.lowered[max(statement.start, mention.start - 30) : mention.start]
        if re.search(r"\b(?:fra|mod|hvis \w+)\s$", left):
            continue
        if isinstance(value, Percentage):
            return value.value, "percent"
        if isinstance(value, Count):
            return value.value, None
        if isinstance(value, Duration) and value.modifier in ("at_most", "less_than"):
            return value.value, value.unit
    return None, None
