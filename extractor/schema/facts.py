"""From a find in the text (`Mention`) to a fact that points back to file, page, box and passage."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.schema.quick import quick
from extractor.schema.values import Basis, DurationUnit, Modifier, PercentageUnit, Precision, Value

ValueKind = Literal["percentage", "count", "amount", "duration"]
Unit = PercentageUnit | DurationUnit | Literal["DKK", "EUR"]
KINDS = ("percentage", "count", "amount", "duration", "date")


class Mention(NamedTuple):
    """A value found at `text[start:end]`, by which rule, on which basis. A tuple: made 15 times a page."""

    start: int
    end: int
    value: Value
    rule: str
    basis: Basis = "literal"


@quick
@dataclass(frozen=True, slots=True)
class Refusal:
    """A number that is no fact: its type (`case_number`, `law`, `age` …) and why, for `show --why`."""

    start: int
    end: int
    type: str
    reason: str


@quick
@dataclass(frozen=True, slots=True)
class TableRef:
    """Where in a table a value stands; row and column count from 0, tables from 1."""

    table: int
    row: int
    column: int
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]


@quick
@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value stands. Boxes are [x0, top, x1, bottom] in points, one per line and page."""

    page: int | None = None
    boxes: tuple[tuple[float, float, float, float], ...] | None = None
    sentence: tuple[int, int] | None = None
    section: str | None = None
    table: TableRef | None = None

    def passage(self, text: str, start: int, end: int) -> str:
        """What people are shown of `text[start:end]`: its sentence, or the cell of a table with its headers."""
        if self.table is not None:
            return " · ".join((*self.table.row_path, *self.table.column_path, text[start:end]))
        first, last = self.sentence or (start, end)
        return " ".join(text[first:last].split())


@quick
@dataclass(frozen=True, slots=True)
class ValueFact:
    """A percentage, count, amount or duration as the record holds it (records.md: mentions)."""

    id: str
    kind: ValueKind
    start: int
    end: int
    text: str
    value: Decimal
    value_to: Decimal | None
    unit: Unit | None
    modifier: Modifier | None
    noun: str | None
    provenance: Provenance
    basis: Basis
    rule: str
    confidence: float


@quick
@dataclass(frozen=True, slots=True)
class DateFact:
    """A calendar expression as the record holds it; both days are None where none can be placed."""

    id: str
    kind: Literal["date"]
    start: int
    end: int
    text: str
    start_date: str | None
    end_date: str | None
    precision: Precision
    relative: bool
    provenance: Provenance
    basis: Basis
    rule: str
    confidence: float


Fact = ValueFact | DateFact
