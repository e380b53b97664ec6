"""The journal of what people decided and what re-runs found: only ever added to, each entry sealed by a hash chain.

Triggers on both engines refuse to change or delete an entry; the chain shows what went past them.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select, text

from extractor.store import tables

_LOCK = 7230012  # any number: PostgreSQL's advisory lock for the end of the chain
GENESIS = "0" * 64
HUMAN = frozenset({
    "approved", "corrected", "rejected", "unsure", "added", "commented", "controlled", "reopened", "moved",
    "status", "deadline_changed", "evidence", "closed",
})  # fmt: skip
SYSTEM = frozenset({"disagreement", "relink_proposed", "kept", "matched"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it has its place in the chain. `actor` is a person, or «run:7» for the program."""

    subject: str
    key: str
    document_id: str
    actor: str
    action: str
    field: str | None = None
    old: str | None = None
    new: str | None = None
    reason: str | None = None
    comment: str | None = None
    base_event_id: int | None = None
    group_id: str | None = None
    run_id: int | None = None
    place: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        if self.action not in HUMAN | SYSTEM:
            raise ValueError(f"unknown action {self.action!r}")
        if self.actor.startswith("run:") != (self.action in SYSTEM):
            raise ValueError(f"{self.actor!r} cannot do {self.action!r}")


def seal(previous: str, row: Mapping[str, Any]) -> str:
    """The hash of an entry: over the hash before it and every field but the two hashes."""
    content = {name: value for name, value in row.items() if name not in ("prev_hash", "hash")}
    told = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{told}".encode()).hexdigest()


def now() -> str:
    """The time of an event, UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def lock(connection: Connection) -> None:
    """Be the only one to add to the chain until the transaction ends; SQLite's writer is so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def append(connection: Connection, drafts: Iterable[Draft], at: str | None = None) -> list[dict[str, Any]]:
    """Add entries at the end of the chain, within the caller's transaction; the rows as kept."""
    lock(connection)
    last = connection.execute(
        select(tables.event.c.id, tables.event.c.hash).order_by(tables.event.c.id.desc()).limit(1)
    ).first()
    number, previous = (last.id, last.hash) if last else (0, GENESIS)
    rows = []
    for draft in drafts:
        number += 1
        row = asdict(draft) | {"id": number, "at": at or now()}
        row["place"] = json.loads(json.dumps(row["place"]))  # as it will be read back: lists, not tuples
        row |= {"prev_hash": previous, "hash": seal(previous, row)}
        previous = row["hash"]
        rows.append(row)
    if rows:
        connection.execute(tables.event.insert(), rows)
    return rows


def first_broken(connection: Connection) -> int | None:
    """The id of the first entry that breaks the chain, None where it is whole."""
    previous, expected = GENESIS, 1
    journal = select(tables.event).order_by(tables.event.c.id).execution_options(yield_per=2000)
    with connection.execute(journal) as rows:
        for row in rows:
            entry = row._asdict()
            if entry["id"] != expected or entry["prev_hash"] != previous or entry["hash"] != seal(previous, entry):
                return int(entry["id"])
            previous, expected = entry["hash"], expected + 1
    return None


def tip(connection: Connection) -> tuple[int, str]:
    """How many entries there are, and the hash of the last: kept elsewhere, it shows if the end is cut off."""
    count = connection.execute(select(func.count()).select_from(tables.event)).scalar_one()
    last = connection.execute(select(tables.event.c.hash).order_by(tables.event.c.id.desc()).limit(1)).scalar()
    return count, last or GENESIS


@dataclass(slots=True)
class View:
    """What people hold of one item now: a row of `fact_value`.

    `state` is the last decision; `attention` what a re-run found since: `disagreement` (another claim),
    `to_confirm` (the passage has moved), `added` (the program no longer finds it: kept as a person's own).
    """

    key: str
    subject: str
    document_id: str
    state: str
    attention: str | None
    fields: dict[str, Any]
    place: dict[str, Any]
    proposed: dict[str, Any] | None
    reviewed_by: str | None
    controlled_by: str | None
    last_event_id: int


_ATTENTION = {"disagreement": "disagreement", "relink_proposed": "to_confirm", "kept": "added", "matched": None}
_DECIDED = frozenset({"approved", "corrected", "rejected", "unsure", "added", "moved"})


def fold(entries: Sequence[Mapping[str, Any]]) -> View:
    """The present view from all entries of one key, oldest first."""
    first = entries[0]
    view = View(first["key"], first["subject"], first["document_id"], "open", None, {}, {}, None, None, None, 0)
    for entry in entries:
        action = entry["action"]
        view.last_event_id = entry["id"]
        if action in SYSTEM:
            view.attention = _ATTENTION[action]
            view.proposed = entry["place"] if view.attention in ("disagreement", "to_confirm") else None
            continue
        if entry["place"]:
            view.place = entry["place"]
        if entry["field"]:
            view.fields[entry["field"]] = entry["new"]
        if action in _DECIDED:
            view.state, view.attention, view.proposed = action, None, None
            view.reviewed_by, view.controlled_by = entry["actor"], None
        elif action == "reopened":
            view.state, view.fields = "open", {}
        elif action == "controlled":
            view.controlled_by = entry["actor"]
        elif action in ("status", "deadline_changed", "closed") and view.state == "open":
            view.state = "followed"
    return view


def view_row(view: View) -> dict[str, Any]:
    """A view as a row of `fact_value`."""
    return {field.name: getattr(view, field.name) for field in fields(View)}


def refresh(connection: Connection, keys: Iterable[str]) -> None:
    """Rebuild the rows of `fact_value` for these keys from their events."""
    for key in sorted(set(keys)):
        found = connection.execute(select(tables.event).where(tables.event.c.key == key).order_by(tables.event.c.id))
        view = fold([entry._asdict() for entry in found])
        connection.execute(tables.fact_value.delete().where(tables.fact_value.c.key == key))
        connection.execute(tables.fact_value.insert(), view_row(view))
