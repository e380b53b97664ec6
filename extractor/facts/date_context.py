"""Where the missing part of a date comes from: the date that governs it, else the document's date and the tense.

Annotation guidelines 1.4: «Pr. 1. marts bliver …» in a letter of 8 February 2018 is 2018-03-01; «det seneste år»
ends on the day that its sentence gives, else on the document's.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from extractor.facts import date_signs as signs
from extractor.facts.date_tense import Tense, TenseReader
from extractor.facts.reading import Reading
from extractor.facts.year_choice import choose, distance, throughout
from extractor.facts.year_evidence import due
from extractor.lang import table
from extractor.lang.date_relative import Relative
from extractor.lang.date_shift import SAME_YEAR
from extractor.lang.dates import Expression
from extractor.lang.periods import Days, around, moved, week

_CELLS = 400  # of a table are looked at, so that a huge one costs no more
_NEAR = 600  # characters back in which a date may govern
_HALF_YEAR = 183
_HELD = {  # what of a date tells its month, quarter …
    "week": ("day", "week"),
    "month": ("day", "week", "month"),
    "quarter": ("day", "week", "month", "quarter"),
    "half_year": ("day", "week", "month", "quarter", "half_year"),
}


class Anchor(NamedTuple):
    """A date whose year stands in the text."""

    start: int
    end: int
    days: Days
    unit: str


@cache
def _repeated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('dates')['tense']['repeated_re']})(?!\w)")


class DateContext:
    """The dates of one document, to place those that lack a year or say «sidste år»."""

    def __init__(self, reading: Reading, low: str, written: date | None) -> None:
        self.reading, self.low, self.written = reading, low, written
        self.anchors: list[Anchor] = []
        self.named = False  # whether the last relative expression was placed by a period that the text names
        self.tenses = TenseReader(reading, low)
        self.last: Anchor | None = None  # the date placed last, in text order
        self.until: Expression | None = None  # what ends the range that is being placed

    def learn(self, anchor: Anchor) -> None:
        """Remember a placed date; anchors are learnt in text order."""
        self.anchors.append(anchor)

    def repeated(self, start: int, end: int) -> bool:
        """«hvert år i maj», «i november for det forudgående år»: a repetition, no date."""
        if signs.BEFOREHAND.match(self.low, end):
            return True
        if self.low.endswith(("siden ", "fra "), 0, start):
            return False  # «hver måned siden august»
        left = max(self.low.rfind(stop, max(0, start - 30), start) for stop in ".,;\n\t") + 1 or max(0, start - 30)
        return bool(_repeated().search(self.low, left, start)) or self.low.startswith((" hvert år", " årligt"), end)

    def year_of(self, one: Expression) -> int | None:
        """The year of an expression that does not say it; None where no reader could tell."""
        if one.from_now == SAME_YEAR:
            before = self.last or self._previous(one.start)
            return None if before is None else before.days[0].year
        if one.from_now is not None:
            base = self._base_year(one.start)
            return None if base is None else base + one.from_now
        weekday = self._by_weekday(one)
        if weekday is not None:
            return weekday
        soon = self._soon(one) or self._in_row(one)
        if soon is not None:
            return soon
        governing = self._governing(one)
        tense = self.tenses.at(one.start, one.end)
        whole = one if self.until is None else one._replace(end=self.until.end)
        if not tense and due(whole, self.low, self.reading.document):
            tense, self.tenses.far = "future", False
        if signs.has_been(self.low, one.start):
            tense = "past"
        elif one.unit == "day" and signs.of_account(self.low, one.start, one.end):
            tense, self.tenses.far = "", False
        if one.unit == "season" and self.low.endswith("til ", 0, one.start):
            tense = "future"
        elif (not tense or (tense == "past" and self.tenses.far)) and not self.tenses.asked and self._told(one):
            tense, self.tenses.far = "past", False
        if (tense != "past" or self.tenses.far) and self._known(one, tense):
            tense, self.tenses.far = "past", False
        if governing is not None and self._places_nothing(governing, one):
            governing = None
        if governing is not None:
            year = self._beside(one, governing)
            same = self._same_sentence(governing, one)
            if self._later(one, governing, year, tense, same):
                year += 1
            placed = one.days(year)
            bound = same and signs.BY_THEN.search(self.low, max(0, one.start - 20), one.start) is not None
            if bound and placed is not None and placed[1] < governing.days[0]:
                year += 1  # «skrev i oktober 2023, at det var klar til nytår»
            if self._plausible(placed, "" if same and self.tenses.far else tense, same_sentence=same, bound=bound):
                return year
            told = (
                placed
                and governing.unit in ("day", "month")
                and tense == "past"
                and placed[0] <= (self.written or placed[0])
            )
            if told and placed and distance(placed, governing.days[0]) <= _HALF_YEAR:
                return year  # a tale of days long before the letter
        if self.written is not None:
            if tense == "past" and self._goes_on(one):
                tense = ""
            if not tense and self._heads_figures(one):
                tense, self.tenses.far = "past", True  # the more likely, no more
            told = one.unit == "day" and not signs.is_term(self.low, one.start) and (one.day, one.number) != (1, 1)
            days = one.days if self.until is None else throughout(one, self.until)
            return choose(self.written, days, tense, far=self.tenses.far, told=told)
        later = self._next(one.end)
        nearest = governing or self._previous(one.start) or later
        return None if nearest is None else self._beside(one, nearest)

    def _of_plan(self, governing: Anchor, one: Expression) -> bool:
        """«… og 1,5 mio. kr. i 2016. Næste opfølgning forelægges den 24. november»: a budget year places no day."""
        ahead = self.written is not None and governing.days[0] > self.written
        if ahead and governing.unit == "year" and signs.of_budget(self.low, governing.start):
            return True  # «når budgettet for 2018 er på plads i oktober»
        return ahead and one.unit != "year" and not self._same_sentence(governing, one)

    def _places_nothing(self, governing: Anchor, one: Expression) -> bool:
        """Whether the date before is no guide: of a plan, compared with only; «2023-2026» holds many Junes."""
        if one.unit != "year" and governing.days[1].year - governing.days[0].year > 1:
            return True
        return self._of_plan(governing, one) or self._since_then(governing, one) or self._only_compared(governing, one)

    def _only_compared(self, governing: Anchor, one: Expression) -> bool:
        """«… mod 1.502 i 1. halvår 2021. To er ansat til 31. juli»: what was only compared with places no later day."""
        if self.written is None:
            return False
        if self._same_sentence(governing, one) and not signs.PARTED.search(self.low, governing.end, one.start):
            return False
        return signs.COMPARED.search(self.low, max(0, governing.start - 40), governing.start) is not None

    def _since_then(self, governing: Anchor, one: Expression) -> bool:
        """«… siden 2017. I 1. halvår har 40 været med»: a perfect tense tells of what is new when it is written."""
        if self.written is None or (self.written - governing.days[1]).days <= 2 * _HALF_YEAR:
            return False
        if self._same_sentence(governing, one):
            return False
        if one.unit != "day" and signs.PERFECT.match(self.low, one.end) is not None:
            return True
        before = self.low[max(self.reading.sentence_at(one.start)[0], one.start - 120) : one.start]
        return signs.IS_DONE.search(before) is not None and signs.SIMPLE_PAST.search(before) is None

    def _goes_on(self, one: Expression) -> bool:
        """«… til 15. november for 3. kvartal og 14. februar for 4.»: the sentence has just told of a day ahead."""
        last = self.last
        if last is None or self.written is None or last.days[0] <= self.written:
            return False
        return self._same_sentence(last, one)

    def _heads_figures(self, one: Expression) -> bool:
        """«Januar | April | Juni» over figures: they are known, unless the head says «mål» or «skøn»."""
        found = self.reading.document.cell_at(one.start)
        if found is None or found[1].row >= found[0].header_rows:
            return False
        tab, head, _ = found
        below = [
            self.low[c.start : c.end] for c in tab.cells[:_CELLS] if c.column == head.column and not tab.is_header(c)
        ]
        figures = sum(cell[:1].isdigit() for cell in below)
        return 2 * figures > len(below) and signs.AHEAD_CELL.search(self.low, head.start, head.end) is None

    def _known(self, one: Expression, tense: Tense) -> bool:
        """Whether only what has been can be told so: the base of a comparison, a period of figures."""
        if signs.TO_NOW.match(self.low, one.end):
            return True
        if signs.COMPARED.search(self.low, max(0, one.start - 40), one.start):
            return signs.STEP.search(self.low, max(0, one.start - 20), one.start) is None
        if signs.THOSE_IN.search(self.low, max(0, one.start - 50), one.start):
            return True
        if tense:
            return False
        figure = signs.FIGURE_IN.search(self.low, max(0, one.start - 16), one.start) is not None
        within = self.low.endswith("i løbet af ", 0, one.start)
        return figure or (one.unit in ("quarter", "half_year") and not one.point and not within)

    def _later(self, one: Expression, governing: Anchor, year: int, tense: Tense, same: bool) -> bool:
        """Whether what lies before the governing date is meant one year on: a tale goes forward, and so do plans."""
        placed, following = one.days(year), one.days(year + 1)
        if placed is None or following is None or self.written is None or placed[1] >= governing.days[0]:
            return False
        if same:
            return signs.ONCE_AHEAD.search(self.low, governing.end, one.start) is not None
        return tense == "past" and following[1] <= self.written and governing.unit != "day"

    def _soon(self, one: Expression) -> int | None:
        """«39 i maj og 41 i juni 2017»: the year that the next words bear."""
        after = self._next(one.end)
        if after is None or after.unit != one.unit or not 0 < after.start - one.end <= 30:
            return None
        if not signs.TIED.fullmatch(self.low, one.end, after.start):
            return None
        year = after.days[0].year
        same = one.days(year)
        last = self.last
        if (
            last is not None
            and (last.unit, last.days[0].year) == (one.unit, year + 1)
            and self._same_sentence(last, one)
        ):
            backwards = one.days(year + 1)
            if backwards is not None and backwards[0] < last.days[0]:
                return year + 1  # «i 2. kvartal 57, i 1. kvartal 63 og i 4. kvartal 2016 71»
        return year - 1 if same is not None and (same[0] - after.days[0]).days > _HALF_YEAR else year

    def _in_row(self, one: Expression) -> int | None:
        """«Januar | April | Juni»: the columns of one row go forward."""
        last = self.last
        if last is None or last.unit not in ("month", "quarter") or last.unit != one.unit:
            return None
        between = self.low[last.end : one.start]
        if "\t" not in between or between.strip(" \t"):
            return None
        year = last.days[0].year
        placed = one.days(year)
        return None if placed is None else year if placed[0] > last.days[0] else year + 1

    def _told(self, one: Expression) -> bool:
        """Whether the sentence has just told of a date that was past when it was written."""
        last = self.last
        if last is None or self.written is None or last.days[1] > self.written:
            return False
        if not self._same_sentence(last, one):
            return False
        placed = one.days(self._beside(one, last))
        return not self.tenses.far or (placed is not None and placed[0] <= self.written)

    def _by_weekday(self, one: Expression) -> int | None:
        """«onsdag den 8. oktober»: the year, near the date that governs it, in which the weekday is right."""
        if one.unit != "day" or one.point:
            return None
        match = signs.WEEKDAY.search(self.low, max(0, one.start - 14), one.start)
        base = self._base_year(one.start)
        if match is None or base is None:
            return None
        name = table("dates")["weekdays"].index(match[1])
        found = [(abs(y - base), y) for y in range(base - 2, base + 3) if (d := one.days(y)) and d[0].weekday() == name]
        return min(found)[1] if found else None

    def _plausible(self, days: Days | None, tense: Tense, same_sentence: bool, bound: bool = False) -> bool:
        if days is None:
            return False
        if self.written is None:
            return True
        if same_sentence:
            if bound:
                return True
            return not (tense == "past" and days[0] > self.written)
        if tense != "past" and distance(days, self.written) > 0 and tense == "":
            return False  # without a verb that looks back, the document's own date is nearer at hand
        if (tense == "past" and days[0] > self.written) or (tense == "future" and days[1] < self.written):
            return False
        return distance(days, self.written) <= 3 * _HALF_YEAR

    def _governing(self, one: Expression) -> Anchor | None:
        """The last date with a year before `one`, in its paragraph or table."""
        previous = self._previous(one.start)
        if previous is None or one.start - previous.end > _NEAR:
            return None
        between = self.low[previous.end : one.start]
        if "\t" in between:
            prose = "\n\n" in between and self.reading.document.cell_at(one.start) is None
            return self._latest_of_table(previous) if prose else previous
        return None if "\n" in between.strip(" ") and between.strip() != "" else previous

    def _latest_of_table(self, last: Anchor) -> Anchor:
        """The latest period of the table that ends with `last`, but none to come: the text below tells of it."""
        found = last
        for anchor in reversed(self.anchors[max(0, len(self.anchors) - 40) :]):
            if last.start - anchor.end > _NEAR or "\n\n" in self.low[anchor.end : last.start]:
                break
            past = self.written is None or anchor.days[1] <= self.written
            if past and (anchor.days[1] > found.days[1] or (self.written and found.days[1] > self.written)):
                found = anchor
        return found

    def _same_sentence(self, anchor: Anchor, one: Expression | Relative) -> bool:
        return anchor.start >= self.reading.sentence_at(one.start)[0]

    def _beside(self, one: Expression, anchor: Anchor) -> int:
        """The year that puts `one` where a reader of `anchor` expects it: its year, else the nearest."""
        year = anchor.days[0].year
        if anchor.unit in ("year", "years", "range"):
            return anchor.days[1].year
        options = [(y, found) for y in (year - 1, year, year + 1) if (found := one.days(y))]
        near = min(options, key=lambda p: (abs((p[1][0] - anchor.days[0]).days), p[0]), default=(year, None))[0]
        same = next((found for y, found in options if y == year), None)
        later = next((found for y, found in options if y == near), None)
        if same and later and near > year and self.written is not None and later[0] <= self.written:
            back, on = (anchor.days[0] - same[0]).days, (later[0] - anchor.days[1]).days
            if 0 < 2 * on < back:
                return near  # «voksede til 4. kvartal 2022 … pr. 1. marts»: a tale goes forward
        return year if same is not None and abs((same[0] - anchor.days[0]).days) <= _HALF_YEAR + 60 else near

    def _previous(self, start: int) -> Anchor | None:
        i = bisect_left(self.anchors, start, key=lambda anchor: anchor.start)
        return self.anchors[i - 1] if i else None

    def _next(self, end: int) -> Anchor | None:
        i = bisect_left(self.anchors, end, key=lambda anchor: anchor.start)
        return self.anchors[i] if i < len(self.anchors) else None

    def _base_year(self, start: int) -> int | None:
        """The year of writing, guessed from the nearest date where the document bears none."""
        if self.written is not None:
            return self.written.year
        nearest = self._previous(start) or self._next(start)
        return None if nearest is None else nearest.days[1].year

    def month_of(self, one: Expression) -> Expression | None:
        """«den 9.» with month and year of the date before it, in the same paragraph; «2. ds.» with those of writing."""
        if one.doubt == "current":
            at = None if self.written is None else moved(self.written.replace(day=1), one.from_now or 0, "month")
            return None if at is None else one._replace(year=at.year, number=at.month, doubt="")
        if self.low.endswith((" er den ", " var den ", " blev den ", " lå den ", " ligger den "), 0, one.start):
            return None  # «for landet som helhed er den 31.»
        last = self.last
        if last is None or "\n" in self.low[last.end : one.start]:
            return self._month_of_writing(one)
        if last.unit not in ("day", "month") or one.start - last.end > _NEAR:
            return None
        at = last.days[0]
        return one._replace(year=at.year, number=at.month, doubt="")

    def _month_of_writing(self, one: Expression) -> Expression | None:
        """«Status var lovet til den 15.»: of the month in which it is written, or the one before or after it."""
        if self.written is None or one.day is None or self.low.startswith((" i hver", " i måned", " hver"), one.end):
            return None
        near = [self.written + timedelta(days=days) for days in range(-27, 28)]
        days = [day for day in near if day.day == one.day]
        tense = self.tenses.at(one.start, one.end)
        if tense:
            days = [day for day in days if (day <= self.written) == (tense == "past")] or days
        if not days:
            return None
        at = min(days, key=lambda day: abs((day - self.written).days))  # type: ignore[operator]
        return one._replace(year=at.year, number=at.month, doubt="")

    def place(self, one: Relative) -> Days | None:
        """The days of a relative expression, None where it hangs on nothing."""
        self.named = False
        if one.kind in ("window", "ahead") or (one.kind == "moved" and one.count < 0):
            anchor = self._window_anchor(one)
            return None if anchor is None else one.days(anchor)
        if one.kind == "months" and one.year is not None:
            return one.days(date(one.year, 1, 1))
        if one.kind in ("beside", "same"):
            return self._of_named(one)
        if one.kind == "year_before":
            previous, last = self._previous(one.start), self.last
            if last is not None and "\n" not in self.low[last.end : one.start]:
                previous = last  # «i uge 28-30 … i de samme uger året før»: what was told last, its year filled in
            if previous is not None and one.start - previous.end <= _NEAR:
                return one.days(previous.days[1])
        if one.kind == "point" and one.unit in ("month", "quarter", "half_year"):
            return self._point(one)
        if one.kind in ("months", "part", "season") or (
            one.kind == "point" and one.unit == "year" and not one.count and not one.name
        ):
            year = self._year_of_relative(one)
            return (
                None
                if year is None
                else one.days(date(year, 7, 1))
                if one.kind != "season"
                else replace(one, count=0).days(date(year, 7, 1))
            )
        if self.written is not None:
            return one.days(self.written)
        if one.kind == "year" or (one.kind == "unit" and one.unit == "year"):
            year = self._base_year(one.start)
            return None if year is None else one.days(date(year, 7, 1))
        return None

    def _point(self, one: Relative) -> Days | None:
        """«udgangen af kvartalet»: of the one named last; «udgangen af måneden» in a promise: of this month."""
        i = bisect_left(self.anchors, one.start, key=lambda anchor: anchor.start)
        near = [a.days for a in self.anchors[max(0, i - 8) : i] if a.unit == one.unit and one.start - a.end <= _NEAR]
        if near:
            self.named = True
            return one.days(max(near)[0])
        if self.written is None or self.tenses.at(one.start, one.end) != "future" or one.point == "first":
            return None  # «primo måneden» in a definition: any month
        return one.days(self.written)

    def _of_named(self, one: Relative) -> Days | None:
        """«kvartalet før»: before the one named last; «samme kvartal 2024»: that one's number."""
        named = self.last or self._previous(one.start)
        if named is None or not 0 <= one.start - named.end <= _NEAR or named.unit not in _HELD[one.unit]:
            return None
        if one.kind == "beside":
            return around(named.days[0], one.unit, one.count)
        assert one.year is not None
        if one.unit == "week":
            return week(one.year, named.days[0].isocalendar().week)
        return around(named.days[0].replace(year=one.year, day=1), one.unit, 0)

    def _year_of_relative(self, one: Relative) -> int | None:
        if self.written is None:
            return self._base_year(one.start)

        def days(year: int) -> Days | None:
            return replace(one, count=0).days(date(year, 7, 1)) if one.kind == "season" else one.days(date(year, 7, 1))

        tense = self.tenses.at(one.start, one.end)
        if one.kind == "point":
            tense = self._tense_of_end(one, tense)
            governing = self._previous(one.start)
            if governing is not None and governing.unit == "year" and self._same_sentence(governing, one):
                return governing.days[1].year
        if one.kind == "season":
            tense = "past" if one.count < 0 else "future" if one.count > 0 or one.unit == "til" else tense
            if one.count:  # «sidste sommer», «næste sommer»: not the one that is now
                now = choose(self.written, days, tense)
                found = days(now) if now is not None else None
                if now is not None and found and found[0] <= self.written <= found[1]:
                    return now + (1 if one.count > 0 else -1)
        return choose(self.written, days, tense, self.written.year if one.kind == "point" else None)

    def _tense_of_end(self, one: Relative, tense: Tense) -> Tense:
        """«inden årets udgang» is ahead unless a simple past stands in the clause; figures alone say nothing."""
        left = max(self.reading.sentence_at(one.start)[0], one.start - 150)
        if signs.BY_THEN.search(self.low, max(left, one.start - 20), one.start):
            return "past" if signs.SIMPLE_PAST.search(self.low, left, one.start) else "future"
        return "" if tense == "past" and not signs.SIMPLE_PAST.search(self.low, left, one.end + 60) else tense

    def _window_anchor(self, one: Relative) -> date | None:
        left, right = self.reading.sentence_at(one.start)
        first = bisect_left(self.anchors, left, key=lambda anchor: anchor.start)
        beyond = bisect_left(self.anchors, right, key=lambda anchor: anchor.start)
        inside = [a for a in self.anchors[max(first, beyond - 40) : beyond] if self._governs(a, one)]
        last = self.last  # «Pr. 1. oktober …»: its year was filled in
        if last is not None and last.start >= left and last not in inside and self._governs(last, one):
            inside = sorted([*inside, last], key=lambda anchor: anchor.start)
        if inside:
            before = [a for a in inside if a.end <= one.start]
            return (before[-1] if before else inside[0]).days[1]
        if self.written is None:
            return None
        if signs.BACK.match(self.low, left):
            for anchor in reversed(self.anchors[max(0, first - 20) : first]):
                if left - anchor.end > _NEAR:
                    break
                if self._governs(anchor, one):
                    return anchor.days[1]
        return self.written

    def _governs(self, anchor: Anchor, one: Relative) -> bool:
        """Whether a figure holds for the day of `anchor`: «pr. 1. februar 2018», not «brev af 26. januar 2018»."""
        if self.written is not None and one.kind == "window" and anchor.days[1] > self.written:
            return False
        if anchor.unit != "day" and anchor.end <= one.start and signs.PARTED.search(self.low, anchor.end, one.start):
            return False  # «… i januar 2022, og andelen har de seneste 12 måneder …»
        lead = max(0, anchor.start - 12)
        if signs.NEVER_GOVERNS.search(self.low, lead, anchor.start):
            return False
        if anchor.unit == "day":
            return signs.GOVERNS.search(self.low, lead, anchor.start) is not None or anchor.end <= one.start
        return (
            anchor.unit in ("month", "quarter", "half_year")
            and anchor.end <= one.start
            and self.low.endswith(("i ", "for ", "ultimo "), 0, anchor.start)
        )
