"""Which wordings of efforts and commitments a statement holds: one pass, kept with the statement."""

from collections.abc import Sequence
from functools import cache

from extractor.assembly.clauses import Statement, Token
from extractor.assembly.scene import Scene
from extractor.lang import table
from extractor.lang.phrases import Compiled, Phrases

LISTS = ("initiative_words", "commitment_words")


@cache
def _phrases() -> Phrases:
    wordings: dict[str, str] = {}
    for name in LISTS:  # no idea stands in both
        wordings |= table(name)["words"]
    for type, rows in table("initiative_words")["types"].items():
        wordings |= {f"type.{type}.{n}": pattern for n, (_, pattern) in enumerate(rows)}
    return Phrases(wordings)


@cache
def weights() -> dict[str, tuple[str, float]]:
    """Cue of a type -> the type and how strongly it tells it."""
    rows = table("initiative_words")["types"]
    return {f"type.{t}.{n}": (t, float(weight)) for t, entries in rows.items() for n, (weight, _) in enumerate(entries)}


@cache
def shapes(name: str) -> Compiled:
    """The `[shapes]` of a word list: what must be read at a place, or over several words."""
    return Compiled(table(name)["shapes"])


def cues(statement: Statement, scene: Scene) -> dict[str, int]:
    """Cue -> where it first stands in the statement (an offset into the text)."""
    if statement.cues is None:
        statement.cues = find_cues(scene, statement.tokens, statement.end)
    return statement.cues


def find_cues(scene: Scene, words: Sequence[Token], end: int) -> dict[str, int]:
    """Cue -> where it first stands among the words."""
    return _phrases().find(scene.lowered, words, end)
