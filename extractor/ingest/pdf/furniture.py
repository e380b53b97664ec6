"""Running headers, footers and page numbers: found by their repetition and place, taken out of the flow."""

import re
from itertools import pairwise
from operator import attrgetter

from extractor.ingest.pdf.words import Ink, Run

ZONE = 0.14  # of the page's height, from its top and its bottom
ROWS = 4  # runs on so many different baselines in a zone are looked at
Entry = tuple[Run, str, str, float]  # a run, its text, that with figures as «#», its distance from the edge
Seen = dict[tuple[str, int], set[int]]  # text and place -> the pages where it stands
LEAST_NUMBERED = 6  # figures in a margin that count lines
HEADER = 72.0  # points from the top: a header found without repetition stands above this

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:(?:side|s\.|page|pag\.)\s*(?:\d{1,4}|[ivx]{1,5})?|[-–]?\s*\d{1,4}\s*[-–]?)"
    r"\s*(?:(?:af|ud af|/|of|:)\s*\d{1,4})?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[ivx]{1,6}")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_FOLIO = re.compile(r"(?:side|page)\s+(\d{1,4})\s*(?:af|/|of)\s*(\d{1,4})$", re.IGNORECASE)
_CARRIER = re.compile(
    r"\b(dato|sagsnr|sags-?\s?nr|sagsnummer|j\.? ?nr|journalnr|dok(?:ument)?\.?nr|sags-?id)\b", re.IGNORECASE
)


def mark(inks: list[Ink], usual: float) -> None:
    """Take the furniture out of every page's runs, in place; `usual` is the document's font size.

    A header that carries the only «Dato», «Sagsnr.» or «J.nr.» of the document keeps its first occurrence.
    """
    for ink in inks:
        _forget_line_numbers(ink)
    zones = [_zone(ink, ink.frame.height) for ink in inks]
    seen: Seen = {}
    for ink, zone in zip(inks, zones, strict=True):
        for _, text, key, base in zone:
            for place in _places(base):
                seen.setdefault((key, place), set()).add(ink.number)
                if key == "#":
                    seen.setdefault((text, place), set()).add(ink.number)
    doomed: list[set[int]] = []
    for ink, zone in zip(inks, zones, strict=True):
        out: set[int] = set()
        for side in (1, -1):
            _from_the_edge([entry for entry in zone if (entry[3] >= 0) == (side > 0)], out, ink, len(inks), seen)
        if len(out) == len(ink.runs) and sum(len(run.words) for run in ink.runs) > 12:
            out = {id(run) for run in ink.runs if _NUMBER.fullmatch(run.text.strip())}  # pages alike are no furniture
        doomed.append(out)
    _forget_watermarks(inks)
    _mark_single_headers(inks, doomed, usual)
    _spare_carriers(inks, doomed)
    for ink, out in zip(inks, doomed, strict=True):
        if out:
            ink.runs = [run for run in ink.runs if id(run) not in out]


def _forget_line_numbers(ink: Ink) -> None:
    """Take out figures left of all text that count its lines, every one or every fifth."""
    figures = [run for run in ink.runs if len(run.words) == 1 and run.words[0][0].isdigit()]
    if len(figures) < LEAST_NUMBERED:
        return
    left = min(run.x0 for run in figures)
    numbers = {id(run): run for run in figures if run.x0 < left + 2 * run.size and len(run.words[0][0]) < 5}
    others = [run for run in ink.runs if id(run) not in numbers]
    if len(numbers) < LEAST_NUMBERED or not others:
        return
    if min(run.x0 for run in others) <= max(run.x1 for run in numbers.values()):
        return
    counted = [int(run.words[0][0]) for run in sorted(numbers.values(), key=_base)]
    steps = {other - one for one, other in pairwise(counted)}
    if steps not in ({1}, {5}) or (steps == {5} and counted[0] % 5):
        return
    if len(numbers) * min(steps) >= 0.4 * len({round(run.base) for run in others}):
        ink.runs = others


def _from_the_edge(zone: list[Entry], out: set[int], ink: Ink, pages: int, seen: Seen) -> None:
    """Mark a zone's lines from the page's edge inwards, as far as every line is furniture."""
    needed = 2 if pages < 8 else 3
    last: float | None = None
    kept = False
    for run, text, key, base in zone:
        if kept and last is not None and abs(base - last) > 2:
            return
        last = base
        if _NUMBER.fullmatch(text) or key == "#":
            marked = key != "#" or _is_folio(run, zone, ink.number, text, seen, base)
            marked = marked or any(_runs_through(seen[(text, place)], ink.number, needed) for place in _places(base))
        else:
            marked = _counts_pages(text, ink.number, pages) or any(
                _runs_through(seen[(key, place)], ink.number, needed) for place in _places(base)
            )
        if marked:
            out.add(id(run))
        else:
            kept = True


def _runs_through(numbers: set[int], number: int, needed: int) -> bool:
    """Whether a line stands on enough pages, a neighbour among them: what comes again far away is text."""
    return len(numbers) >= needed and any(other in numbers for other in _neighbours(number))


def _neighbours(number: int) -> tuple[int, ...]:
    return number - 1, number + 1, number - 2, number + 2


def _forget_watermarks(inks: list[Ink]) -> None:
    """Lines across the page that stand on several pages are kept once."""
    known: set[str] = set()
    for ink in inks:
        ink.aside = [run for run in ink.aside if run.text not in known]
        known.update(run.text for run in ink.aside)


def _counts_pages(text: str, number: int, pages: int) -> bool:
    """«Kommuneavisen – side 1 af 4»: a line that ends in this page's number and the number of pages."""
    match = _FOLIO.search(text) if text[-1:].isdigit() else None
    return match is not None and int(match[1]) == number and int(match[2]) == pages


def _mark_single_headers(inks: list[Ink], doomed: list[set[int]], usual: float) -> None:
    """Headers that stand on one later page only: above the text, smaller than it or higher than page 1 begins."""
    starts = [
        min([run.base for run in ink.runs if id(run) not in out], default=0.0)
        for ink, out in zip(inks, doomed, strict=True)
    ]
    for ink, out, start in zip(inks[1:], doomed[1:], starts[1:], strict=True):
        row = [run for run in ink.runs if run.base - start < 2 and id(run) not in out]
        if not row or start > HEADER or len(row) > 3 or sum(len(run.words) for run in row) > 14:
            continue
        below = min((run for run in ink.runs if run.base - start >= 2 and id(run) not in out), key=_base, default=None)
        if below is None:
            continue
        size = max(run.size for run in row)
        gap = below.base - start
        small = size < usual - 0.6 and size < below.size - 0.6 and gap > 1.8 * usual
        high = gap > 2.2 * usual and start < min(starts[0], starts[-1] if ink is not inks[-1] else starts[0]) - 8
        if (small or high) and not row[-1].text.endswith((".", ",", ";")) and not row[0].text[0].islower():
            out.update(map(id, row))


def _zone(ink: Ink, height: float) -> list[Entry]:
    """Runs near the page's top and bottom with their text, that with figures as «#», and the distance from the edge.

    Distances from the bottom are negative.
    """
    reach = ZONE * height
    found: list[Entry] = []
    top = sorted([run for run in ink.runs if run.base < reach], key=_base)
    bottom = sorted([run for run in ink.runs if run.base > height - reach], key=_base, reverse=True)
    for runs, edge in ((top, 0.0), (bottom, height)):
        baselines: set[int] = set()
        for run in runs:
            baselines.add(round(run.base))
            if len(baselines) > ROWS:
                break
            text = run.text.strip()
            found.append(
                (
                    run,
                    text,
                    "#" if len(text) < 7 and _ROMAN.fullmatch(text) else _DIGITS.sub("#", text),
                    run.base - edge,
                )
            )
    return found


_base = attrgetter("base", "x0")


def _places(base: float) -> tuple[int, int]:
    """Two overlapping bins of 6 points, so that a shift of some points is forgiven."""
    return int(base // 6) * 2, int((base + 3) // 6) * 2 + 1


def _is_folio(run: Run, zone: list[Entry], number: int, text: str, seen: Seen, base: float) -> bool:
    """A bare figure, Arabic or Roman, is a page number alone on the page's outermost line, if it counts the pages."""
    beside = [(key, far) for other, _, key, far in zone if other is not run and abs(other.base - run.base) < 2]
    if any(not _repeated(key, far, number, seen) for key, far in beside):
        alone = False
    else:
        outer = [b for _, _, _, b in zone if (b < 0) == (base < 0)]
        alone = abs(base) <= min(abs(b) for b in outer) + 0.5
    counted = any(_runs_through(seen[("#", place)], number, 2) for place in _places(base))
    return alone and ((int(text) if text.isdigit() else _roman(text)) == number or counted)


def _repeated(key: str, base: float, number: int, seen: Seen) -> bool:
    """Whether words, not figures alone, stand at one place on neighbouring pages."""
    return len(key) > 3 and any(_runs_through(seen[(key, place)], number, 2) for place in _places(base))


def _roman(text: str) -> int:
    """The number that small Roman figures up to 39 stand for."""
    values = [_ROMAN_VALUES[sign] for sign in text]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _spare_carriers(inks: list[Ink], doomed: list[set[int]]) -> None:
    """Keep the first header or footer with a label that stands nowhere else."""
    carriers: list[tuple[int, Run, set[str]]] = []
    for page, (ink, out) in enumerate(zip(inks, doomed, strict=True)):
        for run in ink.runs:
            if id(run) in out and (found := _CARRIER.findall(run.text)):
                carriers.append((page, run, {label.lower() for label in found}))
    if not carriers:
        return
    body = " ".join(run.text for ink, out in zip(inks, doomed, strict=True) for run in ink.runs if id(run) not in out)
    known = {label.lower() for label in _CARRIER.findall(body)}
    for number, carrier, labels in carriers:
        if labels - known:
            known |= labels
            doomed[number].discard(id(carrier))
