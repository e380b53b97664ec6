"""Which speech act a statement is: demand, promise, goal, expectation, recommendation, or none that binds."""

import re
from typing import Literal, NamedTuple

from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues, shapes
from extractor.assembly.grammar import Grammar
from extractor.assembly.neighbours import begins_later, due_later, future_date, habitual
from extractor.assembly.scene import Scene
from extractor.lang import table
from extractor.lang.cues import patterns
from extractor.schema.values import Period

NAME = "commitment_words"
Origin = Literal["promised", "imposed"]
Strength = Literal["binding", "expected", "intended"]


class Speech(NamedTuple):
    """Who binds, how strongly, by which rule; `back` where it tells of an earlier act."""

    origin: Origin
    strength: Strength
    rule: str
    back: bool = False


Found = dict[str, int]
_GIVES = re.compile(r"\b(?:lover|garanterer|forsikrer)\b")
_WROTE = re.compile(r"\b(?:skrev|oplyste|lovede|fremgik|meddelte|forsikrede|tilkendegav|svarede)\b")
_BOUND = frozenset(
    [
        "kommunen",
        "kommunalbestyrelsen",
        "byrådet",
        "i",
        "planen",
        "genopretningsplanen",
        "redegørelsen",
        "jobcentret",
        "borgmesteren",
    ]
)
_TERMS = frozenset(("uger", "måneder", "dage", "uges", "måneders"))
_GENERAL = re.compile(r"\b(?:regle(?:r|rne)|loven|lovgivningen|kravet|bekendtgørelsen|reformen)\b")
_LOVER = re.compile(r"\blover\b")
ACTING = frozenset(
    [
        "begin",
        "hire",
        "change",
        "review",
        "train",
        "contact",
        "buy",
        "fund",
        "grant",
        "run",
        "report",
        "end",
        "finish",
        "happen",
        "improve",
        "decide",
    ]
)


def speech_of(statement: Statement, grammar: Grammar, scene: Scene, lead: str, planned: bool) -> Speech | None:
    """The speech act; `planned` where the statement tells of a planned initiative."""
    low = scene.lowered[statement.start : statement.end]
    found = cues(statement, scene)
    governor = scene.lowered[slice(*statement.governor)] if statement.governor else ""
    if _has(found, "courtesy") or _has(found, "no_promise", governor) or len(statement.tokens) < 3:
        return None
    if _GENERAL.search(governor) or (_has(found, "law") and not scene.dates_in((statement.start, statement.end))):
        return None
    if _has(found, "no_act") and (
        _has(found, "recommends", governor) or part_of(statement.start, scene) == "recommendation"
    ):
        return None
    if (speech := demand(low, found, statement, grammar, scene)) is not None:
        return speech
    if (speech := told(low, governor, found, grammar.modal)) is not None:
        return speech
    if (speech := proposed(low, governor, found, statement, scene, lead)) is not None:
        return speech
    if _has(found, "goal", governor) and not _has(found, "no_goal"):
        return Speech("promised", "intended", "commitment/goal")
    if _has(found, "expected", governor[-40:]):
        if _has(found, "no_expected"):
            return None
        return Speech("promised", "expected", "commitment/expected", bool(re.search(r"\bvar\b", low[:20])))
    return promise(low, found, statement, grammar, scene, planned)


def _has(found: Found, idea: str, governor: str = "") -> bool:
    """Whether the statement holds a wording of the idea, or what governs it does."""
    return f"{NAME}.{idea}" in found or bool(governor and patterns(NAME)[idea].search(governor))


def _early(found: Found, idea: str, statement: Statement) -> bool:
    """Whether a wording stands near the beginning of the main clause."""
    at = found.get(f"{NAME}.{idea}")
    first = statement.core[0].start
    return at is not None and first <= at < first + 60


def demand(low: str, found: Found, statement: Statement, grammar: Grammar, scene: Scene) -> Speech | None:
    """What somebody else asks of a municipality."""
    letter = scene.metadata.doc_type in ("supervision_letter",)
    if _has(found, "asked") and _has(found, "ask_object") and not grammar.negated:
        return Speech("imposed", "binding", "commitment/asked", not letter)
    if statement.words & _TERMS and shapes(NAME)["granted"].search(low):
        return Speech("imposed", "binding", "commitment/granted", True)
    if _has(found, "frist"):
        return Speech("imposed", "binding", "commitment/term", True)
    if not letter:
        return None
    if _has(found, "recovered"):
        return Speech("imposed", "binding", "commitment/recovered")
    if _has(found, "at_most"):
        return Speech("imposed", "binding", "commitment/bound")
    if _has(found, "should"):
        return Speech("imposed", "expected", "commitment/should")
    if _has(found, "handed") and not re.search(r"\b(?:vi|star|styrelsen) (?:sender|fremsender)", low):
        return Speech("imposed", "binding", "commitment/handed")
    if grammar.modal == "skal" and any(t.word in _BOUND for t in grammar.subject[:3]) and not grammar.negated:
        return Speech("imposed", "binding", "commitment/demanded")
    return None


def told(low: str, governor: str, found: Found, grammar_modal: str | None) -> Speech | None:
    """An earlier promise or agreement that the document tells of."""
    if _has(found, "agreed", governor):
        return Speech("imposed", "binding", "commitment/agreed", True)
    if governor and grammar_modal in ("ville", "skulle") and _WROTE.search(governor):
        return Speech("promised", "binding", "commitment/told", True)
    if governor and _GIVES.search(governor):
        return Speech("promised", "binding", "commitment/word")
    if _has(found, "promised"):
        strength: Strength = "intended" if "udtryk" in low else "binding"
        return Speech("promised", strength, "commitment/told", not _LOVER.search(low))
    if _has(found, "past_due") and not re.search(r"\b(?:burde|hvis)\b", low):
        return Speech("promised", "binding", "commitment/due", True)
    return None


def proposed(low: str, governor: str, found: Found, statement: Statement, scene: Scene, lead: str) -> Speech | None:
    """A recommendation with a concrete act, or what a decision adds."""
    words = patterns(NAME)
    if not (governor or lead or _has(found, "recommends")):
        return None
    if not governor and statement.block.kind != "list_item" and " at " not in low:
        return None  # «Forvaltningen indstiller til udvalget,»
    part = part_of(statement.start, scene)
    under = words["recommends"].search(governor) or words["recommends"].search(lead[-80:]) or _has(found, "recommends")
    if part == "recommendation" or under:
        if (
            _has(found, "no_act")
            or shapes(NAME)["only_approval"].match(low)
            or (low.startswith(("administrationen indstiller", "direktøren indstiller")) and not statement.governor)
        ):
            return None
        adopted = decided(statement, scene)
        if under or statement.block.kind == "list_item" or statement.governor:
            return Speech("promised", "binding" if adopted else "intended", "commitment/recommended")
    return None


def part_of(offset: int, scene: Scene) -> str:
    """The role of the agenda part around `offset`: recommendation, decision, case …; empty elsewhere."""
    for section in scene.headings(offset):
        title = section.title.strip().strip(":").lower()
        for role, titles in table("layout")["parts"].items():
            if title in titles or (role == "decision" and title.startswith("beslutning")):
                return str(role)
    return ""


_ADOPTED = re.compile(
    r"\b(?:godkendt\w{0,3}|godkendte|tiltrådt\w{0,2}|tiltrådte|vedtaget|vedtog|indstillingen (?:følges|blev fulgt)|"
    r"som indstillet|anbefales godkendt)\b"
)


def decided(statement: Statement, scene: Scene) -> bool:
    """Whether the decision of the same agenda item adopts what is recommended under `statement`."""
    around = scene.headings(statement.start)
    outer = around[-1] if around else None
    for section in scene.document.sections:
        if not section.title.lower().startswith(("beslutning", "vedtagelse", "protokol")):
            continue
        if any(a.start <= section.start < a.end for a in around[1:] or ([outer] if outer else [])):
            body = scene.lowered[section.start + len(section.title) : min(section.end, section.start + 1200)]
            if hit := _ADOPTED.search(body):
                number = re.match(r"\s*(\d{1,2})[.)]", scene.text[statement.block.start : statement.block.start + 6])
                listed = re.search(r"punkt(?:erne)? ((?:\d{1,2}(?:,| og |-)?\s?){1,6})", body[: hit.end() + 60])
                return not (number and listed and number[1] not in re.findall(r"\d{1,2}", listed[1]))
    return False


def promise(low: str, found: Found, statement: Statement, grammar: Grammar, scene: Scene, planned: bool) -> Speech | None:  # fmt: skip
    """The writer's own word: what will happen, by when, by whom."""
    if grammar.negated or grammar.modal in ("kan", "kunne", "bør", "burde", "må", "måtte", "ville"):
        return None
    if _has(found, "vague_act") or _has(found, "prediction"):
        return None
    verb = grammar.verb
    letter = scene.metadata.doc_type in ("supervision_letter", "answer")
    seen = _Seen(
        own=_has(found, "authority" if letter else "own"),
        acting=verb is not None and verb.kind in ACTING and verb.lemma not in SCHEDULE,
        dated=future_date(statement, scene),
        soon=_has(found, "sooner"),
    )
    if _has(found, "secures"):
        return Speech("promised", "binding", "commitment/secured")
    if grammar.tense == "perfect" and begins_later(statement, scene) and verb is not None and verb.lemma in POSTPONES:
        return Speech("promised", "binding", "commitment/postponed")
    if grammar.tense == "perfect" and seen.acting and due_later(statement, scene):
        return Speech("promised", "binding", "commitment/done_by")
    if grammar.tense == "future" and (rule := _future(found, statement, grammar, scene, seen)):
        return Speech("promised", "binding", rule)
    if grammar.tense == "present" and (rule := _present(found, statement, grammar, seen, planned, letter)):
        return Speech("promised", "binding", rule)
    if planned and grammar.tense in ("present", "future", "none", "perfect") and not letter:
        return Speech("promised", "binding", "commitment/planned")
    return None


class _Seen(NamedTuple):
    own: bool  # the writer's organisation is named
    acting: bool  # the verb tells of an act
    dated: bool  # a day to come is named
    soon: bool  # «snarest», «derefter»


SCHEDULE = frozenset(("løbe", "vare", "koste"))  # the schedule of what runs already is no promise
POSTPONES = frozenset(("udskyde", "forlænge", "flytte", "indgå", "beslutte"))


def _future(found: Found, statement: Statement, grammar: Grammar, scene: Scene, seen: _Seen) -> str | None:
    if grammar.modal not in ("vil", "skal", None):
        return None
    if grammar.modal == "skal":
        measured = _has(found, "below") and bool(scene.values_in((statement.start, statement.end)))
        if not (seen.dated or seen.soon or measured):
            return None
        return "commitment/future"
    if habitual(statement, grammar, scene) and not seen.soon:
        return None
    if grammar.modal is None and _begun(statement, scene):
        return None  # «fra 15. maj bliver alle indkaldt» in a letter of June
    return "commitment/future" if seen.own or grammar.passive or seen.dated or seen.acting else None


def _begun(statement: Statement, scene: Scene) -> bool:
    dates = [d.value for d in scene.dates_in((statement.start, statement.end))]
    return bool(
        dates and scene.written and all(isinstance(d, Period) and d.end and d.end <= scene.written for d in dates)
    )


def _present(found: Found, statement: Statement, grammar: Grammar, seen: _Seen, planned: bool, letter: bool) -> str | None:  # fmt: skip
    if _early(found, "described", statement) and not (letter and seen.own):
        return None
    if seen.dated and (seen.acting or (letter and seen.own) or _has(found, "promise_verb")):
        return "commitment/dated"
    if planned and not letter:
        return "commitment/planned"
    if not seen.acting:
        return None
    if seen.soon:
        return "commitment/soon"
    if _has(found, "delivered") and (_has(found, "soon") or _has(found, "recurring")) and (seen.own or grammar.passive):
        return "commitment/reporting"
    if statement.condition and (seen.own or grammar.passive):
        return "commitment/conditional"
    return None
