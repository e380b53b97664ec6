"""One document as threads and promises see it: who wrote what when, what it refers to, what it asks for and holds.

The text itself is left behind: a run over many thousand letters keeps passages only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import msgspec

from extractor.assembly.plan_check import check_plan
from extractor.lang import lowered, table
from extractor.lang.gated import gated
from extractor.lang.names import municipality_code
from extractor.layout.marks import opens_closing
from extractor.schema.facts import Provenance
from extractor.schema.records import Commitment, Initiative, Observation, Result
from extractor.schema.result import Metadata

ANSWERS = frozenset({"redegoerelse", "answer", "report"})  # what a municipality sends back
MEETINGS = frozenset({"agenda", "minutes", "news"})  # tell of many cases; never join two of them
AHEAD = 60  # characters before a day in which the word for a letter stands
_STOP = re.compile(  # begins with one set of signs, so that the engine passes over words at once
    r"\s(?:(?<=[a-zæøå»\")][a-zæøå»\")][.!?]\s)\s*(?=[A-ZÆØÅ«\"0-9])|(?<=\d{4}[.!?]\s)\s*(?=[A-ZÆØÅ«\"])|(?<=\n))"
)
_BEFORE_DAY = ("af", "fra", "den", "d.", "dateret", "sendt", "modtaget")  # what `letter` in letter_words.toml ends with
PLANS = 50  # mentions of a plan that are kept
SENTENCE = 400  # characters of a passage that are kept
FAR = 20_000  # characters behind a promise in which a letter may tell that it was missed


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document, to be found again: half-open code points, page from 1 where there are pages."""

    start: int
    end: int
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Reference:
    """«Deres brev af 26. januar 2018»: an earlier letter by its day (ISO)."""

    day: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Held:
    """A point of a plan or statement (lang/da/plan_requirements.toml) and the passages that meet it, if any."""

    id: str
    name: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A document and what stands in it."""

    id: str
    source: str
    pages: int
    partial: bool  # the record has problems
    about: Metadata
    observations: tuple[Observation, ...]
    initiatives: tuple[Initiative, ...]
    commitments: tuple[Commitment, ...]
    references: tuple[Reference, ...]
    earlier: Passage | None  # «dit første brev»: an earlier letter, where the document names none by its day
    said: Mapping[str, tuple[Passage, Passage]]  # id of a commitment -> its sentence, and with the sentence after it
    holds: Callable[[], tuple[Held, ...]]  # of what answers, for who asks; nothing for other documents
    plans: tuple[int, ...]  # where it speaks of a recovery plan
    outcome: Mapping[str, tuple[Passage, bool]] = field(default_factory=dict)  # id of what is told met or missed ->
    # where that is told, and whether surely

    @property
    def day(self) -> str:
        """ISO day of the document, "" where it has none."""
        return self.about.date or ""

    @property
    def code(self) -> str:
        """Three-digit code of its municipality, "" where none is known."""
        return self.about.municipality_code or ""


def letters_of(results: Iterable[Result]) -> Iterator[Letter]:
    """The letters of records."""
    return map(letter_of, results)


def letter_of(record: Any, again: Callable[[], Any] | None = None) -> Letter:
    """The letter of a record: a `Result`, or what `extractor.export.tables` reads for it.

    What it holds of a plan is looked for when a demand asks for it, in the record that `again` gives; at once without.
    """
    dates = [(m.start, m.start_date) for m in record.mentions if m.kind == "date"]
    parts = _Parts(
        record.document_id, record.source, record.pages, bool(record.problems), record.metadata, record.observations,
        record.initiatives, record.commitments,
    )  # fmt: skip
    return _letter(parts, record, dates, again)


class _Parts(NamedTuple):
    """What a letter takes over from its record as it is."""

    id: str
    source: str
    pages: int
    partial: bool
    about: Metadata
    observations: tuple[Observation, ...]
    initiatives: tuple[Initiative, ...]
    commitments: tuple[Commitment, ...]


def _letter(parts: _Parts, record: Any, dates: list[tuple[int, str | None]], again: Callable[[], Any] | None) -> Letter:
    text: str = record.text
    low = lowered(text)
    about = parts.about
    words = _words()
    named = gated(words["letter"].pattern)
    pages = _pages(parts)
    references = tuple(
        Reference(day, _around(text, start, pages))
        for start, day in dates
        if day
        and day != about.date
        and text[max(0, start - 10) : start].rstrip().endswith(_BEFORE_DAY)
        and named.search(low, max(0, start - AHEAD), start)
    )
    earlier = None if references else words["earlier"].search(low)  # asked for where no day is named
    plan = gated(words["plan"].pattern).search(low)
    hits = words["plan"].finditer(low, plan.start()) if plan else ()
    plans = tuple(hit.start() for hit, _ in zip(hits, range(PLANS), strict=False))
    said = {c.id: _said(text, c) for c in parts.commitments}
    outcomes = _Outcomes(text, low, pages, parts.commitments)
    return Letter(
        *parts,
        references,
        _around(text, earlier.start(), pages) if earlier else None,
        said,
        _holds(record, again) if about.doc_type in ANSWERS else tuple,
        plans,
        {c.id: outcomes.of(c, *said[c.id]) for c in parts.commitments if c.state != "open"},
    )


@cache
def _words() -> dict[str, re.Pattern[str]]:
    states = table("commitment_words")["state"]
    patterns = table("letter_words")["pattern"] | {"missed": states["missed"], "met": states["met"]}
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


class _Pages:
    """Page of an offset, as far as the items of the document tell: that of the last item before it."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._known = sorted((item.start, item.provenance.page) for item in items if item.provenance.page)

    def __call__(self, offset: int) -> int | None:
        page = self._known[0][1] if self._known else None
        for start, found in self._known:
            if start > offset:
                break
            page = found
        return page


def _pages(record: Any) -> _Pages:
    return _Pages([*record.observations, *record.initiatives, *record.commitments])


def _around(text: str, at: int, pages: _Pages) -> Passage:
    """The sentence round an offset."""
    begin = max(0, at - SENTENCE // 2)
    for stop in _STOP.finditer(text, begin, at):
        begin = stop.end()
    found = _STOP.search(text, at)
    end = min(found.start() if found else len(text), at + SENTENCE)
    return Passage(begin, end, pages(at), " ".join(text[begin:end].split()))


def _said(text: str, c: Commitment) -> tuple[Passage, Passage]:
    """The sentence of a commitment; and, where its own document tells what became of it, with the one after it."""
    start, end = _bounds(c.provenance, c.start, c.end)
    sentence = Passage(start, end, c.provenance.page, " ".join(text[start:end].split()))
    if c.state == "open":
        return sentence, sentence
    begin = max(end, c.end)
    while begin < len(text) and not text[begin].isalnum():
        begin += 1
    found = _STOP.search(text, begin)
    stop = min(found.start() if found else len(text), begin + SENTENCE)
    behind = text[begin:stop]
    stop = end if not behind or opens_closing(behind) else max(stop, end)
    return sentence, Passage(start, stop, c.provenance.page, " ".join(text[start:stop].split()))


class _Outcomes:
    """Where a letter says that a promise was met or missed, and whether it is surely of that promise."""

    def __init__(self, text: str, low: str, pages: "_Pages", commitments: Iterable[Commitment]) -> None:
        self._text, self._low, self._pages = text, low, pages
        self._starts = sorted(c.start for c in commitments)

    def of(self, c: Commitment, own: Passage, longer: Passage) -> tuple[Passage, bool]:
        """The passage of a commitment's outcome; `own` is its sentence, `longer` the one after it too."""
        return (self._missed if c.state == "missed" else self._met)(own, longer)

    def _missed(self, own: Passage, longer: Passage) -> tuple[Passage, bool]:
        """«The list has been in use since week 20. We also promised …, it did not succeed»: nobody can be sure."""
        words = _words()
        if words["missed"].search(self._low, own.start, own.end):
            return longer, not words["done"].search(self._low, own.start, own.end)
        found = words["missed"].search(self._low, own.end, own.end + SENTENCE)
        if found is None:  # a supervision letter tells pages behind that the time it gave was not enough
            far = words["failed"].search(self._low, own.end, own.end + FAR)
            return (_around(self._text, far.start(), self._pages) if far else longer), True
        done = words["done"].search(self._low, own.start, found.start())
        return self._shown(found.end(), own, longer), not done and self._is_of(own, found.start())

    def _met(self, own: Passage, longer: Passage) -> tuple[Passage, bool]:
        """«Both efforts have been carried out» may stand two sentences on."""
        pattern = _words()["met"]
        if pattern.search(self._low, own.start, longer.end):
            return longer, True
        found = pattern.search(self._low, longer.end, longer.end + SENTENCE)
        if found is None:
            return longer, True
        return self._shown(found.end(), own, longer), self._is_of(own, found.start())

    def _is_of(self, own: Passage, at: int) -> bool:
        """Whether what is told at `at` is of this promise: no other one stands between, or it is of several."""
        if not any(own.end <= start < at for start in self._starts):
            return True
        begin = own.end
        for stop in _STOP.finditer(self._text, own.end, at):
            begin = stop.end()
        return bool(_words()["several"].search(self._low, begin, at))

    def _shown(self, at: int, own: Passage, longer: Passage) -> Passage:
        """From a promise to the end of the sentence at `at`."""
        stop = _STOP.search(self._text, at)
        end = max(longer.end, min(stop.start() if stop else len(self._text), at + SENTENCE))
        return Passage(own.start, end, own.page, " ".join(self._text[own.start : end].split()))


def _bounds(place: Provenance, start: int, end: int) -> tuple[int, int]:
    return place.sentence if place.sentence and place.sentence[1] - place.sentence[0] <= SENTENCE else (start, end)


def _holds(record: Any, again: Callable[[], Any] | None) -> Callable[[], tuple[Held, ...]]:
    if again is not None:
        return cache(lambda: _held(again()))
    found = _held(record)
    return lambda: found


def _held(record: Any) -> tuple[Held, ...]:
    pages = _pages(record)
    plain = {"text": record.text, "metadata": msgspec.to_builtins(record.metadata)}
    plain |= {name: list(map(_plain, getattr(record, name))) for name in ("sections", "initiatives", "commitments")}
    points = check_plan(plain).points
    return tuple(
        Held(p.id, p.name, tuple(Passage(start, end, pages(start), quote) for start, end, quote in p.passages))
        for p in points
    )


def _plain(item: Any) -> Any:
    return item if isinstance(item, dict) else {name: getattr(item, name) for name in item.__slots__}


def code_of_place(name: str | None, letter: Letter) -> tuple[str | None, str]:
    """Name and code of the municipality that an item is about: its own, else its letter's."""
    if name and name != letter.about.municipality:
        return name, municipality_code(name) or ""
    return letter.about.municipality, letter.code
