"""The writer's own word: what will happen, by when, by whom. False promises are worse than missed ones."""

from typing import NamedTuple

from extractor.assembly.commitments.heard import Heard, Speech
from extractor.assembly.commitments.proposals import part_of
from extractor.assembly.neighbours import begins_later, due_later, future_date, habitual
from extractor.schema.values import Period

UNSURE = frozenset(("kan", "kunne", "bør", "burde", "må", "måtte", "ville"))
SCHEDULE = frozenset(("løbe", "vare", "koste", "køre"))  # the schedule of what runs already is no promise
POSTPONES = frozenset(("udskyde", "flytte", "indgå", "beslutte"))
HAPPENS = frozenset(("opleve", "mærke", "mangle", "vokse", "skyldes", "koste", "udgøre"))  # nobody's doing
ACTING = frozenset(
    (
        *("begin", "hire", "change", "review", "train", "contact", "buy", "fund", "grant", "run", "report", "end"),
        *("finish", "happen", "improve", "decide"),
    )
)


class _Seen(NamedTuple):
    own: bool  # the writer's organisation is named
    acting: bool  # the verb tells of an act
    dated: bool  # a day to come is named
    soon: bool  # «snarest», «derefter»


def promise(heard: Heard) -> Speech | None:
    """A promise of the writer, None where nothing firm is said."""
    rule = _rule(heard)
    return Speech("promised", "binding", rule) if rule else None


def _rule(heard: Heard) -> str | None:
    grammar, statement, scene = heard.grammar, heard.statement, heard.scene
    if grammar.negated or grammar.modal in UNSURE or heard.has("vague_act") or heard.has("prediction"):
        return None
    verb = grammar.verb
    authority = scene.metadata.doc_type in ("supervision_letter", "answer")
    seen = _Seen(
        own=heard.has("authority" if authority else "own"),
        acting=verb is not None and verb.kind in ACTING and verb.lemma not in SCHEDULE,
        dated=future_date(statement, scene),
        soon=heard.has("sooner"),
    )
    if heard.has("changed") and seen.dated:
        return "commitment/decided"
    if verb is not None and verb.lemma == "træde" and not seen.own:
        return None  # a law that comes into force
    if heard.has("secures"):
        return "commitment/secured"
    if grammar.tense == "perfect" and verb is not None and verb.lemma in POSTPONES and begins_later(statement, scene):
        return "commitment/postponed"
    if grammar.tense == "perfect" and seen.acting and due_later(statement, scene):
        return "commitment/done_by"
    if seen.dated and grammar.tense == "present" and part_of(statement.start, scene) == "decision":
        return "commitment/decided"
    if grammar.tense == "future" and (rule := _future(heard, seen)):
        return rule
    if grammar.tense == "present" and (rule := _present(heard, seen, authority)):
        return rule
    told = grammar.tense in ("past", "perfect") and "ja" not in statement.words
    return "commitment/planned" if heard.planned and not told and not authority else None


def _future(heard: Heard, seen: _Seen) -> str | None:
    grammar = heard.grammar
    if grammar.modal not in ("vil", "skal", None):
        return None
    if grammar.verb is not None and grammar.verb.lemma in HAPPENS:
        return None
    if grammar.modal == "skal":
        measured = heard.has("below") and bool(heard.scene.values_in(heard.span))
        return "commitment/future" if seen.dated or seen.soon or measured else None
    if habitual(heard.statement, grammar, heard.scene) and not seen.soon:
        return None
    if grammar.modal is None and _begun(heard):
        return None  # «fra 15. maj bliver alle indkaldt» in a letter of June
    return "commitment/future" if seen.own or grammar.passive or seen.dated or seen.acting else None


def _begun(heard: Heard) -> bool:
    written = heard.scene.written
    dates = [d.value for d in heard.scene.dates_in(heard.span)]
    return bool(dates and written and all(isinstance(d, Period) and d.end and d.end <= written for d in dates))


def _present(heard: Heard, seen: _Seen, authority: bool) -> str | None:
    if heard.early("described") and not (authority and seen.own):
        return None
    if seen.dated and (seen.acting or (authority and seen.own)):
        return "commitment/dated"
    if heard.planned and not authority:
        return "commitment/planned"
    if not seen.acting:
        return None
    if seen.soon:
        return "commitment/soon"
    somebody = seen.own or heard.grammar.passive
    if somebody and heard.has("delivered") and (heard.has("soon") or heard.has("recurring")):
        return "commitment/reporting"
    return "commitment/conditional" if somebody and heard.statement.condition else None
