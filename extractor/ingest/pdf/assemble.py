"""Pages of runs and rulings -> blocks in reading order -> text."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from extractor.ingest.pdf import furniture
from extractor.ingest.pdf.columns import TABLE, Flow, columns, page_edge
from extractor.ingest.pdf.frame import Box
from extractor.ingest.pdf.grids import Grid, Piece, is_layout, ruled
from extractor.ingest.pdf.headers import headers
from extractor.ingest.pdf.paragraphs import Paragraph, pitches, runs_on, split, starts_small
from extractor.ingest.pdf.tables import unruled
from extractor.ingest.pdf.text import Convert, Writer, cell_text
from extractor.ingest.pdf.words import Ink, Run, Sheet

Part = tuple[Flow, Grid | list[list[Run]], float]  # with the right edge that its lines could reach


class Block(NamedTuple):
    """A paragraph or a table in its flow."""

    flow: Flow
    body: Paragraph | Grid


def assemble(sheets: list[Sheet]) -> Writer:
    """Take out furniture, find tables, columns and paragraphs, join over page breaks, and write it all."""
    exact: dict[float, int] = {}
    for sheet in sheets:
        for run in sheet.ink.runs:
            exact[run.size] = exact.get(run.size, 0) + len(run.words)
    sizes: Counter[float] = Counter()
    for size, words in exact.items():
        sizes[round(size, 1)] += words
    usual = max(sizes, key=lambda size: (sizes[size], size), default=11.0)
    furniture.mark([sheet.ink for sheet in sheets], usual)
    gutters: set[int] = set()
    layouts = [_layout(sheet, usual, gutters) for sheet in sheets]
    pitch = pitches([[row[0] for row in body] for layout in layouts for _, body, _ in layout if isinstance(body, list)])
    blocks: list[Block] = []
    for sheet, layout in zip(sheets, layouts, strict=True):
        parts = [_blocks(part, sheet.ink.number, pitch) for part in layout]
        _set_notes_apart(parts, 0.6 * sheet.ink.frame.height, usual)
        for part in parts:
            _append(blocks, part)
    writer = Writer({sheet.ink.number: turn for sheet in sheets if (turn := _turner(sheet.ink)) is not None})
    writer.vocabulary = lambda: {
        word[0].strip(".,;:!?()»«”\"'") for block in blocks if isinstance(block.body, Paragraph)
        for line in block.body.lines for word in line.words
    }  # fmt: skip
    _write(writer, blocks)
    return writer


def _turner(ink: Ink) -> Convert | None:
    """From the frame the text reads in to the page as displayed; None where both are one."""
    frame, display = ink.frame, ink.display
    if frame.turn == display.turn:
        return None

    def convert(x0: float, top: float, x1: float, bottom: float) -> Box:
        return display.box(*frame.user((x0, top, x1, bottom)))

    return convert


def _layout(sheet: Sheet, usual: float, gutters: set[int]) -> list[Part]:
    """Tables and columns of one page in reading order."""
    runs = sheet.ink.runs
    grids, rest, aside = ruled(sheet.rulings, runs, sheet.ink.aside, sheet.ink.number)
    out: list[Part] = []
    page = sheet.ink.number
    edge = page_edge(rest, sheet.ink.frame.width) if rest else 0.0
    held: dict[int, Grid] = {}  # a line that holds a table's place -> the table

    def put(grid: Grid, flow: Flow = "main") -> None:
        if is_layout(grid):
            for piece in grid.pieces:
                read(piece.lines)
        else:
            out.append((flow, grid, grid.x1))

    def read(part: list[Run], reach: float = 0.0) -> None:
        for flow, lines, right in columns(part, gutters, reach):
            for some in _cut_at_tables(lines, held) if held else (lines,):
                if isinstance(some, Grid):
                    put(some, flow)
                else:
                    out.extend((flow, body, right) for body in unruled(some, page, usual))

    if grids:
        beside = [grid for grid in grids if _has_beside(grid, grids, rest)]
        for grid in beside:
            lines = _held_place(grid)
            held |= dict.fromkeys(map(id, lines), grid)
            rest = rest + lines
        for grid in sorted(grids, key=lambda grid: grid.top):
            if grid in beside:
                continue
            above = [run for run in rest if run.base < grid.top + 2]
            if above:
                read(above, edge)
                gone = set(map(id, above))
                rest = [run for run in rest if id(run) not in gone]
            put(grid)
    read(rest, edge)
    out += [("margin", [[run]], run.x1) for run in aside]
    return out


def _has_beside(grid: Grid, grids: list[Grid], runs: list[Run]) -> bool:
    """Whether text or another table stands beside a ruled table."""
    if any(other is not grid and other.top < grid.bottom and other.bottom > grid.top for other in grids):
        return True
    return any(grid.top < run.base < grid.bottom for run in runs)


def _held_place(grid: Grid) -> list[Run]:
    """One line for every line of a ruled table, as wide as the table: they hold its place among the columns."""
    sizes = {round(run.base): run for piece in grid.pieces for run in piece.lines}
    return [Run([(TABLE, grid.x0, grid.x1)], run.base, run.size) for run in sizes.values()]


def _cut_at_tables(lines: list[list[Run]], held: dict[int, Grid]) -> Iterator[Grid | list[list[Run]]]:
    """A column's rows with each table where its first line stands."""
    text: list[list[Run]] = []
    put: list[Grid] = []
    for row in lines:
        if any(id(run) in held for run in row):
            for grid in [held[id(run)] for run in row if id(run) in held]:
                if grid not in put:
                    if text:
                        yield text
                        text = []
                    put.append(grid)
                    yield grid
            row = [run for run in row if id(run) not in held]
        if row:
            text.append(row)
    if text:
        yield text


def _blocks(part: Part, page: int, pitch: dict[int, float]) -> list[Block]:
    flow, body, right = part
    if isinstance(body, Grid):
        return [Block(flow, body)]
    lines = [run for row in body for run in row]
    return [Block(flow, paragraph) for paragraph in split(lines, page, pitch, right, flow == "margin")]


def _set_notes_apart(parts: list[list[Block]], below: float, usual: float) -> None:
    """Footnotes are not part of the flow: small paragraphs at the page's foot, under text of the usual size."""
    for part in reversed(parts):
        for i in range(len(part) - 1, -1, -1):
            flow, body = part[i]
            if flow != "main":
                continue
            if isinstance(body, Grid) or body.lines[0].base < below or body.lines[0].size > usual - 0.9:
                return
            part[i] = Block("margin", body)


def _append(blocks: list[Block], page: list[Block]) -> None:
    """Add a page's blocks; what goes on over the page break is joined to what it goes on from."""
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].flow == "main"), None)
    first = next((i for i, block in enumerate(page) if block.flow == "main"), None)
    if last is not None and first is not None:
        above, below = blocks[last].body, page[first].body
        joined = False
        if _header_between(above, page[first:]):
            page = page[:first] + page[first + 1 :]
            below = page[first].body
        if isinstance(above, Paragraph) and isinstance(below, Paragraph) and runs_on(above, below):
            above.lines += below.lines
            above.pages += below.pages
            joined = True
        elif isinstance(above, Grid) and isinstance(below, Grid):
            joined = _join_tables(above, below)
        if joined:
            blocks.append(blocks.pop(last))
            page = page[:first] + page[first + 1 :]
    blocks += page


def _header_between(above: Paragraph | Grid, page: list[Block]) -> bool:
    """Whether a page begins with a header of its own: the sentence before the page break goes on right after it."""
    if not isinstance(above, Paragraph) or len(page) < 2:
        return False
    first, second = page[0].body, page[1].body
    if not isinstance(first, Paragraph) or not isinstance(second, Paragraph) or page[1].flow != "main":
        return False
    if len(first.lines) > 1 or first.lines[0].top > furniture.HEADER or first.pages[0] == above.pages[-1]:
        return False
    full = len(above.lines) > 1 and not runs_on(above, first) and runs_on(above, second)
    return full and not second.tight and starts_small(second)


def _join_tables(above: Grid, below: Grid) -> bool:
    """Go on with a table over a page break: same columns; a repeated header row is left out."""
    places = _same_columns(above, below)
    if places is None:
        return False
    pieces = [piece._replace(column=places[piece.column]) for piece in below.pieces]
    repeated = 0
    while repeated < min(4, below.rows, above.rows) and _row(above.pieces, repeated) == _row(pieces, repeated):
        repeated += 1
    torn = {piece.column: piece for piece in pieces if piece.row == repeated} if not repeated else {}
    last = {piece.column: i for i, piece in enumerate(above.pieces) if piece.row == above.rows - 1}
    if torn and torn.keys() <= last.keys() and len(torn) < len(last) and _rest(torn, above.pieces, last):
        for column, piece in torn.items():
            old = above.pieces[last[column]]
            above.pieces[last[column]] = old._replace(tails=(*old.tails, (piece.page, piece.lines)))
        repeated = 1
    above.pieces += [piece._replace(row=piece.row - repeated + above.rows) for piece in pieces if piece.row >= repeated]
    above.rows += below.rows - repeated
    return True


def _rest(torn: dict[int, Piece], pieces: list[Piece], last: dict[int, int]) -> bool:
    """Whether the first row of a page is the rest of the row that the page break cut: it goes on in small letters."""
    return all(
        piece.lines[0].words[0][0][0].islower() or pieces[last[column]].lines[-1].hyphen
        for column, piece in torn.items()
    )


def _same_columns(above: Grid, below: Grid) -> list[int] | None:
    """For each column of `below` its number in `above`; None where the two are not one table."""
    if (above.spans is None) != (below.spans is None):
        return None
    if above.spans is None or below.spans is None:
        if above.columns != below.columns:
            return None
        near = max(abs(a - b) for a, b in zip(above.edges, below.edges, strict=True)) <= 5
        return list(range(above.columns)) if near else None
    if below.columns > above.columns:
        return None
    places: list[int] = []
    for x0, x1 in below.spans:
        fit = [i for i, (a0, a1) in enumerate(above.spans) if x0 < a1 and x1 > a0]
        if len(fit) != 1 or fit[0] in places:
            return None
        a0, a1 = above.spans[fit[0]]
        if min(abs(a0 - x0), abs(a1 - x1), abs(a0 + a1 - x0 - x1) / 2) > 3:
            return None
        places.append(fit[0])
    return places


def _row(pieces: list[Piece], row: int) -> list[tuple[int, str]]:
    return [(piece.column, cell_text(piece)) for piece in pieces if piece.row == row]


def _write(writer: Writer, blocks: list[Block]) -> None:
    before: Paragraph | Grid | None = None
    for _, body in blocks:
        if before is not None:
            writer.put(_between(before, body))
        if isinstance(body, Grid):
            writer.table(body, *headers(body))
        else:
            writer.paragraph(body)
        before = body


def _between(before: Paragraph | Grid, body: Paragraph | Grid) -> str:
    """One newline inside lists and groups of short lines, else a blank line."""
    if isinstance(before, Grid) or isinstance(body, Grid):
        return "\n\n"
    if before.item and body.item:
        return "\n"
    if body.tight and (body.item or before.item or len(before.lines) == len(body.lines) == 1):
        return "\n"
    return "\n\n"
