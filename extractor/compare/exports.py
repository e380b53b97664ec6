"""Exports of official figures into long form: one figure per area, period, group and measure.

Long and wide forms, title lines above the header, one or two header rows (period over measure or the other way),
areas down or across, total rows, notes below (rules.md, section 6: the exact layout is the user's own pivot).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from extractor.compare.grids import Grid, grid, is_missing
from extractor.compare.measures import indicator_of, unit_of
from extractor.compare.periods import period
from extractor.errors import UsageError
from extractor.lang import table
from extractor.lang.groups import label_group
from extractor.lang.names import find_municipalities, municipality

MOST_HEADERS = 3


@dataclass(frozen=True, slots=True)
class Official:
    """One official figure; `value` is None where the cell holds the sign `missing`. `cell`: row and column from 1."""

    area: str
    code: str | None
    group: str | None
    group_label: str
    measure: str
    indicator: str | None
    unit: str
    start: date
    end: date
    value: Decimal | None
    missing: str
    file: str
    cell: tuple[int, int]


def read_export(path: Path, indicator: str | None = None) -> list[Official]:
    """The figures of an export in the order of its cells; `indicator` names the measure where its words do not.

    Raises:
        UsageError: the file holds no table with areas, periods and figures.
    """
    found = list(figures(grid(path), path.name, indicator))
    if not found:
        raise UsageError("bad_export", path, "ingen tabel med område, periode og tal")
    return found


def figures(cells: Grid, file: str, indicator: str | None = None) -> Iterator[Official]:
    """The same for cells that are at hand."""
    width = max((len(row) for row in cells), default=0)
    frame = pd.DataFrame([[*row, *[""] * (width - len(row))] for row in cells], dtype=object)
    top = _first_data_row(frame)
    if top is None:
        return
    heads = _header_rows(frame, top)
    titles = [str(c) for row in range(heads[0] if heads else top) for c in frame.iloc[row] if isinstance(c, str) and c]
    names = _column_heads(frame, heads)
    data = frame.iloc[top:]
    kinds = [_kind(data.iloc[:, i], names[i]) for i in range(frame.shape[1])]
    labels = [i for i, kind in enumerate(kinds) if kind in ("area", "group", "measure", "label", "period")]
    data = data.copy()
    for i in labels:
        data[i] = data[i].replace("", pd.NA).ffill().fillna("")
    context = _Context(file, names, kinds, titles, indicator)
    for at in range(top, len(frame)):
        if sum(cell != "" for cell in frame.iloc[at]) < 2:
            continue  # a note below the table, the name of an area over its rows, or a blank line
        row = list(data.loc[at])
        for i in _values(kinds):
            one = context.figure(row, i, at)
            if one is not None:
                yield one


def _values(kinds: Sequence[str]) -> list[int]:
    return [i for i, kind in enumerate(kinds) if kind == "value"]


def _is_value(cell: Any) -> bool:
    return isinstance(cell, Decimal)


def _first_data_row(frame: pd.DataFrame) -> int | None:
    """The first row with a figure (or a sign for one) behind a label; years in a header row are no figures."""
    for at in range(len(frame)):
        row = [c for c in frame.iloc[at] if not (isinstance(c, str) and c == "")]
        numbers = [c for c in row if _is_value(c)]
        if len(row) < 2 or not (numbers or any(is_missing(c) for c in row[1:])):
            continue
        if numbers and all(period(_plain(c)) for c in numbers) and not any(is_missing(c) for c in row):
            below: list[Any] = list(frame.iloc[at + 1]) if at + 1 < len(frame) else []
            if any(_is_value(c) and not period(_plain(c)) for c in below):
                continue
        return at
    return None


def _plain(cell: Any) -> Any:
    return str(cell) if _is_value(cell) else cell


def _header_rows(frame: pd.DataFrame, top: int) -> list[int]:
    """The rows right above the data that fill more than the first column."""
    heads: list[int] = []
    for at in range(top - 1, max(-1, top - 1 - MOST_HEADERS), -1):
        filled = [i for i, c in enumerate(frame.iloc[at]) if c != ""]
        if not filled or filled == [0]:
            break
        heads.insert(0, at)
    return heads


def _column_heads(frame: pd.DataFrame, heads: Sequence[int]) -> list[tuple[Any, ...]]:
    """The header cells over each column, topmost first; a cell left blank beside a filled one is of its group."""
    raw = [list(frame.iloc[at]) for at in heads]
    rows = [list(row) for row in raw]
    for nth, row in enumerate(rows):
        others = [other for n, other in enumerate(raw) if n != nth]
        for i in range(1, len(row)):
            if row[i] == "" and any(other[i] != "" and other[i - 1] != "" for other in others):
                row[i] = row[i - 1]
    return (
        [tuple(c for c in column if c != "") for column in zip(*rows, strict=True)] if rows else [()] * frame.shape[1]
    )


def _kind(column: "pd.Series[Any]", head: tuple[Any, ...]) -> str:
    """What a column holds: area, period, group, measure, label, value, or nothing."""
    filled = [c for c in column if c != ""]
    name = str(head[-1]).lower() if head else ""
    words = table("official_words")
    if not filled:
        return "value" if any(period(_plain(h)) for h in head) else "empty"
    if name in words["period"] or (
        sum(period(_plain(c)) is not None for c in filled) * 2 > len(filled) and not head_is_value(head)
    ):
        return "period"
    if name in words["area"] or sum(is_area(c) for c in filled) * 2 > len(filled):
        return "area"
    if sum(_is_value(c) or is_missing(c) for c in filled) * 2 > len(filled):
        return "value"
    if name in words["measure"]:
        return "measure"
    grouped = sum(isinstance(c, str) and label_group(c) is not None for c in filled)
    return "group" if name in words["group"] or grouped * 2 > len(filled) else "label"


def head_is_value(head: tuple[Any, ...]) -> bool:
    """Whether a column stands under a period or a measure, so that its small numbers are figures, not years."""
    return any(period(_plain(h)) for h in head) or any(indicator_of(str(h)) for h in head)


def is_area(cell: Any) -> bool:
    """Whether a cell names a municipality or another area."""
    if not isinstance(cell, str):
        return False
    words = table("official_words")
    low = cell.lower()
    return municipality(cell) is not None or low in words["areas"] or low.startswith(tuple(words["area_starts"]))


class _Context:
    """What holds for all cells of a table, and how one of them becomes a figure."""

    def __init__(
        self,
        file: str,
        names: Sequence[tuple[Any, ...]],
        kinds: Sequence[str],
        titles: Sequence[str],
        indicator: str | None,
    ) -> None:
        self.file, self.names, self.kinds, self.titles, self.indicator = file, names, kinds, titles, indicator
        places = [place.name for title in titles for place in find_municipalities(title)]
        self.title_area = places[0] if len(set(places)) == 1 else ""
        self.title_period = next((p for title in titles if (p := period(title.rpartition(":")[2].strip()))), None)
        self.title_measure = next((title for title in titles if indicator_of(title)), titles[0] if titles else "")
        self.title_group = next((g.id for title in titles if (g := label_group(title))), None)

    def figure(self, row: Sequence[Any], column: int, at: int) -> Official | None:
        """The figure of a cell; None where no period is known or the cell holds words."""
        cell = row[column]
        if not (_is_value(cell) or is_missing(cell)):
            return None
        head = list(self.names[column])
        days = self._first(row, "period", period) or next(
            (p for h in head if (p := period(_plain(h)))), self.title_period
        )
        if days is None:
            return None
        area = self._text(row, "area") or next((str(h) for h in head if is_area(h)), "") or self.title_area
        measure = self._measure(row, head)
        label = self._text(row, "group") or next((str(h) for h in head if _group_only(h)), "")
        group = label_group(label, days[0].year) if label else None
        known = municipality(area) if area else None
        own = self.indicator or indicator_of(measure, days[0].year)
        value = cell if _is_value(cell) else None
        return Official(
            known.name if known else area, known.code if known else None, group.id if group else self.title_group,
            label, measure, own, unit_of(measure, own), days[0],
            days[1], value, "" if value is not None else str(cell),
            self.file, (at + 1, column + 1),
        )  # fmt: skip

    def _measure(self, row: Sequence[Any], head: Sequence[Any]) -> str:
        """The measure's words: its own column, else the header without periods and areas, else the title."""
        told = self._text(row, "measure") or self._text(row, "label", indicator_of)
        over = [str(h) for h in head if isinstance(h, str) and not period(h) and not is_area(h) and not _group_only(h)]
        over = [h for h in over if h.lower() not in table("official_words")["value"]]
        text = told or " ".join(over) or self.title_measure
        return text.rpartition(": ")[2] if ": " in text else text

    def _text(self, row: Sequence[Any], kind: str, only: Any = None) -> str:
        cells = [str(c) for c, k in zip(row, self.kinds, strict=True) if k == kind and c != ""]
        return next((c for c in cells if only is None or only(c)), "")

    def _first(self, row: Sequence[Any], kind: str, read: Any) -> Any:
        return next((p for c, k in zip(row, self.kinds, strict=True) if k == kind and (p := read(_plain(c)))), None)


def _group_only(head: Any) -> bool:
    """Whether a header cell names a target group and no measure."""
    return isinstance(head, str) and label_group(head) is not None and indicator_of(head) is None
