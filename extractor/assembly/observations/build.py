"""Put the fields of each observation together."""

from collections.abc import Iterator, Sequence

from extractor.assembly.fact import item_id
from extractor.assembly.observations.group import backwards, group_of
from extractor.assembly.observations.indicator import kind_of, look_back, match
from extractor.assembly.observations.role import role_of, source_of
from extractor.assembly.observations.select import is_observation
from extractor.assembly.observations.when import when_of
from extractor.assembly.observations.where import municipality_of
from extractor.assembly.scene import Scene
from extractor.schema.facts import Fact, Mention, ValueFact
from extractor.schema.records import Observation
from extractor.schema.values import Basis

STRONG = 40  # a rule of this weight in the figure's own sentence settles the matter


def observations(scene: Scene, facts: Sequence[Fact]) -> Iterator[Observation]:
    """The observations among a document's values, in text order."""
    by_place = {(fact.start, fact.end): fact for fact in facts if isinstance(fact, ValueFact)}
    for mention in scene.values:
        fact = by_place.get((mention.start, mention.end))
        if fact is not None and is_observation(mention, scene):
            yield observation(mention, fact, scene)


def observation(mention: Mention, fact: ValueFact, scene: Scene) -> Observation:
    """One observation with the basis of each of its fields."""
    indicator, indicator_basis = indicator_of(mention, scene)
    role = role_of(mention, scene)
    when = when_of(mention, scene, role == "target", indicator in look_back())
    group, group_basis = group_of(mention, scene)
    name, code = municipality_of(mention, scene)
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
        source_kind=source_of(mention, scene),
        provenance=fact.provenance,
        basis={"indicator": indicator_basis, "target_group": group_basis, "as_of": when.basis},
        confidence=fact.confidence,
    )


def indicator_of(mention: Mention, scene: Scene) -> tuple[str, Basis]:
    """The indicator's id, and whether its words stand in the figure's own sentence."""
    kind = kind_of(mention)
    low = scene.lowered
    noun = (getattr(mention.value, "noun", None) or "").lower()
    if scene.cell(mention) is not None:
        return table_indicator(mention, scene, kind, noun), "inherited"
    place = scene.place(mention)
    start, end = place.sentence
    clause = (place.left[0], place.right[1])
    own = match(low[slice(*clause)], kind, mention.start - clause[0], noun)
    whole = match(low[start:end], kind, mention.start - start, noun)
    found = own if own and (whole is None or own[1] >= whole[1] - 12) else whole
    if found and found[1] >= STRONG:
        return found[0], "literal"
    for span in backwards(scene, mention.start)[:3]:
        earlier = match(low[slice(*span)] + " \u2063 " + low[start:end], kind, mention.start - start, "")
        if earlier and earlier[1] >= STRONG and (found is None or earlier[1] > found[1]):
            if refers_back(low[start:end], kind):
                return earlier[0], "inherited"
            break
    return (found[0], "literal") if found else ("other", "literal")


REFERS = (
    "det svarer", "dette svarer", "svarende til", "heraf", "disse", "denne andel", "andelen", "antallet", "tallet",
    "tallene", "undersøgelsen", "det er ", "målet er", "det tilsvarende", "tilsvarende", "niveauet", "gruppen",
    "var det",
)  # fmt: skip


def refers_back(sentence: str, kind: str) -> bool:
    """Whether a sentence without an indicator of its own continues the one before."""
    return any(word in sentence for word in REFERS)


def table_indicator(mention: Mention, scene: Scene, kind: str, noun: str) -> str:
    """The indicator of a cell, from its headers and caption together, then from the text above the table."""
    found = scene.cell(mention)
    assert found is not None
    table, cell = found
    low = scene.lowered
    heads = [low[h.start : h.end] for h in (*table.row_headers(cell), *table.column_headers(cell))]
    corner = [
        low[c.start : c.end] for c in table.cells if c.row < table.header_rows and c.column < table.header_columns
    ]
    caption = low[slice(*table.caption)] if table.caption else ""
    if table.is_header(cell):
        heads.append(low[cell.start : cell.end])
    text = " | ".join((*heads, *corner, caption))
    best = match(text, kind, 0, noun or text)
    if best and best[1] >= STRONG:
        return best[0]
    above = scene.blocks_before(table.start, 2)
    titles = [section.title.lower() for section in scene.headings(table.start)[:1]]
    wider = " | ".join((text, *titles, *(low[b.start : b.end][-400:] for b in above)))
    further = match(wider, kind, 0, noun or text)
    if further and (best is None or further[1] > best[1]):
        return further[0]
    return best[0] if best else "other"
