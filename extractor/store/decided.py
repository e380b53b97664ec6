"""People's decisions over the program's records: corrected, taken out, put back, each with who and when.

The rows of the store stay as the program wrote them; what is read for lists and reports is the human view.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Connection, select

from extractor.lang.names import municipality_code
from extractor.schema.decided import Act, Decision
from extractor.schema.facts import DateFact, Provenance, ValueFact
from extractor.schema.records import Commitment, Initiative, Observation, Result
from extractor.store import tables
from extractor.store.events import SYSTEM
from extractor.store.keys import Entry, Item, items

PERSON = "person-"  # begins the id of what no row of the program has
_LISTS = {"fact": "mentions", "observation": "observations", "initiative": "initiatives", "commitment": "commitments"}
_NUMBERS = frozenset({"value", "value_to", "target_value"})
_NEEDED = frozenset({"value", "indicator", "role", "source_kind", "type", "origin", "strength", "state", "kind"})
_KEPT = frozenset({"approved", "corrected", "added"})  # stays though a later run no longer finds it
_FROM_FACT = ("value", "value_to", "unit")  # what a figure takes from the fact it rests on


def decided_documents(connection: Connection, ids: Iterable[str] | None = None) -> set[str]:
    """Ids of the documents that people have decided something on; of these alone, where `ids` are given."""
    found = set(connection.execute(select(tables.fact_value.c.document_id).distinct()).scalars())
    return found if ids is None else found & set(ids)


def moved_documents(connection: Connection) -> set[str]:
    """Ids of the documents with an item that people have moved to another municipality: no index knows of it."""
    views = select(tables.fact_value.c.document_id, tables.fact_value.c.fields)
    return {row.document_id for row in connection.execute(views) if "municipality" in row.fields}


def overlay(connection: Connection, result: Result) -> tuple[Result, dict[str, Decision]]:
    """The record as people see it, and their decisions by the id of the item."""
    views = connection.execute(
        select(tables.fact_value).where(tables.fact_value.c.document_id == result.document_id)
    ).all()
    if not views:
        return result, {}
    journal: dict[str, list[Mapping[str, Any]]] = {}
    told = select(tables.event).where(tables.event.c.document_id == result.document_id).order_by(tables.event.c.id)
    for row in connection.execute(told):
        journal.setdefault(row.key, []).append(row._asdict())
    known = {item.key: item for item in items(result)}
    made: dict[str, Decision] = {}
    parts: dict[str, dict[str, Any]] = {
        subject: {entry.id: entry for entry in getattr(result, name)} for subject, name in _LISTS.items()
    }
    rejected_facts = set()
    for view in sorted(views, key=lambda view: (view.subject != "fact", view.key)):
        if view.state == "moved":
            continue  # it stands under its new key
        item = known.get(view.key)
        entry = item.entry if item else _added(view, result)
        if entry is None:
            continue
        decision = _decision(view._asdict(), journal.get(view.key, ()), item, entry, result)
        made[entry.id] = decision
        own = parts[view.subject]
        if view.state == "rejected":
            own.pop(entry.id, None)
            if view.subject == "fact":
                rejected_facts.add(entry.id)
        else:
            own[entry.id] = corrected(entry, decision.fields)
            if view.subject == "fact":
                _rest_on(entry.id, decision, parts["observation"], made, {v.key for v in views}, known)
    spared = {name for name, d in made.items() if d.subject == "observation" and d.state in _KEPT}
    figures = parts["observation"]
    for name in [n for n, o in figures.items() if o.mention in rejected_facts and n not in spared]:
        made.setdefault(name, _of_fact(made[figures[name].mention], figures[name]))
        del figures[name]
    lists: dict[str, Any] = {_LISTS[subject]: _placed(own) for subject, own in parts.items()}
    return replace(result, **lists), made


def _placed(own: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """In the record's order; sorted by place where a person's own stands among them."""
    listed = tuple(own.values())
    added = any(name.startswith(PERSON) for name in own)
    return tuple(sorted(listed, key=lambda e: (e.start, e.end, e.id))) if added else listed


def _decision(
    view: Mapping[str, Any], entries: Sequence[Mapping[str, Any]], item: Item | None, entry: Entry, result: Result
) -> Decision:
    """The present word from the entries of one key, oldest first."""
    changed: dict[str, Act] = {}
    status = deadline = last = None
    for e in entries:
        if e["action"] in SYSTEM:
            continue
        act = Act(e["new"], e["actor"], e["at"], e["reason"] or e["comment"])
        if e["action"] == "reopened":
            changed, status, deadline = {}, None, None
        elif e["action"] == "status":
            status = act
        elif e["action"] == "deadline_changed":
            deadline = act
        elif e["field"]:
            changed[e["field"]] = act
        if e["action"] not in ("commented", "controlled") or last is None:
            last = act
    state = {"open": "reopened"}.get(view["state"], view["state"])
    claim = item.claim if item else view["place"].get("claim") or {}
    return Decision(
        entry.id, view["subject"], view["document_id"], state, last.by if last else "", last.at if last else "",
        last.reason if last else None, changed, dict(claim), status, deadline,
        view["controlled_by"], view["attention"], result.source, entry.provenance.page,
        " ".join(result.text[entry.start : entry.end].split()),
    )  # fmt: skip


def corrected(entry: Any, given: Mapping[str, Act]) -> Any:
    """The entry with the fields that people have corrected; one that cannot be read stays as the program has it."""
    names = {f.name for f in fields(entry)} - {"id", "start", "end", "provenance"}
    change: dict[str, Any] = {}
    for name, act in given.items():
        if name in names:
            try:
                change[name] = _typed(name, act.value)
            except (InvalidOperation, ValueError):
                continue
    if isinstance(entry, Observation) and "municipality" in change:
        change["municipality_code"] = municipality_code(change["municipality"])
    return replace(entry, **change) if change else entry


def _typed(name: str, value: str | None) -> Any:
    if value is None or value == "":
        if name in _NEEDED:
            raise ValueError(name)
        return None
    if name in _NUMBERS:
        number = Decimal(value.replace(",", "."))
        if not number.is_finite():
            raise ValueError(value)
        return number
    return int(value) if name == "participants" else value


def _rest_on(
    fact: str, decision: Decision, figures: dict[str, Any], made: dict[str, Decision], decided: set[str],
    known: Mapping[str, Item],
) -> None:  # fmt: skip
    """A correction of a fact's number is one of the figures that rest on it, where they have no word of their own."""
    own = {item.entry.id for key, item in known.items() if key in decided and item.subject == "observation"}
    acts = {name: act for name, act in decision.fields.items() if name in _FROM_FACT}
    for name, figure in list(figures.items()):
        if figure.mention == fact and name not in own:
            made[name] = _of_fact(decision, figure)
            figures[name] = corrected(figure, acts)


def _of_fact(decision: Decision, figure: Observation) -> Decision:
    return replace(decision, item=figure.id, subject="observation")


def _added(view: Any, result: Result) -> Entry | None:
    """The item of a decision that no row of the program has: as it was decided on, where its words still stand."""
    place = view.proposed if view.attention == "to_confirm" and view.proposed else view.place
    if view.state not in _KEPT or not place.get("quote"):
        return None
    start, end = place["start"], place["end"]
    if result.text[start:end] != place["quote"]:
        return None
    claim = {name: _typed(name, value) for name, value in (view.place.get("claim") or {}).items()}
    where = Provenance(place.get("page"), _boxes(place.get("boxes")))
    basis: dict[str, Any] = {
        "id": f"{PERSON}{view.key}", "start": start, "end": end, "text": place["quote"], "provenance": where,
        "rule": "person", "confidence": 1.0, "basis": {} if view.subject == "observation" else "literal",
        "mention": "", "kind": place.get("type"), "precision": "day", "relative": False,
        "municipality_code": municipality_code(claim["municipality"]) if claim.get("municipality") else None,
    }  # fmt: skip
    kind = DateFact if place.get("type") == "date" else _TYPES[view.subject]
    given = basis | claim
    try:
        return kind(**{f.name: given.get(f.name) for f in fields(kind)})
    except TypeError:
        return None


_TYPES: dict[str, type] = {
    "fact": ValueFact, "observation": Observation, "initiative": Initiative, "commitment": Commitment,
}  # fmt: skip


def _boxes(boxes: Sequence[Sequence[float]] | None) -> Any:
    return None if boxes is None else tuple(tuple(box) for box in boxes)
