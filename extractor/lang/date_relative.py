"""Danish expressions that are placed by the time of writing: «i dag», «sidste år», «de seneste 12 måneder»,
«årets udgang», «om to uger». Pure reading of strings; days come from `Relative.days` and an anchor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from extractor.lang import lowered, periods, table
from extractor.lang.date_grammar import B, any_of
from extractor.lang.dates import beginning, starts
from extractor.lang.periods import Days
from extractor.schema.values import Precision

Kind = Literal[
    "days",
    "unit",
    "window",
    "ahead",
    "moved",
    "year",
    "year_before",
    "part",
    "point",
    "months",
    "season",
    "beside",
    "same",
]


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative expression at `text[start:end]`: `count` units of `unit`, meaning by `kind`."""

    start: int
    end: int
    kind: Kind
    count: int = 0
    unit: str = "year"
    point: str = ""
    year: int | None = None  # «de sidste to måneder af 2018»
    name: str = ""  # the season; «said» where a point's year is told («dette års udgang»)

    @property
    def precision(self) -> Precision:
        """Day for points, range for windows, else the unit's own."""
        if self.kind in ("window", "ahead", "months"):
            return "range"
        if self.kind in ("days", "point") or self.kind == "moved":
            return "day"
        if self.kind == "season":
            return "season"
        return self.unit if self.kind in ("unit", "part", "beside", "same") else "year"  # type: ignore[return-value]

    @property
    def by_writing(self) -> bool:
        """Whether the time of writing places it; «årets udgang» only lacks its year."""
        return self.year is None and not (
            self.kind in ("months", "part")
            or (self.kind == "season" and self.unit in ("i", "til"))
            or (self.kind == "point" and self.unit in ("year", "school") and not self.name)
        )

    def days(self, anchor: date) -> Days | None:
        """The days that are meant, seen from `anchor`."""
        match self.kind:
            case "days":
                at = periods.moved(anchor, self.count, "day")
                return at, at
            case "moved":
                at = periods.moved(anchor, self.count, self.unit)
                return at, at
            case "window":
                return periods.window(anchor, self.count, self.unit)
            case "ahead":
                return periods.window(anchor, self.count, self.unit, ahead=True)
            case "unit":
                return periods.around(anchor, self.unit, self.count)
            case "point":
                whole = _school(anchor) if self.unit == "school" else periods.around(anchor, self.unit, self.count)
                at = periods.point(whole, self.point)
                return at, at
            case "season":
                return periods.season(anchor.year + self.count, self.name)
            case "months":
                year = self.year or anchor.year
                if not 0 < self.count <= 12:
                    return None
                first = self.point == "first"
                return periods.months(year, 1 if first else 13 - self.count, self.count if first else 12)
            case "part":
                return _part(anchor.year, self.unit, self.count)
        return periods.years(anchor.year + self.count, anchor.year + self.count)


def _school(anchor: date) -> Days:
    return periods.school_year(anchor.year if anchor.month >= 8 else anchor.year - 1)


def _part(year: int, unit: str, number: int) -> Days:
    if unit == "quarter":
        return periods.quarter(year, number)
    if unit == "half_year":
        return periods.half_year(year, number)
    return periods.months(year, number, number)


# «i måneden før var tallet 12», «mod 81 i kvartalet før»; not «i ugen før ferien»
_CLAUSE_ENDS = r"[.,;:)]|$|\n|[ ](?:og|men|er|var|blev|havde|har|lå|steg|faldt|fik|kom|ansatte|\w{3,16}ede)(?!\w)"


@cache
def _pattern() -> re.Pattern[str]:
    words = table("dates")
    relative = words["relative"]
    n = rf"\d{{1,2}}|{any_of(words['numbers'])}"
    own = rf"års(?!{B}(?:{any_of(words['year_points'])}))"  # «det seneste års tid», not «sidste års udgang»
    unit = rf"(?:{any_of([u for u in words['units'] if u != 'mdr.'])}|{own})(?!\w)(?:(?<=mdr)\.)?"
    way = any_of([*relative["back"], *relative["ahead"], *relative["previous"]])
    of_year = rf"(?:{B}(?:af|i){B}(?P<oy>(?:19|20)\d\d|året|(?=i{B}år))(?!\w))?"
    this_year = rf"(?:indeværende|dette|i|næste|sidste|det{B}kommende){B}år"
    bare = rf"(?:året|måneden|kvartalet|ugen|halvåret|skoleåret|{this_year}|(?:næste|denne){B}(?:uge|måned))"
    season = r"(?:forår|sommer|efterår|vinter)(?:en|et|ferie|ferien)?"
    branches = [
        rf"(?P<art>(?:det|den|de){B})?(?P<way>{way}){B}(?:(?P<n>{n}|halvandet|halve|hele){B})?(?P<unit>{unit})(?:{B}siden\b(?P<no>))?{of_year}",
        rf"de{B}(?P<wn>{n}){B}(?P<wway>{way}){B}(?P<wunit>år|måneder|mdr|kvartaler|uger|dage)(?!\w)(?!{B}(?:siden\b|(?:af|i){B}(?:året|\d{{4}})))",
        rf"(?P<gy>sidste|forrige|dette|næste|indeværende){B}års{B}(?P<gp>{any_of(words['year_points'])})(?!\w)",
        rf"om{B}(?P<half>et{B}halvt{B}år)(?!\w|{B}(?:efter|fra|før))",
        rf"(?P<this>{any_of(relative['this'])}){B}(?P<tunit>år|måned|uge|kvartal|halvår)(?!\w)",
        rf"(?P<days>{any_of(relative['days'])})(?!\w)(?:(?<=d\.d)\.)?",
        rf"(?P<years>{any_of(relative['years'])})(?!\w)",
        rf"om{B}(?P<inn>{n}|en|et|én|ét){B}(?P<iunit>{unit})(?!{B}(?:efter|fra|før))",
        rf"for{B}(?P<agon>{n}|en|et|én|ét){B}(?P<aunit>{unit}){B}siden(?!\w)",
        rf"årets{B}(?P<yp>{any_of(words['year_points'])})(?!\w)",
        rf"(?P<upl>månedens|kvartalets|skoleårets){B}(?P<up>{any_of(words['year_points'])})(?!\w)",
        rf"(?P<pt>{any_of(words['points'])}){B}(?P<bare>{bare})(?!\w)",
        rf"(?:{any_of(relative['part_of_year'])}){B}(?P<part>på{B}året)(?!\w)",
        rf"årets{B}(?:(?P<mn>{n}){B}(?P<mw>første|sidste)|(?P<mw2>første|sidste|seneste){B}(?P<mn2>{n})){B}(?P<mu>måneder|kvartaler)(?!\w)",
        rf"(?P<bunit>måneden|kvartalet|halvåret){B}(?P<bway>før|forinden|efter)(?={_CLAUSE_ENDS})",
        rf"samme{B}(?P<sunit>måned|kvartal|halvår|uge){B}(?P<sof>(?:19|20)\d\d)(?!\w)",
        rf"årets{B}(?P<pn>{any_of(words['ordinals'])}|[1-4]\.){B}(?P<pu>kvartal|halvår)(?!\w)",
        rf"de{B}(?:(?P<fn>{n}){B}(?P<fw>første|sidste)|(?P<fw2>første){B}(?P<fn2>{n})){B}(?P<fu>måneder|kvartaler){B}(?:af|i){B}(?P<fy>(?:19|20)\d\d|året)(?!\w)",
        rf"(?P<sway>sidste|forrige|næste|(?:det|den){B}kommende|dette|denne|i|til){B}(?P<season>{season})(?!\w)",
    ]
    return re.compile(rf"(?<![\w])(?:{'|'.join(branches)})")


_FOR_SEASON = {"forår": "spring", "sommer": "summer", "efterår": "autumn", "vinter": "winter"}
_NEVER_IN = re.compile(
    r"(?:krav\w{0,3}|regl\w{0,4}|aftale\w{0,3}|ansøgning\w{0,3}|ret|mulighed\w{0,3}|forlængelse|bevilling|gange?|tale|minimum|beslutning|dom|straf)\s$"
)


_OPENINGS = beginning(lambda: table("dates")["stems"]["relative"])


def relatives(text: str) -> Iterator[Relative]:
    """Every relative expression of a text, in text order."""
    match_at, low, end = _pattern().match, lowered(text), 0
    places = starts(text, low, _OPENINGS)
    if " siden" in low:
        places += [m.start() for m in _AGO.finditer(low)]
    places += [m.start() for m in _TURNED.finditer(low)]
    if "første" in low and ("måneder" in low or "kvartaler" in low):
        places += [m.start() for m in _FIRST_MONTHS.finditer(low)]
    for at in sorted(places):
        if at < end:
            continue
        article = _ARTICLE.search(low, max(end, at - 4), at)
        match = match_at(low, article.start()) if article else None
        match = match or match_at(low, at)
        if match is not None:
            end = match.end()
            found = _read(match)
            if found is not None:
                yield found


_ARTICLE = re.compile(r"(?<!\w)(?:det|den|de)[ \xa0\n]$")
_AGO = re.compile(r"for (?<!\wfor )(?=[\wé]{1,12}[ \xa0]\w{1,8}[ \xa0]siden)")
_TURNED = re.compile(r"de (?<!\wde )(?=\w{1,7}[ \xa0](?:sen|sid|for|kom|næs|føl))")  # «de to seneste år»
_FIRST_MONTHS = re.compile(r"de (?<!\wde )(?=[\w]{1,7}[ \xa0][\w]{1,7}[ \xa0](?:måneder|kvartaler))")


def _number(word: str) -> int:
    if word in ("en", "et", "én", "ét"):
        return 1
    return int(word) if word.isdigit() else int(table("dates")["numbers"][word])


def _unit(word: str) -> str:
    word = "år" if word == "års" else word
    return str(table("dates")["units"][word.rstrip(".") if word != "mdr." else word])


def _read(match: re.Match[str]) -> Relative | None:
    start, end = match.span()
    words, key = table("dates"), match.lastgroup
    if match["way"]:
        return _read_window(match)
    if match["wn"]:
        kind: Kind = "window" if match["wway"] in words["relative"]["back"] else "ahead"
        unit = _unit(match["wunit"])
        if kind == "ahead" and unit in ("day", "week"):
            return None
        return Relative(start, end, kind, _number(match["wn"]), unit)
    if match["gy"]:
        count = {"sidste": -1, "forrige": -2, "næste": 1}.get(match["gy"], 0)
        return Relative(start, end, "point", count, "year", words["year_points"][match["gp"]], name="said")
    if match["half"]:
        never = _NEVER_IN.search(match.string, max(0, start - 24), start)
        return None if never else Relative(start, end, "moved", 6, "month")
    if match["this"]:
        return Relative(start, end, "unit", 0, _unit(match["tunit"]))
    if match["days"]:
        plain = " ".join(match["days"].split())
        return Relative(start, end, "days", words["relative"]["days"][plain], "day")
    if match["bunit"]:
        unit = {"måneden": "month", "kvartalet": "quarter", "halvåret": "half_year"}[match["bunit"]]
        return Relative(start, end, "beside", 1 if match["bway"] == "efter" else -1, unit)
    if match["sunit"]:
        return Relative(start, end, "same", 0, _unit(match["sunit"]), year=int(match["sof"]))
    if match["years"]:
        plain = " ".join(match["years"].split())
        count = words["relative"]["years"][plain]
        return Relative(start, end, "year_before" if plain.startswith("året") else "year", count)
    if match["inn"]:
        if _NEVER_IN.search(match.string, max(0, start - 24), start) or (
            match["iunit"] == "år" and match["inn"] in ("et", "ét", "en")
        ):
            return (
                None
                if match["inn"] not in ("ét", "et") or _NEVER_IN.search(match.string, max(0, start - 24), start)
                else Relative(start, end, "moved", 1, "year")
            )
        return Relative(start, end, "moved", _number(match["inn"]), _unit(match["iunit"]))
    if match["agon"]:
        unit = _unit(match["aunit"])
        return Relative(start, end, "moved", -_number(match["agon"]), unit)
    if match["yp"]:
        return Relative(start, end, "point", 0, "year", words["year_points"][match["yp"]])
    if match["upl"]:
        unit = {"månedens": "month", "kvartalets": "quarter", "skoleårets": "school"}[match["upl"]]
        return Relative(start, end, "point", 0, unit, words["year_points"][match["up"]])
    if match["pt"]:
        return _read_point(match)
    if match["part"]:
        return Relative(start, end, "year", 0)
    if match["mn"] or match["mn2"]:
        way = match["mw"] or match["mw2"]
        months = _number(match["mn"] or match["mn2"]) * (3 if match["mu"] == "kvartaler" else 1)
        return Relative(start, end, "months", months, "month", "first" if way == "første" else "last")
    if match["pn"]:
        unit, most = ("quarter", 4) if match["pu"] == "kvartal" else ("half_year", 2)
        number = int(match["pn"][0]) if match["pn"][0].isdigit() else words["ordinals"][match["pn"]]
        return Relative(start, end, "part", most if number < 0 else number, unit) if number <= most else None
    if match["fn"] or match["fn2"]:
        first = (match["fw"] or match["fw2"]) == "første"
        year = int(match["fy"]) if match["fy"].isdigit() else None
        count = _number(match["fn"] or match["fn2"]) * (3 if match["fu"] == "kvartaler" else 1)
        return Relative(start, end, "months", count, "month", "first" if first else "last", year)
    assert key is not None
    return _read_season(match)


def _read_window(match: re.Match[str]) -> Relative | None:
    start, end = match.span()
    relative = table("dates")["relative"]
    way, n, unit = match["way"], match["n"], _unit(match["unit"])
    article = (match["art"] or "").strip()
    back = way in relative["back"] or way in relative["previous"]
    if match["no"] is not None or (n is None and way in ("forudgående", "foregående") and article):
        return None  # «i november for det forudgående år» is a repetition
    if match["oy"] and n and n not in ("halvandet", "halve", "hele") and unit == "month" and way == "sidste":
        year = int(match["oy"]) if match["oy"].isdigit() else None
        return Relative(start, end, "months", _number(n), "month", "last", year)
    if match["oy"] is not None:
        end = match.end("unit")
    if n is None or n == "hele":
        plural = match["unit"] in ("måneder", "uger", "dage", "mdr", "mdr.", "kvartaler")
        if article == "de" or plural or unit == "day" or (match["oy"] is not None and unit != "year"):
            return None
        if article and way in relative["back"]:
            return Relative(start, end, "window", 1, unit)
        count = -2 if way == "forrige" and unit == "year" else -1 if back else 1
        return Relative(start, end, "unit", count, unit)
    if n in ("halvandet", "halve"):
        count = {("halvandet", "year"): 18, ("halve", "year"): 6}.get((n, unit), 0)
        return Relative(start, end, "window" if back else "ahead", count, "month") if count else None
    if article == "det" or _number(n) > 400:
        return None
    if not back and unit in ("day", "week"):
        return None  # «inden for de næste 14 dage» is a length of time
    return Relative(start, end, "window" if back else "ahead", _number(n), unit)


def _read_point(match: re.Match[str]) -> Relative:
    bare, point = " ".join(match["bare"].split()), table("dates")["points"][" ".join(match["pt"].split())]
    units = {
        "måneden": "month", "kvartalet": "quarter", "ugen": "week", "halvåret": "half_year", "skoleåret": "school",
        "måned": "month", "uge": "week",
    }  # fmt: skip
    way, _, word = bare.rpartition(" ")
    count = {"næste": 1, "det kommende": 1, "sidste": -1}.get(way, 0)
    said = "said" if way else ""  # «udgangen af dette år», not «udgangen af året»
    return Relative(match.start(), match.end(), "point", count, units.get(word, "year"), point, name=said)


def _read_season(match: re.Match[str]) -> Relative | None:
    way, word = match["sway"].split()[-1], match["season"]
    stem = next(stem for stem in _FOR_SEASON if word.startswith(stem))
    if word != stem:  # «i sommeren», «i foråret» are told by the season itself
        return None
    counts = {"sidste": -1, "forrige": -1, "næste": 1, "kommende": 1}
    start = match.start("season") if way in ("i", "til") else match.start()
    return Relative(start, match.end(), "season", counts.get(way, 0), way, name=_FOR_SEASON[stem])
