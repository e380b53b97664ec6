"""One PDF page -> runs of words with boxes, by PDFium (performance notes: first and last character a word).

PDFium's traps met here: a hyphen at a line's end is U+FFFE and swallows the line break; words drawn twice, glyphs
drawn twice, figures raised without a sign. Those of its characters and boxes: `glyphs`.
"""

import ctypes
import re
from bisect import bisect_left
from operator import sub
from typing import Any, NamedTuple
from unicodedata import is_normalized

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.ingest.clean import MAX_RUN, clean
from extractor.ingest.pdf.frame import Box, Frame
from extractor.ingest.pdf.glyphs import Glyphs
from extractor.ingest.pdf.quality import is_prose
from extractor.ingest.pdf.rulings import Rulings

ASCENT, DESCENT = 0.94, 0.27  # of the font size; Danish capitals with a ring reach 0.94 in common fonts
GAP = 0.9  # in font sizes: a wider blank ends a run (a blank in a line is 0.2-0.5)
MOST_STRETCHED = 5  # in font sizes: blanks of a line of block-set text are no wider

_LINE = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_DOUBLED = re.compile(r"(?:(\w)\1){4,}")
# Ghostscript 10.0 writes the two letters of a ligature with their bytes changed over, «昀椀» for «fi»
_TURNED = {code << 8: chr(code) for code in range(0x41, 0x7B) if chr(code).isalpha()}
_ODD = re.compile(
    "[\u00ad\u02da\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2060\ue000-\uf8ff\ufb00-\ufb06\ufeff\ufffd"
    + "".join(map(chr, _TURNED)) + "]"
)  # fmt: skip
_CLEAN: dict[int, str | None] = {
    **_TURNED,
    **dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF], None),
    **{0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"},
}
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")
_SUPER = str.maketrans("0123456789*)", "⁰¹²³⁴⁵⁶⁷⁸⁹*)")


class Run:
    """Words on one baseline without a wide blank between them, in a frame (y down)."""

    __slots__ = ("base", "bottom", "hyphen", "size", "top", "words", "x0", "x1")

    def __init__(self, words: list[tuple[str, float, float]], base: float, size: float, hyphen: bool = False) -> None:
        self.words = words  # (text, x0, x1)
        self.base = base
        self.size = size
        self.hyphen = hyphen  # PDFium saw a hyphen at the line's end
        self.x0 = words[0][1]
        self.x1 = words[-1][2]
        self.top = base - ASCENT * size
        self.bottom = base + DESCENT * size

    @property
    def text(self) -> str:
        """The words with one blank between them."""
        return " ".join([word[0] for word in self.words])


class Ink:
    """What one page holds before its layout is known."""

    __slots__ = ("aside", "characters", "display", "frame", "number", "prose", "runs", "strange")

    def __init__(self, number: int, display: Frame) -> None:
        self.number = number
        self.display = display  # the page as displayed
        self.frame = display  # the frame in which most of its text reads upright
        self.runs: list[Run] = []
        self.aside: list[Run] = []  # lines that stand across; their boxes are in the frame, too
        self.characters = 0
        self.strange = 0  # characters no reader can read
        self.prose = False  # whether it is sure to be running text that can be read


class Sheet(NamedTuple):
    """What was read of one page."""

    ink: Ink
    rulings: Rulings


def page_frame(page: Any) -> Frame:
    """The page as displayed: its MediaBox (US Letter where it has none), turned by `/Rotate`.

    Raises:
        PdfiumError: the page does not say how it is turned.
    """
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPage_GetMediaBox(page, x0, y0, x1, y1):
        x1.value, y1.value = 612, 792
    quarters = raw.FPDFPage_GetRotation(page)
    if quarters < 0:
        raise pdfium.PdfiumError("Failed to get page rotation.")
    left, right, bottom, top = x0.value, x1.value, y0.value, y1.value
    return Frame(90 * quarters, min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def read_ink(page: Any, textpage: Any, number: int) -> Ink:
    """All words of a page as runs in content order; those that stand across the page are kept apart.

    `page` and `textpage` are PDFium's own handles.
    """
    ink = Ink(number, page_frame(page))
    home = Frame(0, *ink.display[1:])
    pen = _Pen(Glyphs(textpage), home)
    ink.characters = len(pen.text)
    turned: dict[int | None, list[tuple[int, int]]] = {}  # turn -> words first..last of each line
    upright = word = 0
    starts = pen.glyphs.starts
    for match in _LINE.finditer(pen.text):
        start, end = match.span()
        begin, last = word, bisect_left(starts, end, word)
        while word < last:
            first = word
            turn = pen.set(pen.telling(first, last))
            if turn == 0:
                word = (pen.runs if first == begin else pen.cut)(first, last, ink.runs)
                stop = end if word == last else starts[word]
                upright += stop - start
                start = stop
            else:
                word = pen.turned_until(first, last, turn)
                turned.setdefault(turn, []).append((first, word))
                start = end if word == last else starts[word]
    ink.strange = pen.strange
    ink.prose = not pen.odd and "(cid:" not in pen.text and is_prose(pen.glyphs.words)
    ink.frame = home
    if turned:
        _place_turned(ink, pen, turned, upright)
    return ink


def _place_turned(ink: Ink, pen: "_Pen", turned: dict[int | None, list[tuple[int, int]]], upright: int) -> None:
    """Lines that are not upright in user space: the flow of a turned page, or words across it."""
    starts, ends = pen.glyphs.starts, pen.glyphs.ends
    lengths = {turn: sum(ends[last - 1] - starts[first] for first, last in lines) for turn, lines in turned.items()}
    best = max((turn for turn in lengths if turn is not None), key=lambda turn: (lengths[turn], -turn), default=0)
    lines_aside = [line for turn, lines in turned.items() if turn != best for line in lines]
    if lengths.get(best, 0) > upright:
        ink.frame = Frame(best, *ink.display[1:])
        flow, ink.runs = ink.runs, []
        home = Frame(0, *ink.display[1:])
        for run in flow:
            boxes = [ink.frame.box(*home.user((x0, run.top, x1, run.bottom))) for _, x0, x1 in run.words]
            ink.aside.append(_across([word[0] for word in run.words], boxes, run.size))
        for first, last in turned.get(best, ()):
            pen.set(starts[first])
            pen.runs_turned(first, last, ink.frame, ink.runs)
    else:
        lines_aside += turned.get(best, [])
    for first, last in sorted(lines_aside):
        pen.set(starts[first])
        found = [
            (word, ink.frame.box(*pen.glyphs.ink_box(starts[i], ends[i])))
            for i in range(first, last)
            if (word := pen.tidy(i, pen.size).rstrip("\ufffe\x02"))
        ]
        if found:
            ink.aside.append(_across([word for word, _ in found], [box for _, box in found], pen.size))


def _across(words: list[str], boxes: list[Box], size: float) -> Run:
    """A line that stands across the page as one run: every word's box is as high as the line is."""
    run = Run([(word, box[0], box[2]) for word, box in zip(words, boxes, strict=True)], boxes[0][3], size)
    run.x0, run.x1 = min(box[0] for box in boxes), max(box[2] for box in boxes)
    run.top, run.bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    run.base = run.bottom
    return run


class _Pen:
    """Cuts the words of one text page into runs, line by line."""

    def __init__(self, glyphs: Glyphs, frame: Frame) -> None:
        self.glyphs = glyphs
        self.text = text = glyphs.text
        self.strange = 0
        self.base, self.size = 0.0, 1.0  # of the line under way, in user space
        self._floor = frame.y1
        self._x, self._y = 0.0, 0.0  # where the line under way begins, in user space
        words, left = glyphs.words, frame.x0
        self._lefts = [x - left for x in glyphs.lefts] if left else glyphs.lefts
        self._rights = [x - left for x in glyphs.rights] if left else glyphs.rights
        self._doubled: bool | None = None
        self.odd = bool(_ODD.search(text)) or (not text.isascii() and not is_normalized("NFC", text))
        self.odd = self.odd or max(map(len, words), default=0) >= MAX_RUN
        stacked = not self.odd and [1 for word in words if len(word) > 7 and word[0] == word[1]] and self.doubled
        self._plain = not self.odd and not stacked  # no word of the page is to be looked at for its letters
        self._words = list(zip(words, self._lefts, self._rights, strict=True)) if self._plain else []
        self._blanks = [*map(sub, self._lefts[1:], self._rights)]  # behind each word but the last

    @property
    def doubled(self) -> bool:
        """Whether the page draws glyphs twice («ddoobbeelltt»); asked only where a word looks so."""
        if self._doubled is None:
            self._doubled = _DOUBLED.search(self.text) is not None
        return self._doubled

    def telling(self, first: int, last: int) -> int:
        """The character that tells a line's size: not a bullet, which often has a font and a size of its own."""
        word = self.glyphs.words[first]
        if len(word) == 1 and first + 1 < last and not word.isalnum():
            first += 1
        return self.glyphs.starts[first]

    def set(self, index: int) -> int | None:
        """Read baseline, size and turn of the line that the character `index` tells of."""
        turn, self._x, self._y, self.size = self.glyphs.line(index)
        self.base = self._y
        return turn

    def turned_until(self, first: int, last: int, turn: int | None) -> int:
        """The word where text of one turn ends: PDFium may put an upright cell and a turned one on one line."""
        for i in range(first, last):
            if self.glyphs.turn(self.glyphs.starts[i]) != turn:
                return i
        return last

    def runs(self, first: int, last: int, out: list[Run]) -> int:
        """Cut an upright line into runs at wide blanks and where it steps back; the word where it ends or turns.

        Looks at the whole line first, so only to be asked where a line begins.
        """
        size = self.size
        if last - first > 4 and self.glyphs.ends[last - 1] - self.glyphs.starts[first] < 2.5 * (last - first):
            joined = self._spaced_out(first, last)
            if joined:
                out.append(_ended(joined, self._floor - self.base, size))
                return last
        if self._plain and max(self.glyphs.bottoms[first:last]) <= self.base + 0.1 * size:
            blanks = self._blanks[first : last - 1]
            if not blanks or (max(blanks) <= GAP * size and min(blanks) >= -0.25 * size):  # most lines are one run
                out.append(_ended(self._words[first:last], self._floor - self.base, size))
                return last
        return self.cut(first, last, out)

    def cut(self, first: int, last: int, out: list[Run]) -> int:
        """As `runs`, word by word."""
        glyphs, size, line = self.glyphs, self.size, self._floor - self.base
        gap = MOST_STRETCHED * size if self._stretched(first, last) else GAP * size
        back, raised = -0.25 * size, self.base + 0.1 * size
        words: list[tuple[str, float, float]] = []
        before = 0.0
        for i in range(first, last):
            word, x0, x1 = glyphs.words[i], self._lefts[i], self._rights[i]
            if not self._plain:
                word = self.tidy(i, size)
                if not word:
                    continue
            low = glyphs.bottoms[i]
            if low > raised and word[-1] <= "9" and word[-1].isdigit() and glyphs.tops[i] - low < 0.9 * size:
                word = self._superscript(word, i, raised)
                if words and word[0] in _RAISED and x0 - before < 0.3 * size:
                    words[-1] = (words[-1][0] + word, words[-1][1], x1)
                    before = x1
                    continue
            if words:
                space = x0 - before
                if space > gap or space < back:
                    if space < back and word == words[-1][0] and abs(x0 - words[-1][1]) < 0.3 * size:
                        continue  # drawn twice to look bold
                    out.append(Run(words, line, size))
                    words = []
                    if glyphs.turn(glyphs.starts[i]) != 0:
                        return i
                    line = self._floor - (self.base if -0.35 * size <= low - self.base <= 0.3 * size else self._own(i))
            if len(word) > MAX_RUN:
                words += [(word[k : k + MAX_RUN], x0, x1) for k in range(0, len(word) - MAX_RUN, MAX_RUN)]
                word = word[(len(word) - 1) // MAX_RUN * MAX_RUN :]
            words.append((word, x0, x1))
            before = x1
        if words:
            out.append(_ended(words, line, size))
        return last

    def _own(self, index: int) -> float:
        """The baseline of a word that stands far above or below its line's: a cell beside one of two lines."""
        _, _, y, size = self.glyphs.line(self.glyphs.starts[index])
        return y if abs(y - self.base) > 0.35 * self.size and size > 0.8 * self.size else self.base

    def _spaced_out(self, first: int, last: int) -> list[tuple[str, float, float]]:
        """The words of «R E D E G Ø R E L S E», letters set apart; none where a line's single signs are its words."""
        words = [self.tidy(i, self.size) for i in range(first, last)]
        single = [word for word in words if len(word) == 1]
        letters = sum(map(str.isalpha, single))
        blanks = self._blanks[first : last - 1]
        usual = sorted(blanks)[len(blanks) // 2]
        if len(single) < 0.75 * len(words) or letters < max(4, 0.6 * len(single)) or usual > GAP * self.size:
            return []
        if len(set(map(str.lower, single))) < 3:
            return []  # marks in a table's columns: «x x x»
        joined = [(words[0], self._lefts[first], self._rights[first])]
        lefts, rights = self._lefts[first + 1 : last], self._rights[first + 1 : last]
        for word, blank, x0, x1 in zip(words[1:], blanks, lefts, rights, strict=True):
            if blank <= 1.6 * usual:
                joined[-1] = joined[-1][0] + word, joined[-1][1], x1
            else:
                joined.append((word, x0, x1))
        return [word for word in joined if word[0]]

    def _stretched(self, first: int, last: int) -> bool:
        """A line of block-set text, all its blanks equally wide, or of letters set apart, with blanks like letters."""
        words, size = self.glyphs.words, self.size
        if not words[first][-1].isalnum() and len(words[first]) < 4:
            first += 1  # the blank behind a list's label has a width of its own
        blanks = self._blanks[first : last - 1]
        if not blanks or max(blanks) <= GAP * size:
            return False
        starts, ends = self.glyphs.starts[first:last], self.glyphs.ends[first:last]
        ink = sum(self._rights[first:last]) - sum(self._lefts[first:last])
        if max(blanks) <= 1.25 * ink / (sum(ends) - sum(starts)):
            return True
        if len(blanks) < 2 or max(blanks) > min(MOST_STRETCHED * size, min(blanks) + 0.12 * size):
            return False
        small = sum(1 for word in words[first + 1 : last] if word[0].islower() and word.rstrip(".,;:").isalpha())
        return small >= (0.4 if len(blanks) > 3 else 0.6) * len(blanks)

    def runs_turned(self, first: int, last: int, frame: Frame, out: list[Run]) -> None:
        """The same for a line that is upright in another frame than user space."""
        starts, ends = self.glyphs.starts, self.glyphs.ends
        size, line = self.size, frame.box(self._x, self._y, self._x, self._y)[3]
        words: list[tuple[str, float, float]] = []
        for i in range(first, last):
            word = self.tidy(i, size)
            if not word:
                continue
            x0, _, x1, _ = frame.box(*self.glyphs.ink_box(starts[i], ends[i]))
            _, x, y, own = self.glyphs.line(starts[i])
            base = frame.box(x, y, x, y)[3]
            elsewhere = abs(base - line) > 0.35 * size  # PDFium may put several turned lines on one
            if words and (elsewhere or not -0.25 * size <= x0 - words[-1][2] <= GAP * size):
                out.append(_ended(words, line, size) if elsewhere else Run(words, line, size))
                words = []
            if elsewhere:
                line, size = base, own
            words.append((word, x0, x1))
        if words:
            out.append(_ended(words, line, size))

    def tidy(self, number: int, size: float) -> str:
        """A word without what is no letter: soft hyphens, zero-width marks, doubled glyphs."""
        word = self.glyphs.words[number]
        if len(word) > 7 and word[::2] == word[1::2] and self.doubled and self._stacked(number, size):
            word = word[::2]
        if self.odd:
            if word[-1] == "\xad":
                word = word[:-1] + "\ufffe"  # a soft hyphen that is seen is one at the line's end
            word = word.translate(_CLEAN)
            if "\u02da" in word:
                word = word.replace("\u02daa", "å").replace("\u02daA", "Å")  # an accent that TeX sets over its letter
            tail = word[-1:]
            if tail and tail in "\ufffe\x02":
                word = clean(word[:-1]).replace(" ", "") + tail
            else:
                word = clean(word).replace(" ", "")
            self.strange += len(_UNREADABLE.findall(word))
        return word

    def _stacked(self, number: int, size: float) -> bool:
        start = self.glyphs.starts[number]
        return abs(self.glyphs.left(start + 1) - self.glyphs.left(start)) < 0.25 * (size or 10.0)

    def _superscript(self, word: str, number: int, raised: float) -> str:
        """Mark the raised figures at a word's end («pct.1» with a note mark is «pct.¹»)."""
        start, end = self.glyphs.starts[number], self.glyphs.ends[number]
        at = end
        while at > start and self.text[at - 1].isdigit() and self.glyphs.bottom(at - 1) > raised:
            at -= 1
        cut = len(word) - (end - at)
        return word[:cut] + word[cut:].translate(_SUPER) if cut >= 0 else word


def _ended(words: list[tuple[str, float, float]], base: float, size: float) -> Run:
    """The run at a line's end; PDFium's sign for a hyphen there becomes a hyphen."""
    word, x0, x1 = words[-1]
    hyphen = word[-1] in "\ufffe\x02"
    if hyphen:
        words[-1] = word[:-1] + "-", x0, x1
    return Run(words, base, size, hyphen)
