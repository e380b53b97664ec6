"""Tables behind figures: which row a figure is of, and which cells of its row hold no figure.

A record has the paths of the cells that hold values. The line of text that a table row is (cells parted by tabs)
tells of the others: a cell with «.» is known to be missing, and is no zero (rules.md, section 5).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from extractor.compare.series import Missing, Place, Selection, days_of, key_of, place_of, reads
from extractor.lang import table
from extractor.schema.figures import Figures
from extractor.schema.records import Observation


def row_labels(observations: Sequence[Observation]) -> dict[str, str]:
    """Observation id -> label of its row or column, where one document tells the same key and period more than once.

    Ten projects of one table have one indicator, one group and one month: their rows are ten series.
    """
    cells: dict[tuple[object, ...], list[Observation]] = {}
    for o in observations:
        if o.provenance.table:
            cells.setdefault((key_of(o, ""), o.as_of_start, o.as_of_end), []).append(o)
    by_row, by_column = set(), set()
    for (key, *_), found in cells.items():
        rows = {(c.table, c.row) for c in (o.provenance.table for o in found) if c}
        if len(rows) > 1:
            by_row.add(key)
        if len(found) > len(rows):
            by_column.add(key)
    labels = {}
    for o in observations:
        cell, key = o.provenance.table, key_of(o, "")
        if cell is None or key not in by_row | by_column:
            continue
        parts = (*(cell.row_path if key in by_row else ()), *(cell.column_path if key in by_column else ()))
        labels[o.id] = " · ".join(" ".join(part.split()) for part in parts)
    return labels


def gaps(told: Figures, labels: Mapping[str, str], wanted: Selection) -> Iterator[Missing]:
    """Cells without a figure in rows that hold some, in columns whose period other rows tell."""
    signs = table("compare_words")["missing"]
    tables: dict[tuple[int, str], list[Observation]] = {}
    for o in told.observations:
        if o.provenance.table:
            tables.setdefault((o.provenance.table.table, o.indicator), []).append(o)
    for own in tables.values():
        columns: dict[int, tuple[date, date]] = {}
        rows: dict[int, dict[int, Observation]] = {}
        for o in own:
            cell, (start, end) = o.provenance.table, days_of(o)
            if cell is None:
                continue
            rows.setdefault(cell.row, {})[cell.column] = o
            if start is not None and end is not None:
                columns.setdefault(cell.column, (start, end))
        for found in rows.values():
            like = next(iter(found.values()))
            if not reads(wanted, like):
                continue
            written = _written(told.text, found)
            for column, (start, end) in sorted(columns.items()):
                if written is None or column in found or column >= len(written):
                    continue
                token = written[column]
                if token in signs:
                    yield Missing(key_of(like, labels.get(like.id, "")), start, end, token, _place(like, told, token))


def _written(text: str, found: Mapping[int, Observation]) -> list[str] | None:
    """The cells of a row as written; None where the line of text is not that row."""
    first = next(iter(found.values()))
    start, end = text.rfind("\n", 0, first.start) + 1, text.find("\n", first.end)
    written = [cell.strip() for cell in text[start : end if end >= 0 else len(text)].split("\t")]
    for column, o in found.items():
        if column >= len(written) or text[o.start : o.end].strip() not in written[column]:
            return None
    return written


def _place(like: Observation, told: Figures, token: str) -> Place:
    """The row's place; the passage names the row and the sign that stands there."""
    place, cell = place_of(like, told), like.provenance.table
    row = " · ".join(cell.row_path) if cell else ""
    return Place(
        place.source, place.document_id, place.document_date, place.page, f"{row}: «{token}»",
        place.start, place.end, place.observation,
    )  # fmt: skip
