"""Whom an initiative or a commitment concerns: the groups named in it, then in what it stands under."""

from extractor.assembly.observations.group import backwards, united
from extractor.assembly.scene import Scene, Span
from extractor.lang.groups import GroupMention, find_groups


def group_of_span(span: Span, scene: Scene) -> str | None:
    """The group's id: of the statement, of what it refers back to, of the heading it stands under; else None."""
    traits: list[GroupMention] = []
    near, far = backwards(scene, span[0])
    for stretch in (span, *near, *far):
        groups = scene.groups_in(stretch)
        firm = [g for g in groups if g.axis != "trait"]
        traits += [g for g in groups if g.axis == "trait"]
        if firm:
            return united(firm) or None
        if stretch == span and [g for g in traits if g.id != "ledige"]:
            break
    for section in () if [g for g in traits if g.id != "ledige"] else scene.headings(span[0]):
        groups = find_groups(section.title)
        firm = [g for g in groups if g.axis != "trait"]
        traits += groups
        if firm:
            return united(firm) or None
    named = [g for g in traits if g.id != "ledige"] or traits
    return named[0].id or None if named else None
