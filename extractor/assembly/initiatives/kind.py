"""Which type of effort the words tell (domain: initiative_types.toml)."""

from collections.abc import Mapping, Sequence
from functools import cache

from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues, weights
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.words import CLASSES
from extractor.assembly.scene import Scene
from extractor.lang import table

NAME = "initiative_words"
Scores = dict[str, float]
DOER = 2.0  # words so weak name a unit, not its reorganisation
FADES = 0.35  # how much less the last word of a statement tells than the first
PLAIN = 1.4  # so strongly told, what is done settles the type
BY = 4  # words of who acts, behind the verb
STAFFING = frozenset(("hire", "train"))  # whose object or subject are members of the staff
NAMING = "type.ansaettelse."  # the type whose words also name who does other things
BY_LAWYER = "type.juridisk_afklaring."  # a lawyer who goes through cases reviews them


@cache
def _order() -> tuple[str, ...]:
    return tuple(table("initiative_types")["type_order"])


def scores(found: Mapping[str, int], start: int, end: int, kinds: Sequence[str], doer_ends: int = 0) -> Scores:
    """How strongly the cues of a statement tell each type; early words weigh more than late ones.

    A team or unit before `doer_ends` is the doer, and tells nothing of what is done; nor does «i samarbejde med …».
    """
    told: Scores = {}
    if not found and not kinds:
        return told
    length = max(end - start, 80)
    known = weights()
    together = 0.0
    beside = found.get("together", -1) + len("i ")
    for cue, at in found.items():
        if cue in known:
            type, weight = known[cue]
            if type == "samarbejde" and at == beside:
                together = weight * (1.0 - FADES * (at - start) / length)
                continue
            if type == "omorganisering" and weight <= DOER and at < doer_ends:
                continue
            told[type] = max(told.get(type, 0.0), weight * (1.0 - FADES * (at - start) / length))
    if together:  # what is done together is done all the more
        meant = max(told, key=lambda t: told[t], default="samarbejde")
        told[meant] = max(told.get(meant, 0.0), together)
    verbs = table(NAME)["verbs"]
    for kind in kinds:
        if kind in verbs:
            type, weight = verbs[kind]
            told[type] = told.get(type, 0.0) + weight
    return told


def doing_kinds(grammar: Grammar, most: int = 2) -> tuple[str, ...]:
    """The kinds of the statement's first doings, each once; at most so many."""
    return tuple(dict.fromkeys(verb.kind for _, verb in grammar.doings))[:most]


def settled(statement: Statement, grammar: Grammar, scene: Scene, type: str) -> str:
    """The type by what is done, without what only names who does it; the type so far where nothing else tells one."""
    doer = _doer(statement, grammar)
    if not doer:
        return type
    cases = any(word.endswith(("sager", "sagerne")) for word in statement.words)
    naming = (NAMING, BY_LAWYER) if cases else (NAMING,)
    found = {c: at for c, at in cues(statement, scene).items() if at not in doer or not c.startswith(naming)}
    chosen = best(scores(found, statement.start, statement.end, doing_kinds(grammar)))
    return chosen[0] if chosen is not None and chosen[1] >= PLAIN else type


def _doer(statement: Statement, grammar: Grammar) -> frozenset[int]:
    """Where words stand that name who acts: in the subject of an active verb, behind «af» of a passive one."""
    at = grammar.at
    if at is None or grammar.verb is None or grammar.verb.kind in STAFFING:
        return frozenset()
    if grammar.passive:
        rest = [t for t in statement.core if t.start > at.start]
        by = next((n for n, t in enumerate(rest) if t.word == "af"), None)
        words = rest[by + 1 : by + 1 + BY] if by is not None else []
    elif grammar.subject and grammar.subject[0].start > at.start:
        words = [t for t in statement.core if t.start >= grammar.subject[0].start][:BY]
    else:
        words = list(grammar.subject)
    return frozenset(t.start for t in words if "staff" in CLASSES[t.word])


def best(told: Scores) -> tuple[str, float] | None:
    """The type that the words tell most strongly; the domain's order settles ties."""
    if not told:
        return None
    if len(told) == 1:
        return next(iter(told.items()))
    order = _order()
    type = min(told, key=lambda t: (-round(told[t], 2), order.index(t)))
    return type, told[type]
