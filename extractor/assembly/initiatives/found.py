"""A statement that tells of an effort, as the rules hand it on."""

from msgspec import Struct

from extractor.assembly.clauses import Statement
from extractor.assembly.grammar import Grammar
from extractor.assembly.scene import Scene, Span


class Find(Struct, frozen=True, gc=False):
    """A statement that tells of an effort."""

    statement: Statement
    grammar: Grammar
    type: str
    weight: float
    rule: str
    lead: str  # the lower-cased paragraph that introduces the list it stands in
    span: Span | None = None  # where the effort is but a part of the statement


def lead_of(statement: Statement, scene: Scene) -> str:
    """The lower-cased paragraph that introduces the list the statement stands in; empty elsewhere."""
    if statement.block.kind != "list_item":
        return ""
    span = scene.lead(statement.start)
    return scene.lowered[span[0] : span[1]] if span else ""
