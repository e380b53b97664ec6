"""One record as a reader sees it: the text cut into segments, each with the facts that stand on it.

Used by the HTML page and the terminal view, so that both mark the same places.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from extractor.export.labels import LABELS, names
from extractor.export.tables import Record

Item = dict[str, Any]
_NUMBER = re.compile(r"\d{1,15}(?:[.,/:-]\d{1,15}){0,8}")
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same facts. `first`: the mention starts here and gets its label."""

    text: str
    mention: Item | None = None
    first: bool = False
    initiative: Item | None = None
    commitment: Item | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the text with the type it was given, or why it was refused (`show --why`)."""

    start: int
    end: int
    text: str
    type: str
    told: str
    refused: bool


def segments(record: Record) -> list[Segment]:
    """The text of a record, cut wherever a fact starts or ends."""
    text, layers = record["text"], [record["mentions"], record["initiatives"], record["commitments"]]
    cuts = {0, len(text)}
    for layer in layers:
        for item in layer:
            cuts |= {item["start"], item["end"]}
    bounds = sorted(cuts)
    at = [_cover(layer, bounds) for layer in layers]
    found = []
    for i, (start, end) in enumerate(pairwise(bounds)):
        mention, initiative, commitment = (cover[i] for cover in at)
        first = mention is not None and mention["start"] == start
        found.append(Segment(text[start:end], mention, first, initiative, commitment))
    return found


def _cover(items: list[Item], bounds: list[int]) -> list[Item | None]:
    """For each stretch between two bounds the item that holds it; where two do, the one that starts later."""
    index = {bound: i for i, bound in enumerate(bounds)}
    cover: list[Item | None] = [None] * len(bounds)
    for item in sorted(items, key=lambda item: (item["start"], -item["end"])):
        for i in range(index[item["start"]], index[item["end"]]):
            cover[i] = item
    return cover


def told(mention: Item) -> str:
    """What a mention was read as, in a few Danish words."""
    if mention["kind"] == "date":
        start, end = mention["start_date"], mention["end_date"]
        if start is None:
            return "tidspunkt uden dato"
        return str(start) if start == end else f"{start} til {end}"
    parts = [LABELS["modifier"].get(mention["modifier"] or "", ""), _number(mention["value"])]
    if mention["value_to"] is not None:
        parts.append("til " + _number(mention["value_to"]))
    parts += [LABELS["unit"].get(mention["unit"] or "", ""), mention["noun"] or ""]
    return " ".join(part for part in parts if part)


def _number(value: Any) -> str:
    return format(value, "f").replace(".", ",") if not isinstance(value, int) else str(value)


def kind_label(mention: Item) -> str:
    """The Danish word for a mention's kind."""
    return LABELS["kind"][mention["kind"]]


def place(item: Item) -> str:
    """Page, section and table cell of an item, as far as they are known."""
    p = item["provenance"]
    parts = [f"side {p['page']}" if p.get("page") else "", p.get("section") or ""]
    if cell := p.get("table"):
        path = " › ".join([*cell["row_path"], *cell["column_path"]])
        parts.append(f"tabel {cell['table']}, række {cell['row']}, kolonne {cell['column']}: {path}")
    return "; ".join(part for part in parts if part)


def label(column: str, value: Any) -> str:
    """A code in Danish, "" for None."""
    return "" if value is None else names(column).get(str(value), str(value))


def numbers(record: Record, refusals: list[tuple[int, int, str, str]]) -> list[Number]:
    """Every number of the text in text order: facts, refusals with their reasons, and what no rule took."""
    text = record["text"]
    found = [
        Number(m["start"], m["end"], m["text"], kind_label(m), f"{told(m)} ({m['rule']})", False)
        for m in record["mentions"]
    ]
    found += [Number(start, end, text[start:end], kind, why, True) for start, end, kind, why in refusals]
    taken = bytearray(len(text))
    for number in found:
        taken[number.start : number.end] = b"\x01" * (number.end - number.start)
    for match in _NUMBER.finditer(text):
        if not any(taken[match.start() : match.end()]):
            found.append(Number(*match.span(), match[0], "untyped", "ingen regel har taget tallet", True))
    return sorted(found, key=lambda number: (number.start, number.end))
