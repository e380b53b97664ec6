"""What is planned, set or paid for: numbers that are no state of affairs though no word of a goal stands beside them.

Source: annotation guidelines, sections 3 and 7 (required quantities, planned participants, result goals: target).
"""

import re

from extractor.assembly.scene import Scene
from extractor.lang.gated import gated
from extractor.schema.facts import Mention
from extractor.schema.values import Count, Percentage

_AGAINST_PLAN = re.compile(  # «19 deltagere mod forventet 40», «61 sager mod normtallets 45»
    r"\b(?:mod|imod|frem for|i stedet for|ud af|af) (?:de |det |den |et |en )?(?:\w{1,20}(?:ets|ens) )?"
    r"(?:oprindelig\w{0,2} |årligt |kun )?"
    r"(?:forvente(?:t|de)|vente(?:t|de)|forudsatt?e?|budgetter(?:et|ede)|planlagte?|planmæssige|aftalte?|lovede|normere(?:t|de)|"
    r"bevilgede|estimere(?:t|de)|måltalle\w{1,3}|normtalle\w{1,3}|normens|målets|budgettets|normtal på|måltal på)\s"
    r"(?:på )?(?:ca\. |mindst |højst |op til )?$"
)
_WAS_PLANNED = re.compile(  # «hvor der var forventet 60 pct.»
    r"\b(?:var|havde|blev|er) (?:[\wæøå]{2,14} ){0,2}(?:forventet|ventet|forudsat|planlagt|budgetteret|regnet|"
    r"lovet|aftalt)(?: med)?\s(?:ca\. |mindst |højst )?$"
)
_NEEDS = re.compile(r"\b(?:kræve[rs]?|forudsætte[rs]?|behov for|brug for)\b[\wæøå ]{0,30}$")
_PLAN_WORD = gated(
    r"\b(?:forvente|vente|regnet|lovet|forudsat|budget|planlagt|planmæssig|aftalt|lovede|normere|bevilgede|estimere|måltal|normtal|"
    r"normens|målets)"
)
_PLANNED_NUMBER = re.compile(  # «de 20 forudsatte pladser», «kun syv af 50 ventede deltagere»
    r" (?:forventede|ventede|forudsatte|budgetterede|planlagte|aftalte|lovede|normerede|bevilgede|indkøbte|bebudede|"
    r"estimerede|påtænkte) \w"
)
_PAID_FOR = re.compile(  # «bevilgede 850.000 kr. til yderligere to konsulenter», «beslutning om ansættelse af tre»
    r"\b(?:kr\.(?= )|(?:kroner|penge|midler\w{0,2}|bevilling\w{0,4}|tillægsbevilling\w{0,3}|pulje\w{0,2}|afsat|"
    r"afsætte[sr]?|\w{0,8}løn(?:ning)?(?:en)?|ansættelse(?:n)?|rekruttering(?:en)?|finansier\w{1,6}|oprettelse(?:n)?|etablering(?:en)?|"
    r"indkøb|køb|opslået|slået|\w{0,14}aftale[nr]?|kontrakt\w{0,4}|plads\w{0,3}|"
    r"udvide[st]?|udvidet|forhøje[st]?|opnormere[st]?|styrke[st]?|supplere[st]?|suppleret|tilføre[st]?|tilført)\b)"
    r"[\wæøå ,-]{0,56}\b(?:til|af|om|for|med|slået|opslået)"
    r"(?: (?:de|yderligere|ekstra|nye|op|til|ca\.|i|alt|mindst)){0,3}\s$"
)
_STAFF = re.compile(
    r"(?: (?:nye|ekstra|yderligere|midlertidige|faste|ledige|særlige|flere|erfarne)){0,2}"
    r" (?:\w{0,24}(?:stilling(?:er|erne)?|årsværk|fuldtidsstillinger|konsulent(?:er)?|sagsbehandlere?|medarbejdere?|"
    r"rådgivere?|kolleger|vikarer?|mentorer|koordinatorer?|jurister?|psykologer?|fastholdelsescoaches?|coaches|"
    r"pladser|forløb|hold))\b"
)
_PLACES = re.compile(r" (?:\w{3,20}(?:e|de) ){0,2}(?:\w{0,12}pladser)\b(?! (?:er|var|blev|forsvandt|har været))")
_FILLED = re.compile(
    r"\b(?:brug[et]\w{0,2}|købt|forsvandt|besat\w?|i drift|i gang|oppe at køre|nedlagt|havde|været|haft|råder over|"
    r"mistede|lukkede|oprettede[st]?|har oprettet|er oprettet|fyldt|optaget|af (?:de )?(?:\w{1,20} )?)\b[^.;]{0,60}$"
)
_IS_DONE = re.compile(
    r"\b(?:har|havde|er|var|blev|fik)\b[\wæøå ]{0,40}\b(?:tilført|udvidet|suppleret|styrket|ansat|forhøjet|"
    r"rekrutteret|oprettet|etableret)\b"
)
_SPENT_ON = re.compile(
    r"\b(?:brugt|brugte|anvendt|anvendte|kostede|har kostet|gik|gået|ophør\w{0,2}|stoppe[dt]?|udløb\w{0,2}|nedlagt)\b"
)
_SET = re.compile(  # a length of time that somebody set
    r"\b(?:senest|inden(?: for)?|højst|mindst|maksimalt|skal|skulle|bør|må|krav\w{0,3}|kræve[rs]|"
    r"\w{0,8}mål(?:et|sætning\w{0,3})?|"
    r"\w{0,8}frist\w{0,3}|løfte\w{0,2}|lovede|lovet|lover|\w{0,12}garanti\w{0,2}|loft\w{0,2}|hensigt\w{0,2}|meningen|ambition\w{0,2}|"
    r"loven|foreskriver|lempes|ingen [^,.;]{0,40}mere end|grænse\w{0,2}|norm\w{0,3}|standard\w{0,2}|tilbyde\w{0,2}|"
    r"aftalt|fastsat|fastsættes|sikre[rs]?|i mindst)\b"
)
_KEPT = re.compile(  # a length of time that was measured
    r"\b(?:gennemsnit\w{0,6}|i snit|median\w{0,4}|forsinke\w{2,6}|længste|korteste|overskre\w{2,6}|gik der|der gik|"
    r"tog det|varede|"
    r"typisk|var|blev|faldet|steget|udgjorde|udgør|ret til|ligger på|lå på|hver vej)\b"
)
_AIMS = re.compile(  # headings under which stands what is to come
    r"\W{0,3}(?:(?:ad )?[\divx]{1,4}[.):]?\s{1,2}|[a-h][.)] )?"
    r"(?:(?:resultat|delmål|effekt)?mål(?:sætning\w{0,3}|tal)?(?: og [\wæøå]{3,20}| (?:for|i|til)? ?\d{4})?\W{0,2}$|"
    r"milepæl|"
    r"succeskriteri|indstilling\W{0,2}$|"
    r"hvad (?:i|du|vi|ministeren|styrelsen|kommunen) (?:kan )?(?:holde|regne med|lover)|ambition)"
)
_PROPOSES = re.compile(r"\b(?:indstille[rs]|foreslå[rs]?|anbefale[rs])\b[^.]{0,80}$")


def set_time(mention: Mention, left: str, right: str) -> bool:
    """Whether a length of time is a limit («senest fire uger») and not one that was measured («i snit 11 uger»)."""
    if getattr(mention.value, "modifier", None) in ("at_least", "at_most"):
        return True
    limits = [found.start() for found in _SET.finditer(left)]
    kept = [found.start() for found in _KEPT.finditer(left)]
    return bool(limits) and limits[-1] > max(kept, default=-1) and not right.startswith(" hver vej")


def planned_number(mention: Mention, before: str, left: str, right: str) -> bool:
    """Whether a number is said to be planned, or counts the staff and places that money or an agreement is for."""
    if _PLAN_WORD.search(before, max(0, len(before) - 48)) and (
        _AGAINST_PLAN.search(before, max(0, len(before) - 90)) or _WAS_PLANNED.search(before, max(0, len(before) - 60))
    ):
        return True
    if not isinstance(mention.value, Count):
        return False
    if _PLANNED_NUMBER.match(right):
        return True
    paid = _STAFF.match(right) is not None and bool(_PAID_FOR.search(left) or _NEEDS.search(left))
    return paid and _SPENT_ON.search(left) is None and _IS_DONE.search(left) is None


def places(left: str, right: str) -> bool:
    """«Forløbet får 24 pladser»: a capacity, where nobody says that it is filled or gone."""
    return "pladser" in right and _PLACES.match(right) is not None and _FILLED.search(left) is None


def bounded(mention: Mention) -> bool:
    """«Vi forventer, at mindst 80 pct. …»: a share that is hoped to be kept within a bound is an aim."""
    value = mention.value
    return isinstance(value, Percentage) and value.modifier in ("at_least", "at_most", "less_than")


def meant(mention: Mention, scene: Scene) -> bool:
    """Whether a figure without a verb of a fact is a bounded share, or stands under a heading or lead of aims."""
    value = mention.value
    if isinstance(value, Percentage) and value.modifier in ("at_least", "at_most") and value.unit == "percent":
        return True
    if isinstance(value, Count) and value.modifier in ("at_least", "at_most"):
        return scene.lowered.find("kan ", *scene.place(mention).left) < 0
    if isinstance(value, Count) and not opens(mention, scene):
        return False
    lead = scene.lead(scene.place(mention).sentence[0])
    if lead is not None and (
        _AIMS.match(scene.lowered, *lead) or _PROPOSES.search(scene.lowered, max(lead[0], lead[1] - 160), lead[1])
    ):
        return True
    headings = scene.headings(mention.start)
    return bool(headings) and _AIMS.match(headings[-1].title.lower()) is not None


def opens(mention: Mention, scene: Scene) -> bool:
    """Whether a number stands without a verb of its own («60 flygtninge i ordinært job i 2017»)."""
    return (
        scene.place(mention).left[0] == scene.place(mention).left[1]
        or getattr(mention.value, "modifier", None) is not None
    )
