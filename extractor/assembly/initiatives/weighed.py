"""What learnt weights add to the rules and take from them; nothing where no model is named."""

from extractor.assembly.clauses import Statement
from extractor.assembly.confidence import measured
from extractor.assembly.cues import cues
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.excluded import excluded
from extractor.assembly.initiatives.found import Find, lead_of
from extractor.assembly.initiatives.kind import best, scores
from extractor.assembly.scene import Scene

# chosen with the rules of a day when nobody had seen the errors they were measured on (models/README.md)
ENOUGH = 0.5  # so likely an effort is one that the rules did not hear
TOO_LITTLE = 0.08  # so unlikely is none that they did
BY_MODEL = "initiative/model"
UNTOLD = "orientering"  # the type where no word tells one: the domain's last


def likely(statement: Statement) -> bool:
    """Whether the weights say that a statement tells of an effort."""
    return statement.likely is not None and statement.likely >= ENOUGH


def confidence(found: Find) -> float:
    """The share right of the rule that found it, or what the weights say."""
    if found.rule == BY_MODEL:
        return round(found.statement.likely or 0.0, 2)
    return measured(found.rule)


def weighed(found: Find | None, statement: Statement, grammar: Grammar, scene: Scene) -> Find | None:
    """The rules' find unless it is very unlikely; else the statement itself where that is likely and they know nothing
    that rules it out."""
    if statement.likely is None:
        return found
    if found is not None:
        return found if statement.likely >= TOO_LITTLE else None
    told = cues(statement, scene)
    if not likely(statement) or excluded(statement, grammar, told, False, False, scene):
        return None
    kinds = tuple(dict.fromkeys(v.kind for _, v in grammar.doings))[:2]
    chosen = best(scores(told, statement.start, statement.end, kinds)) or (UNTOLD, 0.0)
    return Find(statement, grammar, *chosen, BY_MODEL, lead_of(statement, scene))
