"""Dates: every calendar expression of a document, placed on the calendar."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extractor.facts.date_context import Anchor, DateContext
from extractor.facts.document_date import cut_year, document_date, mails
from extractor.facts.odd_date import parse_odd
from extractor.facts.reading import Reading, Source, add_mentions, reading
from extractor.facts.year_evidence import is_date
from extractor.lang import lowered
from extractor.lang.date_groups import Group, fill, groups
from extractor.lang.date_relative import Relative, relatives
from extractor.lang.dates import Expression, all_expressions
from extractor.lang.numbers import digits
from extractor.lang.periods import Days
from extractor.schema.facts import Mention
from extractor.schema.values import Basis, Period


class DateFinder:
    """Find calendar expressions (annotation guidelines 1.4); durations, ages and clock times are left alone."""

    def __call__(self, doc: Source) -> Source:
        return add_mentions(doc, self.find(doc))

    def find(self, doc: Source) -> Iterator[Mention]:
        return find_dates(reading(doc))


def find_dates(current: Reading) -> Iterator[Mention]:
    """The dates of a document, in text order."""
    text = current.text
    low = lowered(text)
    found_singles = _with_odd(text, low, list(all_expressions(text)))
    shifted = [one for one in found_singles if one.from_now is not None]  # «maj i år» holds «i år»
    relative = [
        r
        for r in relatives(text)
        if current.free(r.start, r.end) and not any(s.start <= r.start < s.end for s in shifted[:500])
    ]
    singles = [one for one in found_singles if _holds(one, low, current) and not _inside(one, relative)]
    context = DateContext(current, low, document_date(text))
    tied = [fill(group) for group in groups(low, singles)]
    tied = [entry for group, filled in tied for entry in _certain(group, filled, low, current)]
    # Dates that bear their year first: those before and after may govern one that does not.
    for group, _ in tied:
        for one in group.members:
            if one.year is not None and (days := one.days()):
                context.learn(Anchor(one.start, one.end, days, "day" if one.point else one.unit))
    found: list[Mention] = []
    waiting: list[Group | Relative] = [group for group, _ in tied]
    waiting += relative
    parts = mails(text)
    for entry in sorted(waiting, key=_begins):
        while parts and parts[0][0] <= _begins(entry):
            context.written = parts.pop(0)[1]  # an older mail of a chain is read on its own day
        if isinstance(entry, Group):
            found += _placed(entry, context, text)
        elif mention := _relative(entry, context):
            found.append(mention)
            if entry.kind == "season":
                _tell(mention, context)
    return iter(found)


def _begins(entry: Group | Relative) -> int:
    return entry.members[0].start if isinstance(entry, Group) else entry.start


_ODD = re.compile(  # at the first of a run of digits
    r"[0-9](?<![\w./-][0-9])(?:[0-9]?[-/.][a-zæøå]{3,9}[-/.][12]\d{3}|[0-9]?-[0-9]{1,2} [12]\d{3}"
    r"|\d{3}[./]\d{1,2}[./]\d{1,2}|[0-9]?, [12]\d{3}(?!\w))(?![\w/-])"
)
_MONTH_BEFORE = re.compile(r"(?<!\w)(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\.? $")


def _with_odd(text: str, low: str, found: list[Expression]) -> list[Expression]:
    """Add the days that only dateparser reads («8-feb-2018», «2018.02.08», «februar 8, 2018»), each delimited here."""
    end = 0
    for at in digits(text):
        match = _ODD.match(low, at) if at >= end else None
        if match is None:
            continue
        start, end = match.span()
        if "," in match[0]:
            month = _MONTH_BEFORE.search(low, max(0, start - 12), start)
            if month is None:
                continue
            start = month.start()
        i = bisect_right(found, start, key=lambda one: one.start)
        if i and (found[i - 1].start, found[i - 1].end) == (start, end):
            continue
        day = parse_odd(text[start:end])
        if day is not None:
            first = i - 1 if i and found[i - 1].end > start else i
            last = bisect_left(found, end, key=lambda one: one.start)
            found[first:last] = [Expression(start, end, "day", day.year, day.month, day.day)]
    return found


def _inside(one: Expression, relative: list[Relative]) -> bool:
    """Whether a relative expression holds part of `one` («resten af indeværende år»); `relative` is in text order."""
    i = bisect_right(relative, one.start, key=lambda r: r.start)
    return (i > 0 and relative[i - 1].end > one.start) or (i < len(relative) and relative[i].start < one.end)


_COURSE = re.compile(r"refusion|medfinansier|(?:pct\.|procent|%) (?:i )?de første \w{1,6} uger")
_NAME_AFTER = re.compile(r"[ \xa0][A-ZÆØÅ][a-zæøå]")


def _holds(one: Expression, low: str, current: Reading) -> bool:
    """Whether the characters are free and the word is no part of a name or compound («Maj Hansen», «marts-tallene»)."""
    if not current.free(one.start, one.end):
        return False
    if one.unit == "week" and one.year is None and _COURSE.search(low, max(0, one.start - 150), one.end + 60):
        current.refuse(one.start, one.end, "week", "a week of a course, not of the calendar")
        return False  # «40 pct. til og med uge 26»: weeks on the benefit
    if one.unit not in ("month", "season") or one.year is not None or one.point:
        return True
    if one.unit == "season" and one.from_now is None and low.endswith("om ", 0, one.start):
        return False  # «færre end om sommeren»: any summer
    if low[one.end : one.end + 1] == "-" and low[one.end + 1 : one.end + 2].isalpha() and one.unit == "month":
        from extractor.lang.dates import month_number

        word = re.match(r"[a-zæøå]{1,12}", low[one.end + 1 : one.end + 14])
        return word is not None and month_number(word[0]) is not None
    text = current.text
    if text[one.start].isupper() and one.unit == "month":
        return not _NAME_AFTER.match(text, one.end) and not low[max(0, one.start - 6) : one.start].endswith(
            ("kære ", "hej ")
        )
    return True


def _certain(
    group: Group, filled: frozenset[int], low: str, current: Reading
) -> Iterator[tuple[Group, frozenset[int]]]:
    """Drop what is no date; a doubtful member is believed beside one that is certain."""
    members = group.members
    if len(members) == 1:
        if is_date(members[0], low, current.document):
            yield group, filled
        return
    sure = [one.doubt == "" or is_date(one, low, current.document) for one in members]
    if group.joins == ("range",) and {(one.unit, one.doubt) for one in members} <= _SHORT_MONTHS:
        sure = [True, True]  # «(feb-apr)»
    if (
        any(not sure[i] and one.doubt == "year" and one.unit == "year" for i, one in enumerate(members))
        and "range" in group.joins
    ):
        sure = [
            ok and one.doubt != "year" for ok, one in zip(sure, members, strict=True)
        ]  # «fra 1900 til 2000 personer»
    kept = [i for i in range(len(members)) if sure[i] or _carried(members, sure, i, low)]
    if len(kept) == len(members):
        yield group, filled
        return
    for i in kept:
        yield Group((members[i],), ()), frozenset({0} if i in filled else ())


_SHORT_MONTHS = frozenset((("month", "abbreviation"), ("month", "")))


def _carried(members: tuple[Expression, ...], sure: list[bool], i: int, low: str) -> bool:
    one = members[i]
    if one.doubt == "ordinal":
        return False
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(members) and sure[j]]
    if one.doubt == "year":
        return any(members[j].unit in ("year", "years", "month", "day", "quarter") for j in beside) and not re.match(
            r"[ \xa0](?:borgere|personer|sager|kr|timer|ledige)", low[one.end : one.end + 12]
        )
    if one.doubt == "abbreviation":
        return one.year is not None or any(members[j].unit == one.unit for j in beside)
    return bool(beside)


def _placed(group: Group, context: DateContext, text: str) -> Iterator[Mention]:
    """The mentions of a group: what is missing filled in from the context, ranges as one."""
    members = list(group.members)
    inferred: set[int] = set()
    if members[0].number is None and members[0].unit == "day" and members[0].year is None:
        whole = context.month_of(members[0])
        if whole is None:
            return
        members[0] = whole
        members = list(fill(Group(tuple(members), group.joins))[0].members)
        inferred.update(range(len(members)))
    ranged = len(members) == 2 and group.joins == ("range",) and members[1].year is None
    context.until = members[1] if ranged else None
    if any(one.year is None for one in members):
        if context.repeated(members[0].start, members[-1].end):
            return
        for i, one in enumerate(members):
            if one.year is None and (i == 0 or one.from_now is not None or members[i - 1].year is None):
                members[i] = one._replace(year=_year(one, context, text))
                inferred.add(i)
            elif one.year is None:  # the others follow the first
                members = list(fill(Group(tuple(members), group.joins))[0].members)
                inferred.add(i)
    for mention in _mentions(members, group, inferred):
        _tell(mention, context)
        yield mention


def _tell(mention: Mention, context: DateContext) -> None:
    """Remember what was placed last."""
    value = mention.value
    if isinstance(value, Period) and value.start and value.end:
        context.last = Anchor(mention.start, mention.end, (value.start, value.end), value.precision)


def _year(one: Expression, context: DateContext, text: str) -> int | None:
    if one.repaired and one.unit == "day" and text[one.end - 1].isdigit():
        return cut_year(one, text) or context.year_of(one)
    return context.year_of(one)


def _mentions(members: list[Expression], group: Group, inferred: set[int]) -> Iterator[Mention]:
    i = 0
    while i < len(members):
        one = members[i]
        if i + 1 < len(members) and group.joins[i] == "range":
            both = _range(one, members[i + 1])
            if both is not None:
                basis = _basis((one, members[i + 1]), bool(inferred & {i, i + 1}))
                yield Mention(one.start, members[i + 1].end, both, "date/range", basis)
                i += 2
                continue
        days = one.days()
        if days is not None or one.year is None:
            start, end = days or (None, None)
            period = Period(start, end, one.precision, relative=one.relative)
            yield Mention(
                one.start, one.end, period, f"date/{one.unit}", _basis((one,), i in inferred and days is not None)
            )
        i += 1


def _basis(members: tuple[Expression, ...], inferred: bool) -> Basis:
    if any(one.repaired for one in members):
        return "repaired"
    return "inferred" if inferred else "literal"


def _range(left: Expression, right: Expression) -> Period | None:
    """Both ends as one period, None where they are none (the end before the start, a century apart)."""
    a: Days | None = left.days()
    b: Days | None = right.days()
    if a is None or b is None:
        if left.year is None and right.year is None:
            return Period(None, None, "range")
        return None
    if left.unit == "year" and right.unit != "year" and b[1].year == a[0].year:
        return None  # «Status på budget 2019 - april»: the month of writing, no end
    if a[0] > b[1] or (b[1] - a[0]).days > 45 * 366:
        return None
    return Period(a[0], b[1], "range", relative=left.relative and right.relative)


def _relative(one: Relative, context: DateContext) -> Mention | None:
    if context.repeated(one.start, one.end):
        return None
    days = context.place(one)
    start, end = days or (None, None)
    basis: Basis = "inferred" if days is not None else "literal"
    relative = one.by_writing and not context.named  # «udgangen af kvartalet»: of the quarter named before
    return Mention(one.start, one.end, Period(start, end, one.precision, relative=relative), f"date/{one.kind}", basis)
