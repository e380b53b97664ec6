"""What stands round a number: hedges and bounds before it, ranges and lists that share its unit."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractor.facts.reading import Reading
from extractor.lang import table
from extractor.lang.numbers import Numeral
from extractor.schema.values import Modifier

_HEDGE = r"(?:(?:ca\.?|cirka|omkring|knap|godt|op til|over|under|mindst|højst) )?"
_NOT_YET = "budgetteret|forventet|planlagt|ventet|normalt|tidligere"
_GAP = re.compile(
    rf"(?P<range>[ \u00a0]?[-–—−][ \u00a0]?)|[ \n](?P<word>til|og|eller|samt|à|mod(?: (?:{_NOT_YET}))?)[ \n]{_HEDGE}"
    rf"|(?P<comma>, {_HEDGE})|(?P<also>, (?:og|samt) )"
)
_LISTED = re.compile(r"\d, $")
ALONE = re.compile(r"[ \u00a0]*(?:\n|$)")  # nothing more on the line behind a number
_FROM = re.compile(rf"(?<!\w)fra (?:de |et niveau på )?{_HEDGE}$", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?<!\w)(?:i?mellem|på mellem) {_HEDGE}$", re.IGNORECASE)
_WITHIN = re.compile(r"(?<!\w)(?:efter|om|inden for|op til|tager|varer) $", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"(?<!\w)(?:henholdsvis|hhv\.?|respektive) [^\n.;]{0,60}$", re.IGNORECASE)
# «dækker over to grupper», «fordelt over 3 år»: no bound. «326 flere end et år før» compares.
_NO_BOUND = re.compile(
    r"(?:(?:fordel\w+|strækker sig|løbe\w*|spred\w+|udjævn\w+|ud|dække\w*|råde\w*|disponer\w+|hen|gå\w*"
    r"|overblik|oversigt|bestemme\w*|tale\w*|stående|overgang) over"
    r"|(?:\d|pct\.|procent|kr\.|point|lidt|meget|langt)"
    r" (?:flere|færre|mere|mindre|højere|lavere|større|længere|kortere) end) $"
)
_FAR_BOUND = re.compile(
    r"(?<!\w)(højst|højest|maksimalt|mindst|minimum|længst) (?:må|kan|skal|vil|har|må) \w+ (?:i |på )?$"
)


_LABELLED = re.compile(
    r"(?<!\w)(?:uge|ugerne|år|året|årene|kvartal|den|d\.|nr\.|kl\.|side|figur|tabel|bilag|fase|match|matchgruppe) $",
    re.IGNORECASE,
)


_LABELLED_RANGE = re.compile(
    r"(?<!\w)(?:uge|ugerne|side|siderne) \d{1,3}[-–]$", re.IGNORECASE
)  # «fra uge 27-52 og 20 pct.»


class Item(NamedTuple):
    """One value of a series: span of its figures, one or two values, whether the unit is its own."""

    start: int
    end: int
    value: Decimal
    value_to: Decimal | None
    own_unit: bool
    repaired: bool


@cache
def _hedges() -> tuple[dict[str, Modifier], int]:
    words: dict[str, list[str]] = table("numbers")["modifiers"]
    found: dict[str, Modifier] = {phrase: name for name, phrases in words.items() for phrase in phrases}  # type: ignore[misc]
    return found, max(phrase.count(" ") for phrase in found) + 1


@cache
def _last_words() -> frozenset[str]:
    """How what `modifier` knows can end: most numbers have another word before them."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in _hedges()[0]) | _OTHERS


_OTHERS = frozenset(("mellem", "imellem", "være", "udgøre", "blive", "er", "i", "på"))


def line_before(text: str, start: int, reach: int = 48) -> str:
    """What stands in the same paragraph or cell left of `start`, at most `reach` characters."""
    before = text[start - reach if start > reach else 0 : start]
    if "\n\n" not in before and "\t" not in before:
        return before
    return before[max(before.rfind("\n\n"), before.rfind("\t")) + 1 :].lstrip("\n")


def modifier(text: str, start: int) -> Modifier | None:
    """The hedge or bound right before `start`: «ca.» approx, «mere end» more_than."""
    if not start or text[start - 1] not in " \u00a0\n":
        return None
    near = text[start - 20 if start > 20 else 0 : start].lower().replace("(", " ").split()
    if near and near[-1] not in _last_words():
        return None
    before = line_before(text, start).lower()
    words = before.replace("(", " ").split()
    if not words:
        return None
    hedges, longest = _hedges()
    for length in range(min(longest, len(words)), 0, -1):
        found = hedges.get(" ".join(words[-length:]))
        if found is not None:
            return None if words[-1] in ("over", "end") and _NO_BOUND.search(before) else found
    if words[-1] in ("mellem", "imellem") and len(words) > 1:
        return hedges.get(words[-2])
    if words[-1] in ("være", "udgøre", "blive", "er") and len(words) > 1:
        return hedges.get(words[-2])  # «må højst være 30»
    if words[-1] in ("i", "på"):
        far = _FAR_BOUND.search(before)
        return hedges.get(far[1], "at_most") if far is not None else None
    return None


def year_like(numeral: Numeral, text: str) -> bool:
    """Whether the figure could be a year: four plain digits of 1900-2099."""
    plain = text[numeral.start : numeral.end]
    return len(plain) == 4 and plain[:2] in ("19", "20") and plain.isdigit()


def series(reading: Reading, index: int, changing: bool = True) -> list[Item]:
    """The numeral at `index`, which has a unit behind it, and those before it that share the unit, in text order.

    «mellem 8 og 10» and «8-10» are one item with two values, «henholdsvis 12, 15 og 18» three items. «fra 12,9
    til 9,8» is two items; with `changing` False it is one range where nothing near says that something changed.
    """
    text, numbers = reading.text, reading.numerals
    last = numbers[index]
    assert last.value is not None
    items = [Item(last.start, last.end, last.value, None, True, last.shape == "point")]
    listed = False
    while index:
        index -= 1
        first = numbers[index]
        nearest = items[0]
        if nearest.start - first.end > 18 or first.value is None:
            break
        gap = _GAP.fullmatch(text, first.end, nearest.start)
        if gap is None or not reading.free(first.start, first.end):
            break
        before = line_before(text, first.start, 80)
        if first.shape == "article" and not (
            gap["range"] or gap["word"] in ("til", "eller") or _BETWEEN.search(before)
        ):
            break
        if _LABELLED.search(before) or _LABELLED_RANGE.search(before):
            break
        if gap["range"]:
            if nearest.value_to is not None or first.value > nearest.value or _glued(text, first.start):
                break
            items[0] = _range(first, nearest)
            continue
        word, comma = gap["word"], gap["comma"]
        if comma == ", " and not listed and _broken(text, first, nearest) and not _RESPECTIVELY.search(before):
            value = first.value + nearest.value / 10  # «38, 5 pct.»: a decimal comma and a stray blank
            items[0] = nearest._replace(start=first.start, value=value, repaired=True)
            break
        if year_like(first, text) and not _RESPECTIVELY.search(before):
            break
        if word in ("til", "à") and nearest.value_to is None:
            if _FROM.search(before):
                if changing or not first.value < nearest.value or changes(before):
                    items.insert(0, _bare(first))
                else:
                    items[0] = _range(first, nearest)
                break
            if first.value < nearest.value and (_WITHIN.search(before) or not changes(before[-40:])):
                items[0] = _range(first, nearest)
                continue
            items.insert(0, _bare(first))
            break
        if word == "og" and nearest.value_to is None and not listed and _BETWEEN.search(before):
            items[0] = _range(first, nearest)
            continue
        if word and word.startswith("mod") and first.shape != "figure":
            break
        if (comma and not listed) or (gap["also"] and not listed and _LISTED.search(before) is None):
            break  # «skulle være 125, og 48 % …»: a clause of its own
        items.insert(0, _bare(first))
        listed = True
    return items


def _bare(numeral: Numeral) -> Item:
    assert numeral.value is not None
    return Item(numeral.start, numeral.end, numeral.value, None, False, numeral.shape == "point")


def _range(first: Numeral, last: Item) -> Item:
    assert first.value is not None
    lowest = first.value
    if lowest < 1000 <= last.value and last.value % 1000 == 0 and lowest * 1000 < last.value:
        lowest *= 1000  # «45-50.000 kr.»
    return Item(first.start, last.end, lowest, last.value, last.own_unit, last.repaired or first.shape == "point")


def _broken(text: str, first: Numeral, last: Item) -> bool:
    """Whether two figures are one that scanning has cut behind its comma: one digit, nothing listed before."""
    assert first.value is not None
    whole = first.shape == "figure" and first.value == int(first.value) and first.value <= 100
    return whole and last.end - last.start == 1 and text[last.start].isdigit() and last.value_to is None


def _glued(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalpha() or text[start - 1] in "/-–")


@cache
def _change_words() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(table("duration")["changes"]) + ")", re.IGNORECASE)


def changes(before: str) -> bool:
    """Whether the words before say that something changed: «faldet», «steg», «reduceret»."""
    return _change_words().search(before) is not None


def between(text: str, start: int) -> bool:
    """Whether «mellem» stands right before `start`."""
    return _BETWEEN.search(line_before(text, start)) is not None


def signed(text: str, start: int) -> int:
    """Where a number begins with its sign: «-80», «+0,3», «minus 3»; `start` itself without one."""
    if start and text[start - 1] in "-–−+" and (start == 1 or text[start - 2] in " \u00a0\t\n(:"):
        return start - 1
    if text[start - 6 : start].lower() == "minus " and not text[start - 7 : start - 6].isalpha():
        return start - 6
    return start
