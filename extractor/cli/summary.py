"""The closing table of a run, and the same as JSON."""

import re
from pathlib import Path
from typing import IO, Any

from extractor.batch.run import Summary
from extractor.cli.say import plain

_ROWS = (
    ("documents", "Dokumenter", "Documents"),
    ("ok", "  ok", "  ok"),
    ("noted", "  læst, med bemærkninger", "  read, with notices"),
    ("partial", "  delvis læst", "  partial"),
    ("failed", "  fejl", "  failed"),
    ("duplicate", "  dubletter", "  duplicates"),
    ("skipped", "  sprunget over", "  skipped"),
    ("resumed", "  fra tidligere kørsel", "  from an earlier run"),
    ("pages", "Sider", "Pages"),
)
_MOST_SKIPS = 6  # kinds of skipped files that are told
_FACTS = (
    ("percentage", "Procenter", "Percentages"),
    ("count", "Antal", "Counts"),
    ("amount", "Beløb", "Amounts"),
    ("duration", "Varigheder", "Durations"),
    ("date", "Datoer", "Dates"),
    ("observations", "Oplysninger i tidsserier", "Observations"),
    ("initiatives", "Indsatser", "Initiatives"),
    ("commitments", "Tilsagn og krav", "Commitments"),
)


def figures(summary: Summary) -> dict[str, int]:
    """The counts of the closing table by English name."""
    names = ("ok", "partial", "failed", "duplicate", "skipped")
    counts = {"documents": summary.documents} | {name: summary.status[name] for name in names}
    return counts | {"resumed": summary.resumed, "pages": summary.pages}


def as_json(summary: Summary, out: Path | None) -> dict[str, Any]:
    """The one object of `--json`; without `out` nothing was written."""
    failures = [
        {"file": f.source, "code": code, "message": message, "hint": hint}
        for f in summary.failures
        for code, message, hint in f.problems[:1]
    ]
    facts = {name: summary.facts[name] for name, _, _ in _FACTS}
    seconds = {"seconds": round(summary.seconds, 3), "ms_per_page": _per_page(summary)}
    return figures(summary) | {"facts": facts} | seconds | {"out": str(out) if out else None, "failures": failures}


def _per_page(summary: Summary) -> float | None:
    """Milliseconds a page; None where plain text, which has no pages, was read too."""
    return None if summary.unpaged or not summary.pages else round(1000 * summary.seconds / summary.pages, 2)


def closing_table(summary: Summary, language: str, stream: IO[str]) -> None:
    """Print the table: documents by outcome, facts by kind where anything was read, the time.

    Rows of 0 are left out, and the time for each page where plain text was read too. Below stands what was skipped,
    by kind: letters in a format that is not read must not be missed.
    """
    counts, column = figures(summary), 2 if language == "en" else 1
    counts |= {"noted": summary.noted, "partial": counts["partial"] - summary.noted}
    rows = [(row[column], str(counts[row[0]])) for row in _ROWS if counts[row[0]] or row[0] in ("documents", "ok")]
    if counts["documents"] > counts["failed"] + counts["skipped"]:
        rows += [(row[column], str(summary.facts[row[0]])) for row in _FACTS]
    seconds, per_page = f"{summary.seconds:.1f} s", _per_page(summary)
    if per_page is not None:
        seconds += f" ({per_page:.1f} ms a page)" if language == "en" else f" ({per_page:.1f} ms pr. side)"
    rows.append(("Time", seconds) if language == "en" else ("Tid", re.sub(r"(\d)\.(\d)", r"\1,\2", seconds)))
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(plain(f"{name:<{width}}  {value:>8}"), file=stream)
    for told, count in sorted(summary.skips.items(), key=lambda item: (-item[1], item[0]))[:_MOST_SKIPS]:
        print(plain(f"{'Skipped' if language == 'en' else 'Sprunget over'}: {count} × {told}"), file=stream)
