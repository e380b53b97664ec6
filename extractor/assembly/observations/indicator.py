"""Which indicator a figure tells of: rules over the ideas in its clause, sentence, headers and headings.

Source of the rules: lang/da/indicator_words.toml; of the ids: lang/da/indicators.toml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.assembly.scene import Scene, Span
from extractor.lang import table
from extractor.lang.cues import ideas
from extractor.schema.document import Cell
from extractor.schema.facts import Mention
from extractor.schema.values import Percentage

NAME = "indicator_words"
Ideas = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`indicator` holds where all ideas of `all` and none of `none` stand; the first of `all` is its anchor."""

    indicator: str
    kinds: frozenset[str]
    all: tuple[str, ...]
    none: tuple[str, ...]
    weight: int
    own_noun: bool  # the ideas of `all` must stand in the counted noun phrase itself
    also: tuple[str, ...]  # ideas that must stand anywhere in the stretch
    needs: frozenset[str]  # `all` and `none` once more, to be compared as sets
    bars: frozenset[str]


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
            tuple(row.get("also", ())),
            frozenset(row["all"]),
            frozenset(row.get("none", ())),
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


@cache
def counterparts() -> dict[str, str]:
    """Share -> the count of the same persons, and back (lang/da/indicator_words.toml, [pairs])."""
    pairs: dict[str, str] = table(NAME)["pairs"]
    return pairs | {count: share for share, count in pairs.items()}


_PART_OF = re.compile(r"\b(?:heraf|hvoraf|deraf)\s{1,2}(?:er )?(?:ca\. )?$")


def kind_of(mention: Mention, scene: Scene) -> str:
    """The kind that rules name; percentage points that tell a change are a kind of their own."""
    value = mention.value
    if isinstance(value, Percentage) and value.unit == "percentage_point":
        left = scene.lowered[max(0, mention.start - 20) : mention.start]
        return "percentage" if _PART_OF.search(left) else "percentage_point"
    return value.kind


_CHANGE = re.compile(r"\b(?:ændring|udvikling|stigning|vækst|fald\b|forskel)")


def tells_change(columns: tuple[Cell, ...], scene: Scene) -> bool:
    """Whether a column's headers say that it holds changes."""
    return bool([c for c in columns if _changes(scene.words(c))])


@lru_cache(maxsize=4096)
def _changes(header: str) -> bool:
    return _CHANGE.search(header.lower()) is not None


def ideas_in(scene: Scene, span: Span, within: Span | None = None) -> Ideas:
    """The ideas of a stretch of text, with offsets from its start; `within` keeps those that begin there."""
    found = ideas(NAME, scene.lowered[slice(*span)])
    if within is None:
        return found
    low, high = within[0] - span[0], within[1] - span[0]
    kept = {id: [i for i in at if low <= i < high] for id, at in found.items()}
    return {id: tuple(at) for id, at in kept.items() if at}


def union(*found: Ideas) -> dict[str, tuple[int, ...]]:
    """Ideas of several stretches read as one; offsets of the first that has an idea."""
    joined: dict[str, tuple[int, ...]] = {}
    for one in found:
        for id, at in one.items():
            joined.setdefault(id, at)
    return joined


def match(found: Ideas, kind: str, at: int = 0, own: Ideas | None = None) -> tuple[str, int] | None:
    """The heaviest rule that holds among the ideas, and its weight; ties go to the anchor nearest to `at`."""
    best: tuple[str, int] | None = None
    distance = 0
    here, named = frozenset(found), frozenset(own or ())
    for rule in rules().get(kind, ()):
        if best and rule.weight < best[1]:
            break
        if not rule.needs <= (named if rule.own_noun else here) or not rule.bars.isdisjoint(here):
            continue
        if rule.also and not all(word in found for word in rule.also):
            continue
        away = 0
        if rule.all and not rule.own_noun:
            away = min([at - i if i <= at else 2 * (i - at) + 30 for i in found[rule.all[0]]])
        if best is None or away < distance:
            best, distance = (rule.indicator, rule.weight), away
    return best


EARLY = {  # since the act of 2020 the measures without a mentor look at the first six months
    "andel_uden_tilbud_eller_mentor_12m": "andel_uden_1_tilbud_6m",
    "andel_med_tilbud_eller_mentor_12m": "andel_mindst_1_tilbud_6m",
    "antal_uden_tilbud_eller_mentor_12m": "other",
}
BEFORE = {  # before it, talks were counted in other bands, and offers over a year
    "andel_mindst_4_samtaler_6m": "samtaler_andel_mindst_n",
    "andel_mindst_1_tilbud_6m": "andel_med_tilbud_eller_mentor_12m",
}
FOCUS = {  # the focus targets of the sharpened supervision look at twelve months
    "andel_faerre_end_4_samtaler_6m": "fokusmaal_samtaler_12m",
    "andel_uden_1_tilbud_6m": "fokusmaal_tilbud_12m",
    "andel_uden_tilbud_eller_mentor_12m": "fokusmaal_tilbud_12m",
}
LAB_2020 = 2020  # the year the act came into force (rules.md, timeline: lab_2020)


def of_its_time(indicator: str, found: Ideas, scene: Scene) -> str:
    """The measure that the words mean in the year of writing and under the supervision the document speaks of."""
    if scene.year is None:
        return indicator
    if scene.year < LAB_2020:
        if indicator == "andel_faerre_end_4_samtaler_6m" and "six_months" not in found:
            return "other"  # the right to four talks in six months came with the act
        return BEFORE.get(indicator, indicator)
    early = scene.speaks_of_six_months and not scene.speaks_of_focus_targets
    if indicator == "fokusmaal_samtaler_12m" and early and "focus" not in found:
        return "andel_faerre_end_4_samtaler_6m"
    if scene.speaks_of_focus_targets and indicator in FOCUS and "six_months" not in found:
        return FOCUS[indicator]
    if indicator in EARLY and not {"mentor", "year_back"} & set(found):
        return EARLY[indicator]
    return indicator


STRONG = 40  # a rule of this weight in the figure's own sentence settles the matter


def era(found: Ideas, scene: Scene) -> Ideas:
    """Since 2020 offers and talks are measured at six months' seniority where the document speaks of it at all."""
    early = (scene.year or 0) >= LAB_2020 and scene.speaks_of_six_months
    if early and "year_back" not in found and "six_months" not in found and {"offer", "talk"} & set(found):
        return {**found, "six_months": (0,)}
    return found
