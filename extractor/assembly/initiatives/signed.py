"""Efforts that the rules' verbs and objects do not name, but that enough signs speak for."""

from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.evidence import evidence
from extractor.assembly.initiatives.excluded import excluded
from extractor.assembly.initiatives.find import NEEDS
from extractor.assembly.initiatives.found import Find, lead_of
from extractor.assembly.initiatives.kind import best, scores
from extractor.assembly.initiatives.meant import meant
from extractor.assembly.scene import Scene

ENOUGH = 0.0  # log-odds; what is known to rule an effort out is looked at besides, so that even odds are not needed
LETTER = 0.3  # in an authority's letter, which mostly tells what it found and what it demands
SURE = 0.5  # citizens may be the subject
LETTERS = frozenset(("asked", "should", "authority", "law"))  # what an authority says of itself and its demands
FAR_TOO_LITTLE = -3.0  # less speaks against what the rules of verbs and objects found
NO_ACT = frozenset(("kan", "kunne", "bør", "burde"))
TALK = frozenset(("expect", "ask", "report", "recommend", "weigh"))  # kinds that only tell
SEVERAL = frozenset(("initiativer", "tiltag", "indsatser", "spor", "skridt", "aktiviteter"))  # told one by one below
TYPES = {  # what a doing is where no word tells more
    "begin": "nye_tilbud", "hire": "ansaettelse", "change": "omorganisering", "review": "sagsgennemgang",
    "train": "kompetenceudvikling", "contact": "samtaleindsats", "buy": "ekstern_leverandoer", "grant": "oekonomi",
    "fund": "oekonomi",
}  # fmt: skip
USUAL = "nye_tilbud"  # the commonest type
RULE = "initiative/signs"


def signed(statement: Statement, grammar: Grammar, scene: Scene, near: bool) -> Find | None:
    """The effort that enough signs speak for, None where they do not or where something rules it out."""
    if grammar.negated or grammar.modal in NO_ACT:
        return None
    letter = scene.metadata.doc_type == "supervision_letter"
    if letter and (grammar.modal == "skal" or not LETTERS.isdisjoint(cues(statement, scene))):
        return None
    grammar = meant(statement, grammar, scene)
    verb = grammar.verb
    if verb is not None and verb.kind in TALK:
        return None
    sum_of_signs = evidence(statement, grammar, scene, near)
    if sum_of_signs < (LETTER if letter else ENOUGH):
        return None
    found = cues(statement, scene)
    known = scores(found, statement.start, statement.end, ())
    if not known and statement.words & SEVERAL:
        return None
    if excluded(statement, grammar, found, False, False, scene, sum_of_signs >= SURE):
        return None
    kinds = tuple(dict.fromkeys(v.kind for _, v in grammar.doings))[:2]
    usual = TYPES.get(verb.kind if verb else "", USUAL), 0.0
    chosen = best(scores(found, statement.start, statement.end, kinds)) or usual
    return Find(statement, grammar, *chosen, RULE, lead_of(statement, scene))


def doubted(found: Find, scene: Scene, near: bool) -> bool:
    """Whether far too little speaks for what a verb and an object told («Den slags svar skal man læse højt»)."""
    if found.rule.removeprefix("initiative/") not in NEEDS:
        return False
    return evidence(found.statement, found.grammar, scene, near) < FAR_TOO_LITTLE
