"""Which speech act a statement is: demand, promise, goal, expectation, recommendation, or none that binds."""

import re

from extractor.assembly.asked import asked
from extractor.assembly.clauses import Statement
from extractor.assembly.commitments.demands import demand, told
from extractor.assembly.commitments.heard import Heard, Origin, Speech, hear
from extractor.assembly.commitments.likely import ENOUGH, FAR_TOO_LITTLE, likely
from extractor.assembly.commitments.listed import listed
from extractor.assembly.commitments.promises import may_be_firm, promise, runs_or_ruled
from extractor.assembly.commitments.proposals import opens_acts, part_of, proposed
from extractor.assembly.grammar import Grammar
from extractor.assembly.neighbours import future_date
from extractor.assembly.scene import Scene
from extractor.lang.gated import gated

_GENERAL = re.compile(r"\b(?:regle(?:r|rne)|loven|lovgivningen|kravet|bekendtgørelsen|reformen)\b")
_WAS = re.compile(r"\bvar\b")
_ASKS = frozenset(("hvad", "hvordan", "hvorfor", "hvornår", "hvem", "hvilke", "hvilken", "hvilket", "hvorvidt"))
_GOAL = frozenset(("mål", "målet", "målsætning", "resultatmål", "måltal", "målsætningen"))
_OTHERS = frozenset(  # whose plans bind no municipality
    (
        *("ministeriet", "styrelsen", "regeringen", "folketinget", "star", "kl", "ankestyrelsen", "regionen"),
        *("beskæftigelsesministeriet", "beskæftigelsesregionen", "beskæftigelsesministeren", "ministeren"),
        *("loven", "lovforslaget", "reformen", "aftaleparterne", "statsforvaltningen", "forligspartierne"),
    )
)
# rules that go by tense, day or a word of many uses; what is asked, ordered or promised in so many words stands
SOFT = frozenset(
    f"commitment/{rule}"
    for rule in (
        *("dated", "planned", "done_by", "future", "conditional", "expected", "goal", "due"),
        *("recommended", "postponed", "answered"),
    )
)
FEWEST = 3  # words of a statement that binds


def speech_of(
    statement: Statement, grammar: Grammar, scene: Scene, lead: str, planned: bool, odds: float
) -> Speech | None:
    """The speech act; `planned` where the statement tells of a planned initiative, `odds` log-odds that it binds."""
    heard = hear(statement, grammar, scene, lead, planned)
    if _binds_nobody(heard):
        return None
    overruled = odds < FAR_TOO_LITTLE
    speech = _told(heard, overruled)
    if speech is not None:
        return None if overruled and _soft(speech.rule, heard) else speech
    return None if odds < ENOUGH or runs_or_ruled(heard) else likely(heard)


def _soft(rule: str, heard: Heard) -> bool:
    """Whether a rule may have gone by too little: no haste is named, and it is not what «we» newly do."""
    hasty = "soon" in heard.found or "sooner" in heard.found
    return rule in SOFT and not hasty and not (rule == "commitment/planned" and heard.has("own"))


def _told(heard: Heard, overruled: bool) -> Speech | None:
    """The speech act by the wordings that the rules know; where soft ones are overruled, not all of these are tried."""
    for rule in (listed, demand, told, proposed):
        if (speech := rule(heard)) is not None:
            return speech
    if overruled and not (heard.planned and heard.has("own")) and not may_be_firm(heard):
        return None  # three statements in four: whatever the rules below said would not stand
    if _others(heard) or (heard.has("recommends") and opens_acts(heard)):
        return None
    if _money(heard):
        return None
    if _labelled_goal(heard) or (_aims(heard) and not heard.has("no_goal")):
        return Speech(_of_whom(heard), "intended", "commitment/goal", heard.search(_ONCE) is not None)
    if heard.told("expected", last=40):
        if heard.has("no_expected") or heard.grammar.negated:
            return None
        if heard.grammar.tense == "past" and "at" not in heard.statement.words and not heard.governor:
            return None  # «Kommunen forventede et fald, men tallet steg»
        return Speech(_of_whom(heard), "expected", "commitment/expected", bool(_WAS.search(heard.low[:20])))
    return promise(heard)


def _others(heard: Heard) -> bool:
    """«Ministeriet forventer at udsende …» in a municipality's own paper: it binds others."""
    if heard.scene.metadata.doc_type not in ("redegoerelse", "report", "agenda", "minutes"):
        return False
    return bool([t for t in heard.grammar.subject[:2] if t.word in _OTHERS])


_THEY_EXPECT = gated(  # an authority's expectation of the municipality that it writes to
    r"\b(?:vi|jeg|styrelsen|star|ministeriet|ministeren|regionen|ankestyrelsen) (?:\w{1,12} )?"
    r"(?:forventer|regner med|ser gerne|ønsker|imødeser|lægger til grund),? at\b|"
    r"\bforventer (?:vi|jeg|styrelsen|star|ministeriet|ministeren|regionen)\b|"
    r"\bdet er (?:vores|min|styrelsens|ministeriets|ministerens) (?:klare )?(?:forventning|mål|ønske)"
)
_THEMSELVES = re.compile(r"\b(?:forventer|regner med|ønsker) at \w{2,20}e\b")  # «vi forventer at vende tilbage»


def _of_whom(heard: Heard) -> Origin:
    """What an authority expects of the municipality that it writes to is a demand."""
    if not heard.letter or _THEMSELVES.search(heard.low):
        return "promised"
    their = _THEY_EXPECT.search(heard.low) or (heard.governor and _THEY_EXPECT.search(heard.governor + ", at"))
    return "imposed" if their else "promised"


_ONCE = asked(
    r"\bvar (?:det )?(?:oprindelig )?(?:hensigten|planen|meningen|målet|tanken|ambitionen|intentionen)\b|"
    r"\b(?:hensigten|planen|meningen|målet|tanken|ambitionen|intentionen) var\b"
)
_REACHED = re.compile(r"\b(?:ikke|blev|er|blevet|endnu) (?:nået|opfyldt|indfriet|overholdt)\b")
_AIMS = re.compile(r"\b(?:mål\w{0,3}|målsætning\w{0,3}|måltallet)\b")


def _aims(heard: Heard) -> bool:
    """A goal in the main clause or in what governs it, that is not told as reached or missed."""
    at = heard.found.get("goal")
    if at is None:
        return heard.told("goal")
    core = heard.statement.core
    if core and not any(t.start <= at <= t.end for t in core) and not heard.governor:
        return False  # «… nåede op på 84, hvor målet er omkring 55»
    return not (_REACHED.search(heard.low) and _AIMS.match(heard.low))


def _money(heard: Heard) -> bool:
    """«Beløbet afholdes inden for rammen», «Mindreforbruget indgår …»: where money comes from or goes."""
    subject = heard.grammar.subject
    if heard.statement.proposed or not subject or heard.grammar.modal is not None:
        return False
    return bool([t for t in subject[:2] if t.word.startswith(_SUMS)])


_SUMS = (
    "udgift",
    "merudgift",
    "nettoudgift",
    "beløb",
    "mindreforbrug",
    "merforbrug",
    "besparelse",
    "provenu",
)


def _labelled_goal(heard: Heard) -> bool:
    """«Mål: under 20 pct. i juni»."""
    statement = heard.statement
    if statement.label in _GOAL:
        return bool(heard.statement.values)
    first = statement.tokens[0]
    labels = first.word in _GOAL and heard.scene.text.startswith(":", first.end)
    return labels and bool(heard.statement.values)


def _has_to_decide(heard: Heard) -> bool:
    """«Udvalget skal godkende planen»: why an item is on the agenda; «drøfte den igen i maj» is an act to come."""
    if heard.scene.metadata.doc_type not in ("agenda", "minutes") or heard.search(_DECIDES) is None:
        return False
    return _AFRESH.search(heard.low) is None


_DECIDES = asked(
    r"\b(?:\w{0,24}udvalget|byrådet|kommunalbestyrelsen|magistraten) (?:skal|bør|kan|bedes|anmodes om at) "
    r"(?:\w{1,14} ){0,2}(?:godkende|drøfte|tage stilling|tiltræde|beslutte|vælge)\b"
)
_AFRESH = re.compile(r"\b(?:igen|på ny|atter|fornyet)\b")


def _binds_nobody(heard: Heard) -> bool:
    """Courtesy, what the law says in general, and what is only noted."""
    found = heard.found
    if len(heard.statement.tokens) < FEWEST or "courtesy" in found or heard.told("no_promise"):
        return True
    if heard.statement.tokens[0].word in _ASKS and heard.statement.governor is None:
        return True  # an indirect question
    if (heard.governor and _GENERAL.search(heard.governor)) or ("law" in found and not heard.statement.dates):
        return True
    if _has_to_decide(heard):
        return True
    if "no_act" not in found or (" på ny" in heard.low and future_date(heard.statement, heard.scene)):
        return False
    return heard.told("recommends") or part_of(heard.statement.start, heard.scene) == "recommendation"
