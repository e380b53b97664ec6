"""One record as a reader sees it: the text cut into segments, each with the facts that stand on it.

Used by the HTML page and the terminal view, so that both mark the same places.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from extractor.export.labels import names
from extractor.export.refusals import told as refusals_told
from extractor.export.tables import Record, read_as
from extractor.lang.numbers import format_short

Item = dict[str, Any]
_NUMBER = re.compile(r"\d{1,15}(?:[.,/:-]\d{1,15}){0,8}")
REFUSED = "refused"
UNTYPED = "no rule took the number"


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


def told(mention: Item, language: str = "da") -> str:
    """What a mention was read as, in a few words."""
    if mention["kind"] == "date":
        if mention["start_date"] is None:
            return "time without a date" if language == "en" else "tidspunkt uden dato"
        return days(mention["start_date"], mention["end_date"], language)
    return " ".join(part for part in (quantity(mention, language), mention["noun"] or "") if part)


def quantity(item: Item, language: str = "da") -> str:
    """A value with its reservation and unit, as far as the item has them: «mindst 1.046», «1 uge», «75 til 80 pct.»."""
    parts = [label("modifier", item.get("modifier"), language), _number(item["value"], language)]
    if item.get("value_to") is not None:
        parts += ["to" if language == "en" else "til", _number(item["value_to"], language)]
    unit = item.get("unit")
    if language == "en":
        parts.append(_ENGLISH_UNITS.get(unit or "", (unit or "").replace("_", " ")))
    elif item["value"] == 1 and item.get("value_to") is None and unit in _ONE:
        parts.append(_ONE[unit])
    else:
        parts.append("pct. (skrevet som brøk)" if unit == "fraction" else label("unit", unit))
    return " ".join(part for part in parts if part)


_ONE = {"hour": "time", "day": "dag", "week": "uge", "month": "måned", "quarter": "kvartal"}
_ENGLISH_UNITS = {"percent": "per cent", "fraction": "per cent (written as a fraction)"}


def days(start: str | None, end: str | None, language: str = "da") -> str:
    """A day, or a period as ISO days; "" for none."""
    if not start or not end or start == end:
        return start or end or ""
    return f"{start} {'to' if language == 'en' else 'til'} {end}"


def _number(value: Any, language: str) -> str:
    """As it is written in the language: 1.046,5 or 1,046.5, without needless noughts."""
    shown = format_short(Decimal(value))
    return shown.translate(str.maketrans(",.", ".,")) if language == "en" else shown


def kind_label(mention: Item, language: str = "da") -> str:
    """The word for a mention's kind."""
    return label("kind", mention["kind"], language)


def place(item: Item, language: str = "da") -> str:
    """Page, section and table cell of an item, as far as they are known."""
    p, english = item["provenance"], language == "en"
    parts = [f"{'page' if english else 'side'} {p['page']}" if p.get("page") else ""]
    parts.append(f"{'section' if english else 'afsnit'} «{p['section']}»" if p.get("section") else "")
    if cell := p.get("table"):
        path = " › ".join([*cell["row_path"], *cell["column_path"]])
        told = "table {0}, row {1}, column {2}" if english else "tabel {0}, række {1}, kolonne {2}"
        parts.append(f"{told.format(cell['table'], cell['row'], cell['column'])}: {path}")
    return "; ".join(part for part in parts if part)


def label(column: str, value: Any, language: str = "da") -> str:
    """A code in words, "" for None. Terms of the law (indicators, groups, types) stay Danish."""
    if value is None:
        return ""
    if language == "en" and column not in ("indicator", "target_group", "type"):
        return str(value).replace("_", " ")
    return names(column).get(str(value), str(value))


def status(record: Record, language: str = "da") -> str:
    """How a document fared, in words: one that only has notices was read whole."""
    code = read_as(record["status"], [problem["severity"] for problem in record["problems"]])
    return {"noted": "read, with notices"}.get(code, code) if language == "en" else label("status", code)


def numbers(record: Record, refusals: list[tuple[int, int, str, str]], language: str | None = None) -> list[Number]:
    """Every number of the text in text order: facts, refusals with their reasons, and what no rule took.

    Without a language, types and reasons of refusals are the rules' own, for programs.
    """
    text, shown = record["text"], language or "da"
    found = [
        Number(m["start"], m["end"], m["text"], kind_label(m, shown), f"{told(m, shown)} ({m['rule']})", False)
        for m in record["mentions"]
    ]
    found += [
        Number(start, end, text[start:end], *refusals_told(kind, why, language), True)
        for start, end, kind, why in refusals
    ]
    taken = bytearray(len(text))
    for number in found:
        taken[number.start : number.end] = b"\x01" * (number.end - number.start)
    for match in _NUMBER.finditer(text):
        if not any(taken[match.start() : match.end()]):
            found.append(Number(*match.span(), match[0], *refusals_told("untyped", UNTYPED, language), True))
    return sorted(found, key=lambda number: (number.start, number.end))
