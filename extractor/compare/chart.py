"""Charts of a comparison as SVG of our own: one for each indicator, panels by target group, the same axes in all."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape

from extractor.compare import svg
from extractor.compare.bases import Base
from extractor.compare.comparison import Comparison
from extractor.compare.joins import Join
from extractor.compare.overview import head
from extractor.compare.panel import draw, span, thresholds, value_words
from extractor.compare.series import Point, Series
from extractor.compare.words import group_name, indicator_name, word

TOGETHER = 8  # municipalities in one panel; more get a panel each
MOST = 60  # panels in one chart
_WIDE, _HIGH = (470.0, 250.0)
_ONE_WIDE, _ONE_HIGH = (760.0, 380.0)
_LEFT, _TOP, _LABELS, _BOTTOM = 52.0, 96.0, 210.0, 56.0


def charts(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Name and SVG of a chart for each indicator and unit with a figure in time; targets and forecasts are left out."""
    found: dict[tuple[str, str], list[Series]] = {}
    for one in comparison.series:
        if one.key.role == "actual":
            found.setdefault((one.key.indicator, one.key.unit), []).append(one)
    names = [indicator for indicator, _ in found]
    for (indicator, unit), series in found.items():
        if any(p.days for one in series for p in one.points):
            name = indicator if names.count(indicator) == 1 else f"{indicator}_{unit or 'antal'}"
            yield name, _chart(indicator, unit, series, comparison)


def _panels(series: Sequence[Series]) -> list[tuple[str, list[Series]]]:
    """Title and series of each panel: by group and table row, by municipality too where there are many."""
    grouped: dict[tuple[str, str], list[Series]] = {}
    for one in series:
        if any(p.days for p in one.points) or one.missing:
            grouped.setdefault((one.key.group, one.key.line), []).append(one)
    panels = []
    for (group, line), own in grouped.items():
        title = " – ".join(part for part in (group_name(group) if group or not line else "", line) if part)
        if len({one.key.municipality for one in own}) <= TOGETHER:
            panels.append((title, own))
            continue
        for municipality in dict.fromkeys(one.key.municipality for one in own):
            panels.append((f"{municipality}, {title}", [one for one in own if one.key.municipality == municipality]))
    return panels


def _chart(indicator: str, unit: str, series: Sequence[Series], comparison: Comparison) -> str:
    panels = _panels(series)
    shown, more = panels[:MOST], len(panels) - MOST
    points = [p for _, own in panels for one in own for p in one.points]
    first, last = span(points) or (None, None)
    assert first is not None
    assert last is not None
    limits = [t.limit for _, own in panels for t in thresholds(indicator, own[0].key.group, first, last)]
    values = [p.value_to or p.value for p in points]
    high = svg.high_end([*values, *limits], unit == "percent")
    joins = {join.right: join for join in comparison.joins}
    wide, tall = (_ONE_WIDE, _ONE_HIGH) if len(shown) == 1 else (_WIDE, _HIGH)
    columns = 1 if len(shown) == 1 else 2
    full, step = wide + _LABELS, tall + 40
    width = columns * full
    body: list[str] = []
    for nth, (title, own) in enumerate(shown):
        left, top = (nth % columns) * full, _TOP + (nth // columns) * step
        area = svg.Area(left + _LEFT, top + 30, left + wide - 6, top + tall - 26, first, last, high)
        body += draw(area, own, joins, comparison.bases, title, _styles(own), word("unit", unit))
    foot = _TOP + ((len(shown) + columns - 1) // columns) * step
    notes = _notes(series, comparison, unit, joins, more)
    height = foot + 16 * len(notes) + 16
    name = indicator_name(indicator)
    told = [svg.text(_LEFT - 40, 26, f"{name} ({word('unit', unit) or 'antal'})", 17, more='font-weight="bold"')]
    told += [
        svg.text(_LEFT - 40, 46 + 15 * i, f"{k}: {v}", 11, more='fill="#5b6470"')
        for i, (k, v) in enumerate(head(comparison)[:3])
    ]
    told += [svg.text(_LEFT - 40, foot + 16 * i, line, 11) for i, line in enumerate(notes)]
    return _document(width, height, name, _described(series, unit), [*told, *body])


def _styles(series: Sequence[Series]) -> Mapping[tuple[str, str], int]:
    """Each municipality and kind of source of a panel with its own look."""
    keys = dict.fromkeys((one.key.municipality, one.key.source_kind) for one in series)
    return {key: nth for nth, key in enumerate(keys)}


def _notes(
    series: Sequence[Series], comparison: Comparison, unit: str, joins: Mapping[Point, Join], more: int
) -> list[str]:
    """What the picture cannot say: limits of what is joined, few persons, figures without a day, disagreement."""
    notes = []
    if any(b.small for b in _bases(series, comparison)):
        notes.append("Åbent mærke: færre end 10 personer.")
    if any(b.maybe_small for b in _bases(series, comparison)):
        notes.append("Åbent mærke: antallet er ikke oplyst, og procenttallet passer med færre end 10 personer.")
    if any(one.missing for one in series):
        notes.append("Tegn ved aksen: cellen i kilden er tom eller har et tegn som «.»; tallet er ikke nul.")
    reasons = dict.fromkeys(
        join.why for one in series for p in one.points if (join := joins.get(p)) and not join.joined
    )
    notes += [f"Ikke forbundet: {why}." for why in list(reasons)[:6]]
    if _disagree(series):
        notes.append("Kilderne er uenige: samme kommune, målgruppe og tidspunkt har flere tal; alle er vist.")
    for one in series:
        undated = [value_words(p, word("unit", unit)) for p in one.points if p.days is None]
        if undated:
            who = f"{one.key.municipality or '(ingen kommune)'}, {word('source_kind', one.key.source_kind)}"
            notes.append(f"Uden tidspunkt og derfor ikke på figuren: {who}: {', '.join(undated)}".rstrip(".") + ".")
    if more > 0:
        notes.append(f"{more} felter er ikke vist; vælg kommuner eller målgrupper, eller se tabellen.")
    files = list(dict.fromkeys(place.words() for one in series for p in one.points for place in p.places))
    notes.append(
        "Kilder: " + "; ".join(files[:5]) + (f" og {len(files) - 5} flere (se tabellen)" if len(files) > 5 else "")
    )
    return [cut for note in notes for cut in _wrapped(note)]


def _bases(series: Sequence[Series], comparison: Comparison) -> list[Base]:
    return [b for one in series for p in one.points if (b := comparison.bases.get(p))]


def _disagree(series: Sequence[Series]) -> bool:
    told: dict[tuple[str, str, str, object], set[Decimal]] = {}
    for one in series:
        for p in one.points:
            if p.days and not p.bound:
                key = (one.key.municipality, one.key.group, one.key.line, p.days)
                told.setdefault(key, set()).add(p.value)
    return any(len(values) > 1 for values in told.values())


def _wrapped(text: str, most: int = 150) -> list[str]:
    """A note cut into lines at blanks."""
    rows = [""]
    for piece in text.split(" "):
        if len(rows[-1]) + len(piece) + 1 > most and rows[-1]:
            rows.append("  " + piece)
        else:
            rows[-1] = f"{rows[-1]} {piece}".strip() if rows[-1] else piece
    return rows


def _described(series: Sequence[Series], unit: str) -> str:
    """The same in words, for those who do not see the picture."""
    parts = []
    for one in series[:40]:
        told = ", ".join(value_words(p, word("unit", unit)) for p in one.points if p.days)
        if told:
            parts.append(f"{one.key.municipality or '(ingen kommune)'}, {group_name(one.key.group)}: {told}")
    return ". ".join(parts)


def _document(width: float, height: float, title: str, description: str, body: Sequence[str]) -> str:
    """The whole file. Plain attributes only: it may stand in a page with a strict content policy."""
    size = f'width="{width:.0f}" height="{height:.0f}"'
    top = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" {size}'
    top += ' role="img" lang="da" font-family="Arial, Helvetica, sans-serif" fill="#1b1f24">'
    named = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    ground = f'<rect {size} fill="#ffffff"/>'
    return "\n".join([top, named, ground, *body, "</svg>"]) + "\n"
