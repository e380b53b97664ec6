"""Efforts told in wordings of their own: given up, late, asked for, only weighed, the supervision itself."""

import re

from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.found import Find
from extractor.assembly.initiatives.kind import NAME, best, scores
from extractor.assembly.scene import Scene
from extractor.lang.cues import patterns

ORDERED = 2.4  # how strongly what a body asks its administration for must be told
NAMED = 1.3  # how strongly an effort that came to nothing, or late, must be told
_A_PLAN = re.compile(r"\ben (?:\w{1,16} )?(?:genopretningsplan\b|hand(?:le|lings)plan\b|plan (?:for|der|med)\b)")
_ON_WHETHER = re.compile(r"\bop på,? om\b|\bfølger,? om\b")


def came_to_nothing(statement: Statement, grammar: Grammar, found: dict[str, int]) -> Find | None:
    """«Den planlagte aftenåbning er ikke blevet til noget»."""
    chosen = best(scores(found, statement.start, statement.end, ()))
    return Find(statement, grammar, *chosen, "initiative/given_up", "") if chosen and chosen[1] >= NAMED else None


def asked_for(statement: Statement, grammar: Grammar, found: dict[str, int]) -> Find | None:
    """The plan or act that a body has asked its own administration for."""
    chosen = best(scores(found, statement.start, statement.end, ()))
    return Find(statement, grammar, *chosen, "initiative/ordered", "") if chosen and chosen[1] >= ORDERED else None


def watches(statement: Statement, grammar: Grammar, found: dict[str, int], scene: Scene) -> bool:
    """«STAR følger op på, om kommunerne …»: the supervision that the letter comes from."""
    verb = grammar.verb
    follows = verb is not None and verb.lemma == "følge" and grammar.tense == "present"
    if not follows or "authority" not in found or statement.dates:
        return False
    return _ON_WHETHER.search(scene.lowered, statement.start, statement.end) is not None


def late(statement: Statement, grammar: Grammar, found: dict[str, int], on: bool) -> Find | None:
    """An effort that should have begun; `on` where its span reaches to where the sentence tells of the delay."""
    chosen = best(scores(found, statement.start, statement.end, ()))
    if chosen is None or chosen[1] < NAMED:
        return None
    end = statement.sentence[1] - 1 if on else statement.end
    return Find(statement, grammar, *chosen, "initiative/postponed", "", (statement.start, end))


def asked_plan(statement: Statement, grammar: Grammar, found: dict[str, int], scene: Scene) -> Find | None:
    """«Vi beder om en redegørelse samt en genopretningsplan …»: the plan that an authority asks for."""
    if scene.metadata.doc_type != "supervision_letter" or "asked" not in found:
        return None
    plan = _A_PLAN.search(scene.lowered, statement.start, statement.end)
    if plan is None:
        return None
    span = (plan.start(), statement.end)
    return Find(statement, grammar, "genopretningsplan", 6.0, "initiative/plan", "", span)


def weighed(statement: Statement, grammar: Grammar, scene: Scene) -> Find | None:
    """«Det var også overvejet at udlægge samtalerne»: an effort that was not chosen."""
    if statement.governor is None or not grammar.doings:
        return None
    if not patterns(NAME)["weighed"].search(scene.lowered, *statement.governor):
        return None
    chosen = best(scores(cues(statement, scene), statement.start, statement.end, (grammar.doings[0][1].kind,)))
    return Find(statement, grammar, *chosen, "initiative/weighed", "") if chosen else None
