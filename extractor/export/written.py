"""What this program writes into a folder, by name: a later run must not take its own results for documents."""

import re
from functools import cache

WORKBOOK, SUMMARY = "oplysninger.xlsx", "resume.html"
RECORDS, PART, RUN = "records.jsonl", "records.part.jsonl", "run.json"
MARKS = frozenset({RECORDS, PART, "sammenligning.xlsx"})  # one of them is in every folder that a command made
_COMPARED = re.compile(r"sammenligning(?:\.xlsx|_excel\.csv)|regler_excel\.csv|comparison\.csv|figur_[a-z0-9_]*\.svg")


def ours(name: str) -> bool:
    """Whether a run, an export or a comparison writes a file of this name; asked where a mark stands beside it.

    The first name that is asked of costs the import of all tables.
    """
    return name in _names() or _COMPARED.fullmatch(name) is not None


@cache
def _names() -> frozenset[str]:
    from extractor.export.decided import DECISIONS, REVIEW
    from extractor.export.joined import JOINED
    from extractor.export.sheets import SHEETS
    from extractor.export.tables import TABLES

    tables = (f"{name}.{suffix}" for name in (*TABLES, *JOINED, *DECISIONS) for suffix in ("csv", "parquet"))
    return frozenset({WORKBOOK, SUMMARY, RECORDS, PART, RUN, *tables, *(sheet.file for sheet in (*SHEETS, REVIEW))})
