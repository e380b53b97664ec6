"""The day or period that a figure holds for.

Source: annotation guidelines, sections 3 and 7: only where a date, caption, header or «på nuværende tidspunkt»
gives it. The window of a measure that looks back («inden for det seneste år») is part of its definition, the day
it is counted from is its date.
"""

import datetime
import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from extractor.assembly.scene import Place, Scene, Span
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention
from extractor.schema.records import Role
from extractor.schema.values import Amount, Basis, Period


class When(NamedTuple):
    """Inclusive days; both None where the text does not say (`end` alone None: still running)."""

    start: date | None
    end: date | None
    basis: Basis


NOWHERE = When(None, None, "literal")
_NOW = re.compile(
    r"\b(?:på nuværende tidspunkt|p\.?t\.|d\.d\.|dags dato|i øjeblikket|på opgørelsestidspunktet)(?=[\s,.]|$)"
)
_REFERENCE = re.compile(  # «i brev af …», «aftalen af …», «LBK nr. … af …»: the date of a paper, not of a figure
    r"(?:brev(?:et)?|redegørelse(?:n|r)?|aftale(?:n)?|svar(?:et)?|henvendelse(?:n)?|møde(?:t)?|skrivelse(?:n)?|mail|"
    r"notat(?:et)?|nr\. \d{1,5}|referat(?:et)?|plan(?:en)?|udvalgsmøde(?:t)?)"
    r"(?: \w{1,20}){0,3} (?:af|den|dateret|d\.) ?$|"
    r"(?:planen|planerne|plan|finanslov\w{0,3}|strategi\w{0,2}) for(?: \d{4} og)? ?$"
)
_SINCE = re.compile(r"\b(?:siden|fra og med)\s{1,2}(?:den |d\. )?$")
_FROM = re.compile(r"\bfra\s{1,2}(?:og med )?(?:den |d\. )?$")
_SAME = re.compile(r"\bsamme (?:periode|tidspunkt|måned|år|dag|tid)\b")
_ANAPHOR = re.compile(
    r"(?:denne |disse |den |de )?(?:undersøgelsen|opgørelsen|tallene|målingen|analysen|optællingen|gennemgangen|"
    r"udtrækket|tabellen|det svarer|dette svarer|heraf|af disse|disse)\b"
)
_TELLS = re.compile(
    r"\b(?:tabel\w{0,3}|oversigt\w{0,2}|opgjort|opgørelse\w{0,2}|følgende|nedenfor|nedenstående|tallene)\b"
)
_RESPECTIVELY = "henholdsvis"


Told = Mapping[tuple[int, str], When]  # the date of the figures of a sentence, by its start and their role


def when_of(mention: Mention, scene: Scene, role: Role, back: bool, goes_on: bool, told: Told) -> When:
    """The date of a figure.

    The deadline of a goal is its date. `back`: the indicator looks back over a window; `goes_on`: the sentence
    continues the one before; `told`: what earlier figures were dated.
    """
    target = role == "target"
    if (cell := scene.cell(mention)) is not None:
        return in_table(mention, *cell, scene)
    place = scene.place(mention)
    dates = [d for d in scene.dates_in(place.sentence) if usable(d, scene, back)]
    dates = [d for d in dates if governs(d, mention, scene, place.sentence)]
    if dates:
        if (split := split_range(mention, dates, scene, place.sentence)) is not None:
            return split
        paired = respectively(mention, dates, scene, place.sentence)
        return period(paired or closest(mention, dates, scene), dates, scene, target=target)
    if scene.written and _NOW.search(scene.lowered, *place.sentence):
        return When(scene.written, scene.written, "inferred")
    if goes_on or alike_before(mention, scene, place.sentence):
        most = 1 if target or isinstance(mention.value, Amount) else 3
        if (found := earlier_date(place, scene, back, most, role, told)) is not None:
            return found
    if (lead := scene.lead(place.sentence[0])) is not None and (found := dated(mention, lead, scene, back)) is not None:
        return found
    return repeated(place, scene, back)


_BREAK = re.compile(
    r"[;]|, (?:så|men|der|som|mens|hvor|hvoraf|heraf|og|hvilket)\b| og (?:har|er|var|blev|vil|skal|kan)\b| mens "
)
_OPENING = 34  # a date among a sentence's first letters holds for the whole of it


def governs(date: Mention, mention: Mention, scene: Scene, sentence: Span) -> bool:
    """Whether a date of the sentence reaches the figure: it opens the sentence, or no clause break parts them."""
    if date.start - sentence[0] <= _OPENING and date.end <= mention.start:
        return True
    first, last = (date.end, mention.start) if date.end <= mention.start else (mention.end, date.start)
    if _SAME.search(scene.lowered, *sentence):
        return True
    broken = _BREAK.search(scene.lowered, first, last)
    if broken is None or broken.group().startswith(", hvor"):
        return True
    # «…, hvoraf 12 pct. i marts 2018»: the part after the break has its own verb only where no figure stands in it
    return date.end > mention.start and bool(scene.values_in((first, last)))


def alike_before(mention: Mention, scene: Scene, sentence: Span) -> bool:
    """Whether the sentence before counts the same things."""
    previous = scene.previous_sentence(sentence[0])
    return previous is not None and alike(mention, scene.values_in(previous))


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
    return not _REFERENCE.search(scene.lowered, max(0, mention.start - 60), mention.start)


def closest(mention: Mention, dates: list[Mention], scene: Scene) -> Mention:
    """The date that governs the figure: fewest letters and clause breaks away, what leads up to it first."""

    def cost(d: Mention) -> tuple[int, int]:
        between = (
            scene.lowered[d.end : mention.start] if d.end <= mention.start else scene.lowered[mention.end : d.start]
        )
        breaks = between.count(", ") + 2 * between.count(";") + between.count(" mens ") + between.count(" og ") // 2
        others = len(scene.values_in((min(d.end, mention.end), max(d.start, mention.start)))) if between else 0
        return (len(between) + 40 * breaks + 60 * max(0, others - 1), d.start)

    return min(dates, key=cost)


def respectively(mention: Mention, dates: list[Mention], scene: Scene, sentence: Span) -> Mention | None:
    """Pair the n-th figure after «henholdsvis» with the n-th date before it (or after the last figure)."""
    at = scene.lowered.find(_RESPECTIVELY, *sentence)
    if at < 0:
        return None
    figures = [v for v in scene.values_in((at, sentence[1])) if v.value.kind == mention.value.kind]
    before = [d for d in dates if d.end <= at]
    after = [d for d in dates if figures and d.start >= figures[-1].end]
    for row in (before, after):
        if len(row) == len(figures) and mention in figures and len(figures) > 1:
            return row[figures.index(mention)]
    return None


def split_range(mention: Mention, dates: list[Mention], scene: Scene, sentence: Span) -> When | None:
    """«I de tre måneder … henholdsvis 43,2, 39,1 og 47,8 pct.»: the n-th month of a range for the n-th figure."""
    at = scene.lowered.find(_RESPECTIVELY, *sentence)
    if at < 0 or len(dates) != 1:
        return None
    return nth_month(mention, dates[0], scene, sentence)


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
    number = value.start.year * 12 + value.start.month - 1 + row.index(mention)
    start = datetime.date(number // 12, number % 12 + 1, 1)
    following = datetime.date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    return When(start, following - datetime.timedelta(days=1), "inferred")


def period(chosen: Mention, dates: list[Mention], scene: Scene, basis: Basis = "literal", target: bool = False) -> When:
    """The days of the chosen date; «siden» runs to the day of writing, «2012 og 2013» is both.

    A requirement that holds «fra 1. januar 2020» has no end.
    """
    value = chosen.value
    assert isinstance(value, Period)
    start, end = value.start, value.end
    if _SINCE.search(scene.lowered, max(0, chosen.start - 24), chosen.start) and scene.written:
        return When(start, max(scene.written, start or scene.written), basis)
    if target and _FROM.search(scene.lowered, max(0, chosen.start - 24), chosen.start) and value.precision == "day":
        return When(start, None, basis)
    if value.precision in ("year", "month", "quarter", "half_year"):
        for other in dates:
            if other is chosen or not isinstance(other.value, Period) or other.value.precision != value.precision:
                continue
            first, second = sorted((chosen, other), key=lambda d: d.start)
            if (
                scene.lowered[first.end : second.start] == " og "
                and other.value.start
                and other.value.end
                and start
                and end
            ):
                if _RESPECTIVELY in scene.lowered[max(0, first.start - 40) : second.end + 60]:
                    continue
                start, end = min(start, other.value.start), max(end, other.value.end)
    return When(start, end, basis)


def earlier_date(place: Place, scene: Scene, back: bool, most: int, role: Role, told: Told) -> When | None:
    """The date of what the sentence continues: an earlier sentence of its block, or the paragraph it refers to."""
    start = place.sentence[0]
    for _ in range(most):
        if (previous := scene.previous_sentence(start)) is None:
            break
        if (found := dated(place.mention, previous, scene, back)) is not None:
            return found
        start = previous[0]
        if (start, role) in told:
            return told[start, role]._replace(basis="inherited")
    opening = scene.lowered[place.sentence[0] : place.sentence[0] + 60]
    if _ANAPHOR.match(opening) or _SAME.search(scene.lowered, *place.sentence):
        for block in scene.blocks_before(place.sentence[0], 2):
            if (found := dated(place.mention, (block.start, block.end), scene, back)) is not None:
                return found
    return None


def dated(mention: Mention, span: Span, scene: Scene, back: bool) -> When | None:
    """The date that an earlier stretch of text gives, None where it gives none."""
    dates = [d for d in scene.dates_in(span) if usable(d, scene, back)]
    if not dates:
        return None
    if _SAME.search(scene.lowered, *scene.place(mention).sentence):
        whole = nth_month(mention, dates[-1], scene, scene.place(mention).sentence)
        if whole is not None:
            return whole
    row = scene.row(mention)
    if len(row) == len(dates) > 1:
        return period(dates[row.index(mention)], [], scene, "inherited")
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
    for other in reversed(scene.values_in((start, place.mention.start))):
        if other.value.kind != value.kind or getattr(other.value, "value", None) != number:
            continue
        if not telling and not (near and other.start >= near[-1]):
            continue
        if (cell := scene.cell(other)) is not None:
            found = in_table(other, *cell, scene)
        else:
            dates = [d for d in scene.dates_in(scene.place(other).sentence) if usable(d, scene, back)]
            found = period(closest(other, dates, scene), dates, scene, "inherited") if dates else NOWHERE
        if found.start is not None:
            return found._replace(basis="inherited")
    return NOWHERE


def in_table(mention: Mention, table: Table, cell: Cell, scene: Scene) -> When:
    """The date of a cell: column header, row label, group row, corner, caption, then the text above."""
    columns = table.column_headers(cell)
    heads = (*reversed(columns), *reversed(table.row_headers(cell)))
    dates = [d for head in reversed(columns) for d in placed(scene, (head.start, head.end))]
    if not dates and columns and (change := change_period(table, cell, columns, scene)) is not None:
        return change
    spans: list[Span] = [(c.start, c.end) for c in (*heads, *table.corner())]
    if table.caption is not None:
        spans.append(table.caption)
    for span in spans:
        if found := placed(scene, span):
            return period(found[0], found, scene, "inherited")
    return restated(table, scene)


def placed(scene: Scene, span: Span) -> list[Mention]:
    """The dates of a stretch that have days."""
    return [d for d in scene.dates_in(span) if isinstance(d.value, Period) and d.value.start]


_CHANGE = re.compile(r"ændring|udvikling|stigning|vækst|fald\b|forskel")


def change_period(table: Table, cell: Cell, columns: tuple[Cell, ...], scene: Scene) -> When | None:
    """A column of changes holds from the first to the last of the dated columns left of it."""
    if not any(_CHANGE.search(scene.words(c).lower()) for c in columns):
        return None
    days: list[Period] = []
    for column in range(cell.column - 1, -1, -1):
        here = [
            d for r in range(table.header_rows) if (c := table.at(r, column)) for d in placed(scene, (c.start, c.end))
        ]
        if not here:
            break
        days += [d.value for d in here if isinstance(d.value, Period)]
    starts = [d.start for d in days if d.start]
    ends = [d.end for d in days if d.end]
    return When(min(starts), max(ends), "inherited") if starts and ends else None


def restated(table: Table, scene: Scene) -> When:
    """The date of the paragraph above where it tells a figure of the table («80,5 % af …, den 27-01-2013»)."""
    figures = {getattr(v.value, "value", None) for v in scene.values_in((table.start, table.end))}
    blocks = scene.blocks_before(table.start, 2)
    for block in blocks:
        span = (block.start, block.end)
        dates = [d for d in scene.dates_in(span) if usable(d, scene, False)]
        if dates and any(getattr(v.value, "value", None) in figures for v in scene.values_in(span)):
            same = next(v for v in scene.values_in(span) if getattr(v.value, "value", None) in figures)
            return period(closest(same, dates, scene), dates, scene, "inherited")
    for block in blocks[:1]:
        dates = placed(scene, (block.start, block.end))
        lead = scene.lowered[block.start : block.end].rstrip()
        if len({(d.value.start, d.value.end) for d in dates}) == 1 and (lead.endswith(":") or _TELLS.search(lead)):  # type: ignore[union-attr]
            return period(dates[0], dates, scene, "inherited")
    return NOWHERE
