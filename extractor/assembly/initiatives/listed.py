"""Tables of efforts: one row each, with columns for who is responsible, by when, and how far it has come."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.assembly.cues import find_cues
from extractor.assembly.initiatives.kind import best, scores
from extractor.assembly.initiatives.status import status_told
from extractor.assembly.scene import Scene
from extractor.assembly.statement import tokens
from extractor.schema.document import Cell, Table
from extractor.schema.records import Status
from extractor.schema.values import Period

_EFFORT = re.compile(
    r"\b(?:initiativ\w{0,4}|indsats\w{0,4}|tiltag\w{0,3}|aktivitet\w{0,3}|handling\w{0,3}|opgave\w{0,2}|"
    r"projekt(?:et|er)?|leverancer?|spor)\b"
)
_PROJECT = re.compile(r"\bprojekt(?:et|er)?\b")  # of the column's head
_GOAL = re.compile(r"\b(?:milepæle?|delmål|mål|målsætning|resultatmål|succeskriteri\w{1,3})\b")
_STATUS = re.compile(r"\b(?:status|fremdrift|stade)\b")
_DUE = re.compile(
    r"\b(?:tid|dato|termin|frist|deadline|tidsfrist|tidspunkt|tidsplan|færdig|hvornår|slut\w{0,4}|senest)\b"
)
_TERM = re.compile(r"\b(?:frist\w{0,3}|deadline|tidsfrist|senest|færdig\w{0,2})\b")
_RESPONSIBLE = re.compile(r"\b(?:ansvarlig\w{0,2}|hvem|tovholder\w{0,2})\b")


LETTERS = 12  # a goal in words; a shorter cell holds a bare number


_ROLES = (
    ("effort", _EFFORT),
    ("goal", _GOAL),
    ("status", _STATUS),
    ("due", _DUE),
    ("responsible", _RESPONSIBLE),
)


class Row(NamedTuple):
    """One effort of a table."""

    effort: Cell
    type: str
    status: Status
    due: Cell | None
    responsible: str | None
    firm: bool  # whether the day is a term («Frist»), not just when it happens («Tid»)


_BESIDE = frozenset(("goal", "status", "due", "responsible"))  # one of them stands beside a column of efforts


def rows(scene: Scene) -> list[Row]:
    """The efforts of all tables that list some."""
    return scene.once(_every_row)


def _every_row(scene: Scene) -> list[Row]:
    found: list[Row] = []
    for table, columns in scene.once(_tables):
        if "effort" in columns and columns.keys() & _BESIDE:
            found += _rows(table, columns, scene)
    return found


def _tables(scene: Scene) -> list[tuple[Table, dict[str, int]]]:
    """The tables with what their columns hold."""
    return [(table, _columns(table, scene)) for table in scene.document.tables]


class Goal(NamedTuple):
    """One milestone of a table: what shall be reached, and by when."""

    cell: Cell
    due: str
    words: str
    responsible: str | None


def goals(scene: Scene) -> Iterator[Goal]:
    """The milestones of tables with a column of goals in words and one of days."""
    for table, columns in scene.once(_tables):
        if "goal" not in columns or "due" not in columns or "effort" in columns:
            continue
        for number in range(1, max((c.row for c in table.cells), default=0) + 1):
            cell, due = table.at(number, columns["goal"]), table.at(number, columns["due"])
            if cell is None or due is None or cell.end - cell.start < LETTERS:
                continue
            day = last_day(due, scene)
            if day is not None:
                person = table.at(number, columns["responsible"]) if "responsible" in columns else None
                yield Goal(cell, day, scene.words(due), scene.words(person) if person else None)


def _columns(table: Table, scene: Scene) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell in table.cells:
        if cell.row > 0:
            continue
        words = scene.words(cell).lower()
        for role, pattern in _ROLES:
            if role not in found and pattern.search(words):
                found[role] = cell.column
                break
    return found


def _rows(table: Table, columns: dict[str, int], scene: Scene) -> Iterator[Row]:
    head = table.at(0, columns["due"]) if "due" in columns else None
    named = (name := table.at(0, columns["effort"])) is not None and _PROJECT.search(scene.words(name).lower())
    for number in range(1, max((c.row for c in table.cells), default=0) + 1):
        effort = table.at(number, columns["effort"])
        if effort is None or effort.end - effort.start < 6:
            continue
        low = scene.lowered[effort.start : effort.end]
        found = find_cues(scene, tokens(scene.lowered, effort.start, effort.end), effort.end)
        chosen = best(scores(found, effort.start, effort.end, ()))
        told = table.at(number, columns["status"]) if "status" in columns else None
        status = status_told(scene.words(told).lower()) if told else None
        due = table.at(number, columns["due"]) if "due" in columns else None
        person = table.at(number, columns["responsible"]) if "responsible" in columns else None
        if chosen is None and status is None:
            continue
        yield Row(
            effort,
            "navngivet_projekt"
            if named
            else chosen[0]
            if chosen
            else "omorganisering"
            if "team" in low
            else "nye_tilbud",
            status or ("planned" if due and last_day(due, scene) else "unknown"),
            due,
            scene.words(person) if person else None,
            head is not None and _TERM.search(scene.words(head).lower()) is not None,
        )


def last_day(cell: Cell, scene: Scene) -> str | None:
    """The last day of the date in a cell."""
    for date in scene.dates_in((cell.start, cell.end)):
        if isinstance(date.value, Period) and date.value.end is not None:
            return date.value.end.isoformat()
    return None
