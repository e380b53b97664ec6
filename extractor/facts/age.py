"""Ages: «over 30 år», «18-29 år», «u/30», «80+ årige», «16-66-årige»."""

import re

from extractor.facts.reading import Reading
from extractor.lang import table
from extractor.lang.numbers import Numeral

_YEARLY = re.compile(r"[ \u00a0]?\+?[ \u00a0]?-?årig(?:e|es|t|s)?(?!\w)")
_RANGE = re.compile(
    r"(?: år)?(?: ?[-–] ?| til | og | eller )(?P<high>\d{1,3})"
    r"(?P<after>[ \u00a0]?-?(?:årig(?:e|es|t)?|år(?:s)?)(?!\w))?"
)
_PAIR = re.compile(r" og (\d\d)(?= [a-zæøå]|[,.;:)]|$)(?! (?:pct|procent|kr|mio|timer|uger|dage|måneder|point|tusind))")
_YEARS = re.compile(r"[ \u00a0](?:år|års)(?!\w)")
_OLDER = re.compile(r"(?: år)?\+(?!\d)|(?: år)? (?:og|eller) (?:derover|derunder|ældre|yngre|opefter|over)(?!\w)")
_OLD = re.compile(r" år (?:gam|og ?opefter|og (?:derover|ældre|op))")
_GOES_ON = re.compile(r"[,.;:)]?(?:$|[\s)](?!(?:pct|procent|%|kr|mio|timer|uger|dage|måneder|år|point)))")
_LISTED = re.compile(r"(?:over|under) \d\d år(?:,| og|, og) \d{1,5} (?:over|under) $")
REASON = "an age"


class Ages:
    """Takes ages and leaves lengths of time alone."""

    def __init__(self) -> None:
        words = table("refused")["ages"]
        self.persons = frozenset(words["persons"])
        self.lengths = frozenset(words["duration_before"])
        self.before = frozenset(words["before"])
        self.projects = re.compile(words["project_nouns"], re.IGNORECASE)

    def refuse(self, now: Reading, index: int, before: str) -> bool:
        """Take the number at `index` where it is an age."""
        number, text = now.numerals[index], now.text
        if number.value is None or number.value > 120 or number.value != int(number.value):
            return False
        end = self._age(text, number, before)
        if end is None:
            return False
        now.refuse(number.start, end, "age", REASON)
        return True

    def _age(self, text: str, number: Numeral, before: str) -> int | None:
        """Where the age that begins at `number` ends, None where it is no age."""
        end = number.end
        assert number.value is not None
        if not self._may_be(text, end, before):
            return None
        words = before.lower().replace("/", "/ ").split()
        last = words[-1] if words else ""
        if last in ("u/", "o/") and before.endswith(("/", "/ ")):
            return self._reach(text, end)
        yearly = _YEARLY.match(text, end)
        if yearly is not None:
            return None if self._length(text, number, yearly.end()) else yearly.end()
        if words[-1:] == ["mellem"] and words[-2:-1] and words[-2] in self.persons:
            pair = _PAIR.match(text, end)  # «seniorer mellem 60 og 64»
            if pair is not None and 15 <= number.value < int(pair[1]):
                return pair.end()
        both = _RANGE.match(text, end)
        if both is not None:
            return self._range(text, number, both, words)
        if _OLD.match(text, end):
            return self._reach(text, end)
        older = _OLDER.match(text, end)
        if older is not None and number.value >= 15 and (last not in self.lengths or last == "på"):
            return older.end()
        if _YEARS.match(text, end) is None:
            return end if self._bare(text, words, number, before) else None
        return self._reach(text, end) if self._single(words, last, number) else None

    @staticmethod
    def _may_be(text: str, end: int, before: str) -> bool:
        """Whether years stand behind a number, or a word before it whose years are left out; most have neither."""
        behind = text[end : end + 24]
        return (
            "år" in behind
            or "+" in behind
            or before.rstrip()[-4:].lower().endswith(("over", "nder", "/"))
            or before.endswith("mellem ")
            or (_OLDER.match(text, end) is not None)
        )

    def _length(self, text: str, number: Numeral, end: int) -> bool:
        """«3-årig aftale», «10-årigt projekt»: a length of time."""
        assert number.value is not None
        if self.projects.match(text, end):
            return True
        return number.value < 10 and not text.startswith(("e", "es"), end - 1) and "+" not in text[number.end : end]

    def _range(self, text: str, number: Numeral, both: re.Match[str], words: list[str]) -> int | None:
        low, high = number.value, int(both["high"])
        assert low is not None
        after = both["after"] or ""
        if not after or not low < high <= 110:
            return None
        if "årig" in after:
            return None if high < 10 and self.projects.match(text, both.end()) else both.end()
        near = set(words[-3:])
        if (
            low >= 15
            and not near & {"næste", "seneste", "sidste", "kommende", "gennem", "efter", "første"}
            and not (words and words[-1] == "i")
        ):
            return both.end()
        if high >= 16 and high - low >= 8 and not near & self.lengths:
            return both.end()
        return both.end() if near & {"alderen", "børn", "unge", "aldersgruppen", "aldersgrupperne", "elever"} else None

    def _single(self, words: list[str], last: str, number: Numeral) -> bool:
        """«over 30 år», «fyldt 18 år», «unge under 25 år», not «i over 20 år»."""
        value = number.value
        assert value is not None
        earlier = words[-2] if len(words) > 1 else ""
        if last in ("fyldt", "fyldte", "fylder", "alderen"):
            return True
        if last in ("over", "under", "end", "mindst", "minimum") and (value >= 15 or earlier in self.persons):
            if last == "end":
                return earlier in ("ældre", "yngre") or (
                    earlier in ("mere", "mindre") and words[-3:-2] != [] and words[-3] in self.persons
                )
            return earlier not in self.lengths
        if last in ("er", "var", "blev", "bliver") and value >= 15:
            return earlier in ("der", "han", "hun", "som", "jeg", "borgeren") or False
        if last == "til" and value >= 15 and earlier in ("op", "frem"):
            return not {"i", "periode"} & set(words[-5:-2])
        if last == "på" and earlier in ("ældste", "yngste"):
            return True
        if last in ("på", "fra", "de") and value >= 15:
            return earlier in self.persons
        return value >= 15 and last in self.persons and last not in ("de", "alle")

    def _bare(self, text: str, words: list[str], number: Numeral, before: str) -> bool:
        """«alle over 50 er indkaldt», «unge under 30»: an age without its unit, behind those who have it."""
        value = number.value
        assert value is not None
        if 15 <= value <= 70 and _LISTED.search(before) is not None:
            return _GOES_ON.match(text, number.end) is not None  # «318 over 50 år, 96 under 25»
        return (
            18 <= value <= 70
            and words[-1:] in (["over"], ["under"])
            and words[-2:-1] != []
            and (words[-2] in self.persons or words[-2] in ("mange", "flere", "nogle", "dem", "flest"))
            and _GOES_ON.match(text, number.end) is not None
        )

    @staticmethod
    def _reach(text: str, end: int) -> int:
        years = _YEARS.match(text, end)
        return years.end() if years is not None else end
