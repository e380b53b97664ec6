"""Put the fields of each observation together."""

from collections.abc import Iterator, Sequence

from extractor.assembly import confidence
from extractor.assembly.fact import item_id
from extractor.assembly.observations.days import NOWHERE
from extractor.assembly.observations.focus import CHANGES, Link, Told, link
from extractor.assembly.observations.group import group_of
from extractor.assembly.observations.measure import continues, indicator_of
from extractor.assembly.observations.memory import Memory
from extractor.assembly.observations.role import (
    happened,
    in_future,
    is_criterion,
    role_of,
    source_of,
    stands_today,
    to_come,
)
from extractor.assembly.observations.select import is_observation
from extractor.assembly.observations.when import when_of
from extractor.assembly.observations.where import municipality_of
from extractor.assembly.scene import Scene
from extractor.schema.facts import Fact, Mention, ValueFact
from extractor.schema.records import Observation
from extractor.schema.values import Basis


def observations(scene: Scene, facts: Sequence[Fact]) -> Iterator[Observation]:
    """The observations among a document's values, in text order."""
    by_place = {(fact.start, fact.end): fact for fact in facts if isinstance(fact, ValueFact)}
    memory = Memory()
    for mention in scene.values:
        fact = by_place.get((mention.start, mention.end))
        if fact is None or scene.reading.crowded(mention.start, mention.end):
            continue
        observed = is_observation(mention, scene)
        if not observed and fact.kind not in ("duration", "count"):
            continue
        goes = link(mention, scene, memory.told, observed or fact.kind == "duration")
        if observed or (fact.kind == "duration" and goes.lasts) or (fact.kind == "count" and goes.whole is not None):
            yield observation(mention, fact, scene, memory, goes)


def observation(mention: Mention, fact: ValueFact, scene: Scene, memory: Memory, goes: Link) -> Observation:
    """One observation with the basis of each of its fields; `memory` as in `indicator_of`."""
    indicator, indicator_basis = indicator_of(mention, scene, memory, goes)
    role = "actual" if fact.kind == "duration" and goes.lasts else role_of(mention, scene)
    if indicator != "other" and fact.kind == "percentage" and is_criterion(mention, scene):
        indicator, indicator_basis = "other", "literal"
    prose = scene.cell(mention) is None
    when = when_of(
        mention, scene, role, indicator, lambda: prose and continues(mention, scene, memory), memory.when, goes
    )
    if (
        prose
        and role == "actual"
        and to_come(when, scene)
        and (stands_today(mention, scene) or (when.basis == "inherited" and happened(mention, scene)))
    ):
        when = NOWHERE  # what has happened is not dated by a deadline told before
    if prose and when.start is not None and indicator not in CHANGES:
        key = scene.place(mention).sentence[0], "money" if fact.kind == "amount" else role
        known = memory.when.get(key)  # «81.000 i april 2020 mod 214.000 i april 2019»: the story goes on in 2020
        if known is None or known.end is None or when.end is None or when.end >= known.end:
            memory.when[key] = when
    role = in_future(role, mention, when, scene)
    group, group_basis = group_of(mention, scene, goes)
    if indicator.startswith("fokusmaal_") and group_basis == "inherited" and group in (None, "alle_ydelser"):
        group = "attr_12_mdr"  # the focus targets are of everybody with a year's seniority
    name, code = municipality_of(mention, scene)
    if (same := goes.again) is not None:
        new_term = when.start is not None and when.basis == "literal" and role == same.role == "target"
        group, role, (name, code) = same.group, same.role, same.place
        if same.when.start and not new_term:  # «vi vil under 15 procent inden 1. maj»: a goal told again has a new day
            when = same.when._replace(basis="inherited")
    if prose:
        memory.told.append(Told(mention, indicator, group, when, role, (name, code), goes.whole))
    basis: dict[str, Basis] = {"indicator": indicator_basis, "target_group": group_basis, "as_of": when.basis}
    return Observation(
        id=item_id(scene.document.document_id, "observation", mention.start, mention.end),
        mention=fact.id,
        start=fact.start,
        end=fact.end,
        value=fact.value,
        value_to=fact.value_to,
        unit=fact.unit,
        municipality=name,
        municipality_code=code,
        target_group=group,
        indicator=indicator,
        as_of_start=when.start.isoformat() if when.start else None,
        as_of_end=when.end.isoformat() if when.end else None,
        role=role,
        source_kind=source_of(mention, scene, role),
        provenance=fact.provenance,
        basis=basis,
        confidence=confidence.observation(not prose, tuple(basis.values())),
    )
