"""CSV for machines: comma, decimal point, UTF-8 without BOM, LF, English names, empty = missing."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

SEPARATOR = " | "  # between the members of a list, such as a row path


class MachineCsv:
    """Writes one table, batch by batch."""

    def __init__(self, path: Path, made: Any) -> None:
        self._kept = [
            field for field in made if not pa.types.is_list(field.type) or field.type.value_type == pa.string()
        ]
        flat = [pa.field(f.name, pa.string() if pa.types.is_list(f.type) else f.type) for f in self._kept]
        self._schema = pa.schema(flat)
        options = pacsv.WriteOptions(include_header=True, quoting_style="needed")
        self._writer = pacsv.CSVWriter(path, self._schema, write_options=options)

    def write(self, batch: Any) -> None:
        """Append a record batch; boxes are left out, lists are joined."""
        columns = []
        for field in self._kept:
            column = batch.column(batch.schema.get_field_index(field.name))
            columns.append(pc.binary_join(column, SEPARATOR) if pa.types.is_list(field.type) else column)
        self._writer.write_batch(pa.record_batch(columns, schema=self._schema))

    def close(self) -> None:
        """Finish the file."""
        self._writer.close()
