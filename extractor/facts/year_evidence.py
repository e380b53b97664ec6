"""What makes a doubtful expression a date: a bare number a year, «1/6» a day, «jan» a month, «den 9.» a day.

«2012 borgere» is a count and «2100 København Ø» a postal code, so a bare number needs evidence: a preposition, a noun that
is named by years, a bracket, the end of a title, a header cell (annotation guidelines 1.2, 1.4 and 7).
"""
# ruff: noqa: E501 (a pattern is read more easily on one line)

import itertools
import re
from functools import cache

from extractor.lang import table
from extractor.lang.dates import Expression
from extractor.lang.verbs import readings
from extractor.schema.document import Document

_WORD_BEFORE = re.compile(r"([\w.§-]{1,40})[ \xa0\n]{1,3}[(«\"“”'*]{0,3}$")
_WORD_AFTER = re.compile(r"[*»\"”'’]{0,2}[ \xa0\n]{1,3}([\w-]{1,40}\.?)")
_CUE = re.compile(
    r"(?:(?<!\w)(?:den|d\.|pr\.?|senest|inden|siden|dato:?|frist:?|afholdt|start(?:er|et|ede|dato)?|opstart|slut(?:ter)?|begynder|ophører|tiltræder|fratræder|udløber|forventet|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag),?|\()[ \xa0]{0,2}$"
)
_WEAK_CUE = re.compile(r"(?<!\w)(?:fra|til|efter|før|af|og|i|møde|mødet|kl\.)[ \xa0]$")
_AFTER_DAY = re.compile(
    r"[ \xa0]?(?:$|[\n\t.,;:)!?]|(?:og|eller|er|var|blev|bliver|har|skal|vil|kl|i|på|til|samt|kan|fra|med|–|-)(?!\w))"
)
_LONG = 2000  # characters: no row of a table is longer
_SIMPLE = frozenset(
    {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (1, 8), (1, 10), (1, 12)}
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dates")["year"][name])


@cache
def _named() -> tuple[str, ...]:
    return tuple(_words("named_by_year"))


_FOOTNOTE = re.compile(r"[ \xa0]?(?:\d\)|\(\d\)|[*¹²³]{1,3})(?=[\n\t]|$)")  # «2020 1)» over a column


def cell_text(low: str, start: int, end: int) -> tuple[int, int] | None:
    """The bounds of the table cell (or of the piece between tabs) that the range fills whole, else None."""
    left = start
    while left > max(0, start - 20) and low[left - 1] in " \xa0*#|(":
        left -= 1
    right = end
    while right < min(len(low), end + 20) and low[right] in " \xa0*|:)":
        right += 1
    if (note := _FOOTNOTE.match(low, end)) is not None:
        right = note.end()
    begins = left == 0 or low[left - 1] in "\n\t"
    ends = right == len(low) or low[right] in "\n\t"
    return (left, right) if begins and ends else None


def is_date(one: Expression, low: str, document: Document) -> bool:
    """Whether the words around a doubtful expression make it a date."""
    match one.doubt:
        case "" | "current":
            return True
        case "year":
            return _is_year(one, low, document)
        case "dots":
            return _is_dots(one, low, document)
        case "slash":
            return _is_slash(one, low) or due(one, low, document, _DAYS)
        case "ordinal":
            named = low.endswith(("dag den ", "dag d. "), 0, one.start)  # «mandag den 12.»
            return named or _AFTER_DAY.match(low, one.end) is not None
        case "section":
            return (
                bool(_CUE.search(low, max(0, one.start - 14), one.start))
                or bool(_WEAK_CUE.search(low, max(0, one.start - 8), one.start))
                or cell_text(low, one.start, one.end) is not None
                or _ends_head(one, document)
            )
    if one.unit != "month":
        return False
    short = _SHORT_CUE.search(low, max(0, one.start - 10), one.start) is not None and document.text[one.start].islower()
    return (short and low[one.end : one.end + 1] not in ("-", "/")) or _is_month_cell(one, low)


_SHORT_CUE = re.compile(  # «underskrevet i okt.», «fra sept.»
    r"(?<!\w)(?:i|fra|siden|primo|medio|ultimo|pr\.|inden|før|efter|senest|til|starten af|slutningen af)[ \xa0]$"
)
# «er 1/9 flyttet», «afsluttet 30/6»
_DONE = re.compile(r"(?<!\w)(?:er|var|blev|bliver|har|havde|[a-zæøå]{3,20}(?:et|rt|gt|lt|ede|te))[ \xa0]$")
# «økonomiopfølgning 1/10», «i forhold til 1/6 opfølgningen»: an account is named by its day
_COUNT_UP = re.compile(r"(?:opfølgning|kontrol|revision|regnskab|prognose|status)(?:en|et)?[ \xa0]$")
_COUNTED_UP = re.compile(r"[ \xa0](?:budget|økonomi|regnskabs)?(?:opfølgning|kontrol|prognose|revision)(?:en)?(?!\w)")
# «2.1.» is a section more often than a day: only a word of time makes it one
_DOTS_CUE = re.compile(
    r"(?<!\w)(?:den|d\.|pr\.?|senest|inden|fra|til|siden|efter|før|indtil|starter|begynder|udvalget|byrådet|mødet"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag(?: den| d\.)?)[ \xa0]$"
)
_SECTION = re.compile(
    r"(?<![a-zæøå])(?:(?:afsnit|punkt|bilag|kapitel|tabel|figur|del)\w{0,3}|pkt\.|kap\.|stk\.|§|se|jf\.)(?!\w)[^\n]{0,14}$"
)


def _is_dots(one: Expression, low: str, document: Document) -> bool:
    """«fra 1.2. stillet», «onsdag 17.2. kl. 16»: day and month with stops."""
    if _SECTION.search(low, max(0, one.start - 22), one.start):
        return False
    if _ends_head(one, document):
        return True
    return bool(_DOTS_CUE.search(low, max(0, one.start - 18), one.start)) or low.startswith(" kl", one.end)


def _ends_head(one: Expression, document: Document) -> bool:
    """«Forbrug 30.6.», «Nået 31.3.18»: the day that closes a column's head."""
    found = document.cell_at(one.start)
    return found is not None and found[0].is_header(found[1]) and found[1].end == one.end and found[1].start < one.start


def _is_slash(one: Expression, low: str) -> bool:
    after = low[one.end : one.end + 4]
    if (one.day, one.number) == (24, 7) and not _CUE.search(low, max(0, one.start - 14), one.start):
        return False  # open day and night
    if after.startswith((" af ", " del", "-del", " pct", "%")):
        return False
    if after.startswith("-") and after[1:2].isalpha():
        return True
    if _COUNT_UP.search(low, max(0, one.start - 24), one.start) or _COUNTED_UP.match(low, one.end):
        return True
    if _CUE.search(low, max(0, one.start - 14), one.start):
        return low[max(0, one.start - 1)] != "("
    if (one.day, one.number) not in _SIMPLE and _WEAK_CUE.search(low, max(0, one.start - 6), one.start):
        return True
    if (one.day, one.number) not in _SIMPLE and _DONE.search(low, max(0, one.start - 24), one.start):
        return True
    return _closes_header(one, low) or _no_share(one, low)


def due(one: Expression, low: str, document: Document, heads: re.Pattern[str] | None = None) -> bool:
    """Whether the expression fills a cell under a head that speaks of a term («Frist»), or as `heads` says."""
    found = document.cell_at(one.start)
    if found is None or cell_text(low, one.start, one.end) is None:
        return False
    tab, cell, _ = found
    return any((heads or _TERM).search(low, head.start, head.end) for head in tab.column_headers(cell)[-1:])


_TERM = re.compile(r"(?<!\w)(?:svar|tids)?(?:frist|deadline|senest)")
_DAYS = re.compile(r"frist|deadline|dato|hvornår|tidspunkt|opstart|slut|start|senest|tidsplan|udløb")
# «besættes 1/8.», «åbner 3/9»: what a clause ends with behind a present tense
_HAPPENS = re.compile(r"(?<!\w)[a-zæøå]{3,20}(?:es|er)[ \xa0]$")
_NUMBERED = re.compile(
    r"(?:sag|nr\.?|nummer|punkt|pkt\.?|bilag|side|s\.|stk\.?|afsnit|kap\.?|§|rum|lokale|vej|gade|type|str\.?|grad\w{0,2}"
    r"|karakter\w{0,2}|score\w{0,2}|blev|fik|version|j\.?nr\.?|fordel\w{0,5}(?: er)?|forhold\w{0,3}(?: er)?)[ \xa0:]{1,2}$"
)
_UNIT = re.compile(r"[ \xa0](?:mm|cm|m|kg|g|l|stilling\w{0,2}|point|stjerner)(?!\w)|[ \xa0]?[/=x]")


def _no_share(one: Expression, low: str) -> bool:
    """«næste hold 11/6»: more than a whole, so no fraction; or one that ends what happens, as a day does."""
    if one.day is None or one.number is None or _UNIT.match(low, one.end):
        return False
    if one.day <= one.number:
        ends = low[one.end : one.end + 1] in (".", ",", ";", "", "\n")
        return ends and _HAPPENS.search(low, max(0, one.start - 24), one.start) is not None
    between = low[max(0, one.start - 1) : one.start] in ("", " ", "\xa0", "\n", "\t", "(")
    return between and _NUMBERED.search(low, max(0, one.start - 20), one.start) is None


def _closes_header(one: Expression, low: str) -> bool:
    """«Manglede samtale 1/3», «Mangler fortsat 31/8»: cells of one row that end in a day, not all of them fractions."""
    line = _line(low, one)
    if "\t" not in line or low[one.end : one.end + 1] not in ("\t", "\n", ""):
        return False
    days = re.findall(r"(?<=[a-zæøå\t][ ])(\d{1,2})/(\d{1,2})(?=\t|$)", line)
    return len(days) >= 2 and any((int(d), int(m)) not in _SIMPLE for d, m in days)


def _is_month_cell(one: Expression, low: str) -> bool:
    """«jan» alone in a cell, in a row or column with other months."""
    cell = cell_text(low, one.start, one.end)
    if cell is None and low[max(0, one.start - 3) : one.start] == "   " and low[one.end : one.end + 1] in " \n":
        line = re.sub(r" {3,}", "\t", _line(low, one))  # columns set with blanks
    elif cell is None or not (low[cell[0] - 1 : cell[0]] == "\t" or low[cell[1] : cell[1] + 1] == "\t"):
        return False
    else:
        line = _line(low, one)
    months = table("dates")["abbreviations"].keys() | table("dates")["months"].keys()
    return sum(piece.strip(" .*") in months for piece in line.split("\t")[:40]) >= 2


def _line(low: str, one: Expression) -> str:
    """The line that holds `one`; nothing where it is longer than any row of a table is."""
    begin = low.rfind("\n", max(0, one.start - _LONG), one.start) + 1
    end = low.find("\n", one.end, one.end + _LONG)
    if end < 0:
        end = len(low)
    return low[begin:end] if end - begin <= _LONG and (begin or one.start <= _LONG) else ""


def _is_year(one: Expression, low: str, document: Document) -> bool:
    start, end = one.start, one.end
    left = low[start - 1 : start]
    if one.unit == "year" and left in ("\t", "\n", "") and low[end : end + 1] in ("\t", "\n", ""):
        return _is_year_cell(one, low, document)
    after = _WORD_AFTER.match(low, end)
    if after is not None and low.startswith("\n\n", end):
        after = None  # another paragraph says nothing of this one's end
    word_after = after[1] if after else ""
    listed = low.endswith(", ", 0, start)
    if listed and (_ISSUE.search(low, max(0, start - 12), start) or _CAPTION_ENDS.match(low, end)):
        return one.unit == "year"  # «Handlingsplan for unge, 2015»
    if _in_row(low, start):
        return one.unit == "year"
    if word_after in _words("count_after") or low[end : end + 1] in ("%", "‰"):
        return False
    before = _WORD_BEFORE.search(low, max(0, start - 44), start)
    word = before[1] if before else ""
    if word == "over" and (one.unit == "years" or low.endswith(("ud over ", "hen over "), 0, start)):
        return True
    if word.rstrip(".") in _words("count_before") or word in _words("count_before"):
        return False
    if _YEAR_OF.match(low, end) and one.unit == "year":
        return True
    if left and left in "-–/.,:+$€#=":
        lone = left in "-–" and low[max(0, start - 2) : start - 1].isspace()
        return lone and one.unit == "year"
    if one.unit == "years":
        return True
    if cell_text(low, start, end) is not None:
        return _is_year_cell(one, low, document)
    if word in ("hhv.", "henholdsvis") and _RESPECTIVELY.search(low, max(0, start - 32), start):
        return True
    if word in _words("before"):
        name = after is not None and document.text[after.start(1)].isupper()
        return not (
            name and word in _PLACED and after is not None and low[after.end() : after.end() + 1] in ("", "\n", "\t")
        )
    if left == "(" or low.endswith("© ", 0, start) or (low.startswith(": ", end) and left in ("", " ", "\n")):
        return True
    if word.endswith(_named()):
        return True
    if not word or not word[-1].isalpha():
        opens = left in ("", "\n") and word_after.rstrip(".") in _words("follow")  # «2026 og overslagsårene»
        titled = listed and _CELL_FOLLOWS.match(low, end)
        return opens or bool(titled) or (bool(before) and _closes(low, end))
    told = any(verb.form in ("present", "past", "passive") for verb in readings(word_after))
    return told or _closes(low, end) or word_after.rstrip(".") in _words("follow")  # «Plan for unge 2022 bygger på»


def _in_row(low: str, start: int) -> bool:
    """«Antal 2012 2013 2014 Ledige 4 7 9»: years in a row, the head of a table that lost its lines."""
    around = low[max(0, start - 10) : start + 14].split(" ")
    years = [int(word) for word in around if len(word) == 4 and word.isdecimal()]
    return len(years) >= 3 and all(b - a == 1 for a, b in itertools.pairwise(years))


_ISSUE = re.compile(r"(?<!\w)nr\.? \d{1,3}, $")  # «nyhedsbrev nr. 3, 2017»
_RESPECTIVELY = re.compile(r"(?<!\w)(?:i|fra|for|siden|af|og|mod|til)[ \xa0\n](?:hhv\.|henholdsvis)[ \xa0\n]$")
_YEAR_OF = re.compile(r"-(?:budget|regnskab|finanslov|forlig)\w{0,4}(?!\w)")  # «2019-budgettet»
_CAPTION_ENDS = re.compile(r"[*»\"”_]{0,3}\.?[ ]{0,3}(?:\n|$)")
_CELL_FOLLOWS = re.compile(r"[*»\"”_]{0,3}(?:[ ]{3}|\t)")
# «til 2000 Frederiksberg» at the end of a line is a postal code
_PLACED = ("for", "om", "til", "af", "i")
_CLOSE = re.compile(r"[*»\"”'’)\]]{0,3}(?:[.,;:!?]?(?:\s|$)|[)\]–])")


def _closes(low: str, end: int) -> bool:
    """Whether a clause, a title or a cell ends here."""
    match = _CLOSE.match(low, end)
    return match is not None and (end >= len(low) or low[end] != " " or low.startswith("   ", end))


def _is_year_cell(one: Expression, low: str, document: Document) -> bool:
    """A cell or line that holds the number alone: a header, or a column or row of years."""
    found = document.cell_at(one.start)
    if found is not None:
        tab, cell, _ = found
        if tab.is_header(cell):
            return True
        heads = " ".join(low[head.start : head.end].strip() for head in tab.column_headers(cell)[-1:])
        if heads:
            return heads.strip(" *:.") in _words("header")
    line = _line(low, one)
    pieces = [piece.strip(" *.") for piece in line.split("\t")]
    figures = [piece for piece in pieces if piece.replace(".", "").replace(",", "").isdigit()]
    return bool(line) and all(len(piece) == 4 and piece[:2] in ("19", "20") for piece in figures)
