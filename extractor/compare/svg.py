"""Small pieces of SVG: scales, ticks, markers and text. Coordinates have one decimal, so that bytes stay the same."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from extractor.compare.words import short_number
from extractor.lang import table
from extractor.lang.periods import shift

COLOURS = ("#0b3c5d", "#a23b00", "#1b6e3c", "#6a2c91", "#8a1c3b", "#3d3d3d", "#00707a", "#7a5c00")
MARKERS = ("circle", "square", "triangle", "diamond", "down", "cross", "bar", "star")
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Area:
    """Where a panel plots: pixels of its corners, and the days and values at its edges."""

    left: float
    top: float
    right: float
    bottom: float
    first: date
    last: date
    high: Decimal

    def x(self, day: date) -> float:
        """Pixels of a day, kept inside."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def y(self, value: Decimal) -> float:
        """Pixels of a value."""
        return self.bottom - (self.bottom - self.top) * float(value / self.high)


def text(x: float, y: float, told: str, size: int = 11, anchor: str = "start", more: str = "") -> str:
    """A line of text; `more` holds further attributes."""
    at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}"' + (f' text-anchor="{anchor}"' if anchor != "start" else "")
    return f"<text {at}{' ' + more if more else ''}>{escape(told)}</text>"


def haloed(x: float, y: float, told: str, colour: str) -> str:
    """A figure in the plot, on a white edge of its own; two texts, as not every reader knows `paint-order`."""
    edge = 'stroke="#ffffff" stroke-width="3" stroke-linejoin="round" aria-hidden="true"'
    return text(x, y, told, 10, "middle", edge) + text(x, y, told, 10, "middle", f'fill="{colour}"')


def line(x1: float, y1: float, x2: float, y2: float, colour: str, more: str = "") -> str:
    """A straight line."""
    at = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {at} stroke="{colour}"{" " + more if more else ""}/>'


def marker(x: float, y: float, shape: str, colour: str, is_open: bool, title: str) -> str:
    """A point; open where few persons stand behind it. The title tells figure and place to mouse and screen reader."""
    fill = "#ffffff" if is_open else colour
    style = f'fill="{fill}" stroke="{colour}" stroke-width="1.6"'
    r = 4.5
    shapes = {
        "circle": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" {style}/>',
        "square": f'<rect x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r}" height="{2 * r}" {style}/>',
        "triangle": _polygon([(x, y - r - 1), (x + r + 1, y + r), (x - r - 1, y + r)], style),
        "down": _polygon([(x, y + r + 1), (x + r + 1, y - r), (x - r - 1, y - r)], style),
        "diamond": _polygon([(x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)], style),
        "cross": _polygon(_plus(x, y, r + 1, 2.0), style),
        "bar": f'<rect x="{x - 2:.1f}" y="{y - r - 1:.1f}" width="4" height="{2 * r + 2}" {style}/>',
        "star": _polygon(_plus(x, y, r + 1, 1.0), style),
    }
    return titled(title, shapes[shape])


def titled(title: str, drawn: str) -> str:
    """Something drawn, with the words that a mouse or a screen reader gets of it."""
    return f"<g><title>{escape(title)}</title>{drawn}</g>"


def _polygon(points: list[tuple[float, float]], style: str) -> str:
    return f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" {style}/>'


def _plus(x: float, y: float, r: float, w: float) -> list[tuple[float, float]]:
    return [
        (x - w, y - r), (x + w, y - r), (x + w, y - w), (x + r, y - w), (x + r, y + w), (x + w, y + w),
        (x + w, y + r), (x - w, y + r), (x - w, y + w), (x - r, y + w), (x - r, y - w), (x - w, y - w),
    ]  # fmt: skip


def bound_marker(x: float, y: float, up: bool, colour: str, title: str) -> str:
    """A limit («mere end 20»): a bar with an arrow to the side where the figure lies."""
    tip = y - 10 if up else y + 10
    half = (tip + y) / 2
    arrow = f"M{x - 6:.1f} {y:.1f}H{x + 6:.1f}M{x:.1f} {y:.1f}V{tip:.1f}"
    arrow += f"M{x - 3:.1f} {half:.1f}L{x:.1f} {tip:.1f}L{x + 3:.1f} {half:.1f}"
    return titled(title, f'<path d="{arrow}" fill="none" stroke="{colour}" stroke-width="1.6"/>')


def high_end(values: list[Decimal], percent: bool) -> Decimal:
    """The top of the axis: a round number over everything; no more than 100 for shares within it."""
    most = max(values, default=Decimal(0)) * Decimal("1.05")
    size = Decimal(1).scaleb(max(0, most.adjusted()))
    high = next(size * n for n in (1, 2, 3, 4, 5, 6, 8, 10) if size * n >= most)
    return min(max(high, Decimal(10)), Decimal(100)) if percent and max(values, default=Decimal(0)) <= 100 else high


def value_ticks(high: Decimal) -> list[Decimal]:
    """Five or so round values from 0."""
    size = Decimal(1).scaleb(high.adjusted())
    step = {1: size / 5, 2: size / 2, 3: size, 4: size, 5: size}.get(int(high / size), size * 2)
    return [step * i for i in range(int(high / step) + 1)]


def day_ticks(first: date, last: date) -> list[tuple[date, str]]:
    """First days of months, at most nine, named «sep. 2022», or «2017» where they are Januaries alone."""
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((n for n in _STEPS if length / n <= 8), _STEPS[-1])
    start = first.replace(day=1) if first.day == 1 else shift(first.replace(day=1), 1)
    offset = (start.year * 12 + start.month - 1) % step
    at = shift(start, (step - offset) % step)
    names, ticks = table("compare_words")["months"]["short"], []
    while at <= last:
        ticks.append((at, str(at.year) if step >= 12 else f"{names[at.month - 1]} {at.year}"))
        at = shift(at, step)
    return ticks


def tick_words(value: Decimal) -> str:
    """A value on the axis."""
    return short_number(value)


def apart(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Heights of labels, each near where it is wanted and `gap` from the next."""
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    placed = [0.0] * len(wanted)
    at = low
    for i in order:
        placed[i] = at = max(wanted[i], at)
        at += gap
    limit = high
    for i in reversed(order):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - gap
    return placed
