"""Parquet for researchers: exact decimals, real dates, nested boxes; one file per table."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.export.tables import Column, Row

TYPES: dict[str, Any] = {
    "text": pa.string(),
    "label": pa.string(),
    "number": pa.decimal128(24, 6),
    "integer": pa.int64(),
    "date": pa.date32(),
    "flag": pa.bool_(),
    "list": pa.list_(pa.string()),
    "boxes": pa.list_(pa.list_(pa.float64())),
}
_EXACT = Decimal("0.000001")


def schema(columns: Sequence[Column], about: Mapping[str, str]) -> Any:
    """The Arrow schema of a table, with what made it as key-value metadata."""
    return pa.schema([pa.field(c.name, TYPES[c.type]) for c in columns], metadata=dict(about))


def batch(columns: Sequence[Column], rows: Sequence[Row], made: Any) -> Any:
    """Rows as one Arrow record batch of the schema `made`."""
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [_array(column, values) for column, values in zip(columns, cells, strict=True)]
    return pa.record_batch(arrays, schema=made)


def _array(column: Column, values: Sequence[Any]) -> Any:
    if column.type == "number":
        values = [None if v is None else v if type(v) is int else v.quantize(_EXACT) for v in values]
    elif column.type == "date":
        values = [date.fromisoformat(v) if v else None for v in values]
    elif column.type == "boxes":
        values = [None if v is None else [[float(x) for x in box] for box in v] for v in values]
    return pa.array(values, TYPES[column.type])


class ParquetFile:
    """Writes one table, batch by batch, to a path; `close` finishes the file."""

    def __init__(self, path: Path, made: Any) -> None:
        labels = [field.name for field in made if field.type == pa.string()]
        self._writer = pq.ParquetWriter(path, made, compression="zstd", use_dictionary=labels)

    def write(self, batch: Any) -> None:
        """Append a record batch."""
        self._writer.write_batch(batch)

    def close(self) -> None:
        """Write the footer."""
        self._writer.close()
