"""Ruling lines of a page, from its path objects (also inside form objects)."""

import ctypes
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extractor.ingest.pdf.frame import Box, Frame
from extractor.ingest.pdf.glyphs import pointer, unchecked

THIN = 3.0  # points: a path no thicker is a line
SHORT = 6.0  # points: a shorter line is a dash or a bullet
MAX_OBJECTS = 20_000  # a page with more is a drawing
MAX_SEGMENTS = 400  # of one path: a frame or a grid has fewer
DEPTH = 4  # of form objects

Line = tuple[float, float, float]  # position, from, to


class Rulings(NamedTuple):
    """Horizontal lines as (y, x0, x1) and vertical ones as (x, top, bottom), in a frame."""

    across: list[Line]
    down: list[Line]
    pictured: float  # share of the page under pictures
    drawn: int  # path objects seen
    texts: int  # text objects seen: a page that has some and gives no word was not read


_object_of = unchecked("FPDFPage_GetObject", ctypes.c_void_p)
_kind_of = unchecked("FPDFPageObj_GetType", ctypes.c_int, ctypes.c_void_p)


def read_rulings(page: Any, frame: Frame) -> Rulings:
    """All horizontal and vertical lines of a page, thin boxes and the edges of drawn boxes among them.

    `page` is PDFium's own handle.
    """
    collector = _Collector(frame)
    collector.page(page)
    return Rulings(
        merged(collector.across), merged(collector.down), min(collector.pictured, 1.0), collector.paths, collector.texts
    )


class _Collector:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.across: list[Line] = []
        self.down: list[Line] = []
        self.pictured = 0.0
        self.paths = 0
        self.texts = 0
        self.left = MAX_OBJECTS
        self._four = [ctypes.c_float() for _ in range(4)]
        self._mode = ctypes.c_int(), ctypes.c_int()
        self._area = max(frame.width * frame.height, 1.0)

    def page(self, handle: Any) -> None:
        count = min(raw.FPDFPage_CountObjects(handle), MAX_OBJECTS)
        objects = [*map(_object_of, repeat(pointer(handle)), range(count))]
        kinds = [*map(_kind_of, objects)]
        self.texts += kinds.count(raw.FPDF_PAGEOBJ_TEXT)  # by far the most
        if self.texts < count:
            for object_, type_ in zip(objects, kinds, strict=True):
                if type_ != raw.FPDF_PAGEOBJ_TEXT:
                    self.object(ctypes.cast(object_, raw.FPDF_PAGEOBJECT), type_, None, 0)

    def object(self, object_: Any, type_: int, matrix: Any, depth: int) -> None:
        if type_ == raw.FPDF_PAGEOBJ_FORM and depth < DEPTH:
            inner = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(object_, inner)
            own = _product((inner.a, inner.b, inner.c, inner.d, inner.e, inner.f), matrix)
            for index in range(raw.FPDFFormObj_CountObjects(object_)):
                self.left -= 1
                if self.left < 0:
                    return
                child = raw.FPDFFormObj_GetObject(object_, index)
                self.object(child, raw.FPDFPageObj_GetType(child), own, depth + 1)
        elif type_ == raw.FPDF_PAGEOBJ_TEXT:
            self.texts += 1
        elif type_ == raw.FPDF_PAGEOBJ_PATH:
            self.path(object_, matrix)
        elif type_ == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = self._bounds(object_, matrix)
            self.pictured += max(right - left, 0.0) * max(top - bottom, 0.0) / self._area

    def _bounds(self, object_: Any, matrix: Any) -> Box:
        four = self._four
        raw.FPDFPageObj_GetBounds(object_, *four)
        left, bottom, right, top = four[0].value, four[1].value, four[2].value, four[3].value
        return (left, bottom, right, top) if matrix is None else _mapped(matrix, left, bottom, right, top)

    def path(self, object_: Any, matrix: Any) -> None:
        self.paths += 1
        left, bottom, right, top = self._bounds(object_, matrix)
        width, height = right - left, top - bottom
        if width < SHORT and height < SHORT:
            return
        if height <= THIN or width <= THIN:
            self._add(left, bottom, right, top)
            return
        segments = raw.FPDFPath_CountSegments(object_)
        if segments > MAX_SEGMENTS:
            return
        fill, stroke = self._mode
        raw.FPDFPath_GetDrawMode(object_, fill, stroke)
        if not stroke.value:
            return  # a clipping path, or the shade of a cell or of every second row: no line is drawn around it
        self._edges(object_, segments, matrix)

    def _edges(self, object_: Any, segments: int, matrix: Any) -> None:
        """Straight horizontal and vertical stretches between the points of a path."""
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(object_, own)
        whole = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        start = last = (0.0, 0.0)
        for index in range(segments):
            segment = raw.FPDFPath_GetPathSegment(object_, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            a, b, c, d, e, f = whole
            point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            type_ = raw.FPDFPathSegment_GetType(segment)
            if type_ == raw.FPDF_SEGMENT_MOVETO:
                start = point
            elif type_ == raw.FPDF_SEGMENT_LINETO:
                self._stretch(last, point)
            last = point
            if raw.FPDFPathSegment_GetClose(segment):
                self._stretch(last, start)

    def _stretch(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        left, right = sorted((one[0], other[0]))
        bottom, top = sorted((one[1], other[1]))
        if (right - left <= 1.0) != (top - bottom <= 1.0):
            self._add(left, bottom, right, top)

    def _add(self, left: float, bottom: float, right: float, top: float) -> None:
        x0, y0, x1, y1 = self.frame.box(left, bottom, right, top)
        if x1 - x0 >= y1 - y0:
            if x1 - x0 >= SHORT:
                self.across.append(((y0 + y1) / 2, x0, x1))
        elif y1 - y0 >= SHORT:
            self.down.append(((x0 + x1) / 2, y0, y1))


def _product(inner: tuple[float, ...], outer: tuple[float, ...] | None) -> tuple[float, ...]:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    A, B, C, D, E, F = outer
    return a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F


def _mapped(matrix: tuple[float, ...], left: float, bottom: float, right: float, top: float) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def merged(lines: list[Line]) -> list[Line]:
    """Collinear pieces that touch, as one line: tables are often drawn cell by cell."""
    out: list[Line] = []
    group: list[Line] = []
    for line in sorted(lines):
        if group and line[0] - group[0][0] > 1.5:
            out += _joined(group)
            group = []
        group.append(line)
    return out + _joined(group)


def _joined(group: list[Line]) -> list[Line]:
    out: list[Line] = []
    for at, start, end in sorted(group, key=lambda line: line[1:]):
        if out and start <= out[-1][2] + THIN:
            if end > out[-1][2]:
                out[-1] = (out[-1][0], out[-1][1], end)
        else:
            out.append((at, start, end))
    return out
