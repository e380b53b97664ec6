"""The day or period that a figure holds for.

Source: annotation guidelines, sections 3 and 7: only where a date, caption, header or «på nuværende tidspunkt»
gives it. The window of a measure that looks back («inden for det seneste år») is part of its definition, the day
it is counted from is its date.
"""

import re
from collections.abc import Callable

from extractor.assembly.observations.acts import of_figure
from extractor.assembly.observations.days import (
    NOWHERE,
    SAME,
    When,
    closest,
    days_of,
    ends_of_range,
    from_to,
    governs,
    nth_month,
    opens_move,
    period,
    respectively,
    shifted,
    since,
    split_range,
    usable,
    year_before,
)
from extractor.assembly.observations.elsewhere import (
    of_budget,
    of_count,
    of_heading_line,
    of_known_period,
    shown_next,
    year_of,
)
from extractor.assembly.observations.focus import CHANGES, PAST, Link
from extractor.assembly.observations.indicator import look_back
from extractor.assembly.observations.when_table import in_table
from extractor.assembly.scene import Place, Scene, Span
from extractor.lang import periods
from extractor.lang.gated import gated
from extractor.schema.facts import Mention
from extractor.schema.records import Role
from extractor.schema.values import Amount, Period

FAR = 1500  # letters back that «i samme tidsrum» reaches where its own paragraphs have no day
MOST_SAME = 20  # how many earlier figures of the same value are asked for their day
_NOW = re.compile(
    r"\b(?:på nuværende tidspunkt|lige nu|p\.?t\.|d\.d\.|dags dato|i øjeblikket|på opgørelsestidspunktet)(?=[\s,.]|$)"
)
_FROM_TO = re.compile(r"\bfra\b[^;]{6,90}\btil\b[^;]{6,80}(?:altså|dvs\.|svarende til|\(|et fald på|en stigning på)")
_COMPARED = re.compile(
    r"(?: (?:flere|færre|lavere|højere|mindre|mere))?(?: end| i forhold til| sammenlignet med| ift\.| fra)"
    r" (?:i |pr\. |den |ved )?(?=.)"
)
_STATES = re.compile(  # the lead of a list of figures: «Pr. 1. oktober ser det sådan ud:», «I 3. kvartal 2012 har vi:»
    r"\b(?:pr\.|ultimo|primo|medio|status|opgjort|opgørelse\w{0,2}|tal(?:lene)?|udgangen af|perioden|"
    r"kvartal|halvår|i løbet af|måned\w{0,4}|fordel\w{2,5}|nåede|havde|har|var|i \d{4})(?= |\.)[^;]{0,200}$"
)
_FIGURES_ARE = gated(
    r"\b(?:er|var) (?:tallene|andelene|de tilsvarende tal)\b|\btallene (?:er|var)\b",
    "tallene",
    "andelene",
    "de tilsvarende tal",
)
_SO_FAR = gated(
    r"\b(?:indtil nu|hidtil|indtil videre|til dato|ved seneste (?:opgørelse|måling)|i den seneste opgørelse)\b"
)
_NOW_WORD = gated(r"\b(?:nu|i dag|for tiden|fortsat|stadig|siden)\b")
_NOW_IS = re.compile(r"\b(?:nu|i dag|for tiden|fortsat|stadig|siden)\b[\wæøå ]{0,34}$")
_NORMALLY = re.compile(r"\b(?:normalt|sædvanligvis|almindeligvis|normtal\w{0,4}|normens?)\b[\wæøå ]{0,16}$")
_MONTHS = gated(r"\bsamme periode\b|\bde (?:to|tre|fire|fem|seks) (?:\w{3,16} )?måneder\b")
_ANAPHOR = re.compile(
    r"(?:og |men |så |altså |samlet |tilsammen )?(?:(?:denne |disse |den |de )?(?:undersøgelsen|opgørelsen|målingen|"
    r"analysen|optællingen|gennemgangen|udtrækket|tabellen)|"
    r"(?:det|dette) (?:svarer|er (?:altså |dermed )?(?:\w{2,9} )?(?:\d[\d.,]{0,9}|hver)|drejer|skyldes|giver)|"
    r"heraf|deraf|yderligere|dengang|på det tidspunkt|de viser|"
    r"(?:\w{2,20} ){0,3}(?:havde|var|måtte|blev|sad|lå) (?:\w{2,12} )?derfor|"
    r"af (?:dem|disse|de \d)|\d[\d.]{0,6} (?:af dem|er|har|går|får|kom|blev)|disse|svarer det|tallet|tallene|andelen|"
    r"antallet|gruppen|niveauet|tilsvarende|i samme|her er tallet|det (?:første|sidste)|(?:først|sidst)nævnte|"
    r"(?:lidt |godt |knap |næsten |omkring |cirka |under |over |mere end ){0,2}(?:halvdelen|to tredjedele|"
    r"en (?:tredjedel|fjerdedel|femtedel)|tre fjerdedele|flertallet|størstedelen|resten)(?! af))\b"
)
_IT_IS = re.compile(r"(?:det|dette) (?:er|var|blev|giver|gav|gælder) (?:[a-zæøå]{1,14} ){0,4}")
_WITHIN = gated(
    r"\bsvarer det til\b|\bfordeler sig\b|"
    r"\bsamme (?:periode|tidspunkt|måned|dag|tid)\b|\bde (?:to|tre|seks) \w{0,20}måneder\b|"
    r"\bmånederne\b|\b(?:projekt)?perioden\b| af de (?<=\d af de )\d"
)
_NORM = re.compile(  # «målet er 10 pct.», «mod forudsat 45»: a goal that goes on has no day but its own
    r"\b(?:målet|normen|normtallet|grænsen|kravet) (?:er|var|på)\b[\wæøå ]{0,12}$|"
    r"\bmod (?:normalt|forudsat|budgetteret)\b[\wæøå ]{0,12}$"
)
GoesOn = Callable[[], bool]  # asked for the few figures that have no day of their own
Told = dict[tuple[int, str], When]  # the date of the figures of a sentence, by its start and their role


def when_of(
    mention: Mention, scene: Scene, role: Role, indicator: str, goes_on: GoesOn, told: Told, goes: Link
) -> When:
    """The date of a figure.

    The deadline of a goal is its date, the days of a change run from what it is measured against. `goes_on`: whether
    the sentence continues the one before; `told`: what earlier figures were dated; `goes`: the figure it goes on with.
    """
    back = indicator in look_back()
    found = day_of(mention, scene, role, back, goes_on, told, goes)
    if indicator not in CHANGES or scene.cell(mention) is not None:
        return found
    against = compared_with(mention, scene)
    if against is not None and (found.start is None or found.source is against):
        found = earlier_date(scene.place(mention), scene, back, 1, role, told) or found
    if goes.moved is not None and (found.start is None or found.basis == "inherited"):
        return goes.moved
    found = up_to_level(mention, scene, role, found, told)
    return since_compared(mention, scene, back, against, found)


def up_to_level(mention: Mention, scene: Scene, role: Role, found: When, told: Told) -> When:
    """«Det er 25,9 pct. og et fald på 4,7 procentpoint siden juni»: the change runs up to the day of the level."""
    if found.source is None or not since(found.source, scene):
        return found
    sentence = scene.place(mention).sentence
    starts = [sentence[0]] + ([p[0]] if (p := scene.previous_sentence(sentence[0])) else [])
    level = next((told[at, role] for at in starts if (at, role) in told), None)
    fits = level is not None and level.end is not None and found.start is not None and level.end > found.start
    return found._replace(end=level.end) if level and fits else found


def compared_with(mention: Mention, scene: Scene) -> Mention | None:
    """The date right behind «1,4 procentpoint i forhold til …», «24 pct. færre end i …»."""
    compared = _COMPARED.match(scene.lowered, mention.end, mention.end + 60)
    dates = scene.dates_in((compared.end() - 1, compared.end() + 24)) if compared is not None else []
    if not dates or compared is None or dates[0].start > compared.end() + 1:
        return None
    value = dates[0].value
    return dates[0] if isinstance(value, Period) and not value.relative else None


def since_compared(mention: Mention, scene: Scene, back: bool, against: Mention | None, found: When) -> When:
    """«Fra 46,2 pct. i maj til 51,9 pct. i november, altså 5,7 procentpoint»: from the first date to the last."""
    sentence = scene.place(mention).sentence
    before = (max(sentence[0], mention.start - 160), mention.start)
    days = [] if against is None else [against.value]
    if _FROM_TO.search(scene.lowered, *before):
        days += [d.value for d in scene.dates_in(before) if usable(d, scene, back)]
    starts = [d.start for d in days if isinstance(d, Period) and d.start]
    ends = [d.end for d in days if isinstance(d, Period) and d.end] + ([found.end] if found.end else [])
    known = starts and ends and (found.end is not None or against is None)
    return When(min(starts), max(ends), "inferred", found.source) if known else found


def day_of(mention: Mention, scene: Scene, role: Role, back: bool, goes_on: GoesOn, told: Told, goes: Link) -> When:
    """The day or period of a figure as such; `back`: its indicator looks back over a window."""
    target = role == "target"
    if (cell := scene.cell(mention)) is not None:
        return in_table(*cell, scene)
    place = scene.place(mention)
    if scene.written and scene.lowered.endswith(" nuværende ", 0, mention.start):
        return When(scene.written, scene.written, "inferred")
    window = back and goes.measure is None  # «har andelen de seneste 12 måneder ligget …» is no window of the measure
    dates = [d for d in scene.dates_in(place.sentence) if usable(d, scene, window)]
    dates = [d for d in dates if governs(d, mention, scene, place.sentence)]
    if dates:
        dates = of_figure(mention, role, dates, scene)
    if _NORMALLY.search(scene.lowered, max(place.sentence[0], mention.start - 24), mention.start):
        return NOWHERE
    moved = [d for d in dates if since(d, scene)] if from_to(mention, scene) else []
    if moved and opens_move(mention, scene):
        return When(*days_of(moved[0]), "literal", moved[0])  # «fra 13,2 til 11,8 uger siden 2. kvartal 2012»
    if moved and len(dates) == len(moved):
        return NOWHERE  # where the move has come to, no day is told of
    dates = [d for d in dates if d not in moved]
    if (then := year_ago(place, scene, told)) is not None:
        return then
    if dates:
        special = split_range(mention, dates, scene, place.sentence) or ends_of_range(mention, dates, scene)
        if special is not None:
            return special
        paired = respectively(mention, dates, scene, place.sentence)
        others = [d for d in dates if not year_before(mention, scene, d)]
        if not others:
            return period(closest(mention, dates, scene), dates, scene, target=target)
        found = period(paired or closest(mention, others, scene), [] if paired else others, scene, target=target)
        return same_of_year(found, place, scene, told) or shifted(found, mention, scene)
    if scene.written and scene.says(_NOW, place.sentence):
        return When(scene.written, scene.written, "inferred")
    if _SO_FAR.search(scene.lowered, place.sentence[0], mention.end + 16):
        return NOWHERE
    if scene.says(_NOW_WORD, place.sentence) and _NOW_IS.search(
        scene.lowered, max(place.sentence[0], mention.start - 44), mention.start
    ):
        return NOWHERE
    if goes.moved is not None and goes.after_change and scene.says(SAME, place.sentence):
        return goes.moved
    if (same := goes.when(role)) is not None:
        return same
    own = told.get((place.sentence[0], "money")) if isinstance(mention.value, Amount) and role == "actual" else None
    if own is not None and PAST.search(scene.lowered, place.left[0], place.right[1]):
        return own._replace(basis="inherited")
    if goes.whole is not None and goes.whole.role == role:
        return NOWHERE
    if isinstance(mention.value, Amount) and scene.written and of_whole_year(mention, scene):
        return year_of(When(scene.written, scene.written, "inferred"))
    if goes.since:
        return NOWHERE
    limit = target and (goes.measure is not None or _NORM.search(scene.lowered, mention.start - 24, mention.start))
    if not limit and (
        goes_on()
        or anaphoric(scene, place.sentence)
        or alike_before(mention, scene, place.sentence)
        or _IT_IS.fullmatch(scene.lowered, place.sentence[0], mention.start)
    ):
        most = 1 if target or isinstance(mention.value, Amount) else 3
        if (earlier := earlier_date(place, scene, back, most, role, told)) is not None:
            return earlier
    if (known := of_known_period(scene, place.sentence)) is not None:
        return known
    if role == "actual" and not isinstance(mention.value, Amount) and (scope := of_paragraph(place, scene, told)):
        return scope
    if role == "actual" and not isinstance(mention.value, Amount) and (measured := of_count(place, scene)):
        return measured
    if (shown := shown_next(place.sentence, scene)) is not None:
        return shown
    lead = scene.lead(place.sentence[0])
    if (
        lead is not None
        and heads_figures(lead, scene)
        and (introduced := dated(mention, lead, scene, back)) is not None
    ):
        return introduced
    found = of_heading_line(mention, scene) or repeated(place, scene, back)
    if found.start is None and isinstance(mention.value, Amount):
        return of_budget(mention, scene)
    return found


def heads_figures(lead: Span, scene: Scene) -> bool:
    """Whether the date of a list's lead holds for its figures: that of a heading, or of words that tell of a state."""
    block = scene.document.block_at(lead[0])
    titled = not scene.lowered[lead[0] : lead[1]].rstrip().endswith((".", ":", ";", ","))
    if titled or (block is not None and block.kind in ("heading", "caption")):
        return True
    return _STATES.search(scene.lowered, max(lead[0], lead[1] - 200), lead[1]) is not None


_YEAR_AGO = gated(
    r"\bsamme (?:måned|periode|tidspunkt|kvartal|tid) (?:sidste år|året før|i fjor|året forinden)\b|"
    r"(?:et|ét) år (?:tidligere|forinden) (?:var|lå|havde|udgjorde)\b"
)


def year_ago(place: Place, scene: Scene, told: Told) -> When | None:
    """«I samme måned sidste år var det …»: the days of the figures before, a year earlier."""
    start = place.sentence[0]
    if not scene.says(_YEAR_AGO, place.sentence):
        return None
    end = place.right[1] if scene.row(place.mention)[-1] is place.mention else place.mention.end
    if _YEAR_AGO.search(scene.lowered, place.left[0], end) is None:
        return None
    previous = scene.previous_sentence(start)
    found = told.get((start, "actual")) or (told.get((previous[0], "actual")) if previous else None)
    if found is None or found.start is None or found.end is None:
        return None
    return When(periods.shift(found.start, -12), periods.shift(found.end, -12), "inferred")


_SAME_OF = re.compile(
    r"\bsamme (?:periode|tidspunkt|tidsrum|tid|måned(?:er)?|kvartal|halvår|dato|dag|uger?)(?: i| året)? $"
)


def same_of_year(found: When, place: Place, scene: Scene, told: Told) -> When | None:
    """«34 pct. i 1. kvartal 2017 og 38 pct. i samme periode i 2016»: the days told of before, in the named year."""
    date = found.source
    if date is None or found.start is None or not isinstance(date.value, Period) or date.value.precision != "year":
        return None
    if not _SAME_OF.search(scene.lowered, max(place.sentence[0], date.start - 40), date.start):
        return None
    previous = scene.previous_sentence(place.sentence[0])
    base = told.get((place.sentence[0], "actual")) or (told.get((previous[0], "actual")) if previous else None)
    if base is None or base.start is None or base.end is None:
        return None
    by = 12 * (found.start.year - base.end.year)
    start, end = periods.shift(base.start, by), periods.shift(base.end, by)
    if periods.around(base.end, "month")[1] == base.end:
        end = periods.around(end, "month")[1]
    return When(start, end, "inferred", date)


_ALL_YEAR = re.compile(r"\b(?:for|i) (?:hele )?(?:året|indeværende år)\b")


def of_whole_year(mention: Mention, scene: Scene) -> bool:
    """«… et mindreforbrug på 0,4 mio. kr. for året»."""
    start = max(scene.place(mention).left[0], mention.start - 60)
    return _ALL_YEAR.search(scene.lowered, start, mention.end + 20) is not None


def of_paragraph(place: Place, scene: Scene, told: Told) -> When | None:
    """The day that the sentence before gave its figures."""
    if not scene.says(PAST, place.sentence):
        return None
    start = place.sentence[0]
    if (own := told.get((start, "actual"))) is not None and PAST.search(scene.lowered, place.left[0], place.right[1]):
        return own._replace(basis="inherited") if own.start is not None else None
    for _ in range(2):
        if (previous := scene.previous_sentence(start)) is None:
            return None
        start = previous[0]
        if (found := told.get((start, "actual"))) is not None:
            return found._replace(basis="inherited") if found.start is not None else None
    return None


def anaphoric(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence says that it continues what was told («Det svarer til …», «i samme periode»)."""
    return bool(_ANAPHOR.match(scene.lowered, *sentence) or scene.says(_WITHIN, sentence))


def alike_before(mention: Mention, scene: Scene, sentence: Span) -> bool:
    """Whether one of the two sentences before counts the same things."""
    start = sentence[0]
    for _ in range(2):
        if (previous := scene.previous_sentence(start)) is None:
            return False
        if alike(mention, scene.values_in(previous)):
            return True
        start = previous[0]
    return False


def earlier_date(place: Place, scene: Scene, back: bool, most: int, role: Role, told: Told) -> When | None:
    """The date of what the sentence continues: an earlier sentence of its block, or the paragraph it refers to."""
    start = place.sentence[0]
    for _ in range(most):
        if (previous := scene.previous_sentence(start)) is None:
            break
        start = previous[0]
        money = isinstance(place.mention.value, Amount)
        if not money and (start, role) not in told:
            if (start, "money") in told:
                continue  # the year of a grant is not that of the people told of next
            if role == "actual" and ((start, "target") in told or (start, "forecast") in told):
                break  # nor is the deadline of a goal
        paired = scene.says(_FIGURES_ARE, place.sentence)
        if (paired or (start, "money" if money else role) not in told) and (
            found := dated(place.mention, previous, scene, back)
        ) is not None:
            return found
        if (earlier := told.get((start, "money" if money else role))) is not None:
            if earlier.source is not None and scene.says(_MONTHS, place.sentence):
                month = nth_month(place.mention, earlier.source, scene, place.sentence)
                return month or period(earlier.source, [], scene, "inherited")
            return earlier._replace(basis="inherited")
    opening = scene.lowered[place.sentence[0] : place.sentence[0] + 60]
    if _ANAPHOR.match(opening) or scene.says(SAME, place.sentence):
        for block in scene.blocks_before(place.sentence[0], 2):
            if (found := dated(place.mention, (block.start, block.end), scene, back)) is not None:
                return found
    if scene.says(SAME, place.sentence):
        near = (when for (at, kind), when in reversed(told.items()) if kind == role and at > place.sentence[0] - FAR)
        return next(near, None)
    return None


def dated(mention: Mention, span: Span, scene: Scene, back: bool) -> When | None:
    """The date that an earlier stretch of text gives, None where it gives none."""
    dates = [d for d in scene.dates_in(span) if usable(d, scene, back)]
    if not dates:
        return None
    if scene.says(_MONTHS, scene.place(mention).sentence):
        whole = nth_month(mention, dates[-1], scene, scene.place(mention).sentence)
        if whole is not None:
            return whole
    row = scene.row(mention)
    if len(row) == len(dates) > 1:
        return period(dates[row.index(mention)], [], scene, "inherited")
    place = scene.place(mention).sentence
    if len(dates) == 2 and _FIGURES_ARE.search(scene.lowered, place[0], mention.start):
        figures = [v for v in scene.values_in(place) if v.value.kind == mention.value.kind]
        if len(figures) % 2 == 0 and len(figures) == len(scene.values_in(place)):
            return period(dates[figures.index(mention) % 2], [], scene, "inherited")
    return period(dates[-1], dates, scene, "inherited")


def alike(mention: Mention, others: list[Mention]) -> bool:
    """Whether an earlier sentence counts the same things."""
    noun = getattr(mention.value, "noun", None)
    return noun is not None and any(getattr(o.value, "noun", None) == noun for o in others)


def repeated(place: Place, scene: Scene, back: bool) -> When:
    """The date of the same figure where it stood before in the section («disse 39 borgere», a table told in prose)."""
    value = place.mention.value
    number = getattr(value, "value", None)
    headings = scene.headings(place.mention.start)
    start = max(headings[0].start if headings else 0, place.mention.start - 4000)
    telling = number is not None and (number % 1 != 0 or number >= 100)
    near = [b.start for b in scene.blocks_before(place.sentence[0], 2)]
    if not telling and not near:
        return NOWHERE
    tried = 0
    for other in reversed(scene.values_in((start, place.mention.start))):
        if other.value.kind != value.kind or getattr(other.value, "value", None) != number:
            continue
        if not telling and not (near and other.start >= near[-1]):
            continue
        tried += 1
        if tried > MOST_SAME:
            break
        if (cell := scene.cell(other)) is not None:
            found = in_table(*cell, scene)
        else:
            dates = [d for d in scene.dates_in(scene.place(other).sentence) if usable(d, scene, back)]
            found = period(closest(other, dates, scene), dates, scene, "inherited") if dates else NOWHERE
        if found.start is not None:
            return found._replace(basis="inherited")
    return NOWHERE
