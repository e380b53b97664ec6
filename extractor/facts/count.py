"""Counts: numbers of persons, cases, offers, jobs. The last finder, so every number left ends here."""

import re
from collections.abc import Iterator
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extractor.facts.cells import cell_values
from extractor.facts.duration import TimeUnits, duration
from extractor.facts.measure import measures
from extractor.facts.nouns import noun_at, words
from extractor.facts.reading import Reading, add_mentions, reading
from extractor.facts.series import Item, line_before, modifier, series, signed, year_like
from extractor.lang import table
from extractor.lang.numbers import Numeral
from extractor.schema.facts import Mention
from extractor.schema.values import Amount, Basis, Count, Percentage, Value

_SCALE = re.compile(r"[ \u00a0](?P<scale>mio\.?|mia\.?|mill\.|millioner|million|milliarder|milliard|tusinde?)(?!\w)", re.IGNORECASE)
_OF = re.compile(r" (?:ud )?af (?:de|dem|disse|den|det|vores|alle|i alt|kommunens|jobcentrets|\d|\w+ne\b|sagerne|borgerne)", re.IGNORECASE)
_CLOSED = re.compile(r"\)|[ \u00a0]\)")
_LABEL_COLON = re.compile(r"[A-Za-zæøåÆØÅ)]:[ \u00a0\t]*$")
_NO_NOUN = frozenset(("blot", "kun", "i alt", "alt", "heraf", "deraf", "hvoraf", "yderligere", "samlet", "sammenlagt", "bare"))
_OLD_NEIGHBOUR = re.compile(r"(?:heraf|hvoraf|deraf|mod|til|stigende til|faldende til|samt|og) (?:ca\. |kun )?$", re.IGNORECASE)


@Language.factory("extractor_count")
class CountFinder:
    """Find counts; refuse what remains, with a reason."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.scales: dict[str, int] = table("numbers")["scales"]
        self.times = TimeUnits()

    def __call__(self, doc: Doc) -> Doc:
        add_mentions(doc, self.find(doc))
        self.refuse_rest(reading(doc))
        return doc

    def find(self, doc: Doc) -> Iterator[Mention]:
        """Counts in cells, before a noun, in a list with one, by the words around."""
        now = reading(doc)
        for cell in cell_values(now):
            if cell.kind == "count":
                basis: Basis = "inherited" if cell.noun else "literal"
                yield Mention(cell.start, cell.end, Count(cell.value, cell.value_to, noun=cell.noun), cell.rule, basis)
        for find in measures(now, self.times.at, changing=False):  # what the date finder did not place
            if find.unit != "minute":
                yield duration(find, "duration/left")
        counted: list[tuple[int, str | None]] = []
        for index, number in enumerate(now.numerals):
            if number.value is None or not now.free(number.start, number.end) or number.shape == "article":
                continue
            for mention in self._at(now, index, number, counted):
                counted.append((mention.end, mention.value.noun if isinstance(mention.value, Count) else None))
                yield mention

    def _at(self, now: Reading, index: int, number: Numeral, counted: list[tuple[int, str | None]]) -> Iterator[Mention]:
        text = now.text
        end, factor = number.end, Decimal(1)
        scale = _SCALE.match(text, end)
        if scale is not None:
            end, factor = scale.end(), Decimal(self.scales.get(scale["scale"].lower(), 1000))
        if not self._whole(text, number, end):
            return
        noun = noun_at(text, end)
        phrase = text[slice(*noun)] if noun is not None else None
        if phrase is not None and phrase.split()[0].lower() in words().measures:
            now.refuse(number.start, number.end, "measure", "a measure that is not recorded")
            return
        if phrase is None or self._fragment(text, number, phrase):
            yield from self._bare(now, index, number, counted)
            return
        for item in series(now, index):
            yield self._mention(text, item, end if item.own_unit else item.end, factor, phrase, "count/noun")

    @staticmethod
    def _whole(text: str, number: Numeral, end: int) -> bool:
        """Whether the number is not a part of something longer: «3F», «AB-24», «1/6», «12:30»."""
        after = text[end : end + 1]
        following = text[end + 1 : end + 2]
        if after.isalpha() or after in "_§²" or (after and after in "/:" and following.isdigit()):
            return after.isalpha() and text[end : end + 12].lower().startswith(("borger", "person", "ledige", "sager"))
        if after == "-" and (following.isalpha() or following.isdigit()):
            return False
        last = text[number.start - 1] if number.start else " "
        return not (last in "/_#" or (last in "-–" and number.start > 1 and text[number.start - 2].isalnum()))

    @staticmethod
    def _fragment(text: str, number: Numeral, phrase: str) -> bool:
        """A point figure («2.10 …») or a year before a word counts nothing."""
        if number.shape == "point":
            return True
        return year_like(number, text) and number.value is not None and 1980 <= number.value <= 2060

    def _mention(self, text: str, item: Item, end: int, factor: Decimal, noun: str | None, rule: str) -> Mention:
        start = signed(text, item.start)
        if start < item.start and not line_before(text, start).strip():
            start = item.start  # a bullet without a blank, no sign
        value = -item.value if start < item.start else item.value
        scaled = factor if item.value < 1000 else Decimal(1)
        value_to = None if item.value_to is None else item.value_to * factor
        hedge = modifier(text, start)
        return Mention(start, end, Count(value * scaled, value_to, noun=noun, modifier=hedge), rule)

    def _bare(self, now: Reading, index: int, number: Numeral, counted: list[tuple[int, str | None]]) -> Iterator[Mention]:
        """A number without a noun behind it that counts all the same."""
        text = now.text
        before = line_before(text, number.start, 60)
        value = self._inherited(now, number, before)
        if value is not None:
            yield Mention(number.start, number.end, value, f"{value.kind}/elliptic", "inherited")
            return
        if number.shape == "point" or (year_like(number, text) and modifier(text, number.start) is None):
            return
        block = now.document.block_at(number.start)
        if block is not None and block.kind in ("letterhead", "signature", "furniture", "contents", "attachment"):
            return
        rule = self._evidence(now, number, before, counted)
        if rule is None:
            return
        noun = None
        if counted and rule in ("count/listed", "count/evidence") and now.sentence_at(counted[-1][0] - 1) == now.sentence_at(number.start):
            noun = counted[-1][1]
        for item in series(now, index):
            yield self._mention(text, item, item.end, Decimal(1), noun, rule)

    def _evidence(self, now: Reading, number: Numeral, before: str, counted: list[tuple[int, str | None]]) -> str | None:
        """Why a number without a noun is a count; None where it is none."""
        text = now.text
        figure = number.shape == "figure"
        cell = now.document.cell_at(number.start)
        if cell is not None and not cell[0].is_header(cell[1]):
            alone = not text[cell[1].start : number.start].strip() and text[number.end : number.end + 2].strip() in ("", "(", "*")
            return "count/cell" if figure and alone else None
        if _OF.match(text, number.end):
            return "count/of"
        if not figure:
            return None
        if modifier(text, number.start) is not None:
            return "count/hedged"
        if text[number.start : number.end].count(".") and number.value is not None and number.value >= 1000:
            return "count/thousands"
        head = before.rstrip(" \u00a0").lower()
        if head.endswith("(") and text[number.end : number.end + 1] == ")":
            return "count/bracket" if number.value is not None and number.value >= 10 and head[:-1].rstrip()[-1:].isalpha() else None
        start, _ = now.sentence_at(number.start)
        said = text[max(start, number.start - 200) : number.start]
        if words().evidence.search(said):
            return "count/evidence"
        if counted and counted[-1][0] > start and before.rstrip().endswith(("og", "mod", "til", "fra", ",", "på", "samt", "(", "var", "er")):
            return "count/listed"
        if len(head) > 1 and head[-1].isalpha() and text[number.start - 1].isalpha():
            return "count/glued"
        if _LABEL_COLON.search(before) and text[number.end : number.end + 1] in ("\n", "", ",", ";"):
            return "count/label"
        return None

    def _inherited(self, now: Reading, number: Numeral, before: str) -> Value | None:
        """«676,5 mio. kr., heraf 650,2», «28,7 pct. mod 23,8 året før»: decimals that share the unit said before."""
        if number.shape != "figure" or number.value is None or number.value == int(number.value):
            return None
        if "," not in now.text[number.start : number.end]:
            return None
        start, _ = now.sentence_at(number.start)
        for mention in reversed(now.mentions):
            if mention.end <= number.start and mention.start >= start and number.start - mention.end < 120:
                value = mention.value
                if isinstance(value, Percentage) and value.unit != "fraction" and number.value <= 100:
                    return Percentage(number.value, None, value.unit, modifier(now.text, number.start))
                if isinstance(value, Amount) and abs(value.value) >= 100000:
                    factor = Decimal(10**9 if "mia" in now.text[mention.start : mention.end] else 10**6)
                    return Amount(number.value * factor, None, value.unit, modifier(now.text, number.start))
        return None

    def refuse_rest(self, now: Reading) -> None:
        """Give every number that nobody took its type and reason."""
        for number in now.numerals:
            if number.shape != "article" and now.free(number.start, number.end):
                now.refuse(number.start, number.end, *self._reason(now, number))

    @staticmethod
    def _reason(now: Reading, number: Numeral) -> tuple[str, str]:
        text = now.text
        if number.value is None:
            return "identifier", "digits that are no one number"
        cell = now.document.cell_at(number.start)
        if cell is not None:
            return "label", "part of a header, label or text cell"
        if number.start and text[number.start - 1].isalpha():
            return "name", "part of a name"
        if year_like(number, text):
            return "year", "looks like a year, but is no date here"
        return "number", "a number without a counted noun"
