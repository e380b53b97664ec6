"""Promises and threads as plain objects with English keys, ISO days and exact numbers as text."""

from typing import Any

from extractor.compare.evidence import Evidence
from extractor.compare.letters import Letter, Passage
from extractor.compare.promises import Deadline, Promise
from extractor.compare.threads import Thread
from extractor.schema.decided import Act


def place(letter: Letter, passage: Passage) -> dict[str, Any]:
    """Where a passage stands: file, page, offsets and the passage itself."""
    at = {"document_id": letter.id, "source": letter.source, "document_date": letter.about.date}
    return at | {"page": passage.page, "start": passage.start, "end": passage.end, "quote": passage.quote}


def promise_object(p: Promise) -> dict[str, Any]:
    """A promise as of its day."""
    c = p.first.commitment
    return {
        "id": p.id,
        "municipality": p.municipality,
        "municipality_code": p.code or None,
        "origin": c.origin,
        "actor": c.actor,
        "text": c.text,
        "state": p.state,
        "machine_state": p.machine_state,
        "set_by": _act(p.act),
        "column": p.column,
        "overdue": p.overdue,
        "days_left": p.days_left,
        "original_deadline": _deadline(p.original),
        "current_deadline": _deadline(p.current),
        "deadline_text": c.deadline_text,
        "deadline_kind": c.deadline_kind,
        "missed_original": p.missed_original,
        "without_new_deadline": p.without_new_deadline,
        "condition": c.condition,
        "target_value": None if c.target_value is None else str(c.target_value),
        "target_unit": c.target_unit,
        "target_group": c.target_group,
        "measurable": p.measurable,
        "told": [place(s.letter, s.passage) | {"score": s.score} for s in (p.first, *p.later)],
        "evidence": [_evidence(e) for e in p.evidence],
        "proposed_links": [_evidence(e) for e in p.proposed],
        "as_of": p.as_of,
    }


def _deadline(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    told = {"day": deadline.day, "text": deadline.text, "set_by": _act(deadline.act)}
    return told | place(deadline.letter, deadline.passage)


def _act(act: Act | None) -> dict[str, Any] | None:
    """Who set it, when and why; None where documents did."""
    return None if act is None else {"who": act.by, "at": act.at, "reason": act.reason}


def _evidence(e: Evidence) -> dict[str, Any]:
    told = {"kind": e.kind, "says": e.says, "day": e.day or None, "score": e.score, "link": e.answer, "late": e.late}
    return told | place(e.letter, e.passage)


def thread_object(thread: Thread) -> dict[str, Any]:
    """A thread: its letters, its demands with their answers, and the letters that are referred to but not there."""
    return {
        "id": thread.id,
        "municipality": thread.municipality,
        "municipality_code": thread.code or None,
        "case_numbers": thread.case_numbers,
        "letters": [
            {"document_id": x.id, "source": x.source, "date": x.about.date, "doc_type": x.about.doc_type}
            for x in thread.letters
        ],
        "demands": [
            {
                "demand": place(check.letter, check.letter.said[check.demand.id][0]),
                "deadline": check.demand.deadline,
                "state": check.state,
                "answer": check.answer.source if check.answer else None,
                "answer_date": check.answer.about.date if check.answer else None,
                "link": check.link,
                "points": [
                    {"id": point.id, "found": bool(point.passages), "quotes": [q.quote for q in point.passages]}
                    for point in check.asked
                ],
            }
            for check in thread.checks
        ],
        "not_at_hand": [{"date": day or None} | place(letter, passage) for letter, day, passage in thread.absent],
    }
