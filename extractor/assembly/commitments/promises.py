"""The writer's own word: what will happen, by when, by whom. False promises are worse than missed ones."""

import re
from itertools import pairwise
from typing import NamedTuple

from extractor.assembly.asked import asked
from extractor.assembly.commitments.heard import Heard, Speech, Strength
from extractor.assembly.commitments.proposals import part_of
from extractor.assembly.initiatives.meant import GIVEN_UP
from extractor.assembly.initiatives.unreal import PROPOSAL
from extractor.assembly.neighbours import PAPERS, begins_later, due_later, due_next, future_date, habitual
from extractor.lang.verbs import Verb
from extractor.schema.values import Period

UNSURE = frozenset(("kan", "kunne", "bør", "burde", "må", "måtte", "ville"))
_WEIGHS = frozenset(("overvejer", "overvejes", "overvejede", "overvejet"))
SCHEDULE = frozenset(("løbe", "vare", "koste", "køre", "slutte"))  # the schedule of what runs already is no promise
POSTPONES = frozenset(("udskyde", "flytte", "indgå", "beslutte"))
HAPPENS = frozenset(("opleve", "mærke", "mangle", "vokse", "skyldes", "koste", "udgøre"))  # nobody's doing
ACTING = frozenset(
    (
        *("begin", "hire", "change", "review", "train", "contact", "buy", "fund", "grant", "run", "report", "end"),
        *("finish", "happen", "improve", "decide", "act"),
    )
)
DESCRIBES = frozenset(  # what tells what a thing is, holds or costs: with a day to come still no doing
    (
        *("være", "have", "omfatte", "indeholde", "udgøre", "vise", "svare", "betyde", "vedrøre", "fremgå", "skyldes"),
        *("dække", "kende", "mene", "tro", "håbe", "ønske", "vide", "mangle", "afhænge", "bero", "stige", "falde"),
        *("vokse", "svinge", "løbe", "vare", "vente", "regne", "forvente", "indgå", "tælle", "føle", "hedde"),
        *("udløbe", "fratræde", "forlade", "forblive", "overstige", "anse", "ligne", "tilfalde", "overskride"),
        *("ende", "lande", "slutte", "ophøre", "lykkes", "nævne"),
    )
)


class _Seen(NamedTuple):
    own: bool  # the writer's organisation is named
    acting: bool  # the verb tells of an act
    dated: bool  # a day to come is named
    soon: bool  # «snarest», «derefter»


def promise(heard: Heard) -> Speech | None:
    """A promise of the writer, None where nothing firm is said."""
    rule = _rule(heard)
    if rule is None or (rule != "commitment/bound" and _unreal(heard)):  # asked last: most statements promise nothing
        return None
    strength: Strength = "intended" if heard.low.startswith("planlagt") else "binding"
    return Speech("promised", strength, rule)


_FIRM = frozenset(("bounded", "changed", "secures", "delivered", "soon", "sooner"))


def may_be_firm(heard: Heard) -> bool:
    """Whether `promise` could tell by more than tense, day or a word of many uses (`SOFT`)."""
    verb = heard.grammar.verb
    if not _FIRM.isdisjoint(heard.found) or (verb is not None and verb.lemma == "løbe"):
        return True
    return part_of(heard.statement.start, heard.scene) == "decision"


def _rule(heard: Heard) -> str | None:
    found = heard.found
    grammar, statement, scene = heard.grammar, heard.statement, heard.scene
    if "bounded" in found and not grammar.negated and heard.statement.values and future_date(statement, scene):
        return "commitment/bound"
    vague = _vague(heard) and not (statement.condition and "stilling" in statement.words)
    negated = grammar.negated and not _nobody(heard)
    if negated or grammar.modal in UNSURE or vague or "prediction" in found:
        return None
    verb = grammar.verb
    authority = scene.metadata.doc_type in ("supervision_letter", "answer")
    seen = _Seen(
        own=heard.has("authority" if authority else "own"),
        acting=verb is not None and verb.kind in ACTING and verb.lemma not in SCHEDULE and not _of_rules(heard),
        dated=future_date(statement, scene) or due_next(statement, grammar, scene),
        soon="sooner" in found or ("soon" in found and (_nobody(heard) or _by_then(heard))),
    )
    if not statement.words.isdisjoint(_WEIGHS):
        return None
    if "changed" in found and seen.dated:
        return "commitment/decided"
    if verb is not None and verb.lemma == "træde" and not seen.own:
        return None  # a law that comes into force
    if "secures" in found:
        return "commitment/secured"
    if grammar.tense == "perfect" and verb is not None and verb.lemma in POSTPONES and begins_later(statement, scene):
        return "commitment/postponed"
    if grammar.tense == "perfect" and seen.acting and due_later(statement, scene):
        return "commitment/done_by"
    if seen.dated and grammar.tense == "present" and part_of(statement.start, scene) == "decision":
        return "commitment/decided"
    if grammar.tense == "future" and (rule := _future(heard, seen)):
        return rule
    if grammar.tense == "present" and (rule := _present(heard, seen, authority)):
        return rule
    if (not authority or heard.governor) and (_nominal(heard) or _followed(heard)):
        return "commitment/dated"
    told = grammar.tense in ("past", "perfect") and "ja" not in statement.words
    return "commitment/planned" if heard.planned and not told and not authority and _ahead(heard, seen) else None


def _ahead(heard: Heard, seen: _Seen) -> bool:
    """Whether a planned effort is told as one to come, not only as what a house does."""
    verb = heard.grammar.verb
    firm = heard.grammar.passive or (verb is not None and verb.kind in ("begin", "hire"))
    return firm or heard.grammar.tense == "future" or seen.dated or seen.soon or bool(heard.search(_PLANNED))


_PLANNED = asked(
    r"\b(?:planlagt\w?|planlægges|kommende|ny\w{0,2}|på vej|forberedes|undervejs|fremover|fremadrettet|flere)\b"
)
_STARTS = re.compile(  # «15 pladser, start i uge 3», «slået op med tiltrædelse 1. maj», «Ny dato er 19. januar»
    r"(?:\b(?:start|opstart|begyndelse|første gang|næste (?:gang|status|opfølgning|måling|rapport|møde|redegørelse|"
    r"orientering|opgørelse|udtræk|hold)(?: (?:i|med|for|om) \w{1,30})?|"
    r"ny(?:e|t)? (?:dato|frist|termin|deadline|tidspunkt)|frist|deadline|planlagt|"
    r"berammet|levering|overtagelse|lancering|åbning|indvielse|udrulning)|(?:tiltrædelse|ansættelse|ikrafttræden|"
    r"ibrugtagning|opstart))(?: (?:er|bliver|sat til|til|lægges))?(?: nu| først)?:?\s{1,2}"
    r"(?:(?:i|pr\.|den|d\.|fra|senest|inden|efter|med|ved|medio|ultimo|primo) ){0,3}$"
)


def _followed(heard: Heard) -> bool:
    """«Udvalget har bestilt en analyse, som fremlægges i juni»: done so far, what is to come in a relative clause."""
    statement, scene = heard.statement, heard.scene
    if heard.grammar.tense not in ("past", "perfect") or not begins_later(statement, scene):
        return False
    core = {t.start for t in statement.core}
    days = [d.start for d in heard.statement.dates if d.start not in core]
    if not days:
        return False
    words = [t for t in statement.tokens if t.start < days[-1]]
    last = next((n for n in range(len(words) - 1, -1, -1) if words[n].word in ("som", "der")), None)
    if last is None:
        return False
    ahead = [v for t in words[last + 1 : last + 5] for v in t.verbs if v.form in ("present", "passive")]
    return bool(ahead) and (ahead[0].kind in ACTING or ahead[0].lemma in COMES) and ahead[0].lemma not in SCHEDULE


COMES = frozenset(("tiltræde", "komme", "gå", "stå", "tage", "flytte"))


def _nominal(heard: Heard) -> bool:
    """Whether a noun of beginning or delivery has a day to come right behind it and no verb tells more."""
    written = heard.scene.written
    tense = heard.grammar.tense
    if written is None or not (tense in ("none", "present") or (tense == "perfect" and heard.grammar.passive)):
        return False
    return any(
        isinstance(d.value, Period)
        and d.value.end is not None
        and d.value.end > written
        and _STARTS.search(heard.scene.lowered, max(heard.span[0], d.start - 48), d.start)
        for d in heard.statement.dates
    )


def _nobody(heard: Heard) -> bool:
    """«Ingen skal fremover vente mere end to uger»: a promise in the form of a denial."""
    first = [t.word for t in heard.statement.core[:6]]
    return "ingen" in first and heard.grammar.modal in ("skal", "vil") and "ikke" not in heard.statement.words


def _by_then(heard: Heard) -> bool:
    """«Indkaldelserne skal være sendt senest fredag»: a term without a day that can be placed."""
    return heard.grammar.modal == "skal" and "senest" in heard.statement.words


def _vague(heard: Heard) -> bool:
    """Whether the main clause only talks («vi vil gøre vores bedste»), unlike «…, så både du og vi kan holde øje»."""
    at = heard.found.get("vague_act")
    if at is None:
        return False
    return not begins_later(heard.statement, heard.scene) or any(t.start <= at < t.end for t in heard.statement.core)


_HOPES = asked(r"\b(?:håb\w{0,3}|frygt\w{0,3}|klar over|opmærksom\w{0,2} på|bekymr\w{1,4})\b")
_CHOICE = re.compile(r"\b(?:model|forslag|løsning|indstilling)\w{0,4} (?:vedtages|vælges|godkendes|tiltrædes|følges)\b")


def _unreal(heard: Heard) -> bool:
    """What is hoped or feared, what a proposal would mean, what is given up, and «det vil være data for …, der …»."""
    statement, governor = heard.statement, heard.governor
    if governor and (statement.search(_HOPES, governor) or statement.search(PROPOSAL, governor)):
        return True
    if heard.search(GIVEN_UP):
        return True
    condition = statement.condition
    if condition and _CHOICE.search(heard.scene.lowered, *condition):
        return True
    if heard.grammar.tense != "future" or "der" not in statement.words:
        return False
    cleft = [t.word for t in heard.grammar.subject] == ["det"]
    return cleft and (heard.grammar.verb is None or "være" in heard.low[:24])


def _running(heard: Heard) -> bool:
    """«fra november gennemgår et team …» in a letter of November: the days tell since when it runs."""
    written = heard.scene.written
    for date in heard.statement.dates:
        value = date.value
        if not (written and isinstance(value, Period) and value.start and value.start <= written):
            continue
        left = heard.scene.lowered[max(heard.span[0], date.start - 24) : date.start]
        if value.precision == "range" or _SINCE.search(left):
            return True
    return False


def _to_begin(heard: Heard) -> bool:
    """«Projektet løber fra 1. august 2012 til …»: the schedule of what has not begun."""
    return any(
        isinstance(d.value, Period)
        and d.value.start is not None
        and heard.scene.written is not None
        and d.value.start > heard.scene.written
        and _SINCE.search(heard.scene.lowered, max(heard.span[0], d.start - 24), d.start)
        for d in heard.statement.dates
    )


_SINCE = re.compile(r"\b(?:fra|siden|i perioden)\s{1,2}(?:den |og med |\w{1,14} i ){0,1}$")


def _future(heard: Heard, seen: _Seen) -> str | None:
    grammar = heard.grammar
    if grammar.modal not in ("vil", "skal", None):
        return None
    if grammar.verb is not None and grammar.verb.lemma in HAPPENS:
        return None
    if grammar.modal == "skal":
        measured = heard.has("below") and bool(heard.statement.values)
        return "commitment/future" if seen.dated or seen.soon or measured else None
    if habitual(heard.statement, grammar, heard.scene) and not seen.soon:
        return None
    if grammar.modal is None and _begun(heard):
        return None  # «fra 15. maj bliver alle indkaldt» in a letter of June
    acting = seen.acting and grammar.verb is not None and grammar.verb.kind != "act"
    return "commitment/future" if seen.own or grammar.passive or seen.dated or acting else None


_DONE = re.compile(
    r"\b(?:i mål|på plads|væk|færdig\w{0,2}|klar(?! til at)|ajour|afviklet|bragt ned|"
    r"nede (?:på|under)|oppe (?:på|over)|"
    r"(?:er|har|får) (?:\w{1,16} ){0,3}(?:alle|samtlige|ingen)|(?:alle|samtlige) (?:\w{1,20} ){1,4}(?:er|har|får)|"
    r"under \d|over \d|mindst \d|højst \d)"
)


def _goes_on_until(heard: Heard, verb: Verb) -> bool:
    """«Det fortsætter til og med december»: what runs already has its last day told, no new one."""
    if verb.lemma not in LASTS or heard.grammar.passive:
        return False
    days = heard.statement.dates
    low, first = heard.scene.lowered, heard.span[0]
    return bool(days) and all(_UNTIL.search(low, max(first, d.start - 24), d.start) for d in days)


def _describes(heard: Heard, verb: Verb) -> bool:
    """Whether the verb tells what a thing is, and no other is set beside it («har overblikket og sender en status»)."""
    if verb.lemma == "svare":
        return "til" in heard.statement.words
    if verb.lemma not in DESCRIBES:
        return False
    core = heard.statement.core
    return not any(
        a.word == "og" and v.form in ("present", "passive") and v.kind in ACTING
        for a, b in pairwise(core)
        for v in b.verbs[:1]
    )


def _day_set(heard: Heard, lemma: str) -> bool:
    """Whether the main clause itself names a day to come for what it tells: the reader takes it as a promise."""
    core, written, low = heard.statement.core, heard.scene.written, heard.scene.lowered
    if written is None or heard.search(_NO_DAY) or _of_rules(heard):
        return False
    starts = {t.start for t in core}
    for day in heard.statement.dates:
        value = day.value
        if not isinstance(value, Period) or value.start is None or value.start <= written or day.start not in starts:
            continue
        if low.startswith(PAPERS, day.start):
            continue
        left = low[max(heard.span[0], day.start - 24) : day.start]
        if lemma == "blive" and not _BY.search(left):
            continue  # «den bliver ved i 2013»
        opens = day.start - heard.span[0] < FRONT  # «til september står teamet klar»
        if opens or not (lemma in LASTS and _UNTIL.search(left)):
            return True
    return False


def _of_rules(heard: Heard) -> bool:
    """«Reglerne ændres den 1. juli»: what the country or the market does."""
    return _RULES.match(" ".join([t.word for t in heard.grammar.subject])) is not None


_RULES = re.compile(  # whose beginning is no municipality's promise
    r"(?:de |den |det |disse |nye |ny ){0,3}(?:\w{0,16}lov(?:en|e)?|regle\w{0,3}|\w{3,16}regler\w{0,2}|"
    r"\w{0,16}reform\w{0,3}|"
    r"bekendtgørelse\w{0,2}|sats\w{0,3}|ledighed\w{0,2}|krav(?:et|ene)|minist\w{2,4}|regering\w{0,2}|folketing\w{0,2}|"
    r"arbejdsmarkedet|konjunktur\w{0,4}|udgift\w{0,4}|pris\w{0,4}|dagpengeretten|retten)(?: |$)"
)
FRONT = 6  # a day this near a statement's beginning is when it happens, in characters
LASTS = frozenset(("køre", "gælde", "fortsætte", "holde", "stå", "ligge", "bruge"))  # with «til» it runs already
_UNTIL = re.compile(r"\b(?:til|indtil|frem til)\s{1,2}(?:og med |den |udgangen af |ind i )?$")
_BY = re.compile(r"\b(?:senest|inden|med|ved|til)\s{1,2}(?:den |udgangen af )?$")
_NO_DAY = asked(r"\b(?:tidligst|ser ud til|måske|formentlig|næppe|snarere|muligvis|nok først)\b")


_PAPER = re.compile(  # «Næste opfølgning kommer i oktober»
    r"(?:(?:næste|en|et|den|ny|nye|samlet|endelig|endelige) ){0,3}\w{0,16}(?:status|opfølgning|redegørelse|rapport|"
    r"evaluering|plan|notat|forslag|oplæg|svar|strategi|måling|opgørelse|orientering)\w{0,3} (?:\w{1,16} ){0,4}?"
    r"(?:kommer|foreligger|følger|ligger|er klar|kan læses|ses)\b"
)


def _reached_by(heard: Heard) -> bool:
    """«Senest 1. juli er alle de gamle sager væk», «evalueringen ligger klar i januar»: a result with its day."""
    if not begins_later(heard.statement, heard.scene) and not due_next(heard.statement, heard.grammar, heard.scene):
        return False
    return _DONE.search(heard.low) is not None or _PAPER.match(heard.low) is not None


_BODIES = frozenset(("udvalget", "byrådet", "styrelsen", "ministeriet", "star", "kommunalbestyrelsen", "direktionen"))


def _reports(heard: Heard) -> bool:
    """Whether a body is kept informed; what a house does every week is no promise to anybody."""
    verb = heard.grammar.verb
    if verb is not None and verb.kind == "report":
        return True
    return any(w.endswith("udvalget") for w in heard.statement.words)


def _begun(heard: Heard) -> bool:
    written = heard.scene.written
    dates = [d.value for d in heard.statement.dates]
    return bool(dates and written and all(isinstance(d, Period) and d.end and d.end <= written for d in dates))


def runs_or_ruled(heard: Heard) -> bool:
    """Whether a statement tells what runs, is law or forecast, so that no promise is heard in it."""
    if _unreal(heard) or "prediction" in heard.found or heard.search(_FORECAST):
        return True
    if _of_rules(heard) or (heard.grammar.tense == "present" and _running(heard)):
        return True
    return heard.search(_ENDS) is not None and not _to_begin(heard)


_FORECAST = asked(r"\b(?:forvente[rst]|ventes|regner)\b[^.;]{0,60}\b(?:mer|mindre)forbrug")
_ENDS = asked(
    r"\b(?:løber|kører|gælder|varer|fortsætter|kontrakt|kontrakten|aftalen|finansieret|forlænget)\b[^.;]{0,60}"
    r"\b(?:til|til og med|indtil|frem til|i) (?:den |udgangen af |og med )?(?:\w{3,9} )?\w{0,9}\d"
)


def _present(heard: Heard, seen: _Seen, authority: bool) -> str | None:
    if heard.early("described") and not (authority and seen.own):
        return None
    if _running(heard):
        return None
    if not seen.acting and _reached_by(heard):
        return "commitment/done_by"
    verb = heard.grammar.verb
    if verb is not None and verb.lemma == "løbe" and _to_begin(heard):
        return "commitment/schedule"
    if seen.dated and verb is not None and _goes_on_until(heard, verb):
        return None
    if seen.dated and (seen.acting or (authority and seen.own)):
        return "commitment/dated"
    if verb is not None and not _describes(heard, verb) and _day_set(heard, verb.lemma):
        return "commitment/dated"
    if heard.planned and not authority and _ahead(heard, seen):
        return "commitment/planned"
    if not seen.acting:
        return None
    if seen.soon:
        return "commitment/soon"
    core = heard.statement.core
    opens = verb is not None and verb.kind == "begin" and verb.lemma not in ("stå", "ligge")
    opens = opens and heard.statement.condition is not None
    somebody = seen.own or opens or heard.grammar.passive or (bool(core) and core[0].finite and _reports(heard))
    reports = heard.has("soon") or (heard.has("recurring") and (_BODIES & heard.statement.words or _reports(heard)))
    if somebody and heard.has("delivered") and reports:
        return "commitment/reporting"
    condition = heard.statement.condition
    counted = condition and " man " in heard.scene.lowered[slice(*condition)]  # «tæller man dem med, når vi op på …»
    return "commitment/conditional" if somebody and condition and not counted else None
