"""How far an effort has come: from the sentence under the item, from its own tense, from the list's lead."""

import re
from collections.abc import Sequence
from functools import cache

from extractor.assembly.asked import asked
from extractor.assembly.clauses import Statement
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.found import Find
from extractor.assembly.initiatives.granted import granted
from extractor.assembly.initiatives.meant import GIVEN_UP
from extractor.assembly.neighbours import HABITS, begins_later, due_later, habitual
from extractor.assembly.scene import Scene
from extractor.lang import table
from extractor.lang.cues import patterns
from extractor.lang.gated import GatedList, gated
from extractor.lang.verbs import Verb
from extractor.schema.records import Status
from extractor.schema.values import Period

NAME = "initiative_words"
DONE = {"hire", "review", "contact", "train", "finish"}  # «er gennemgået»: it is done


@cache
def _table(name: str) -> GatedList:
    return GatedList(table(NAME)[name])


# an accomplishment told in the present is yet to come, unless it recurs: «der ansættes to mentorer»
TO_COME = frozenset(("begin", "hire", "buy", "change"))
_STEADY = re.compile(
    r"\b(?:løbende|er ved at|under (?:opbygning|etablering|udarbejdelse|udvikling|udrulning|implementering)|"
    r"samme dag|dagligt|hvert? (?!enkelt|af)(?:\d{1,2}\. )?\w{2,12}|ugentlig\w{0,2}|månedlig\w{0,2}|"
    r"allerede|fortsat|nu|"
    r"p\.?t\.?|om (?:man|tirs|ons|tors|fre|lør|søn)dagen|"
    r"i færd med|i gang med|på nuværende tidspunkt|siden|desuden anvend\w{1,3})\b"
)
_POSTPONED = asked(
    r"\b(?:udskudt|udskydes|rykket til|rykkes til|endnu ikke (?:begyndt|i gang)|ikke (?:kommet )?i gang)\b"
)
_PLEDGED = asked(r"\b(?:fået tilsagn|fået lov|sagt ja til|givet tilsagn)\b")
_GIVEN = asked(r"\b(?:fået|får|givet|giver) (?:\w{1,12} ){0,3}mulighed for")
_UNDERWAY = asked(r"\b(?:er ved at|i færd med at|i gang med at|under (?:gennemgang|udarbejdelse|etablering))\b")
_ATTENDED = asked(r"\b(?:været på|deltog)\b")
_SO_FAR = asked(
    r"\b(?:de første \d[\d.]{0,6} (?:\w{1,14} )?er (?:set|gennemgået|behandlet|holdt|afholdt|nået)|"
    r"indtil nu|indtil videre|foreløbig|er kontaktet|er i gang|er startet)\b"
)
_ENDED = asked(r"\b(?:bragt til ophør|sagt op|lukket ned|lagt ned|sat på pause|(?:sat|stillet) i bero|suspenderet)\b")
_SOON = asked(r"\b(?:fremover|fremadrettet|snarest|hurtigst muligt|straks|inden længe)\b")
_IN_USE = asked(r"\b(?:fremover|fremadrettet|straks)\b")  # beside a doing that recurs: a practice, and in force
_BEFORE = asked(
    r"\b(?:inden|senest) (?:jul\b|julen|nytår|årsskiftet|sommerferien|påske\w{0,2}|årets udgang|næste \w{3,10})"
)
_OFF = asked(
    r"\b(?:droppet|udgået|aflyst|opsagt|opgivet|udfaset|nedlagt|slettet|skrottet|skrinlagt|lukket|stoppet|"
    r"annulleret|parkeret|ophørt)\b"
)
_OVER = asked(
    r"\b(?:afviklet|gennemført|afholdt|afsluttet|færdig\w{0,2}|udført|tømt|udsendt|overstået|leveret|på plads)\b"
)
_ENDS = asked(
    r"\b(?:trækker (?:\w{1,12} )?stikket|trak stikket|parkeres|døde hen|blæst af|til ophør|taget af (?:nettet|drift)|"
    r"sløjf\w{2,3}|løb ud i sandet|lukket og slukket|er slettet|er udfaset|er udgået|er aflyst|sovet ind|"
    r"løb tør|løbet tør|slap (?:pengene|midlerne) op|(?:pengene|midlerne) (?:slap op|er sluppet op)|"
    r"skrottet(?<!bliver skrottet)(?<!blive skrottet))\b"
)
# «samarbejdet er indstillet»: stopped; «det er indstillet, at …» recommends, «er indstillet på at» is willing
_CEASED = asked(
    r"(?<!\bdet )(?<!\bder )\b(?:er|blev|er blevet) indstillet\b(?!,? (?:til|på|at|af|som)\b)", "indstillet"
)
# told behind the effort in the same sentence: «…, men vi lukkede det igen», «…, så slap pengene op»
_TURNED = re.compile(
    r",? (?:så|men|indtil|hvorefter|og) (?:[\w.]{1,14} ){0,3}?(?:lukkede|stoppede|droppede|nedlagde|opgav|"
    r"slap (?:pengene|midlerne) op|løb tør|måtte (?:\w{1,10} )?(?:lukke|stoppe|opgive))\b"
)
_NOW = asked(
    r"^(?:(?!, (?:hvor|som|der)\b).){0,200}\b(?:i øjeblikket|for tiden|for øjeblikket|lige nu)\b",
    *("øjeblikket", "for tiden", "lige nu"),
)
_TILL = re.compile(r"(?<!\w)(?:indtil|frem til|til og med|t\.?o\.?m\.?)[ \xa0](?:den |d\. )?$")
_RECURS = re.compile(
    r"\b(?:løbende|dagligt|hvert? (?!enkelt|af)\w{2,12}|ugentlig\w{0,2}|månedlig\w{0,2}|"
    r"om (?:man|tirs|ons|tors|fre)dagen)\b"
)
_REJECTED = asked(
    r"\b(?:stemt ned|nedstemt|frarådes|frarådet|ikke godkendt|faldt forslaget|takke\w{0,2} (?:\w{1,12} )?nej|"
    r"afvist forslaget|forslaget (?:\w{1,16} ){0,8}(?:faldt|forkastet|afvist)|i skuffen|"
    r"talte for|ikke længere mulig\w{0,2})\b"
)
_DECIDED = asked(r"\b(?:beslutning om|på tegnebrættet|i støbeskeen)\b")
_ADVERTISED = asked(r"\b(?:slået op|opslået) (?:[\w.]{1,16} ){0,5}(?:tiltrædelse|ansættelse|start|begyndelse)\b")
_LATER = asked(
    r"\b(?:(?:som|der) (?:dog )?(?:først|efter planen)|først tages i brug|efter planen)\b", "først", "efter planen"
)
_PROPOSES = asked(r"\b(?:foreslår|indstiller|anbefaler|foreslås|indstilles|anbefales)\b")
AGREED = frozenset(("indgå", "aftale", "beslutte", "vedtage"))
ONE_TIME = frozenset(("indkalde", "invitere", "booke", "afholde", "afvikle", "holde"))
SOON = 3  # how many statements under an item tell how far it has come
AHEAD = 10_000  # how far on an option may be chosen
OPTION = re.compile(r"^(?:model|alternativ|scenarie|scenarium|løsning)")


def status_of(found: Find, scene: Scene, followers: Sequence[Statement]) -> Status:
    """The status of an effort at the document's date; `followers` are the statements under its item."""
    statement, grammar = found.statement, found.grammar
    past = grammar.modal == "måtte"  # «måtte stoppe»
    low = scene.lowered[statement.start : statement.end]
    governor = scene.lowered[slice(*statement.governor)] if statement.governor else ""
    if found.rule == "initiative/given_up":
        return "stopped"
    given = statement.search(_GIVEN, low)  # «rådgiverne har fået mulighed for at …»
    if found.rule == "initiative/weighed" or (not given and patterns(NAME)["weighed"].search(governor + " " + low)):
        return "unknown"
    if given and grammar.tense == "perfect":
        return "ongoing"
    if statement.search(_REJECTED, low):
        return "unknown"
    if statement.search(_ENDS, low) or statement.search(_CEASED, low):
        return "stopped"
    if grammar.tense in ("past", "perfect") and _TURNED.match(scene.lowered, statement.end, statement.sentence[1]):
        return "stopped"
    if statement.label and OPTION.match(statement.label):
        return "planned" if _chosen(statement, scene) else "unknown"
    if reported := told_below(found, scene, followers):
        return reported
    if (money := granted(found, scene)) is not None:
        return money
    if (statement.search(_LATER, low) and begins_later(statement, scene)) or statement.search(_ADVERTISED, low):
        return "planned"
    late = found.rule in ("initiative/plan", "initiative/postponed")
    if late or statement.search(_POSTPONED, scene.lowered, statement.start, statement.sentence[1]):
        return "planned"
    if grammar.tense == "perfect" and "sket ved" in low:
        return "completed"
    if grammar.tense == "perfect" and statement.search(_PLEDGED, low):
        return "planned"
    near = (f for n, f in enumerate(followers[:SOON]) if n == 0 or f.block is statement.block)
    if any(f.search(_SO_FAR, scene.lowered, f.start, f.end) for f in near):
        return "ongoing"
    verb = grammar.verb
    if grammar.modal is None and statement.search(_UNDERWAY, low):
        return "ongoing"
    if (grammar.modal is None and grammar.tense == "present" and statement.search(_NOW, low)) or _runs_on(found, scene):
        return "ongoing"
    if found.type == "kompetenceudvikling" and grammar.modal is None and statement.search(_ATTENDED, low):
        return "completed"
    if grammar.tense in ("perfect", "past") and (statement.search(_ENDED, low) or statement.search(GIVEN_UP, low)):
        return "stopped"
    if verb is not None and verb.kind == "end" and (past or grammar.tense in ("perfect", "past", "present")):
        return "planned" if not past and _future(found, scene) else "stopped"
    if grammar.tense == "none":
        if statement.search(_OFF, low):
            return "stopped"
        if verb is not None and statement.search(_DECIDED, low):
            return "planned"
        if _done_on(found, scene) or statement.search(_OVER, low):
            return "completed"
        return "planned" if begins_later(statement, scene) or _undated(found, scene) else _by_lead(found.lead)
    if (
        verb is not None
        and verb.lemma in ("forlænge", "videreføre", "fortsætte")
        and not (statement.proposed or statement.search(_PROPOSES, low))
    ):
        return "ongoing"
    if grammar.tense == "perfect" and due_later(statement, scene):
        return "planned"
    if grammar.tense == "future":
        if habitual(statement, grammar, scene) and not statement.search(_PROPOSES, low):
            return "ongoing"
        if re.search(r"\bskulle\b|lovede", governor + " " + low):
            return "ongoing"
        return "ongoing" if grammar.modal is None and _begun(found, scene) else "planned"
    if _future(found, scene) or statement.proposed or statement.search(_PROPOSES, low):
        return "planned"
    if grammar.tense == "present":
        if planned_lead(found.lead):
            return "planned"
        if statement.search(_BEFORE, low) or _undated(found, scene):
            return "planned"
        if statement.search(_SOON, low) and not (
            statement.search(_IN_USE, low) and verb is not None and verb.kind in HABITS
        ):
            return "planned"
        if _one_time(verb) and not _STEADY.search(low):
            return "ongoing" if _begun(found, scene) else "planned"
        return "ongoing" if _RECURS.search(low) else _by_lead(found.lead, "ongoing")
    if found.type == "ansaettelse" and verb is not None and verb.kind in ("begin", "decide"):
        return "completed"  # «en ny konsulent er startet»
    return _past(statement, grammar, low)


def _done_on(found: Find, scene: Scene) -> bool:
    """«Tilbuddet på havnen – afsluttet 30/6», «alle rådgivere på kursus d. 12/9»: done on a day that is past."""
    if any(v.kind == "finish" and v.form == "participle" for _, v in found.grammar.doings):
        return True
    if found.type != "kompetenceudvikling" or scene.written is None:
        return False
    days = [d.value for d in found.statement.dates]
    return any(isinstance(d, Period) and d.start and d.start == d.end and d.end < scene.written for d in days)


def _runs_on(found: Find, scene: Scene) -> bool:
    """«Vikar ansat t.o.m. januar», «indtil 1. februar holdes der åbent»: begun, and only its end lies ahead."""
    grammar, statement = found.grammar, found.statement
    if grammar.modal is not None or grammar.tense not in ("none", "present", "perfect") or planned_lead(found.lead):
        return False
    verb = grammar.verb
    if verb is not None and (verb.kind in ("decide", "grant") or verb.lemma in AGREED):
        return False
    if grammar.tense == "present" and _one_time(verb) and (verb is None or verb.lemma != "holde"):
        return False
    days = statement.dates
    if len(days) != 1 or not isinstance(days[0].value, Period) or scene.written is None:
        return False
    till = _TILL.search(scene.lowered, statement.start, days[0].start)
    return till is not None and days[0].value.end is not None and days[0].value.end > scene.written


def _undated(found: Find, scene: Scene) -> bool:
    """Whether a day is named that no reader could place, as the text bears none: in the present it is to come."""
    statement = found.statement
    low = scene.lowered[statement.start : statement.end]
    return scene.written is None and bool(statement.dates) and not _STEADY.search(low)


def _one_time(verb: Verb | None) -> bool:
    """Whether the verb tells of something done once, so that its present tense means the future."""
    return verb is not None and verb.lemma != "indlede" and (verb.kind in TO_COME or verb.lemma in ONE_TIME)


def _chosen(statement: Statement, scene: Scene) -> bool:
    """Whether the document later chooses the option that the statement describes («at model B vælges»)."""
    label = re.escape(statement.label)
    before = r"(?:anbefaler|vælger|valgte|foreslår|indstiller|overensstemmelse med|svarende til|godkendte|vedtog)"
    chosen = re.compile(
        rf"{label}(?: \w{{1,12}}){{0,2}} (?:vælges|anbefales|godkendes|vedtages|besluttes|valgt)|"
        rf"{before} (?:\w{{1,12}} ){{0,2}}{label}\b"
    )
    return chosen.search(scene.lowered, statement.end, statement.end + AHEAD) is not None


def _begun(found: Find, scene: Scene) -> bool:
    """Whether a day that the statement names as its beginning is past."""
    written = scene.written
    dates = [d.value for d in found.statement.dates if isinstance(d.value, Period)]
    return bool(written and dates and dates[0].start and dates[0].start <= written)


def _past(statement: Statement, grammar: Grammar, low: str) -> Status:
    verb = grammar.verb
    kind = verb.kind if verb else "run"
    if verb is not None and verb.lemma in ("opslå", "slå"):
        return "ongoing"  # «der er opslået to stillinger»: nobody is hired yet
    if kind != "hire" and statement.search(_STILL, low):
        return "ongoing"
    if "bevilling" in low or " midler" in low:
        return "ongoing"
    if kind == "change" and verb is not None and verb.lemma in _JOINED:
        return "completed"
    if kind in DONE or (verb is not None and verb.lemma in _ACCOMPLISHED):
        return "completed"
    if grammar.tense == "past" and kind not in SETS_GOING and " skulle " not in low:
        return "completed"
    if grammar.passive and kind == "run" and verb is not None and verb.lemma not in AGREED and "praksis" not in low:
        return "completed"
    return "ongoing"


_STILL = asked(r"\bsiden\b|\bved lige\b|^fra \w|løbende|fortsat|hver (?:uge|måned)")
# what was done once and told in the past is done, unless it set something going
SETS_GOING = frozenset(("begin", "hire", "contact", "grant", "buy", "fund", "train"))
_JOINED = frozenset(("lægge", "slå", "føre", "skille", "dele"))  # «lagt sammen»
_ACCOMPLISHED = frozenset(
    (
        "afholde",
        "gennemføre",
        "foretage",
        "sende",
        "udsende",
        "få",
        "give",
        "flytte",
        "konvertere",
        "afvikle",
        "holde",
        "omlægge",
        "bruge",
        "samle",
        "sammenlægge",
        "opdele",
        "overflytte",
        "overføre",
        "omdanne",
        "udskifte",
        "overdrage",
        "dele",
        "skille",
        "adskille",
        "udskille",
        "fusionere",
        "opsplitte",
        "formulere",
        "omskrive",
    )
)


def _by_lead(lead: str, default: Status = "ongoing") -> Status:
    if not lead:
        return default
    leads = _table("leads")
    if leads["done"].search(lead):
        return "completed" if default == "ongoing" and "igangsat" not in lead else default
    if leads["running"].search(lead):
        return "ongoing"
    if leads["planned"].search(lead):
        return "planned"
    return default


def planned_lead(lead: str) -> bool:
    """Whether the list's lead announces its items as something to come."""
    return bool(lead) and bool(_table("leads")["planned"].search(lead)) and not _table("leads")["promised"].search(lead)


_SINCE = re.compile(r"\b(?:fra|siden|pr\.?|fra og med)\s{1,2}(?:den |\w{1,14} i )?$")


def _future(found: Find, scene: Scene) -> bool:
    """Whether the effort's first day lies after the document's."""
    written, grammar = scene.written, found.grammar
    if written is None:
        return False
    dates = [d.value for d in found.statement.dates if isinstance(d.value, Period)]
    known = [d for d in dates if d.start is not None and d.end is not None]
    if not known:
        return False
    first = known[0]
    assert first.start is not None
    assert first.end is not None
    if grammar.tense in ("perfect", "past"):
        verb = grammar.verb
        agreed = verb is not None and (verb.kind == "grant" or verb.lemma in AGREED)
        return agreed and first.start > written
    if grammar.verb is not None and grammar.verb.lemma == "løbe":
        return first.start > written
    if first.start > written:
        return True
    at = next(d for d in found.statement.dates if d.value is first)
    begun = _SINCE.search(scene.lowered, max(found.statement.start, at.start - 28), at.start)
    return first.end > written and first.start >= written.replace(day=1) and begun is None


def told_below(found: Find, scene: Scene, followers: Sequence[Statement]) -> Status | None:
    """The status that the sentences under a list item report."""
    if found.statement.block.kind != "list_item" or not followers:
        return None
    if not (promised_lead(found.lead, scene) or "status" in found.lead):
        return None
    low = " ".join(scene.lowered[f.start : f.end] for f in followers)
    for status, pattern in _table("status").items():
        if pattern.search(low):
            return {"unfinished": "ongoing", "not_begun": "planned"}.get(status, status)  # type: ignore[return-value]
    return None


def promised_lead(lead: str, scene: Scene) -> bool:
    """Whether the list's lead tells that its items were promised earlier."""
    if not lead:
        return False
    known = scene.once(_promised)
    if lead not in known:  # every item of the list asks
        known[lead] = _table("leads")["promised"].search(lead) is not None
    return known[lead]


def _promised(_: Scene) -> dict[str, bool]:
    """The leads of one document that somebody asked about."""
    return {}


_PLANNED = gated(r"\b(?:planlagt|kommende|ikke (?:begyndt|startet|igangsat|påbegyndt)|afventer|starter|forventes)\b")


def status_told(low: str) -> Status | None:
    """The status that a cell or remark tells in its own words."""
    if _PLANNED.search(low):
        return "planned"
    for status, pattern in _table("status").items():
        if pattern.search(low):
            return {"unfinished": "ongoing", "not_begun": "planned"}.get(status, status)  # type: ignore[return-value]
    return None
