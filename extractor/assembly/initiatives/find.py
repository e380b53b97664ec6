"""Which statements tell of an effort: a doing, and an object that the domain knows."""

from typing import NamedTuple

from extractor.assembly.clauses import Statement
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.kind import NAME, best, scores
from extractor.assembly.scene import Scene
from extractor.lang.cues import patterns

STRONG = {"begin": 1.0, "hire": 0.5, "change": 1.4, "buy": 1.4, "train": 1.0, "end": 1.4}
WEAK = {"run": 1.9, "improve": 2.4, "contact": 1.4, "fund": 1.4, "review": 1.4, "finish": 1.9, "happen": 1.9}


class Find(NamedTuple):
    """A statement that tells of an effort."""

    statement: Statement
    grammar: Grammar
    type: str
    weight: float
    rule: str
    lead: str  # the lower-cased paragraph that introduces the list it stands in


def find(statement: Statement, grammar: Grammar, scene: Scene) -> Find | None:
    """The effort that a statement tells of, None where it tells of none."""
    words = patterns(NAME)
    low = scene.lowered[statement.start : statement.end]
    item = statement.block.kind == "list_item"
    lead = lead_of(statement, scene) if item else ""
    if grammar.tense == "none" or (item and words["doing_noun"].match(low) and grammar.tense in ("none",)):
        return _noun_item(statement, grammar, low, lead, item)
    if words["weighed"].search(low) and not grammar.doings:
        return None
    idiom = words["idiom"].search(low)
    kinds = tuple(dict.fromkeys(v.kind for _, v in grammar.doings))
    verb = grammar.verb
    if verb is None and not idiom:
        return None
    if grammar.negated and not (verb and verb.kind == "end"):
        return None
    if words["none"].search(low[:110]) or words["report"].search(_head(statement, grammar, scene)):
        return None
    if words["citizens"].match(low) and not grammar.passive and not idiom:
        return None
    found = scores(low, kinds[:2])
    chosen = best(found)
    if chosen is None:
        return None
    kind = verb.kind if verb else "state"
    need = STRONG.get(kind) or WEAK.get(kind)
    rule = kind
    if need is None and idiom:
        need, rule = 1.4, "idiom"
    if need is None or chosen[1] < need:
        return None
    return Find(statement, grammar, chosen[0], chosen[1], f"initiative/{rule}", lead)


def _head(statement: Statement, grammar: Grammar, scene: Scene) -> str:
    """The verb and what stands right behind it, where a reporting object would be."""
    at = grammar.at.start if grammar.at else statement.start
    return scene.lowered[at : min(statement.end, at + 40)]


def _noun_item(statement: Statement, grammar: Grammar, low: str, lead: str, item: bool) -> Find | None:
    words = patterns(NAME)
    if not item or len(low) < 6 or not words["lead"].search(lead) or words["no_lead"].search(lead[-160:]):
        return None
    kinds = tuple(dict.fromkeys(v.kind for _, v in grammar.doings))
    chosen = best(scores(low, kinds[:1]))
    if chosen is None or not words["doing_noun"].match(low):
        return None
    return Find(statement, grammar, chosen[0], chosen[1], "initiative/item", lead)


def lead_of(statement: Statement, scene: Scene) -> str:
    """The lower-cased paragraph that introduces the list, with the heading above it."""
    span = scene.lead(statement.start)
    return scene.lowered[span[0] : span[1]] if span else ""
