"""Which type of effort the words tell (domain: initiative_types.toml)."""

import re
from functools import cache

from extractor.lang import table

NAME = "initiative_words"
Scores = dict[str, float]


@cache
def _patterns() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    rows = table(NAME)["types"]
    return tuple(
        (type, weight, re.compile(pattern if pattern.startswith(r"\b") else r"(?<![a-zæøå])(?:" + pattern + ")"))
        for type, entries in rows.items()
        for weight, pattern in entries
    )


@cache
def _order() -> tuple[str, ...]:
    return tuple(table("initiative_types")["type_order"])


def scores(low: str, kinds: tuple[str, ...]) -> Scores:
    """How strongly the lower-cased statement tells each type; early words weigh more than late ones."""
    found: Scores = {}
    length = max(len(low), 80)
    for type, weight, pattern in _patterns():
        if hit := pattern.search(low):
            worth = weight * (1.0 - 0.35 * hit.start() / length)
            found[type] = max(found.get(type, 0.0), worth)
    verbs = table(NAME)["verbs"]
    for kind in kinds:
        if kind in verbs:
            type, weight = verbs[kind]
            found[type] = found.get(type, 0.0) + weight
    return found


def best(found: Scores) -> tuple[str, float] | None:
    """The type that the words tell most strongly; the domain's order settles ties."""
    if not found:
        return None
    order = _order()
    type = min(found, key=lambda t: (-round(found[t], 2), order.index(t)))
    return type, found[type]
