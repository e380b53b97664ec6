"""Which statements tell of an effort: a doing, and an object that the domain knows."""

import re
from bisect import bisect_right
from typing import NamedTuple

from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues, shapes
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.kind import NAME, best, scores
from extractor.assembly.initiatives.meant import given_up, meant, postponed
from extractor.assembly.initiatives.unreal import unreal
from extractor.assembly.scene import Scene, Span
from extractor.lang.cues import patterns
from extractor.lang.gated import gated
from extractor.lang.verbs import Verb
from extractor.schema.values import Percentage

# how strongly the object must be told, by the kind of doing
NEEDS = {
    "begin": 1.0, "hire": 0.5, "change": 1.4, "buy": 1.4, "train": 1.0, "end": 1.4,
    "run": 2.1, "improve": 2.6, "contact": 1.4, "fund": 1.4, "grant": 1.4, "review": 1.4, "finish": 2.4,
}  # fmt: skip
ASSESSING = frozenset(
    ("vurdere", "opgøre", "undersøge", "registrere", "analysere", "indberette", "måle", "afdække", "kortlægge")
)
NO_EFFORT = frozenset(
    ("løbe", "visitere", "søge", "ansøge", "dække", "finansiere", "nå", "opfylde", "overholde", "leve", "indfri")
)
NAMED = 1.3  # how strongly an effort that came to nothing, or late, must be told
STANDS = frozenset(("ligge", "finde", "stå", "gå", "komme", "gælde", "hænge"))
FEWER = frozenset(("færre", "flere", "mindre", "lavere", "højere", "andel", "andelen", "antallet", "bedre", "værre"))
TOLD_ON = frozenset(("begin", "finish", "run", "happen", "fund"))
NEAR = 110  # words that rule an effort out must stand near the statement's beginning
QUESTION = 110  # a question on a line of its own is at most so long
BEHIND = 40  # a reporting object stands right behind its verb


_QUOTED = re.compile(r"[\"“”„»«‘][A-ZÆØÅ][^\"“”„»«’\n]{2,60}[\"“”«»’]")
_NAMES = re.compile(r"[\"“”„»‘'](?=[A-ZÆØÅ])[^\"“”„»«’'\n]{2,100}[\"“”«’']")
_UNREAL = ("hvis", "såfremt", "medmindre", "skulle ", "er ", "bliver ", "nås ", "lykkes ", "sker ", "viser ", "har ")
_PLAN = re.compile(
    r"(?:udarbejd |en |fremsend )?(?:en )?(?:\w{1,16} )?(?:genopretnings|handl(?:ings|e)|hande)plan\w{0,2}\b"
)
_A_PLAN = re.compile(r"\ben (?:\w{1,16} )?genopretningsplan\b")
_INDSTILLER = re.compile(r"\b(?:indstill|foreslå|anbefal)\w{0,3}\b")
_TELLS = gated(  # an authority tells what the municipality says of itself
    r"\b(?:noteret|oplys\w{0,3}|skriver|skrev|fremgår|anfør\w{0,3}|tilkendegiv\w{0,3}|redegør\w{0,3}|meddel\w{0,3}|forstår|læst)\b"
)
_MEETS = re.compile(r"\b\w{0,16}(?:møde|konference|tavle)\w{0,3}\b")
_EVERY = frozenset(("alle", "samtlige", "hver", "ethvert"))
_SHOWS = ("liste", "listen", "oversigt", "oversigten", "katalog", "kataloget", "tavle", "tavlen", "udtræk", "udtrækket")
_TOLD_ON = frozenset(("tilbuddet", "forløbet", "ordningen", "holdet", "indsatsen", "kurset", "teamet", "samtalerne"))
_ANAPHOR = gated(
    r"\b(?:projektets?|ordningens?|forløbets?|planens?|listen|listerne|tiltaget|initiativet|kontraktens?|kursusforløbet|aftalens?)\b"
)


class Find(NamedTuple):
    """A statement that tells of an effort."""

    statement: Statement
    grammar: Grammar
    type: str
    weight: float
    rule: str
    lead: str  # the lower-cased paragraph that introduces the list it stands in
    span: Span | None = None  # where the effort is but a part of the statement


def find(statement: Statement, grammar: Grammar, scene: Scene, before: Find | None = None) -> Find | None:
    """The effort that a statement tells of, None where it tells of none; `before` is the effort found before it."""
    verb_first = statement.tokens[0].verbs and statement.tokens[0].verbs[0].form == "infinitive"
    if grammar.tense == "none" or (verb_first and not statement.shared):
        return _noun_item(statement, grammar, scene) or _weighed(statement, grammar, scene)
    found = cues(statement, scene)
    grammar = meant(statement, grammar, scene)
    verb = grammar.verb
    if (grammar.negated or verb is None or verb.kind == "state") and given_up(statement, scene):
        return _given_up(statement, grammar, found)
    if grammar.negated and not (verb and verb.kind == "end"):
        return None
    if postponed(statement, grammar, scene):
        return _postponed(statement, grammar, found)
    idiom = "initiative_words.idiom" in found
    named = _named(statement, grammar, scene)
    if (asked := _asked_plan(statement, grammar, found, scene)) is not None:
        return asked
    if verb is not None and verb.kind not in NEEDS and _proposed(statement, scene) and grammar.doings:
        verb = next((v for t in statement.tokens for v in t.verbs if v.form == "passive" and v.kind in NEEDS), verb)
    planned = (
        verb is not None and verb.lemma in ("søge", "ansøge", "visitere") and _ahead(statement, grammar, verb, scene)
    )
    need, rule = _need(
        verb, idiom, named, found, "siden" in statement.words, planned, _stands(statement, grammar), shows(grammar)
    )
    if need is None or _excluded(statement, grammar, found, idiom, named, scene):
        return None
    kinds = tuple(dict.fromkeys(v.kind for _, v in grammar.doings))[:2]
    doer_ends = grammar.at.start if grammar.at and not (grammar.passive or idiom or named) else statement.start
    chosen = best(scores(found, statement.start, statement.end, kinds, doer_ends))
    if (chosen is None or chosen[1] < need) and "yderligere" in statement.words and before is not None:
        chosen = (before.type, need) if before.statement.sentence == statement.sentence else None
    if named and (chosen is None or chosen[1] < need):
        chosen = ("navngivet_projekt", need)
    if chosen is None or chosen[1] < need:
        return None
    if verb is not None and verb.kind == "end" and chosen[0] == "ansaettelse":
        return None  # staff that left
    if scene.metadata.doc_type == "supervision_letter" and not _of_a_letter(
        chosen[0], statement, grammar, found, scene
    ):
        return None
    return Find(statement, grammar, *chosen, f"initiative/{rule}", lead_of(statement, scene))


def shows(grammar: Grammar) -> bool:
    """«En ny ugeliste viser, hvem der mangler en samtale»: the tool is in use."""
    verb = grammar.verb
    by_tool = verb is not None and verb.lemma == "vise" and grammar.tense == "present"
    return by_tool and any(t.word.endswith(_SHOWS) and t.word not in _SHOWS for t in grammar.subject)


def _stands(statement: Statement, grammar: Grammar) -> bool:
    """«Nu ligger der en oversigt»: a state that is new."""
    return "nu" in statement.words and not statement.words & FEWER and grammar.tense in ("present", "perfect")


def _ahead(statement: Statement, grammar: Grammar, verb: Verb, scene: Scene) -> bool:
    """«at kommunen ansøger om …», «alle visiteres på ny»: an act to come, unlike «visiteret til …»."""
    if verb.lemma == "visitere":
        return grammar.tense in ("present", "future") and bool(statement.words & {"alle", "samtlige", "ny"})
    return _proposed(statement, scene) or (grammar.tense == "future" and grammar.modal != "kan")


def _given_up(statement: Statement, grammar: Grammar, found: dict[str, int]) -> Find | None:
    """«Den planlagte aftenåbning er ikke blevet til noget»."""
    chosen = best(scores(found, statement.start, statement.end, ()))
    return Find(statement, grammar, *chosen, "initiative/given_up", "") if chosen and chosen[1] >= NAMED else None


def _postponed(statement: Statement, grammar: Grammar, found: dict[str, int]) -> Find | None:
    """An effort that should have begun; its span reaches to where the sentence tells of the delay."""
    chosen = best(scores(found, statement.start, statement.end, ()))
    if chosen is None or chosen[1] < NAMED:
        return None
    end = statement.sentence[1] - 1
    return Find(statement, grammar, *chosen, "initiative/postponed", "", (statement.start, end))


def _proposed(statement: Statement, scene: Scene) -> bool:
    """Whether the statement is a recommendation: «at model B vælges, og at konsulenterne ansættes»."""
    return statement.proposed or _INDSTILLER.search(lead_of(statement, scene)[-80:]) is not None


def _asked_plan(statement: Statement, grammar: Grammar, found: dict[str, int], scene: Scene) -> Find | None:
    """«Vi beder om en redegørelse samt en genopretningsplan …»: the plan that an authority asks for."""
    if scene.metadata.doc_type != "supervision_letter" or "commitment_words.asked" not in found:
        return None
    plan = _A_PLAN.search(scene.lowered, statement.start, statement.end)
    if plan is None:
        return None
    span = (plan.start(), statement.end)
    return Find(statement, grammar, "genopretningsplan", 6.0, "initiative/plan", "", span)


def _need(
    verb: Verb | None,
    idiom: bool,
    named: bool,
    found: dict[str, int],
    since: bool,
    planned: bool,
    now: bool,
    shown: bool,
) -> tuple[float | None, str]:
    """How strongly the object must be told, and the rule's name; None where the verb tells of no doing."""
    need = NEEDS.get(verb.kind) if verb else None
    if verb is not None and verb.lemma in ASSESSING:
        need = 2.9
    if verb is not None and verb.lemma in NO_EFFORT and not planned:
        return None, ""
    if verb is not None and verb.lemma == "modtage" and "commitment_words.recurring" not in found:
        return None, ""  # «er der modtaget 143 jobordrer»
    if verb is not None and verb.lemma == "have" and verb.kind == "run" and since:
        need = 1.4
    if shown:
        return 2.1, "run"
    often = "commitment_words.recurring" in found
    if need is None and ((verb is None and often) or (verb is not None and verb.lemma in STANDS and (now or often))):
        return 2.2, "recurring"  # «der ligger nu en oversigt», «hver onsdag er der fælles sparring»
    if need is not None and verb is not None:
        return min(need, 1.4) if named or idiom else need, verb.kind
    if verb is not None and verb.lemma == "have" and ("commitment_words.recurring" in found or since):
        return 1.5 if since else 2.0, "recurring"
    if idiom:
        return 1.4, "idiom"
    return (1.4, "named") if named else (None, "")


def _named(statement: Statement, grammar: Grammar, scene: Scene) -> bool:
    """Whether the subject is a programme by its quoted name."""
    head = next((t.start for t in statement.core if t.finite), statement.end)
    if grammar.modal in ("kan", "bør"):
        return False
    if _QUOTED.search(scene.text, statement.start - 1, head) is not None:
        return True
    several = statement.words & {"indsatser", "projekter", "initiativer", "tiltag"}
    return bool(several) and len(_NAMES.findall(scene.text, statement.start, statement.end)) > 1


def _of_a_letter(type: str, statement: Statement, grammar: Grammar, found: dict[str, int], scene: Scene) -> bool:
    """In an authority's letter: the plan it asks for, or what it tells that the municipality has done."""
    if type == "genopretningsplan":
        return "commitment_words.should" not in found
    if "commitment_words.authority" in found:
        return False
    told = statement.governor is not None and _TELLS.search(scene.lowered, *statement.governor) is not None
    return grammar.tense in ("perfect", "past") or told


def _excluded(
    statement: Statement, grammar: Grammar, found: dict[str, int], idiom: bool, named: bool, scene: Scene
) -> bool:
    """Whether the words tell of a state, a cause, a share, a report or something that citizens do."""
    none = None if shows(grammar) else found.get("initiative_words.none")
    if (none is not None and none - statement.start < NEAR) or "commitment_words.vague_act" in found:
        return True
    if "initiative_words.weighed" in found and not grammar.doings:
        return True
    at = grammar.at.start if grammar.at else statement.start
    report = found.get("initiative_words.report")
    if report is not None and at <= report <= at + BEHIND:
        return True
    if any(isinstance(m.value, Percentage) for m in scene.values_in((statement.start, statement.end))):
        return True
    words = statement.words
    if "følgende" in words and scene.text[statement.end : statement.end + 1] == ":":
        return True  # it leads a list in, the items tell the efforts
    possible = grammar.modal in ("kan", "kunne") or (grammar.modal == "vil" and "kunne" in words)
    if possible and not idiom and "nu" not in words:
        return True  # what may be done is not done
    if unreal(statement, grammar, scene):
        return True
    measures = shapes(NAME)["measures"]
    looked_at = (
        grammar.verb is not None
        and grammar.verb.kind == "review"
        and bool(_MEETS.search(scene.lowered, at, statement.end))
    )
    if any(measures.match(t.word) for t in grammar.subject[:3]) and not looked_at:
        return True
    if (grammar.modal in ("skulle", "kunne", "burde") and not (idiom or named)) or (
        "kun" in words and "nu" not in words and grammar.tense in ("past", "present", "perfect")
    ):
        return True
    if statement.condition and scene.lowered.startswith(_UNREAL, statement.condition[0]):
        return True
    if (
        grammar.verb is not None
        and grammar.verb.kind == "contact"
        and words & {"jer", "dig", "styrelsen", "ministeriet"}
    ):
        return True
    if len(grammar.subject) == 1 and grammar.subject[0].word[0].isdigit() and grammar.tense in ("perfect", "past"):
        return True  # «188 er kontaktet»: what came of it
    if grammar.verb is not None and grammar.verb.lemma == "målrette" and grammar.tense == "perfect" and grammar.passive:
        return True
    return _of_others(statement, grammar, idiom or named, named, scene) or region_of(statement.start, scene) == "causes"


def _of_others(statement: Statement, grammar: Grammar, idiom: bool, named: bool, scene: Scene) -> bool:
    """Whether citizens do it, or an effort already named is only told on («projektet løber til …»)."""
    people = shapes(NAME)["people"]
    anaphor = _ANAPHOR.search(scene.lowered, statement.start, statement.end)
    by_people = not named and any(people.match(t.word) for t in grammar.subject[:5])
    verb = grammar.verb
    if by_people and verb is not None and verb.lemma == "få" and any(t.word in _EVERY for t in grammar.subject[:3]):
        return False  # «Alle berørte borgere har fået brev»
    if by_people and (anaphor or not (grammar.passive or idiom)):
        return True
    if by_people and statement.words & {"modtage", "deltage"}:
        return True
    verb = grammar.verb
    if not idiom and (verb is None or verb.kind == "state") and statement.tokens[0].word in _TOLD_ON:
        return True  # «Tilbuddet er åbent hver mandag»
    told_on = anaphor is not None and not idiom and anaphor.start() < statement.start + 4
    return told_on and verb is not None and (verb.kind in TOLD_ON or verb.lemma == "have")


def region_of(offset: int, scene: Scene) -> str:
    """What the nearest heading or question above tells of: `causes`, or nothing that decides."""
    starts, kinds = scene.once(_regions)
    i = bisect_right(starts, offset) - 1
    return kinds[i] if i >= 0 else ""


def _regions(scene: Scene) -> tuple[list[int], list[str]]:
    causes = shapes(NAME)["causes"]
    heads = [(s.start, s.title.lower()) for s in scene.document.sections]
    for block in scene.document.blocks:
        if block.end - block.start < QUESTION and scene.text[block.start : block.end].rstrip().endswith("?"):
            heads.append((block.start, scene.lowered[block.start : block.end]))
    heads.sort()
    return [at for at, _ in heads], ["causes" if causes.match(title) else "" for _, title in heads]


def _weighed(statement: Statement, grammar: Grammar, scene: Scene) -> Find | None:
    """«Det var også overvejet at udlægge samtalerne»: an effort that was not chosen."""
    if statement.governor is None or not grammar.doings:
        return None
    if not patterns(NAME)["weighed"].search(scene.lowered, *statement.governor):
        return None
    chosen = best(scores(cues(statement, scene), statement.start, statement.end, (grammar.doings[0][1].kind,)))
    return Find(statement, grammar, *chosen, "initiative/weighed", "") if chosen else None


def _noun_item(statement: Statement, grammar: Grammar, scene: Scene) -> Find | None:
    """«Etablering af nye mentortilbud» in a list of efforts; «Indsats 2: Brancheskift – korte kurser»."""
    labelled = statement.label.startswith(("indsats", "initiativ", "tiltag", "spor"))
    if (statement.block.kind != "list_item" and not labelled) or statement.end - statement.start < 6:
        return None
    lead = lead_of(statement, scene)
    if scene.metadata.doc_type == "supervision_letter":
        if not _PLAN.match(scene.lowered, statement.start, statement.end):
            return None
        return Find(statement, grammar, "genopretningsplan", 6.0, "initiative/plan", lead)
    if not labelled:
        if not shapes(NAME)["doing_noun"].match(scene.lowered, statement.start, statement.end):
            return None
        words = patterns(NAME)
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
