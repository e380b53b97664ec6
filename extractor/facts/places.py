"""Numbers by what stands around them: list numbers, ordinals, addresses, measures, unit headers, names."""

import re

from extractor.facts.codes import junk
from extractor.facts.labels import Labels
from extractor.facts.nouns import words as noun_words
from extractor.facts.page_marks import behind_dots, contents_page, counted_up, page_mark
from extractor.facts.reading import Reading
from extractor.facts.refusal import DATE_WORD, UNITS_AFTER, refuse, token_end
from extractor.facts.series import ALONE, year_like
from extractor.lang import table
from extractor.lang.numbers import Numeral

_ORDINAL = re.compile(r"\.(?:[ \u00a0]?(?:-|–|og|eller|,|til)[ ]?\d{1,2}\.){0,3}[ \u00a0](?=(?P<word>[a-zæøå][\w-]*))")
# «15. December 2014» at a line's start is a day
_CAPITAL_DAY = re.compile(
    r"\.[ \u00a0]?(?=[A-Z])" + DATE_WORD.pattern + r"[a-z]{0,6}\.?[ \u00a0](?:19|20)\d\d(?!\d)", re.IGNORECASE
)
_IN_A_WEEK = re.compile(r"\.(?:,? (?:og |eller )?\d{1,2}\.){0,6} uge(?!\w| (?:i |af )?(?:19|20)\d\d)")  # «den 22. uge»
_CODE = re.compile(r"\d\.\d{1,2}(?:, \d\.\d{1,2})*(?= ?(?:[A-ZÆØÅa-zæøå]|og \d|,))")
_POSTAL = re.compile(r"\d{4},? [A-ZÆØÅ][a-zæøå]{2,}")
_MEASURE = re.compile(r"[ \u00a0]?(m2|m²|kvm|km2|km²|m3)(?!\w)")
# «bor i 4660 Store Heddinge»: a year («i 2012 Danmark») is none of it
_LIVES = re.compile(
    r"(?<!\w)(?:bor|bopæl|boede|bosat|bosiddende|adresse|flyttet|hører hjemme|hjemmehørende)(?!\w)"
    r"[^.;\n]{0,60}(?<!\w)(?:i|til|fra|på) $"
)
_UNIT_HEADER = re.compile(r"1[. \u00a0]?000(?:[. \u00a0]000)? ?(?:kr\.?|kroner|DKK)", re.IGNORECASE)
_TABLE_UNIT = re.compile(r"(?:beløb|tal|tallene|budget|regnskab)\w*[^.\n]{0,40} i$")
_FORM = re.compile(r"(?:blanket|skema|formular|attest|erklæring)\w{0,3} [A-ZÆØÅ]{1,4} $|[(/][A-ZÆØÅ]{2,4} $")
_TOWN_NEXT = re.compile(r", \d{4} [A-ZÆØÅ][a-zæøå]{2,}")  # «Torvet 3, 9000 Aalborg»
_NAMED = re.compile(r"([A-ZÆØÅ][\w+]*)[ \u00a0-]$")
_CALL = re.compile(
    r"(?<!\w)(?:[Rr]ing\w{0,2}|[Tt]elefon\w{0,6}|[ÅåAa]bent?|[Åå]bningstid\w{0,3}|[Tt]ræffe\w{0,4})(?!\w)[^.!?]{0,50}$"
)
_HOURS = re.compile(
    r" (?:og|til) (?:1?\d|2[0-4])(?!\d|[.,]\d| ?(?:pct|%|procent|kr|uger|dage|timer|måneder|borgere|personer|sager))"
)
# «torsdag tillige 15-17», «mandag til fredag 9-14»
_DAY_HOURS = re.compile(
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn|hver)dage?n?e?|alle dage|dagligt?):?"
    r"(?: (?:tillige|også|desuden|dog|fra|kl\.?))? $"
)
_UNTIL_HOUR = re.compile(
    r"(?:[.:][0-5]\d)? ?[-–] ?(?:1?\d|2[0-4])(?:[.:][0-5]\d)?"
    r"(?!\d|[.,/]\d| ?(?:pct|%|procent|kr|uger|dage|borgere|personer|sager|stk))"
)
_HEADED = re.compile(rf"[ \u00a0]{{1,3}}(?!{DATE_WORD.pattern})[A-ZÆØÅ][a-zæøå]")
_DAY_OF = re.compile(r"(?<!\w)(?:på|fra|til|ved|inden|senest|efter) dag $")  # «holdt på dag 183 eller 184»
_QUOTES_END = frozenset('”’»"')
_TITLED = re.compile(r"[”“\"’‘«»][A-ZÆØÅ][^”“\"’‘«».!?\n\d]{2,40} $")  # «projekt ”Virksomhedscenter 2”»
_DISTRICT = re.compile(r"\d{4} [A-ZÆØÅ][a-zæøå]{2,20} (?:[KVNSØC]|NV|SV|SØ|NØ)(?!\w)")  # «1307 København K»
_FLOOR = re.compile(r"\.? (?:sal|etage)(?!\w)")
_LAW_TAIL = re.compile(r"(?: [a-z])?,? stk\. ?\d")
_EIGHT = re.compile(r"\d{4} \d{4}(?!\d)")
_MOST = 8  # digits in a row that may count something
_BASES = frozenset((100, 1000, 10000, 100000))
TIMES = re.compile(r" gange (?:så |flere|færre|højere|større|lavere|mere|mindre)")


class Places:
    """Takes the numbers that their neighbours give away."""

    def __init__(self, labels: Labels) -> None:
        words = table("refused")
        self.labels = labels
        endings = "|".join(words["streets"]["endings"])
        street = rf"[A-ZÆØÅ][\w.-]*(?:{endings})|[A-ZÆØÅ][\w-]+ (?:{endings}|{endings.title()})"
        self._street = re.compile(rf"(?:{street})[ \u00a0]$")
        self._endings = tuple(words["streets"]["endings"])
        self.names = frozenset(words["names"]["prefixes"])
        self.stop = noun_words().stop

    def refuse(self, now: Reading, index: int, before: str) -> None:
        """What the neighbours on both sides say: list numbers, ordinals, addresses, measures, unit headers, names."""
        text, number = now.text, now.numerals[index]
        start, end = number.start, number.end
        if (text[start] == "0" and end - start > 2) or end - start > _MOST:
            digits = text[start:end]
            if digits.isdecimal() and UNITS_AFTER.match(text, end) is None:
                refuse(now, start, end, "identifier")  # «konto 0815», «004»: no quantity is written so
                return
        if behind_dots(text, number, before):
            refuse(now, start, end, "page")
            return
        line_start = not before.rpartition("\n")[2].strip(" \u00a0*#>-–•(")
        if line_start and (self._list_number(now, number) or page_mark(now, number)):
            return
        ordinal = _ORDINAL.match(text, end) if text[end : end + 1] == "." else None
        if ordinal is not None and number.shape == "figure":
            loose = (
                before.lower().endswith(("den ", "d. ")) and ordinal["word"] in self.stop
            )  # «den 9. er aflyst»: a day
            of_time = DATE_WORD.match(ordinal["word"]) and not _IN_A_WEEK.match(text, end)
            if not loose and not of_time and number.value is not None and number.value < 100:
                refuse(now, start, end, "ordinal")
            return
        if text.startswith(".-", end) and text[end + 2 : end + 3].isalpha():
            refuse(now, start, end, "ordinal")  # «9.-klasser»
            return
        four = end - start == 4
        street = not year_like(number, text) and before[-16:-1].lower().endswith(self._endings)
        if (street and self._street.search(before)) or (
            text.startswith(", ", end) and _TOWN_NEXT.match(text, end) and _NAMED.search(before)
        ):
            refuse(now, start, token_end(text, number), "house_number")
        elif before.endswith(("DK-", "DK - ")) or (four and self._postal(text, before, number)):
            refuse(now, start, end, "postal")
        elif before.endswith("+") and number.value in (45, 46, 47, 49):
            refuse(now, start, end, "phone")
            self.labels.listed(now, index, "phone")
        elif "m" in text[end : end + 4] and (measure := _MEASURE.match(text, end)) is not None:
            refuse(now, start, measure.end(), "measure")
        elif before.endswith("dag ") and _DAY_OF.search(before):
            refuse(now, start, end, "step")
            self.labels.listed(now, index, "law")
        elif self._opening(now, index, before):
            refuse(now, start, end, "clock")
            self.labels.listed(now, index, "clock")
        elif text.startswith((" sal", ". sal", " etage"), end) and _FLOOR.match(text, end):
            refuse(now, start, end, "room")
        elif "stk." in text[end : end + 8] and _LAW_TAIL.match(text, end):
            refuse(now, start, end, "law")
        elif four and _EIGHT.match(text, start) and (_CALL.search(before) or self._alone(text, number)):
            refuse(now, start, start + 9, "phone")
        elif before[-4:].lower() in ("pr. ", "per ") and number.value in _BASES:
            refuse(now, start, end, "base")
        elif text.startswith(" g", end) and TIMES.match(text, end):
            refuse(now, start, end, "ratio")
        elif self._enumerated(text, number, before) or counted_up(text, number):
            refuse(now, start, end, "list_number")
        elif text[start] == "1" and _UNIT_HEADER.match(text, start) and self._unit_header(now, number, before):
            refuse(now, start, end, "unit_header")
        elif number.shape == "other" and number.value is None:
            junk(now, number)
        elif contents_page(now, number, before):
            refuse(now, start, end, "page")
        elif self._name(text, number, before):
            refuse(now, start, end, "name")

    def _list_number(self, now: Reading, number: Numeral) -> bool:
        """«1. M - Meddelelser», «2.1 Status», «3)» at a line's start; «2.10 selvforsørgende» is a target-group code."""
        text = now.text
        after = text[number.end : number.end + 1]
        cell = now.document.cell_at(number.start)
        if number.value is not None and number.value != int(number.value) and number.shape != "point":
            return False
        if number.shape == "point":
            match = _CODE.match(text, number.start)
            labels_more = cell is None or cell[1].end > number.end + 1
            if (match is not None or after in " .\t") and labels_more and not UNITS_AFTER.match(text, number.end):
                code = match is not None and cell is not None
                refuse(now, number.start, number.end, "target_group" if code else "list_number")
                return True
            return False
        if (after in (".", ")", ":") and text[number.end + 1 : number.end + 2] in " \t*\u00a0\n") or text[
            number.end : number.end + 2
        ] in (".)", ".:"):
            word = _ORDINAL.match(text, number.end)
            if (word is not None and DATE_WORD.match(word["word"])) or _CAPITAL_DAY.match(text, number.end):
                return False
            if (
                number.value is None
                or number.value > 199
                or (text[number.end + 1 : number.end + 3] in ("\n", "", "\n\n") and after == ".")
            ):
                return False
            refuse(now, number.start, number.end, "list_number")
            return True
        if (
            after in "\t "
            and number.value is not None
            and number.value < 100
            and text[number.end + 1 : number.end + 6] in ("Åben ", "Åben\t", "Lukke", "Åbent")
        ):
            refuse(now, number.start, number.end, "list_number")
            return True
        if text[number.end : number.end + 1] == "\n" and text[number.start - 2 : number.start] in ("• ", "•\t"):
            refuse(now, number.start, number.end, "list_number")  # an item's number between its mark and its title
            return True
        if cell is None and number.value is not None and number.value < 200 and _HEADED.match(text, number.end):
            refuse(now, number.start, number.end, "list_number")  # «7 Fællesmøde»: what is counted bears no capital
            return True
        return False

    @staticmethod
    def _alone(text: str, number: Numeral) -> bool:
        """Whether eight digits are all of their line."""
        return text[number.start - 1 : number.start] in ("", "\n") and ALONE.match(text, number.start + 9) is not None

    @staticmethod
    def _opening(now: Reading, index: int, before: str) -> bool:
        """«Ring bedst mellem 9 og 10», «telefontid fra 8 til 12»: hours of the day."""
        number = now.numerals[index]
        if number.value is None or number.value > 24:
            return False
        if "dag" in before and _DAY_HOURS.search(before) is not None:
            return _UNTIL_HOUR.match(now.text, number.end) is not None
        if not before.endswith(("mellem ", "fra ")):
            return False
        return _HOURS.match(now.text, number.end) is not None and _CALL.search(before) is not None

    @staticmethod
    def _enumerated(text: str, number: Numeral, before: str) -> bool:
        """«1) flere i job, 2) færre på ydelse» inside a paragraph."""
        if not text.startswith(") ", number.end) or number.value is None or number.value > 20:
            return False
        return before[-1:] == " " and before.rfind("(") <= before.rfind(")")

    @staticmethod
    def _postal(text: str, before: str, number: Numeral) -> bool:
        """A postal code stands at a line's start or behind an address's comma; with a district anywhere."""
        if _POSTAL.match(text, number.start) is None:
            return False
        if _DISTRICT.match(text, number.start):
            return True
        head = before.rstrip(" \u00a0")
        return (
            (not head or head.endswith((",", "·", "|", "\n")) or _LIVES.search(before) is not None)
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
                "/",
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

    def _name(self, text: str, number: Numeral, before: str) -> bool:
        """«Agenda 21», «Forum 100», «AB-24», «LP 854»: a capitalised name and its number."""
        if text[number.end : number.end + 1] in _QUOTES_END and _TITLED.search(before):
            return True  # «projekt ”Virksomhedscenter 2”»
        last = before[:-1].rsplit(None, 1)[-1:]
        if not last or last[0].islower() or year_like(number, text) or number.shape != "figure":
            return False
        match = _NAMED.search(before)
        if match is None:
            return False
        if match[1].isupper() and _FORM.search(before):
            return UNITS_AFTER.match(text, number.end) is None  # «blanket AS 290»
        word = match[1]
        if word in self.names:
            return UNITS_AFTER.match(text, number.end) is None
        return before.endswith("-") and word.isupper() and len(word) > 1
