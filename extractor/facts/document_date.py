"""The day a document was written or its meeting was held."""
# ruff: noqa: E501 (a pattern is read more easily on one line)

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from itertools import islice

from extractor.lang import lowered, periods, table
from extractor.lang.dates import Expression, all_expressions, expressions

_READ = 200_000  # characters of a document that are searched for its date
_HEAD = 1500  # characters that count as the head of a document


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    labels = sorted(
        (re.escape(word) for word in table("dates")["letter"]["labels"] if len(word) > 3), key=lambda w: (-len(w), w)
    )
    weekday = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?\.?,?[ ]{0,2})?"
    the = rf"{weekday}(?:(?:den|d\.?)[ ]{{1,2}})?"
    return {
        "label": re.compile(
            rf"(?:^|(?<=[\n\t]))[ *#>|-]{{0,6}}(?:{'|'.join(labels)})[ *]{{0,3}}(?:[:.\t|]{{1,2}}|\n|(?=[ ](?:den|d\.|\d|man|tir|ons|tor|fre|lør|søn)))[ \t*|]{{0,6}}\n{{0,2}}[ \t*|]{{0,4}}{the}(?=[\dli])"
        ),
        "alone": re.compile(
            rf"(?:^|(?<=[\n\t]))[ *#>_|]{{0,90}}(?:[a-zæøåéü. -]{{2,30}}(?:,|[ ](?=den[ ]|d\.[ ]|\d))[ ]{{0,2}})?{the}(?=\d)"
        ),
        "tail": re.compile(
            r"[ *_|.,]{0,6}(?:,?[ ]?(?:kl\.?[ ]?)?\d{1,2}[.:]\d\d(?:[ ]?[-–][ ]?(?:kl\.?[ ]?)?\d{1,2}[.:]\d\d)?)?[ *_|]{0,6}(?=[\n\t]|$|j\.nr)"
        ),
        "meeting": re.compile(
            rf"(?:dagsorden|referat|protokol|beslutningsprotokol|møde|mødet|udvalget|byrådet|kommunalbestyrelsen|byrådsmøde|udvalgsmøde)[^\n\t\d]{{0,60}}{the}(?=\d)"
        ),
        "letter": re.compile(
            r"(?:brev|redegørelse|mail|henvendelse|skrivelse|notat|møde|mødet|beslutning|lov|bekendtgørelse)\w{0,3}[ ](?:af|fra|den)[ ](?:den[ ]|d\.[ ])?$"
        ),
    }


def document_date(text: str) -> date | None:
    """The day of a letter or meeting, None where the text does not show one.

    Looks for a labelled line («Dato: …», «Mødedato …»), then for a date that is alone on a line (with a place, a
    weekday or a clock time), then for the head of an agenda, last for the first day in the head that no
    letter or law bears. A cut year («20. februar 202») is completed from the deadlines and the journal numbers of the text.
    """
    return _written(text)


@lru_cache(maxsize=2)
def _written(text: str) -> date | None:
    low = lowered(text[:_READ])
    patterns = _patterns()
    lines = [line.end() for line in (_LINE_OR_CELL if "\t" in low else _LINE).finditer(low)]
    for match in islice(_at_lines(patterns["label"], low, lines), 400):
        if match.start() > _HEAD and not match[0].lstrip(" *#>|-").startswith(
            ("dato", "brevdato", "mødedato", "dokumentdato")
        ):
            continue
        found = _at(low, match.end(), text)
        if found is not None:
            return found
        other = _odd(text, match.end())
        if other is not None:
            return other
    found = _alone(low, text, lines, cells=False)
    if found is not None:
        return found
    for match in patterns["meeting"].finditer(low, 0, _HEAD):
        told = _TOLD_OF.search(low, max(0, match.start() - 20), match.start())
        if told or _BORNE.search(low, max(0, match.end() - 30), match.end()):
            continue
        found = _at(low, match.end(), text)
        if found is not None:
            return found
    # a cell of the head last: «Dato» beside a letterhead, but also «Forbrug pr. 30.9.12» over a column
    heads = [line for line in lines if line <= _HEAD]
    return _alone(low, text, heads, cells=True) or _first_in_head(low, text)


def _alone(low: str, text: str, lines: list[int], cells: bool) -> date | None:
    """The first of the days that fill a line, or a cell behind a tab."""
    for match in islice(_at_lines(_patterns()["alone"], low, lines), 400):
        if (match.start() > 0 and low[match.start() - 1] == "\t") != cells:
            continue
        one = _day_at(low, match.end())
        if one is None or _OF_ANOTHER.search(low, match.start(), one.start):
            continue
        if _patterns()["tail"].match(low, one.end) or _opens_meeting(low, match.start(), one.end):
            found = _day(one, text)
            if found is not None:
                return found
    return None


_OF_ANOTHER = re.compile(r"(?<!\w)(?:til|siden|efter|inden|om) ")  # «Emner til borgermødet 11.9.2025.»: another day
# «Fra: … / Sendt: 6. marts 2026 15:20», «Den 3/2 2026 kl. 11.20 skrev …:»: the head of an older mail below a newer
_MAILED = re.compile(  # at the beginning of a line
    r"[> ]{0,6}(?:(?:fra|from):[^\n]{2,120}\n(?:[^\n]{2,120}\n){0,2}?[> ]{0,6}(?:sendt|dato|sent|date):[ \t]{0,4}"
    r"(?:\w{3,8}dag,? )?(?:den |d\. )?(?=\d)|den (?=\d[^\n]{6,100} skrev [^\n]{2,100}:(?:\n|$)))"
)
_MAILS = 200  # of a chain; real ones have a dozen at most


def mails(text: str) -> list[tuple[int, date]]:
    """Where the mails of a chain begin, and the day of each; none where there are fewer than two."""
    low = lowered(text[:_READ])
    if "sendt:" not in low and "sent:" not in low and " skrev " not in low and "\ndato:" not in low:
        return []
    if "fra:" not in low and "from:" not in low and " skrev " not in low:
        return []
    lines = [line.end() for line in _LINE.finditer(low)]
    heads = [(m.start(), _at(low, m.end(), text)) for m in islice(_at_lines(_MAILED, low, lines), _MAILS)]
    found = [(at, day) for at, day in heads if day is not None]
    return found if len(found) > 1 or (found and found[0][0] > 0 and "skrev" in low) else []


def _at_lines(pattern: re.Pattern[str], low: str, lines: list[int]) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins where a line or cell does; `lines`: where all but the first do."""
    match = pattern.match(low)
    end = match.end() if match else 0
    if match:
        yield match
    for line in lines:
        if line >= end and (match := pattern.match(low, line)) is not None:
            end = match.end()
            yield match


_LINE, _LINE_OR_CELL = re.compile("\n"), re.compile("[\n\t]")


def _opens_meeting(low: str, start: int, end: int) -> bool:
    """«Onsdag den 8. september 2021 kl. 13.00 på Torvet»: a line of the head that begins with weekday, day and hour."""
    return (
        end < _HEAD
        and low.startswith((" kl.", ", kl.", " kl ", " i ", " - ", ", lokale"), end)
        and "dag" in low[start:end]
    )


# «ved vores møde 27. november 2015»: a meeting that is told of
_TOLD_OF = re.compile(r"(?<!\w)(?:vores|jeres|ved|på|seneste|sidste|efter|siden|et|under)[ \xa0\n](?:et[ ])?$")
# «Udvalget har i brev af 4. maj 2011 spurgt»
_BORNE = re.compile(r"(?:brev|mail|henvendelse|skrivelse)[ \xa0\n](?:af|fra)[ \xa0\n](?:den[ ]|d\.[ ])?$")
_FIGURES = re.compile(r"\d{1,2}[.\-/ \xa0]|[li]\.|\d{4}-\d")


def _day_at(low: str, at: int) -> Expression | None:
    if not _FIGURES.match(low, at):
        return None
    for one in expressions(low[at : at + 40]):
        if one.start == 0 and one.unit == "day" and not one.point and (one.year is not None or one.repaired):
            return _moved(one, at)
        break
    return None


def _moved(one: Expression, by: int) -> Expression:
    return one._replace(start=one.start + by, end=one.end + by)


def _at(low: str, at: int, text: str) -> date | None:
    one = _day_at(low, at)
    return None if one is None else _day(one, text)


def _day(one: Expression, text: str) -> date | None:
    year = one.year if one.year is not None else cut_year(one, text)
    if year is None or one.number is None or not 1980 <= year <= 2079:
        return None
    return periods.day(year, one.number, one.day or 1)


def _odd(text: str, at: int) -> date | None:
    """A «Dato:» that no rule of ours reads, given whole to dateparser: at most 64 characters."""
    line = text[at : at + 65].split("\n")[0].split("\t")[0].strip()
    if not 6 <= len(line) <= 64 or not re.search(r"(?:19|20)\d\d", line):
        return None
    from extractor.facts.odd_date import parse_odd

    return parse_odd(line)


def _first_in_head(low: str, text: str) -> date | None:
    head = low[:400]
    letter = _patterns()["letter"]
    for one in expressions(head):
        if (
            one.unit == "day"
            and one.year is not None
            and not letter.search(head, max(0, one.start - 40), one.start)
            and not head[: one.start].endswith((" af ", "senest ", "pr. ", "pr ", "fra ", "til ", "inden ", "- ", "– "))
            and not _OTHER.search(head, max(0, one.start - 30), one.start)
        ):
            return _day(one, text)
    return None


_OTHER = re.compile(rf"(?:{'|'.join(table('dates')['letter']['not_labels'])})\w{{0,3}}:?[ ]{{1,3}}(?:den |d\. )?$")
_DEADLINE = re.compile(
    r"(?:senest|inden|frist|svarfrist|deadline)\w{0,2}:?[ ](?:(?:den|d\.|mandag|tirsdag|onsdag|torsdag|fredag)[ ]){0,2}$"
)
_JOURNAL = re.compile(r"(?:j\.?[ ]?nr|sags?[ ]?nr|sags?nummer|journalnr)\.?:?[ ]{0,3}(?:20)?(\d\d)[/-]\d")


def cut_year(one: Expression, text: str) -> int | None:
    """The year of a date whose year is cut («20. februar 202»), proved by the rest of the text.

    The first deadline in the text must not lie before the date, nor more than a year after it; without one the
    latest past day decides, without that the year of the journal number.
    """
    digits = re.search(r"(?:19|20)\d?$", text[one.start : one.end])
    stem = digits[0] if digits else "20"
    years = [y for y in range(1990, 2060) if str(y).startswith(stem)]
    days = [(y, found) for y in years if (found := periods.day(y, one.number or 1, one.day or 1))]
    deadlines, other = _evidence(text)
    fitting = [y for y, at in days if deadlines and 0 <= (min(deadlines) - at).days <= 366]
    if fitting:
        return fitting[-1]
    if other:
        last = max(other)
        return min(days, key=lambda pair: (abs((pair[1] - last).days), pair[0]), default=(None, None))[0]
    journal = _JOURNAL.search(lowered(text[:_READ]))
    if journal:
        year = 2000 + int(journal[1])
        return year if str(year).startswith(stem) else None
    return None


@lru_cache(maxsize=2)
def _evidence(text: str) -> tuple[list[date], list[date]]:
    """The whole days of a text: those that are deadlines, and the others."""
    low = lowered(text[:_READ])
    deadlines: list[date] = []
    other: list[date] = []
    for found in all_expressions(text[:_READ]):
        if found.unit == "day" and found.year is not None and (bounds := found.days()):
            (deadlines if _DEADLINE.search(low, max(0, found.start - 30), found.start) else other).append(bounds[0])
    return deadlines, other
