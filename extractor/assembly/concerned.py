"""Whom an initiative or a commitment concerns: the groups named in it, then in what it stands under.

Source: annotation guidelines, sections 3 and 7. The words of the statement and its sentence come first, then the
sentence before, the list's lead and the headings; what stands further away tells of somebody else as often as not, but
a letter or agenda item whose group words nearly all name one group is about it.
"""

from collections.abc import Iterable, Iterator

from extractor.assembly.observations.group import united
from extractor.assembly.scene import Scene, Span
from extractor.lang.groups import GroupMention


def group_of_span(span: Span, scene: Scene) -> str | None:
    """The group's id: of the statement, of what it refers back to, of the heading it stands under; else None."""
    id = next((told for groups in _around(span, scene) if (told := _told(groups)) is not None), None)
    if id is None:
        return "ledige" if scene.groups_in(span) else scene.sole_group(span[0])
    return scene.narrowed(id) or None


def _told(groups: Iterable[GroupMention]) -> str | None:
    """The one group told; empty where several without a common id are; None where none is."""
    firm = [g for g in groups if g.axis != "trait"]
    if firm:
        return united(firm) or ""
    return next((g.id for g in groups if g.id != "ledige"), None)


def _around(span: Span, scene: Scene) -> Iterator[list[GroupMention]]:
    """The groups of the statement, its sentence, the sentence before, the list's lead and the headings."""
    yield scene.groups_in(span)
    sentence = scene.reading.sentence_at(span[0])
    yield scene.groups_in(sentence)
    if (previous := scene.previous_sentence(sentence[0])) is not None:
        yield scene.groups_in(previous)
    if (lead := scene.lead(span[0])) is not None:
        yield scene.groups_in(lead)
    for section in scene.headings(span[0]):
        yield scene.groups_of_title(section)
