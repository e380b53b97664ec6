"""Parquet for researchers: exact decimals, real dates, nested boxes; one file per table."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.export.cells import each
from extractor.export.tables import Column

TYPES: dict[str, Any] = {
    "text": pa.string(),
    "label": pa.string(),
    "number": pa.decimal128(38, 6),  # «999.999.999.999.999 mia. kr.» has 24 digits before the comma
    "integer": pa.int64(),
    "date": pa.date32(),
    "flag": pa.bool_(),
    "list": pa.list_(pa.string()),
    "boxes": pa.list_(pa.list_(pa.float64())),
}
_EXACT, _WIDE = Decimal("0.000001"), Context(prec=38)
_TOO_LARGE = 10**32  # no text gives such a number; an export is not lost for it


def _arrow(kind: str, values: Sequence[Any]) -> Any:
    """Values of one column as an Arrow array."""
    if kind == "number":
        return _exact(values)
    if kind == "date":
        values = each(values, lambda value: date.fromisoformat(value) if value else None)
    if kind == "boxes":
        return _boxes(values)
    return pa.array(values, TYPES[kind])


def _boxes(values: Sequence[Any]) -> Any:
    """Boxes as one run of numbers and two rows of offsets into it, which spares a list for each of them."""
    boxes = [box for value in values if value for box in value]
    numbers = pa.array(list(map(float, chain.from_iterable(boxes))), pa.float64())
    inner = pa.ListArray.from_arrays(pa.array([0, *accumulate(map(len, boxes))], pa.int32()), numbers)
    ends = list(accumulate([0 if value is None else len(value) for value in values]))
    starts = [None if value is None else end - len(value) for value, end in zip(values, ends, strict=True)]
    return pa.ListArray.from_arrays(pa.array([*starts, ends[-1]], pa.int32()), inner)


def _exact(values: Sequence[Any]) -> Any:
    """Numbers; Arrow refuses more decimals than the type has, which are rounded here, and what no place is for."""
    try:
        return pa.array(values, TYPES["number"])
    except pa.ArrowInvalid:
        return pa.array([_fitting(value) for value in values], TYPES["number"])


def _fitting(value: Decimal | int | None) -> Decimal | None:
    number = None if value is None else Decimal(value)
    return None if number is None or abs(number) >= _TOO_LARGE else number.quantize(_EXACT, context=_WIDE)


class ParquetFile:
    """Writes one table, batch by batch, to a path; `close` finishes the file. `about` becomes its metadata."""

    def __init__(self, path: Path, columns: Sequence[Column], about: Mapping[str, str]) -> None:
        self._columns = columns
        self._schema = pa.schema([pa.field(c.name, TYPES[c.type]) for c in columns], metadata=dict(about))
        labels = [column.name for column in columns if column.type in ("text", "label")]
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd", use_dictionary=labels)

    def write(self, columns: Sequence[Sequence[Any]]) -> None:
        """Append rows, given as the columns of the table, as one batch."""
        arrays = [_arrow(column.type, values) for column, values in zip(self._columns, columns, strict=True)]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))

    def close(self) -> None:
        """Write the footer."""
        self._writer.close()

    def abandon(self) -> None:
        """Let go of a file that could not be finished; pyarrow would try again, and complain, when it is collected."""
        self._writer.is_open = False
