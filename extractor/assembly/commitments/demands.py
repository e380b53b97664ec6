"""What somebody else asks of a municipality, and what was promised or agreed before."""

import re

from extractor.assembly.asked import asked
from extractor.assembly.commitments.heard import NAME, Heard, Speech, Strength
from extractor.assembly.cues import shapes
from extractor.assembly.neighbours import future_date

_GIVES = re.compile(r"\b(?:lover|garanterer|forsikrer)\b")
_WROTE = re.compile(
    r"\b(?:bebudede|annoncerede|varslede|meldte ud|forudsat|besluttet|vedtaget|bestemt|"
    r"skrev|oplyste|lovede|fremgik|meddelte|forsikrede|tilkendegav|svarede)\b"
)
_PLEDGED = re.compile(r"\b(?:tilsagn|løfte) om\b")
_OWN_SENDING = re.compile(r"\b(?:vi|star|styrelsen) (?:sender|fremsender)")
_UNREAL = re.compile(r"\b(?:burde|hvis)\b")
_TERMS = frozenset(("uger", "måneder", "dage", "uges", "måneders"))
_FROM = frozenset(("fra", "efter", "overholdt", "overskredet"))
DECIDED = frozenset(("besluttede", "vedtog", "godkendte", "bestemte", "traf", "truffet"))
_ANNOUNCED = re.compile(r"\b(?:tilkendegiv|tilkendegav|bebud|meddelt|meddelte|stillet i udsigt|lovet|oplyst)\w{0,3}\b")
_WORD_GIVEN = frozenset(("tilsagnet", "løftet", "løfterne", "tilsagnene"))
_BOUND = frozenset(  # subjects whose «skal» in an authority's letter is a demand
    (
        *("kommune", "kommunen", "kommunalbestyrelsen", "byrådet", "borgmesteren", "jobcentret", "i"),
        *("planen", "genopretningsplanen", "redegørelsen"),
    )
)


_OUR_OWN = frozenset(("jeg", "vi", "udvalget", "byrådet", "kommunalbestyrelsen", "borgmesteren", "direktionen"))
_BELOW = re.compile(r"\b(?:forvaltning|administration|jobcent|direktion|afdeling|medarbejder|center)\w{0,8}\b")
_THEIRS = re.compile(r"\b(?:henvendelse|brev|skrivelse|afgørelse|påbud|krav)\w{0,4}\b|\bstar\b|styrelse|minister")
_COMMANDS = ("redegør", "udarbejd ", "indsend ", "fremsend ", "send ")


def _asks_its_own(heard: Heard) -> bool:
    """«Jeg har bedt forvaltningen om en plan»: nobody else demands it."""
    asks = any(t.word in _OUR_OWN for t in heard.grammar.subject[:3])
    if heard.letter or not asks:
        return False
    first = "" if heard.scene.metadata.doc_type in ("news", "answer") else heard.statement.tokens[0].word
    return _BELOW.search(heard.low) is not None or (
        first in ("jeg", "vi") and not {"mig", "os"} & heard.statement.words
    )


def _asks(heard: Heard) -> bool:
    """A wording of asking in the main clause, unlike «…, så de kræver dokumentation»."""
    at = heard.found.get("asked")
    core = heard.statement.core
    if heard.low.endswith(" om") and heard.statement.governor is not None:
        return False  # «den er med i det materiale, vi beder om»
    return at is not None and (not core or heard.letter or any(t.start == at for t in core))


def demand(heard: Heard) -> Speech | None:
    """What an authority, or a rule that it cites, asks of a named municipality."""
    found = heard.found
    if "asked" in found and _asks_its_own(heard):
        due = future_date(heard.statement, heard.scene)
        return Speech("promised", "binding", "commitment/asked") if due else None
    board = heard.scene.metadata.doc_type in ("agenda", "minutes")
    if board and "asked" in found and any(t.word in _OUR_OWN for t in heard.grammar.subject[:3]):
        return Speech("promised", "binding", "commitment/asked", heard.grammar.tense in ("past", "perfect"))
    handed = bool(heard.governor) and heard.grammar.modal == "skal" and "handed" in found
    if handed and not heard.letter and _THEIRS.search(heard.governor):
        return Speech("imposed", "binding", "commitment/asked", True)
    if (
        "ask_object" in found
        and _asks(heard)
        and (not heard.grammar.negated or heard.low.startswith(("vil du ", "vil i ")))
    ):
        mild = _URGES.search(heard.low) is not None and heard.letter
        return Speech("imposed", "expected" if mild else "binding", "commitment/asked", not heard.letter)
    if "asked" in found and heard.search(_ORDERED) and not heard.grammar.negated:
        return Speech("imposed", "binding", "commitment/asked", not heard.letter)
    if not heard.letter and heard.search(_WANTS) and heard.statement.values:
        return Speech("imposed", "binding", "commitment/asked", True)
    if _owed(heard):
        return Speech("imposed", "binding", "commitment/owed")
    dated = "frist" not in found and bool(heard.statement.dates)
    term = "til at" in heard.low and (dated or not heard.statement.words.isdisjoint(_TERMS))
    if term and shapes(NAME)["granted"].search(heard.low):
        return Speech("imposed", "binding", "commitment/granted", True)
    over = heard.scene.metadata.doc_type == "answer" and "var" in heard.statement.words
    if "frist" in found and not over and (heard.letter or heard.statement.dates or _runs(heard)):
        return Speech("imposed", "binding", "commitment/term", True)
    return _in_a_letter(heard) if heard.letter else None


_WANTS = asked(  # «Styrelsen vil se os over 80 pct.»
    r"\b(?:styrelsen|star|regionen|beskæftigelsesregionen|ministeren|ministeriet|ankestyrelsen|amk|"
    r"arbejdsmarkedskontoret) "
    r"(?:vil|ønsker at) (?:\w{1,12} )?(?:se|have) (?:os|kommunen|tallet|andelen|jobcentret)\b"
)
_ORDERED = asked(  # an order names its act behind «at», whatever it is
    r"\b(?:kommunen?|jobcentret|vi|i|os|jer|byrådet|kommunalbestyrelsen)\b[^.]{0,40}"
    r"(?:pålagt|pålægges|påbudt|påbydes|forpligtet)\b[^.]{0,40}\bat\b|påhviler (?:os|jer|kommunen|jobcentret) at\b|"
    r"(?:pålægger|pålagde|påbyder|påbød) (?:os|jer|kommunen|byrådet|\w{2,24} kommune)\b[^.]{0,30}\bat\b"
)
_URGES = re.compile(r"\b(?:henstille|opfordre|anbefale)[rst]{0,2}\b")
_TO_THEM = asked(
    r"\b(?:styrelsens|ministeriets|ankestyrelsens|udlændingestyrelsens|statens|ministerens|star's|revisionens|lovens)\b|"
    r"\b(?:henvendelse|påbud|krav|afgørelse) [^.]{0,60}skal\b"
)


def _owed(heard: Heard) -> bool:
    """«Redegørelsen skal ligge i styrelsens postkasse den 3.», «Hillerød har fået et krav og skal svare inden …»."""
    grammar = heard.grammar
    if heard.letter or grammar.modal != "skal" or grammar.negated or not future_date(heard.statement, heard.scene):
        return False
    return heard.search(_TO_THEM) is not None


_MATTERS = asked(
    r"\b(?:afgørende|vigtigt|nødvendigt|påkrævet|magtpåliggende|en forudsætning|centralt),? (?:for \w{1,20},? )?"
    r"at (?:kommunen|i|jobcentret|\w{2,24} kommune)\b"
)


def _in_a_letter(heard: Heard) -> Speech | None:
    grammar = heard.grammar
    skal = grammar.modal == "skal" and not grammar.negated
    if skal and (heard.low.startswith("i skal ") or (heard.has("below") and heard.statement.values)):
        return Speech("imposed", "binding", "commitment/demanded")
    if heard.search(_MATTERS):
        return Speech("imposed", "expected", "commitment/should")
    if heard.has("recovered"):
        return Speech("imposed", "binding", "commitment/recovered")
    if heard.has("at_most") or (heard.has("bounded") and heard.statement.dates):
        return Speech("imposed", "binding", "commitment/bound")
    if heard.has("should"):
        begged = "bedes" in heard.statement.words
        return Speech("imposed", "binding" if begged else "expected", "commitment/should")
    if heard.has("handed") and not _OWN_SENDING.search(heard.low) and not _told_of(heard):
        return Speech("imposed", "binding", "commitment/handed")
    if grammar.modal == "skal" and not grammar.negated and any(t.word in _BOUND for t in grammar.subject[:3]):
        return Speech("imposed", "binding", "commitment/demanded")
    if grammar.modal == "skal" and heard.low.startswith(
        ("den skal indeholde", "den skal omfatte", "den skal beskrive")
    ):
        return Speech("imposed", "binding", "commitment/demanded")
    passive = grammar.modal == "skal" and grammar.passive and not grammar.negated
    if passive and not heard.has("authority") and future_date(heard.statement, heard.scene):
        return Speech("imposed", "binding", "commitment/demanded")
    return None


def _told_of(heard: Heard) -> bool:
    """«… brev, hvor kommunen redegør for indsatsen»: a command opens its clause, this tells."""
    at = heard.found["handed"]
    first = heard.statement.core[0].start if heard.statement.core else heard.span[0]
    return heard.scene.lowered.startswith(_COMMANDS, at) and at > first and "skal" not in heard.statement.words


def _runs(heard: Heard) -> bool:
    """Whether a term is one's own: it runs from something or is for an answer, unlike «fristen for andre er …»."""
    words = heard.statement.words
    return bool(words & _FROM) or any(w.startswith(("svarfrist", "høringsfrist", "klagefrist")) for w in words)


def _ahead(heard: Heard) -> bool:
    """Whether what was announced lay ahead then: a future, a recurring act, an expectation."""
    if heard.grammar.tense == "future" or heard.has("expected"):
        return True
    return heard.grammar.tense == "present" and bool(heard.grammar.doings) and heard.has("recurring")


_NOT_A_WORD = asked(  # «det lover jeg», «vi lover nødig mere», «der er givet tilsagn om 2 mio. kr.»
    r"^(?:jeg|vi|det) (?:kan |tør )?lover? (?:jeg |vi |jer |dig )?(?:det)?$|"
    r"\blover? (?:vi |jeg )?(?:nødig|ikke|intet|ingenting)\b|"
    r"\btilsagn om (?:et beløb|støtte|tilskud|midler|finansiering|(?:knap |godt |ca\. )?\d[\d.,]{0,9} (?:mio|kr|tkr))|"
    r"\b(?:aftalt|sat|fastsat) til (?:ca\. |højst )?\d[\d.,]{0,9} (?:kr|pct|procent|%|mio|timer|personer)"
)
_CRITERION = re.compile(
    r"\b(?:i perioden|rettidigt?|(?:i )?rette tid|til tiden|i året|hvor (?:de|den|det|der) skulle)\b"
)
_NOT_READY = re.compile(r"\bskulle (?:\w{1,16} ){0,3}(?:være|have været)\b")
_IF = re.compile(r"skulle (?!have|være|oprindelig|egentlig|ifølge|efter|gerne|jo)")


def _failed_to_be(heard: Heard) -> bool:
    """«Kataloget skulle have ligget klar i maj», unlike «skulle den være væk» and «samtaler, der skulle holdes»."""
    if _UNREAL.search(heard.low) or _IF.match(heard.low) or _CRITERION.search(heard.low):
        return False
    days = heard.statement.dates
    return bool(days or _NOT_READY.search(heard.low)) and not future_date(heard.statement, heard.scene)


_CHARGED = asked(  # «Chefen har fået besked på at fremlægge tallene»
    r"\b(?:har|er|fik|får) (?:\w{1,12} ){0,3}(?:fået (?:besked (?:på|om)|pålæg om|til opgave|ansvar(?:et)? for)|"
    r"besked på|blevet sat til|sat til) at\b",
    *("besked ", "sat til at", "pålæg om at", "til opgave at", "fået ansvar"),
)


def told(heard: Heard) -> Speech | None:
    """An earlier promise or agreement that the document tells of."""
    if not heard.letter and not heard.grammar.negated and heard.search(_CHARGED):
        return Speech("promised", "binding", "commitment/charged")
    found = heard.found
    governor = heard.governor
    if heard.statement.tokens[0].word in _WORD_GIVEN and "at" in heard.statement.words:
        return Speech("promised", "binding", "commitment/due", True)
    if heard.told("agreed"):
        return Speech("imposed", "binding", "commitment/agreed", True)
    words = heard.statement.words
    if (
        "at" in words
        and not words.isdisjoint(DECIDED)
        and ("skal" in words or "beslutning om at" in heard.low or future_date(heard.statement, heard.scene))
    ):
        return Speech("promised", "binding", "commitment/decided", True)
    if governor and _ANNOUNCED.search(governor) and _ahead(heard):
        return Speech("promised", "expected" if "expected" in found else "binding", "commitment/told", True)
    if governor and heard.grammar.modal in ("ville", "skulle") and _WROTE.search(governor):
        return Speech("promised", "binding", "commitment/told", True)
    if governor and _GIVES.search(governor):
        return Speech("promised", "binding", "commitment/word")
    if governor and _PLEDGED.search(governor):
        return Speech("promised", "binding", "commitment/told", True)
    if "promised" in found and not heard.search(_NOT_A_WORD):
        intended = "udtryk" in heard.low  # «gav udtryk for at være i mål»
        back = "lover" not in heard.statement.words
        strength: Strength = "intended" if intended else "expected" if "expected" in found else "binding"
        return Speech("promised", strength, "commitment/told", back)
    if "past_due" in found and _failed_to_be(heard):
        return Speech("imposed" if heard.letter else "promised", "binding", "commitment/due", True)
    return None
