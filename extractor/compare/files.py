"""The files of a comparison, by name: workbook, CSV, and one figure for each indicator."""

import re
from pathlib import Path

from extractor.compare.book import OUTCOMES, outcome_rows, workbook
from extractor.compare.chart import charts
from extractor.compare.comparison import Comparison
from extractor.compare.csvs import danish_rows, excel, machine
from extractor.compare.table import rows


def products(comparison: Comparison, documents: Path | None = None) -> dict[str, bytes]:
    """File name -> bytes, the same bytes for the same records and selection."""
    table = list(rows(comparison))
    made = {
        "sammenligning.xlsx": workbook(comparison, table, documents),
        "sammenligning_excel.csv": excel(*danish_rows(table)),
        "regler_excel.csv": excel(OUTCOMES, outcome_rows(comparison)),
        "comparison.csv": machine(table),
    }
    for name, svg in charts(comparison):
        made[f"figur_{re.sub(r'[^a-z0-9_]', '_', name)}.svg"] = svg.encode("utf-8")
    return made
