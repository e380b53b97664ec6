"""Reads Danish municipal letters and agendas into comparable, traceable records.

The public names load nothing heavy until they are called: `import extractor` leaves spaCy out.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.schema.document import Document
    from extractor.schema.records import Result

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "read"]


def read(path: "Path | str") -> "Document":
    """Read one file into a `Document` (text, pages, words with boxes).

    Raises:
        UnreadableDocument: with a code of the closed list in `extractor.problems`.
    """
    from pathlib import Path

    from extractor.ingest import read as read_file

    return read_file(Path(path))


def extract(document: "Document", model: str = "") -> "Result":
    """Find values, observations, initiatives and commitments in a `Document`.

    `model` is "" for the shipped model, "none" for rules alone, or the name or folder of a spaCy pipeline.
    """
    from extractor.pipeline import extract as run
    from extractor.pipeline import load

    return run(document, load(model))
