"""Lengths of time."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.facts.cells import cell_values
from extractor.facts.measure import Measure, Unit, measures
from extractor.facts.reading import Reading, Source, add_mentions, reading
from extractor.facts.series import line_before, modifier
from extractor.lang import table
from extractor.lang.numbers import number_words
from extractor.lang.openings import Openings
from extractor.schema.facts import Mention
from extractor.schema.values import Duration, DurationUnit

_SUFFIX = re.compile(r"[åumdt](?:rig(?:e|t|es)?|rs|gers|åneders|ages|øgns|imers)(?!\w)")
_SUFFIXED = Openings(lambda piece: tuple((match.start(), match[0]) for match in _SUFFIX.finditer(piece)))
_HEAD = re.compile(r"(?<![\w,.])([a-zA-ZéÉ]{1,14}|\d{1,3})-?$")
_HALF = re.compile(r" halvt? (\w{1,12})")
_HALF_HEAD = re.compile(r"(?:(?<!\w)(?P<whole>\w{1,12}) (?:og )?)?(?<!\w)(?P<article>[Ee][nt]|[ÉéEe][nt]|1)$")
_ENUMERATED = re.compile(r"(?<!\w)(?:alle|alle de|samtlige|i de|af de|for de|begge|disse|hver af de) $", re.IGNORECASE)
_OF_YEAR = re.compile(r"[ \u00a0](?:af|i)[ \u00a0](?:(?:19|20)\d\d|året)(?!\w)")
_LONG = re.compile(r"(?:måneder|kvartaler|uger)$")
_ENDS_OF = (" udgang", " begyndelse", " slutning")
_GAPS = frozenset(" \u00a0\u202f-")
UNITS: tuple[DurationUnit, ...] = ("hour", "day", "week", "month", "quarter", "year")
_NOT_RELATIVE = re.compile(
    r"(?:tilbud|krav|krav|ret|aftale|mulighed|tale|ansøgning|forslag|bevilling|lov|frist)\w* om $", re.IGNORECASE
)


class TimeUnits:
    """Reads the unit of time behind a number."""

    def __init__(self) -> None:
        words = table("duration")
        self.names: dict[str, str] = {form: unit for unit in (*UNITS, "minute") for form in words[unit]}
        forms = "|".join(re.escape(form) for form in sorted(self.names, key=len, reverse=True))
        adjectives = "|".join(words["adjectives"])
        self._unit = re.compile(
            rf"(?:[ \u00a0\u202f]{{1,2}}(?:(?:{adjectives})[ \u00a0])?|[ \u00a0]?-|\n)?(?P<unit>{forms})(?![\wæøå])"
        )
        firsts = sorted({word[0] for word in (*self.names, *words["adjectives"])})
        self._firsts = frozenset("".join(firsts) + " \u00a0\u202f\n-")
        # how a word behind a blank begins: that a figure has another one behind it is known without the pattern
        self._openings = frozenset(word[:2] for word in (*self.names, *words["adjectives"]))
        self.relative = re.compile(
            rf"(?<!\w)(?:{'|'.join(words['relative'])})(?: ca\.| cirka| knap| godt)? $", re.IGNORECASE
        )

    def at(self, text: str, low: str, end: int, shape: str) -> Unit | None:
        """The unit of time that begins at `end`."""
        first = low[end : end + 1]
        if first not in self._firsts or (first == " " and low[end + 1 : end + 2] not in self._firsts):
            return None
        if first == " " and low[end + 1] not in _GAPS and low[end + 1 : end + 3] not in self._openings:
            return None
        match = self._unit.match(low, end)
        if match is None:
            return None
        unit = match["unit"]
        if unit == "kvartal" and shape == "figure":
            return None  # «4 kvartal 2012» is a date
        return Unit(match.end(), self.names[unit])


class DurationFinder:
    """Find lengths of time; what the date finder places («de seneste to år») is left to it."""

    def __init__(self) -> None:
        self.units = TimeUnits()

    def __call__(self, doc: Source) -> Source:
        return add_mentions(doc, self.find(doc))

    def find(self, doc: Source) -> Iterator[Mention]:
        """Compounds («etårig»), halves, numbers with a unit, table cells."""
        now = reading(doc)
        yield from self._compounds(now)
        if "halv" in now.text:
            yield from self._halves(now)
        for find in measures(now, self.units.at, changing=False):
            if find.unit == "minute":
                now.refuse(find.start, find.end, "minutes", "a length under an hour has no unit in the record")
            elif now.text[find.end - 1] == "s" and now.text.startswith(_ENDS_OF, find.end):
                now.refuse(find.start, find.end, "vague", "a vague number")  # «til en måneds udgang»
            elif not self.placed(now.text, find):
                yield duration(find)
        for cell in cell_values(now):
            if cell.kind == "duration":
                value = Duration(cell.value, cell.value_to, cell.unit)  # type: ignore[arg-type]
                yield Mention(cell.start, cell.end, value, cell.rule, "inherited")

    def placed(self, text: str, find: Measure) -> bool:
        """Whether the length is part of a date: «de sidste 12 måneder», «om to uger», «for to år siden»."""
        before = line_before(text, find.start)
        if enumerated(text, find):
            return True
        if self.units.relative.search(before):
            return True
        if (
            find.unit in ("month", "quarter")
            and _OF_YEAR.match(text, find.end)
            and before.lower().endswith("de første ")
        ):
            return True  # «de første tre måneder af 2012»
        genitive = text[find.end - 1] == "s"
        if before.endswith(("om ", "Om ")) and not before.endswith(("som ", "Som ")) and not genitive:
            return not _NOT_RELATIVE.search(before)
        return text.startswith(" siden", find.end)

    def _compounds(self, now: Reading) -> Iterator[Mention]:
        """«etårig», «toårigt», «3-årige», «fireugers»."""
        words, text = number_words(), now.text
        for at, suffix in _SUFFIXED.find(text):
            head = _HEAD.search(text[max(0, at - 16) : at])
            if head is None:
                continue
            value = Decimal(head[1]) if head[1].isdecimal() else words.get(head[1].lower())
            if value is None:
                continue
            start = at - len(head[0])
            unit: DurationUnit = self.units.names.get(suffix, "year")  # type: ignore[assignment]
            yield Mention(
                start, at + len(suffix), Duration(value, None, unit, modifier(text, start)), "duration/compound"
            )

    def _halves(self, now: Reading) -> Iterator[Mention]:
        """«et halvt år» is 0.5, «to og et halvt år» 2.5."""
        words, text = number_words(), now.text
        for match in _HALF.finditer(text):
            unit: DurationUnit | None = self.units.names.get(match[1].lower())  # type: ignore[assignment]
            head = _HALF_HEAD.search(line_before(text, match.start(), 30))
            if unit is None or head is None:
                continue
            start = match.start() - len(head[0])
            if unit == "year" and (head["whole"] or "").lower() == "om":
                continue  # «om et halvt år»: a day to come
            value = Decimal("0.5")
            if head["whole"]:
                whole = Decimal(head["whole"]) if head["whole"].isdecimal() else words.get(head["whole"].lower())
                if whole is None:
                    start = match.start() - len(head["article"])
                else:
                    value += whole
            yield Mention(start, match.end(), Duration(value, None, unit, modifier(text, start)), "duration/half")


def enumerated(text: str, find: Measure) -> bool:
    """«i alle tre måneder», «i de to kvartaler»: the months are counted, no length."""
    if find.value > 12 or not _LONG.search(text, find.start, find.end):
        return False
    return _ENUMERATED.search(line_before(text, find.start)) is not None


def duration(find: Measure, rule: str = "duration/figure") -> Mention:
    """The mention of a measured length of time."""
    return Mention(
        find.start,
        find.end,
        Duration(find.value, find.value_to, find.unit, find.modifier),  # type: ignore[arg-type]
        rule,
        find.basis,
    )
