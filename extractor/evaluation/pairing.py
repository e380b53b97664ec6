"""Which predicted item answers which gold item. Items are read from JSON as they stand."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Item = Mapping[str, Any]
Pairs = list[tuple[int, int]]


def value_key(item: Item) -> tuple[Any, ...]:
    """The normalised value of a mention: days of a date, else value, upper value and unit."""
    if item["kind"] == "date":
        return ("date", item.get("start_date"), item.get("end_date"))
    return (item["kind"], _number(item.get("value")), _number(item.get("value_to")), item.get("unit"))


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 2)


def overlap(a: Item, b: Item) -> int:
    """Characters that both spans hold."""
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def iou(a: Item, b: Item) -> float:
    """Intersection over union of two spans, 0 to 1."""
    inter = overlap(a, b)
    union = (a["end"] - a["start"]) + (b["end"] - b["start"]) - inter
    return inter / union if union else 0.0


def pair(gold: Sequence[Item], predicted: Sequence[Item], weight: Callable[[Item, Item], float], least: float) -> Pairs:
    """Greedy one-to-one pairing, heaviest weight first, then text order; weights under `least` do not pair."""
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if p["start"] < g["end"] and g["start"] < p["end"] and (w := weight(g, p)) >= least:
                candidates.append((-w, i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j))
    return pairs


def same(field: str, gold: Item, predicted: Item) -> bool:
    """Whether an attribute agrees: numbers to 0.01, text without regard to case and outer blanks."""
    a, b = gold.get(field), predicted.get(field)
    if isinstance(a, int | float) and isinstance(b, int | float) and not isinstance(a, bool):
        return abs(float(a) - float(b)) < 0.01
    return bool(_folded(a) == _folded(b))


def _folded(value: Any) -> Any:
    return value.strip().casefold() if isinstance(value, str) else value
