"""How much speaks for a statement telling of an effort, or binding somebody, whatever its verb: weighed signs.

No list of verbs and objects is complete: «to konsulenter får fast plads på skolerne», «en læge kommer ud hver torsdag».
What efforts share is read from the whole statement: who acts, in which voice and tense, from when, how often, with
which people, places and money, what is new in it, and whether an effort stands beside it. The same signs, with
other weights, tell what binds. The weights are log-odds of two logistic regressions over annotated documents
(extractor/training/statements.py), learnt and summed together with those of the words (assembly/weighing.py).
"""

import re
from functools import cache, lru_cache

from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.excluded import region_of
from extractor.assembly.initiatives.kind import scores
from extractor.assembly.initiatives.words import CLASSES
from extractor.assembly.scene import Scene
from extractor.assembly.statement import Odds
from extractor.assembly.weighing import ALWAYS, apart, of_words, total
from extractor.lang import table
from extractor.schema.values import Period

NAME = "effort_evidence"
_TOLD = (1.0, 1.9, 2.9)  # how strongly the words tell a type, in steps
_SHORT, _LONG = 7, 25  # words of a statement
_MANY = 3  # figures: more of them report
_DOER = 5  # words of a subject
_CUES = {
    cue: "cue_" + cue
    for cue in (
        *("none", "report", "vague_act", "recurring", "asked", "idiom", "delivered", "described", "should", "law"),
        *("ask_object", "promised", "goal", "no_goal", "prediction", "no_expected", "expected", "past_due"),
    )
}
_FROM = re.compile(r"\b(?:fra og med|fra|siden|pr\.|per|med virkning fra|allerede) (?:den |d\. |og med )?$")
_UNTIL = re.compile(r"\b(?:til|indtil|inden|senest|udgangen af) (?:den |d\. |og med |med )?$")
_QUOTED = re.compile(r"[\"“”„»«][A-ZÆØÅ]")
HOPELESS = -250  # hundredths; the doer and the place hardly ever make up for so much


@cache
def _heads() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern)) for name, pattern in table(NAME)["headings"].items()]


def evidence(statement: Statement, grammar: Grammar, scene: Scene, near: bool = False) -> Odds:
    """The log-odds of a statement, kept with it; `near` where the rules found an effort shortly before it.

    Where words, verb, cues and figures alone leave no hope, the rest is not looked at.
    """
    if statement.odds is None:
        told = of_words([token.word for token in statement.tokens])
        told += total((ALWAYS, *_of_verb(statement, grammar, scene)))
        effort, promise = apart(told)
        if effort > HOPELESS or promise > HOPELESS:
            effort, promise = apart(told + total(_of_words(statement, grammar, scene, near)))
        statement.odds = Odds(effort / 100, promise / 100)
    return statement.odds


def signs(statement: Statement, grammar: Grammar, scene: Scene, near: bool) -> tuple[str, ...]:
    """The names of the signs that a statement bears, as often as it bears them."""
    return (*_of_verb(statement, grammar, scene), *_of_words(statement, grammar, scene, near))


def _of_verb(statement: Statement, grammar: Grammar, scene: Scene) -> list[str]:
    """What its verbs, the cues that rules know and its figures tell."""
    verb, words = grammar.verb, statement.words
    kind = verb.kind if verb is not None else "none"
    told = ["verb_" + kind, "tense_" + grammar.tense]
    if grammar.passive:
        told.append("passive")
    if grammar.modal is not None:
        told.append("modal_" + grammar.modal)
    if grammar.negated or "ikke" in words or "ingen" in words:
        told.append("negated")
    for _, other in grammar.doings:
        if other.kind != kind:
            told.append("also_" + other.kind)
    told += _known(statement, scene)
    told += _figures(statement, scene)
    return told


def _of_words(statement: Statement, grammar: Grammar, scene: Scene, near: bool) -> list[str]:
    """What its doer and its place tell."""
    return _doer(statement, grammar) + _place(statement, scene, near)


def _doer(statement: Statement, grammar: Grammar) -> list[str]:
    """Who acts; behind the verb where something else opens the statement."""
    subject = grammar.subject
    if not subject:
        return ["doer_none"]
    if grammar.at is not None and subject[0].start > grammar.at.start:
        subject = tuple(t for t in statement.core if t.start >= subject[0].start)
    first = subject[0].word
    told = []
    if first in ("der", "det"):
        told.append("doer_there")
    elif first[0].isdigit():
        told.append("doer_number")
    for token in subject[:_DOER]:
        for name in CLASSES[token.word]:
            told.append("doer_" + name)
    return told


def _known(statement: Statement, scene: Scene) -> list[str]:
    """What the rules know of its words."""
    found = cues(statement, scene)
    if not found:
        return []
    known = [_CUES[cue] for cue in found if cue in _CUES]
    if kinds := scores(found, statement.start, statement.end, ()):
        told = max(kinds.values())
        known += [f"told_{step}" for step, least in enumerate(_TOLD, 1) if told >= least]
    return known


def _figures(statement: Statement, scene: Scene) -> list[str]:
    """Its days and other values."""
    written = scene.written
    told = []
    for date in statement.dates:
        told.append("date")
        left = max(statement.start, date.start - 24)
        if _FROM.search(scene.lowered, left, date.start):
            told.append("date_from")
        elif _UNTIL.search(scene.lowered, left, date.start):
            told.append("date_until")
        value = date.value
        if isinstance(value, Period) and value.start is not None and written is not None and value.start > written:
            told.append("date_ahead")
    values = statement.values
    if not values:
        return told
    if len(values) > _MANY:
        told.append("figures_many")
    core = {t.start for t in statement.core}
    for mention in values:
        main, aside = _names_of(type(mention.value).__name__)
        told.append(main if mention.start in core else aside)
    return told


@cache
def _names_of(kind: str) -> tuple[str, str]:
    """What a figure of a kind is called in the main clause, and in another."""
    name = f"figure_{kind.lower()}"
    return name, f"{name}_aside"


def _place(statement: Statement, scene: Scene, near: bool) -> list[str]:
    """Where it stands, and its form."""
    told = []
    if near:
        told.append("near")
    if statement.block.kind == "list_item":
        told.append("list")
    if statement.governor is not None:
        told.append("governed")
    if statement.proposed:
        told.append("proposed")
    if statement.condition is not None:
        told.append("condition")
    if statement.label:
        told.append("label")
    if statement.order == 0:
        told.append("first")
    if len(statement.tokens) < _SHORT:
        told.append("short")
    elif len(statement.tokens) > _LONG:
        told.append("long")
    if scene.metadata.doc_type == "supervision_letter":
        told.append("supervision")
    if _QUOTED.search(scene.text, max(0, statement.start - 1), statement.end):
        told.append("quoted")
    if region_of(statement.start, scene) == "causes":
        told.append("causes")
    section = next(iter(scene.headings(statement.start)), None)
    return told if section is None else [*told, *_of_title(section.title)]


@lru_cache(maxsize=4096)
def _of_title(title: str) -> tuple[str, ...]:
    """What a heading tells of the statements below it."""
    low = title[:200].lower()
    return tuple(["heading_" + name for name, pattern in _heads() if pattern.search(low)])
