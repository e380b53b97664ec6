"""Numbers that are no fact: case numbers, law, labels, phones, ages, clock times, addresses, names (guidelines 1.2).

Runs first, so that what it takes can become nothing else. Dates are left to their finder.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from extractor.facts.age import Ages
from extractor.facts.cells import cell_starts, cell_values
from extractor.facts.nouns import words as noun_words
from extractor.facts.reading import Reading, add_mentions, reading
from extractor.facts.series import line_before, year_like
from extractor.lang import table
from extractor.lang.numbers import Numeral
from extractor.schema.facts import Mention

REASONS = {
    "case_number": "a case, document or journal number",
    "law": "a law, paragraph or part of one",
    "page": "a page number",
    "figure": "the number of a figure or table",
    "list_number": "the number of a list item, section or attachment",
    "step": "the number of a phase, level or group, not a quantity",
    "target_group": "a match group or a target-group code",
    "phone": "a telephone number",
    "register_number": "a number of a register or an account",
    "room": "a room or building",
    "clock": "a time of day",
    "rank": "a rank or running number",
    "score": "a score or index",
    "account": "an account number",
    "name": "part of a name",
    "postal": "a postal code",
    "house_number": "a house number",
    "cpr": "looks like a civil registration number",
    "age": "an age",
    "ordinal": "an ordinal",
    "weight": "weights or a ratio",
    "measure": "a measure that is not recorded",
    "address": "part of an e-mail or web address",
    "unit_header": "a unit, not a quantity",
    "identifier": "a long number without unit",
    "base": "what a rate is told per («pr. 100 borgere»)",
    "ratio": "a ratio («3 gange så mange»)",
    "foreign": "a word of another language",
    "vague": "a vague number",
}

_CLUSTER = re.compile(
    r"(?P<cpr>\d{6}-\d{4}(?![\d-]))"
    r"|(?P<kle>\d\d\.\d\d(?:\.\d\d)?(?:-?[A-ZÆØÅ]\d\d)(?:-\d{1,6}-\d{2,4}| - \d{4}/\d{1,6})?)"
    r"|(?P<case>\d{1,8}[/-]\d{5,8}(?!\d)|\d{4}-\d{3}(?!\d)|\d{3,8}/\d{2,4}(?![\d/])|\d{1,4}/\d{3}(?!\d)|20\d\d/\d{3,8})"
    r"|(?P<phone>\d\d(?: \d\d){3,4}(?![\d,.%]| \d{3}|\d* ?(?:pct|procent|kr|mio)))"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[ ]?[-–][ ]?(?:[01]?\d|2[0-4])[:.][0-5]\d)?(?!\d))"
    r"|(?P<hours>(?:[01]?\d|2[0-4])\.[0-5]\d ?[-–] ?(?:[01]?\d|2[0-4])\.[0-5]\d(?!\d|\.\d))"
    r"|(?P<weight>(?:24[/-]7|(?P<a>\d\d)/(?P<b>\d\d))(?![\d/-])(?! ?-?(?:19|20)\d\d))"
    r"|(?P<ratio>\d{1,3}:\d{1,3}(?![\d:]))"
    r"|(?P<scale>\d{1,3}(?:,\d{1,2})? (?:point )?på en (?:\w+ )?skala (?:fra )?\d{1,3}(?: til |[-–])\d{1,3})"
)
_SCHOOL_YEAR = re.compile(r"(?:19|20)\d\d/(?:\d\d|(?:19|20)\d\d)(?!\d)")
_DATE_LIKE = re.compile(r"[0-3]?\d/[01]?\d(?:[-/ ]|\b)")
_ORDINAL = re.compile(r"\.(?:[ \u00a0]?(?:-|–|og|eller|,|til)[ ]?\d{1,2}\.){0,3}[ \u00a0](?=(?P<word>[a-zæøå][\w-]*))")
_LIST = re.compile(r"(?:\.\d{1,2}){0,3}[.):]?[ \t]+(?=\S)|(?:\.\d{1,2}){1,3}[ \t]")
_DATE_WORD = re.compile(
    r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvartal|kvt|kv\b|kv\.|halvår|uge\b|halvdel|juledag|pinsedag|påskedag)",
    re.IGNORECASE,
)
_CODE = re.compile(r"\d\.\d{1,2}(?:, \d\.\d{1,2})*(?= ?(?:[A-ZÆØÅa-zæøå]|og \d|,))")
_UNITS_AFTER = re.compile(
    r"[ \u00a0]?-?(?:%|pct|procent|kr\b|kr\.|mio|mia|mill|tkr|t\.kr|timer|uger|mdr|måned|dag)", re.IGNORECASE
)
_POSTAL = re.compile(r"\d{4} [A-ZÆØÅ][a-zæøå]{2,}")
_MEASURE = re.compile(r"[ \u00a0]?(m2|m²|kvm|km2|km²|m3)(?!\w)")
_LETTER_AFTER = re.compile(r"[A-Za-zÆØÅæøå]{1,12}")
_UNIT_HEADER = re.compile(r"1[. \u00a0]?000(?:[. \u00a0]000)? ?(?:kr\.?|kroner|DKK)", re.IGNORECASE)
_TABLE_UNIT = re.compile(r"(?:beløb|tal|tallene|budget|regnskab)\w*[^.\n]{0,40} i$")
_QUOTE_END = re.compile(r"[\"»”“]")
_TAIL = re.compile(r"(?:[-/]\d{1,8}){1,3}(?![\d,])")
_ENGLISH = re.compile(r"(?<!\w)(?:the|and|with|of|is|are|this|over an?)(?!\w)")
_BASES = frozenset((100, 1000, 10000, 100000))
_TIMES = re.compile(r" gange (?:så |flere|færre|højere|større|lavere|mere|mindre)")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}")
_NAME_END = re.compile(r"(?P<name>[A-Za-zÆØÅæøåÉé][\wÆØÅæøå]{0,30})-?$")
_GLUED_UNIT = re.compile(
    r"(?:pct|procent|%|mio|mia|kr|timer|uger|dage|år|mdr|måned|tkr|borgere|personer|sager|ledige|t\.kr|årig|promille|x\b|pet\.|euro|EUR|DKK|million|milliard)",
    re.IGNORECASE,
)


_SMALL = frozenset(("step", "name", "rank", "list_number", "figure", "target_group", "room"))  # never as high as a year


@cache
def _labels() -> dict[str, str]:
    return {word: type for type, listed in reversed(table("refused")["labels"].items()) for word in listed}


@Language.factory("extractor_refused")
class Refuser:
    """Take the numbers that are no fact."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        words = table("refused")
        self.labels = _labels()
        endings = "|".join(words["streets"]["endings"])
        self._street = re.compile(
            rf"(?:[A-ZÆØÅ][\w.-]*(?:{endings})|[A-ZÆØÅ][\w-]+ (?:{endings}|{endings.title()}))[ \u00a0]$"
        )
        self.names = frozenset(words["names"]["prefixes"])
        self.stop = noun_words().stop
        self.ages = Ages()

    def __call__(self, doc: Doc) -> Doc:
        return add_mentions(doc, self.find(doc))

    def find(self, doc: Doc) -> Iterator[Mention]:
        """Refuse; no mention comes of it."""
        now = reading(doc)
        self._addresses(now)
        for cell in cell_values(now):
            if cell.kind == "refused":
                self._refuse(now, cell.start, cell.end, cell.unit or "list_number")
        alone = cell_starts(now)
        for index, number in enumerate(now.numerals):
            if number.start in alone:
                continue
            if number.shape in ("word", "article"):
                self._word(now, index, number)
            elif now.free(number.start, number.end):
                self._figure(now, index, number)
        return iter(())

    def _refuse(self, now: Reading, start: int, end: int, type: str) -> None:
        now.refuse(start, end, type, REASONS[type])

    def _addresses(self, now: Reading) -> None:
        """E-mail and web addresses with digits in them."""
        text = now.text
        at = text.find("@")
        while at >= 0:
            start = end = at
            while start and at - start < 80 and not text[start - 1].isspace():
                start -= 1
            while end < len(text) and end - at < 255 and not text[end].isspace():
                end += 1
            self._refuse_digits(now, start, end, "address")
            at = text.find("@", end if end > at else at + 1)
        if "www." in text or "http" in text:
            for match in _URL.finditer(text):
                self._refuse_digits(now, match.start(), match.end(), "address")

    def _refuse_digits(self, now: Reading, start: int, end: int, type: str) -> None:
        for match in re.finditer(r"\d(?:[\d.,/-]*\d)?", now.text[start:end]):
            self._refuse(now, start + match.start(), start + match.end(), type)

    def _foreign(self, text: str, number: Numeral) -> bool:
        """The English «to» of a picture's description."""
        if number.end - number.start != 2 or text[number.start : number.end].lower() != "to":
            return False
        return _ENGLISH.search(text, max(0, number.start - 60), number.end + 60) is not None

    def _word(self, now: Reading, index: int, number: Numeral) -> None:
        text = now.text
        before = line_before(text, number.start, 24).lower()
        if (
            number.value is not None
            and number.value >= 100
            and before.endswith(("flere ", "mange ", "nogle ", "et par ", "adskillige "))
        ):
            self._refuse(now, number.start, number.end, "vague")
        elif self._foreign(text, number):
            self._refuse(now, number.start, number.end, "foreign")
        elif number.start and text[number.start - 1] in '"«“”' and text[number.start].isupper():
            closing = _QUOTE_END.search(text, number.end, number.end + 30)
            if closing is not None and not number.value == 100:
                self._refuse(now, number.start, number.end, "name")
        elif _TIMES.match(text, number.end):
            self._refuse(now, number.start, number.end, "ratio")
        elif text[number.start : number.start + 2].lower() in ("én", "ét") or number.shape == "word":
            if before.endswith(("-til-", "på ")) and text[number.end : number.end + 6] in (" gang", "-", " gang."):
                self._refuse(now, number.start, number.end, "vague")

    def _figure(self, now: Reading, index: int, number: Numeral) -> None:
        text, start = now.text, number.start
        cluster = _CLUSTER.match(text, start)
        if cluster is not None and self._cluster(now, cluster):
            return
        last = text[start - 1] if start else "\n"
        if last.isalpha() or last == "_":
            self._glued(now, number)
            return
        before = line_before(text, start, 60)
        if self._labelled(now, index, before) or self.ages.refuse(now, index, before):
            return
        self._placed(now, index, before)

    def _cluster(self, now: Reading, match: re.Match[str]) -> bool:
        """Digits whose own form says what they are."""
        text, start, end, kind = now.text, match.start(), match.end(), match.lastgroup
        last = text[start - 1] if start else " "
        if kind == "b":
            kind = "weight"
        if kind == "case":
            if (
                _SCHOOL_YEAR.match(text, start)
                or last.isdigit()
                or last in "./"
                or (last == "-" and text[start - 2 : start - 1].isdigit())
                or self._is_day(match[0])
            ):
                return False
            if _UNITS_AFTER.match(text, end) or ("/" not in match[0] and self._is_range(match[0])):
                return False
            self._refuse(now, start, end, "case_number")
        elif kind == "weight":
            if match["a"] is not None and int(match["a"]) + int(match["b"]) != 100:
                return False
            self._refuse(now, start, end, "weight")
        elif kind == "scale":
            self._refuse_digits(now, start, end, "score")
        elif kind == "ratio" and last in " (\t\n":
            self._refuse(now, start, end, "weight")
        elif kind in ("cpr", "phone", "clock"):
            self._refuse(now, start, end, kind)
        elif kind == "hours":
            self._refuse(now, start, end, "clock")
        elif kind == "kle":
            self._refuse(now, start, end, "case_number")
        else:
            return False
        return True

    @staticmethod
    def _is_day(token: str) -> bool:
        """«8/1-18», «1/8-15»: left to the date finder."""
        first, _, second = token.replace("-", "/").partition("/")
        return len(first) <= 2 and len(second) <= 2

    @staticmethod
    def _is_range(token: str) -> bool:
        """«2017-2020» is a range of years, «1200-1500» of anything."""
        first, _, second = token.partition("-")
        return len(first) == len(second) == 4 and first < second

    def _glued(self, now: Reading, number: Numeral) -> None:
        """«ITK2», «B105», «Q4»: part of a name; «Ledige412» is a label with its number."""
        text = now.text
        name = _NAME_END.search(line_before(text, number.start, 32))
        word = name["name"] if name is not None else ""
        if len(word) >= 4 and word.isalpha() and word[-1].islower() and word.lower() not in self.labels:
            return
        if word.lower() in ("uge", "q", "k") or _DATE_WORD.match(word):
            return
        type = (
            self.labels.get(word.lower(), "name")
            if len(word) > 1
            else "room"
            if number.value and number.value > 99
            else "name"
        )
        self._refuse(now, number.start, number.end, type)

    def _labelled(self, now: Reading, index: int, before: str) -> bool:
        """A number behind a label («§ 10, stk. 2», «figur 3», «match 2») and those listed with it."""
        text, number = now.text, now.numerals[index]
        words = before.split()
        if not words or before[-1:] not in " \u00a0/§-":
            return False
        raw = words[-1]
        word = raw.lower().strip("(«»\"'*")
        key = word.rstrip(".:")
        type = self.labels.get(key)
        if len(words) > 1 and (key.startswith("skala") or (key == "fra" and words[-2].lower().startswith("skala"))):
            self._refuse(now, number.start, self._token_end(text, number), "score")
            self._listed(now, index, "score")
            return True
        if key in ("nr", "nummer", "no") and len(words) > 1:
            of = words[-2].lower().strip("(«»\"'*").rstrip(".:")
            type = self.labels.get(of, self.labels.get(of.rpartition("-")[2], "rank"))
            type = "law" if type in ("clock", "rank") and "§" in before[-24:] else "rank" if type == "clock" else type
        elif key.startswith("§"):
            type = "law"
        elif key.endswith(("-nr", ".nr", "nummer", "nr")) and len(key) > 3 and type is None:
            type = "case_number"
        if type is None or (year_like(number, text) and type in _SMALL):
            return False
        if not self._is_label(raw, key, type, text, number):
            return False
        self._refuse(now, number.start, self._token_end(text, number), type)
        self._listed(now, index, type)
        return True

    def _is_label(self, raw: str, key: str, type: str, text: str, number: Numeral) -> bool:
        """Whether a word that may be a label is one here: «Mål 1: …» but not «har mål 12 borgere …»."""
        if type == "target_group" or (
            type in ("law", "case_number", "phone", "register_number", "clock") and key != "sag"
        ):
            return _UNITS_AFTER.match(text, number.end) is None or type == "clock" or type == "law"
        if key in ("nr", "nummer", "no"):
            return _UNITS_AFTER.match(text, number.end) is None
        if key in ("s", "p", "t", "l", "v", "ad", "del", "post", "art", "sted", "direkte"):
            return raw.endswith((".", ":")) or (key in ("l", "del") and raw[0].isupper())
        if _UNITS_AFTER.match(text, number.end):
            return False
        if type in ("step", "name"):
            small = number.value is not None and number.value < 30 and number.value == int(number.value)
            after = text[number.end : number.end + 2]
            return small and (
                raw[0].isupper()
                or after[:1] in ".,:;)–-\n\t"
                or key
                in (
                    "fase",
                    "trin",
                    "spor",
                    "niveau",
                    "kategori",
                    "matchkategori",
                    "type",
                    "gruppe",
                    "fokusmål",
                    "delmål",
                    "scenarie",
                    "model",
                    "etape",
                    "modul",
                    "runde",
                )
                or after == " ("
            )
        return True

    def _token_end(self, text: str, number: Numeral) -> int:
        """The end of a label's number with its letter: «4 b», «12B»."""
        more = _TAIL.match(text, number.end)
        end = more.end() if more is not None else number.end
        if end < len(text) and text[end].isalpha() and not text[end + 1 : end + 2].isalpha():
            return end + 1
        return end

    def _listed(self, now: Reading, index: int, type: str) -> None:
        """«matchgruppe 1, 2 og 3», «§§ 10-12», «figur 1 og 2»: the numbers that go on."""
        text, numbers = now.text, now.numerals
        following = index + 1
        while following < len(numbers):
            number = numbers[following]
            gap = text[numbers[following - 1].end : number.start]
            if type == "page" and gap == " af ":
                gap = "-"  # «Side 3 af 12»
            if len(gap) > 7 or gap.strip(" \u00a0") not in (
                "-",
                "–",
                ",",
                "og",
                "eller",
                "til",
                "/",
                "samt",
                ".",
                "a og",
                "stk.",
            ):
                break
            if type in ("phone", "clock", "case_number", "register_number"):
                gap = gap.strip()
                if gap not in ("-", "–", "", "/", "."):
                    break
            elif (
                number.shape not in ("figure", "point")
                or _UNITS_AFTER.match(text, number.end)
                or (number.value is not None and number.value > 99 and type != "law")
                or (
                    gap.strip() in ("og", ",", "samt")
                    and self._counts(text, number)
                    and type not in ("target_group", "law", "page")
                )
            ):
                break
            self._refuse(now, number.start, self._token_end(text, number), type)
            following += 1
        if type in ("phone", "register_number"):
            while (
                following < len(numbers)
                and text[numbers[following - 1].end : numbers[following].start] == " "
                and numbers[following].end - numbers[following].start in (2, 3, 4)
            ):
                self._refuse(now, numbers[following].start, numbers[following].end, type)
                following += 1

    @staticmethod
    def _counts(text: str, number: Numeral) -> bool:
        from extractor.facts.nouns import noun_at

        return noun_at(text, number.end) is not None

    def _placed(self, now: Reading, index: int, before: str) -> None:
        """What the neighbours on both sides say: list numbers, ordinals, addresses, measures, unit headers, names."""
        text, number = now.text, now.numerals[index]
        start, end = number.start, number.end
        line_start = not before.rpartition("\n")[2].strip(" \u00a0*#>-–•(")
        if line_start and self._list_number(now, number, before):
            return
        ordinal = _ORDINAL.match(text, end)
        if ordinal is not None and number.shape == "figure":
            loose = (
                before.lower().endswith(("den ", "d. ")) and ordinal["word"] in self.stop
            )  # «den 9. er aflyst»: a day
            if not loose and not _DATE_WORD.match(ordinal["word"]) and number.value is not None and number.value < 100:
                self._refuse(now, start, end, "ordinal")
            return
        if self._street.search(before):
            self._refuse(now, start, self._token_end(text, number), "house_number")
        elif before.endswith(("DK-", "DK - ")) or (
            end - start == 4 and _POSTAL.match(text, start) and self._postal(before, number)
        ):
            self._refuse(now, start, end, "postal")
        elif before.endswith("+") and number.value in (45, 46, 47, 49):
            self._refuse(now, start, end, "phone")
            self._listed(now, index, "phone")
        elif (measure := _MEASURE.match(text, end)) is not None:
            self._refuse(now, start, measure.end(), "measure")
        elif number.value in _BASES and before.endswith(("pr. ", "per ")):
            self._refuse(now, start, end, "base")
        elif _TIMES.match(text, end):
            self._refuse(now, start, end, "ratio")
        elif self._enumerated(text, number, before):
            self._refuse(now, start, end, "list_number")
        elif _UNIT_HEADER.match(text, start) and self._unit_header(now, number, before):
            self._refuse(now, start, end, "unit_header")
        elif number.shape == "other" and number.value is None:
            self._junk(now, number)
        elif self._name(text, number, before):
            self._refuse(now, start, end, "name")

    def _list_number(self, now: Reading, number: Numeral, before: str) -> bool:
        """«1. M - Meddelelser», «2.1 Status», «3)» at the start of a line; «2.10 selvforsørgende» is a target-group code."""
        text = now.text
        after = text[number.end : number.end + 1]
        cell = now.document.cell_at(number.start)
        if number.value is not None and number.value != int(number.value) and number.shape != "point":
            return False
        if number.shape == "point":
            match = _CODE.match(text, number.start)
            if (match is not None or after in " .\t") and not _UNITS_AFTER.match(text, number.end):
                if cell is None or cell[1].end > number.end + 1:
                    self._refuse(
                        now,
                        number.start,
                        number.end,
                        "target_group" if match is not None and cell is not None else "list_number",
                    )
                    return True
            return False
        if (after in (".", ")", ":") and text[number.end + 1 : number.end + 2] in " \t*\u00a0\n") or text[
            number.end : number.end + 2
        ] in (".)", ".:"):
            word = _ORDINAL.match(text, number.end)
            if word is not None and _DATE_WORD.match(word["word"]):
                return False
            if (
                number.value is None
                or number.value > 199
                or (text[number.end + 1 : number.end + 3] in ("\n", "", "\n\n") and after == ".")
            ):
                return False
            self._refuse(now, number.start, number.end, "list_number")
            return True
        if (
            after in "\t "
            and number.value is not None
            and number.value < 100
            and text[number.end + 1 : number.end + 6] in ("Åben ", "Åben\t", "Lukke", "Åbent")
        ):
            self._refuse(now, number.start, number.end, "list_number")
            return True
        return False

    @staticmethod
    def _enumerated(text: str, number: Numeral, before: str) -> bool:
        """«1) flere i job, 2) færre på ydelse» inside a paragraph."""
        if not text.startswith(") ", number.end) or number.value is None or number.value > 20:
            return False
        return before[-1:] == " " and before.rfind("(") <= before.rfind(")")

    @staticmethod
    def _postal(before: str, number: Numeral) -> bool:
        """A postal code stands at a line's start or behind an address's comma."""
        head = before.rstrip(" \u00a0")
        return (
            (not head or head.endswith((",", "·", "|", "\n")))
            and number.value is not None
            and 800 <= number.value <= 9990
        )

    def _unit_header(self, now: Reading, number: Numeral, before: str) -> bool:
        """«(1.000 kr.)», «i 1.000 kr.», a header cell «1.000 kr.»: the unit of a table."""
        head = before.rstrip(" \u00a0").lower()
        if head.endswith(
            (
                "(",
                "hele",
                "beløb i",
                "tal i",
                "kr. i",
                "beløb",
                "alt i",
                "opgjort i",
                "angivet i",
                "mio. i",
                "(i",
                "alle beløb i",
            )
        ):
            return True
        if _TABLE_UNIT.search(head):
            return True
        cell = now.document.cell_at(number.start)
        if cell is not None:
            table_, found, _ = cell
            return table_.is_header(found) and found.end - number.start < 14
        block = now.document.block_at(number.start)
        return (block is not None and block.kind == "caption") or (
            head.endswith((" i", ",")) and now.text[number.end : number.end + 6].rstrip().endswith((")", "\n"))
        )

    def _junk(self, now: Reading, number: Numeral) -> None:
        text = now.text[number.start : number.end]
        if (
            text.count(".") == 2
            and len(text) <= 10
            and all(len(part) in (1, 2, 4) for part in text.split("."))
            and _day_first(text)
        ):
            return
        type = "account" if text.count(".") >= 2 else "identifier"
        self._refuse(now, number.start, number.end, type)

    def _name(self, text: str, number: Numeral, before: str) -> bool:
        """«Agenda 21», «Forum 100», «AB-24», «LP 854»: a capitalised name and its number."""
        if year_like(number, text) or number.shape != "figure":
            return False
        match = re.search(r"([A-ZÆØÅ][\w+]*)[ \u00a0-]$", before)
        if match is None:
            return False
        word = match[1]
        if word in self.names:
            return _UNITS_AFTER.match(text, number.end) is None
        return before.endswith("-") and word.isupper() and len(word) > 1


def _day_first(token: str) -> bool:
    day, month, _ = token.split(".")
    return day.isdecimal() and month.isdecimal() and 1 <= int(day) <= 31 and 1 <= int(month) <= 12
