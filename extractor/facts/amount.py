"""Sums of money."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.facts.cells import cell_values
from extractor.facts.measure import Unit, measures
from extractor.facts.nouns import noun_at, plural_at
from extractor.facts.reading import Reading, Source, add_mentions, reading
from extractor.facts.series import line_before, modifier
from extractor.lang import lowered, table
from extractor.lang.numbers import Numeral
from extractor.schema.facts import Mention
from extractor.schema.values import Amount, Count

_GAP = r"(?:[ \u00a0\u202f]{0,2}|\n)"
_SCALE = (
    r"(?P<scale>(?:mio|mia|mill|mrd)(?:\.|(?!\w))|mil\.(?= ?kr)|million(?:er)?(?!\w)|milliard(?:er)?(?!\w)"
    r"|tusinde?(?!\w)|t\.(?=[ \u00a0]?kr)|t(?=[ .]?kr))"
)
_CURRENCY = r"(?P<currency>kr\.|kr(?![\w])|kroners?(?!\w)|krone(?!\w)|dkk(?!\w)\.?|eur(?!\w)|euro(?!\w)|€)"
_ALONE = _SCALE.replace("<scale>", "<alone>")
_UNIT = re.compile(rf"{_GAP}-?(?:{_SCALE}{_GAP}-?)?{_CURRENCY}|{_GAP}-?{_ALONE}|,(?P<dash>-{{1,2}}|–)(?!\d)")
_UNIT_STARTS = frozenset(" \u00a0\u202f\nkde€tm,-")
_PREFIX = re.compile(r"(?<!\w)(?:(?P<currency>kr\.?|dkk|eur|€)[ \u00a0]?)$", re.IGNORECASE)
_PREFIX_ENDS = frozenset(".rRkK\u212a€")
_SUFFIX = re.compile(rf"{_GAP}{_SCALE}|(?:,-{{1,2}})", re.IGNORECASE)
_PART_OF = re.compile(
    r"(?<!\w)(?:(?:en|én) (?P<part>halv|kvart|trekvart)) "
    r"(?P<scale>mio\.?|mia\.?|million|milliard)(?!\w)(?P<currency> (?:kroner|kr\.|kr)(?!\w))?",
    re.IGNORECASE,
)


class _Units:
    """Reads the unit behind a number."""

    def __init__(self) -> None:
        self.currencies: dict[str, str] = table("amount")["currency"]
        self.scales: dict[str, int] = table("numbers")["scales"]

    def at(self, text: str, low: str, end: int, shape: str) -> Unit | None:
        """The scale and currency that begin at `end`."""
        first = low[end : end + 1]
        if first not in _UNIT_STARTS or (first == " " and low[end + 1 : end + 2] not in _UNIT_STARTS):
            return None
        match = _UNIT.match(low, end)
        if match is None:
            return None
        if match["dash"]:
            return Unit(match.end(), "DKK")
        factor = self.factor(match["scale"] or match["alone"])
        currency = match["currency"]
        if currency is None:
            if factor < 1000000 or plural_at(text, match.end()):
                return None  # «2 mio. borgere» is a count
            return Unit(match.end("alone"), "DKK", factor)
        if shape == "article" and factor == 1:
            return None
        return Unit(match.end(), self.currencies[currency], factor)

    def factor(self, scale: str | None) -> Decimal:
        """What one of a scale word is worth."""
        return Decimal(1 if scale is None else self.scales.get(scale.lower(), 1000))


class AmountFinder:
    """Find sums of money with their scale and currency."""

    def __init__(self) -> None:
        self.units = _Units()

    def __call__(self, doc: Source) -> Source:
        return add_mentions(doc, self.find(doc))

    def find(self, doc: Source) -> Iterator[Mention]:
        """Sums with the currency before or behind, then table cells."""
        now = reading(doc)
        yield from self._prefixed(now)
        if " mi" in now.text:
            yield from self._halves(now.text)
        for start, end, value, value_to, unit, hedge, basis in measures(now, self.units.at):
            yield Mention(start, end, Amount(value, value_to, unit, hedge), "amount/figure", basis)  # type: ignore[arg-type]
        for cell in cell_values(now):
            if cell.kind == "amount":
                value_in = Amount(cell.value, cell.value_to, cell.unit or "DKK")  # type: ignore[arg-type]
                yield Mention(cell.start, cell.end, value_in, cell.rule, "inherited")

    def _halves(self, text: str) -> Iterator[Mention]:
        """«en halv million kroner», «tre kvart milliard»."""
        low = lowered(text)
        for match in _PART_OF.finditer(text) if "halv m" in low or "kvart m" in low else ():
            part = Decimal("0.25") * {"halv": 2, "kvart": 1, "trekvart": 3}[match["part"].lower()]
            worth, hedge = part * self.units.factor(match["scale"]), modifier(text, match.start())
            counted = noun_at(text, match.end()) if match["currency"] is None else None
            value: Amount | Count = Amount(worth, None, "DKK", hedge)
            if counted is not None and plural_at(text, match.end()):  # «en halv million danskere»
                value = Count(worth, None, noun=text[slice(*counted)], modifier=hedge)
            yield Mention(match.start(), match.end(), value, "amount/figure")

    def _prefixed(self, now: Reading) -> Iterator[Mention]:
        """«kr. 25.000», «DKK 1,2 mio.», «€ 500»."""
        text = now.text
        for number in now.numerals:
            if number.shape not in ("figure", "point") or number.value is None or number.start < 2:
                continue
            last = text[number.start - 1]
            if (text[number.start - 2] if last in " \u00a0" else last) not in _PREFIX_ENDS:
                continue
            if last not in " \u00a0.€" or not now.free(number.start, number.end):
                continue
            match = _PREFIX.search(line_before(text, number.start, 6))
            if match is None:
                continue
            start = number.start - len(match[0])
            if self._behind_sum(text, start) or not now.free(start, number.end):
                continue
            yield self._sum(text, start, number, match["currency"])

    def _sum(self, text: str, start: int, number: Numeral, currency: str) -> Mention:
        suffix = _SUFFIX.match(text, number.end)
        factor = self.units.factor(suffix["scale"]) if suffix is not None else Decimal(1)
        assert number.value is not None
        value = Amount(number.value * factor, None, self.units.currencies[currency.lower()], modifier(text, start))  # type: ignore[arg-type]
        return Mention(start, suffix.end() if suffix is not None else number.end, value, "amount/prefixed")

    @staticmethod
    def _behind_sum(text: str, start: int) -> bool:
        """Whether the currency belongs to a number before it: «25 kr. 30 personer»."""
        before = text[max(0, start - 6) : start].rstrip(" \u00a0")
        return bool(before) and (before[-1].isdigit() or before.endswith(("mio.", "mia.", "mio", "mia", "t.")))
