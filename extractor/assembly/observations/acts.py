"""Dates that are not those of a figure: the day of a decision or an extract, the deadline of what is to happen.

Source: annotation guidelines, section 3.
"""

import re

from extractor.assembly.observations.definite import known_set
from extractor.assembly.scene import Scene
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
_THAT = re.compile(r",? at |, hvor(?:for|dan)? | om, ")


def of_figure(mention: Mention, role: Role, dates: list[Mention], scene: Scene) -> list[Mention]:
    """The dates without those of an act or a deadline, where the figure tells of something else.

    «Byrådet besluttede den 8. oktober, at 60 pladser …»: the day of the decision. «Samtlige 148 sager gennemgås inden
    1. juni»: the number of cases is not that day's.
    """
    if scene.written and known_set(mention, scene):
        past = (d for d in dates if isinstance(d.value, Period) and d.value.start and d.value.start <= scene.written)
        return list(past)
    if isinstance(mention.value, Amount):
        return dates
    acts = {d.start: kind for d in dates if (kind := act(d, mention, scene))}
    others = [d for d in dates if d.start not in acts]
    if others or not acts:
        return others
    told = _THAT.search(scene.lowered, dates[0].end, mention.start)
    return [] if told and (role != "actual" or "decided" in acts.values()) else dates


def act(date: Mention, mention: Mention, scene: Scene) -> str:
    """What kind of act before the figure a date is the day of: decided, said, made; empty where of none."""
    low = scene.lowered
    if date.end > mention.start:
        return ""
    left = max(scene.place(mention).sentence[0], date.start - 70)
    one = _BEFORE.search(low, left, date.start) or _AFTER.match(low, date.end, date.end + 40)
    return "" if one is None else "decided" if one[1] else "said" if one[2] else "made"
