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
from codecs import utf_16_le_decode
from collections import deque
from itertools import accumulate, repeat
from math import hypot
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.ingest.pdf.frame import Box, turn_of

# bullets of symbol fonts in private codes, and the ligatures of TeX's bitmap fonts, whose codes nobody names
_CODED = re.compile("[\x1b-\x1d\uf02d\uf06c-\uf07f\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc]")
_LIGATURES = {"\x1b": "\ufb00", "\x1c": "\ufb01", "\x1d": "\ufb02"}
_BLANKS = re.compile("([\\s\x00\u200b\ufeff]+)")
_BLANKS_AND_ENDS = re.compile("([\\s\x00\u200b\ufeff]+|(?<=[\ufffe\x02]))")  # a mark for a hyphen ends a word
_SIGNS = ("\ufffe", "\x02", "\x00", "\u200b", "\ufeff")  # part words, and are no blanks for Python
_MOST = 1000  # words whose boxes are read in one go


def unchecked(name: str, result: Any = None, *arguments: Any) -> Any:
    """PDFium's function `name` without the checks of a typed binding, four times as fast to call.

    Where no `arguments` are named nothing is checked: handles and places to write to must be pointers that `at` or
    `place` made, figures int.
    """
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def pointer(handle: Any) -> Any:
    """A handle of PDFium as the one kind of argument that a call passes on as it is, without making another of it."""
    return ctypes.byref(handle.contents)


def places(figures: "array[Any]", *indexes: int) -> list[Any]:
    """The same for where to write: the places of some items of an array, which must not grow from now on."""
    held = ctypes.c_char.from_buffer(figures)
    return [ctypes.byref(held, figures.itemsize * index) for index in indexes]


_char_box = unchecked("FPDFText_GetLooseCharBox")
_matrix_of = unchecked("FPDFText_GetMatrix")
_origin_of = unchecked("FPDFText_GetCharOrigin")
_font_size = unchecked("FPDFText_GetFontSize", ctypes.c_double)

# PDFium writes left, top, right, bottom. The box of a word's last character is written one place behind that of its
# first one and over it: five figures a word are left, the first one's left and the last one's left, top, right, bottom.
_boxes = array("f", bytes(4 * 5 * _MOST))
_PLACES = places(_boxes, *(5 * word + shift for word in range(_MOST) for shift in (0, 1)))
# of one character, overwritten by each question: left, top, right, bottom; a, b, c, d, e, f; x, y
_rect, _matrix, _origin = array("f", bytes(4 * 4)), array("f", bytes(4 * 6)), array("d", bytes(8 * 2))
(_INTO_RECT,), (_INTO_MATRIX,), (_INTO_X, _INTO_Y) = places(_rect, 0), places(_matrix, 0), places(_origin, 0, 1)


class Glyphs:
    """The characters of one text page; `starts` and `ends` bound its words, `lefts` … `bottoms` are their edges.

    Edges are in user space: a word's left from its first character, the others from its last one.
    """

    def __init__(self, handle: Any) -> None:
        self.handle = handle
        self.pointer = pointer(handle)
        self.text = _CODED.sub(_sign, _text_of(handle))
        self.words, self.starts, self.ends = _split(self.text)
        self.lefts, self.rights, self.bottoms, self.tops = self._edges()

    def _edges(self) -> tuple[list[float], list[float], "array[float]", "array[float]"]:
        """Left, right, bottom and top of every word; few ask for the last two, which become no objects here."""
        edges = array("f")
        for at in range(0, len(self.words), _MOST):
            starts, ends = self.starts[at : at + _MOST], self.ends[at : at + _MOST]
            indexes = [0] * (2 * len(starts))
            indexes[::2], indexes[1::2] = starts, [end - 1 for end in ends]
            deque(map(_char_box, repeat(self.pointer), indexes, _PLACES), maxlen=0)
            edges += _boxes[: 5 * len(starts)]
        return edges[::5].tolist(), edges[3::5].tolist(), edges[4::5], edges[2::5]

    def line(self, index: int) -> tuple[int | None, float, float, float]:
        """Turn, origin (x and y in user space) and font size of the line that the character `index` tells of."""
        turn = self.turn(index)
        _origin_of(self.pointer, index, _INTO_X, _INTO_Y)
        scale = abs(_matrix[3]) if turn in (0, 180) else hypot(_matrix[2], _matrix[3])
        size = _font_size(self.pointer, index) * scale
        x, y = _origin
        return turn, x, y, 0.5 if size < 0.5 else 400.0 if size > 400.0 else size

    def turn(self, index: int) -> int | None:
        """The direction in which the character `index` reads, None where it slants."""
        _matrix_of(self.pointer, index, _INTO_MATRIX)
        return turn_of(_matrix[0], _matrix[1], _matrix[2], _matrix[3])

    def left(self, index: int) -> float:
        """Left edge of a character."""
        _char_box(self.pointer, index, _INTO_RECT)
        return _rect[0]

    def bottom(self, index: int) -> float:
        """Lower edge of a character."""
        _char_box(self.pointer, index, _INTO_RECT)
        return _rect[3]

    def ink_box(self, start: int, end: int) -> Box:
        """Left, bottom, right, top in user space around the characters of a range."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
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


def _sign(match: re.Match[str]) -> str:
    return _LIGATURES.get(match[0], "•")


def _split(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words of a text with where each starts and ends."""
    pieces = text.replace("\r\n", "  ").split(" ")
    words, starts, ends = [*filter(None, pieces)], [], []
    if words == text.split() and not [sign for sign in _SIGNS if sign in text]:  # other blanks are rare
        at = 0
        for piece in pieces:
            if piece:
                starts.append(at)
                at += len(piece)
                ends.append(at)
            at += 1
        return words, starts, ends
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
    length = raw.FPDFText_CountChars(handle)
    if length < 0:
        raise pdfium.PdfiumError("Failed to get character count.")
    if length and raw.FPDFText_GetTextIndexFromCharIndex(handle, length - 1) == length - 1:
        codes = (ctypes.c_ushort * (length + 1))()  # with the zero at the end
        written = raw.FPDFText_GetText(handle, 0, length, codes)
        text, _ = utf_16_le_decode(memoryview(codes).cast("B")[: 2 * max(written - 1, 0)], "ignore")
        if len(text) == length:
            return text
    return _rebuilt(handle, length)


def _rebuilt(handle: Any, length: int) -> str:
    """The text character by character, where PDFium's own leaves some out.

    A character beyond U+FFFF is counted as its two halves: it stands at the first, an invisible joiner at the second.
    """
    codes = [raw.FPDFText_GetUnicode(handle, index) for index in range(length)]
    out = [chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes]
    for i in range(length - 1):
        if 0xD800 <= codes[i] < 0xDC00 <= codes[i + 1] < 0xE000:
            out[i] = chr(0x10000 + ((codes[i] - 0xD800) << 10) + codes[i + 1] - 0xDC00)
            out[i + 1] = "\u2060"
    return "".join(out)
