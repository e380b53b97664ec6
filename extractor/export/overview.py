"""One row for each municipality: what came from it, its newest key figure, its efforts, promises and deadlines."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from extractor.compare.letters import Letter
from extractor.compare.promises import Promise
from extractor.compare.rows import row_labels
from extractor.compare.threads import Thread
from extractor.lang import table
from extractor.schema.records import Observation

Cells = dict[str, Any]
Key = tuple[str, str | None, str]  # indicator, group, kind of source: only such figures stand side by side


def overview(
    letters: Sequence[Letter], promises: Sequence[Promise], found: Sequence[Thread], as_of: str
) -> list[Cells]:
    """Rows by municipality name; items that no municipality is known for give no row."""
    own = _Places()
    for letter in letters:
        own.add(letter.code, letter.about.municipality)["letters"].append(letter)
        told_apart = row_labels(letter.observations)
        for item in letter.observations:
            if item.municipality_code and item.id not in told_apart:  # rows are of other bases
                own.add(item.municipality_code, item.municipality)["figures"].append((letter, item))
    for p in promises:
        own.add(p.code, p.municipality)["promises"].append(p)
    for thread in found:
        own.add(thread.code, thread.municipality)["threads"].append(thread)
    rows = [_row(code, name, parts, as_of) for (code, name), parts in own.known.items()]
    return sorted(rows, key=lambda row: (row["municipality"], row["municipality_code"]))


class _Places:
    def __init__(self) -> None:
        self.known: dict[tuple[str, str], dict[str, list[Any]]] = {}
        self._names: dict[str, str] = {}

    def add(self, code: str, name: str | None) -> dict[str, list[Any]]:
        """The parts of a municipality; of none where it is not known."""
        empty: dict[str, list[Any]] = {"letters": [], "figures": [], "promises": [], "threads": []}
        if not code or not name:
            return empty
        return self.known.setdefault((code, self._names.setdefault(code, name)), empty)


def _row(code: str, name: str, parts: dict[str, list[Any]], as_of: str) -> Cells:
    letters: list[Letter] = parts["letters"]
    promises: list[Promise] = parts["promises"]
    efforts = [e for letter in letters for e in letter.initiatives]
    waiting = [p.current.day for p in promises if p.current and p.column not in ("met", "dropped")]
    ahead = [day for day in waiting if day >= as_of]
    unanswered = [c for t in parts["threads"] for c in t.checks if c.state in ("unanswered", "overdue")]
    states = [p.state for p in promises]
    newest = max(letters, key=lambda x: (x.day, x.source), default=None)
    return _EMPTY | {
        "source": newest.source if newest else None, "page": 1 if newest and newest.pages else None,
        "municipality": name, "municipality_code": code, "documents": len(letters),
        "latest": max((x.day for x in letters if x.day), default=None),
        "initiatives": len(efforts),
        "initiatives_ongoing": sum(e.status == "ongoing" for e in efforts),
        "initiatives_completed": sum(e.status == "completed" for e in efforts),
        "promises": len(promises),
        "promises_met": sum(s in ("met", "met_late") for s in states),
        "promises_not_met": sum(s == "not_met" for s in states),
        "promises_not_assessed": sum(s == "not_assessed" for s in states),
        "without_new_deadline": sum(p.without_new_deadline for p in promises),
        "promises_overdue": sum(p.overdue for p in promises),
        "next_deadline": min(ahead, default=None), "demands_unanswered": len(unanswered),
        "documents_partial": sum(letter.partial for letter in letters),
    } | next(iter(key_figures(parts["figures"])), {})  # fmt: skip


_EMPTY = dict.fromkeys(
    ("key_indicator", "key_group", "key_value", "key_day", "previous_value", "previous_day", "key_source_kind", "page",
     "source")
)  # fmt: skip


@cache
def _levels() -> frozenset[str]:
    """Indicators of which less or more is better: a share of a group, no change and no part of a whole."""
    listed = table("indicators")["indicator"]
    return frozenset(entry["id"] for entry in listed if entry["better"] != "none" and entry["numerator"] != "change")


def key_figures(figures: Sequence[tuple[Letter, Observation]]) -> list[Cells]:
    """Shares by indicator, group and kind of source, the best known and newest first: their last two values."""
    series: dict[Key, dict[str, tuple[Letter, Observation]]] = {}
    for letter, o in figures:
        share = o.indicator in _levels() and o.unit == "percent" and o.value_to is None
        if share and o.role == "actual" and o.as_of_end and o.source_kind in ("own_count", "official"):
            series.setdefault((o.indicator, o.target_group, o.source_kind), {})[o.as_of_end or ""] = (letter, o)
    order = sorted(
        series, key=lambda key: (len(series[key]) > 1, max(series[key]), len(series[key]), str(key)), reverse=True
    )
    return [_figure(series[key]) for key in order]


def _figure(points: dict[str, tuple[Letter, Observation]]) -> Cells:
    days = sorted(points)
    letter, last = points[days[-1]]
    before = points[days[-2]][1] if len(days) > 1 else None
    return {
        "key_indicator": last.indicator, "key_group": last.target_group, "key_value": last.value, "key_day": days[-1],
        "previous_value": before.value if before else None, "previous_day": days[-2] if before else None,
        "key_source_kind": last.source_kind, "page": last.provenance.page, "source": letter.source,
    }  # fmt: skip
