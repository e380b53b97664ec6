"""What stands around a statement: the sentences that follow it, and the days it names."""

import re
from collections.abc import Sequence

from extractor.assembly.clauses import Statement
from extractor.assembly.grammar import Grammar
from extractor.assembly.scene import Scene
from extractor.schema.facts import Mention
from extractor.schema.values import Period

PAPERS = ("budget", "finanslov")  # «budget 2020» names a paper, no day to come
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
    written, dates = scene.written, statement.dates
    if written is None or not dates:
        return False
    return any(
        isinstance(d.value, Period)
        and d.value.end is not None
        and d.value.end > written
        and not scene.lowered.startswith(PAPERS, d.start)
        for d in dates
    )


_FIRM = re.compile(r"\b(?:senest|inden|ved|med)\s{1,2}(?:den |med |pr\. |ved ){0,2}$")


def due_later(statement: Statement, scene: Scene) -> bool:
    """Whether the statement sets a day to come: «senest ved udgangen af maj er alle sager gennemgået»."""
    written, dates = scene.written, statement.dates
    if written is None or not dates:
        return False
    return any(
        isinstance(d.value, Period)
        and d.value.start is not None
        and (d.value.start > written or _by_next(statement, d, scene))
        and _FIRM.search(scene.lowered, max(statement.start, d.start - 24), d.start)
        for d in dates
    )


_TERM = re.compile(r"\binden\s{1,2}(?:den |med |pr\. |ved ){0,2}$")


def _by_next(statement: Statement, mention: Mention, scene: Scene) -> bool:
    """«Inden udgangen af marts har alle fået en tid»: a term without its year is the next one to come."""
    if _YEAR.search(scene.text, mention.start, mention.end) or "har" not in statement.words:
        return False
    return _TERM.search(scene.lowered, max(statement.start, mention.start - 24), mention.start) is not None


_YEAR = re.compile(r"\d{4}|\d/\d")


def due_next(statement: Statement, grammar: Grammar, scene: Scene) -> bool:
    """Whether a promise names a term without its year («inden sommerferien»): the next one to come is meant."""
    if grammar.tense in ("past", "perfect") or scene.written is None:
        return False
    return any(
        _YEAR.search(scene.text, d.start, d.end) is None
        and isinstance(d.value, Period)
        and not d.value.relative
        and d.value.start is not None
        and _FIRM.search(scene.lowered, max(statement.start, d.start - 24), d.start)
        for d in statement.dates
    )


def begins_later(statement: Statement, scene: Scene) -> bool:
    """Whether the statement names a day or period that begins after the document was written."""
    written = scene.written
    return written is not None and any(
        isinstance(d.value, Period)
        and d.value.start is not None
        and d.value.start > written
        and _UNTIL.search(scene.lowered, max(statement.start, d.start - 16), d.start) is None
        for d in statement.dates
    )


_UNTIL = re.compile(r"(?:\bindtil|t\.o\.m\.|\btil og med|\bfrem til|kontrakt til)\s{1,2}(?:den |d\. |udgangen af )?$")


HABITS = frozenset(("contact", "review", "run", "train", "improve"))


def habitual(statement: Statement, grammar: Grammar, scene: Scene) -> bool:
    """«Borgerne bliver kontaktet dagen før»: «bliver» tells of a habit where no day, haste or condition is named."""
    if grammar.modal is not None or grammar.tense != "future" or statement.condition is not None:
        return False
    verb = grammar.verb
    if "altid" in statement.words:
        return True
    return verb is not None and verb.kind in HABITS and not statement.dates
