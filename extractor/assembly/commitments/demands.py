"""What somebody else asks of a municipality, and what was promised or agreed before."""

import re

from extractor.assembly.commitments.heard import NAME, Heard, Speech
from extractor.assembly.cues import shapes
from extractor.assembly.neighbours import future_date

_GIVES = re.compile(r"\b(?:lover|garanterer|forsikrer)\b")
_WROTE = re.compile(r"\b(?:skrev|oplyste|lovede|fremgik|meddelte|forsikrede|tilkendegav|svarede)\b")
_OWN_SENDING = re.compile(r"\b(?:vi|star|styrelsen) (?:sender|fremsender)")
_UNREAL = re.compile(r"\b(?:burde|hvis)\b")
_TERMS = frozenset(("uger", "måneder", "dage", "uges", "måneders"))
_FROM = frozenset(("fra", "efter", "overholdt", "overskredet"))
_DECIDED = frozenset(("besluttede", "vedtog", "godkendte", "bestemte"))
_ANNOUNCED = re.compile(r"\b(?:tilkendegiv|tilkendegav|bebud|meddelt|meddelte|stillet i udsigt|lovet|oplyst)\w{0,3}\b")
_BOUND = frozenset(  # subjects whose «skal» in an authority's letter is a demand
    (
        *("kommune", "kommunen", "kommunalbestyrelsen", "byrådet", "borgmesteren", "jobcentret", "i"),
        *("planen", "genopretningsplanen", "redegørelsen"),
    )
)


def demand(heard: Heard) -> Speech | None:
    """What an authority, or a rule that it cites, asks of a named municipality."""
    request = heard.low.startswith(("vil du ", "vil i "))
    if heard.has("asked") and heard.has("ask_object") and (request or not heard.grammar.negated):
        return Speech("imposed", "binding", "commitment/asked", not heard.letter)
    if heard.statement.words & _TERMS and shapes(NAME)["granted"].search(heard.low):
        return Speech("imposed", "binding", "commitment/granted", True)
    if heard.has("frist") and (heard.letter or heard.scene.dates_in(heard.span) or _runs(heard)):
        return Speech("imposed", "binding", "commitment/term", True)
    return _in_a_letter(heard) if heard.letter else None


def _in_a_letter(heard: Heard) -> Speech | None:
    grammar = heard.grammar
    if heard.has("recovered"):
        return Speech("imposed", "binding", "commitment/recovered")
    if heard.has("at_most"):
        return Speech("imposed", "binding", "commitment/bound")
    if heard.has("should"):
        return Speech("imposed", "expected", "commitment/should")
    if heard.has("handed") and not _OWN_SENDING.search(heard.low):
        return Speech("imposed", "binding", "commitment/handed")
    if grammar.modal == "skal" and not grammar.negated and any(t.word in _BOUND for t in grammar.subject[:3]):
        return Speech("imposed", "binding", "commitment/demanded")
    return None


def _runs(heard: Heard) -> bool:
    """Whether a term is one's own: it runs from something or is for an answer, unlike «fristen for andre er …»."""
    words = heard.statement.words
    return bool(words & _FROM) or any(w.startswith(("svarfrist", "høringsfrist", "klagefrist")) for w in words)


def _ahead(heard: Heard) -> bool:
    """Whether what was announced lay ahead then: a future, a recurring act, an expectation."""
    if heard.grammar.tense == "future" or heard.has("expected"):
        return True
    return heard.grammar.tense == "present" and bool(heard.grammar.doings) and heard.has("recurring")


def told(heard: Heard) -> Speech | None:
    """An earlier promise or agreement that the document tells of."""
    governor = heard.governor
    if heard.told("agreed"):
        return Speech("imposed", "binding", "commitment/agreed", True)
    words = heard.statement.words
    if words & _DECIDED and "at" in words and ("skal" in words or future_date(heard.statement, heard.scene)):
        return Speech("promised", "binding", "commitment/decided", True)
    if governor and _ANNOUNCED.search(governor) and _ahead(heard):
        return Speech("promised", "expected" if heard.has("expected") else "binding", "commitment/told", True)
    if governor and heard.grammar.modal in ("ville", "skulle") and _WROTE.search(governor):
        return Speech("promised", "binding", "commitment/told", True)
    if governor and _GIVES.search(governor):
        return Speech("promised", "binding", "commitment/word")
    if heard.has("promised"):
        intended = "udtryk" in heard.low  # «gav udtryk for at være i mål»
        back = "lover" not in heard.statement.words
        return Speech("promised", "intended" if intended else "binding", "commitment/told", back)
    if heard.has("past_due") and not _UNREAL.search(heard.low) and not future_date(heard.statement, heard.scene):
        return Speech("imposed" if heard.letter else "promised", "binding", "commitment/due", True)
    return None
