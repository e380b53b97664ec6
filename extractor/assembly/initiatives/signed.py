"""Efforts that the rules' verbs and objects do not name, but that enough signs speak for."""

from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.evidence import evidence
from extractor.assembly.initiatives.found import Find, lead_of
from extractor.assembly.initiatives.kind import best, doing_kinds, scores
from extractor.assembly.initiatives.meant import meant
from extractor.assembly.scene import Scene

# log-odds, chosen on documents that neither the rules nor the weights had seen (docs/measured.md)
ENOUGH = -0.7  # a missed effort costs as much as one too many
FAR_TOO_LITTLE = -3.3  # less speaks against what the rules found
LEADS = frozenset(("følgende", "initiativer", "tiltag", "indsatser", "spor", "skridt", "aktiviteter"))
NATIONAL = frozenset(("landsplan", "landsbasis", "nationalt"))
SURE = 0.8  # more is asked of what is denied or only possible
UNREAL = frozenset(("kan", "kunne", "burde"))
TYPES = {  # what a doing is where no word tells more
    "begin": "nye_tilbud", "hire": "ansaettelse", "change": "omorganisering", "review": "sagsgennemgang",
    "train": "kompetenceudvikling", "contact": "samtaleindsats", "buy": "ekstern_leverandoer", "grant": "oekonomi",
    "fund": "oekonomi",
}  # fmt: skip
USUAL = "nye_tilbud"  # the commonest type
RULE = "initiative/signs"


def signed(statement: Statement, grammar: Grammar, scene: Scene, near: bool) -> Find | None:
    """The effort that enough speaks for, None where it does not.

    What the rules hold to rule an effort out is among the signs that are weighed: as a bar it cost more than it saved.
    """
    if statement.words & LEADS and scene.text.startswith((":", " :"), statement.end):
        return None  # the items below tell the efforts
    if statement.words & NATIONAL:
        return None
    doubtful = grammar.negated or grammar.modal in UNREAL
    if evidence(statement, grammar, scene, near).effort < (SURE if doubtful else ENOUGH):
        return None
    grammar = meant(statement, grammar, scene)
    verb = grammar.verb
    found = cues(statement, scene)
    usual = TYPES.get(verb.kind if verb else "", USUAL), 0.0
    chosen = best(scores(found, statement.start, statement.end, doing_kinds(grammar))) or usual
    return Find(statement, grammar, *chosen, RULE, lead_of(statement, scene))


def doubted(found: Find, scene: Scene, near: bool) -> bool:
    """Whether far too little speaks for what the rules found («Den slags svar skal man læse højt»)."""
    return evidence(found.statement, found.grammar, scene, near).effort < FAR_TOO_LITTLE
