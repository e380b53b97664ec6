"""What binds though no wording that the rules know says so: the weights of its words and signs do."""

from extractor.assembly.commitments.heard import Heard, Origin, Speech, Strength
from extractor.assembly.commitments.proposals import decided

# log-odds, chosen on documents that neither the rules nor the weights had seen (docs/measured.md)
ENOUGH = -0.4
FAR_TOO_LITTLE = -2.0  # less speaks against what a wording told
RULE = "commitment/signs"
_EXPECTED = frozenset(
    ("forventer", "forventes", "forventet", "forventning", "regner", "ventes", "bør", "burde", "henstilles")
)
_SPEAKERS = frozenset(("vi", "jeg", "star", "styrelsen", "ministeren", "kommunen", "jobcentret", "i", "byrådet"))
_LABELS = frozenset(("frist", "fristen", "deadline", "ansvarlig", "ansvar", "status", "tidsplan"))
_INTENDED = frozenset(
    (
        *("mål", "målet", "målsætning", "ambition", "ambitionen", "intentionen", "hensigten", "planen", "planlægger"),
        *("planlægges", "overvejer", "ønsker", "tænkt", "påtænkes", "påtænker", "agter", "sigter", "sigtet", "lægger"),
    )
)


def likely(heard: Heard) -> Speech | None:
    """The speech act of a statement that the weights hear: an authority demands, everybody else promises."""
    if heard.statement.tokens[0].word in _LABELS:
        return None  # «Frist: 1. december» belongs to what stands above it
    words, grammar = heard.statement.words | frozenset(heard.governor.split()), heard.grammar
    first = [t.word for t in grammar.subject[:3]]
    told = bool(heard.governor) or (grammar.modal in ("vil", None) and not _SPEAKERS.isdisjoint(first))
    origin: Origin = "imposed" if heard.letter and not told else "promised"
    strength: Strength = "binding"
    if words & _EXPECTED:
        strength = "expected"
    elif words & _INTENDED or (heard.statement.proposed and not decided(heard.statement, heard.scene)):
        strength = "intended"
    return Speech(origin, strength, RULE, grammar.tense in ("past", "perfect"))
