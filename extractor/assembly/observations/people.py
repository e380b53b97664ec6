"""What a number of people tells where no measure is named: who takes part in an effort, or how large a group is.

Source: annotation guidelines, section 3; the words are those of lang/da/people_words.toml.
"""

import re

from extractor.assembly.observations.focus import Link, clause
from extractor.assembly.observations.group import groups_after
from extractor.assembly.scene import Scene, Span
from extractor.lang import table
from extractor.lang.cues import ideas
from extractor.lang.gated import gated
from extractor.schema.facts import Mention

NAME = "people_words"
TAKES_PART = "antal_deltagere_projekt"
MENTORED = "antal_i_mentorforloeb"
SIZE = "antal_personer"
_BACK = 2  # sentences in which the effort can have been named
_SIZES = (SIZE, "tilgang", "afgang", "antal_fuldtidspersoner")


def people_of(mention: Mention, scene: Scene, goes: Link) -> str | None:
    """The indicator of a number without a measure of its own; None where the words do not tell."""
    sentence = scene.place(mention).sentence
    part = goes.whole is not None and goes.whole.indicator in (TAKES_PART, MENTORED)
    if part and not scene.says(_DONE, clause(mention, sentence, scene)):
        return None  # «8 af dem har arbejde nu»
    if takes_part(mention, scene, sentence):
        return MENTORED if about_mentors(sentence, scene) else TAKES_PART
    own = next(iter(groups_after(mention, scene)), None)
    called = own is not None and own.axis == "readiness"
    if called and (_IS.match(scene.lowered, mention.end) or not happens(mention, scene)):
        return SIZE  # «de resterende 162 er uddannelsesparate»
    if goes.whole is not None:
        return _part(mention, scene, goes.whole.indicator)
    return SIZE if is_size(mention, scene, sentence) else None


_DONE = gated(r"\b(?:gennemfør|fuldfør|deltag|tilmeld|er begyndt|var begyndt|stadig i gang|fortsat i gang)")
_IS = re.compile(r" (?:af (?:dem|disse) )?(?:er|var) ")
_MENTORS = gated(r"\bmentor(?:er\b|ordning|korps|plads|forløb|støtte|indsats|team|ring| til\b|\b:)|\bmentor:", "mentor")


def about_mentors(sentence: Span, scene: Scene) -> bool:
    """Whether the places or people are those of a mentor scheme that the sentence, or the one before, names."""
    return any(scene.says(_MENTORS, span) for span in (sentence, *_before(sentence, scene)[:1]))


def takes_part(mention: Mention, scene: Scene, sentence: Span) -> bool:
    """«Jobklubben … 23 seniorer har været igennem»: the clause has a doing of participants, and an effort is named."""
    start, end = clause(mention, sentence, scene)
    said = _ideas(scene, (start, end))
    places = counts_places(mention, scene)
    if not (places or ("takes_part" in said and counts_people(mention, scene))) or "lost" in said:
        return False
    if places:
        return True
    return "effort" in _ideas(scene, sentence) or any(
        "effort" in _ideas(scene, one) for one in _before(sentence, scene)
    )


_NOT_PEOPLE = frozenset(("work", "things"))


def _before(sentence: Span, scene: Scene) -> list[Span]:
    """The sentences right before, in the same block."""
    found: list[Span] = []
    start = sentence[0]
    while len(found) < _BACK and (previous := scene.previous_sentence(start)) is not None:
        found.append(previous)
        start = previous[0]
    return found


_PLACES = re.compile(r" (?:ud )?(?:af (?:de )?(?:i alt )?\w{1,8} )?(?:[\wæøå]{3,16} )?pladser\b")


def counts_places(mention: Mention, scene: Scene) -> bool:
    """«15 pladser», «35 af 40 pladser»: places on a course or in a project."""
    return _PLACES.match(scene.lowered, mention.end, mention.end + 44) is not None


_VERB = re.compile(
    r",? (?:nye |andre |flere )?(?:har|havde|er|var|blev|bliver|kan|skal|skulle|vil|ville|får|fik|i gang|kom|begynd|"
    r"start|gennemfør|fuldfør|nåede|deltag|mødte|dukkede|meldte|tog|kører|passer)\w{0,6}\b"
)


def counts_people(mention: Mention, scene: Scene) -> bool:
    """Whether the number counts people, or stands alone before a verb («22 har indtil nu fået en plan»)."""
    low = scene.lowered
    noun = getattr(mention.value, "noun", None)
    if noun is not None and _VERB.match(" " + noun.lower()):
        noun = None
    after = low[mention.end : mention.end + 40]
    named = noun.lower() if noun else after
    if ideas(NAME, named if noun else after[:20]).keys() & _NOT_PEOPLE:
        return False
    if _PEOPLE & ideas("indicator_words", named).keys():
        return True
    if noun is None and _OF_THEM.match(after):
        return True
    return noun is None and (_VERB.match(after) is not None or not after.strip(" .,;:").strip() or after[:1] in ".,;)")


_OF_THEM = re.compile(r" (?:af (?:dem|disse|de \w{3,20}ne|kursisterne|deltagerne|mændene|kvinderne)|mand\b|stk)")


def is_size(mention: Mention, scene: Scene, sentence: Span) -> bool:
    """«Vi har 618 på uddannelseshjælp», «612 borgere i gruppen»: the size of a group, where nothing happens to them."""
    low = scene.lowered
    start, end = clause(mention, sentence, scene)
    if _IN_ALL.search(low, max(sentence[0], mention.start - 60), mention.start):
        return True
    left = max(start, mention.start - 110), mention.start
    told = any(one.search(low, *left) for one in (_CAME_TO, _STANDS_AT))
    if told and _of_people(start, mention.start, scene):
        return True
    after = _IN_GROUP.match(low, mention.end, mention.end + 70)
    if after is None:
        return False
    if after["noun"] is not None and not _PEOPLE & ideas("indicator_words", after["noun"]).keys():
        return False
    named = after["what"] is not None or any(
        g.axis != "trait" and g.start <= after.end() + 2 for g in scene.groups_in((after.end() - 1, after.end() + 24))
    )
    return named and not _ideas(scene, (start, end)).keys() & _HAPPENS


def happens(mention: Mention, scene: Scene) -> bool:
    """«22 ledige har fået arbejde»: what became of people is told, not how many they are."""
    if scene.lowered.endswith(("af de ", "samtlige ", "alle ", "fik "), 0, mention.start):
        return False  # the whole of which something is told; what they get is their benefit
    return "happens" in _ideas(scene, clause(mention, scene.place(mention).sentence, scene))


_IN_ALL = re.compile(  # «samtlige løbende sager, pr. 1. maj i alt 418», «ledige i alt 412»
    r"(?:sager|borgere|personer|ledige|modtagere|parate|sygemeldte|unge)(?:ne)?,? "
    r"(?:pr\. [\w. ]{2,16}|ved [\w ]{3,24})?(?:i alt|tilsammen|samlet)(?: ca\.| omkring)? $"
)
_CAME_TO = re.compile(
    r"\b(?:faldet|steget|vokset|gået|fordoblet|halveret|reduceret|nedbragt|færre|flere|faldt|steg|voksede|gik)\b"
    r"[\wæøå ,]{0,40}\b(?:fra|til)(?: [\d.]{1,7} (?:ned |op )?til)? $"
)


_STANDS_AT = (
    re.compile(  # «bestanden af sygedagpengemodtagere udgjorde 612», «tallet for ledighedsydelse er nede på 61»
        r"\b(?:bestand\w{0,3}|tal(?:let)?|antal(?:let)?|gruppen|bunken|køen|sagsbunken) (?:af|for|på|med)\b"
        r"[\wæøå ,-]{3,60} (?:udgør|udgjorde|er|var|ligger|lå|stod|tæller|talte|nåede)(?: nu| i dag| fortsat)?"
        r"(?: (?:nede|oppe) på| på| op på| ned på)?(?: ca\.| omkring)? $"
    )
)


def _of_people(start: int, end: int, scene: Scene) -> bool:
    """Whether the words up to a figure name a group or its cases."""
    said = ideas("indicator_words", scene.lowered[start:end])
    return bool(scene.groups_in((start, end))) or bool(said.keys() & {"people", "members", "cases"})


_PEOPLE = frozenset(("people", "members"))
_HAPPENS = frozenset(("happens", "takes_part"))
_IN_GROUP = re.compile(
    r"(?: (?P<noun>[\wæøå-]{3,24}))?(?: i [a-zæøå]{3,16})? (?:på|i)(?: en| et)? (?=\w)"
    r"(?P<what>(?:gruppen|målgruppen|kategorien|ordningen|systemet)\b)?"
)


def _part(mention: Mention, scene: Scene, whole: str) -> str | None:
    """«Heraf 148 med en varighed over 26 uger», «61 af dem har en diagnose»: people told by what they are like."""
    if whole not in _SIZES:
        return None
    return whole if _LIKE.match(scene.lowered, mention.end, mention.end + 60) else None


_LIKE = re.compile(
    r"(?: (?:af (?:dem|disse|de (?:\d{1,5}|\w{2,12}))|borgere|personer|sager|unge|ledige|forløb))?(?: i gruppen)?,? "
    r"(?:(?:er |var )?(?:under|over|mellem|fyldt) \d\d(?: og \d\d)? år|"
    r"med (?:en |et )?(?:varighed|anciennitet|mere end|over|under|mindst)|"
    r"(?:har|havde) (?:alle |nu )?(?:været|modtaget|stået) "
    r"(?:ledige?|sygemeldt\w?|uden arbejde|uden job|på [\wæøå]{3,30}|[\wæøå]{3,30}ydelse)?"
    r"[\wæøå ]{0,16}(?:i )?(?:mere end|over|under|mindst|længere end)|"
    r"(?:er|var) (?:mænd|kvinder|unge|enlige|forsørgere))"
)


def _ideas(scene: Scene, span: Span) -> dict[str, tuple[int, ...]]:
    return ideas(NAME, scene.lowered[slice(*span)])


def known() -> tuple[str, ...]:
    """The ideas of the list, for tests."""
    return tuple(table(NAME)["words"])
