"""The patterns of single Danish calendar expressions, made from the words in `da/dates.toml`.

One branch per form, one line per branch. Every branch begins with a literal, a word list or a digit, and nothing
repeats without a bound, so that a text of any length is read in linear time.
"""
# ruff: noqa: E501 (a branch is read more easily on one line)

import re
from collections.abc import Iterable
from functools import cache

from extractor.lang import table

# Blanks inside an expression: a few, and at most one line end («den 1.\nmarts»). B is at least one blank.
S = r"[ \xa0\u202f]{0,3}(?:\n[ \xa0]{0,3})?"
B = r"(?:[ \xa0\u202f]{1,3}\n?|\n)[ \xa0]{0,3}"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_Y4 = r"(?:19|20)\d\d"
_DASH = r"[-–—]"
_NOT_DATE_AFTER = r"(?![\w])(?![.,/:\-–]\d)"
_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?,?\s)?"
_THE = rf"(?:{_WEEKDAY}(?:den|d\.)\s)?"
_JOIN = rf"(?:{S},{S}|{S}{_DASH}{S}|{S}/{S}|{B}(?:og|eller|samt|til|til{B}og{B}med|t\.o\.m\.){B}{_THE}|,{B}(?:og|eller){B}{_THE})"


def any_of(words: Iterable[str]) -> str:
    """The words as alternatives, longest first, blanks as blanks."""
    return "|".join(re.escape(word).replace(r"\ ", B) for word in sorted(words, key=lambda w: (-len(w), w)))


def _year(name: str = "", short: str = r"[-–]|['’]") -> str:
    """A year after a month, quarter, season …: «2018», «, 2018», «i 2018», «’18», «-18»; OCR «20l8»."""
    return (
        rf"(?:(?:{S},?{S}(?:(?:i|af){B})?|{S}[-–]{S}|{S}/{S})(?:(?P<y{name}>{_Y4})(?![\d_])|(?P<ocr{name}>2[0o][0-9loi][0-9loi])(?!\w))"
        rf"(?:{'[-–/]' if name in ('s', 'n') else '/'}(?P<to{name}>\d\d|{_Y4})(?![\w/]))?"
        rf"|{S}(?:{short})(?P<yy{name}>\d\d)(?![\w/])(?![.,\-–]\d)(?!\.[ ]?[a-zæøå]))"
    )


# «jan-12», «jan ’12»; «Jan. 12» where a cell ends
_SHORT = r"[-–]|['’]|(?<=[a-z.])[ ](?=\d\d[ ]?[*¹²³]{0,3}(?:\t|\n|$))"


@cache
def grammar() -> dict[str, re.Pattern[str]]:
    words = table("dates")
    full, short = any_of(words["months"]), any_of(words["abbreviations"])
    month = rf"(?:(?P<month>{full})s?(?![a-zæøå_])|(?P<abbr>{short})(?![a-zæøå_])\.?)(?:{B}måned(?:en)?(?![a-zæøå]))?"
    part = (
        r"(?P<part>kvartal(?:et)?|kvt\.?|kv\.?|kvrt\.?|[0-9h][a-zæ]?vartal|kvatal|kvaratal|halvår(?:et)?|halvdel(?="
        + B
        + r"af))(?![a-zæøå])"
    )
    ordinal = any_of(words["ordinals"])
    shift = rf"(?:{B}(?P<shift>[df]\.[ ]?å\.?|i{B}år|(?:sidste|forrige|næste|samme){B}år|i{B}fjor|året{B}før|året{B}efter))?(?!\w)"
    own = rf"(?:{B}(?P<shift3>[df]\.[ ]?å\.?|(?:i|sidste|næste|samme){B}år)(?!\w))?"
    tail = rf"(?:{_year(short=_SHORT)})?"
    part_year = _year("p", short=rf"[-–]|['’]|(?<=[.]){S}|(?<=kv){S}|(?<=kvt){S}")
    number = {
        "iso": rf"(?P<iy>{_Y4})-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01])(?:(?=t\d)|(?![\w-]))",
        "numeric": rf"(?P<nd>\d\d?)(?:\.[ ]?(?P<nm>\d\d?)[.\-–][ ]?|-(?P<nm2>\d\d?)-|–(?P<nm4>\d\d?)–|/[ ]?(?P<nm3>\d\d?)(?:[/\-–]|[ ]?['’]|[ ](?=\d{{4}})))(?P<ny>{_Y4}(?!\w)(?![.,/:]\d)|\d\d{_NOT_DATE_AFTER})",
        "days": rf"(?P<days>{_D}(?:\.{_JOIN}(?=\d)|{S}{_DASH}{S})(?:{_D}(?:\.{_JOIN}(?=\d)|{S}{_DASH}{S})){{0,5}})?(?P<day>{_D})(?:[ ]?\.{S}|{B}|(?=[a-z]{{3}})){month}{tail}{own}",
        "current": rf"(?P<ds>{_D})\.?[ ](?:ds|d\.m|dennes)(?:\.|(?!\w))",
        "monthago": rf"(?P<mad>{_D})\.{B}i{B}(?P<maw>sidste|forrige|næste|denne|indeværende){B}måned(?!\w)",
        "parts": rf"(?P<nums>[1-4](?:\.?{_JOIN}(?=\d)))?(?P<nums2>[1-4](?:\.?{_JOIN}(?=\d)))?(?P<num>[1-4])\.?{S}{part}(?:{part_year})?{own.replace('shift3', 'shift4')}",
        "yearspan": rf"(?P<sy>{_Y4}){S}[-–—/]{S}(?P<sto>{_Y4}|\d\d)(?![\w])(?![./,\-–:]\d)",
        "slash": rf"(?P<sd>{_D})/(?P<sm>1[0-2]|0?[1-9]){_NOT_DATE_AFTER}",
        "dots": rf"(?P<td>{_D})\.(?P<tm>1[0-2]|0?[1-9])\.(?![\w.])",
        "monthyear": rf"(?P<mm>0[1-9]|1[0-2])[-–/](?P<my>{_Y4}){_NOT_DATE_AFTER}",
        "code": rf"(?P<cy>{_Y4})[ ]?(?P<cu>[qkm])(?P<cn>\d\d?)(?!\w)",
        "year": rf"(?P<year>{_Y4})(?![\w])(?!,\d)(?!\.\d{{3}}(?!\d))(?![/:]\d)",
        "dayonly": rf"(?:(?<=den )|(?<=d\. )|(?<=til og med ))(?P<only>{_D})\.(?!\d)",
        "odd": rf"(?P<oday>{_D})(?!\d)\.?[ ]?(?P<oword>[a-zæøå01]{{3,11}})\.?[ ]?(?P<oy>{_Y4})(?!\w)",
    }
    digits = "|".join(
        number[k]
        for k in (
            "iso",
            "numeric",
            "days",
            "current",
            "monthago",
            "parts",
            "yearspan",
            "monthyear",
            "slash",
            "dots",
            "code",
            "odd",
            "year",
            "dayonly",
        )
    )
    # a whole date that the reader of a PDF put right behind a word: «perioden1. juli 2021», «kommuner1. halvår 2013»
    glued = rf"(?:[0-3]?\d\.[ ]?(?:{full}|{short}\.?)[ ]?|[1-4]\.[ ]?(?:kvartal|halvår)[ ]|[0-3]?\d[.-][01]?\d[.-]){_Y4}(?!\d)"
    season = any_of([w for w in words["seasons"] if w != "definite"])
    word = {
        "monthword": rf"{month}(?:{tail})(?<!-){shift}",
        "seasonword": rf"(?P<season>{season})(?:s|ens|ets)?(?![a-zæøå])(?:{_year('s')})?(?:{shift.replace('shift', 'shift2')})",
        "week": rf"uge(?:rne)?[ \xa0]{{1,2}}(?:nr\.?[ ])?(?P<weeks>[0-5]?\d\.?(?:{_JOIN}(?=\d)[0-5]?\d\.?(?!\d)){{0,4}})(?![\w])(?![.,]\d)(?:{_year('w', short='[’]')})?(?:{shift.replace('shift', 'shift6')})",
        "partword": rf"(?P<ord>{ordinal})(?:{B}(?:og|eller|til){B}(?P<ord2>{ordinal}))?{B}{part.replace('<part>', '<wpart>')}(?:{_year('o')})?{own.replace('shift3', 'shift5')}",
        "qcode": rf"(?P<qk>[qk]|kvartal{B})(?P<qn>[1-4])(?!\w)(?:{_year('q', short=r'[-–]|[ ]|[’]')})?",
        "school": rf"(?P<kind>skoleåret?|budget(?:terne|år(?:et)?)?|bo{B}?\d?/|r-|b-|(?:bo|b|r)(?=(?:19|20)\d\d(?!\w)))(?:{B}|(?<=[/-])|(?<=[a-z])(?=\d))(?P<by>{_Y4}|(?<=skoleåret.)\d\d(?=/\d\d)|(?<=skoleår.)\d\d(?=/\d\d))(?:{S}[-–/]{S}(?P<bto>{_Y4}|\d\d))?(?![\w])(?![.,/]\d)",
        "christmas": r"(?:(?<=inden )|(?<=siden )|(?<= før )|(?<= til )|(?<=efter ))(?P<xmas>jul)(?![a-zæøå-]|\.?[ ]?\d)",
        "feast": rf"(?P<feast>påsken|pinsen|grundlovsdag|(?:(?<=inden )|(?<=siden )|(?<=før )|(?<=til )|(?<=efter )|(?<=over ))(?:påske|pinse))(?![a-zæøå-])(?:{_year('f')})?",
        "newyear": rf"(?P<ny2>nytår|årsskiftet)(?![a-zæøå])(?:{_year('n')})?",
        "ocrday": rf"(?P<ocrd>[li])\.{S}{month.replace('<month>', '<omonth>').replace('<abbr>', '<oabbr>')}(?:{_year('l')})?",
    }
    initials = "|".join(
        word[k]
        for k in (
            "christmas",
            "feast",
            "school",
            "monthword",
            "seasonword",
            "week",
            "partword",
            "qcode",
            "newyear",
            "ocrday",
        )
    )
    return {
        "digits": re.compile(rf"(?=[0-9])(?:(?<![\w])(?<!\d[.,/:])|(?<=[a-zæøå])(?={glued}))(?:{digits})"),
        "words": re.compile(rf"(?<![\w])(?:{initials})"),
        "join": re.compile(_JOIN),
        "point": re.compile(rf"(?<![\w])(?P<p>{any_of(words['points'])}|ult\.|prim\.){S}(?:(?:det|den|de){B})?$"),
    }
