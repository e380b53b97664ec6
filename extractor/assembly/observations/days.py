"""Which date of a sentence governs a figure, and which days it gives.

Source: annotation guidelines, sections 3 and 7.
"""

import re
from datetime import date as date_type
from typing import NamedTuple

from extractor.assembly.observations import series
from extractor.assembly.scene import Scene, Span
from extractor.lang import periods
from extractor.lang.gated import gated
from extractor.schema.facts import Mention
from extractor.schema.values import Basis, Duration, Percentage, Period


class When(NamedTuple):
    """Inclusive days; both None where the text does not say (`end` alone None: still running)."""

    start: date_type | None
    end: date_type | None
    basis: Basis
    source: Mention | None = None  # the expression in the text that says so


NOWHERE = When(None, None, "literal")
SAME = gated(r"\b(?:samme|førstnævnte) (?:periode|tidspunkt|måned|år|dag|tid|tidsrum)\b")
_REFERENCE = re.compile(  # «i brev af …», «aftalen af …», «LBK nr. … af …»: the date of a paper, not of a figure
    r"(?:brev(?:et)?|redegørelse(?:n|r)?|aftale(?:n)?|svar(?:et)?|henvendelse(?:n)?|møde(?:t)?|skrivelse(?:n)?|mail|"
    r"notat(?:et)?|nr\. \d{1,5}|referat(?:et)?|plan(?:en)?|udvalgsmøde(?:t)?)"
    r"(?: \w{1,20}){0,3} (?:af|den|dateret|d\.) ?$|"
    r"\b(?:til|på) (?:et|en) \w{0,16}(?:møde|samtale|kursus) (?:i|den) ?$|"
    r"(?:planen|planerne|plan|finanslov\w{0,3}|strategi\w{0,2}) for(?: \d{4} og)? ?$"
)
_REFERS = tuple(word + blank for word in ("af", "den", "dateret", "d.", " i", "for", " og") for blank in ("", " "))
_SINCE = re.compile(
    r"\b(?:siden|fra og med)\s{1,2}(?:(?:op)?start(?:en)? (?:i|den|af|på) |begyndelsen (?:i|af) |(?:den|d\.) )?$"
)
_DIRECT = re.compile(r"\s(?:(?!og\s|mod\s|men\s)[\wæøå%.]{1,24}\s){0,4}(?:i|pr\.|den|ved|fra|siden|for) (?:\w{3,12} )?")
_FROM_TO_TIME = re.compile(r"\bfra (?:ca\. )?(?:[\d,]{1,6} (?:\w{3,8} )?til (?:ca\. )?)?$")
_FROM_FIGURE = re.compile(r"\bfra (?:ca\. )?$")
_YEAR_BEFORE = re.compile(r"\s(?:\w{1,12} )?(?:et år (?:tidligere|før|forinden)|året før)\b")
_REQUIRED = re.compile(r"\b(?:krav\w{0,2}|ret til|grænsen?)\b")
_ONWARDS = re.compile(r" og (?:frem|fremover|frem ?efter)\b")
_OVER = re.compile(r"s?,? (?:er|var) (?:omme|forbi|gået|ovre|slut|udløbet|overstået)\b|s (?:udløb|udgang|slutning)\b")
_FROM = re.compile(r"\bfra\s{1,2}(?:og med )?(?:den |d\. )?$")
_RESPECTIVELY = "henholdsvis"
_BREAK = re.compile(
    r"[;]|, (?:så|men|der|som|mens|hvor|hvoraf|heraf|og|hvilket)\b|"
    r" og (?:har|er|var|blev|vil|skal|kan|\w{4,24}es)\b| mens "
)
_THAN = re.compile(r"\b(?:(?<!frem )(?<!hen )mod|imod|sammenlignet med|i forhold til|end)\b")
_ALONGSIDE = re.compile(
    r",? mens (?:tallet |andelen )?(?:for )?(?:landsgennemsnittet|gennemsnittet|hele landet|regionen|klyngen)\b"
)
_NOW_WORD = gated(r"\b(?:nu|i dag|sidenhen|senere|derefter|herefter|efterfølgende|siden)\b")
_LATER = re.compile(
    r"(?:, | og |\. )[^,;]{0,40}\b(?:nu|i dag|sidenhen|senere|derefter|herefter|efterfølgende|(?:er|har) siden|"
    r"siden (?:er|har))\b"
)
_WHILE = re.compile(r",? (?:inden(?! for)|før|efter at|da|idet|mens|fordi|eftersom|så) [a-zæøå]{2,24} [a-zæøå]{2,24} ")
_OPENING = 34  # a date among a sentence's first letters holds for the whole of it


def governs(date: Mention, mention: Mention, scene: Scene, sentence: Span) -> bool:
    """Whether a date of the sentence reaches the figure: it opens the sentence, or no clause break parts them."""
    first, last = (date.end, mention.start) if date.end <= mention.start else (mention.end, date.start)
    if date.end <= mention.start and compared_before(date, scene, sentence):
        return False
    if date.end <= mention.start and scene.says(_NOW_WORD, sentence) and _LATER.search(scene.lowered, first, last):
        return False  # «den 1. januar havde vi 1.140, og nu er tallet 985»
    if date.start >= mention.end and last - first > 12 and _WHILE.search(scene.lowered, first, last):
        return False  # «vi nåede 71, inden ordningen løb ud i juni»
    if date.start - sentence[0] <= _OPENING and date.end <= mention.start:
        because = _BECAUSE.search(scene.lowered, first, last)
        explained = because is not None and bool(scene.values_in((first, because.start())))
        return ";" not in scene.lowered[first:last] and (because is None or explained)
    if date.start >= mention.end and of_change(date, mention, scene):
        return False
    if scene.says(SAME, sentence) and not _LESS.match(scene.lowered, mention.end, mention.end + 12):
        return True
    if date.start >= mention.end and (_THAN.search(scene.lowered, first, last) or others_own(date, mention, scene)):
        return False  # «4,6 pct. mod 2,9 pct. i 2019»: the date is that of what is compared with
    if date.end <= mention.start and _ALONGSIDE.search(scene.lowered, first, last):
        return True
    broken = _BREAK.search(scene.lowered, first, last)
    if broken is not None and broken.group() == ", og" and 0 <= mention.start - broken.end() <= 3:
        return True  # «… i december 84 pct., og 77 pct. havde …»: one clause, two figures
    if broken is None or (broken.start() == date.end and broken.group().startswith(", hvor")):
        return True
    if date.start >= mention.end and broken.group() in (", der", ", som"):
        # «9,4 mio. kr., der i budget 2021 er afsat», «86 sygemeldte, som i april nåede …»: it tells of the figure
        return _NOUN.fullmatch(scene.lowered, mention.end, broken.start()) is not None
    if date.start >= mention.end and broken.group() == ", hvor" and not others_in(mention, sentence[1], scene):
        return True  # «36 sager, hvor kommunen har truffet afgørelse i perioden …»
    # «…, hvoraf 12 pct. i marts 2018»: the part after the break has its own verb only where no figure stands in it
    parted = broken.group() in (";", ", men", ", så", " mens ", ", mens")
    if _OWN_CLAUSE.match(scene.lowered, broken.end(), broken.end() + 24):
        return False  # «sagstallet er nu 68, og vi regner med, at det er 60 til sommer»
    window = isinstance(date.value, Period) and date.value.relative and date.value.precision == "range"
    return not parted and not window and date.end > mention.start and bool(scene.values_in((first, last)))


_NOUN = re.compile(r"(?: [a-zæøå-]{2,30}){0,2}")
_OWN_CLAUSE = re.compile(r" (?:vi|jeg|det|der|de|den|man|kommunen|jobcentret|forvaltningen|andelen|tallet|antallet)\b")
_BECAUSE = re.compile(r", (?:fordi|idet|da|eftersom) ")  # «I november fik kommunen et brev, fordi 31 procent …»
_LESS = re.compile(r" (?:flere|færre|højere|lavere|mere|mindre) ")
_COMPARED = re.compile(
    r"\b(?:flere|færre|lavere|højere|mindre|mere|fald|stigning)\b[\wæøå ]{0,24}\b(?:end|i forhold til|sammenlignet med)"
    r"(?: (?:på|i|ved|pr\.))?(?: samme (?:tidspunkt|periode|måned|tid))?(?: (?:i|den|året))? $"
)


def others_in(mention: Mention, end: int, scene: Scene) -> bool:
    """Whether another figure stands behind this one; a length of time is none beside a number."""
    lasts = isinstance(mention.value, Duration)
    return any(lasts or not isinstance(v.value, Duration) for v in scene.values_in((mention.end, end)))


def compared_before(date: Mention, scene: Scene, sentence: Span) -> bool:
    """«Det er 78 færre end på samme tidspunkt i 2014 og svarer til 2,2 pct.»: the date is only compared with."""
    return _COMPARED.search(scene.lowered, max(sentence[0], date.start - 90), date.start) is not None


def of_change(date: Mention, mention: Mention, scene: Scene) -> bool:
    """«Det er 25,9 pct. og et fald på 4,7 procentpoint siden juni»: the date is the change's, not the level's."""
    if not since(date, scene):
        return False
    between = scene.values_in((mention.end, date.start))
    return any(isinstance(v.value, Percentage) for v in between) and not _SAME_MOVE.search(
        scene.lowered, mention.end, date.start
    )


_SAME_MOVE = re.compile(r"^ ?(?:pct\. |procent )?til ")


def others_own(date: Mention, mention: Mention, scene: Scene) -> bool:
    """«1,9 mio. kr. i alt, fordelt med 0,6 mio. kr. i 2021»: the date right behind another figure, a clause away."""
    between = scene.values_in((mention.end, date.start))
    if not between or not _DIRECT.fullmatch(scene.lowered, between[-1].end, date.start):
        return False
    gap = scene.lowered[mention.end : between[0].start]
    return ", " in gap and len(gap) > 10


def usable(mention: Mention, scene: Scene, back: bool) -> bool:
    """Whether a date can be the date of a figure."""
    value = mention.value
    assert isinstance(value, Period)
    if value.start is None:
        return False
    if value.relative and (
        (back and value.precision == "range") or scene.lowered.startswith(("tidligere", "senere"), mention.start)
    ):
        return False
    if not scene.lowered.endswith(_REFERS, 0, mention.start):
        return True  # nine dates in ten
    return not _REFERENCE.search(scene.lowered, max(0, mention.start - 60), mention.start)


def closest(mention: Mention, dates: list[Mention], scene: Scene) -> Mention:
    """The date that governs the figure: fewest letters and clause breaks away, what leads up to it first."""
    if len(dates) == 1:
        return dates[0]

    def cost(d: Mention) -> tuple[int, int]:
        between = (
            scene.lowered[d.end : mention.start] if d.end <= mention.start else scene.lowered[mention.end : d.start]
        )
        if d.start >= mention.end and _DIRECT.fullmatch(between):
            return (0, d.start)
        breaks = between.count(", ") + 2 * between.count(";") + between.count(" mens ") + between.count(" og ") // 2
        others = len(scene.values_in((min(d.end, mention.end), max(d.start, mention.start)))) if between else 0
        ahead = 60 if d.start >= mention.end and leads_up(d, scene) else 0
        return (len(between) + 40 * breaks + 60 * max(0, others - 1) + ahead, d.start)

    return min(dates, key=cost)


def leads_up(date: Mention, scene: Scene) -> bool:
    """«… 27,4 % og i januar 2022 29,0 %»: a figure follows right behind the date."""
    following = scene.values_in((date.end, date.end + 24))
    near = bool(following) and following[0].start - date.end <= 10
    return near and not scene.lowered.startswith(" til ", date.end)  # «fra 88 i februar til 11 i maj»


def respectively(mention: Mention, dates: list[Mention], scene: Scene, sentence: Span) -> Mention | None:
    """Pair the n-th figure with the n-th date: of a row beside it, or after «henholdsvis» of those before or after."""
    at = scene.lowered.find(_RESPECTIVELY, *sentence)
    if at < 0:
        return series.one_each(mention, dates, scene)
    figures = [v for v in scene.values_in((at, sentence[1])) if v.value.kind == mention.value.kind]
    before = [d for d in dates if d.end <= at]
    after = [d for d in dates if figures and d.start >= figures[-1].end]
    for row in (before, after):
        if len(row) == len(figures) and mention in figures and len(figures) > 1:
            return row[figures.index(mention)]
    return None


_EACH_OF = re.compile(r"\b(?:de|disse|i) (?:to|tre|fire|fem|seks|ni|tolv) (?:\w{3,16} )?(?:måneder|kvartaler|år)\b")


def split_range(mention: Mention, dates: list[Mention], scene: Scene, sentence: Span) -> When | None:
    """«I de tre måneder … henholdsvis 43,2, 39,1 og 47,8 pct.»: the n-th month of a range for the n-th figure."""
    ranges = [d for d in dates if isinstance(d.value, Period) and d.value.precision == "range"]
    if len(ranges) != 1:
        return None
    if len(dates) == 1 and scene.lowered.find(_RESPECTIVELY, *sentence) >= 0:
        return nth_month(mention, dates[0], scene, sentence)
    few = 2 if _EACH_OF.search(scene.lowered, *sentence) else 3
    part = series.part_of_range(mention, ranges[0], scene, few)
    return When(*part, "inferred", ranges[0]) if part else None


def from_to(mention: Mention, scene: Scene) -> bool:
    """Whether the figure is one of two that tell a move («fra 13,2 til 11,8 uger»)."""
    row = scene.row(mention)
    if isinstance(mention.value, Duration):
        return _FROM_TO_TIME.search(scene.lowered, max(0, mention.start - 24), mention.start) is not None
    if len(row) == 1:
        return scene.lowered.find("fra ", max(0, mention.start - 80), mention.start) >= 0 and bool(
            apart(mention, scene)
        )
    if (
        len(row) < 2
        or mention not in row[:2]
        or (len(row) > 2 and not _TO.match(scene.lowered, row[0].end, row[1].start))
    ):
        return False
    return _FROM_FIGURE.search(scene.lowered, max(0, row[0].start - 12), row[0].start) is not None


_TO = re.compile(r" (?:[\w.%]{1,9} )?til ")


def opens_move(mention: Mention, scene: Scene) -> bool:
    """Whether the figure is the first of the two that tell a move."""
    if isinstance(mention.value, Duration):
        return _FROM_FIGURE.search(scene.lowered, max(0, mention.start - 12), mention.start) is not None
    if len(scene.row(mention)) == 1:
        return apart(mention, scene) == "first"
    return scene.row(mention)[0] is mention


_TO_NEXT = re.compile(
    r" (?:[a-zæøå]{2,24} ){0,2}(?:ned|op|helt ned|helt op|hen) ?(?:til|på) (?:ca\. |knap |godt |kun )?"
)


def apart(mention: Mention, scene: Scene) -> str:
    """«gået fra 118 ned til 83», «fra 118 sager op til 140»: whether the figure is the first or second of such two."""
    low = scene.lowered
    sentence = scene.place(mention).sentence
    if _FROM_FIGURE.search(low, max(0, mention.start - 12), mention.start):
        following = scene.values_in((mention.end, min(sentence[1], mention.end + 60)))
        return "first" if following and _TO_NEXT.fullmatch(low, mention.end, following[0].start) else ""
    before = scene.values_in((max(sentence[0], mention.start - 70), mention.start))
    if not before or not _TO_NEXT.fullmatch(low, before[-1].end, mention.start):
        return ""
    return "second" if _FROM_FIGURE.search(low, max(0, before[-1].start - 12), before[-1].start) else ""


def days_of(date: Mention) -> tuple[date_type | None, date_type | None]:
    """First and last day of a date."""
    value = date.value
    assert isinstance(value, Period)
    return value.start, value.end


def ends_of_range(mention: Mention, dates: list[Mention], scene: Scene) -> When | None:
    """«Fra februar 2012 til februar 2013 vokset fra 873 til 1.046»: the first figure is of the first month."""
    ranges = [d for d in dates if isinstance(d.value, Period) and d.value.precision == "range" and not d.value.relative]
    if len(ranges) != 1 or not from_to(mention, scene) or (both := series.ends(ranges[0], scene)) is None:
        return None
    return When(*both[not opens_move(mention, scene)], "inferred", None)


def since(date: Mention, scene: Scene) -> bool:
    """Whether «siden» stands before a date."""
    return _SINCE.search(scene.lowered, max(0, date.start - 34), date.start) is not None


def year_before(mention: Mention, scene: Scene, date: Mention) -> bool:
    """Whether the date is the «året før» behind the figure, which tells how far to go back from another date."""
    told = _YEAR_BEFORE.match(scene.lowered, mention.end, mention.end + 40)
    return told is not None and date.start < told.end() and date.end > told.start()


def shifted(found: When, mention: Mention, scene: Scene) -> When:
    """The same days, or those one year earlier where the figure is of «et år tidligere»."""
    if not _YEAR_BEFORE.match(scene.lowered, mention.end, mention.end + 40):
        return found

    start, end = (periods.shift(day, -12) if day is not None else None for day in (found.start, found.end))
    return When(start, end, "inferred", None)


def nth_month(mention: Mention, date: Mention, scene: Scene, sentence: Span) -> When | None:
    """The month of a range that a figure of a row belongs to, where both are equally many."""
    row = [v for v in scene.values_in(sentence) if v.value.kind == mention.value.kind]
    value = date.value
    assert isinstance(value, Period)
    if value.start is None or value.end is None or mention not in row or len(row) < 2:
        return None
    count = (value.end.year - value.start.year) * 12 + value.end.month - value.start.month + 1
    if count != len(row) or value.start.day != 1:
        return None
    return When(*periods.around(value.start, "month", row.index(mention)), "inferred", date)


def period(chosen: Mention, dates: list[Mention], scene: Scene, basis: Basis = "literal", target: bool = False) -> When:
    """The days of the chosen date; «siden» runs to the day of writing, «2012 og 2013» is both.

    A requirement that holds «fra 1. januar 2020» has no end.
    """
    value = chosen.value
    assert isinstance(value, Period)
    start, end = value.start, value.end
    if since(chosen, scene) and scene.written and not (start and start > scene.written):
        return When(start, max(scene.written, start or scene.written), basis, chosen)
    if start and scene.lowered.endswith("indgangen til ", 0, chosen.start):
        return When(start, start, basis, chosen)
    if end and _OVER.match(scene.lowered, chosen.end, chosen.end + 24):
        return When(end, end, basis, chosen)
    if _ONWARDS.match(scene.lowered, chosen.end, chosen.end + 16):
        return When(start, None, basis, chosen)
    asked = target and _REQUIRED.search(scene.lowered, max(0, chosen.start - 60), chosen.end + 60)
    if asked and _FROM.search(scene.lowered, max(0, chosen.start - 24), chosen.start) and value.precision == "day":
        return When(start, None, basis, chosen)
    row = [d.value for d in series.chain(chosen, dates, scene) if isinstance(d.value, Period)] if len(dates) > 1 else []
    if len(row) > 1 and _RESPECTIVELY not in scene.lowered[max(0, chosen.start - 80) : chosen.end + 100]:
        start, end = min(d.start for d in row if d.start), max(d.end for d in row if d.end)
    return When(start, end, basis, chosen)
