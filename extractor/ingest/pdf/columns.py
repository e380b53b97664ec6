"""Reading order: what stands side by side on a page is a table, columns, or a margin block."""

from typing import Literal, NamedTuple

from extractor.ingest.pdf.lines import rows
from extractor.ingest.pdf.words import Run

Flow = Literal["main", "margin"]


class Column(NamedTuple):
    """Rows of runs that are read from top to bottom before the next column."""

    flow: Flow
    rows: list[list[Run]]


def columns(runs: list[Run]) -> list[Column]:
    """The columns of a page (or of a part of it) in reading order."""
    return [Column("main", rows(runs))] if runs else []
