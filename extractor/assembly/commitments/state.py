"""What the document itself says became of a commitment: in the statement, then in what follows it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from extractor.assembly.asked import AskedList, asked
from extractor.assembly.clauses import Statement
from extractor.assembly.neighbours import future_date
from extractor.assembly.scene import Scene
from extractor.lang import table
from extractor.lang.gated import gated

State = Literal["open", "met", "missed"]


_TOLD = AskedList(lambda: {name: (pattern,) for name, pattern in table("commitment_words")["state"].items()})
AHEAD = 20_000  # how far on a letter may tell what became of the time it gave
_FAILED = gated(
    r"\b(?:ikke (?:er )?lykkedes|fortsat (?:ikke|manglende|har en)|manglende genopretning|ikke (?:er )?genoprettet|"
    r"ikke (?:er )?i mål|"
    r"har ikke fået den lovpligtige|endnu ikke)\b"
)


SOON = 100  # an answer is written so many days before its term at most; what is due later lies ahead
_REPEATS = asked(
    r"\b(?:pålægges|påbydes|månedlige?|halvårlige?|kvartalsvise?|ugentlige?|løbende|"
    r"hver(?:t)? (?:måned|uge|kvartal|halve år))\b"
)
ITEM = 240  # letters of an item in which a colon gives its status
_OF_LISTS = ("commitment/listed", "commitment/signs", "commitment/told")
_DONE = gated(  # «ekstra sagsbehandler: ansat 1. juli», «ugentlige samråd: kører»
    r":\s{1,2}(?:er |blev |nu )?(?:ansat|kører|indført|gennemført|i drift|åbnet|afsluttet|etableret|sket|færdig|udført|"
    r"løst|afholdt|iværksat|igangsat|opfyldt|indfriet|sendt|afleveret|på plads|i gang|i mål|ja\b|ok\b)"
)
_DROPPED = gated(
    r":\s{1,2}(?:er |blev |desværre )?(?:opgivet|droppet|udskudt|ikke|forsinket|mangler|aflyst|"
    r"sat i bero|skrinlagt|nej\b)"
)
_OVERDUE = ("commitment/told", "commitment/due", "commitment/goal")


def state_of(
    statement: Statement, below: Sequence[Statement], scene: Scene, back: bool, rule: str, due: date | None
) -> State:
    """`open` unless the document tells; only what tells of an earlier act is looked up in later sentences.

    A promise told whose day is past, with no word of its being kept, was missed: why else would it be told.
    """
    if statement.block.kind == "list_item" and rule in _OF_LISTS:
        item = scene.lowered[statement.start : min(statement.block.end, statement.start + ITEM)]
        if _DONE.search(item):
            return "met"
        if _DROPPED.search(item):
            return "missed"
    if not back:
        return "open"
    if rule == "commitment/due":
        return "missed"
    low = scene.lowered[statement.start : statement.end]
    listed = rule == "commitment/listed"
    if not listed and statement.search(_TOLD["missed"], low):
        return "missed"
    if _follows("missed", below[:2], scene):
        return "missed"
    if _follows("met", below[:2], scene) and not _follows("not_yet", below[:2], scene):
        return "met"
    if rule == "commitment/granted":  # the letter goes on to tell whether the time was used
        return "missed" if _FAILED.search(scene.lowered, statement.end, statement.end + AHEAD) else "open"
    if not listed and rule != "commitment/told" and statement.search(_TOLD["met"], low):
        return "met"
    if rule in ("commitment/asked", "commitment/term", "commitment/agreed") and scene.metadata.doc_type in (
        "redegoerelse",
        "news",
    ):
        later = due is not None and scene.written is not None and (due - scene.written).days > SOON
        if later or statement.search(_REPEATS, low):
            return "open"
        return "open" if future_date(statement, scene) and scene.metadata.doc_type == "news" else "met"
    if rule in _OVERDUE and due is not None and scene.written is not None and due < scene.written:
        return "met" if statement.search(_TOLD["met"], low) else "missed"
    return "open"


def _follows(told: str, below: Sequence[Statement], scene: Scene) -> bool:
    """Whether the statements behind tell it; what is told may begin in one and end in the next."""
    pattern = _TOLD[told]
    if not any(pattern.bit & statement.may for statement in below):
        return False
    return pattern.search(" ".join([scene.lowered[one.start : one.end] for one in below])) is not None
