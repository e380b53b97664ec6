"""The words above or below a table that say what it holds."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractor.lang.sentences import split
from extractor.layout import marks
from extractor.layout.lines import Line
from extractor.layout.tables import Found
from extractor.schema.document import Block, Table

MAX_CAPTION = 260
MAX_LEAD = 600
_NAMED = re.compile(r"(?:Tabel|Oversigt|Skema)\s?\d{0,2}\b", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\b(?:tabel(?:len|lerne|ler)?|skemaet|oversigten|nedenstående"
    r"|tallene (?:er|viser|angiver|dækker|omfatter|fremgår|ses|bag)"
    r"|(?:ses|vist|vises|fremgår|opgjort) (?:her|nedenfor|herunder))\b",
    re.IGNORECASE,
)
_OPEN = ("heading", "paragraph", "caption")


class Captions:
    """Finds the captions of a document's tables."""

    def __init__(self, text: str, found: Sequence[Line], blocks: Sequence[Block]) -> None:
        self.text = text
        self.lines = found
        self.by_start = {block.start: block for block in blocks if block.kind in _OPEN}
        self.by_end = {block.end: block for block in blocks if block.kind == "paragraph"}

    def of(self, table: Found) -> tuple[int, int] | None:
        """Bounds of the caption, None where there is none.

        The nearest short line above without a sentence's end (or one that begins with «Tabel»), with a second such
        line above it; else the last sentences of the paragraph above, from the one that speaks of the table
        («Tallene angiver andelen …», «Status pr. 31. august:»); else a line «Tabel …» right below.
        """
        above = self._line(table.first - 1)
        if above is not None:
            start = above.start
            second = self._line(table.first - 2) if not _NAMED.match(above.text) and above.gap <= 1 else None
            if second is not None and not marks.markdown_level(second.text):
                start = second.start
            return start, above.end
        lead = self._lead_in(table.first - 1)
        if lead is not None:
            return lead
        below = self.lines[table.last + 1] if table.last + 1 < len(self.lines) else None
        if below is not None and below.gap <= 1 and _NAMED.match(below.text) and len(below.text) <= MAX_CAPTION:
            return below.start, below.end
        return None

    def _line(self, number: int) -> Line | None:
        if number < 0:
            return None
        line = self.lines[number]
        block = self.by_start.get(line.start)
        if block is None or block.end != line.end or len(line.text) > MAX_CAPTION:
            return None
        if _NAMED.match(line.text):
            return line
        if (block.kind == "heading" and block.label) or marks.part_role(line.text):
            return None
        ended = line.text[-1] in ".!?;," and line.text.count(" ") > 4
        return None if ended or (line.text[-1] == ":" and line.text.count(" ") > 12) else line

    def _lead_in(self, number: int) -> tuple[int, int] | None:
        block = self.by_end.get(self.lines[number].end) if number >= 0 else None
        if block is None:
            return None
        begin = max(block.start, block.end - MAX_LEAD)
        bounds = list(split(self.text, begin, block.end))[-3:]
        if bounds[0][0] == begin > block.start:
            bounds = bounds[1:]  # a part of a sentence
        for start, end in bounds:
            if _SPEAKS.search(self.text, start, end) or (end == block.end and self.text[end - 1] == ":"):
                return start, block.end
        return None


def mark_captions(blocks: list[Block], tables: Sequence[Table]) -> list[Block]:
    """A heading or line that captions a table becomes a caption; a paragraph of prose stays one."""
    starts = [block.start for block in blocks]
    marked = list(blocks)
    for table in tables:
        if table.caption is None:
            continue
        number = bisect_left(starts, table.caption[0])
        while number < len(blocks) and blocks[number].start < table.caption[1]:
            block = blocks[number]
            prose = block.kind == "paragraph" and block.end - block.start > MAX_CAPTION
            title = block.kind == "heading" and block.level == 1
            if block.kind in ("heading", "paragraph") and not prose and not title:
                marked[number] = replace(block, kind="caption", level=0)
            number += 1
    return marked
