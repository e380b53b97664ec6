"""The grammar of statements by a trained pipeline: tense, voice, negation and subject from its parse.

Asked only where the rules are unsure (`unsure`): the verb is missing or not the only candidate, or a negation stands
in the sentence. What the model cannot say stays as the rules read it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.assembly.grammar import Grammar, Tense, by_rules
from extractor.assembly.scene import Scene
from extractor.assembly.statement import Statement, Token
from extractor.lang.verbs import Verb

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

Parse = Callable[[str], "Doc"]  # of one sentence; a doc of a trained pipeline with tags and heads
_LIGHT = {"have", "være", "blive"}


def unsure(statement: Statement, grammar: Grammar) -> bool:
    """Whether the rules left something open that a parse may settle."""
    if grammar.verb is None:
        return any(t.finite for t in statement.tokens)
    candidates = {t.start for t in statement.core if any(v.kind != "state" for v in t.verbs)}
    return len(candidates) > 1


def settle(statements: list[Statement], scene: Scene, parse: Parse) -> int:
    """Read the grammar of each unsure statement again with the model; how many it was asked about."""
    parsed: dict[int, Doc] = {}
    asked = 0
    for statement in statements:
        rules = by_rules(statement)
        statement.grammar = rules
        if not unsure(statement, rules):
            continue
        asked += 1
        start, end = statement.sentence
        if start not in parsed:
            parsed = {start: parse(scene.text[start:end])}
        statement.grammar = by_model(statement, rules, parsed[start], start)
    return asked


def by_model(statement: Statement, rules: Grammar, doc: "Doc", offset: int) -> Grammar:
    """The rules' grammar with verb, tense, voice, negation and subject of the statement's topmost verb."""
    words = [w for w in doc if statement.start <= offset + w.idx < statement.end]
    inside = {w.i for w in words}
    heads = [w for w in words if w.pos_ in ("VERB", "AUX") and (w.head.i not in inside or w.head.i == w.i)]
    by_start = {t.start: t for t in statement.tokens}
    top = next((w for w in heads if offset + w.idx in by_start), None)
    if top is None:
        return rules
    token = by_start[offset + top.idx]
    verb = reading(token, top)
    if verb is None:
        return rules
    helpers = [c for c in top.children if c.dep_.startswith("aux") and c.i < top.i]
    modal = next((c.lower_ for c in helpers if c.lemma_ not in _LIGHT), None)
    passive = verb.form == "passive" or any(c.lemma_ == "blive" for c in helpers)
    subject = next((c for c in top.children if c.dep_.startswith(("nsubj", "csubj"))), None)
    return replace(
        rules,
        verb=verb,
        at=token,
        modal=modal or (rules.modal if rules.at is token else None),
        tense=tense_of(verb, helpers, rules, token),
        passive=passive,
        negated=rules.negated or any(c.lower_ in ("ikke", "aldrig") for c in top.children),
        subject=covered(subject, by_start, offset) if subject is not None else rules.subject,
    )


def reading(token: Token, word: "Word") -> Verb | None:
    """The verb reading of our word list that agrees with the model's form."""
    form = word.morph.get("VerbForm")
    wanted = {"Inf": ("infinitive", "passive"), "Part": ("participle",), "Fin": ("present", "past", "passive")}
    fitting = [v for v in token.verbs if form and v.form in wanted.get(form[0], ())]
    return next(iter(fitting or token.verbs), None)


def tense_of(verb: Verb, helpers: "list[Word]", rules: Grammar, token: Token) -> Tense:
    """Tense of a verb with its auxiliaries; as the rules say where both mean the same verb."""
    if rules.at is token:
        return rules.tense
    if any(c.lemma_ not in _LIGHT or c.lower_ == "bliver" for c in helpers):
        return "future"
    if verb.form == "participle" and helpers:
        return "past" if helpers[0].lower_ in ("blev", "var", "havde") else "perfect"
    return "past" if verb.form == "past" else "present"


def covered(subject: "Word", by_start: dict[int, Token], offset: int) -> tuple[Token, ...]:
    """Our words under the subject."""
    return tuple(t for w in subject.subtree if (t := by_start.get(offset + w.idx)) is not None)
