"""One PDF page -> runs of words with boxes, by PDFium (performance notes: first and last character a word).

PDFium's traps met here: its text may be shorter than its list of characters (then the text is rebuilt from
the characters, so that both have one numbering); a hyphen at a line's end is U+FFFE and swallows the line
break; its font size leaves out the text matrix; its loose boxes collapse for turned text.
"""

import ctypes
import re
from array import array
from math import hypot
from typing import Any, NamedTuple
from unicodedata import is_normalized

import pypdfium2.raw as raw

from extractor.ingest.clean import MAX_RUN, clean
from extractor.ingest.pdf.frame import Box, Frame, turn_of
from extractor.ingest.pdf.rulings import Rulings

ASCENT, DESCENT = 0.94, 0.27  # of the font size; Danish capitals with a ring reach 0.94 in common fonts
GAP = 0.9  # in font sizes: a wider blank ends a run (a blank in a line is 0.2-0.5)

_LINE = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_WORD = re.compile(r"[^\s\x00\u200b\ufeff]+")
_DOUBLED = re.compile(r"(?:(\w)\1){4,}")
_ODD = re.compile("[\u00ad\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2060\ue000-\uf8ff\ufb00-\ufb06\ufeff\ufffd]")
_BULLET = re.compile("[\uf02d\uf06c-\uf07f\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc]")  # of symbol fonts, in private codes
_CLEAN: dict[int, str | None] = {
    **dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF], None),
    **{0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"},
}
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")
_SUPER = str.maketrans("0123456789*)", "⁰¹²³⁴⁵⁶⁷⁸⁹*)")


_char_box = ctypes.PYFUNCTYPE(None)(ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
"""The loose box of a character: called 600 times a page, so without the checks of a typed binding.

Takes the text page and the box as `c_void_p`, the index as an int: nothing else, since nothing is checked.
"""


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

    __slots__ = ("aside", "characters", "display", "frame", "number", "runs", "strange")

    def __init__(self, number: int, display: Frame) -> None:
        self.number = number
        self.display = display  # the page as displayed
        self.frame = display  # the frame in which most of its text reads upright
        self.runs: list[Run] = []
        self.aside: list[Run] = []  # lines that stand across; their boxes are in the frame, too
        self.characters = 0
        self.strange = 0  # characters no reader can read


class Sheet(NamedTuple):
    """What was read of one page."""

    ink: Ink
    rulings: Rulings


def page_frame(page: Any) -> Frame:
    """The page as displayed: its MediaBox, turned by `/Rotate`."""
    x0, y0, x1, y1 = page.get_mediabox()
    return Frame(page.get_rotation() % 360, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def read_ink(page: Any, textpage: Any, number: int) -> Ink:
    """All words of a page as runs in content order; those that stand across the page are kept apart."""
    ink = Ink(number, page_frame(page))
    text, count = textpage.get_text_range(), textpage.count_chars()
    if len(text) != count:
        text = _rebuilt(textpage.raw, count)
    ink.characters = count
    text = _BULLET.sub("•", text)
    pen = _Pen(textpage.raw, text)
    turned: dict[int | None, list[tuple[int, int]]] = {}
    upright = 0
    home = Frame(0, *ink.display[1:])
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end:
            first = _WORD.search(text, start, end)
            if first is None:
                break
            turn = pen.set(_telling(text, first, end))
            if turn == 0:
                stop = pen.runs(start, end, home, ink.runs)
                upright += stop - start
            else:
                stop = pen.turned_until(start, end, turn)
                turned.setdefault(turn, []).append((start, stop))
            start = stop
    ink.strange = pen.strange
    ink.frame = home
    if turned:
        _place_turned(ink, pen, turned, upright)
    return ink


def _rebuilt(handle: Any, count: int) -> str:
    """The text with exactly one code point for every character PDFium counts.

    A character beyond U+FFFF is counted as its two halves: it stands at the first, an invisible joiner at the second.
    """
    codes = [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]
    out = [chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes]
    for i in range(count - 1):
        if 0xD800 <= codes[i] < 0xDC00 <= codes[i + 1] < 0xE000:
            out[i] = chr(0x10000 + ((codes[i] - 0xD800) << 10) + codes[i + 1] - 0xDC00)
            out[i + 1] = "\u2060"
    return "".join(out)


def _place_turned(ink: Ink, pen: "_Pen", turned: dict[int | None, list[tuple[int, int]]], upright: int) -> None:
    """Lines that are not upright in user space: the flow of a turned page, or words across it."""
    lengths = {turn: sum(end - start for start, end in lines) for turn, lines in turned.items()}
    best = max((turn for turn in lengths if turn is not None), key=lambda turn: (lengths[turn], -turn), default=0)
    lines_aside = [line for turn, lines in turned.items() if turn != best for line in lines]
    if lengths.get(best, 0) > upright:
        ink.frame = Frame(best, *ink.display[1:])
        flow, ink.runs = ink.runs, []
        home = Frame(0, *ink.display[1:])
        for run in flow:
            boxes = [ink.frame.box(*home.user((x0, run.top, x1, run.bottom))) for _, x0, x1 in run.words]
            ink.aside.append(_across([word[0] for word in run.words], boxes, run.size))
        for start, end in turned.get(best, ()):
            pen.set(_first(pen.text, start, end))
            pen.runs_turned(start, end, ink.frame, ink.runs)
    else:
        lines_aside += turned.get(best, [])
    for start, end in sorted(lines_aside):
        pen.set(_first(pen.text, start, end))
        found = [
            (word, ink.frame.box(*pen.ink_box(*match.span())))
            for match in _WORD.finditer(pen.text, start, end)
            if (word := pen.tidy(match.group(), match.start(), pen.size).rstrip("\ufffe\x02"))
        ]
        if found:
            ink.aside.append(_across([word for word, _ in found], [box for _, box in found], pen.size))


def _telling(text: str, first: re.Match[str], end: int) -> int:
    """The character that tells a line's size: not a bullet, which often has a font and a size of its own."""
    if first.end() - first.start() == 1 and not first.group().isalnum():
        second = _WORD.search(text, first.end(), end)
        if second is not None:
            return second.start()
    return first.start()


def _first(text: str, start: int, end: int) -> int:
    match = _WORD.search(text, start, end)
    return match.start() if match is not None else start


def _across(words: list[str], boxes: list[Box], size: float) -> Run:
    """A line that stands across the page as one run: every word's box is as high as the line is."""
    run = Run([(word, box[0], box[2]) for word, box in zip(words, boxes, strict=True)], boxes[0][3], size)
    run.x0, run.x1 = min(box[0] for box in boxes), max(box[2] for box in boxes)
    run.top, run.bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    run.base = run.bottom
    return run


class _Pen:
    """Reads boxes of one text page; holds the C structs so that none is made per word."""

    def __init__(self, handle: Any, text: str) -> None:
        self.handle = handle
        self.text = text
        self.odd = bool(_ODD.search(text)) or (not text.isascii() and not is_normalized("NFC", text)) or _long(text)
        self._doubled: bool | None = None
        self.strange = 0
        self._address = ctypes.cast(handle, ctypes.c_void_p)
        self._rect = array("f", (0.0, 0.0, 0.0, 0.0))  # left, top, right, bottom
        self._into = ctypes.c_void_p(self._rect.buffer_info()[0])
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._four = [ctypes.c_double() for _ in range(4)]
        self.base, self.size = 0.0, 1.0  # of the line under way, in user space

    @property
    def doubled(self) -> bool:
        """Whether the page draws glyphs twice («ddoobbeelltt»); asked only where a word looks so."""
        if self._doubled is None:
            self._doubled = _DOUBLED.search(self.text) is not None
        return self._doubled

    def set(self, index: int) -> int | None:
        """Read baseline, size and turn of the line whose first character is `index`."""
        turn = self._turn(index)
        matrix = self._matrix
        raw.FPDFText_GetCharOrigin(self.handle, index, self._x, self._y)
        self.base = self._y.value
        scale = abs(matrix.d) if turn in (0, 180) else hypot(matrix.c, matrix.d)
        self.size = min(max(raw.FPDFText_GetFontSize(self.handle, index) * scale, 0.5), 400.0)
        return turn

    def _turn(self, index: int) -> int | None:
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self.handle, index, matrix)
        return turn_of(matrix.a, matrix.b, matrix.c, matrix.d)

    def turned_until(self, start: int, end: int, turn: int | None) -> int:
        """Where text of one turn ends: PDFium may put an upright cell and a turned one on one line."""
        for match in _WORD.finditer(self.text, start, end):
            if self._turn(match.start()) != turn:
                return match.start()
        return end

    def runs(self, start: int, end: int, frame: Frame, out: list[Run]) -> int:
        """Cut an upright line into runs at wide blanks and where it steps back, up to where it ends or turns."""
        text, handle, rect, into, box = self.text, self._address, self._rect, self._into, _char_box
        size, base, left = self.size, self.base, frame.x0
        line = frame.y1 - base
        gap, back, raised = GAP * size, -0.25 * size, base + 0.1 * size
        odd = self.odd
        words: list[tuple[str, float, float]] = []
        before = 0.0
        for match in _WORD.finditer(text, start, end):
            a, b = match.span()
            word = text[a:b]
            box(handle, a, into)
            x0 = rect[0] - left
            if b - a > 1:
                box(handle, b - 1, into)
            x1 = rect[2] - left
            if odd or (b - a > 7 and word[0] == word[1] and self.doubled):
                word = self.tidy(word, a, size)
                if not word:
                    continue
            if word[-1] <= "9" and rect[3] > raised and word[-1].isdigit() and rect[1] - rect[3] < 0.9 * size:
                word = self._superscript(word, a, b, raised)
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
                    if self._turn(a) != 0:
                        return a
            if len(word) > MAX_RUN:
                words += [(word[i : i + MAX_RUN], x0, x1) for i in range(0, len(word) - MAX_RUN, MAX_RUN)]
                word = word[(len(word) - 1) // MAX_RUN * MAX_RUN :]
            words.append((word, x0, x1))
            before = x1
        if words:
            out.append(_ended(words, line, size))
        return end

    def runs_turned(self, start: int, end: int, frame: Frame, out: list[Run]) -> None:
        """The same for a line that is upright in another frame than user space."""
        size = self.size
        words: list[tuple[str, float, float]] = []
        _, _, _, line = frame.box(self._x.value, self._y.value, self._x.value, self._y.value)
        for match in _WORD.finditer(self.text, start, end):
            word = self.tidy(match.group(), match.start(), size)
            if not word:
                continue
            x0, _, x1, _ = frame.box(*self.ink_box(*match.span()))
            if words and not -0.25 * size <= x0 - words[-1][2] <= GAP * size:
                out.append(Run(words, line, size))
                words = []
            words.append((word, x0, x1))
        if words:
            out.append(_ended(words, line, size))

    def tidy(self, word: str, index: int, size: float) -> str:
        """The word without what is no letter: soft hyphens, zero-width marks, doubled glyphs; bullets as «•»."""
        if len(word) > 7 and word[::2] == word[1::2] and self.doubled and self._stacked(index, size):
            word = word[::2]
        if self.odd:
            if word[-1] == "\xad":
                word = word[:-1] + "\ufffe"  # a soft hyphen that is seen is one at the line's end
            word = word.translate(_CLEAN)
            tail = word[-1:]
            if tail and tail in "\ufffe\x02":
                word = clean(word[:-1]).replace(" ", "") + tail
            else:
                word = clean(word).replace(" ", "")
            self.strange += len(_UNREADABLE.findall(word))
        return word

    def _stacked(self, index: int, size: float) -> bool:
        _char_box(self._address, index, self._into)
        first = self._rect[0]
        _char_box(self._address, index + 1, self._into)
        return abs(self._rect[0] - first) < 0.25 * (size or 10.0)

    def _superscript(self, word: str, start: int, end: int, raised: float) -> str:
        """Mark the raised figures at a word's end («pct.1» with a note mark is «pct.¹»)."""
        at = end
        while at > start and self.text[at - 1].isdigit():
            _char_box(self._address, at - 1, self._into)
            if self._rect[3] <= raised:
                break
            at -= 1
        cut = len(word) - (end - at)
        return word[:cut] + word[cut:].translate(_SUPER) if cut >= 0 else word

    def ink_box(self, start: int, end: int) -> Box:
        """Left, bottom, right, top in user space around the characters of a range."""
        left, right, bottom, top = self._four
        boxes = []
        for index in range(start, end):
            if raw.FPDFText_GetCharBox(self.handle, index, left, right, bottom, top):
                boxes.append((left.value, bottom.value, right.value, top.value))
        if not boxes:
            return 0.0, 0.0, 0.0, 0.0
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def _ended(words: list[tuple[str, float, float]], base: float, size: float) -> Run:
    """The run at a line's end; PDFium's sign for a hyphen there becomes a hyphen."""
    word, x0, x1 = words[-1]
    hyphen = word[-1] in "\ufffe\x02"
    if hyphen:
        words[-1] = word[:-1] + "-", x0, x1
    return Run(words, base, size, hyphen)


def _long(text: str) -> bool:
    """Whether a run of characters without blank is so long that cleaning would cut it."""
    return max(map(len, text.split()), default=0) >= 500
