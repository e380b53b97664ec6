"""One text page of PDFium: its characters, the words among them, and where they stand.

Called hundreds of times a page, so without the checks of a typed binding, and word by word only where a rule looks
at a word: the boxes of all words are read in one go.

PDFium's traps met here: its text may be shorter than its list of characters (then the text is rebuilt from the
characters, so that both have one numbering); its font size leaves out the text matrix; its loose boxes collapse for
turned text.
"""

import ctypes
import re
from array import array
from collections import deque
from itertools import accumulate, repeat
from math import hypot
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.ingest.pdf.frame import Box, turn_of

_BULLET = re.compile("[\uf02d\uf06c-\uf07f\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc]")  # of symbol fonts, in private codes
_BLANKS = re.compile("([\\s\x00\u200b\ufeff]+)")
_BLANKS_AND_ENDS = re.compile("([\\s\x00\u200b\ufeff]+|(?<=[\ufffe\x02]))")  # a mark for a hyphen ends a word
_MOST = 1000  # words whose boxes are read in one go


def unchecked(name: str, result: Any = None, *arguments: Any) -> Any:
    """PDFium's function `name` without the checks of a typed binding, four times as fast to call.

    Where no `arguments` are named nothing is checked: handles and places to write to must be `c_void_p`, figures int.
    """
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_char_box = unchecked("FPDFText_GetLooseCharBox")
_matrix_of = unchecked("FPDFText_GetMatrix")
_origin_of = unchecked("FPDFText_GetCharOrigin")
_font_size = unchecked("FPDFText_GetFontSize", ctypes.c_double)

_boxes = array("f", bytes(4 * 5 * _MOST))
_first = _boxes.buffer_info()[0]
# PDFium writes left, top, right, bottom. The box of a word's last character is written one place behind that of its
# first one and over it: five figures a word are left, the first one's left and the last one's left, top, right, bottom.
_PLACES = [ctypes.c_void_p(_first + 4 * (5 * word + shift)) for word in range(_MOST) for shift in (0, 1)]


class Glyphs:
    """The characters of one text page; `starts` and `ends` bound its words, `lefts` … `bottoms` are their edges.

    Edges are in user space: a word's left from its first character, the others from its last one.
    """

    def __init__(self, handle: Any) -> None:
        self.handle = handle
        self.address = ctypes.cast(handle, ctypes.c_void_p)
        self.text = _BULLET.sub("•", _text_of(handle))
        self.words, self.starts, self.ends = _split(self.text)
        self.lefts, self.rights, self.bottoms, self.tops = self._edges()
        self._rect = array("f", (0.0,) * 4)  # left, top, right, bottom
        self._matrix = array("f", (0.0,) * 6)  # a, b, c, d, e, f
        self._origin = array("d", (0.0,) * 2)  # x, y
        self._into_rect = ctypes.c_void_p(self._rect.buffer_info()[0])
        self._into_matrix = ctypes.c_void_p(self._matrix.buffer_info()[0])
        at = self._origin.buffer_info()[0]
        self._into_x, self._into_y = ctypes.c_void_p(at), ctypes.c_void_p(at + 8)
        self._four = [ctypes.c_double() for _ in range(4)]

    def _edges(self) -> tuple[list[float], list[float], "array[float]", "array[float]"]:
        """Left, right, bottom and top of every word; few ask for the last two, which become no objects here."""
        edges = array("f")
        for at in range(0, len(self.words), _MOST):
            starts, ends = self.starts[at : at + _MOST], self.ends[at : at + _MOST]
            indexes = [0] * (2 * len(starts))
            indexes[::2], indexes[1::2] = starts, [end - 1 for end in ends]
            deque(map(_char_box, repeat(self.address), indexes, _PLACES), maxlen=0)
            edges += _boxes[: 5 * len(starts)]
        return edges[::5].tolist(), edges[3::5].tolist(), edges[4::5], edges[2::5]

    def line(self, index: int) -> tuple[int | None, float, float, float]:
        """Turn, origin (x and y in user space) and font size of the line that the character `index` tells of."""
        turn = self.turn(index)
        matrix = self._matrix
        _origin_of(self.address, index, self._into_x, self._into_y)
        scale = abs(matrix[3]) if turn in (0, 180) else hypot(matrix[2], matrix[3])
        size = _font_size(self.address, index) * scale
        x, y = self._origin
        return turn, x, y, 0.5 if size < 0.5 else 400.0 if size > 400.0 else size

    def turn(self, index: int) -> int | None:
        """The direction in which the character `index` reads, None where it slants."""
        matrix = self._matrix
        _matrix_of(self.address, index, self._into_matrix)
        return turn_of(matrix[0], matrix[1], matrix[2], matrix[3])

    def left(self, index: int) -> float:
        """Left edge of a character."""
        _char_box(self.address, index, self._into_rect)
        return self._rect[0]

    def bottom(self, index: int) -> float:
        """Lower edge of a character."""
        _char_box(self.address, index, self._into_rect)
        return self._rect[3]

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


def _split(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words of a text with where each starts and ends; a third faster than going from match to match."""
    hyphens = "\ufffe" in text or "\x02" in text
    pieces = (_BLANKS_AND_ENDS if hyphens else _BLANKS).split(text)  # words and blanks in turn
    bounds = [*accumulate(map(len, pieces))]
    words, starts, ends = pieces[::2], [0, *bounds[1::2]], bounds[::2]
    for place in (-1, 0):  # blanks at the end and at the start leave an empty word there
        if words and not words[place]:
            del words[place], starts[place], ends[place]
    return words, starts, ends


def _text_of(handle: Any) -> str:
    """The text of a page, with exactly one code point for every character PDFium counts."""
    count = raw.FPDFText_CountChars(handle)
    if count < 0:
        raise pdfium.PdfiumError("Failed to get character count.")
    if count and raw.FPDFText_GetTextIndexFromCharIndex(handle, count - 1) == count - 1:
        codes = (ctypes.c_ushort * (count + 1))()  # with the zero at the end
        written = raw.FPDFText_GetText(handle, 0, count, codes)
        text = bytes(codes)[: 2 * max(written - 1, 0)].decode("utf-16-le", "ignore")
        if len(text) == count:
            return text
    return _rebuilt(handle, count)


def _rebuilt(handle: Any, count: int) -> str:
    """The text character by character, where PDFium's own leaves some out.

    A character beyond U+FFFF is counted as its two halves: it stands at the first, an invisible joiner at the second.
    """
    codes = [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]
    out = [chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes]
    for i in range(count - 1):
        if 0xD800 <= codes[i] < 0xDC00 <= codes[i + 1] < 0xE000:
            out[i] = chr(0x10000 + ((codes[i] - 0xD800) << 10) + codes[i + 1] - 0xDC00)
            out[i + 1] = "\u2060"
    return "".join(out)
