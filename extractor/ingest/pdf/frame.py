"""Page geometry: user space (PDF, y up) -> a frame in which text reads upright -> the page as displayed.

A frame is named by the direction of its text in user space, in degrees anti-clockwise: 0 (to the right),
90 (up), 180, 270 (down). The page as displayed with `/Rotate` r is the frame r. All frames have their origin
at the MediaBox's top left as seen in that frame, y down, one unit = 1 point of user space (UserUnit is left out, as
PDFium and pdfplumber leave it out: shares of the page stay right).
"""

from typing import NamedTuple

LEVEL = 0.1  # the most that a line may rise in its length: text found in a scan stands a little aslant
Box = tuple[float, float, float, float]  # x0, top, x1, bottom


class Frame(NamedTuple):
    """One way to look at a page; `x0 y0 x1 y1` is its MediaBox in user space."""

    turn: int
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width of the page in this frame."""
        return self.x1 - self.x0 if self.turn in (0, 180) else self.y1 - self.y0

    @property
    def height(self) -> float:
        """Height of the page in this frame."""
        return self.y1 - self.y0 if self.turn in (0, 180) else self.x1 - self.x0

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of user space in this frame."""
        if self.turn == 0:
            return left - self.x0, self.y1 - top, right - self.x0, self.y1 - bottom
        if self.turn == 90:
            return bottom - self.y0, left - self.x0, top - self.y0, right - self.x0
        if self.turn == 180:
            return self.x1 - right, bottom - self.y0, self.x1 - left, top - self.y0
        return self.y1 - top, self.x1 - right, self.y1 - bottom, self.x1 - left

    def user(self, box: Box) -> Box:
        """A box of this frame in user space: left, bottom, right, top."""
        x0, top, x1, bottom = box
        if self.turn == 0:
            return x0 + self.x0, self.y1 - bottom, x1 + self.x0, self.y1 - top
        if self.turn == 90:
            return top + self.x0, x0 + self.y0, bottom + self.x0, x1 + self.y0
        if self.turn == 180:
            return self.x1 - x1, top + self.y0, self.x1 - x0, bottom + self.y0
        return self.x1 - bottom, self.y1 - x1, self.x1 - top, self.y1 - x0


def turn_of(a: float, b: float, c: float, d: float) -> int | None:
    """The frame of text whose matrix is [a b c d]; None for slanting text (watermarks)."""
    if abs(b) <= LEVEL * abs(a):
        return 0 if a > 0 else 180
    if abs(a) <= LEVEL * abs(b):
        return 90 if b > 0 else 270
    return None
