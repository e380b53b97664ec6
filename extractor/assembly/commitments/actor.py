"""Who is to do it: the named doer, the addressee of a demand, else the municipality itself."""

from extractor.assembly.asked import asked
from extractor.assembly.attribution import other_voice, speaker_behind
from extractor.assembly.clauses import Statement
from extractor.assembly.commitments.heard import Speech
from extractor.assembly.scene import Scene

_DOER = asked(
    r"(?:en jurist fra [A-ZÆØÅ]{3,5}|STAR's [\wæøå ]{3,40}konsulenter|"
    r"(?:[Aa]dministrationen|[Ff]orvaltningen|[Jj]obcentret|[Dd]irektionen|"
    r"[Bb]yrådet|[Kk]ommunalbestyrelsen|[Tt]eamet|[Mm]inisteren|[Rr]egeringen|[Kk]ommunerne|"
    r"[Dd]en offentlige sektor|[Dd]en private sektor))(?= |,|$)"
)
_TELLS = asked(r"\b(?:kommunen|i|jobcentret|byrådet) (?:har )?(?:oplyst|oplyste|oplyser|skrev|skriver|lover|meddelt)")
_COMMITTEE = asked(r"\b(?:følger|gennemgår|undersøger|vil|skal|afholder|udarbejder|iværksætter)\b")


def actor_of(statement: Statement, speech: Speech, municipality: str | None, scene: Scene) -> str | None:
    """The doer as written, or the official name of the municipality."""
    own = municipality or scene.metadata.municipality
    text = scene.text[statement.start : statement.end]
    letter = scene.metadata.doc_type == "supervision_letter"
    if speech.origin == "imposed":
        return own
    if own is None:  # a quotation in the news that is no municipality's
        return other_voice(statement.start, scene) or speaker_behind(statement.end, scene)
    named = statement.search(_DOER, text, 0, 80)
    governor = scene.lowered[slice(*statement.governor)] if statement.governor else ""
    if letter and speech.rule != "commitment/told" and not statement.search(_TELLS, governor):
        return named[0] if named and named[0].startswith("STAR") else _agency(scene)
    if named and statement.search(_COMMITTEE, text):
        return named[0]
    return own


def _agency(scene: Scene) -> str | None:
    sender = scene.metadata.sender or ""
    return "STAR" if "Arbejdsmarked og Rekruttering" in sender or "STAR" in sender else (sender or None)
