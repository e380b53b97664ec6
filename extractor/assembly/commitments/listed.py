"""What an item of a list binds to by what introduces the list: a demand, a promise, a goal, an earlier promise.

Items are often nouns without a verb («En oversigt over ledige tilbud», «60 i job i 2017»); the paragraph above the
list, or the heading where none stands between, is the speech act.
"""

from extractor.assembly.commitments.heard import Heard, Speech
from extractor.assembly.initiatives.status import promised_lead
from extractor.lang.gated import gated

TAIL = 160  # how much of the lead is read, in characters
_ASKS = gated(
    r"\b(?:beder|anmoder|anmodes|bedes|bedt om|udbeder|imødeser|kræver|forlanger|pålægge[rs]|pålagt|påbyde[rs]|"
    r"afkræve[rs]|"
    r"skal (?:derfor |nu |herefter |senest |desuden )?(?:sende|fremsende|indsende|levere|redegøre|modtage)|"
    r"(?:vil|ønsker) (?:\w{1,16} ){0,3}(?:have|modtage|se)\b|kravene er|følgende krav)"
)
_OWES = gated(
    r"\b(?:kommunen?|jobcentret|byrådet|kommunalbestyrelsen|i|de|den)\b[^.:;]{0,40} skal\b[^.;]{0,40}:?\s{0,2}$"
)
_CONTENTS = gated(  # what the paper that is asked for shall hold
    r"\b(?:indehold\w{1,3}|omfatte|redegør\w{0,2}|besvar\w{1,2}|svar på|beskriv\w{1,2}|oplys\w{1,7}|forklar\w{1,3}|"
    r"følgende (?:punkter|spørgsmål|forhold|emner|oplysninger)|hvad|hvordan|hvorfor)\b"
)
_URGES = gated(r"\b(?:henstille[rst]|anbefale[rs]|opfordre[rs]|foreslå[rs]?)\b")
_GIVES = gated(
    r"\b(?:lover (?!ikke)|holde? os (?:op )?på|vores løfter|løfterne er|løftet er|forpligter (?:vi )?os|garanterer|"
    r"det kan (?:du|i) regne med|det kan (?:du|i) vente)"
)
_AIMS = gated(
    r"\b(?:(?:mål(?:ene|et)?|målsætning(?:en|er|erne)?|resultatmål\w{0,3}|måltal\w{0,3}|succeskriteri\w{1,5}|"
    r"pejlemærke\w{0,3}|ambition(?:en|er|erne)?)(?: (?:for|i|på|med|frem mod) [^.:;]{1,60})?(?: er| lyder)?"
    r"(?: (?:følgende|disse|sat til))?|"
    r"(?:sat|sætter|fastsat|vedtaget|opstillet) (?:\w{1,14} ){0,4}(?:mål|måltal|målsætninger|resultatmål)|"
    r"sigter (?:vi )?(?:mod|efter)|vil vi nå)\s{0,2}:?\s{0,2}$"
)


def listed(heard: Heard) -> Speech | None:
    """The speech act of an item whose own words have none."""
    statement = heard.statement
    if statement.block.kind != "list_item" or statement.order or heard.grammar.modal not in (None, "skal", "vil"):
        return None
    bare = heard.grammar.tense == "none" or bool(statement.shared)
    if not bare and heard.grammar.tense != "present":
        return None
    lead = heard.lead or _title(heard)
    if not lead or "?" in heard.scene.text[statement.end : statement.end + 2]:
        return None
    lead = lead[-TAIL:].rpartition(". ")[2]
    if _GIVES.search(lead) and not heard.letter:
        return Speech("promised", "binding", "commitment/item")
    if not bare:
        return None
    if promised_lead(lead, heard.scene):  # others are told of as efforts
        return Speech("promised", "binding", "commitment/listed", True) if heard.letter else None
    if heard.letter:
        if _CONTENTS.search(lead):
            return None
        if _ASKS.search(lead) or _OWES.search(lead):
            return Speech("imposed", "binding", "commitment/item")
        if _URGES.search(lead):
            return Speech("imposed", "expected", "commitment/item")
        return None
    if _AIMS.search(lead) and heard.statement.values:
        return Speech("promised", "intended", "commitment/goal")
    return None


def _title(heard: Heard) -> str:
    """The heading right above the list, in lower case."""
    scene, block = heard.scene, heard.statement.block
    section = next(iter(scene.headings(block.start)), None)
    if section is None:
        return ""
    between = [b for b in scene.blocks_before(block.start, NEAR) if b.start > section.start]
    if any(b.kind == "paragraph" for b in between):
        return ""
    return section.title.strip(" :.#*").lower()


NEAR = 8  # blocks between a heading and an item of its list
