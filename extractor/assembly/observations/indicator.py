"""Which indicator a figure tells of: rules over the ideas in its clause, sentence, headers and headings.

Source of the rules: lang/da/indicator_words.toml; of the ids: lang/da/indicators.toml.
"""

from dataclasses import dataclass
from functools import cache

from extractor.lang import table
from extractor.lang.cues import ideas
from extractor.schema.facts import Mention
from extractor.schema.values import Percentage

NAME = "indicator_words"


@dataclass(frozen=True, slots=True)
class Rule:
    """`indicator` holds where all ideas of `all` and none of `none` stand; the first of `all` is its anchor."""

    indicator: str
    kinds: frozenset[str]
    all: tuple[str, ...]
    none: tuple[str, ...]
    weight: int
    own_noun: bool  # the anchor must stand in the counted noun phrase itself


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by kind of value, heaviest first."""
    made = [
        Rule(
            row["indicator"],
            frozenset(row["kinds"]),
            tuple(row["all"]),
            tuple(row.get("none", ())),
            row["weight"],
            row.get("own_noun", False),
        )
        for row in table(NAME)["rule"]
    ]
    made.sort(key=lambda rule: -rule.weight)
    kinds = sorted({kind for rule in made for kind in rule.kinds})
    return {kind: tuple(rule for rule in made if kind in rule.kinds) for kind in kinds}


@cache
def look_back() -> frozenset[str]:
    """Indicators that look back from a day over a year or the seniority period: the window is no date of theirs."""
    return frozenset(
        row["id"]
        for row in table("indicators")["indicator"]
        if row.get("measure_time") in ("twelve_months_back", "six_months_seniority")
    )


def kind_of(mention: Mention) -> str:
    """The kind that rules name; percentage points are a kind of their own."""
    value = mention.value
    if isinstance(value, Percentage) and value.unit == "percentage_point":
        return "percentage_point"
    return value.kind


def match(text: str, kind: str, at: int = 0, noun: str = "", least: int = 0) -> tuple[str, int] | None:
    """The heaviest rule that holds in lower-cased `text`, and its weight; ties go to the anchor nearest to `at`."""
    found = ideas(NAME, text)
    own = ideas(NAME, noun) if noun else {}
    best: tuple[str, int] | None = None
    distance = 0
    for rule in rules().get(kind, ()):
        if rule.weight < least or (best and rule.weight < best[1]):
            break
        if rule.own_noun:
            if not all(word in own for word in rule.all):
                continue
            away = 0
        else:
            if not all(word in found for word in rule.all):
                continue
            away = min((abs(i - at) + (2 if i > at else 0) for i in found[rule.all[0]]), default=0) if rule.all else 0
        if any(word in found for word in rule.none):
            continue
        if best is None or away < distance:
            best, distance = (rule.indicator, rule.weight), away
    return best
