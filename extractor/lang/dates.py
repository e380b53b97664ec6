"""Danish calendar expressions in a text: where they stand and what they say. Pure reading of strings.

`expressions(text)` finds the single expressions («1. marts», «4.kvt.2012», «uge 34», «medio 2018», «2017/18»); it
does not know the document, so a year may be missing, and a bare number may turn out to be none. Ranges and lists
are joined by `lang/date_groups.py`; years are filled in by `facts/date_context.py`. Every pattern is linear: it begins
with a literal or a digit, and nothing in it repeats without a bound.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from extractor.lang import in_lower_case, lowered, periods, table
from extractor.lang.date_grammar import grammar
from extractor.lang.date_shift import shifted
from extractor.lang.date_slips import misspelt_month
from extractor.lang.numbers import digits
from extractor.lang.openings import Openings
from extractor.lang.periods import Days, full_year
from extractor.schema.values import Precision

Unit = Literal["day", "week", "month", "quarter", "half_year", "season", "year", "years", "school_year"]
Doubt = Literal["", "year", "slash", "abbreviation", "ordinal", "section", "dots", "current"]


class Expression(NamedTuple):
    """One calendar expression at `text[start:end]`; what it does not say is None."""

    start: int
    end: int
    unit: Unit
    year: int | None = None
    number: int | None = None  # month, quarter, half-year or ISO week
    day: int | None = None
    season: str = ""
    year_to: int | None = None  # the last year of «2017/18»
    point: str = ""  # first, middle, last: «primo», «medio», «ultimo»
    from_now: int | None = None  # the year said by «i år» (0) or «sidste år» (-1); months of «20. i sidste måned»
    repaired: bool = False  # the text is misspelt or cut
    # why it may be none: a bare number, «1/6», «mar», «den 9.», «2.10.12»; or whose: «2. ds.»
    doubt: Doubt = ""

    @property
    def relative(self) -> bool:
        """Whether the time of writing places it: «maj i år»."""
        return self.from_now is not None

    @property
    def precision(self) -> Precision:
        """The size of the period; a point of one is a day."""
        if self.point:
            return "day"
        return "range" if self.unit in ("years", "school_year") else self.unit  # type: ignore[return-value]

    def days(self, year: int | None = None, month: int | None = None) -> Days | None:
        """The period, with the year (and month) filled in where the expression lacks it; None where it has none."""
        year = self.year if self.year is not None else year
        if year is None or not periods.FIRST_YEAR <= year <= periods.LAST_YEAR:
            return None
        whole = self._whole(year, self.number if self.number is not None else month)
        if whole is None or not self.point:
            return whole
        at = periods.point(whole, self.point)
        return at, at

    def _whole(self, year: int, number: int | None) -> Days | None:
        match self.unit:
            case "year":
                return periods.years(year, year)
            case "years":
                return periods.years(year, self.year_to or year)
            case "school_year":
                return periods.school_year(year)
            case "season":
                return periods.season(year, self.season)
        if number is None:
            return None
        match self.unit:
            case "day":
                at = periods.day(year, number, self.day or 1)
                return (at, at) if at else None
            case "month":
                return periods.months(year, number, number)
            case "quarter":
                return periods.quarter(year, number)
            case "half_year":
                return periods.half_year(year, number)
        return periods.week(year, number)


_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[qk][1-4](?<!\w..)(?!\w)")


def beginning(stems: Callable[[], Iterable[str]], code: re.Pattern[str] | None = None) -> Openings[tuple[str, ...]]:
    """Finds the words that begin with one of the stems, or `code`s; with those stems of more words that may go on."""

    @cache
    def lists() -> tuple[tuple[str, ...], tuple[str, ...]]:
        return tuple(s for s in stems() if " " not in s), tuple(s for s in stems() if " " in s)

    def read(piece: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        low = in_lower_case(piece)
        plain, longer = lists()
        found: dict[int, tuple[str, ...]] = {match.start(): () for match in code.finditer(low)} if code else {}
        for match in _WORD.finditer(low):
            at = match.start()
            if low.startswith(plain, at):
                found[at] = ()
            elif match.end() == len(low) and (on := tuple(s for s in longer if s.startswith(match[0] + " "))):
                found.setdefault(at, on)
        return tuple(sorted(found.items()))

    return Openings(read)


def starts(text: str, low: str, openings: Openings[tuple[str, ...]]) -> list[int]:
    """Where the words stand in `text`, in text order; `low` is `lowered(text)`."""
    return [at for at, longer in openings.find(text) if not longer or low.startswith(longer, at)]


def _stems() -> list[str]:
    words = table("dates")
    months = {name[:3] for name in [*words["months"], *words["abbreviations"]]}
    seasons = {"forår", "sommer", "sensommer", "efterår", "vinter"}
    return sorted(months | seasons | set(words["stems"]["words"]))


_STEMS = beginning(_stems, _CODE)
_ORDINALS = beginning(lambda: table("dates")["ordinals"])


@lru_cache(maxsize=2)  # the date finder and the document's own date both read the whole text
def all_expressions(text: str) -> tuple[Expression, ...]:
    """The expressions of a whole text, kept for who asks next."""
    return tuple(expressions(text))


def expressions(text: str) -> list[Expression]:
    """Every single calendar expression of `text`, in text order, not overlapping."""
    low, healed = _healed(lowered(text))
    patterns = grammar()
    found: list[Expression] = []
    places = starts(text, low, _STEMS)
    if healed:
        places = sorted({*places, *healed.values()})
    if "kv" in low or "halv" in low:
        places = sorted({*places, *starts(text, low, _ORDINALS)})
    match_word, end, last = patterns["words"].match, 0, ""
    for at in places:
        if at < end:
            continue
        if at - end == 1 and low.startswith(last, at) and low.startswith(last, at + len(last) + 1):
            end = at + len(last)  # «maj maj maj»: noise says nothing
            continue
        match = match_word(low, at)
        if match is None:
            continue
        end, last = match.end(), match[0]
        found += _from_word(match)
    end, last = 0, ""
    for match in _at_digits(patterns["digits"], low, digits(text)):
        if match.start() - end == 1 and match[0] == last and low[end] == " ":
            end = match.end()
            continue
        end, last = match.end(), match[0]
        found += _from_digits(match)
    found.sort(key=lambda e: (e.start, -e.end))
    kept: list[Expression] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(with_point(low, one, kept[-1].end if kept else 0))
    return [one._replace(end=one.end + 2) if one.end in healed else one for one in kept] if healed else kept


def _healed(low: str) -> tuple[str, dict[int, int]]:
    """Months and quarters that a line's end parts («septem-», «ber 2012») in one piece, the hyphen's two characters
    behind it as blanks, so that every other character keeps its place; and where those pieces now end: end -> start."""
    if "-\n" not in low:
        return low, {}
    ends: dict[int, int] = {}

    def heal(match: re.Match[str]) -> str:
        word = match[1] + match[2]
        if word not in _parted_words():
            return match[0]
        ends[match.end() - 2] = match.start()
        return word + "  "

    return _PARTED.sub(heal, low), ends


_PARTED = re.compile(r"(?<=[\s.])([jfmasondkhev][a-zæøå]{1,7})-\n([a-zæøå]{2,7})(?!\w)")


@cache
def _parted_words() -> frozenset[str]:
    seasons = [f"{name}{end}" for name in ("forår", "efterår") for end in ("", "et")] + ["sommeren", "vinteren"]
    return frozenset([*table("dates")["months"], *seasons, "kvartal", "kvartalet", "halvår", "halvåret"])


def _at_digits(pattern: re.Pattern[str], low: str, runs: Iterable[int]) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins at the first of a run of digits which may be a day, a part or a year."""
    match_at, may_be, end = pattern.match, _RUN.match, 0
    for at in runs:
        if at >= end and may_be(low, at) is not None and (match := match_at(low, at)) is not None:
            end = match.end()
            yield match


_NO_MONTH = r" (?=[bcgilpqruvwxyzæøå%])(?![a-zæøå01]{3,11}\.?[ ]?(?:19|20)[0-9]{2})"  # no month, part or conjunction
# a cell or paragraph ends, or decimals follow (but «1,4 vartal» is a misread quarter)
_NO_DATE = r"\t|\n[\nbcgilpqruvwxyzæøå%]|,(?:[05-9]|[0-9]{2}(?![a-zæ]?v))|(?<=[0-9]{2}),[0-9]"
_RUN = re.compile(  # days, parts, years
    rf"[0-9](?:[0-9]?(?!{_NO_MONTH}|{_NO_DATE})|(?:(?<=1)9|(?<=2)0)[0-9]{{2}})(?![0-9])"
)


def with_point(low: str, one: Expression, after: int) -> Expression:
    """`one` together with a «primo» or «udgangen af» that stands right before it."""
    begin = max(after, one.start - 24)
    match = grammar()["point"].search(low, begin, one.start) if begin < one.start else None
    if match is None or one.unit == "day":
        return one
    key = " ".join(match["p"].split())
    point = {"ult.": "last", "prim.": "first"}.get(key) or table("dates")["points"][key]
    return one._replace(
        start=match.start(), point=point, doubt="" if one.doubt in ("year", "abbreviation") else one.doubt
    )


def _years(match: re.Match[str], name: str = "") -> tuple[int | None, bool, int | None]:
    """Year, whether it was repaired, last year."""
    year, ocr, two, to = match[f"y{name}"], match[f"ocr{name}"], match[f"yy{name}"], match[f"to{name}"]
    if year:
        first = int(year)
        return first, False, (int(to) if len(to) == 4 else first // 100 * 100 + int(to)) if to else None
    if ocr:
        return int(ocr.translate(_OCR)), True, None
    return (full_year(int(two)), False, None) if two else (None, False, None)


_OCR = str.maketrans("oli", "011")


def month_number(name: str) -> int | None:
    """The month of a name or abbreviation in lower case, None for another word."""
    words = table("dates")
    number: int | None = words["months"].get(name) or words["abbreviations"].get(name.rstrip("."))
    return number


def _from_word(match: re.Match[str]) -> Iterator[Expression]:
    start, end = match.span()
    if match["month"] or match["abbr"]:
        year, repaired, to = _years(match)
        if (
            match["yy"]
            and match.string[match.start("yy") - 1] == " "
            and match.string[start - 1 : start] not in ("", "\t", "\n")
        ):
            year, end = None, match.start("yy") - 1  # «12 i maj 12»: only a cell of its own has such a year
        if to is not None:  # «marts 2017/18» is no month
            end = match.end("y")
        shift = shifted(match["shift"])
        doubt: Doubt = "abbreviation" if match["abbr"] and year is None and shift is None else ""
        number = month_number(match["month"] or match["abbr"])
        cell = match.string[start - 1 : start] == "\t" or match.string[max(0, start - 3) : start] == "   "
        if match.string[end - 1] == "." and not cell and _ENDS.match(match.string, end):
            end -= 1  # the stop is the sentence's
        yield Expression(start, end, "month", year, number, from_now=shift, repaired=repaired, doubt=doubt)
    elif match["season"]:
        yield from _season(match)
    elif match["weeks"]:
        yield from _weeks(match)
    elif match["wpart"]:
        yield from _word_parts(match)
    elif match["qn"]:
        year, repaired, _ = _years(match, "q")
        if match["qk"] not in "qk" or year is not None or match["qk"] == "q":
            yield Expression(start, end, "quarter", year, int(match["qn"]), repaired=repaired)
    elif match["by"]:
        yield from _named_year(match)
    elif match["ny2"]:
        year, repaired, to = _years(match, "n")
        yield Expression(start, end, "day", to or year, 1, 1, repaired=repaired)
    elif match["xmas"]:
        yield Expression(start, end, "day", None, 12, 24)
    elif match["feast"]:
        year, repaired, _ = _years(match, "f")
        fixed = Expression(start, end, "day", year, 6, 5, repaired=repaired)
        name = {"på": "easter", "pi": "whitsun"}.get(match["feast"][:2])
        yield (
            fixed if name is None else fixed._replace(unit="season", number=None, day=None, season=name, point="first")
        )
    elif match["ocrd"]:
        year, _, _ = _years(match, "l")
        yield Expression(start, end, "day", year, month_number(match["omonth"] or match["oabbr"]), 1, repaired=True)


def _season(match: re.Match[str]) -> Iterator[Expression]:
    words = table("dates")["seasons"]
    name, (year, repaired, _) = match["season"], _years(match, "s")
    shift = shifted(match["shift2"])
    doubt: Doubt = "" if year is not None or shift is not None or name in words["definite"] else "abbreviation"
    yield Expression(
        match.start(), match.end(), "season", year, season=words[name], from_now=shift, repaired=repaired, doubt=doubt
    )


def _weeks(match: re.Match[str]) -> Iterator[Expression]:
    year, repaired, _ = _years(match, "w")
    shift = shifted(match["shift6"]) if year is None else None
    figures = list(re.finditer(r"\d{1,2}", match["weeks"]))
    at = match.start("weeks")
    for i, figure in enumerate(figures):
        last = i == len(figures) - 1
        start = match.start() if i == 0 else at + figure.start()
        end = match.end() if last else at + figure.end()
        if last and year is None and shift is None:
            end = at + figure.end()
        if 1 <= int(figure[0]) <= 53:
            one = Expression(start, end, "week", year if last else None, int(figure[0]), from_now=shift)
            yield one._replace(repaired=repaired)


def _word_parts(match: re.Match[str]) -> Iterator[Expression]:
    ordinals = table("dates")["ordinals"]
    year, repaired, _ = _years(match, "o")
    unit, most = _part(match["wpart"])
    shift = shifted(match["shift5"]) if year is None else None
    names = [name for name in ("ord", "ord2") if match[name]]
    for name in names:
        number = ordinals[match[name]]
        last = name == names[-1]
        if number <= most and (number > 0 or year is not None or shift is not None):
            start = match.start(name)
            end = match.end() if last else match.end(name)
            yield Expression(
                start,
                end,
                unit,
                year if last else None,
                most if number < 0 else number,
                from_now=shift if last else None,
                repaired=repaired,
            )


def _part(word: str) -> tuple[Unit, int]:
    return ("half_year", 2) if word.startswith("halv") else ("quarter", 4)


def _named_year(match: re.Match[str]) -> Iterator[Expression]:
    """«skoleåret 2017/18», «budget 2012», «Budget 2024-27», «R-2022», «BO 2/2025»."""
    figure, to = match["by"], match["bto"]
    first = int(figure) if len(figure) == 4 else 2000 + int(figure)
    last = None if to is None else int(to) if len(to) == 4 else first // 100 * 100 + int(to)
    start, end = match.span()
    if match["kind"].startswith("skole"):
        yield Expression(start, end, "school_year", first)
    elif last is not None and first < last <= first + 40:
        yield Expression(start, end, "years", first, year_to=last)
    else:
        code = match["kind"].endswith(("/", "-"))  # «BO 3/2024», «R-2022»: a name, of which the year is the date
        yield Expression(match.start("by") if code else start, match.end("by"), "year", first)


def _from_digits(match: re.Match[str]) -> Iterator[Expression]:
    start, end = match.span()
    if match["year"]:
        yield Expression(start, end, "year", int(match["year"]), doubt="year")
    elif match["nd"]:
        yield from _numeric(match)
    elif match["day"]:
        yield from _days(match)
    elif match["ds"]:
        yield Expression(start, end, "day", None, None, int(match["ds"]), doubt="current")
    elif match["mad"]:
        months = {"sidste": -1, "forrige": -1, "næste": 1}.get(match["maw"], 0)
        yield Expression(start, end, "day", None, None, int(match["mad"]), from_now=months, doubt="current")
    elif match["num"]:
        yield from _parts(match)
    elif match["only"]:
        yield Expression(start, end, "day", None, None, int(match["only"]), doubt="ordinal")
    elif match["iy"]:
        yield Expression(start, end, "day", int(match["iy"]), int(match["im"]), int(match["id"]))
    elif match["sy"]:
        yield from _year_span(match)
    elif match["sd"]:
        yield Expression(start, end, "day", None, int(match["sm"]), int(match["sd"]), doubt="slash")
    elif match["td"]:
        yield Expression(start, end, "day", None, int(match["tm"]), int(match["td"]), doubt="dots")
    elif match["my"]:
        yield Expression(start, end, "month", int(match["my"]), int(match["mm"]))
    elif match["cy"]:
        number = int(match["cn"])
        if match["cu"] == "m" and 1 <= number <= 12:
            yield Expression(start, end, "month", int(match["cy"]), number)
        elif match["cu"] != "m" and 1 <= number <= 4:
            yield Expression(start, end, "quarter", int(match["cy"]), number)
    elif match["oy"]:
        yield from _odd(match)


def _numeric(match: re.Match[str]) -> Iterator[Expression]:
    d, m, figure = int(match["nd"]), int(match["nm"] or match["nm2"] or match["nm3"] or match["nm4"]), match["ny"]
    year = int(figure) if len(figure) == 4 else full_year(int(figure))
    american = match["nm3"] is not None and _AMERICAN.match(match.string, match.end()) is not None
    repaired = american or (m > 12 >= d and match["nm3"] is not None and len(figure) == 4)
    if repaired:
        d, m = m, d
    if periods.day(year, m, d):
        short = len(figure) == 2 and match["nm"] is not None and not (len(match["nd"]) == 2 and len(match["nm"]) == 2)
        yield Expression(
            match.start(), match.end(), "day", year, m, d, repaired=repaired, doubt="section" if short else ""
        )


_AMERICAN = re.compile(r" \d{1,2}:\d\d(?::\d\d)? [ap]m(?!\w)")
_CUT = re.compile(r"[ \xa0](20\d?)(?=[ \xa0]{0,3}(?:\n|\t|$))")


def _days(match: re.Match[str]) -> Iterator[Expression]:
    year, repaired, to = _years(match)
    number = month_number(match["month"] or match["abbr"])
    end = match.end()
    if to is not None:
        end = match.end("y")
    if (
        match["abbr"]
        and match.end() == match.end("abbr") + 1
        and match.string[end - 1] == "."
        and _ENDS.match(match.string, end)
    ):
        end -= 1  # «den 3. okt.» at the end of a sentence: the stop is the sentence's
    if year is None and (cut := _CUT.match(match.string, end)):
        end, repaired = cut.end(), True
    for figure in re.finditer(r"\d{1,2}", match["days"] or ""):
        at = match.start("days") + figure.start()
        yield Expression(
            at, at + len(figure[0]) + (match.string[at + len(figure[0])] == "."), "day", None, number, int(figure[0])
        )
    if year is not None and periods.day(year, number or 1, int(match["day"])) is None:
        return
    shift = shifted(match["shift3"]) if year is None else None
    yield Expression(match.start("day"), end, "day", year, number, int(match["day"]), from_now=shift, repaired=repaired)


_ENDS = re.compile(r"\s*(?:$|\n)")


_PARTS = frozenset({"kvartal", "kvartalet", "kvt", "kv", "kvrt", "halvår", "halvåret", "halvdel"})


def _parts(match: re.Match[str]) -> Iterator[Expression]:
    year, repaired, _ = _years(match, "p")
    unit, most = _part(match["part"])
    repaired = repaired or match["part"].rstrip(".") not in _PARTS
    for name in ("nums", "nums2"):
        if match[name] and int(match[name][0]) <= most:
            at = match.start(name)
            yield Expression(at, at + 1 + (match.string[at + 1] == "."), unit, None, int(match[name][0]))
    if int(match["num"]) <= most and (match["part"] != "halvdel" or year is not None):
        shift = shifted(match["shift4"]) if year is None else None
        one = Expression(match.start("num"), match.end(), unit, year, int(match["num"]), from_now=shift)
        yield one._replace(repaired=repaired)


def _year_span(match: re.Match[str]) -> Iterator[Expression]:
    """«2017/18», «2024-27», «2017 - 2020»; «2012-09» is September."""
    first, to = int(match["sy"]), match["sto"]
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to)
    start, end = match.span()
    if first < last <= first + 40:
        yield Expression(start, end, "years", first, year_to=last, doubt="year")
    elif len(to) == 2 and 1 <= int(to) <= 12 and "/" not in match[0]:
        yield Expression(start, end, "month", first, int(to))
    elif len(to) == 4:
        yield Expression(start, start + 4, "year", first, doubt="year")
        yield Expression(match.start("sto"), end, "year", last, doubt="year")


def _odd(match: re.Match[str]) -> Iterator[Expression]:
    """A day, a word and a year: a misspelt month."""
    number = misspelt_month(match["oword"])
    if number is not None and periods.day(int(match["oy"]), number, int(match["oday"])):
        yield Expression(match.start(), match.end(), "day", int(match["oy"]), number, int(match["oday"]), repaired=True)
    else:
        yield Expression(match.start("oy"), match.end(), "year", int(match["oy"]), doubt="year")
