"""Source text of a corpus document cut into blocks, and lines broken to a width.

A source text holds one paragraph per line, so that its offsets are easy to annotate.
The rendered page holds what real letters do to such a text: wrapped lines, hyphens at
line ends, hanging indents.  All widths are in PDF points.
"""

import re
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
LIST_MARK = re.compile(rf"(?:[-•]|\d{{1,2}}\.(?! {MONTH})|[a-zA-Z]\))[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of layout: kind is ``para``, ``item``, ``table``, ``gap`` or ``margin``."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its text, and whether the paragraph ends with it."""

    text: str
    last: bool


def blocks(text: str, margin: tuple[str, str] | None) -> list[Block]:
    """Blocks in reading order; ``margin`` names the first and last line of the margin block."""
    found: list[Block] = []
    table: list[str] = []
    aside: list[str] | None = None
    for line in text.rstrip("\n").split("\n"):
        if aside is None and margin is not None and line == margin[0]:
            aside = []
        if aside is not None:
            aside.append(line)
            if margin is not None and line == margin[1]:
                found.append(Block("margin", tuple(aside)))
                aside, margin = None, None
            continue
        if table and "\t" not in line:
            found.append(Block("table", tuple(table)))
            table = []
        if "\t" in line:
            table.append(line)
        elif not line.strip():
            found.append(Block("gap", ()))
        else:
            found.append(Block("item" if LIST_MARK.match(line) else "para", (line,)))
    if table:
        found.append(Block("table", tuple(table)))
    return found


def pieces(word: str, breaks: dict[str, str]) -> list[tuple[str, str]]:
    """Places where a word may be cut: (head with its line-end hyphen, tail)."""
    cuts = []
    for at in (i + 1 for i, sign in enumerate(word[:-1]) if sign == "-" and word[i + 1].isalpha()):
        cuts.append((word[:at], word[at:]))
    core = word.strip(".,;:()\"'")
    if core in breaks:
        start, parts = word.index(core), breaks[core].split("|")
        for n in range(1, len(parts)):
            at = start + len("".join(parts[:n]))
            cuts.append((word[:at] + "-", word[at:]))
    return sorted(cuts, key=lambda cut: -len(cut[0]))


def wrap(text: str, font: str, size: float, width: float, breaks: dict[str, str]) -> list[Line]:
    """Break one paragraph into lines no wider than ``width``; ``breaks`` says where words part."""
    lines: list[str] = []
    current = ""
    words = text.split(" ")
    while words:
        word = words.pop(0)
        trial = f"{current} {word}" if current else word
        if stringWidth(trial, font, size) <= width or not (current or pieces(word, breaks)):
            current = trial
            continue
        for head, tail in pieces(word, breaks):
            trial = f"{current} {head}" if current else head
            if stringWidth(trial, font, size) <= width:
                current = trial
                words.insert(0, tail)
                break
        else:
            if not current:
                current = word
                continue
            words.insert(0, word)
        lines.append(current)
        current = ""
    lines.append(current)
    return [Line(line, n == len(lines) - 1) for n, line in enumerate(lines)]
