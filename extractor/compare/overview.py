"""A comparison as plain text for a terminal: series, changes, what is kept apart, and what the rules say."""

from collections.abc import Iterator

from extractor.compare.bases import Base
from extractor.compare.comparison import Comparison, change_words
from extractor.compare.decided import mark
from extractor.compare.joins import Join
from extractor.compare.series import Missing, Point, Selection, Series
from extractor.compare.table import note
from extractor.compare.verdicts import notes, sentence
from extractor.compare.words import group_name, indicator_name, missing_word, number, period_words, word
from extractor.lang.names import municipalities


def head(comparison: Comparison) -> list[tuple[str, str]]:
    """As-of time, filter and sources: what every output says of itself."""
    wanted, lined = comparison.selection, comparison.lined
    newest = f"nyeste dokument er fra {lined.latest}" if lined.latest else "ingen dokumenter har en dato"
    as_of = f"{wanted.as_of}: kun dokumenter fra den dag eller før" if wanted.as_of else f"alle dokumenter; {newest}"
    made = [("Opgjort", as_of), ("Filter", filter_words(wanted)), ("Dokumenter", str(len(lined.documents)))]
    if lined.undefined:
        made.append(("Udeladt", f"{lined.undefined} tal uden kendt indikator (de kan ikke sammenlignes)"))
    if lined.undated_documents:
        made.append(("Udeladt", f"{lined.undated_documents} dokumenter uden dato"))
    return made


def filter_words(wanted: Selection) -> str:
    """The selection in words; «ingen» where everything is in."""
    parts = []
    if wanted.codes:
        names = {entry.code: entry.name for entry in municipalities()}
        parts.append("kommune " + ", ".join(f"{names[c]} ({c})" if c in names else c for c in wanted.codes))
    if wanted.indicators:
        parts.append(f"indikator {', '.join(map(indicator_name, wanted.indicators))}")
    if wanted.groups:
        parts.append(f"målgruppe {', '.join(map(group_name, wanted.groups))}")
    if wanted.since:
        parts.append(f"fra {wanted.since.isoformat()}")
    if wanted.until:
        parts.append(f"til {wanted.until.isoformat()}")
    return "; ".join(parts) or "ingen: alle tal er med"


def lines(comparison: Comparison) -> Iterator[str]:
    """The whole comparison, line by line."""
    for name, value in head(comparison):
        yield f"{name}: {value}"
    if not comparison.series:
        yield ""
        yield "Ingen tal passer til filteret. Prøv uden --measure, --group eller dage, eller med en anden kommune."
    before = {join.right: join for join in comparison.joins}
    above = ("", "")
    for one in comparison.series:
        if above != (one.key.indicator, one.key.unit):
            above = one.key.indicator, one.key.unit
            yield ""
            unit = word("unit", one.key.unit)
            yield indicator_name(one.key.indicator) + (f" ({unit})" if unit else "")
        yield from _series(one, comparison, before)
    if comparison.apart:
        yield ""
        yield "Holdt adskilt"
        yield from (f"  {told}" for told in comparison.apart)
    if comparison.rejected:
        yield ""
        yield "Afvist ved gennemgang (ikke med ovenfor)"
        yield from (
            f"  {d.source}{f', side {d.page}' if d.page else ''}: «{d.quote}» – {mark(d)}" for d in comparison.rejected
        )
    yield from _rules(comparison)


def _series(one: Series, comparison: Comparison, before: dict[Point, Join]) -> Iterator[str]:
    key = one.key
    what = [key.municipality or "(ingen kommune)", group_name(key.group), key.line]
    kind = word("source_kind", key.source_kind)
    what.append(kind if key.role == "actual" else f"{word('role', key.role)}, {kind}")
    yield f"  {' · '.join(part for part in what if part)}"
    entries: list[Point | Missing] = [*one.points, *one.missing]
    for entry in sorted(entries, key=lambda e: (e.start is None, e.start, e.end)):
        when = period_words(entry.start, entry.end)
        if isinstance(entry, Missing):
            yield f"    {when:<24} {missing_word(entry.token):>16}   {entry.place.words()}"
            continue
        yield f"    {when:<24} {figure(entry):>16}   {_beside(entry, comparison.bases.get(entry))}"
        marks = [mark(d) for place in entry.places if (d := comparison.decision(entry, place))]
        yield from (f"      {told}" for told in dict.fromkeys(marks))
        if (join := before.get(entry)) is not None:
            if change := change_words(join):
                yield f"      {change}" + ("" if join.joined else f"; ikke forbundet: {join.why}")
            else:
                yield f"      ikke forbundet med forrige: {join.why}"


def figure(point: Point) -> str:
    """«38,5», «mere end 20», «8–10»."""
    told = number(point.value) + (f"–{number(point.value_to)}" if point.value_to is not None else "")
    return " ".join(part for part in (word("modifier", point.modifier), told) if part)


def _beside(point: Point, base: Base | None) -> str:
    parts = ["; ".join(dict.fromkeys(place.words() for place in point.places))]
    if base and base.count is not None and base.low is not None:
        parts.append(f"{number(base.count)} af {base.low}–{base.high}")
    if said := note(base):
        parts.append(said)
    return " · ".join(parts)


def _rules(comparison: Comparison) -> Iterator[str]:
    rule = None
    for outcome in comparison.outcomes:
        if rule is not outcome.rule:
            rule = outcome.rule
            yield ""
            yield f"{rule.name} ({rule.validity()}; brud: {rule.breach.exact()})"
        yield f"  {sentence(outcome)}"
        yield from (f"      {told}" for told in notes(outcome))
