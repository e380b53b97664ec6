"""Numbers behind a label: «§ 10, stk. 2», «figur 3», «match 2», «ITK2», with those listed after them."""

import re
from functools import cache

from extractor.facts.nouns import noun_at
from extractor.facts.reading import Reading
from extractor.facts.refusal import DATE_WORD, UNITS_AFTER, refuse, token_end
from extractor.facts.series import line_before, year_like
from extractor.lang import table
from extractor.lang.numbers import Numeral

_NAME_END = re.compile(r"(?P<name>[A-Za-zÆØÅæøåÉé][\wÆØÅæøå]{0,30})-?$")
_SMALL = frozenset(("step", "name", "rank", "list_number", "figure", "target_group", "room"))  # never as high as a year


_STEPS = ("mål", "spor", "punkt", "niveau", "gruppe", "gruppering", "revision")  # «Ministermål 2 og 3»
_ANSWERS = frozenset(("svar", "bemærkning", "kommentar", "konklusion", "note"))  # «Svar: 27 pr. 1. april»
_SERIAL = 1000  # a case of a row, or an item of a meeting, has a smaller number
_CALENDAR = re.compile(rf"\.?[ \u00a0](?=[a-zæ]){DATE_WORD.pattern}", re.IGNORECASE)  # «Tabel 3. 2. kvartal 2013»
_TOWN = re.compile(
    r"\d{4} (?:[A-ZÆØÅ][a-zæøå]{2,20} (?:[A-ZÆØÅ]|SV|NV)(?!\w)|[A-ZÆØÅ][a-zæøå]{3,20}\n)"
)  # «Torvet1240 Aalborg Ø»
_LETTERED = re.compile(r" [a-z](?: og | eller |, )")
_DIGITS = "0123456789"
_LINE_LABELS = (" nr.\n", " nr\n", "§\n", " stk.\n")  # the line ends behind a label
# «til31. maj 2008», «vedtaget26.2.2026»: a day that lost its blank
GLUED_DAY = re.compile(
    rf"[0-3]?\d(?:\.[ ]?{DATE_WORD.pattern}[a-z]{{0,6}}\.?[ ]?|[.-][01]?\d[.-])(?:19|20)\d\d(?!\d)", re.IGNORECASE
)
_TIED = ("stk.", " nr.", "pkt.")  # «stk.1», «nr.7»
_NEXT_ITEM = re.compile(r"\. [A-ZÆØÅ][a-zæøå]{3}")
_LISTING = frozenset(("-", "–", ",", "og", "eller", "til", "/", "samt", ".", "a og", "stk."))


@cache
def labels() -> dict[str, str]:
    """The words that make the number behind them a label, with its type."""
    return {word: type for type, listed in reversed(table("refused")["labels"].items()) for word in listed}


class Labels:
    """Takes the numbers that a label names."""

    def __init__(self) -> None:
        self.labels = labels()

    def glued(self, now: Reading, number: Numeral) -> None:
        """«ITK2», «B105», «Q4»: part of a name; «Ledige412» is a label with its number."""
        text = now.text
        name = _NAME_END.search(line_before(text, number.start, 32))
        word = name["name"] if name is not None else ""
        if _TOWN.match(text, number.start):
            refuse(now, number.start, number.end, "postal")
            return
        if len(word) > 1 and number.shape == "figure" and _NEXT_ITEM.match(text, number.end):
            refuse(now, number.start, number.end, "list_number")  # «… på mødet14. Orientering»: a lost line end
            return
        raised = number.end - number.start == 1 and text[number.end : number.end + 1] in (".", ",", ";", ")")
        plain = len(word) >= 4 and word.isalpha() and word[-1].islower()
        if raised and plain and not GLUED_DAY.match(text, number.start):
            refuse(now, number.start, number.end, "figure")  # «uddannelser2.»
            return
        if (plain or word == "alt") and word.lower() not in self.labels:
            return
        if word.lower() in ("uge", "q", "k") or DATE_WORD.match(word) or GLUED_DAY.match(text, number.start):
            return
        if word.lower() in ("r", "b", "bo", "budget") and year_like(number, text):
            return  # «R2013», «BO2016»: the accounts and the budget of a year
        type = (
            self.labels.get(word.lower(), "name")
            if len(word) > 1
            else "room"
            if number.value and number.value > 99
            else "name"
        )
        refuse(now, number.start, number.end, type)

    def refuse(self, now: Reading, index: int, before: str) -> bool:
        """A number behind a label («§ 10, stk. 2», «figur 3», «match 2») and those listed with it."""
        text, number = now.text, now.numerals[index]
        if before.endswith(_LINE_LABELS):
            before = before[:-1] + " "
        if (before[-1:] not in " \u00a0/§-" and not before.endswith(_TIED)) or not (words := before.rsplit(None, 2)):
            return False
        raw = words[-1].lstrip(_DIGITS).rpartition("(")[2]  # «10172748EAN 57…», «nr. 6(L 165)»: blanks that were lost
        word = raw.lower().strip("(«»”“\"'*")
        key = word.rstrip(".:")
        type = self.labels.get(key) or ("step" if key.endswith(_STEPS) else None)
        if len(words) > 1 and (key.startswith("skala") or (key == "fra" and words[-2].lower().startswith("skala"))):
            refuse(now, number.start, token_end(text, number), "score")
            self.listed(now, index, "score")
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
        refuse(now, number.start, token_end(text, number), type)
        self.listed(now, index, type)
        return True

    def _is_label(self, raw: str, key: str, type: str, text: str, number: Numeral) -> bool:
        """Whether a word that may be a label is one here: «Mål 1: …» but not «har mål 12 borgere …»."""
        if type == "law" and raw.endswith(":"):
            return False  # «Jobparate efter ny lov: 1.312»
        if type == "target_group" or (
            type in ("law", "case_number", "phone", "register_number", "clock") and key != "sag"
        ):
            return UNITS_AFTER.match(text, number.end) is None or type == "clock" or type == "law"
        if key in ("nr", "nummer", "no"):
            return UNITS_AFTER.match(text, number.end) is None
        if key == "ad":  # «Ad 1 Godkendt»; not «ad 2 omgange»
            return raw[0].isupper() or raw.endswith((".", ":")) or noun_at(text, number.end) is None
        if key in ("s", "p", "t", "l", "v", "del", "post", "art", "sted", "direkte"):
            if raw == "del" and number.value is not None and number.value < 10:
                return noun_at(text, number.end) is None  # «og del 2 vedrører økonomien»
            return raw.endswith((".", ":")) or (key in ("l", "del") and raw[0].isupper())
        if UNITS_AFTER.match(text, number.end) or (key in _ANSWERS and raw.endswith(":")):
            return False
        if type in ("step", "name"):
            small = number.value is not None and number.value < 30 and number.value == int(number.value)
            after = text[number.end : number.end + 2]
            if after[:1] == "/" or _CALENDAR.match(text, number.end):
                return False  # «Budgetkontrol 1. oktober», «Opfølgning 1/10»
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
                    "budgetopfølgning",
                    "budgetkontrol",
                    "økonomiopfølgning",
                    "regnskabsprognose",
                    "serviceområde",
                    "budgetområde",
                )
                or after == " ("
                or key.endswith(("revision", "gruppering"))
            )
        return True

    def listed(self, now: Reading, index: int, type: str) -> None:
        """«matchgruppe 1, 2 og 3», «§§ 10-12», «figur 1 og 2»: the numbers that go on."""
        text, numbers = now.text, now.numerals
        following = index + 1
        while following < len(numbers):
            number = numbers[following]
            gap = text[numbers[following - 1].end : number.start]
            if type == "page" and gap == " af ":
                gap = "-"  # «Side 3 af 12»
            if type == "law" and _LETTERED.fullmatch(gap):
                gap = " og "  # «§§ 24 b og 24 c»
            if len(gap) > 7 or gap.strip(" \u00a0") not in _LISTING:
                break
            if type in ("phone", "clock", "case_number", "register_number"):
                gap = gap.strip()
                goes_on = (type == "clock" and gap in ("og", "til", "eller")) or (
                    type == "case_number" and gap in (",", "og", "samt") and self._serial(now, following)
                )
                if gap not in ("-", "–", "", "/", ".") and not goes_on:
                    break
            elif (
                number.shape not in ("figure", "point")
                or _CALENDAR.match(text, number.end)
                or UNITS_AFTER.match(text, number.end)
                or (number.value is not None and number.value > 99 and type != "law")
                or (
                    gap.strip() in ("og", ",", "samt")
                    and self._counts(text, number)
                    and type not in ("target_group", "law", "page")
                )
            ):
                break
            refuse(now, number.start, token_end(text, number), type)
            following += 1
        if type in ("phone", "register_number"):
            while (
                following < len(numbers)
                and text[numbers[following - 1].end : numbers[following].start] == " "
                and numbers[following].end - numbers[following].start in (2, 3, 4)
            ):
                refuse(now, numbers[following].start, numbers[following].end, type)
                following += 1

    def _serial(self, now: Reading, index: int) -> bool:
        """«sag nr. 7, 12 og 19»: small numbers in a row, of which the last counts nothing."""
        first, number = now.numerals[index - 1], now.numerals[index]
        small = all(n.shape == "figure" and n.value is not None and n.value < _SERIAL for n in (first, number))
        return small and UNITS_AFTER.match(now.text, number.end) is None and not self._counts(now.text, number)

    @staticmethod
    def _counts(text: str, number: Numeral) -> bool:
        return noun_at(text, number.end) is not None
