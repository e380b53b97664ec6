"""Which target group a figure is about: the counted words, its clause, what it refers back to, list, headings.

Source: annotation guidelines, sections 3 and 7. A benefit group anywhere on the way beats an age or a status;
several groups without a common id give null.
"""

import re

from extractor.assembly.scene import Scene, Span
from extractor.lang.groups import SEVERAL, GroupMention, combine, find_groups, label_group
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention
from extractor.schema.values import Basis

Found = tuple[str | None, Basis]
_NEAR = re.compile(
    r"[\s*]{0,3}(?:(?:pct\.?|procent|%|ud|af|blandt|for|på|hos|i|til|inden|den|de|det|alle|samtlige|vores|kommunens|jobcentrets|"
    r"nye|øvrige|borgere|personer|ledige|forløb|sager|samlede|gruppen|antallet|andelen)[\s*]{1,2}){0,6}"
)
_OF = re.compile(r"\s{0,2}(?:af|blandt|for|på|hos|inden for|til|i)\b")


def group_of(mention: Mention, scene: Scene) -> Found:
    """The group's id, and whether it stands with the figure (literal) or further away (inherited)."""
    if (cell := scene.cell(mention)) is not None:
        return in_table(mention, *cell, scene)
    place = scene.place(mention)
    if (direct := counted(mention, scene, place.right)) is not None and direct.id != "ledige":
        return direct.id or None, "literal"
    traits: list[GroupMention] = []
    for span, basis in ((place.sentence, "literal"), *((s, "inherited") for s in backwards(scene, mention.start))):
        groups = scene.groups_in(span)
        firm = [g for g in groups if g.axis != "trait"]
        traits += [g for g in groups if g.axis == "trait"]
        if firm:
            chosen = nearest(firm, mention, place.left, place.right) if span == place.sentence else united(firm)
            return chosen or None, basis  # type: ignore[return-value]
    for section in scene.headings(mention.start):
        groups = find_groups(section.title)
        firm = [g for g in groups if g.axis != "trait"]
        traits += groups
        if firm:
            return united(firm) or None, "inherited"
    named = [g for g in traits if g.id != "ledige"] or traits
    return (named[0].id or None, "inherited") if named else (None, "literal")


def counted(mention: Mention, scene: Scene, right: Span) -> GroupMention | None:
    """The group that is counted: it comes right after the figure («39 aktivitetsparate», «12 pct. af de …»)."""
    for group in scene.groups_in((mention.end, min(right[1], mention.end + 60))):
        return group if _NEAR.fullmatch(scene.lowered[mention.end : group.start]) else None
    return None


def nearest(groups: list[GroupMention], mention: Mention, left: Span, right: Span) -> str:
    """The group of the figure's own stretch: what follows with a preposition, else what leads up to it."""
    ids = {g.id for g in groups}
    if len(ids) == 1:
        return groups[0].id
    after = [g for g in groups if right[0] <= g.start < right[1]]
    before = [g for g in groups if left[0] <= g.start < left[1]]
    if after and after[0].start - mention.end <= 12:
        return after[0].id
    if before:
        return before[-1].id
    if after:
        return after[0].id
    return min(groups, key=lambda g: abs(g.start - mention.start)).id


def united(groups: list[GroupMention]) -> str:
    """The one group that a stretch of text is about, SEVERAL where it names groups without a common id."""
    ids = list(dict.fromkeys(g.id for g in groups))
    if len(ids) == 1:
        return ids[0]
    if SEVERAL in ids:
        return SEVERAL
    ready = [i for i in ids if i in ("aktivitetsparate", "kth_jobparat") or i.startswith("match")]
    benefits = [i for i in ids if i not in ready]
    common = combine(benefits, ready)
    if common:
        return common
    return SEVERAL


def backwards(scene: Scene, offset: int) -> list[Span]:
    """What the sentence may refer back to, nearest first: earlier sentences, its list's lead, earlier blocks."""
    spans: list[Span] = []
    start = scene.reading.sentence_at(offset)[0]
    for _ in range(4):
        previous = scene.previous_sentence(start)
        if previous is None:
            break
        spans.append(previous)
        start = previous[0]
    if (lead := scene.lead(offset)) is not None:
        spans.append(lead)
    for block in scene.blocks_before(offset, 2):
        spans.append((block.start, block.end))
    return spans


def in_table(mention: Mention, table: Table, cell: Cell, scene: Scene) -> Found:
    """The group of a cell: its own words, row label, column headers, caption, then the text above the table."""
    if table.is_header(cell):
        own = label_group(scene.text[cell.start : cell.end], scene.year)
        if own is not None:
            return own.id or None, "literal"
    labels: list[GroupMention] = []
    for head in (*reversed(table.row_headers(cell)), *reversed(table.column_headers(cell))):
        found = label_group(scene.words(head), scene.year)
        if found is not None:
            labels.append(found)
    firm = [g for g in labels if g.axis != "trait"]
    if firm:
        return joined(firm), "inherited"
    others: list[GroupMention] = []
    if table.caption is not None:
        others += scene.groups_in(table.caption)
    for c in table.corner():
        others += scene.groups_in((c.start, c.end))
    if not [g for g in others if g.axis != "trait"] and not labels:
        for section in scene.headings(table.start)[:2]:
            others += find_groups(section.title)
    around = [g for g in others if g.axis != "trait"]
    if around:
        return united(around) or None, "inherited"
    traits = [g for g in (*labels, *others) if g.id != "ledige"]
    return (traits[0].id or None, "inherited") if traits else (None, "inherited")


def joined(firm: list[GroupMention]) -> str | None:
    """One group from row and column labels: a benefit and a readiness combine, else the innermost wins."""
    if len({g.id for g in firm}) == 1:
        return firm[0].id or None
    ready = next((g.id for g in firm if g.axis == "readiness"), None)
    benefit = next((g.id for g in firm if g.axis == "benefit"), None)
    if ready and benefit:
        return combine([benefit], [ready]) or benefit
    return firm[0].id or None
