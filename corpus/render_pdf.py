"""Set the corpus texts in ``sources/`` as PDF letters, agendas and reports.

    python corpus/render_pdf.py [ID ...]

Every document of ``manifest.toml`` whose file ends in ``.pdf`` is set from
``sources/ID.txt`` with the settings in its ``render`` table.  The output depends on nothing
but these two files (reportlab's ``invariant`` fixes date and id), so a rendered file can be
compared byte for byte.  Needs reportlab; uses only the fonts that every PDF reader has.
"""

import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pdf_text import LIST_MARK, Block, blocks, wrap
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}


@dataclass(frozen=True, slots=True)
class Settings:
    """How one document is set; lengths in points, names as in the manifest's ``render`` table."""

    font: str = "Helvetica"
    size: float = 10.5
    leading: float = 1.3
    left: float = 72.0
    right: float = 72.0
    top: float = 72.0
    bottom: float = 72.0
    landscape: bool = False
    columns: int = 1
    gutter: float = 22.0
    justify: bool = False
    margin: tuple[str, ...] = ()
    margin_width: float = 120.0
    margin_top: float = 150.0
    rules: str = "none"  # none | rows | grid
    label_share: float = 0.36
    header: str = ""
    footer: str = ""
    title: tuple[str, ...] = ()
    bold: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()

    @property
    def page(self) -> tuple[float, float]:
        return landscape(A4) if self.landscape else A4

    @property
    def step(self) -> float:
        return self.size * self.leading


@dataclass(slots=True)
class Flow:
    """Pages being filled: each a list of drawing operations (name, arguments)."""

    s: Settings
    pages: list[list[tuple]] = field(default_factory=lambda: [[]])
    column: int = 0
    y: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.s.page[1] - self.s.top

    @property
    def width(self) -> float:
        s = self.s
        room = s.page[0] - s.left - s.right - (s.margin_width + 18 if s.margin else 0)
        return (room - s.gutter * (s.columns - 1)) / s.columns

    @property
    def x(self) -> float:
        return self.s.left + self.column * (self.width + self.s.gutter)

    def turn(self) -> None:
        """Go on in the next column, or on a new page after the last one."""
        self.column = (self.column + 1) % self.s.columns
        if self.column == 0:
            self.pages.append([])
        self.y = self.s.page[1] - self.s.top

    def need(self, height: float) -> None:
        if self.y - height < self.s.bottom:
            self.turn()

    def text(self, x: float, text: str, font: str, size: float, space: float = 0.0) -> None:
        self.pages[-1].append(("text", x, self.y, text, font, size, space))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.pages[-1].append(("rule", x0, y0, x1, y1))


def paragraph(flow: Flow, line: str, indent: float = 0.0) -> None:
    """Set one source line as a paragraph; it may run over a column or page end."""
    s = flow.s
    big = any(line.startswith(t) for t in s.title)
    strong = big or line in s.bold
    font = BOLD[s.font] if strong else s.font
    size = s.size * (1.25 if big else 1.0)
    width = flow.width - indent
    breaks = {b.replace("|", ""): b for b in s.breaks}
    for set_line in wrap(line, font, size, width, breaks):
        flow.need(size * s.leading)
        flow.y -= size * s.leading
        spaces = set_line.text.count(" ")
        slack = width - stringWidth(set_line.text, font, size)
        stretch = slack / spaces if s.justify and spaces and not set_line.last and not strong else 0.0
        flow.text(flow.x + indent, set_line.text, font, size, stretch)


def item(flow: Flow, line: str) -> None:
    """Set a list item with its mark hanging to the left of the text."""
    found = LIST_MARK.match(line)
    mark = found.group() if found else ""
    flow.need(flow.s.step)
    flow.y -= flow.s.step
    flow.text(flow.x + 4, mark.strip(), flow.s.font, flow.s.size)
    flow.y += flow.s.step
    paragraph(flow, line[len(mark) :], indent=20.0)


def spans(cells: list[str], header: bool) -> list[tuple[int, int, str]]:
    """(first column, number of columns, text) per cell; a header cell takes the empty ones after it."""
    found: list[tuple[int, int, str]] = []
    for at, cell in enumerate(cells):
        if header and at > 1 and not cell and found:
            first, count, text = found[-1]
            found[-1] = (first, count + 1, text)
        else:
            found.append((at, 1, cell))
    return found


def table(flow: Flow, rows: tuple[str, ...]) -> None:
    """Set a table; a row is kept whole, the table may run over a page end."""
    s = flow.s
    grid = [row.split("\t") for row in rows]
    columns = max(len(row) for row in grid)
    label = flow.width * (s.label_share if columns > 2 else 0.6)
    rest = (flow.width - label) / max(1, columns - 1)
    edges = [0.0] + [label + rest * n for n in range(columns)]
    heads = 2 if len(grid) > 1 and not grid[0][0] and not grid[1][0] else 1
    for number, row in enumerate(grid):
        header = number < heads
        font = BOLD[s.font] if header else s.font
        cells = spans(row + [""] * (columns - len(row)), number + 1 < heads)
        set_cells = []
        for first, count, text in cells:
            room = edges[first + count] - edges[first] - 6
            set_cells.append((first, count, [ln.text for ln in wrap(text, font, s.size * 0.92, room, {})]))
        height = max(len(lines) for _, _, lines in set_cells) * s.step + 3
        flow.need(height)
        top = flow.y
        for first, count, lines in set_cells:
            side = "left" if first == 0 else "middle" if count > 1 else "right"
            table_cell(flow, (edges[first], edges[first + count]), lines, font, top, side)
            if s.rules == "grid":
                for x in (edges[first], edges[first + count]):
                    flow.rule(flow.x + x, top, flow.x + x, top - height)
        flow.y = top - height
        if s.rules == "grid" or (s.rules == "rows" and (header or number == len(grid) - 1)):
            flow.rule(flow.x, flow.y, flow.x + edges[-1], flow.y)
            if number == 0:
                flow.rule(flow.x, top, flow.x + edges[-1], top)


def table_cell(flow: Flow, edge: tuple[float, float], lines: list[str], font: str, top: float, side: str) -> None:
    """Set the lines of one cell: labels to the left, figures to the right, merged headings in the middle."""
    size = flow.s.size * 0.92
    for n, text in enumerate(lines):
        flow.y = top - flow.s.step * (n + 0.85)
        slack = edge[1] - edge[0] - 6 - stringWidth(text, font, size)
        x = edge[0] + 3 + slack * {"left": 0.0, "middle": 0.5, "right": 1.0}[side]
        flow.text(flow.x + x, text, font, size)


def margin_block(flow: Flow, lines: tuple[str, ...]) -> None:
    """Set the address and case lines in small type in the margin of the first page."""
    s, size = flow.s, flow.s.size * 0.8
    y = s.page[1] - s.margin_top
    for line in lines:
        for part in wrap(line, s.font, size, s.margin_width, {}) if line else ():
            x = s.page[0] - s.right - s.margin_width
            flow.pages[0].append(("text", x, y, part.text, s.font, size, 0.0))
            y -= size * 1.35
        y -= 0 if line else size * 0.9


def compose(text: str, s: Settings) -> Flow:
    """Fill pages with the whole source text."""
    flow = Flow(s)
    margin = (s.margin[0], s.margin[1]) if s.margin else None
    for block in blocks(text, margin):
        place(flow, block)
    return flow


def place(flow: Flow, block: Block) -> None:
    match block.kind:
        case "gap":
            flow.y -= flow.s.step * 0.7
        case "margin":
            margin_block(flow, block.lines)
        case "table":
            table(flow, block.lines)
        case "item" if block.lines[0] not in flow.s.bold:
            item(flow, block.lines[0])
        case _:
            if block.lines[0] in flow.s.bold:
                flow.need(flow.s.step * 3)
            paragraph(flow, block.lines[0])


def draw(flow: Flow, target: Path, title: str) -> None:
    """Write the pages with their running header and footer."""
    s = flow.s
    canvas = Canvas(str(target), pagesize=s.page, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    for number, page in enumerate(flow.pages, start=1):
        for kind, *args in page:
            if kind == "rule":
                canvas.setLineWidth(0.5)
                canvas.line(*args)
            else:
                x, y, text, font, size, space = args
                canvas.setFont(font, size)
                canvas.drawString(x, y, text, wordSpace=space)
        canvas.setFont(s.font, s.size * 0.78)
        if s.header and number > 1:
            canvas.drawString(s.left, s.page[1] - s.top * 0.55, s.header)
        foot = s.footer.format(page=number, pages=len(flow.pages))
        canvas.drawRightString(s.page[0] - s.right, s.bottom * 0.5, foot)
        canvas.showPage()
    canvas.save()


def main(wanted: list[str]) -> int:
    manifest = tomllib.loads((HERE / "manifest.toml").read_text("utf-8"))
    for document in manifest["document"]:
        name = document["id"]
        if not document["file"].endswith(".pdf") or (wanted and name not in wanted):
            continue
        raw: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in document["render"].items()}
        flow = compose((HERE / "sources" / f"{name}.txt").read_text("utf-8"), Settings(**raw))
        draw(flow, HERE / document["file"], name)
        print(f"{document['file']}: {len(flow.pages)} sider")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
