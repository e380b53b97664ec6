"""Tables that no single record gives: promises, their evidence, demands with their answers, one row a municipality.

Rows are made as mappings by column name; `DAILY` names what depends on the day of asking. The files of a run that
was given no day leave those empty, so that they are the same on any day; the workbook shows them as of today.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from extractor.compare.evidence import Evidence
from extractor.compare.letters import Letter
from extractor.compare.promises import Promise, assess
from extractor.compare.threads import Check, Thread, threads
from extractor.export.decided import Decided, promise_mark, rows
from extractor.export.labels import LABELS
from extractor.export.overview import overview
from extractor.export.sheets import Columns
from extractor.export.tables import Column, columns

Cells = dict[str, Any]
DAILY = frozenset({"column", "days_left", "promises_overdue", "next_deadline", "as_of"})
JOINED: dict[str, tuple[Column, ...]] = {
    "promises": columns(
        "id municipality:label municipality_code:label origin:label actor:label strength:label promise_state:label "
        "original_deadline:date current_deadline:date deadline_kind:label deadline_text column:label days_left:integer "
        "missed_note:label measurable:label condition target_value:number target_unit:label target_group:label "
        "told:integer text document_id source:label document_date:date page:integer sentence start:integer end:integer "
        "as_of:date"
    ),
    "evidence": columns(
        "promise_id kind:label says:label day:date score:number link:label document_id source:label page:integer "
        "start:integer end:integer quote"
    ),
    "plan_checks": columns(
        "municipality:label municipality_code:label demand_id demanded_on:date demand deadline:date check_state:label "
        "answered_on:date link:label point:label point_found:flag passage document_id source:label page:integer "
        "answer_id answer_source:label"
    ),
}


class Joined(NamedTuple):
    """The rows by table; each row knows the page it leads to by `source` and `page`."""

    promises: list[Cells]
    evidence: list[Cells]
    plan_checks: list[Cells]
    overview: list[Cells]
    left_out: int  # documents of a later day than was asked for
    decisions: Sequence[Cells] = ()  # what people decided

    def people(self, table: str) -> list[Cells]:
        """The rows of a table that people are shown."""
        rows: list[Cells] = getattr(self, table)
        return rows


def join(
    letters: Sequence[Letter], as_of: str, explicit: bool, code: str | None = None, decided: Decided | None = None
) -> Joined:
    """Everything as of an ISO day; documents of later days count only where the day was not asked for."""
    decided = decided or {}
    last = as_of if explicit else max([as_of, *(letter.day for letter in letters)])
    kept = [letter for letter in letters if letter.day <= last]
    whole = threads(kept, last)
    cases = sorted(whole, key=lambda thread: (thread.municipality or "~", thread.letters[0].day))
    found = [thread for thread in cases if code in (None, thread.code)]
    promises = [p for p in assess(kept, as_of, upto=last, decided=decided, found=whole) if code in (None, p.code)]
    return Joined(
        [_promise(p) | {"reviewed": promise_mark(p, decided)} for p in promises],
        [_evidence(p, e) for p in promises for e in (*p.evidence, *p.proposed)],
        [row for thread in found for check in thread.checks for row in _check(thread, check)],
        overview([x for x in kept if code in (None, x.code)], promises, found, as_of),
        len(letters) - len(kept),
        rows({id: decided[id] for id in decided if decided[id].document_id in {letter.id for letter in kept}}),
    )


def blank(columns: Columns) -> Columns:
    """Columns without what depends on the day of asking; the others are the same objects."""
    made = {name: [None] * len(values) if name in DAILY else values for name, values in columns.items()}
    if "overdue" in made.get("check_state", ()):
        made["check_state"] = ["unanswered" if state == "overdue" else state for state in made["check_state"]]
    return made


def _promise(p: Promise) -> Cells:
    c, letter, passage = p.first.commitment, p.first.letter, p.first.passage
    note = "original_missed" if p.missed_original and p.changes else None
    note = "no_new_deadline" if p.without_new_deadline else note
    return {
        "id": p.id, "municipality": p.municipality, "municipality_code": p.code or None, "origin": c.origin,
        "actor": c.actor, "strength": c.strength, "promise_state": p.state,
        "original_deadline": p.original.day if p.original else None,
        "current_deadline": p.current.day if p.current else None,
        "deadline_kind": c.deadline_kind, "deadline_text": c.deadline_text, "column": p.column,
        "days_left": None if p.column in ("met", "dropped") else p.days_left,
        "missed_note": note, "measurable": p.measurable, "condition": c.condition,
        "target_value": c.target_value, "target_unit": c.target_unit, "target_group": c.target_group,
        "told": 1 + len(p.later), "text": " ".join(c.text.split()), "document_id": letter.id, "source": letter.source,
        "document_date": letter.about.date, "page": passage.page, "sentence": passage.quote, "start": passage.start,
        "end": passage.end, "as_of": p.as_of, "promise_text": " ".join(c.text.split()),
        "evidence": " · ".join(map(_told, (*p.evidence, *p.proposed))),
        "evidence_source": " · ".join(dict.fromkeys(map(_where, (*p.evidence, *p.proposed)))),
    }  # fmt: skip


def _told(e: Evidence) -> str:
    unsure = "" if e.answer == "same" else "måske "
    return f"{unsure}{LABELS['says'][e.says]} ({LABELS['evidence_kind'][e.kind]}): «{e.passage.quote}»"


def _where(e: Evidence) -> str:
    return e.letter.source + (f", side {e.passage.page}" if e.passage.page else "")


def _evidence(p: Promise, e: Evidence) -> Cells:
    return {
        "promise_id": p.id, "kind": e.kind, "says": e.says, "day": e.day or None, "score": Decimal(str(e.score)),
        "link": e.answer, "document_id": e.letter.id, "source": e.letter.source, "page": e.passage.page,
        "start": e.passage.start, "end": e.passage.end, "quote": e.passage.quote,
    }  # fmt: skip


def _check(thread: Thread, check: Check) -> Iterator[Cells]:
    """One row for each point that was asked for; one row where nothing answers."""
    passage = check.letter.said[check.demand.id][0]
    answer = check.answer
    shared = {
        "municipality": thread.municipality, "municipality_code": thread.code or None, "demand_id": check.demand.id,
        "demanded_on": check.letter.about.date, "demand": passage.quote, "deadline": check.demand.deadline,
        "check_state": check.state, "answered_on": answer.about.date if answer else None, "link": check.link,
        "document_id": check.letter.id, "answer_id": answer.id if answer else None,
        "answer_source": answer.source if answer else None,
    }  # fmt: skip
    if not check.asked:
        yield shared | {
            "point": None, "point_found": None, "passage": None, "source": check.letter.source, "page": passage.page,
        }  # fmt: skip
    for point in check.asked:
        found = point.passages[0] if point.passages and answer else None
        yield shared | {
            "point": point.name,
            "point_found": bool(point.passages),
            "passage": " · ".join(f"«{q.quote}»" for q in point.passages) or None,
            "source": answer.source if found and answer else check.letter.source,
            "page": found.page if found else passage.page,
        }
