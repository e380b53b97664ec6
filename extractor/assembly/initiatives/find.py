"""Which statements tell of an effort: a doing, and an object that the domain knows."""

from typing import NamedTuple

from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues, shapes
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.kind import NAME, best, scores
from extractor.assembly.scene import Scene
from extractor.lang.cues import patterns
from extractor.schema.values import Percentage

# how strongly the object must be told, by the kind of doing
NEEDS = {
    "begin": 1.0, "hire": 0.5, "change": 1.4, "buy": 1.4, "train": 1.0, "end": 1.4,
    "run": 2.1, "improve": 2.6, "contact": 1.4, "fund": 1.4, "review": 1.4, "finish": 2.4,
}  # fmt: skip
ASSESSING = frozenset(("vurdere", "opgøre", "undersøge", "registrere", "analysere", "indberette", "måle"))
NO_EFFORT = frozenset(("søge", "ansøge", "dække", "finansiere", "nå", "opfylde", "overholde", "leve", "indfri"))
NEAR = 110  # words that rule an effort out must stand near the statement's beginning
BEHIND = 40  # a reporting object stands right behind its verb


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
    if grammar.tense == "none":
        return _noun_item(statement, grammar, scene) or _weighed(statement, grammar, scene)
    verb = grammar.verb
    if grammar.negated and not (verb and verb.kind == "end"):
        return None
    found = cues(statement, scene)
    idiom = "initiative_words.idiom" in found
    need = NEEDS.get(verb.kind) if verb else None
    if verb is not None and verb.lemma in ASSESSING:
        need = 2.9
    if verb is not None and verb.lemma in NO_EFFORT:
        need = None
    rule = verb.kind if verb and need else "idiom"
    if need is None and idiom:
        need = 1.4
    if need is None or _excluded(statement, grammar, found, idiom, scene):
        return None
    kinds = tuple(dict.fromkeys(v.kind for _, v in grammar.doings))[:2]
    chosen = best(scores(found, statement.start, statement.end, kinds))
    if chosen is None or chosen[1] < need:
        return None
    if scene.metadata.doc_type == "supervision_letter" and not _of_a_letter(chosen[0], grammar, found):
        return None
    return Find(statement, grammar, *chosen, f"initiative/{rule}", lead_of(statement, scene))


def _of_a_letter(type: str, grammar: Grammar, found: dict[str, int]) -> bool:
    """In an authority's letter: the plan it asks for, or what it tells that the municipality has done."""
    if type == "genopretningsplan":
        return "commitment_words.should" not in found
    return grammar.tense in ("perfect", "past") and "commitment_words.authority" not in found


def _excluded(statement: Statement, grammar: Grammar, found: dict[str, int], idiom: bool, scene: Scene) -> bool:
    """Whether the words tell of a state, a cause, a share, a report or something that citizens do."""
    none = found.get("initiative_words.none")
    if none is not None and none - statement.start < NEAR:
        return True
    if "initiative_words.weighed" in found and not grammar.doings:
        return True
    at = grammar.at.start if grammar.at else statement.start
    report = found.get("initiative_words.report")
    if report is not None and at <= report <= at + BEHIND:
        return True
    if any(isinstance(m.value, Percentage) for m in scene.values_in((statement.start, statement.end))):
        return True
    if not grammar.passive and not idiom:
        people = shapes(NAME)["people"]
        if any(people.match(t.word) for t in grammar.subject[:5]):
            return True
    heads = scene.headings(statement.start)
    return bool(heads and shapes(NAME)["causes"].match(heads[0].title.lower()))


def _weighed(statement: Statement, grammar: Grammar, scene: Scene) -> Find | None:
    """«Det var også overvejet at udlægge samtalerne»: an effort that was not chosen."""
    if statement.governor is None or not grammar.doings:
        return None
    if not patterns(NAME)["weighed"].search(scene.lowered, *statement.governor):
        return None
    chosen = best(scores(cues(statement, scene), statement.start, statement.end, (grammar.doings[0][1].kind,)))
    return Find(statement, grammar, *chosen, "initiative/weighed", "") if chosen else None


def _noun_item(statement: Statement, grammar: Grammar, scene: Scene) -> Find | None:
    """«Etablering af nye mentortilbud» in a list of efforts."""
    if statement.block.kind != "list_item" or statement.end - statement.start < 6:
        return None
    if not shapes(NAME)["doing_noun"].match(scene.lowered, statement.start, statement.end):
        return None
    words = patterns(NAME)
    lead = lead_of(statement, scene)
    if not words["lead"].search(lead) or words["no_lead"].search(lead[-160:]):
        return None
    kinds = tuple(dict.fromkeys(v.kind for _, v in grammar.doings))[:1]
    chosen = best(scores(cues(statement, scene), statement.start, statement.end, kinds))
    if chosen is None:
        return None
    return Find(statement, grammar, *chosen, "initiative/item", lead)


def lead_of(statement: Statement, scene: Scene) -> str:
    """The lower-cased paragraph that introduces the list the statement stands in; empty elsewhere."""
    if statement.block.kind != "list_item":
        return ""
    span = scene.lead(statement.start)
    return scene.lowered[span[0] : span[1]] if span else ""
