"""Parts against total: a row «I alt» against the rows above it, where they are counts or sums of money."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.assembly.checks.finding import danish, finding
from extractor.assembly.scene import Scene
from extractor.schema.document import Table
from extractor.schema.facts import Mention
from extractor.schema.result import Problem
from extractor.schema.values import Amount, Count

_TOTAL = re.compile(r"(?:i alt|total|sum|samlet|alle)\b", re.IGNORECASE)


def totals(scene: Scene) -> Iterator[Problem]:
    """Every total row whose parts add up to something else."""
    if not scene.document.tables:
        return
    by_cell: dict[tuple[int, int, int], Mention] = {}
    for mention in scene.values:
        if (found := scene.document.cell_at(mention.start)) is not None:
            table, cell, number = found
            if not table.is_header(cell):
                by_cell[number, cell.row, cell.column] = mention
    for number, table in enumerate(scene.document.tables):
        yield from _table(number, table, by_cell, scene)


def _table(number: int, table: Table, values: dict[tuple[int, int, int], Mention], scene: Scene) -> Iterator[Problem]:
    for row in range(table.header_rows + 2, table.rows):
        label = table.at(row, 0)
        if label is None or not _TOTAL.match(scene.words(label)):
            continue
        first = table.header_rows
        for earlier in range(row - 1, table.header_rows - 1, -1):
            above = table.at(earlier, 0)
            if above is not None and _TOTAL.match(scene.words(above)):
                first = earlier + 1
                break
        for column in range(table.header_columns, table.columns):
            total = values.get((number, row, column))
            parts = [values[number, r, column] for r in range(first, row) if (number, r, column) in values]
            if total is None or len(parts) < 2 or len(parts) < row - first - len(table.group_rows):
                continue
            if not all(
                isinstance(m.value, Count | Amount) and m.value.kind == total.value.kind for m in (total, *parts)
            ):
                continue
            added = sum((m.value.value for m in parts), Decimal(0))  # type: ignore[union-attr]
            stated = total.value.value  # type: ignore[union-attr]
            if added != stated and abs(added - stated) > len(parts) * _step(total):
                detail = (
                    f"{' + '.join(scene.text[m.start : m.end] for m in parts)} = {danish(added)}, ikke {danish(stated)}"
                )
                yield finding("check_total", total.start, detail, scene)


def _step(mention: Mention) -> Decimal:
    """How much rounding each part may hide: nothing for counts, half a unit of the scale for money."""
    value = mention.value
    if isinstance(value, Amount) and value.value:
        exponent = value.value.normalize().as_tuple().exponent
        return Decimal(10) ** int(exponent) / 2 if isinstance(exponent, int) and exponent > 0 else Decimal("0.5")
    return Decimal(0)
