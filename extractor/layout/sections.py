"""Headings -> sections: agenda items with their parts, chapters of a report, parts of a letter."""

import re
from collections.abc import Sequence

from extractor.layout import marks
from extractor.schema.document import Block, Section

_NUMBER = re.compile(
    r"(?:(?:Punkt|Pkt\.?|Sag)(?:\s?nr\.?)?\s?)?\d{1,3}(?:\.\d{1,2}){0,3}\s{0,2}[.:)–-]?\s{1,8}", re.IGNORECASE
)


def sections(blocks: Sequence[Block], text: str) -> tuple[Section, ...]:
    """The reach of each heading: to the next heading of its rank or above."""
    heads: list[tuple[int, int, str, str, str]] = []  # start, level, title, number, role
    for block in blocks:
        if block.kind == "heading":
            line = text[block.start : block.end]
            title = line.strip("#*_•· \t")
            number = block.label
            if number:
                title = _NUMBER.sub("", title, count=1)
            heads.append((block.start, block.level, title.rstrip(" :"), number, marks.part_role(line)))
        elif block.kind in ("paragraph", "label"):
            role, words = marks.run_in_part(text[block.start : block.start + 60])
            if role:
                heads.append((block.start, 2, words, "", role))
    found, open_until = [], len(text)
    ends: list[int] = [open_until] * 8
    for start, level, title, number, role in reversed(heads):
        found.append(Section(start, min(ends[1 : level + 1]), level, title, number, role))
        ends[level] = start
        for deeper in range(level + 1, 8):
            ends[deeper] = start
    return tuple(reversed(found))
