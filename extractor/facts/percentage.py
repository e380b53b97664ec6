"""Percentages, percentage points, per mille, and shares written as fractions."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractor.facts.cells import cell_values
from extractor.facts.measure import Unit, measures, named
from extractor.facts.nouns import words
from extractor.facts.reading import Reading, Source, add_mentions, reading
from extractor.facts.series import between, line_before, modifier
from extractor.lang import table
from extractor.lang.numbers import Numeral
from extractor.schema.facts import Mention
from extractor.schema.values import Percentage, PercentageUnit

_GAP = r"(?:[ \u00a0\u202f]{0,2}-?[ \u00a0\u202f]?|\n)"
_UNIT = re.compile(
    _GAP + r"(?:"
    r"(?P<percentage_point>(?:procents?|pct\.?|%)[ \u00a0.-]{0,2}point(?:er|s)?|procentenheder|pp\b\.?|%-p\b)"
    r"|(?P<per_mille>‰|promille(?!\w))"
    r"|(?P<percent>%|(?:pct|pot|pet)\.|pct(?![\w])|procents?(?!\w)|p\.c\.))"
)
_OUT_OF = re.compile(r" (?:ud )af (?!de\b|disse\b)(?:hver )?", re.IGNORECASE)
_PART = re.compile(r"[ -](?P<part>\w{3,11})(?!\w)")
_SLASH = re.compile(r"([1-9])(?<![\w/.,-].)/([2-9]|10)(?:(?:-?dele?)(?!\w)|(?![\w/,-]|\.\d))")
_SLASHES = re.compile("/")  # where a fraction is looked for
_SLASH_AFTER = re.compile(r" (?:af|del)\b")
_SCALE_NEXT = re.compile(r" (?:million|milliard|mio|mia)")
_SHARE_BEFORE = re.compile(r"(?<!\w)(?:heraf|hvoraf|deraf|kun|blot|over|under|mere end|mindre end) $", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?:\bd\.|\bden|\bpr\.?|\bsenest|\binden|\bfra|\btil)\s*$", re.IGNORECASE)
_RANK = re.compile(r"(?:nummer|nr\.?|plads) $", re.IGNORECASE)
_SCORE = re.compile(r"(?:score|karakter|rating|point|tilfredshed)\w* (?:\w+ ){0,2}$", re.IGNORECASE)
_MANY = 1000
_EACH = re.compile(r"(?<!\w)[Hh]vert? (\w+)(?: (\w+))?")
_NEXT_WORD = re.compile(r" (\w+)")


def unit_at(text: str, low: str, end: int, shape: str) -> Unit | None:
    """The unit of a share that begins at `end`."""
    first = low[end : end + 1]
    if first not in _UNIT_STARTS or (first == " " and low[end + 1 : end + 2] not in _UNIT_STARTS):
        return None
    match = _UNIT.match(low, end)
    if match is None:
        return None
    unit = str(match.lastgroup)
    return Unit(match.end(), unit, Decimal("0.1") if unit == "per_mille" else Decimal(1))  # the value is in per cent


_UNIT_STARTS = frozenset(" \u00a0\u202f\n-%‰p")


def percentage(value: Decimal, value_to: Decimal | None, unit: str, hedge: object) -> Percentage:
    """The value of a percentage as the record holds it."""
    return Percentage(value, value_to, unit, hedge)  # type: ignore[arg-type]


class PercentageFinder:
    """Find shares; every other number is left alone."""

    def __init__(self) -> None:
        lists = table("percentage")
        self.parts: dict[str, int] = lists["fraction_parts"]
        self.every: dict[str, int] = lists["every"]
        self.times: tuple[str, ...] = tuple(lists["time_words"])
        self.concrete = frozenset(lists["concrete"])
        self._half = tuple(word[1:] for word in lists["halves"])
        # both begin behind their first letter, so that the search skips from one plain letter to the next
        self._halves = re.compile(r"a(?<=[Hh]a)(?:" + "|".join(word[2:] for word in lists["halves"]) + r")(?!\w)")
        ordinals = "|".join(lists["every"])
        self._every = re.compile(rf"(v(?<=[Hh]v)ert? (?:({ordinals})(?!\w)|([2-9]|10)\.))(?: (\w+))?")
        self._behind = frozenset(("af", "ud", *(part[:2] for part in self.parts)))  # how what makes a share begins

    def __call__(self, doc: Source) -> Source:
        return add_mentions(doc, self.find(doc))

    def find(self, doc: Source) -> Iterator[Mention]:
        """Shares with a sign, in table cells, as fractions."""
        now = reading(doc)
        for start, end, value, value_to, unit, hedge, basis in measures(now, unit_at):
            yield Mention(start, end, percentage(value, value_to, unit, hedge), "percentage/figure", basis)
        for cell in cell_values(now):
            if cell.kind == "percentage":
                share = percentage(cell.value, cell.value_to, cell.unit or "percent", None)
                yield Mention(cell.start, cell.end, share, cell.rule, "inherited")
        yield from self._joined(now.text, sorted(self._fractions(now), key=lambda share: share.start))

    @staticmethod
    def _joined(text: str, shares: list[Mention]) -> Iterator[Mention]:
        """«mellem en tredjedel og halvdelen» is one share with two values."""
        for index in range(len(shares) - 2, -1, -1):
            first, last = shares[index : index + 2]
            shared = text[first.end : last.start] in (" og ", " og knap ", " til ", "-") and between(text, first.start)
            if shared and isinstance(first.value, Percentage) and isinstance(last.value, Percentage):
                value = replace(first.value, value_to=last.value.value)
                shares[index : index + 2] = [first._replace(end=last.end, value=value)]
        yield from shares

    def _fractions(self, now: Reading) -> Iterator[Mention]:
        text = now.text
        if "/" in text:
            yield from self._slashed(text)
        for match in self._halves.finditer(text) if [word for word in self._half if word in text] else ():
            yield _share(text, match.start() - 1, match.end(), 1, 2)
        for match in self._every.finditer(text) if "hver" in text or "Hver" in text else ():
            following = (match[4] or "").lower()
            counted = following and following not in words().stop
            if not following.startswith(self.times) and (counted or not self._repeats(now, match.start() - 1)):
                of = self.every[match[2].lower()] if match[2] else int(match[3])
                yield _share(text, match.start() - 1, match.end(1), 1, of)
        for index, number in now.open_numerals():
            following = text[number.end + 1 : number.end + 3].lower()
            if following in self._behind and now.free(number.start, number.end):
                yield from self._worded(now, index, number)

    def _repeats(self, now: Reading, start: int) -> bool:
        """«hver fjerde uge, i øvrige sager hver ottende»: the unit of time was said before in the sentence."""
        for match in _EACH.finditer(now.text, max(now.sentence_at(start)[0], start - 160), start):
            if (match[2] or match[1]).lower().startswith(self.times):
                return True
        return False

    def _worded(self, now: Reading, index: int, number: Numeral) -> Iterator[Mention]:
        """«to tredjedele», «tre ud af fire»."""
        text = now.text
        part = _PART.match(text, number.end) if text[number.end : number.end + 1] in (" ", "-") else None
        if part is not None and _SCALE_NEXT.match(text, part.end()):
            return  # «en kvart million»
        if part is not None and (of := self.parts.get(part["part"].lower())) is not None:
            yield _share(text, number.start, part.end(), number.value, of)
            return
        if index + 1 >= len(now.numerals):
            return
        whole = now.numerals[index + 1]
        gap = _OUT_OF.fullmatch(text, number.end, whole.start) if whole.start - number.end < 14 else None
        if gap is None or named(text, number.start) or whole.value is None or not now.free(whole.start, whole.end):
            return
        if not number.value or not number.value < whole.value or whole.value != int(whole.value):
            return
        if whole.value >= _MANY:
            return  # «214 ud af 1.905»: two counts
        if number.value != int(number.value) or _SCORE.search(line_before(text, number.start, 60)):
            now.refuse(number.start, number.end, "score", "a score or index")
            now.refuse(whole.start, whole.end, "score", "a score or index")
            return
        if _RANK.search(line_before(text, number.start, 16)):
            return
        noun = _NEXT_WORD.match(text, whole.end)
        if "ud" not in gap[0] or (noun is not None and noun[1].lower() in self.concrete):
            return
        yield _share(text, number.start, whole.end, number.value, whole.value)

    def _slashed(self, text: str) -> Iterator[Mention]:
        """«1/3 af boligerne», «ca. 1/6»; «1/6» alone is a day."""
        for slash in _SLASHES.finditer(text):
            match = _SLASH.match(text, slash.start() - 1) if slash.start() else None
            if match is None:
                continue
            part, whole = int(match[1]), int(match[2])
            before = line_before(text, match.start())
            if part >= whole or _DAY_BEFORE.search(before):
                continue
            if (
                text[match.end() - 1] in "el"
                or _SLASH_AFTER.match(text, match.end())
                or modifier(text, match.start()) == "approx"
                or (_SHARE_BEFORE.search(before) and text[match.end() : match.end() + 1] in " .,)")
            ):
                yield _share(text, match.start(), match.end(), part, whole)


def _share(text: str, start: int, end: int, part: object, whole: object) -> Mention:
    value = round(Decimal(100) * Decimal(str(part)) / Decimal(str(whole)), 2).normalize()
    unit: PercentageUnit = "fraction"
    return Mention(start, end, Percentage(value + 0, None, unit, modifier(text, start)), "percentage/fraction")
