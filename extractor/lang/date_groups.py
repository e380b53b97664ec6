"""Expressions that stand together: «marts - maj 2022» is a range, «september og oktober 2012» two dates that share
their year. Joins neighbours by the words between them and hands the year on inside a group."""

import re
from functools import cache
from typing import Literal, NamedTuple

from extractor.lang.date_grammar import B, S
from extractor.lang.dates import Expression

Join = Literal["range", "list"]


class Group(NamedTuple):
    """Neighbouring expressions; `joins[i]` ties members i and i + 1."""

    members: tuple[Expression, ...]
    joins: tuple[Join, ...]


_MOVED = re.compile(
    r"(?<!\w)(?:flyttet|flyttes|rykket|rykkes|udskudt|udskydes|udsat|ændret|fremrykket) fra (?:den |d\. )?$"
)
_LONGEST_GAP = 32  # characters between two that belong together
_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?,?[ \xa0])?"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    the = rf"{_WEEKDAY}(?:(?:den|det|d\.|de){B})?"
    until = rf"til|indtil|t\.o\.m\.|tom\.?|til{B}og{B}med|–"
    to = rf"(?:{S}[-–—]{S}|{B}(?:frem{B})?(?:{until})(?:{B}|$)(?:og{B}med{B})?){the}"
    time = rf"(?:første|anden|næste|sidste){B}gang{B}"
    in_ = rf"(?:(?:(?:først|sidst|midt){B}|{time})?(?:i|pr\.?|fra|til|for|senest|den){B}|{time})?"
    and_ = rf"(?:,{S}|{B}[&+]{B}|,?{B}(?:og|eller|samt|henholdsvis|hhv\.){B}{in_}){the}"
    return re.compile(to), re.compile(and_), re.compile(rf"mellem{B}{the}$")


def groups(low: str, found: list[Expression]) -> list[Group]:
    """Join the expressions of a text (`low`: in lower case) into groups, in text order."""
    out: list[Group] = []
    members: list[Expression] = []
    joins: list[Join] = []
    for one in found:
        tie = _tie(low, members[-1], one, joins) if members else None
        if tie is None:
            if members:
                out.append(Group(tuple(members), tuple(joins)))
            members, joins = [one], []
        else:
            members.append(one)
            joins.append(tie)
    if members:
        out.append(Group(tuple(members), tuple(joins)))
    return out


def _tie(low: str, left: Expression, right: Expression, joins: list[Join]) -> Join | None:
    if right.start - left.end > _LONGEST_GAP:
        return None
    to, and_, between = _patterns()
    gap = low[left.end : right.start]
    if not gap.strip(" \xa0\n") and not gap.strip():
        return None
    afresh = not joins or joins[-1] == "list"
    if to.fullmatch(gap) and gap.lstrip().startswith("til") and _MOVED.search(low, max(0, left.start - 24), left.start):
        return "list"  # «flyttet fra uge 46 til foråret 2021»: two dates, no stretch of time
    if to.fullmatch(gap) or ((gap.strip() == "/") and left.unit == right.unit and left.doubt != "slash"):
        return "range" if afresh else None
    if left.year_to is not None and left.year is not None and left.year_to - left.year > 1 and right.year is None:
        return None  # «budget 2023-2026, juni»: of several years none is the month's
    if and_.fullmatch(gap):
        if afresh and re.fullmatch(rf"{B}og{B}.*", gap) and between.search(low, max(0, left.start - 30), left.start):
            return "range"
        return "list"
    return None


def fill(group: Group) -> tuple[Group, frozenset[int]]:
    """Hand years (and months of lone days) on inside a group, from the right, then from the left.

    Returns the group and the places of the members whose year was filled in.
    """
    members = list(group.members)
    filled: set[int] = set()
    for i in range(len(members) - 2, -1, -1):
        right = members[i + 1]
        if group.joins[i] == "range" and right.unit == "year" and members[i].unit != "year":
            continue  # «1. juni til udgangen af 2019»: the year is the end's
        if members[i].year is None and members[i].from_now is None and right.year is not None:
            members[i] = _before(members[i], members[i + 1], group.joins[i])
            filled.add(i)
        elif (
            right.from_now is not None
            and right.doubt == ""
            and (members[i].year, members[i].unit) == (None, right.unit)
        ):
            # «1. til 3. kvartal sidste år»
            members[i] = members[i]._replace(from_now=right.from_now)
    for i in range(1, len(members)):
        if members[i].number is None and members[i].unit == "day" and members[i - 1].number is not None:
            members[i] = members[i]._replace(number=members[i - 1].number, doubt="")
        if members[i].year is None and members[i].from_now is None and members[i - 1].year is not None:
            members[i] = _after(members[i], members[i - 1], group.joins[i - 1])
            filled.add(i)
    return Group(tuple(members), group.joins), frozenset(filled)


def _before(left: Expression, right: Expression, join: Join) -> Expression:
    """`left` with the year that `right` says; the year before where it would come after («december og januar 2013»)."""
    year = right.year
    assert year is not None
    if _place(left) > _place(right) and (join == "range" or _place(left) - _place(right) > 0.5):
        year -= 1
    return left._replace(year=year)


def _after(right: Expression, left: Expression, join: Join) -> Expression:
    year = left.year_to or left.year
    assert year is not None
    if _place(right) < _place(left) and (join == "range" or _place(left) - _place(right) > 0.5):
        year += 1
    return right._replace(year=year)


def _place(one: Expression) -> float:
    """Where in its year a period begins, 0 to 1."""
    whole = one._replace(year=None).days(2001)
    return 0.0 if whole is None else whole[0].timetuple().tm_yday / 366 + (whole[0].year - 2001)
