"""Two hashes of every item: what is pointed at, and what is claimed of it.

The key outlives a new version of the rules and small changes of the text; people's decisions hang on it. Same key
with another claim is a disagreement (section 6.2 of the store's specification, docs/store.md).
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from extractor.schema.facts import DateFact, Provenance, ValueFact
from extractor.schema.records import Commitment, Initiative, Observation, Result

Entry = ValueFact | DateFact | Observation | Initiative | Commitment
_OPENING = 12  # tokens that a long passage is counted by: bounds the work at each word of the text
_TOKEN = re.compile(r"\w+|[^\w\s]")
_CLAIMS: dict[str, tuple[str, ...]] = {
    "fact": ("value", "value_to", "unit", "modifier", "start_date", "end_date"),
    "observation": (
        "value", "value_to", "unit", "municipality", "target_group", "indicator", "as_of_start", "as_of_end", "role",
        "source_kind",
    ),
    "initiative": (
        "type", "status", "name", "start_date", "end_date", "participants", "target_group", "municipality",
    ),
    "commitment": (
        "origin", "actor", "strength", "deadline", "deadline_kind", "state", "target_value", "target_unit",
        "target_group", "municipality",
    ),
}  # fmt: skip


class Item(NamedTuple):
    """One entry of a record with its two hashes; `type` tells apart what shares a passage."""

    subject: str  # fact | observation | initiative | commitment
    type: str
    key: str
    value_hash: str
    quote: str  # normalised: tokens in lower case, one blank between them
    start: int
    end: int
    provenance: Provenance
    claim: dict[str, str | None]
    entry: Entry


def claim_of(subject: str, entry: Entry) -> dict[str, str | None]:
    """What an entry claims, as text: numbers without trailing zeros, None where nothing is said."""
    return {name: _plain(getattr(entry, name, None)) for name in _CLAIMS[subject]}


def _plain(value: Any) -> str | None:
    if isinstance(value, Decimal):
        return plain_number(value)
    return None if value is None else str(value)


def plain_number(value: Decimal) -> str:
    """One spelling for one number: 38.50 is "38.5", 1E+3 is "1000"."""
    return format(value.normalize() if value else Decimal(0), "f")


def claim_hash(claim: dict[str, str | None]) -> str:
    """The value hash of a claim."""
    return _digest(*(f"{name}={value}" for name, value in sorted(claim.items()) if value is not None))


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def normalised(quote: str) -> str:
    """A quote for comparison: its tokens in lower case with one blank between."""
    return " ".join(_TOKEN.findall(quote.lower()))


def items(result: Result) -> list[Item]:
    """Every entry of a record with its hashes, in the record's order; keys are unique within the record."""
    listed: list[tuple[str, str, Entry]] = [("fact", m.kind, m) for m in result.mentions]
    listed += [("observation", "observation", o) for o in result.observations]
    listed += [("initiative", "initiative", i) for i in result.initiatives]
    listed += [("commitment", "commitment", c) for c in result.commitments]
    quotes = [normalised(result.text[entry.start : entry.end]) for _, _, entry in listed]
    places = occurrences(result.text, quotes)
    whose, taken, made = result.sha256 or result.document_id, set[str](), []
    for (subject, kind, entry), quote in zip(listed, quotes, strict=True):
        nth = bisect_left(places.get(_opening(quote), ()), entry.start)
        page = entry.provenance.page
        key = again = _digest(whose, kind, quote, str(nth), str(page))
        count = 0
        while key in taken:  # two entries of one kind on one passage
            count += 1
            key = _digest(again, str(count))
        taken.add(key)
        claim = claim_of(subject, entry)
        place = (quote, entry.start, entry.end, entry.provenance)
        made.append(Item(subject, kind, key, claim_hash(claim), *place, claim, entry))
    return made


def occurrences(text: str, quotes: Iterable[str]) -> dict[str, list[int]]:
    """Where in the text the opening of each normalised quote stands, in order; one pass over the text.

    Counted in the text and not among the finds, so that a rule that finds more does not move the keys.
    """
    wanted: dict[str, list[int]] = {_opening(quote): [] for quote in quotes if quote}
    lengths: dict[str, set[int]] = {}
    for quote in wanted:
        tokens = quote.split(" ")
        lengths.setdefault(tokens[0], set()).add(len(tokens))
    found = [(match[0], match.start()) for match in _TOKEN.finditer(text.lower())] if lengths else []
    if len(text.lower()) != len(text):  # «İ» grows in lower case: offsets would slip
        found = [(match[0].lower(), match.start()) for match in _TOKEN.finditer(text)]
    words = [word for word, _ in found]
    for i, (word, start) in enumerate(found):
        for length in lengths.get(word, ()):
            if (places := wanted.get(" ".join(words[i : i + length]))) is not None:
                places.append(start)
    return wanted


def _opening(quote: str) -> str:
    return " ".join(quote.split(" ", _OPENING)[:_OPENING])
