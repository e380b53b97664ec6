"""Danish figures and number words: one pass over a text gives every number in it, with its value."""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from extractor.lang import table
from extractor.lang.openings import Openings

Shape = Literal[
    "figure",  # 39, 8.377, 38,5, 12 500
    "point",  # 1.2, 45.60: a decimal point, a code or a clock time; its neighbours decide
    "word",  # tre, femogtyve, halvanden
    "article",  # en, et: a number only before some units
    "other",  # 22.06.2012, 1.2.3: digits that are no one number
]
BLANKS = " \u00a0\u202f\u2009"
_FIGURE = re.compile(rf"[-–−]?(?:\d{{1,3}}(?:[.{BLANKS}]\d{{3}}){{1,4}}|\d{{1,15}})(?:,\d{{1,6}})?")
_GROUPING = re.compile(rf"[.{BLANKS}]")
# What begins with a run of digits, or is a fraction's sign; ends where a run ends.
_DIGITS = re.compile(
    r"[0-9½¼¾](?:"
    rf"(?<=[1-9])[0-9]{{0,2}}(?:[{BLANKS}][0-9]{{3}}(?![0-9/:]|[-–.][0-9]))++(?:,[0-9]++)?+"  # 12 500
    r"|(?:[0-9]{0,2} [13]|(?<=[13]))/[24]"  # 2 1/2 år
    r"(?= (?:pct|procent|år|måned|time|mio|mia|uge|dag|%|stilling|årsværk|medarbejder|side|gang))"
    r"|(?<=[0-9])[0-9]*+(?:[.,][0-9]++)*+(?:[ ]?[½¼¾])?"
    r"|)"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,6})?")
_POINT = re.compile(r"\d{1,12}\.\d{1,6}")


class Numeral(NamedTuple):
    """A number as it stands at `text[start:end]`, without sign, scale and unit. `value` is None for `other`."""

    start: int
    end: int
    value: Decimal | None
    shape: Shape


def parse_figure(text: str) -> Decimal:
    """Read one Danish figure: a dot or blank groups thousands, a comma starts the decimals.

    Raises:
        ValueError: `text` is anything else, such as «12,5 %» or «1.23».
    """
    if not _FIGURE.fullmatch(text):
        raise ValueError(f"not a Danish figure: {text!r}")
    return Decimal(_GROUPING.sub("", text).replace(",", ".").replace("–", "-").replace("−", "-"))


def format_figure(value: Decimal) -> str:
    """Write a number as a Danish figure: «1.234,5». Reading it gives the value back."""
    whole, _, decimals = f"{abs(value):,f}".partition(".")
    return ("-" if value < 0 else "") + whole.replace(",", ".") + ("," + decimals if decimals else "")


def format_short(value: Decimal) -> str:
    """The same without decimals that say nothing: «20» for 20.0."""
    figure = format_figure(value)
    return figure.rstrip("0").rstrip(",") if "," in figure else figure


def spelled(number: int) -> str:
    """The ordinary number word of 0-999: «femogtyve», «to hundrede og tre».

    Raises:
        ValueError: `number` is outside 0-999.
    """
    if not 0 <= number <= 999:
        raise ValueError(f"no number word for {number}")
    words = table("numbers")
    if number < 20:
        return str(words["units"][number])
    if number < 100:
        unit, ten = number % 10, str(words["tens"][str(number - number % 10)][0])
        return f"{words['units'][unit]}og{ten}" if unit else ten
    rest = number % 100
    hundreds = ("et" if number < 200 else words["units"][number // 100]) + " hundrede"
    return f"{hundreds} og {spelled(rest)}" if rest else hundreds


@cache
def number_words() -> dict[str, Decimal]:
    """Every number word that is written as one word, in lower case: «femogtyve», «tohundrede»."""
    words = table("numbers")
    small: dict[str, int] = {word: value for value, word in enumerate(words["units"])}
    for ten, forms in words["tens"].items():
        for form in forms:
            small[form] = int(ten)
            small |= {f"{words['units'][unit]}og{form}": int(ten) + unit for unit in range(1, 10)}
            small |= {f"{one}og{form}": int(ten) + 1 for one in ("én", "et", "ét")}
    found = dict(small)
    for hundreds in range(1, 10):
        for unit in ("et", "én", "ét", "en") if hundreds == 1 else (words["units"][hundreds],):
            found[f"{unit}hundrede"] = 100 * hundreds
            for word, value in small.items():
                if value:
                    found[f"{unit}hundrede{word}"] = found[f"{unit}hundredeog{word}"] = 100 * hundreds + value
    found |= words["powers"] | words["stressed"] | dict.fromkeys(words["articles"], 1)
    exact = {word: Decimal(value) for word, value in found.items()}
    return exact | {word: Decimal(value) for word, value in words["halves"].items()}


def read_digits(token: str) -> tuple[Decimal | None, Shape]:
    """The value of a run of digits with its dots and commas; None where it is no one number."""
    glyph = None
    if token[-1] in "½¼¾":
        glyph, token = Decimal(table("numbers")["glyphs"][token[-1]]), token[:-1].rstrip()
        if not token:
            return glyph, "figure"
    if len(token) > 2 and token[-2] == "/":
        whole, _, part = token.rpartition(" ")
        return Decimal(whole or 0) + Decimal(part[0]) / Decimal(part[2]), "figure"
    if len(token) > 24:
        return None, "other"
    if token.isdecimal():
        value, shape = (Decimal(token) if len(token) <= 15 else None), "figure"
    elif _THOUSANDS.fullmatch(token) or _FIGURE.fullmatch(token):
        value, shape = parse_figure(token), "figure"
    elif _POINT.fullmatch(token):
        value, shape = Decimal(token), "point"
    else:
        return None, "other"
    return (value + glyph if glyph is not None and value is not None else value), shape  # type: ignore[return-value]


SHORT = 12  # digits and signs of what letters write again and again: years, days, shares
_known_digits = lru_cache(maxsize=16_384)(read_digits)


# The beginnings of number words (three letters, where they have them), to spare a look-up for most words.
_WORDS = re.compile(
    r"\W(?=[aefhnostAEFHNOSTéÉ])"
    r"((?:[eE](?:[et]|n(?![a-gi-np-zé])|ll)|[éÉ][nt]|[tT](?:re|us|yv|ve|o|i(?![a-zé]))|[fF](?:em|ir|jo|yr)|[nN](?:i|ul)"
    r"|[oO]tt|[sS](?:ek|y[tv])|[aA]tt|[hH](?:al|un))[a-zé]{0,40}+)(?!\w)"
)


def numerals(text: str) -> list[Numeral]:
    """Every number in the text, figures and words, in text order. Linear in the length of the text."""
    make = tuple.__new__  # twice as fast as calling Numeral
    found: list[Numeral] = []
    end = 0
    for at in digits(text):
        if at >= end and (match := _DIGITS.match(text, at)) is not None:
            end = match.end()
            run = match[0]
            found.append(make(Numeral, (at, end, *(_known_digits if len(run) <= SHORT else read_digits)(run))))
    spelt: list[Numeral] = [
        make(Numeral, (at, at + length, value, shape)) for at, (length, value, shape) in _SPELT.find(text) if at
    ]
    opening = _OPENING.match(text)
    if opening is not None and (word := opening[0].lower()) in number_words():
        spelt.insert(0, Numeral(0, opening.end(), number_words()[word], "article" if word in _ARTICLES else "word"))
    if spelt:
        found += _joined(spelt, text)
        found.sort()
    return found


def _spelt(piece: str) -> tuple[tuple[int, tuple[int, Decimal, Shape]], ...]:
    """Where number words begin in a piece of text, with their length, value and shape."""
    words = number_words()
    return tuple(
        (match.start(), (len(word), words[word], "article" if word in _ARTICLES else "word"))
        for match in _WORDS.finditer(" " + piece)
        if (word := match[1].lower()) in words
    )


_SPELT = Openings(_spelt)
_RUNS = Openings(lambda piece: tuple((match.start(), None) for match in re.finditer("[0-9]+|[½¼¾]", piece)))


def digits(text: str) -> list[int]:
    """Where the runs of digits, and the signs of fractions, begin: what begins with one is looked for there only."""
    return [at for at, _ in _RUNS.find(text)]


_OPENING = re.compile(r"\w{1,40}+")
_ARTICLES = frozenset(("en", "et"))


_HALF_OF = re.compile(r"(?<!\w)[Ee]t halvt $")  # «et halvt hundrede»
_AND_HALF = re.compile(r" og e[nt] halvt?(?!\w)")


def _joined(words: list[Numeral], text: str) -> list[Numeral]:
    """«to hundrede og femogtyve», «to tusind fem hundrede» as one numeral each."""
    joined: list[Numeral] = []
    thousands = rest = Decimal(0)  # what the last numeral is made of
    halves = " halv" in text
    for word in words:
        if joined and word.start < joined[-1].end:
            continue  # the article of «to og et halvt»
        value = word.value
        assert value is not None
        if halves and value in (100, 1000) and (half := _HALF_OF.search(text, max(0, word.start - 10), word.start)):
            if joined and joined[-1].start >= half.start():
                joined.pop()  # the article
            word = Numeral(half.start(), word.end, value / 2, "word")
            joined.append(word)
            thousands, rest = Decimal(0), Decimal(1)
            continue
        last = joined[-1] if joined else None
        if last is not None and last.end + 4 >= word.start and text[last.end : word.start] in (" ", " og "):
            merged = _merge(thousands, rest, value, word.shape == "article", text[last.end : word.start])
            if merged is not None:
                thousands, rest = merged
                joined[-1] = Numeral(last.start, word.end, thousands + rest, "word")
                continue
        if halves and word.shape == "word" and (half := _AND_HALF.match(text, word.end)) is not None:
            word = Numeral(word.start, half.end(), value + Decimal("0.5"), "word")
        joined.append(word)
        thousands, rest = (value, Decimal(0)) if value == 1000 else (Decimal(0), value)
    return joined


def _merge(
    thousands: Decimal, rest: Decimal, value: Decimal, article: bool, gap: str
) -> tuple[Decimal, Decimal] | None:
    """Thousands and rest of a number that goes on with `value`; None where a new number begins."""
    if value == 1000 and not thousands and 0 < rest < 1000 and gap == " ":
        return rest * 1000, Decimal(0)
    if value == 100 and 0 < rest < 10 and gap == " ":
        return thousands, rest * 100
    if 0 < value < 100 and rest % 100 == 0 and rest + thousands and not (article and gap == " "):
        if not rest and value < 10 and gap == " ":
            return thousands, value  # «to tusind fem (hundrede)»
        return thousands, rest + value
    return None
