"""The words above or below a table that say what it holds."""

import re
from collections.abc import Sequence

from extractor.layout import marks
from extractor.layout.lines import Line
from extractor.layout.tables import Found
from extractor.schema.document import Block

MAX_CAPTION = 260
_NAMED = re.compile(r"(?:Tabel|Oversigt|Skema)\s?\d{0,2}\b", re.IGNORECASE)
_OPEN = ("heading", "paragraph", "caption")


def caption(found: Sequence[Line], table: Found, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Bounds of the caption, None where there is none.

    The nearest short line above without a sentence's end (or one that begins with «Tabel»), with a second such
    line above it; else a line «Tabel …» right below.
    """
    kinds = {block.start: block for block in blocks if block.kind in _OPEN}
    above = _candidate(found, table.first - 1, kinds)
    if above is not None:
        start = above.start
        if not _NAMED.match(above.text):
            second = _candidate(found, table.first - 2, kinds)
            if second is not None and above.gap <= 1 and not marks.markdown_level(second.text):
                start = second.start
        return start, above.end
    below = found[table.last + 1] if table.last + 1 < len(found) else None
    if below is not None and below.gap <= 1 and _NAMED.match(below.text) and len(below.text) <= MAX_CAPTION:
        return below.start, below.end
    return None


def _candidate(found: Sequence[Line], number: int, kinds: dict[int, Block]) -> Line | None:
    if number < 0:
        return None
    line = found[number]
    block = kinds.get(line.start)
    if block is None or block.end != line.end or len(line.text) > MAX_CAPTION:
        return None
    if _NAMED.match(line.text):
        return line
    if (block.kind == "heading" and (block.label or block.level == 1)) or marks.part_role(line.text):
        return None
    ended = line.text[-1] in ".!?;," and line.text.count(" ") > 4
    return None if ended or (line.text[-1] == ":" and line.text.count(" ") > 12) else line
