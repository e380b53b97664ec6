"""The five kinds of value, exact and normalised (annotation guidelines, section 1)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from extractor.schema.quick import quick

Modifier = Literal["approx", "more_than", "less_than", "at_least", "at_most"]
PercentageUnit = Literal["percent", "percentage_point", "per_mille", "fraction"]
DurationUnit = Literal["hour", "day", "week", "month", "quarter", "year"]
Precision = Literal["day", "week", "month", "quarter", "half_year", "season", "year", "range"]
Basis = Literal["literal", "inherited", "inferred", "repaired"]


@quick
@dataclass(frozen=True, slots=True)
class Percentage:
    """A share, in per cent also where the text writes a fraction: «hver fjerde» is 25."""

    value: Decimal
    value_to: Decimal | None = None
    unit: PercentageUnit = "percent"
    modifier: Modifier | None = None
    noun: str | None = None
    kind: Literal["percentage"] = "percentage"


@quick
@dataclass(frozen=True, slots=True)
class Count:
    """A number of things; `noun` is the counted noun phrase as it stands in the text."""

    value: Decimal
    value_to: Decimal | None = None
    unit: None = None
    modifier: Modifier | None = None
    noun: str | None = None
    kind: Literal["count"] = "count"


@quick
@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in whole units of the currency: «1,4 mio. kr.» is 1400000 DKK."""

    value: Decimal
    value_to: Decimal | None = None
    unit: Literal["DKK", "EUR"] = "DKK"
    modifier: Modifier | None = None
    noun: str | None = None
    kind: Literal["amount"] = "amount"


@quick
@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: «halvandet år» is 1.5 year."""

    value: Decimal
    value_to: Decimal | None = None
    unit: DurationUnit = "month"
    modifier: Modifier | None = None
    noun: str | None = None
    kind: Literal["duration"] = "duration"


@quick
@dataclass(frozen=True, slots=True)
class Period:
    """A calendar expression as inclusive days; both None where no reader could place it."""

    start: date | None
    end: date | None
    precision: Precision
    relative: bool = False
    kind: Literal["date"] = "date"

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("a period has both days or none")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"a period ends before it starts: {self.start} > {self.end}")


Value = Percentage | Count | Amount | Duration | Period
