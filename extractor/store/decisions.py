"""What people decided survives a re-run: carried over, proposed anew, or kept as their own; never overwritten.

The rules are those of section 6.3 of the store's specification (docs/store.md): (a) same key: carried over, and
another claim is a disagreement; (b) the key is gone but the passage stands within 200 characters, or in the same
boxes: to be confirmed; (c) no match: kept as added by a person, at its old place.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from extractor.schema.records import Result
from extractor.store import events, tables
from extractor.store.keys import Item, normalised
from extractor.store.rows import text_sha

NEAR = 200  # characters
OVERLAP = 0.5  # of two boxes: intersection over union
_CONTEXT = 32


class Outcome(NamedTuple):
    """How the decisions of a document fared; the last two need a person."""

    carried: int = 0
    kept: int = 0
    disagreements: int = 0
    to_confirm: int = 0


def place_of(item: Item, text: str) -> dict[str, Any]:
    """What a decision stands on: enough to find the passage again in another version of the text."""
    return {
        "type": item.type,
        "quote": text[item.start : item.end],
        "prefix": text[max(0, item.start - _CONTEXT) : item.start],
        "suffix": text[item.end : item.end + _CONTEXT],
        "start": item.start,
        "end": item.end,
        "page": item.provenance.page,
        "boxes": item.provenance.boxes,
        "text_sha": text_sha(text),
        "key": item.key,
        "claim": item.claim,
    }


def reconcile(connection: Connection, result: Result, items: Sequence[Item], run_id: int) -> Outcome:
    """Compare a document's decisions with its new items, and note in the journal what has changed."""
    found = connection.execute(
        select(tables.fact_value)
        .where(tables.fact_value.c.document_id == result.document_id, tables.fact_value.c.state != "moved")
        .order_by(tables.fact_value.c.key)
    ).all()
    if not found:
        return Outcome()
    matcher = _Matcher(result, items, {row.key for row in found})
    drafts, counts = [], {"matched": 0, "kept": 0, "disagreement": 0, "relink_proposed": 0}
    for row in found:
        action, place = matcher.match(row._asdict())
        counts[action] += 1
        if _is_news(row._asdict(), action, place):
            drafts.append(
                events.Draft(
                    row.subject,
                    row.key,
                    row.document_id,
                    f"run:{run_id}",
                    action,
                    old=_told(row.place),
                    new=_told(place),
                    run_id=run_id,
                    place=place,
                )
            )
    if drafts:
        events.append(connection, drafts)
        events.refresh(connection, (draft.key for draft in drafts))
    return Outcome(counts["matched"], counts["kept"], counts["disagreement"], counts["relink_proposed"])


def _is_news(row: Mapping[str, Any], action: str, place: dict[str, Any] | None) -> bool:
    """Whether the journal does not say so already: the same re-run again adds nothing."""
    before = row["attention"]
    if action == "matched":
        return before is not None
    if action == "kept":
        return bool(before != "added")
    wanted = "disagreement" if action == "disagreement" else "to_confirm"
    known = row["proposed"] or {}
    return before != wanted or any(
        known.get(name) != (place or {}).get(name) for name in ("key", "claim", "start", "end", "text_sha")
    )


def _told(place: Mapping[str, Any] | None) -> str | None:
    claim = (place or {}).get("claim")
    if not claim:
        return None
    return ", ".join(f"{name}={value}" for name, value in claim.items() if value is not None)


class _Matcher:
    """Finds each decision's item among the new ones."""

    def __init__(self, result: Result, items: Iterable[Item], decided: set[str]) -> None:
        self.text = result.text
        self.by_key = {item.key: item for item in items}
        self.free: dict[str, list[Item]] = {}
        for item in self.by_key.values():
            if item.key not in decided:
                self.free.setdefault(item.type, []).append(item)

    def match(self, row: Mapping[str, Any]) -> tuple[str, dict[str, Any] | None]:
        """The action for the journal and the place that goes with it."""
        place, item = row["place"], self.by_key.get(row["key"])
        if item is not None:
            if agrees(item.claim, place.get("claim"), row["fields"]):
                return "matched", None
            return "disagreement", place_of(item, self.text)
        if row["state"] == "added" and self._stands(place):
            return "matched", None
        moved = self._moved(place)
        return ("relink_proposed", moved) if moved else ("kept", None)

    def _stands(self, place: Mapping[str, Any]) -> bool:
        quote = place.get("quote")
        return bool(quote) and self.text[place["start"] : place["end"]] == quote

    def _moved(self, place: Mapping[str, Any]) -> dict[str, Any] | None:
        """The nearest new item on the same words or in the same boxes, else the words alone."""
        if not place.get("quote"):
            return None
        words, start, best = normalised(place["quote"]), place["start"], None
        for item in self.free.get(place["type"], ()):
            near = item.quote == words and abs(item.start - start) <= NEAR
            if near or _same_boxes(place, item):
                distance = abs(item.start - start)
                if best is None or distance < abs(best.start - start):
                    best = item
        if best is not None:
            return place_of(best, self.text)
        at = self._nearest(place["quote"], start)
        if at is None:
            return None
        end = at + len(place["quote"])
        return dict(place) | {"start": at, "end": end, "key": None, "boxes": None, "text_sha": text_sha(self.text)}

    def _nearest(self, quote: str, start: int) -> int | None:
        low, high = max(0, start - NEAR), start + NEAR + len(quote)
        found, at = [], self.text.find(quote, low, high)
        while at >= 0:
            found.append(at)
            at = self.text.find(quote, at + 1, high)
        return min(found, key=lambda at: (abs(at - start), at), default=None)


def agrees(claim: Mapping[str, Any], decided: Mapping[str, Any] | None, fields: Mapping[str, Any]) -> bool:
    """Whether a claim is the one that was decided on, or the one that a person made of it."""
    if decided is None or dict(claim) == dict(decided):
        return True
    corrected = {name: fields.get(name, value) for name, value in decided.items()}
    return dict(claim) == corrected


def _same_boxes(place: Mapping[str, Any], item: Item) -> bool:
    old, new = place.get("boxes"), item.provenance.boxes
    if not old or not new or place.get("page") != item.provenance.page:
        return False
    return overlap(old[0], new[0]) >= OVERLAP


def overlap(a: Sequence[float], b: Sequence[float]) -> float:
    """Intersection over union of two boxes [x0, top, x1, bottom]."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)
