"""docs/tables.md tells of every column of every table, and of every code that may stand there."""

import re
from pathlib import Path

import pytest

from extractor.export.decided import DECISIONS
from extractor.export.joined import JOINED
from extractor.export.labels import LABELS
from extractor.export.tables import TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "tables.md").read_text("utf-8")
SECTIONS = {part.split("\n", 1)[0].partition(":")[0]: part for part in PAGE.split("\n## ")[1:]}
SHARED = SECTIONS["Columns that several tables share"]
COLUMNS = {name: table.columns for name, table in TABLES.items()} | JOINED | DECISIONS
CODES = LABELS | {"status": {"ok", "partial", "failed", "planned", "ongoing", "completed", "stopped", "unknown"}}
CODED = [
    (table, column.name)
    for table, columns in COLUMNS.items()
    for column in columns
    if column.type == "label" and column.name in CODES
]


def _named(part):
    return set(
        re.findall(r"`([a-z_0-9]+)`", "\n".join(line.split("|")[1] for line in part.splitlines() if line[:2] == "| "))
    )


def test_every_table_has_a_section():
    assert set(SECTIONS) - {"Columns that several tables share"} == set(COLUMNS)


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_told_and_no_other(table):
    own, known = _named(SECTIONS[table]), {column.name for column in COLUMNS[table]}
    assert known - own - _named(SHARED) == set()
    assert own - known == set()


@pytest.mark.parametrize(("table", "column"), CODED)
def test_every_code_is_told(table, column):
    codes = set(CODES["evidence_kind" if table == "evidence" and column == "kind" else column])
    row = next(
        line for line in SECTIONS[table].splitlines() if line.startswith("|") and f"`{column}`" in line.split("|")[1]
    )
    where = PAGE if " as in " in row.lower() or column == "status" else SECTIONS[table]
    assert {code for code in codes if f"`{code}`" not in where} == set()
