"""Bytes -> Document. READERS by suffix; one file per format."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from extractor.errors import UnreadableDocument
from extractor.ingest.detect import content
from extractor.ingest.pdf import read_pdf
from extractor.ingest.text import read_text
from extractor.schema.document import Document
from extractor.schema.result import problem
from extractor.settings import Settings

Reader = Callable[[bytes, str, Settings], Document]

READERS: dict[str, Reader] = {".txt": read_text, ".md": read_text, ".pdf": read_pdf}
SUFFIX_OF = {"text": ".txt", "pdf": ".pdf"}  # content -> the suffix that it should have


def document_id(data: bytes) -> str:
    """The id that the same bytes always get: the first 16 hex digits of their SHA-256."""
    return hashlib.sha256(data).hexdigest()[:16]


def read(path: Path, source: str | None = None, settings: Settings | None = None) -> Document:
    """Read one file. `source` is the name the record carries (default: the file's name).

    Raises:
        UnreadableDocument: with a code of the closed list in `extractor.problems`.
    """
    settings = settings or Settings()
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(path, "not_found") from error
    except PermissionError as error:
        raise UnreadableDocument(path, "no_permission") from error
    except OSError as error:
        raise UnreadableDocument(path, "not_regular_file", str(error.strerror)) from error
    return read_bytes(data, source or path.name, path.suffix, settings)


def read_bytes(data: bytes, source: str, suffix: str, settings: Settings) -> Document:
    """Read a file's bytes; the reader is chosen by suffix, and by content where both disagree.

    Raises:
        UnreadableDocument: empty, too large, of no known type, or refused by its reader.
    """
    if not data:
        raise UnreadableDocument(source, "empty_file")
    if len(data) > settings.max_file_mb * 1_000_000:
        raise UnreadableDocument(source, "too_large")
    suffix = suffix.lower()
    if suffix and suffix not in READERS:
        raise UnreadableDocument(source, "not_supported", suffix)
    held = content(data)
    if suffix == ".pdf" and held in ("text", "binary") and b"endobj" in data:
        held = "pdf"  # its header is lost or stands far down; as text it would be read as a letter of code
    proper = SUFFIX_OF.get(held, "")
    if held == "binary" and suffix == ".pdf":
        raise UnreadableDocument(source, "corrupt")
    if not proper:
        raise UnreadableDocument(source, "type_mismatch" if suffix else "not_supported", held)
    if not suffix or READERS[suffix] is READERS[proper]:
        return READERS[proper](data, source, settings)
    document = READERS[proper](data, source, settings)
    warning = problem("type_mismatch", "warning", detail=f"{suffix}: {held}", language=settings.language)
    return replace(document, problems=(warning, *document.problems))
