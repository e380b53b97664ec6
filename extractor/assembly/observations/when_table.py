"""The day or period of a table cell: column header, row label, corner, caption, the text above.

Source: annotation guidelines, sections 3 and 7.
"""

import re
from collections.abc import Iterable

from extractor.assembly.observations.days import NOWHERE, When, closest, period, usable
from extractor.assembly.observations.indicator import tells_change
from extractor.assembly.scene import Scene, Span
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention
from extractor.schema.values import Period

_TELLS = re.compile(
    r"\b(?:tabel\w{0,3}|oversigt\w{0,2}|opgjort|opgørelse\w{0,2}|følgende|nedenfor|nedenstående|tallene)\b"
)


def in_table(table: Table, cell: Cell, scene: Scene) -> When:
    """The date of a cell: column header, row label, group row, corner, caption, then the text above."""
    told, dated = scene.of_column(of_column, table, cell)
    if told is None and not dated:
        told = scene.of_row(since_row, table, cell)
    return told or scene.of_row(of_row, table, cell) or noted_below(table, scene) or scene.of_table(restated, table)


def of_column(table: Table, cell: Cell, scene: Scene) -> tuple[When | None, bool]:
    """The date of a column, and whether its headers name any: a row that tells a change has then none of its own."""
    columns = table.column_headers(cell)
    spans = [(head.start, head.end) for head in reversed(columns)]
    if any(placed(scene, span) for span in spans):
        return _named(spans, scene), True
    if not columns:
        return None, False
    told = change_period(table, cell, columns, scene) or same_word_beside(table, cell, columns, scene)
    return told or year_of_budget(table, columns, scene), False


def of_row(table: Table, cell: Cell, scene: Scene) -> When | None:
    """The date of a row: of its labels, else of the table's corner or caption."""
    spans = [(c.start, c.end) for c in (*reversed(table.row_headers(cell)), *table.corner())]
    return _named([*spans, table.caption] if table.caption is not None else spans, scene)


def _named(spans: Iterable[Span], scene: Scene) -> When | None:
    """The date that the first of some headers names which names one."""
    for span in spans:
        found = [d for d in placed(scene, span) if not _SINCE.search(scene.lowered, max(0, d.start - 12), d.start)]
        if found:
            return period(found[0], found, scene, "inherited")
    return None


_NOTE = re.compile(
    r"\W{0,3}(?:(?:tabellen|tallene|data|tal|opgørelsen) (?:er|viser|fra|for|dækker)|opgjort|note)\b[^.;]{0,60}"
)


def noted_below(table: Table, scene: Scene) -> When | None:
    """«Opgjort for juni 2015.»: the note right under a table."""
    after = scene.document.block_at(min(table.end + 1, len(scene.text) - 1))
    start = after.start if after is not None and after.start >= table.end - 1 else table.end
    told = _NOTE.match(scene.lowered, start, start + 120)
    dates = placed(scene, (start, told.end())) if told is not None else []
    return period(dates[0], [], scene, "inherited") if dates else None


def same_word_beside(table: Table, cell: Cell, columns: tuple[Cell, ...], scene: Scene) -> When | None:
    """«Forbrug pr. 30/9 | Forbrug i pct.»: a column without a date has that of its namesake to the left."""
    left = table.at(table.header_rows - 1, cell.column - 1) if cell.column else None
    if left is None or scene.words(left).split(" ")[0].lower() != scene.words(columns[-1]).split(" ")[0].lower():
        return None
    dates = placed(scene, (left.start, left.end))
    return period(dates[0], dates, scene, "inherited") if dates else None


def placed(scene: Scene, span: Span) -> list[Mention]:
    """The dates of a stretch that have days."""
    return [d for d in scene.dates_in(span) if isinstance(d.value, Period) and d.value.start]


_SINCE = re.compile(r"\b(?:siden|ift\.|i forhold til|fra)\s{1,2}(?:den )?$")


def change_period(table: Table, cell: Cell, columns: tuple[Cell, ...], scene: Scene) -> When | None:
    """A column of changes holds from the first to the last of the dated columns left of it."""
    if not tells_change(columns, scene):
        return None
    days: list[Period] = []
    for column in range(cell.column - 1, -1, -1):
        here = [
            d for r in range(table.header_rows) if (c := table.at(r, column)) for d in placed(scene, (c.start, c.end))
        ]
        if not here:
            break
        days += [d.value for d in here if isinstance(d.value, Period)]
    starts = [d.start for d in days if d.start]
    ends = [d.end for d in days if d.end]
    return When(min(starts), max(ends), "inherited") if starts and ends else None


_OF_YEAR = re.compile(r"\b(?:forventet|budget\w{0,6}|regnskab|afvigelse|korrigeret|årsresultat|skøn)\b")
_IN_BUDGET = re.compile(r"\bbudget")


def year_of_budget(table: Table, columns: tuple[Cell, ...], scene: Scene) -> When | None:
    """«Budget 2022 | Forbrug pr. 30. april | Forventet regnskab»: what is expected is of the budget's year."""
    if _OF_YEAR.search(scene.lowered, columns[-1].start, columns[-1].end) is None:
        return None
    for column in range(table.columns):
        head = table.at(table.header_rows - 1, column)
        if head is None or not _IN_BUDGET.search(scene.lowered, head.start, head.end):
            continue
        for date in placed(scene, (head.start, head.end)):
            if isinstance(date.value, Period) and date.value.precision == "year":
                return period(date, [], scene, "inherited")
    return None


def since_row(table: Table, cell: Cell, scene: Scene) -> When | None:
    """«Ændring siden 3. kvartal 2012» as a row: of the latest period among the rows above it."""
    rows = table.row_headers(cell)
    if not tells_change(rows, scene):
        return None
    days: list[Period] = []
    for row in range(table.header_rows, cell.row):
        if (label := table.at(row, 0)) is not None:
            days += [d.value for d in placed(scene, (label.start, label.end)) if isinstance(d.value, Period)]
    told = [d for d in days if d.start and d.end and (scene.written is None or d.end <= scene.written)]
    latest = max(told, key=lambda d: (d.end, d.start), default=None)
    return When(latest.start, latest.end, "inherited") if latest else None


def restated(table: Table, scene: Scene) -> When:
    """The date of the lead right above the table, or of a paragraph that tells a figure of the table."""
    blocks = scene.blocks_before(table.start, 2)
    for block in blocks[:1]:
        dates = placed(scene, (block.start, block.end))
        lead = scene.lowered[block.start : block.end].rstrip()
        one = len({(d.value.start, d.value.end) for d in dates if isinstance(d.value, Period)}) == 1
        if one and (lead.endswith(":") or _TELLS.search(lead)):
            return period(dates[0], dates, scene, "inherited")
    figures = {getattr(v.value, "value", None) for v in scene.values_in((table.start, table.end))}
    for block in blocks:
        span = (block.start, block.end)
        dates = [d for d in scene.dates_in(span) if usable(d, scene, False)]
        same = [v for v in scene.values_in(span) if getattr(v.value, "value", None) in figures]
        if dates and same:
            return period(closest(same[0], dates, scene), dates, scene, "inherited")
    return NOWHERE
