"""Numbers in table cells: what they are by their headers, row labels, caption and neighbours.

The nearest words that name a unit decide: column header, row label, caption, the line above the table. Where none
does, a table (column, row) that is mostly decimals within 0-100 holds percentages, else counts.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.facts.reading import Reading
from extractor.lang import table as word_table
from extractor.lang.numbers import read_digits
from extractor.schema.document import Cell, Table
from extractor.schema.values import Amount, Duration, Percentage

_CELL = re.compile(
    r"[ \u00a0]*(?:ca\. ?|< ?|> ?|\()?(?P<sign>[-–−+])?[ \u00a0]?"
    r"(?P<first>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d++(?:[.,]\d++)*+)"
    r"(?:[ \u00a0]?[-–][ \u00a0]?(?P<second>\d++(?:[.,]\d++)*+))?\)?[ \u00a0]*(?:\*{1,3}|\)|¹|²|³)?[ \u00a0]*"
)
_BOTH = re.compile(r"[ \u00a0]*(?P<first>\d{1,3},\d{1,2}) ?\((?P<second>\d{1,3},\d{1,2})\)[ \u00a0]*")  # «71,3 (84,0)»
_UNIT_BELOW = re.compile(
    r"(?:\W{0,2}(?:[Aa]nm\w*|[Nn]ote)\W{1,3})?(?:[Aa]lle )?(?:[Bb]eløb|[Tt]al|[Tt]allene|[Pp]riser|[Uu]dgifter)\b"
    r"[^.\n]{0,40}\bi "
)
_LAST_SENTENCE = re.compile(r"(?:(?<=[^\d.][.!?])|(?<=,\d\.)|(?<=,\d\d\.)) (?=[A-ZÆØÅ])")
_UNIT_LAST = re.compile(r"(?:,|\bi|\() ?(?:pct\.?|procent|%)\)?[ .:*]*$")  # «Tabel 2. Aktivering og rettidighed, pct.»
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d{2,4})?")


class CellValue(NamedTuple):
    """The number of a cell: its span, its value in whole units, its kind by the table's words."""

    start: int
    end: int
    value: Decimal
    value_to: Decimal | None
    kind: str  # percentage, amount, duration, count, refused, date
    unit: str | None
    noun: str | None
    rule: str


class Decision(NamedTuple):
    """What a header says: kind, unit, the worth of one unit, the words it came from."""

    kind: str
    unit: str | None = None
    factor: Decimal = Decimal(1)

    def of(self, number: Decimal) -> Percentage | Amount | Duration | None:
        """The figure as a share, sum or length of time; None where the words tell of none."""
        value = number * self.factor
        if self.kind == "percentage":
            return Percentage(value, None, self.unit)  # type: ignore[arg-type]
        if self.kind == "amount":
            return Amount(value, None, self.unit)  # type: ignore[arg-type]
        return Duration(value, None, self.unit) if self.kind == "duration" else None  # type: ignore[arg-type]


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = word_table("cells")
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in words.items())


@lru_cache(maxsize=2048)
def decide(words: str) -> Decision | None:
    """What the words of a header say of the numbers under it; None where they say nothing."""
    words = " ".join(words.split()).rstrip(" :*")
    for name, rule in _rules():
        match = rule.search(words) if name != "noun" else None
        if match is None:
            continue
        if name == "percentage":
            return Decision("percentage", "percent")
        if name == "percentage_point":
            return Decision("percentage", name)
        if name == "per_mille":
            return Decision("percentage", name, Decimal("0.1"))  # the value is in per cent
        if name == "amount":
            return _money(match[0].lower())
        if name == "duration":
            unit = {"t": "hour", "d": "day", "u": "week", "m": "month", "k": "quarter", "å": "year"}[
                (match["unit"] or match["unit_of"])[0].lower()
            ]
            return Decision("duration", unit)
        if name == "score":
            return Decision("refused", "score")
        return Decision(name, "list_number" if name == "refused" else None)
    return None


def _money(words: str) -> Decision:
    factor = 1
    if "mio" in words or "million" in words or "000.000" in words.replace(" ", "."):
        factor = 1_000_000
    elif "mia" in words:
        factor = 1_000_000_000
    elif "000" in words or words.startswith("t") or "tusind" in words:
        factor = 1000
    return Decision("amount", "EUR" if "eur" in words else "DKK", Decimal(factor))


def cell_values(reading: Reading) -> list[CellValue]:
    """The numbers that stand alone in table cells, worked out once for a document."""
    found: list[CellValue] | None = reading.notes.get("cells")
    if found is None:
        found = [value for table in reading.document.tables for value in _TableReader(reading.text, table).values()]
        reading.notes["cells"] = found
    return found


def cell_starts(reading: Reading) -> frozenset[int]:
    """Where the numbers of `cell_values` begin: the other rules need not look at them."""
    found: frozenset[int] | None = reading.notes.get("cell_starts")
    if found is None:
        found = frozenset(value.start for value in cell_values(reading))
        reading.notes["cell_starts"] = found
    return found


class _Number(NamedTuple):
    cell: Cell
    start: int
    end: int
    value: Decimal
    value_to: Decimal | None
    decimals: bool
    plain: str


# «Nr.» over the first column tells of that column alone
_NUMBERING = re.compile(r"(?:[Nn]r|[Nn]ummer|[Ii]d|ID|[Pp]kt|[Pp]unkt|[Ll]øbenr)?[.#]?")


_CHANGE = re.compile(r"ændring|udvikling|forskel|differen[cs]e?|afvigelse", re.IGNORECASE)
_SHARE = Decision("percentage", "percent")
_WIDE = 12  # shares of a row: in a wider one some two would differ by anything


class _TableReader:
    def __init__(self, text: str, table: Table) -> None:
        self.text, self.table = text, table
        corner = [
            text[c.start : c.end] for c in table.cells if c.row < table.header_rows and c.column < table.header_columns
        ]
        self.corner = [words for words in corner if not _NUMBERING.fullmatch(words.strip())]
        self.around = self._around()

    def _around(self) -> list[str]:
        """Caption, then the line above the table."""
        lines = []
        if self.table.caption is not None:
            lines.append(self.text[slice(*self.table.caption)])
        above = self.text[max(0, self.table.start - 400) : self.table.start].rstrip()
        lines.append(_LAST_SENTENCE.split(above.rpartition("\n")[2])[-1])
        below = self.text[self.table.end : self.table.end + 160].lstrip().partition("\n")[0]
        if _UNIT_BELOW.match(below):
            lines.append(below)
        return lines

    def values(self) -> Iterator[CellValue]:
        body = self._numeric_rows()
        cells = [c for c in self.table.cells if not self.table.is_header(c) or (c.row in body and c.column)]
        numbers = [number for cell in cells for number in self._numbers(cell)]
        owned = [self._decided(self._heads(number.cell)) for number in numbers]
        shares_named = any(decision is not None and decision.kind == "percentage" for decision in owned)
        around = self._decided(self.around)
        told = bool(self.around) and self.table.caption is not None and _UNIT_LAST.search(self.around[0]) is not None
        if around is not None and around.kind == "percentage" and not told and (self._mixed() or shares_named):
            around = None  # the columns that hold shares say so themselves
        if around is not None and around.kind == "date":
            around = None  # «Dato: …» on the line above tells no unit
        decided = [decision or around for decision in owned]
        undecided = [number for number, decision in zip(numbers, decided, strict=True) if decision is None]
        shares = self._shares(undecided)
        changes = self._changes(numbers, decided)
        for number, decision in zip(numbers, decided, strict=True):
            rule = "cell/header"
            if number.start in changes:
                decision = Decision("percentage", "percentage_point")
            if decision is None:
                rule = "cell/shape"
                if _YEAR.fullmatch(number.plain) and self._all_years(number.cell.column, numbers):
                    continue
                decision = Decision("percentage", "percent") if number.start in shares else Decision("count")
            if decision.kind == "date" or (decision.kind == "duration" and _YEAR.fullmatch(number.plain)):
                continue
            yield CellValue(
                number.start,
                number.end,
                number.value * decision.factor,
                None if number.value_to is None else number.value_to * decision.factor,
                decision.kind,
                decision.unit,
                self._noun(number.cell) if decision.kind == "count" else None,
                f"{decision.kind}/{rule}",
            )

    def _changes(self, numbers: list[_Number], decided: list[Decision | None]) -> frozenset[int]:
        """«38,5 | 45,0 | 6,5» under «Ændring»: the difference of two shares of its row is told in percentage points."""
        shares: dict[int, list[_Number]] = {}
        for number, decision in zip(numbers, decided, strict=True):
            if decision == _SHARE:
                shares.setdefault(number.cell.row, []).append(number)
        return frozenset(
            one.start
            for row in shares.values()
            if 2 < len(row) <= _WIDE
            for one in row
            if one.value_to is None and self._tells_change(one.cell) and _is_difference(one, row)
        )

    def _tells_change(self, cell: Cell) -> bool:
        heads = [self.text[head.start : head.end] for head in self.table.column_headers(cell)]
        return any(_CHANGE.search(words) and decide(words) is None for words in heads)

    def _numeric_rows(self) -> frozenset[int]:
        """Header rows below the first that hold plain numbers: the first line of the body («Jan | 512 | 4,1»)."""
        rows: dict[int, list[_Number | None]] = {}
        for cell in self.table.cells:
            if 0 < cell.row < self.table.header_rows and cell.column:
                rows.setdefault(cell.row, []).append(next(self._numbers(cell), None))
        return frozenset(
            row
            for row, numbers in rows.items()
            if all(number is not None and not _YEAR.fullmatch(number.plain) for number in numbers)
            and any(number is not None and (number.decimals or number.value > 53) for number in numbers)
        )

    def _numbers(self, cell: Cell) -> Iterator[_Number]:
        match = _CELL.fullmatch(self.text, cell.start, cell.end) if cell.end - cell.start < 40 else None
        if match is None:
            both = _BOTH.fullmatch(self.text, cell.start, cell.end) if cell.end - cell.start < 24 else None
            for name in ("first", "second") if both is not None else ():
                assert both is not None
                plain = both[name]
                value = read_digits(plain)[0]
                if value is not None:
                    yield _Number(cell, both.start(name), both.end(name), value, None, True, plain)
            return
        value, shape = read_digits(match["first"])
        if (value is None and shape == "other") or value is None:
            return
        value_to = read_digits(match["second"])[0] if match["second"] else None
        start = match.start("first")
        if match["sign"]:
            start, value = match.start("sign"), value if match["sign"] == "+" else -value
        end = match.end("second") if match["second"] else match.end("first")
        yield _Number(
            cell, start, end, value, value_to, "," in match["first"] or shape == "point", self.text[start:end]
        )

    @staticmethod
    def _decided(heads: Iterable[str]) -> Decision | None:
        for words in heads:
            decision = decide(words)
            if decision is not None:
                return decision
        return None

    def _heads(self, cell: Cell) -> Iterator[str]:
        """The words that govern a cell, nearest first: column, row, corner."""
        for head in (*reversed(self.table.column_headers(cell)), *reversed(self.table.row_headers(cell))):
            yield self.text[head.start : head.end]
        yield from self.corner

    def _mixed(self) -> bool:
        """Whether the words around speak of shares and of numbers: «rettidigheden i pct. og antallet af samtaler»."""
        return any("antal" in words.lower() for words in self.around)

    def _shares(self, numbers: list[_Number]) -> frozenset[int]:
        """Where the numbers look like percentages: the table, else a column, else a row."""
        if _like_shares(numbers):
            return frozenset(number.start for number in numbers)
        found: set[int] = set()
        for axis in ("column", "row"):
            lines: dict[int, list[_Number]] = {}
            for number in numbers:
                lines.setdefault(getattr(number.cell, axis), []).append(number)
            for line in lines.values():
                if _like_shares(line):
                    found.update(number.start for number in line)
        return frozenset(found)

    def _all_years(self, column: int, numbers: Iterable[_Number]) -> bool:
        return all(_YEAR.fullmatch(number.plain) for number in numbers if number.cell.column == column)

    def _noun(self, cell: Cell) -> str | None:
        noun = dict(_rules())["noun"]
        for words in (*self._heads(cell), *self.around):
            match = noun.search(words)
            if match is not None:
                return match["noun"]
        return None


def _is_difference(one: _Number, row: list[_Number]) -> bool:
    """Whether two others of the row differ by `one`, give or take what rounding does."""
    others = [number for number in row if number is not one]
    near = Decimal("0.11")
    return any(
        abs(abs(a.value - b.value) - abs(one.value)) <= near for i, a in enumerate(others) for b in others[i + 1 :]
    )


def _like_shares(numbers: list[_Number]) -> bool:
    if not numbers or any(not 0 <= number.value <= 100 for number in numbers):
        return False
    return sum(number.decimals for number in numbers) * 5 >= len(numbers) * 2
