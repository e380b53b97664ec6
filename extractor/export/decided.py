"""What people decided, in the exports of a store: marked in every sheet, with a table of its own beside.

Nothing of this stands in the files of a run, where nobody has decided anything yet.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractor.compare.decided import act_words, mark, told
from extractor.compare.promises import Promise
from extractor.export.labels import LABELS
from extractor.export.sheets import COMMITMENTS, FACTS, INITIATIVES, SERIES, SHEETS, Sheet
from extractor.export.tables import Column, columns
from extractor.schema.decided import Act, Decision

Decided = Mapping[str, Decision]  # by the id of the item
DECISIONS: dict[str, tuple[Column, ...]] = {
    "decisions": columns(
        "item subject:label decided_state:label decided_by:label decided_at decided_reason decided_field:label "
        "machine_value person_value controlled_by:label attention:label document_id:label source:label page:integer "
        "quote"
    )
}
REVIEW = Sheet(
    "Gennemgang",
    "gennemgang_excel.csv",
    "decisions",
    (
        ("subject", 16), ("decided_state", 12), ("decided_field", 20), ("machine_told", 24), ("person_told", 24),
        ("decided_by", 26), ("decided_at", 20), ("decided_reason", 40), ("controlled_by", 20), ("attention", 26),
        ("quote", 40), ("page", 7), ("source", 34),
    ),
    "Hvad mennesker har godkendt, rettet, afvist eller sat, af hvem og hvornår, med programmets værdi ved siden af.",
)  # fmt: skip
_MARKED = {sheet.title for sheet in (FACTS, SERIES, INITIATIVES, COMMITMENTS)}


def sheets(decided: Decided) -> tuple[Sheet, ...]:
    """The sheets: those of a run, and where people have decided something a column that marks it, and a sheet."""
    if not decided:
        return SHEETS
    marked = (
        sheet._replace(columns=(*sheet.columns, ("reviewed", 40))) if sheet.title in _MARKED else sheet
        for sheet in SHEETS
    )
    return (*marked, REVIEW)


def marks(ids: Sequence[str], decided: Decided) -> list[str | None]:
    """The mark of each item, None where nobody has decided on it."""
    return [mark(decided[id]) if id in decided else None for id in ids]


def promise_mark(p: Promise, decided: Decided) -> str | None:
    """Who set state and deadline, with what the documents alone amount to; and corrections of its tellings."""
    parts = []
    if p.act:
        parts.append(f"tilstand sat af {act_words(p.act)}; programmet: {LABELS['promise_state'][p.machine_state]}")
    parts += [f"frist {change.day} sat af {act_words(change.act)}" for change in p.changes if change.act]
    known = [decided[s.commitment.id] for s in (p.first, *p.later) if s.commitment.id in decided]
    parts += [mark(d) for d in known if d.state != "followed"]
    return " · ".join(parts) or None


def rows(decided: Decided) -> list[dict[str, Any]]:
    """One row for each thing that somebody set, by source, place and time."""
    order = sorted(decided.values(), key=lambda d: (d.source, d.page or 0, d.subject, d.item))
    return [row for decision in order for row in _rows(decision)]


def _rows(d: Decision) -> Iterator[dict[str, Any]]:
    shared = {
        "item": d.item, "subject": d.subject, "decided_state": d.state, "controlled_by": d.controlled_by,
        "attention": d.attention, "document_id": d.document_id, "source": d.source, "page": d.page, "quote": d.quote,
    }  # fmt: skip
    acts: list[tuple[str | None, Act]] = list(d.fields.items())
    acts += [("promise_state", d.status)] if d.status else []
    acts += [("current_deadline", d.deadline)] if d.deadline else []
    for name, act in acts or [(None, Act(None, d.by, d.at, d.reason))]:
        claimed = d.machine.get("deadline" if name == "current_deadline" else name or "")
        yield shared | {
            "decided_by": act.by, "decided_at": act.at, "decided_reason": act.reason, "decided_field": name,
            "machine_value": claimed, "person_value": act.value,
            "machine_told": _told(name, claimed), "person_told": _told(name, act.value),
        }  # fmt: skip


def _told(field: str | None, value: str | None) -> str | None:
    if field is None or value is None:
        return None
    return LABELS["promise_state"].get(value, value) if field == "promise_state" else told(field, value)
