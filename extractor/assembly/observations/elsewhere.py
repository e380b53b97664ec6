"""The day of a figure that other words of the text give: a count told of before, «i kvartalet», a source named behind.

Source: annotation guidelines, sections 3 and 7.
"""

import re
from datetime import date as date_type

from extractor.assembly.observations.days import NOWHERE, When, period, usable
from extractor.assembly.observations.when_table import placed
from extractor.assembly.scene import Place, Scene, Span
from extractor.lang.gated import gated
from extractor.schema.facts import Mention
from extractor.schema.values import Period

_THE_PERIOD = re.compile(
    r"\b(i|inden for|over|for|ved udgangen af|ved slutningen af) (?:hele |undersøgelses|opgørelses|måle|opfølgnings|"
    r"revisions|stikprøve|forsøgs|projekt)?(kvartalet|måneden|halvåret|perioden|tidsrummet)\b|"
    r"\b(ved) (perioden|måneden|kvartalet|halvåret)s (?:slutning|udløb|udgang|afslutning)"
)
_PRECISION = {
    "kvartalet": ("quarter", "range"), "måneden": ("month",), "halvåret": ("half_year",), "perioden": ("range",),
    "tidsrummet": ("range",),
}  # fmt: skip
_SHOWN = re.compile(
    r"\s{0,3}det (?:viser|fremgår af|oplyser) [^.;]{0,60}\b(?:tal|opgørelse|opgørelser|statistik|måling|undersøgelse)\b"
    r"[^.;]{0,40}\b(?:fra|for|pr\.) (?=.)"
)
_BUDGET = re.compile(r"budget|regnskab|økonomi|kvartal")
_COUNTED = gated(
    r"\b(?:opgjort|optalt|talt op|målt|måler|måling|opgørelse|tallene|udtræk|stikprøve|gennemgang|gennemgik|gennemgået|"
    r"undersøgelse|undersøgt|undersøgte|spurgte|sagsgennemgang|optælling|udtog|udtaget)"
)


def of_count(place: Place, scene: Scene) -> When | None:
    """«Tallene er opgjort pr. 31. januar. Der var 412 sager.»: the day of a count told of without its figures."""
    start = place.sentence[0]
    for _ in range(2):
        if (previous := scene.previous_sentence(start)) is None:
            return None
        start = previous[0]
        if scene.values_in(previous):
            return None
        dates = [
            d
            for d in scene.dates_in(previous)
            if isinstance(d.value, Period) and d.value.start and not d.value.relative
        ]
        if dates and scene.says(_COUNTED, previous):
            return period(dates[-1], dates, scene, "inherited")
    return None


def of_known_period(scene: Scene, sentence: Span) -> When | None:
    """«Fik i kvartalet …», «ved udgangen af måneden»: the latest quarter, month or range that was named so far."""
    told = _THE_PERIOD.search(scene.lowered, *sentence)
    if told is None:
        return None
    at_end, name = (told[1] or told[3]).startswith("ved"), told[2] or told[4]
    named: list[Mention] = []
    for date in scene.dates_in((max(0, sentence[0] - 4000), sentence[0])):
        value = date.value
        if not isinstance(value, Period) or value.precision not in _PRECISION[name] or not value.end:
            continue
        days = (value.end - value.start).days if value.start else 0
        quarter = name != "kvartalet" or 85 < days < 93
        if quarter and usable(date, scene, True) and not (scene.written and value.end > scene.written):
            named.append(date)
    if not named:
        return None
    latest = max(named, key=lambda d: getattr(d.value, "end", None) or date_type.min)
    found = period(latest, [], scene, "inherited")
    return found._replace(start=found.end) if at_end else found


def shown_next(sentence: Span, scene: Scene) -> When | None:
    """«… Det viser nye tal fra februar.»: the sentence behind names the source and its day."""
    told = _SHOWN.match(scene.lowered, sentence[1], sentence[1] + 120)
    if told is None:
        return None
    dates = placed(scene, (told.end() - 1, told.end() + 30))
    return period(dates[0], dates, scene, "inherited") if dates else None


def of_budget(mention: Mention, scene: Scene) -> When:
    """The year or quarter that the heading of a budget follow-up names («Budgetopfølgning pr. 30. april 2024»)."""
    for section in scene.headings(mention.start):
        if _BUDGET.search(section.title.lower()):
            dates = placed(scene, (section.start, section.start + len(section.title) + 4))
            if dates:
                found = period(dates[0], dates, scene, "inherited")
                return (
                    found if _SPENT.search(scene.lowered, max(0, mention.start - 60), mention.start) else year_of(found)
                )
    return NOWHERE


_SPENT = re.compile(r"\b(?:forbrug(?:t|et)?|brugt|afholdt)\b")


def year_of(found: When) -> When:
    """A budget and what is expected of it hold for the year, though the follow-up bears a day."""
    if found.start is None or found.start != found.end:
        return found
    return found._replace(start=date_type(found.start.year, 1, 1), end=date_type(found.start.year, 12, 31))


def of_heading_line(mention: Mention, scene: Scene) -> When | None:
    """A number alone on its line (a table read column by column): the date of the nearest line above that has one."""
    block = scene.document.block_at(mention.start)
    if block is None or block.kind == "list_item" or block.end - block.start > 40:
        return None
    if scene.lowered[block.start : block.end].rstrip().endswith((".", ":")):
        return None
    above = (max(0, block.start - 400), block.start)
    dates = placed(scene, above)
    return period(dates[-1], [], scene, "inherited") if dates else None
