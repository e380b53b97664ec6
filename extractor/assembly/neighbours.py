"""What stands around a statement: the sentences that follow it, and the days it names."""

from collections.abc import Sequence

from extractor.assembly.clauses import Statement
from extractor.assembly.scene import Scene
from extractor.schema.values import Period

FOLLOW = 8  # how many statements below an item are looked at


def followers(every: Sequence[Statement], i: int) -> list[Statement]:
    """The statements under a list item: the rest of its block and the paragraph before the next item."""
    own = every[i].block
    found: list[Statement] = []
    for statement in every[i + 1 : i + FOLLOW]:
        block = statement.block
        if block is not own and block.kind == "list_item":
            break
        if block is not own and found and found[-1].block not in (block, own):
            break
        if block is not own or statement.sentence != every[i].sentence:
            found.append(statement)
    return found


def future_date(statement: Statement, scene: Scene) -> bool:
    """Whether the statement names a day after the document was written."""
    written = scene.written
    if written is None:
        return False
    return any(
        isinstance(d.value, Period) and d.value.end is not None and d.value.end > written
        for d in scene.dates_in((statement.start, statement.end))
    )


def begins_later(statement: Statement, scene: Scene) -> bool:
    """Whether the statement names a day or period that begins after the document was written."""
    written = scene.written
    return written is not None and any(
        isinstance(d.value, Period) and d.value.start is not None and d.value.start > written
        for d in scene.dates_in((statement.start, statement.end))
    )
