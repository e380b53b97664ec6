"""Deadlines that a commitment shares with another one nearby (annotation guidelines, section 7).

What a letter asks for is due when the letter says that the answer is to be handed in; a coordinated act shares the
day that opens its sentence; «projektperioden» and «indtil da» point to the deadline told before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from extractor.assembly.asked import asked
from extractor.assembly.clauses import Statement
from extractor.assembly.deadlines import deadline_of
from extractor.assembly.scene import Scene
from extractor.schema.records import Commitment
from extractor.schema.values import Period

_ANSWER = re.compile(r"\b(?:redegørelse|genopretningsplan|svar|plan|den|de)\w{0,3}\b")
_POINTS = asked(
    r"\b(?:projektperioden|indtil da|inden da|i samme periode|"
    r"(?:inden|til) samme (?:tidspunkt|dato|dag|frist)|bør forinden|fra (?:den dag|det tidspunkt|da af))\b(?! på)"
)
OPENS = 10  # a day that opens a sentence stands within so many characters
Told = tuple[Statement, Commitment]
Found = Sequence[Told]


def shared_deadlines(found: Found, scene: Scene) -> Iterator[tuple[Commitment, date | None]]:
    """Each commitment with its day, its own or the one it shares."""
    handed = next(
        (_day(c) for s, c in found if c.rule == "commitment/handed" and c.deadline and _answers(s, scene)), None
    )
    together = _together(found)
    for i, (statement, commitment) in enumerate(found):
        day = _day(commitment) or together.get(i)
        if i in together and together[i] is None:
            continue  # «Indsatserne gennemføres i løbet af 2012»: the items have the day
        if (day is None and commitment.deadline_text is None) or _points(statement, scene):
            day = day or _shared(found, i, handed, scene)
        yield commitment, day


def dated_by(statement: Statement, before: Told, scene: Scene) -> Told | None:
    """What was told before with the day that a short sentence gives it: «Det sker fra 1. marts»; None for others."""
    told, commitment = before
    if commitment.deadline is not None or statement.sentence == told.sentence:
        return None
    if _HAPPENS.match(scene.lowered, statement.start, statement.end) is None:
        return None
    day = deadline_of(statement, scene).day
    return (told, replace(commitment, deadline=day.isoformat())) if day else None


def answers(statement: Statement, before: Told, scene: Scene) -> bool:
    """Whether a short clause grants what the one before it asks for: «…, og den får du», «Dem medbringer vi»."""
    if before[1].rule not in ("commitment/asked", "commitment/handed"):
        return False
    return _GRANTS.fullmatch(scene.lowered, statement.start, statement.end) is not None


_HAPPENS = re.compile(
    r"(?:det|dette|ændringen|ordningen|forsøget|beslutningen) (?:sker|gælder|begynder|starter|træder i kraft|"
    r"har virkning|er gældende|iværksættes|sættes i værk)(?: \w{1,12}){0,3}? (?:fra|pr\.|senest|den|i|med|inden|til)\b"
)
_GRANTS = re.compile(
    r"(?:den|det|dem|de|begge dele|alt det|svaret|planen)(?: \w{1,12})? (?:får|skal|sender|medbringer|leverer|"
    r"vedlægger|eftersender|fremsender|kommer|giver|afleverer|sørger|lover|udarbejder|laver)"
    r"(?: (?:du|i|vi|jeg|få|naturligvis|gerne|have|hermed|også|selvfølgelig|for|med)){1,4}"
)


def _together(found: Found) -> dict[int, date | None]:
    """The day that a sentence behind a list sets for all its items, by their place; None for the sentence itself."""
    shared: dict[int, date | None] = {}
    for i, (statement, commitment) in enumerate(found):
        day = _day(commitment)
        if day is None or not statement.tokens or statement.tokens[0].word not in _ALL_OF_THEM:
            continue
        items: list[int] = []
        while i > len(items) and found[i - len(items) - 1][0].block.kind == "list_item":
            items.append(i - len(items) - 1)
        open_items = [n for n in items if found[n][1].deadline is None]
        if open_items and statement.block.kind == "paragraph":
            shared |= dict.fromkeys(open_items, day) | {i: None}
    return shared


_ALL_OF_THEM = frozenset(
    ("indsatserne", "initiativerne", "tiltagene", "aktiviteterne", "handlingerne", "ændringerne", "punkterne")
)


def _day(commitment: Commitment) -> date | None:
    return date.fromisoformat(commitment.deadline) if commitment.deadline else None


def _answers(statement: Statement, scene: Scene) -> bool:
    return _ANSWER.search(scene.lowered, statement.start, statement.end) is not None


def _points(statement: Statement, scene: Scene) -> bool:
    return statement.search(_POINTS, scene.lowered, statement.start, statement.end) is not None


def _shared(found: Found, i: int, handed: date | None, scene: Scene) -> date | None:
    statement, commitment = found[i]
    letter = scene.metadata.doc_type == "supervision_letter"
    if commitment.rule == "commitment/item" and not (i and _points(statement, scene)):
        return _of_list(statement, scene) or (handed if letter else None)
    if letter and commitment.rule in ("commitment/asked", "commitment/should", "commitment/demanded"):
        return handed
    if commitment.rule == "commitment/recovered":
        return _covered(statement, scene)
    if commitment.rule == "commitment/asked" and i + 1 < len(found):
        return _term_behind(found[i + 1], statement)
    if i == 0:
        return None
    before, earlier = found[i - 1]
    if _points(statement, scene) or commitment.rule == "commitment/answered":
        return _day(earlier)
    if before.sentence != statement.sentence:
        return None
    if statement.governor is not None and statement.governor[0] <= before.start < statement.governor[1]:
        return _day(earlier)  # «et møde i uge 12, hvor konsulenterne vil fortælle …»
    opening = scene.dates_in((before.start, before.start + OPENS))
    return _day(earlier) if opening else None


def _term_behind(following: Told, statement: Statement) -> date | None:
    """The day that the next sentence sets for the answer: «Svarfristen er den 20. september»."""
    behind, commitment = following
    near = behind.block is statement.block and commitment.rule in ("commitment/asked", "commitment/term")
    if not near or not behind.tokens[0].word.startswith(("svar", "frist", "tidsfrist")):
        return None
    return _day(commitment)


def _of_list(statement: Statement, scene: Scene) -> date | None:
    """The day that stands behind an item («Frist: 10. april»), else in the paragraph above its list."""
    lead = scene.lead(statement.start)
    for span in ((statement.end, statement.block.end), lead or (0, 0)):
        days = [d.value for d in scene.dates_in(span)]
        if days and isinstance(days[-1], Period) and days[-1].end and scene.written and days[-1].end >= scene.written:
            return days[-1].end
    return None


def _covered(statement: Statement, scene: Scene) -> date | None:
    """The last day of the months that are measured, told in the sentence before."""
    previous = scene.previous_sentence(statement.sentence[0])
    dates = [d.value for d in scene.dates_in(previous)] if previous else []
    return dates[-1].end if dates and isinstance(dates[-1], Period) else None
