"""Observations, initiatives and commitments as a person reads them: fields with names, and the words they stand on.

The terminal and the HTML page of `extractor show` list the same.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from extractor.export import marked
from extractor.export.tables import Record

Item = dict[str, Any]
TITLES = {
    "observations": ("Tal, der kan sammenlignes", "Figures that can be compared"),
    "initiatives": ("Indsatser", "Initiatives"),
    "commitments": ("Tilsagn og krav", "Commitments and demands"),
}
FIELDS = {
    "indicator": ("Indikator", "Indicator"), "municipality": ("Kommune", "Municipality"),
    "target_group": ("Målgruppe", "Target group"), "as_of": ("Opgjort", "As of"), "role": ("Rolle", "Role"),
    "source_kind": ("Kildens art", "Kind of source"), "status": ("Status", "Status"), "name": ("Navn", "Name"),
    "period": ("Periode", "Period"), "participants": ("Deltagere", "Participants"), "actor": ("Hvem", "Who"),
    "deadline": ("Frist", "Deadline"), "strength": ("Styrke", "Strength"), "state": ("Tilstand", "State"),
    "target": ("Måltal", "Target"), "condition": ("Betingelse", "Condition"), "place": ("Sted", "Place"),
}  # fmt: skip


class Listed(NamedTuple):
    """One item: what it is, its fields, and its sentence with the words that it came from between `start` and `end`."""

    id: str
    head: str
    fields: dict[str, str]  # by the names of FIELDS
    before: str
    words: str
    after: str
    mention: str = ""


def listed(record: Record, kind: str, language: str = "da") -> Iterator[Listed]:
    """The items of a kind (a key of TITLES) in record order."""
    tell = {"observations": _observation, "initiatives": _initiative, "commitments": _commitment}[kind]
    for item in record[kind]:
        head, fields = tell(item, language)
        fields["place"] = marked.place(item, language)
        if fields.get("actor") == fields.get("municipality"):
            fields["municipality"] = ""  # said once
        named = {name: text for name, text in fields.items() if text}
        yield Listed(item["id"], head, named, *_quote(record["text"], item), item.get("mention", ""))


def _quote(text: str, item: Item) -> tuple[str, str, str]:
    """The sentence around an item, in three parts; the item's own words where no sentence holds it."""
    start, end = item["start"], item["end"]
    first, last = item["provenance"].get("sentence") or (start, end)
    first, last = min(first, start), max(last, end)
    if item["provenance"].get("table"):  # a cell's sentence is its row: the place tells it better
        first, last = start, end
    parts = (text[first:start], text[start:end], text[end:last])
    before, words, after = (" ".join(part.split()) for part in parts)
    return before + " " * parts[0][-1:].isspace(), words, " " * parts[2][:1].isspace() + after


def _observation(o: Item, language: str) -> tuple[str, dict[str, str]]:
    fields = {
        "indicator": marked.label("indicator", o["indicator"], language),
        "municipality": o["municipality"] or "",
        "target_group": marked.label("target_group", o["target_group"], language),
        "as_of": marked.days(o["as_of_start"], o["as_of_end"], language),
    }
    for name, how in o["basis"].items():
        if how != "literal" and fields.get(name):
            fields[name] += f" ({marked.label('basis', how, language)})"
    fields["role"] = marked.label("role", o["role"], language)
    fields["source_kind"] = marked.label("source_kind", o["source_kind"], language)
    return marked.quantity(o, language), fields


def _initiative(i: Item, language: str) -> tuple[str, dict[str, str]]:
    return marked.label("type", i["type"], language), {
        "status": marked.label("status", i["status"], language),
        "name": i["name"] or "",
        "municipality": i["municipality"] or "",
        "target_group": marked.label("target_group", i["target_group"], language),
        "period": marked.days(i["start_date"], i["end_date"], language),
        "participants": "" if i["participants"] is None else str(i["participants"]),
    }


def _commitment(c: Item, language: str) -> tuple[str, dict[str, str]]:
    none = "no deadline" if language == "en" else "ingen frist i teksten"
    kind = marked.label("deadline_kind", c["deadline_kind"], language)
    parts = [kind, c["deadline"] or "", f"(«{c['deadline_text']}»)" if c["deadline_text"] else ""]
    target = c["target_value"] is not None
    return marked.label("origin", c["origin"], language), {
        "deadline": " ".join(part for part in parts if part) or none,
        "actor": c["actor"] or "",
        "municipality": c["municipality"] or "",
        "strength": marked.label("strength", c["strength"], language),
        "state": marked.label("state", c["state"], language),
        "condition": c["condition"] or "",
        "target": marked.quantity({"value": c["target_value"], "unit": c["target_unit"]}, language) if target else "",
        "target_group": marked.label("target_group", c["target_group"], language),
    }
