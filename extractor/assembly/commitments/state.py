"""What the document itself says became of a commitment: in the statement, then in what follows it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from extractor.assembly.clauses import Statement
from extractor.assembly.scene import Scene
from extractor.lang import table

State = Literal["open", "met", "missed"]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {id: re.compile(pattern) for id, pattern in table("commitment_words")["state"].items()}


def state_of(statement: Statement, below: Sequence[Statement], scene: Scene, back: bool, rule: str) -> State:
    """`open` unless the document tells; only what tells of an earlier act is looked up in later sentences."""
    words = _patterns()
    low = scene.lowered[statement.start : statement.end]
    if not back:
        return "open"
    if words["missed"].search(low):
        return "missed"
    if words["met"].search(low):
        return "met"
    following = " ".join(scene.lowered[s.start : s.end] for s in below[:2])
    if words["missed"].search(following):
        return "missed"
    if words["met"].search(following) and not words["not_yet"].search(following):
        return "met"
    if rule in ("commitment/asked", "commitment/term", "commitment/agreed") and scene.metadata.doc_type in (
        "redegoerelse",
        "news",
    ):
        return "met"  # the answer itself is what was asked for
    return "open"
