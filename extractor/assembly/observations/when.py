"""The day or period that a figure holds for.

Source: annotation guidelines, sections 3 and 7: only where a date, caption, header or «på nuværende tidspunkt»
gives it. The window of a measure that looks back («inden for det seneste år») is part of its definition, the day
it is counted from is its date.
"""

import re
from datetime import date
from typing import NamedTuple

from extractor.assembly.scene import Place, Scene, Span
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention
from extractor.schema.values import Basis, Period


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
    r"notat(?:et)?|nr\. \d{1,5}|referat(?:et)?|plan(?:en)?|udvalgsmøde(?:t)?)(?: \w{1,20}){0,3} (?:af|den|dateret|d\.) ?$"
)
_SINCE = re.compile(r"\b(?:siden|fra og med)\s{1,2}(?:den |d\. )?$")
_SAME = re.compile(r"\bsamme (?:periode|tidspunkt|måned|år|dag|tid)\b")
_ANAPHOR = re.compile(
    r"(?:denne |disse |den |de )?(?:undersøgelsen|opgørelsen|tallene|målingen|analysen|optællingen|gennemgangen|udtrækket|tabellen|det svarer|dette svarer|heraf|af disse|disse)\b"
)
_RESPECTIVELY = "henholdsvis"


def when_of(mention: Mention, scene: Scene, target: bool, back: bool) -> When:
    """`target`: the figure is a goal (its deadline is its date); `back`: its indicator looks back over a window."""
    if (cell := scene.cell(mention)) is not None:
        return in_table(mention, *cell, scene)
    place = scene.place(mention)
    dates = [d for d in scene.dates_in(place.sentence) if usable(d, scene, back)]
    if dates:
        paired = respectively(mention, dates, scene, place.sentence)
        return period(paired or closest(mention, dates, scene), dates, scene)
    if scene.written and _NOW.search(scene.lowered, *place.sentence):
        return When(scene.written, scene.written, "inferred")
    if target:
        return earlier_date(place, scene, back, 1)
    return earlier_date(place, scene, back, 3)


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


def period(chosen: Mention, dates: list[Mention], scene: Scene, basis: Basis = "literal") -> When:
    """The days of the chosen date; «siden» runs to the day of writing, «2012 og 2013» is both."""
    value = chosen.value
    assert isinstance(value, Period)
    start, end = value.start, value.end
    if _SINCE.search(scene.lowered, max(0, chosen.start - 24), chosen.start) and scene.written:
        return When(start, max(scene.written, start or scene.written), basis)
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


def earlier_date(place: Place, scene: Scene, back: bool, most: int) -> When:
    """The date of what the sentence continues: an earlier sentence of its block, or a count it refers to by name."""
    start = place.sentence[0]
    for _ in range(most):
        previous = scene.previous_sentence(start)
        if previous is None:
            break
        dates = [d for d in scene.dates_in(previous) if usable(d, scene, back)]
        if dates:
            return period(dates[-1], dates, scene, "inherited")
        if scene.values_in(previous) and most > 1 and not scene.values_in(place.sentence):
            break
        start = previous[0]
        if most == 1:
            break
    opening = scene.lowered[place.sentence[0] : place.sentence[0] + 60]
    if _ANAPHOR.match(opening) or _SAME.search(scene.lowered, *place.sentence):
        for block in scene.blocks_before(place.sentence[0], 2):
            dates = [d for d in scene.dates_in((block.start, block.end)) if usable(d, scene, back)]
            if dates:
                return period(dates[-1], dates, scene, "inherited")
    return repeated(place, scene, back)


def repeated(place: Place, scene: Scene, back: bool) -> When:
    """The date of the same figure in the paragraph before («disse 39 borgere»)."""
    value = place.mention.value
    for block in scene.blocks_before(place.sentence[0], 2):
        for other in scene.values_in((block.start, block.end)):
            if other.value.kind == value.kind and getattr(other.value, "value", None) == getattr(value, "value", 0):
                dates = [d for d in scene.dates_in(scene.place(other).sentence) if usable(d, scene, back)]
                if dates:
                    return period(closest(other, dates, scene), dates, scene, "inherited")
    return NOWHERE


def in_table(mention: Mention, table: Table, cell: Cell, scene: Scene) -> When:
    """The date of a cell: column header, row label, group row, corner, caption, then the text above."""
    heads = (*reversed(table.column_headers(cell)), *reversed(table.row_headers(cell)))
    corner = table.corner()
    spans: list[Span] = [(c.start, c.end) for c in (*heads, *corner)]
    if table.caption is not None:
        spans.append(table.caption)
    for span in spans:
        dates = [d for d in scene.dates_in(span) if isinstance(d.value, Period) and d.value.start]
        if dates:
            return period(dates[0], dates, scene, "inherited")
    return restated(table, scene)


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
    return NOWHERE
