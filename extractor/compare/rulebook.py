"""The supervision rules as data: lang/da/rules.toml, explained with sources in docs/compare.md."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from extractor.compare.words import indicators, short_number
from extractor.lang import table
from extractor.lang.periods import months

Comparator = Literal["gt", "gte", "lt", "lte"]
_WORDS = {"gt": "over {}", "gte": "mindst {}", "lt": "under {}", "lte": "højst {}"}
_EXACT = {"gt": "mere end {}", "gte": "mindst {}", "lt": "mindre end {}", "lte": "højst {}"}


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison with a limit in per cent, exactly as worded: 20,0 is neither «mere end 20» nor «mindre end 20»."""

    comparator: Comparator
    limit: Decimal

    def holds(self, value: Decimal) -> bool:
        match self.comparator:
            case "gt":
                return value > self.limit
            case "gte":
                return value >= self.limit
            case "lt":
                return value < self.limit
            case _:
                return value <= self.limit

    def holds_for_bound(self, modifier: str, value: Decimal) -> bool | None:
        """The same for «mere end 20»; None where the statement leaves it open."""
        above = modifier in ("more_than", "at_least")  # the figure lies there
        open_end = modifier in ("more_than", "less_than")  # and not at `value` itself
        upper, strict = self.comparator in ("gt", "gte"), self.comparator in ("gt", "lt")
        beyond = value > self.limit if above else value < self.limit
        even = value == self.limit
        if above == upper:
            return True if beyond or (even and (open_end or not strict)) else None
        return False if beyond or (even and (open_end or strict)) else None

    def words(self) -> str:
        """«over 20 pct.»."""
        return _WORDS[self.comparator].format(short_number(self.limit)) + " pct."

    def exact(self) -> str:
        """«mere end 20 pct.», as the rule words it."""
        return _EXACT[self.comparator].format(short_number(self.limit)) + " pct."

    def inverted(self) -> "Test":
        """The same limit on the complement: «under 80 pct. har fået» is «over 20 pct. har ikke fået»."""
        turned: dict[str, Comparator] = {"gt": "lt", "gte": "lte", "lt": "gt", "lte": "gte"}
        return Test(turned[self.comparator], 100 - self.limit)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with a limit. `months` is the window in which every month must break it; 0: each figure by itself."""

    id: str
    name: str
    valid_from: date
    valid_to: date
    measured_from: date
    indicators: tuple[str, ...]
    groups: tuple[str, ...]
    breach: Test
    months: int
    min_population: int | None
    recovery: Test | None
    recovery_months: int
    recovered_below: int | None  # fewer persons than this in one month is recovery too
    precondition: str
    source_kinds: tuple[str, ...]
    source: tuple[str, ...]
    uncertain: bool
    indicator_groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def reads(self, indicator: str) -> tuple[str, bool] | None:
        """The rule's own indicator that figures of `indicator` tell of, and whether they are its complement."""
        if indicator in self.indicators:
            return indicator, False
        other = str(indicators().get(indicator, {}).get("complement", ""))
        return (other, True) if other in self.indicators else None

    def concerns(self, indicator: str, group: str) -> bool:
        """Whether the rule has a requirement for the group; `indicator` is the rule's own."""
        return group in self.indicator_groups.get(indicator, self.groups)

    def holds_on(self, start: date, end: date) -> bool:
        """Whether figures of these days are measured by the rule."""
        return end >= self.measured_from and start <= self.valid_to

    def short(self, indicator: str) -> str:
        """A name of the measure that fits in a sentence: «samtaler»."""
        names: dict[str, str] = table("rules")["short_names"]
        return names.get(indicator, indicator)

    def validity(self) -> str:
        """«1. jan. 2022 – 27. nov. 2023» as ISO days; open ends are left open."""
        last = "" if self.valid_to == date.max else self.valid_to.isoformat()
        return f"{self.valid_from.isoformat()} – {last}".rstrip(" –") if last else f"fra {self.valid_from.isoformat()}"


@cache
def rules() -> tuple[Rule, ...]:
    """The rules that set a limit in per cent, in the order of the file; the others are requirements in words."""
    made = (_rule(row) for row in table("rules")["rule"])
    return tuple(rule for rule in made if rule is not None)


def _rule(row: dict[str, Any]) -> Rule | None:
    breach = _test(row, "trigger")
    if breach is None and row.get("requirement_unit") == "percent":
        breach = Test(row["breach_comparator"], Decimal(str(row["requirement_value"])))
    if breach is None:
        return None
    first = edge(row["valid_from"], last=False)
    return Rule(
        row["id"],
        row["name_da"],
        first,
        edge(row["valid_to"], last=True),
        date.fromisoformat(row["measured_from"]) if "measured_from" in row else first,
        tuple(row.get("indicators", [row["indicator"]] if "indicator" in row else [])),
        tuple(row.get("groups_each", row.get("groups", ()))),
        breach,
        0 if row.get("points") else row["trigger_months"],
        row.get("min_population"),
        _test(row, "recovered"),
        row.get("recovery_months_given", 0),
        row.get("recovered_alternative_below"),
        row.get("precondition_da", ""),
        tuple(row.get("source_kinds", ())),
        tuple(row["source"]),
        row["uncertain"],
        {name: tuple(groups) for name, groups in row.get("indicator_groups", {}).items()},
    )


def _test(row: dict[str, Any], name: str) -> Test | None:
    comparator = row.get(f"{name}_comparator")
    if comparator not in _WORDS:  # «lowest» names who was called in, no limit
        return None
    return Test(comparator, Decimal(str(row[f"{name}_value"])))


def edge(text: str, last: bool) -> date:
    """First or last day of «2022», «2017-08» or a whole date; an open end is the last day there is."""
    if not text:
        return date.max if last else date.min
    parts = [int(part) for part in re.split("-", text)]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
    return months(year, month, month)[last]
