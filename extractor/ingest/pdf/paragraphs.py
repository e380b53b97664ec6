"""Lines -> paragraphs: which line goes on with the sentence of the line above."""

import re
from functools import cache
from itertools import pairwise

from extractor.ingest.pdf.lines import BULLET, LABEL
from extractor.ingest.pdf.words import Run
from extractor.lang import table

_ENDS = re.compile(r"[.:;!?…][\"'»”’)\]]*$")
_LABELLED = re.compile(r"[A-ZÆØÅ][\w./ -]{1,24}:(?:\s|$)")
_UPPER = re.compile(r"[\"'«»“”„(\[]*[A-ZÆØÅÉÖÄÜ]")
_LOWER = re.compile(r"[\"'«»“”„(\[]*[a-zæøåéöäü]")


class Paragraph:
    """Lines that read as one; `item` starts with a list label, `tight` stands close under what is above it."""

    __slots__ = ("item", "lines", "pages", "right", "tight")

    def __init__(self, lines: list[Run], page: int, item: bool, tight: bool, right: float) -> None:
        self.lines = lines
        self.pages = [page] * len(lines)
        self.item = item
        self.tight = tight
        self.right = right  # of the column


def pitches(columns: list[list[Run]]) -> dict[int, float]:
    """Font size (in half points) -> distance of baselines within a paragraph, as far as the document tells."""
    exact: dict[tuple[float, float], int] = {}  # few of them: rounded once each
    for lines in columns:
        for last, line in pairwise(lines):
            size, pitch = line.size, line.base - last.base
            if 0.9 * size < pitch < 3 * size and abs(size - last.size) < 0.3:
                exact[size, pitch] = exact.get((size, pitch), 0) + 1
    found: dict[int, dict[int, int]] = {}
    for (size, pitch), count in exact.items():
        counts = found.setdefault(round(2 * size), {})
        counts[round(4 * pitch)] = counts.get(round(4 * pitch), 0) + count
    out: dict[int, float] = {}
    most, leading = 0, 0.0  # the distance in font sizes of the size that tells most
    for size, counts in sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        total = sum(counts.values())
        for pitch in sorted(counts):
            near = counts[pitch] + counts.get(pitch + 1, 0)
            if near >= max(2, 0.12 * total):
                distance = (pitch + 0.5) / 4
                most, leading = most or total, leading or distance / size
                if distance <= 1.3 * leading * size or total > 0.2 * most:  # few and far apart: headings of one line
                    out[size] = distance
                break
    return out


def split(lines: list[Run], page: int, pitch: dict[int, float], right: float, margin: bool = False) -> list[Paragraph]:
    """Cut a column's lines into paragraphs; `right` is the column's right edge.

    In a margin block a line that begins with a capital or a figure begins anew: it is an address or a label.
    """
    out: list[Paragraph] = []
    last: Run | None = None
    for line in lines:
        words = line.words
        item = len(words) > 1 and LABEL.match(words[0][0]) is not None
        if last is not None:
            usual = pitch.get(round(2 * last.size)) or 1.4 * last.size
            distance = line.base - last.base
            tight = distance <= 1.25 * usual + 1
            if (
                tight
                and distance > 0.3 * line.size
                and abs(line.size - last.size) <= 0.12 * max(line.size, last.size)
                and continues(out[-1], last, line, item, right)
                and not (margin and not last.hyphen and not _LOWER.match(words[0][0]))
            ):
                out[-1].lines.append(line)
                out[-1].pages.append(page)
                last = line
                continue
        else:
            tight = False
        out.append(Paragraph([line], page, item, tight, right))
        last = line
    return out


def continues(paragraph: Paragraph, last: Run, line: Run, item: bool, right: float) -> bool:
    """Whether `line` goes on with the sentence of `last`, the line above it in one column."""
    if last.hyphen:
        return True
    size = last.size
    first = paragraph.lines[0]
    end, start = last.words[-1][0], line.words[0][0]
    ended = _ENDS.search(end) is not None
    width = line.words[0][2] - line.words[0][1]
    slack = right - last.x1 - 0.25 * size - width  # what would be left had the next word stood on the line above
    dated = item and not ended and _dated(line)
    lower = dated or _LOWER.match(start) is not None
    if item and not dated and _starts_item(paragraph, last, line, slack, ended):
        return False
    if not lower and _LABELLED.match(line.text) and _LABELLED.match(last.text):
        return False  # «Sagsnr.: 21/4711»
    if end[-1] == "-" and len(end) > 1 and (lower or start[0].isdigit()):
        return True
    if slack > 0.5 * size:
        return lower and not ended and slack < 0.35 * (right - first.x0) and abs(line.x0 - last.x0) < 3 * size
    step = line.x0 - last.x0
    if step > 0.8 * size and not (last is first and paragraph.item):
        return lower and not ended
    if step < -3 * size:
        return lower
    return True


def _starts_item(paragraph: Paragraph, last: Run, line: Run, slack: float, ended: bool) -> bool:
    """Whether a line with a label at its start is a list item, not «den / 12. december» or a dash in a sentence."""
    label, following = line.words[0][0], line.words[1][0]
    if label in "•▪■●○◦◆➢➤►✓" or ended or slack > 0.5 * last.size:
        return True
    if paragraph.item and _follows(paragraph.lines[0].words[0][0], label) and abs(paragraph.lines[0].x0 - line.x0) < 2:
        return True
    if last.x0 - line.x0 > 0.5 * last.size and len(paragraph.lines) > 1:
        return True  # hangs out to the left of the text above
    if BULLET.match(label):
        return paragraph.item and paragraph.lines[0].words[0][0] == label and abs(paragraph.lines[0].x0 - line.x0) < 2
    if (
        paragraph.item
        and abs(paragraph.lines[0].x0 - line.x0) < 2
        and line.x0 < last.x0 + 2
        and _UPPER.match(following)
    ):
        return len(paragraph.lines) == 1 or last.x0 > line.x0 + 2
    return False


def _follows(one: str, other: str) -> bool:
    """Whether list label `other` is the next after `one`: «2.» and «3.», «a)» and «b)»."""
    first, second = one.strip("().").split(".")[-1], other.strip("().").split(".")[-1]
    if first.isdecimal() and second.isdecimal():
        return int(second) == int(first) + 1
    return len(first) == len(second) == 1 and first.isalpha() and ord(second) == ord(first) + 1


def runs_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether the first paragraph of a page or column goes on with the last one of the page or column before."""
    last, line = above.lines[-1], below.lines[0]
    if last.hyphen:
        return True
    if abs(last.size - line.size) > 0.6:
        return False
    if below.item and (not _dated(line) or (above.item and _follows(above.lines[0].words[0][0], line.words[0][0]))):
        return False
    end, start = last.words[-1][0], line.words[0][0]
    if _ENDS.search(end):
        return False
    width = line.words[0][2] - line.words[0][1]
    slack = above.right - last.x1 - 0.25 * last.size - width
    if _LOWER.match(start) or start[0].isdigit():
        return slack <= 0.5 * last.size or (len(above.lines) > 1 and slack < 0.35 * (above.right - above.lines[0].x0))
    return slack <= 0.5 * last.size and len(above.lines) > 1


def starts_small(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a small letter, as the rest of a sentence does."""
    return _LOWER.match(paragraph.lines[0].words[0][0]) is not None


@cache
def _ordinal_heads() -> tuple[str, ...]:
    return tuple(table("sentences")["ordinal_heads"])


def _dated(line: Run) -> bool:
    """«12. december», «3. kvartal» at a line's start is no list label."""
    words = line.words
    return words[0][0][0].isdigit() and len(words) > 1 and words[1][0].startswith(_ordinal_heads())
