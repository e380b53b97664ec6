"""Which statements tell of an effort: a doing, and an object that the domain knows."""

import re

from extractor.assembly.asked import asked
from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues, shapes
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.excluded import excluded, shows
from extractor.assembly.initiatives.found import Find, lead_of
from extractor.assembly.initiatives.kind import NAME, best, doing_kinds, scores
from extractor.assembly.initiatives.meant import given_up, meant, not_yet, ordered, postponed
from extractor.assembly.initiatives.special import asked_for, asked_plan, came_to_nothing, late, watches, weighed
from extractor.assembly.scene import Scene
from extractor.lang.cues import patterns
from extractor.lang.verbs import Verb

# how strongly the object must be told, by the kind of doing
NEEDS = {
    "begin": 1.0, "hire": 0.5, "change": 1.4, "buy": 1.4, "train": 1.0, "end": 1.4,
    "run": 1.95, "improve": 2.6, "contact": 1.4, "fund": 1.4, "grant": 1.4, "review": 1.4, "finish": 2.4,
}  # fmt: skip
ASSESSING = frozenset(
    ("vurdere", "opgøre", "undersøge", "registrere", "analysere", "indberette", "måle", "afdække", "kortlægge")
)
NO_EFFORT = frozenset(
    ("løbe", "visitere", "søge", "ansøge", "dække", "finansiere", "nå", "opfylde", "overholde", "leve", "indfri")
)
THING = 2.0  # how strongly an item without a doing must be told
MOST_WORDS = 14  # of such an item
LACKS = frozenset(  # what is wanted or wrong is no effort
    (
        *("manglende", "mangel", "for", "færre", "højere", "lavere", "kortere", "bedre", "mindre", "mere", "stigende"),
        *("faldende", "høj", "højt", "lav", "lavt", "ingen", "ikke", "at", "andel", "andelen", "antal", "antallet"),
        *("mål", "delmål", "målsætning", "beskrivelse", "redegørelse", "tidsplan"),
    )
)
_EFFORTS = re.compile(
    r"\b(?:initiativ|indsats|tiltag|aktivitet|skridt|handling|sat i (?:gang|værk)|igangsat|iværksat)\w{0,4}\b"
)
STANDS = frozenset(("se", "ligge", "finde", "stå", "gå", "komme", "gælde", "hænge"))
SEVERAL = frozenset(("indsatser", "projekter", "initiativer", "tiltag"))
FEWER = frozenset(("færre", "flere", "mindre", "lavere", "højere", "andel", "andelen", "antallet", "bedre", "værre"))


_QUOTED = re.compile(r"[\"“”„»«‘][A-ZÆØÅ][^\"“”„»«’\n]{2,60}[\"“”«»’]")
_NAMES = re.compile(r"[\"“”„»‘'](?=[A-ZÆØÅ])[^\"“”„»«’'\n]{2,100}[\"“”«’']")
_PLAN = re.compile(
    r"(?:udarbejd |en |fremsend )?(?:en )?(?:\w{1,16} )?(?:genopretnings|handl(?:ings|e)|hande)plan\w{0,2}\b"
)
_INDSTILLER = re.compile(r"\b(?:indstill|foreslå|anbefal)\w{0,3}\b")
_TELLS = asked(  # an authority tells what the municipality says of itself
    r"\b(?:noteret|oplys\w{0,3}|skriver|skrev|fremgår|anfør\w{0,3}|tilkendegiv\w{0,3}|redegør\w{0,3}|meddel\w{0,3}|forstår|læst)\b"
)


def find(statement: Statement, grammar: Grammar, scene: Scene, before: Find | None = None) -> Find | None:
    """The effort that a statement tells of, None where it tells of none; `before` is the effort found before it."""
    verb_first = statement.tokens[0].verbs and statement.tokens[0].verbs[0].form == "infinitive"
    if grammar.tense == "none" or (verb_first and not statement.shared):
        return _noun_item(statement, grammar, scene) or weighed(statement, grammar, scene)
    found = cues(statement, scene)
    grammar = meant(statement, grammar, scene)
    verb = grammar.verb
    if (grammar.negated or verb is None or verb.kind == "state") and given_up(statement, scene):
        return came_to_nothing(statement, grammar, found)
    if grammar.negated and not (verb and verb.kind == "end"):
        return late(statement, grammar, found, False) if not_yet(statement, scene) else None
    if scene.metadata.doc_type == "supervision_letter" and watches(statement, grammar, found, scene):
        return Find(statement, grammar, "opfoelgningslister", 4.0, "initiative/watches", "")
    if postponed(statement, grammar, scene):
        return late(statement, grammar, found, True)
    if ordered(statement, grammar, scene):
        return asked_for(statement, grammar, found)
    idiom = "idiom" in found
    named = _named(statement, grammar, scene)
    if (asked := asked_plan(statement, grammar, found, scene)) is not None:
        return asked
    if verb is not None and verb.kind not in NEEDS and _proposed(statement, scene) and grammar.doings:
        verb = next((v for t in statement.tokens for v in t.verbs if v.form == "passive" and v.kind in NEEDS), verb)
    planned = (
        verb is not None and verb.lemma in ("søge", "ansøge", "visitere") and _ahead(statement, grammar, verb, scene)
    )
    need, rule = _need(
        verb, idiom, named, found, "siden" in statement.words, planned, _stands(statement, grammar), shows(grammar)
    )
    if need is None or excluded(statement, grammar, found, idiom, named, scene):
        return None
    doer_ends = grammar.at.start if grammar.at and not (grammar.passive or idiom or named) else statement.start
    chosen = best(scores(found, statement.start, statement.end, doing_kinds(grammar), doer_ends))
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


def _stands(statement: Statement, grammar: Grammar) -> bool:
    """«Nu ligger der en oversigt»: a state that is new."""
    return "nu" in statement.words and not statement.words & FEWER and grammar.tense in ("present", "perfect")


def _ahead(statement: Statement, grammar: Grammar, verb: Verb, scene: Scene) -> bool:
    """«at kommunen ansøger om …», «alle visiteres på ny»: an act to come, unlike «visiteret til …»."""
    if verb.lemma == "visitere":
        return grammar.tense in ("present", "future") and bool(statement.words & {"alle", "samtlige", "ny"})
    return _proposed(statement, scene) or (grammar.tense == "future" and grammar.modal != "kan")


def _proposed(statement: Statement, scene: Scene) -> bool:
    """Whether the statement is a recommendation: «at model B vælges, og at konsulenterne ansættes»."""
    return statement.proposed or _INDSTILLER.search(lead_of(statement, scene)[-80:]) is not None


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
    if verb is not None and verb.kind == "decide" and verb.form in ("past", "participle"):
        return (2.0, "decide") if "plan" in found else (None, "")
    if verb is not None and verb.lemma in ASSESSING:
        need = 2.9
    if verb is not None and verb.lemma in NO_EFFORT and not planned:
        return None, ""
    if verb is not None and verb.lemma == "modtage" and "recurring" not in found:
        return None, ""  # «er der modtaget 143 jobordrer»
    if verb is not None and verb.lemma == "have" and verb.kind == "run" and since:
        need = 1.4
    if shown:
        return 2.1, "run"
    often = "recurring" in found
    if need is None and ((verb is None and often) or (verb is not None and verb.lemma in STANDS and (now or often))):
        return 2.2, "recurring"  # «der ligger nu en oversigt», «hver onsdag er der fælles sparring»
    if need is not None and verb is not None:
        return min(need, 1.4) if named or idiom else need, verb.kind
    if verb is not None and verb.lemma == "have" and ("recurring" in found or since):
        return 1.5 if since else 2.0, "recurring"
    if idiom:
        return 1.4, "idiom"
    return (1.4, "named") if named else (None, "")


def _named(statement: Statement, grammar: Grammar, scene: Scene) -> bool:
    """Whether the subject is a programme by its quoted name."""
    if grammar.modal in ("kan", "bør"):
        return False
    head = statement.end
    for token in statement.core:
        if token.finite:
            head = token.start
            break
    if _QUOTED.search(scene.text, statement.start - 1, head) is not None:
        return True
    return (
        not statement.words.isdisjoint(SEVERAL) and len(_NAMES.findall(scene.text, statement.start, statement.end)) > 1
    )


def _of_a_letter(type: str, statement: Statement, grammar: Grammar, found: dict[str, int], scene: Scene) -> bool:
    """In an authority's letter: the plan it asks for, or what it tells that the municipality has done."""
    if type == "genopretningsplan":
        return "should" not in found
    if "authority" in found:
        return False
    told = statement.governor is not None and statement.search(_TELLS, scene.lowered, *statement.governor) is not None
    return grammar.tense in ("perfect", "past") or told


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
        doing = shapes(NAME)["doing_noun"].match(scene.lowered, statement.start, statement.end)
        words = patterns(NAME)
        if not words["lead"].search(lead) or words["no_lead"].search(lead[-160:]):
            return None
    chosen = best(scores(cues(statement, scene), statement.start, statement.end, doing_kinds(grammar, 1)))
    if chosen is None or (not labelled and not doing and not _thing(statement, chosen[1], lead)):
        return None
    return Find(statement, grammar, *chosen, "initiative/item", lead)


def _thing(statement: Statement, weight: float, lead: str) -> bool:
    """«To ekstra virksomhedskonsulenter fra 1. februar» under «følgende initiativer»: a thing that is new."""
    if weight < THING or len(statement.tokens) > MOST_WORDS or statement.tokens[0].word in LACKS:
        return False
    return not any(t.finite for t in statement.core) and _EFFORTS.search(lead) is not None
