"""Doings that are no effort: what the law asks, what a proposal would mean, what came of it in numbers."""

import re

from extractor.assembly.asked import asked
from extractor.assembly.grammar import Grammar
from extractor.assembly.scene import Scene
from extractor.assembly.statement import Statement
from extractor.schema.values import Count

_ANYBODY = re.compile(  # a duty towards any citizen, or every year, is the law's
    r"\b(?:(?:en|enhver|hver|den enkelte) (?:sygemeldt|ledig|borger|ung|modtager|jobparat|aktivitetsparat)\w{0,2}|"
    r"hvert år|efter (?:loven|reglerne)|ifølge (?:loven|reglerne))\b"
)
_BY_LAW = re.compile(r"\b(?:lov nr\.|(?:med|ved|efter|som følge af) (?:\w{1,20} )?(?:reformen|loven|lovændringen)\b)")
PROPOSAL = asked(  # «forslaget indebærer, at …»
    r"\b(?:forslag|model|reform)\w{0,4}\b[^,;:]{0,40}\b(?:indebær|betyd|medfør)\w{0,3}\b"
)
_SO_MANY = asked(r"\b(?:i alt|indtil (?:nu|videre)|hidtil|på landsplan|ialt|tilsammen|i gennemsnit)\b")
_SCHEMES = frozenset(  # what a law brings in («jobafklaringsforløb blev indført pr. 1. juli 2014»)
    (
        *("jobafklaringsforløb", "ressourceforløb", "fleksjob", "uddannelseshjælp", "kontanthjælp", "ledighedsydelse"),
        *("sygedagpenge", "integrationsydelse", "jobcentrene", "rehabiliteringsteams", "kontanthjælpsloftet"),
    )
)
_TOLD = frozenset(("perfect", "past"))
_NEW = frozenset(("ny", "nyt", "nye", "flere", "ekstra", "yderligere"))


def unreal(statement: Statement, grammar: Grammar, scene: Scene) -> bool:
    """Whether the doing is the law's, a proposal's effect, or only counted."""
    low, span = scene.lowered, (statement.start, statement.end)
    if grammar.modal == "skal" and not statement.dates and _ANYBODY.search(low, *span):
        return True
    if grammar.passive and grammar.tense == "past" and _BY_LAW.search(low, *span):
        return True
    if grammar.passive and grammar.tense == "past" and any(t.word in _SCHEMES for t in grammar.subject[:2]):
        return True
    if statement.governor is not None and statement.search(PROPOSAL, low, *statement.governor):
        return True
    if grammar.tense not in _TOLD or statement.words & _NEW:
        return False
    so_many = statement.search(_SO_MANY, low, *span)
    main = {t.start for t in statement.core}  # not «…, som 340 medarbejdere hidtil har deltaget i»
    if so_many is None or so_many.start() not in main:
        return False
    return any(isinstance(m.value, Count) and m.start in main for m in statement.values)
