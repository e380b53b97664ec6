"""The lists and comparisons of the store, each one or two statements that its indexes answer.

Every list is in a fixed order with the item's id last, and tells how many there are in all. Days are ISO and
included. What is listed is what the program found; `fact_value` holds what people made of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, case, func, literal, select

from extractor.lang.names import municipalities
from extractor.schema.facts import Fact
from extractor.schema.records import Commitment, Initiative, Observation
from extractor.store import tables
from extractor.store.rows import to_commitment, to_fact, to_initiative, to_observation

T = TypeVar("T")
_DOC = tables.document.c
COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; an empty field narrows nothing."""

    municipalities: Sequence[str] = ()  # three-digit codes
    doc_type: str | None = None
    status: str | None = None  # of a document or an initiative; the state of a commitment
    since: str | None = None  # the day of the document, of the figure, or the deadline: what the list is about
    until: str | None = None
    kind: str | None = None  # of a fact, an initiative
    indicator: str | None = None
    target_group: str | None = None
    source_kind: str | None = None
    origin: str | None = None
    above: Decimal | None = None  # value greater than
    below: Decimal | None = None  # value less than


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """An item and the document that it stands in."""

    entry: T
    document_id: str
    source: str
    document_date: str | None
    document_municipality: str | None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a list, and how long the list is in all; `at_least`: there are more, counting ended there."""

    rows: tuple[T, ...]
    total: int
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A document in a list."""

    document_id: str
    source: str
    status: str
    doc_type: str
    title: str | None
    municipality: str | None
    date: str | None
    pages: int
    mentions: int
    observations: int
    initiatives: int
    commitments: int


class Point(NamedTuple):
    """A figure in a comparison: what a chart and the table under it show, and where it stands."""

    municipality_code: str | None
    target_group: str | None
    as_of_start: str | None
    as_of_end: str | None
    value: Decimal
    value_to: Decimal | None
    unit: str | None
    role: str
    source_kind: str
    id: str
    document_id: str
    page: int | None
    source: str
    document_date: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """One municipality in the overview: what came from it, and its promises as of a day."""

    municipality_code: str
    municipality: str
    documents: int
    latest: str | None
    observations: int
    open: int
    overdue: int


def documents(connection: Connection, wanted: Filter, limit: int = 50, offset: int = 0) -> Page[Head]:
    """Documents, the latest first."""
    where = _common(wanted, _DOC.municipality_code, _DOC.day) + _given(
        (_DOC.doc_type, wanted.doc_type), (_DOC.status, wanted.status)
    )
    names = [getattr(_DOC, name) for name in Head.__slots__ if name != "document_id"]
    statement = select(_DOC.id.label("document_id"), *names).where(*where)
    statement = statement.order_by(_DOC.day.desc(), _DOC.source.desc(), _DOC.id)
    rows = connection.execute(statement.limit(limit).offset(offset))
    total = connection.execute(select(func.count()).select_from(tables.document).where(*where)).scalar_one()
    return Page(tuple(Head(*row) for row in rows), total)


def facts(connection: Connection, wanted: Filter, limit: int = 50, offset: int = 0) -> Page[Listed[Fact]]:
    """Facts by kind and value, the greatest of a kind first; municipality, type and days are the document's."""
    own = tables.fact.c
    doc = _days(wanted, _DOC.day) + _given((_DOC.doc_type, wanted.doc_type))
    where = _places(wanted, own.municipality_code) + _given((own.kind, wanted.kind)) + _range(own.number, wanted)
    order = (own.number.desc(), own.document_id, own.n) if wanted.kind else (own.document_id, own.n)
    return _listed(connection, tables.fact, to_fact, where, doc, order, limit, offset, "mentions")


def observations(connection: Connection, wanted: Filter, limit: int = 50, offset: int = 0) -> Page[Listed[Observation]]:
    """Comparable figures, the latest day first; municipality and days are the figure's own."""
    own = tables.observation.c
    where = _common(wanted, own.municipality_code, own.day) + _range(own.number, wanted)
    where += _given(
        (own.indicator, wanted.indicator),
        (own.target_group, wanted.target_group),
        (own.source_kind, wanted.source_kind),
    )
    doc = _given((_DOC.doc_type, wanted.doc_type))
    order = (own.day.desc(), own.id.desc())
    return _listed(connection, tables.observation, to_observation, where, doc, order, limit, offset, "observations")


def series(connection: Connection, wanted: Filter) -> list[Point]:
    """Every figure of a comparison: one indicator over municipalities, groups and time, in that order.

    Raises:
        ValueError: no indicator is named; all figures at once are no comparison.
    """
    if wanted.indicator is None:
        raise ValueError("a series has an indicator")
    own = tables.observation.c
    where = _days(wanted, own.day)
    where += _given((own.target_group, wanted.target_group), (own.source_kind, wanted.source_kind))
    names = Point._fields
    columns = [
        _DOC.source if name == "source" else _DOC.date if name == "document_date" else own[name] for name in names
    ]
    statement = select(*columns).join(tables.document, _DOC.id == own.document_id)
    statement = statement.where(own.indicator == wanted.indicator, *where)
    statement = statement.order_by(own.municipality_code, own.target_group, own.day, own.id)
    # every code by its name, so that one index answers, in which the municipality stands before group and day
    codes = wanted.municipalities or [entry.code for entry in municipalities()]
    asked = [statement.where(own.municipality_code.in_(codes))]
    asked += [] if wanted.municipalities else [statement.where(own.municipality_code.is_(None))]
    return [Point._make(row) for part in asked for row in connection.execute(part)]


def latest(connection: Connection, wanted: Filter) -> list[Listed[Observation]]:
    """The newest figure of each municipality and group for one indicator; of a day with several, the first by id."""
    own = tables.observation.c
    where = [*_common(wanted, own.municipality_code, own.day), own.indicator == wanted.indicator]
    where += _given((own.target_group, wanted.target_group), (own.source_kind, wanted.source_kind))
    series = (own.indicator, own.municipality_code, own.target_group)
    newest = select(*series, func.max(own.day).label("day")).where(*where, own.municipality_code.is_not(None))
    last = newest.group_by(*series).subquery()  # answered by ix_observation_series alone
    same_group = (own.target_group == last.c.target_group) | (
        own.target_group.is_(None) & last.c.target_group.is_(None)
    )
    statement = _joined(tables.observation).join(
        last,
        (own.indicator == last.c.indicator)
        & (own.municipality_code == last.c.municipality_code)
        & (own.day == last.c.day)
        & same_group,
    )
    statement = statement.where(*where).order_by(own.municipality_code, own.target_group, own.id)
    found: dict[tuple[str | None, str | None], Listed[Observation]] = {}
    for row in connection.execute(statement).mappings():
        found.setdefault((row["municipality_code"], row["target_group"]), _entry(row, to_observation))
    return list(found.values())


def initiatives(connection: Connection, wanted: Filter, limit: int = 50, offset: int = 0) -> Page[Listed[Initiative]]:
    """Efforts by type and status, the latest document first; municipality is the effort's own."""
    own = tables.initiative.c
    where = _given((own.type, wanted.kind), (own.status, wanted.status), (own.target_group, wanted.target_group))
    where += _places(wanted, own.municipality_code)
    doc = _days(wanted, _DOC.day) + _given((_DOC.doc_type, wanted.doc_type))
    order = (own.municipality_code, own.type, own.id)
    return _listed(connection, tables.initiative, to_initiative, where, doc, order, limit, offset, "initiatives")


def commitments(connection: Connection, wanted: Filter, limit: int = 50, offset: int = 0) -> Page[Listed[Commitment]]:
    """Promises and demands, the earliest deadline first and those without one last."""
    own = tables.commitment.c
    where = _common(wanted, own.municipality_code, own.day)
    where += _given((own.state, wanted.status), (own.origin, wanted.origin), (own.target_group, wanted.target_group))
    doc = _given((_DOC.doc_type, wanted.doc_type))
    order = (own.day, own.id)
    return _listed(connection, tables.commitment, to_commitment, where, doc, order, limit, offset, "commitments")


def overview(connection: Connection, as_of: str) -> list[Overview]:
    """One row for each municipality that a document is from, by code; promises are those of the municipality."""
    own, due = tables.commitment.c, tables.commitment.c.day  # NO_DEADLINE is never late
    promised = (
        select(
            own.municipality_code, func.count().label("open"), func.sum(case((due < as_of, 1), else_=0)).label("late")
        )
        .where(own.state == "open")
        .group_by(own.municipality_code)
        .subquery()
    )
    given = select(
        _DOC.municipality_code,
        func.count().label("documents"),
        func.max(_DOC.day).label("latest"),
        func.sum(_DOC.observations).label("figures"),
    )
    told = given.where(_DOC.municipality_code.is_not(None)).group_by(_DOC.municipality_code).subquery()
    statement = (
        select(*told.c, func.coalesce(promised.c.open, 0), func.coalesce(promised.c.late, 0))
        .outerjoin(promised, promised.c.municipality_code == told.c.municipality_code)
        .order_by(told.c.municipality_code)
    )
    names = {entry.code: entry.name for entry in municipalities()}
    rows = (row for row in connection.execute(statement))
    return [Overview(code, names.get(code, code), count, day or None, *rest) for code, count, day, *rest in rows]


Where = Sequence[ColumnElement[bool]]


def _given(*pairs: tuple[ColumnElement[Any], Any]) -> list[ColumnElement[bool]]:
    return [column == value for column, value in pairs if value is not None]


def _places(wanted: Filter, code: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    return [code.in_(wanted.municipalities)] if wanted.municipalities else []


def _days(wanted: Filter, day: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """Both days included; what has no day passes neither."""
    if not (wanted.since or wanted.until):
        return []
    return [day >= (wanted.since or "0"), day <= (wanted.until or "9999-12-30")]


def _common(wanted: Filter, code: ColumnElement[Any], day: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    return _places(wanted, code) + _days(wanted, day)


def _range(value: ColumnElement[Any], wanted: Filter) -> list[ColumnElement[bool]]:
    above = [value > float(wanted.above)] if wanted.above is not None else []
    return above + ([value < float(wanted.below)] if wanted.below is not None else [])


def _joined(table: Table) -> Select[Any]:
    labelled = (_DOC.source.label("of_source"), _DOC.date.label("of_date"), _DOC.municipality.label("of_place"))
    return select(table, *labelled).join(tables.document, _DOC.id == table.c.document_id)


def _entry(row: Any, make: Callable[[Mapping[str, Any]], T]) -> Listed[T]:
    return Listed(make(row), row["document_id"], row["of_source"], row["of_date"], row["of_place"])


def _listed(
    connection: Connection,
    table: Table,
    make: Callable[[Mapping[str, Any]], T],
    where: Where,
    doc: Where,
    order: Sequence[ColumnElement[Any]],
    limit: int,
    offset: int,
    counted: str,
) -> Page[Listed[T]]:
    statement = _joined(table).where(*where, *doc).order_by(*order).limit(limit).offset(offset)
    rows = tuple(_entry(row, make) for row in connection.execute(statement).mappings())
    if where:
        total = _count(connection, table, where, doc)
        return Page(rows, min(total, COUNTED), total > COUNTED)
    # each document knows how many items it has: the long table is not counted
    summed = select(func.coalesce(func.sum(_DOC[counted]), literal(0))).where(*doc)
    return Page(rows, connection.execute(summed).scalar_one())


def _count(connection: Connection, table: Table, where: Where, doc: Where = ()) -> int:
    found = select(literal(1)).select_from(table)
    found = found.join(tables.document, _DOC.id == table.c.document_id) if doc else found
    some = found.where(*where, *doc).limit(COUNTED + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()
