"""The measurable result that a commitment names: a bounded share, a number of persons, places or staff."""

import re
from decimal import Decimal

from extractor.assembly.clauses import Statement
from extractor.assembly.commitments.heard import Speech
from extractor.assembly.scene import Scene, Span
from extractor.schema.facts import Unit
from extractor.schema.values import Count, Duration, Percentage

_BEFORE = re.compile(r"\b(?:fra|mod|faldt til|på nu|nuværende|fra i dag|ikke)\s{1,2}$")
_NO_TARGET = re.compile(
    r"(?:kommuner|virksomheder|gange?|teams?|måned|grupper|møder|proceskonsulent|konsulenter vil|ting|initiativ|"
    r"punkter|ad gangen|"
    r"sagsbehandlere deltager|pladser\b(?! inden))"
)
Target = tuple[Decimal | None, Unit | None]


def target_of(statement: Statement, speech: Speech, scene: Scene) -> Target:
    """Value and unit; both None where nothing can be measured."""
    if speech.rule in ("commitment/asked", "commitment/reporting", "commitment/granted"):
        return None, None
    condition = statement.condition
    numbers: list[Target] = []
    for mention in statement.values:
        if condition and condition[0] <= mention.start < condition[1]:
            continue
        value = mention.value
        left = scene.lowered[max(statement.start, mention.start - 30) : mention.start]
        right = scene.lowered[mention.end : mention.end + 40]
        if _BEFORE.search(left):
            continue
        if isinstance(value, Percentage):
            return value.value, "percent"  # a share beats every count
        if (
            isinstance(value, Count)
            and not _NO_TARGET.match((value.noun or right).lower().strip())
            and not _NO_TARGET.match(right.strip())
        ):
            numbers.append((value.value, None))
        if isinstance(value, Duration) and speech.strength != "binding" and "til" in left[-12:]:
            numbers.append((value.value, value.unit))
    return numbers[0] if numbers else (None, None)


def target_in(span: Span, scene: Scene) -> Target:
    """Value and unit of the first share or number in a cell."""
    for mention in scene.values_in(span):
        value = mention.value
        if isinstance(value, Percentage):
            return value.value, "percent"
        if isinstance(value, Count):
            return value.value, None
    return None, None
