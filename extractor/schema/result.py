"""What went wrong with a document, and what a document is about."""

from dataclasses import dataclass
from typing import Literal

from extractor.problems import detail_told, wording

Severity = Literal["error", "warning", "notice"]
DocType = Literal["redegoerelse", "supervision_letter", "agenda", "minutes", "report", "news", "answer", "other"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a reader of the record must know. `code` is of the closed list in `problems.py`."""

    code: str
    severity: Severity
    page: int | None
    message: str
    hint: str


def problem(
    code: str, severity: Severity = "error", page: int | None = None, detail: str = "", language: str = "da"
) -> Problem:
    """Make a `Problem` with the sentence and hint of its code; `detail` is added in brackets before the full stop."""
    message, hint = wording(code, language)
    if detail:
        message = f"{message.removesuffix('.')} ({detail_told(code, detail, language)})."
    return Problem(code, severity, page, message, hint)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document is; section 2 of the annotation guidelines."""

    doc_type: DocType = "other"
    title: str | None = None
    municipality: str | None = None
    municipality_code: str | None = None
    sender: str | None = None
    recipient: str | None = None
    date: str | None = None  # ISO day
    case_numbers: tuple[str, ...] = ()
