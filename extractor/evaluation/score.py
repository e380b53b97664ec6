"""Precision, recall and F1 per kind, exact spans, attributes, and the list of errors.

`by_value` ignores offsets and compares multisets of normalised values, for PDF whose text differs from the
gold's; observations, initiatives and commitments are skipped then.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from extractor.evaluation.pairing import Item, Pairs, iou, overlap, pair, same, value_key
from extractor.schema.facts import KINDS

ALL = "ALL MENTIONS"
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "observations": ("municipality", "target_group", "indicator", "as_of_start", "as_of_end", "role"),
    "initiatives": ("type", "status", "name", "target_group", "start_date", "end_date", "participants"),
    "commitments": ("origin", "strength", "state", "deadline", "target_group", "target_value"),
}
# The attributes that must be right for an item to count as right as a whole.
KEY_FIELDS = {"observations": (0, 1, 2, 3, 4), "initiatives": (0, 1), "commitments": (0, 2, 3)}
# How much two spans must share (intersection over union) to be one item.
LEAST = {"observations": 0.01, "initiatives": 0.5, "commitments": 0.5}
_METADATA = ("doc_type", "municipality", "date")
Documents = Mapping[str, Item]


class Differs(NamedTuple):
    """How an attribute differs."""

    gold: Any
    got: Any

    def __str__(self) -> str:
        return f"gold {self.gold!r}, got {self.got!r}"


class Error(NamedTuple):
    """One thing that differs: document, missed | wrong | attribute, what, where, its text, and its value or how."""

    document: str
    kind: str
    label: str
    start: int
    text: str
    detail: Any


@dataclass(slots=True)
class Tally:
    """Hits, gold items and predicted items of one line of the report."""

    tp: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, tp: int, gold: int, predicted: int) -> None:
        """Count one document."""
        self.tp += tp
        self.gold += gold
        self.predicted += predicted

    def row(self) -> dict[str, float | int]:
        """Precision, recall and F1 to four decimals, with the counts."""
        p = self.tp / self.predicted if self.predicted else 0.0
        r = self.tp / self.gold if self.gold else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        rates = {"precision": round(p, 4), "recall": round(r, 4), "f1": round(f, 4)}
        return rates | {"tp": self.tp, "gold": self.gold, "predicted": self.predicted}


@dataclass(slots=True)
class _Sheet:
    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    attributes: defaultdict[str, Counter[tuple[str, bool]]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[Error] = field(default_factory=list)


def score(gold: Documents, predicted: Documents, by_value: bool = False) -> tuple[dict[str, Any], list[Error]]:
    """The report and the errors of gold documents by name against predicted ones; a missing one is missed whole."""
    sheet = _Sheet()
    for name, document in sorted(gold.items()):
        other = predicted.get(name, {})
        _mentions(sheet, name, document, other, by_value)
        if not by_value:
            for table in ATTRIBUTES:
                _items(sheet, name, table, document, other)
    report: dict[str, Any] = {name: t.row() for name, t in sheet.tallies.items() if t.gold or t.predicted}
    report["attributes"] = _accuracy(sheet.attributes)
    report["attributes"] |= _accuracy({"metadata": _metadata(sheet, gold, predicted)})
    report["documents"] = len(gold)
    report["documents_without_record"] = sorted(set(gold) - set(predicted))
    return report, sheet.errors


def _accuracy(counted: Mapping[str, Counter[tuple[str, bool]]]) -> dict[str, float]:
    return {
        f"{table}.{name}": round(c[name, True] / max(1, c[name, True] + c[name, False]), 4)
        for table, c in counted.items()
        for name in dict.fromkeys(name for name, _ in c)
    }


def _mentions(sheet: _Sheet, name: str, gold: Item, predicted: Item, by_value: bool) -> None:
    for kind in KINDS:
        for relative in (False, True) if kind == "date" else (None,):
            label = "date (relative)" if relative else kind
            g, p = _of_kind(gold, kind, relative), _of_kind(predicted, kind, relative)
            if by_value:
                common = (Counter(map(value_key, g)) & Counter(map(value_key, p))).total()
                _count(sheet, label, {"": common}, len(g), len(p))
                continue
            pairs = pair(g, p, _value_weight, 1)
            exact = sum(g[i]["start"] == p[j]["start"] and g[i]["end"] == p[j]["end"] for i, j in pairs)
            _count(sheet, label, {"": len(pairs), ", exact span": exact}, len(g), len(p))
            text = gold.get("text", "")
            _unpaired(sheet, name, label, g, p, pairs, text, lambda item: value_key(item)[1:], None, True)


def _of_kind(document: Item, kind: str, relative: bool | None) -> list[Item]:
    return [
        mention
        for mention in document.get("mentions", [])
        if mention["kind"] == kind and (relative is None or bool(mention.get("relative")) == relative)
    ]


def _value_weight(gold: Item, predicted: Item) -> float:
    same_value = overlap(gold, predicted) > 0 and value_key(gold) == value_key(predicted)
    return 1 + iou(gold, predicted) if same_value else 0


def _count(sheet: _Sheet, label: str, hits: Mapping[str, int], gold: int, predicted: int) -> None:
    """Count the lines of a label and the sums of all; relative dates stand apart and are in no sum."""
    for name in (label,) if label == "date (relative)" else (label, ALL):
        for suffix, tp in hits.items():
            sheet.tallies[name + suffix].add(tp, gold, predicted)


def _items(sheet: _Sheet, name: str, table: str, gold: Item, predicted: Item) -> None:
    g, p, text = gold.get(table, []), predicted.get(table, []), gold.get("text", "")
    fields, keys = ATTRIBUTES[table], KEY_FIELDS[table]
    pairs = pair(g, p, iou, LEAST[table])
    sheet.tallies[table].add(len(pairs), len(g), len(p))
    whole = 0
    for i, j in pairs:
        right = [same(attribute, g[i], p[j]) for attribute in fields]
        whole += all(right[k] for k in keys)
        for attribute, good in zip(fields, right, strict=True):
            sheet.attributes[table][attribute, good] += 1
            if not good:
                how = Differs(g[i].get(attribute), p[j].get(attribute))
                quote = text[g[i]["start"] : g[i]["end"]][:60]
                sheet.errors.append(Error(name, "attribute", f"{table}.{attribute}", g[i]["start"], quote, how))
    sheet.tallies[f"{table}, key fields right"].add(whole, len(g), len(p))
    _unpaired(sheet, name, table, g, p, pairs, text, lambda item: "", 90, False)


def _unpaired(
    sheet: _Sheet,
    name: str,
    label: str,
    gold: list[Item],
    predicted: list[Item],
    pairs: Pairs,
    text: str,
    detail: Callable[[Item], Any],
    most: int | None,
    own_text: bool,
) -> None:
    """List gold items without an answer, then answers without a gold item."""
    for i in sorted(set(range(len(gold))) - {i for i, _ in pairs}):
        quote = (own_text and gold[i].get("text")) or text[gold[i]["start"] : gold[i]["end"]]
        sheet.errors.append(Error(name, "missed", label, gold[i]["start"], quote[:most], detail(gold[i])))
    for j in sorted(set(range(len(predicted))) - {j for _, j in pairs}):
        quote = predicted[j].get("text") or text[predicted[j]["start"] : predicted[j]["end"]]
        sheet.errors.append(Error(name, "wrong", label, predicted[j]["start"], quote[:most], detail(predicted[j])))


def _metadata(sheet: _Sheet, gold: Documents, predicted: Documents) -> Counter[tuple[str, bool]]:
    counted: Counter[tuple[str, bool]] = Counter()
    for name, document in gold.items():
        got = predicted.get(name, {}).get("metadata") or {}
        for attribute, want in (document.get("metadata") or {}).items():
            if attribute in _METADATA:
                good = same(attribute, {attribute: want}, {attribute: got.get(attribute)})
                counted[attribute, good] += 1
                if not good:
                    how = Differs(want, got.get(attribute))
                    sheet.errors.append(Error(name, "attribute", f"metadata.{attribute}", 0, "", how))
    return counted
