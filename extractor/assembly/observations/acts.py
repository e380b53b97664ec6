"""Dates that are not those of a figure: the day of a decision or an extract, the deadline of what is to happen.

Source: annotation guidelines, section 3.
"""

import re

from extractor.assembly.observations.definite import known_set
from extractor.assembly.scene import Scene
from extractor.lang.gated import gated
from extractor.schema.facts import Mention
from extractor.schema.records import Role
from extractor.schema.values import Amount, Period

_DECIDED = (  # what a council or its chairman does in words: its day is that of the act
    r"(?:traf|truffet|beslutte[dt]e?|vedtog(?:es)?|vedtaget|bestemte|bestemt|bebudede|lovede|lovet|foreslog|foreslået|stillet|"
    r"stillede|godkendte|godkendt|tiltrådte|tiltrådt|afsatte|bevilgede|indstillede|anbefalede|pålagde|pålagt|tilsagde|"
    r"satte|aftalte|aftalt|bad|tilsluttede|tilsluttet|forpligtede)"
)
_SAID = r"(?:meddelte|meddelt|tilkendegav|tilkendegivet|sagde|sagt|skrev|skrevet|oplyste|oplyst|orienterede|orienteret)"
_MADE = r"(?:foretaget|trukket|udarbejdet|indgået|underskrevet|modtaget|lavet|optalt|dateret)"
_BEFORE = re.compile(rf"\b(?:({_DECIDED})|({_SAID})|{_MADE})(?: [a-zæøå]{{2,14}}){{0,4}} (?:den |d\. |i )?$")
_AFTER = re.compile(rf",? (?:har |blev |er )?(?:({_DECIDED})|({_SAID})|{_MADE})\b")
_ACTS = gated(rf"\b(?:{_DECIDED[3:-1]}|{_SAID[3:-1]}|{_MADE[3:-1]})\b")
_THAT = re.compile(r",? at |, hvor(?:for|dan)? | om, ")


def of_figure(mention: Mention, role: Role, dates: list[Mention], scene: Scene) -> list[Mention]:
    """The dates without those of an act or a deadline, where the figure tells of something else.

    «Byrådet besluttede den 8. oktober, at 60 pladser …»: the day of the decision. «Samtlige 148 sager gennemgås inden
    1. juni»: the number of cases is not that day's.
    """
    if scene.written and known_set(mention, scene):
        past = (d for d in dates if isinstance(d.value, Period) and d.value.start and d.value.start <= scene.written)
        return list(past)
    sentence = scene.place(mention).sentence
    if scene.says(_ENDS, sentence):
        dates = [d for d in dates if not lasts_until(d, mention, scene)]
    if isinstance(mention.value, Amount):
        return [d for d in dates if not granted_on(d, mention, scene)] if scene.says(_GRANTS, sentence) else dates
    if not scene.says(_ACTS, sentence):
        return dates
    acts = {d.start: kind for d in dates if (kind := act(d, mention, scene))}
    others = [d for d in dates if d.start not in acts]
    if others or not acts:
        return others
    told = _THAT.search(scene.lowered, dates[0].end, mention.start)
    return [] if told and (role != "actual" or "decided" in acts.values()) else dates


_END = (
    r"(?:løber|løb|gælder|kører|varer|fortsætter|forlænge|forlænget|forlænges|udløber|udløb|ophører|bruges|være brugt|"
    r"anvendes|opbruges)"
)
_ENDS = gated(rf"\b{_END}\b")
_UNTIL = re.compile(
    rf"\b{_END}\b[\wæøå ,-]{{0,40}}?(?:\b(?:til|inden|indtil|frem|med|senest|ved|den|i)\s{{1,2}}){{1,4}}$"
)
_GRANTED = (
    r"(?:gav|givet|bevilget|bevilgede|tildelte?|tilførte?|vedtaget|vedtog|godkendte?|besluttede|besluttet|"
    r"udmøntede|udmøntet)"
)
_GRANTS = gated(rf"\b{_GRANTED}\b")
_GRANTED_BEFORE = re.compile(rf"\b{_GRANTED}(?: [a-zæøå]{{2,14}}){{0,3}} (?:den |d\. |i )?$")
_GRANTED_AFTER = re.compile(rf",? (?:at )?{_GRANTED}\b")


def lasts_until(date: Mention, mention: Mention, scene: Scene) -> bool:
    """«2,4 mio. kr. fra fonden, løber til juni 2018»: the day that something ends is not that of a figure before it."""
    if date.start < mention.end:
        return False
    return _UNTIL.search(scene.lowered, max(mention.end, date.start - 80), date.start) is not None


def granted_on(date: Mention, mention: Mention, scene: Scene) -> bool:
    """«Byrådet har den 9. december bevilget 3,6 mio. kr.»: the day of the decision is not the year of the money."""
    value = date.value
    if date.end > mention.start or not isinstance(value, Period) or value.precision not in ("day", "week"):
        return False
    left = max(scene.place(mention).sentence[0], date.start - 60)
    before = _GRANTED_BEFORE.search(scene.lowered, left, date.start)
    return before is not None or _GRANTED_AFTER.match(scene.lowered, date.end, date.end + 24) is not None


def act(date: Mention, mention: Mention, scene: Scene) -> str:
    """What kind of act before the figure a date is the day of: decided, said, made; empty where of none."""
    low = scene.lowered
    if date.end > mention.start:
        return ""
    left = max(scene.place(mention).sentence[0], date.start - 70)
    one = _BEFORE.search(low, left, date.start) or _AFTER.match(low, date.end, date.end + 40)
    return "" if one is None else "decided" if one[1] else "said" if one[2] else "made"
