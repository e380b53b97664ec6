"""What a person decides on an item: into the journal and the present view, in one transaction."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, Engine, select

from extractor.errors import UsageError
from extractor.schema.records import Result
from extractor.store import events, tables
from extractor.store.decided import PERSON
from extractor.store.decisions import place_of
from extractor.store.engine import writing
from extractor.store.events import Draft, View
from extractor.store.keys import Item, items
from extractor.store.query import by_ids


class Conflict(Exception):
    """Somebody else has acted since the person looked; `view` is how it stands now."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.view = view


def view_of(connection: Connection, key: str) -> View | None:
    """The present view of an item, None where nobody has decided anything."""
    row = connection.execute(select(tables.fact_value).where(tables.fact_value.c.key == key)).first()
    return View(**row._asdict()) if row else None


def item_of(connection: Connection, key: str) -> tuple[Result, Item] | None:
    """The item that has this key now, with its record."""
    for table in tables.ITEMS.values():
        found = connection.execute(select(table.c.document_id).where(table.c.key == key)).scalar()
        if found is not None:
            result = by_ids(connection, [found])[0]
            return result, next(item for item in items(result) if item.key == key)
    return None


class Named(NamedTuple):
    """An item by its id: whose, which key it has now, and what the program claims of it."""

    subject: str
    key: str
    document_id: str
    fields: dict[str, str | None]


def named(connection: Connection, id: str) -> Named | None:
    """The item with this id; also one that only people hold (its id is made of its key)."""
    for table in tables.ITEMS.values():
        key = connection.execute(select(table.c.key).where(table.c.id == id)).scalar()
        if key is not None and (found := item_of(connection, key)):
            return Named(found[1].subject, key, found[0].document_id, found[1].claim)
    view = view_of(connection, id.removeprefix(PERSON)) if id.startswith(PERSON) else None
    return Named(view.subject, view.key, view.document_id, view.place.get("claim") or {}) if view else None


def decide(engine: Engine, drafts: Sequence[Draft]) -> list[View]:
    """Write what a person decided; every draft of one call belongs together (`group_id` for the journal).

    A draft without a `place` is given the one of its item as it stands. `base_event_id` is the last event that the
    person saw, None for none.

    Raises:
        Conflict: an item has a later event; nothing is written.
        UsageError: no item has the key, and nobody has decided on it either.
        DatabaseError: the database is locked or unreachable.
    """
    with writing(engine) as connection:
        events.lock(connection)
        made = []
        for draft in drafts:
            view = view_of(connection, draft.key)
            if view is not None and view.last_event_id != draft.base_event_id:
                raise Conflict(view)
            place = draft.place or _place(connection, draft.key)
            if place is None and view is None:
                raise UsageError("no_item", draft.key)
            made.append(replace(draft, place=place))
        events.append(connection, made)
        keys = [draft.key for draft in made]
        events.refresh(connection, keys)
        return [view for key in dict.fromkeys(keys) if (view := view_of(connection, key)) is not None]


def _place(connection: Connection, key: str) -> dict[str, object] | None:
    found = item_of(connection, key)
    return place_of(found[1], found[0].text) if found else None


def confirm(engine: Engine, key: str, actor: str, base_event_id: int) -> list[View]:
    """Move a decision to the item that a re-run proposed for it; the old key keeps its history.

    Raises:
        Conflict: see `decide`.
        UsageError: nothing is proposed.
    """
    with writing(engine) as connection:
        events.lock(connection)
        view = view_of(connection, key)
        if view is None or view.attention != "to_confirm" or not view.proposed:
            raise UsageError("no_item", key)
        if view.last_event_id != base_event_id:
            raise Conflict(view)
        target, place = view.proposed.get("key"), view.proposed
        if target is None:  # the words alone stand there: the decision keeps its key at its new place
            drafts = [Draft(view.subject, key, view.document_id, actor, "added", place=place)]
        else:
            drafts = [Draft(view.subject, key, view.document_id, actor, "moved", old=key, new=target)]
            drafts.append(Draft(view.subject, target, view.document_id, actor, view.state, place=place))
            for name, value in view.fields.items():
                drafts.append(
                    Draft(view.subject, target, view.document_id, actor, "corrected", name, None, value, place=place)
                )
        events.append(connection, drafts)
        keys = list(dict.fromkeys(draft.key for draft in drafts))
        events.refresh(connection, keys)
        return [found for name in keys if (found := view_of(connection, name)) is not None]
