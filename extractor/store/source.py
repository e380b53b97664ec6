"""Records from wherever they are: a file of records, the folder of a run, or a store.

What lines records up (compare, promises, exports) asks a `Source` and does not know which of them it has.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from extractor.errors import NoInput, UsageError
from extractor.lang.names import municipality_code
from extractor.schema.decided import Decision
from extractor.schema.figures import Figures, figures_of
from extractor.schema.records import Result
from extractor.store.decode import decode_line, is_duplicate

RECORDS = "records.jsonl"
_SQLITE = b"SQLite format 3\x00"


class Source(Protocol):
    """Records in the order of their sources' names; each document once, also where it came under two names.

    They hold what people have decided, where the source keeps decisions; `decided` tells, by the id of the item, of
    those in the records that were read.
    """

    decided: dict[str, Decision]

    def results(
        self,
        municipality: str | None = None,
        doc_type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        dates_alone: bool = False,
    ) -> Iterator[Result]:
        """The records that pass every given filter.

        `municipality` is a name or a three-digit code: documents from there, and those with an observation,
        initiative or commitment of there. `since` and `until` are ISO days, both included, of the document's own
        date; a document without a date passes neither. With `dates_alone` a store may leave out what threads and
        promises do not read: facts that are no dates, boxes, cells, sections and the basis of figures.
        """
        ...

    def figures(self, codes: Sequence[str] = (), indicators: Collection[str] = ()) -> Iterator[Figures]:
        """The figures of every record from or about these municipalities, for a comparison of these indicators.

        More may come than was asked for, never less; without `codes` of all, without `indicators` every known one.
        """
        ...


def open_source(place: str | Path) -> Source:
    """A source by what `place` is: database URL, database file, file of records, or folder of a run.

    Raises:
        NoInput: nothing is there.
        DatabaseError: the database cannot be reached or is of another version.
    """
    if isinstance(place, str) and "://" in place:
        return _store(place)
    path = Path(place)
    if path.is_dir():
        path /= RECORDS
    if not path.is_file():
        raise NoInput("no_records", str(place))
    with open(path, "rb") as file:
        if file.read(len(_SQLITE)) == _SQLITE:
            return _store(f"sqlite:///{path}")
    return FileSource(path)


def _store(url: str) -> Source:
    from extractor.store.query import StoreSource  # SQLAlchemy only where there is a database

    return StoreSource(url)


class FileSource:
    """The records of one `records.jsonl`, read line by line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.decided: dict[str, Decision] = {}

    def results(
        self,
        municipality: str | None = None,
        doc_type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        dates_alone: bool = False,
    ) -> Iterator[Result]:
        """See `Source.results`.

        Raises:
            UsageError: a line is not a record; the sentence names file and line.
        """
        code = code_of(municipality)
        with open(self.path, "rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    result = decode_line(line)
                except ValueError as error:
                    raise UsageError("bad_records", f"{self.path}:{number}", str(error)) from error
                if not is_duplicate(result) and passes(result, code, doc_type, since, until):
                    yield result

    def figures(self, codes: Sequence[str] = (), indicators: Collection[str] = ()) -> Iterator[Figures]:
        """See `Source.figures`."""
        for result in self.results():
            if not codes or municipalities_of(result) & set(codes):
                yield figures_of(result, codes)


def passes(result: Result, code: str | None, doc_type: str | None, since: str | None, until: str | None) -> bool:
    """Whether a record passes the filters of `Source.results`; `code` is a municipality's code."""
    about = result.metadata
    if doc_type is not None and about.doc_type != doc_type:
        return False
    if (since or until) and about.date is None:
        return False
    if (since and (about.date or "") < since) or (until and (about.date or "") > until):
        return False
    return code is None or code in municipalities_of(result)


def municipalities_of(result: Result) -> set[str]:
    """Codes of the municipalities that a record is from or states something of."""
    named = {result.metadata.municipality, *(o.municipality for o in result.observations)}
    named |= {i.municipality for i in result.initiatives} | {c.municipality for c in result.commitments}
    codes = {result.metadata.municipality_code, *(o.municipality_code for o in result.observations)}
    return {code for code in (*codes, *map(municipality_code, named)) if code}


def code_of(municipality: str | None) -> str | None:
    """Three-digit code of a municipality given by name or code.

    Raises:
        UsageError: no municipality has that name.
    """
    if municipality is None or (municipality.isdigit() and len(municipality) == 3):
        return municipality
    code = municipality_code(municipality)
    if code is None:
        raise UsageError("no_municipality", municipality)
    return code
