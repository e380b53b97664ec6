"""What every rule of the refuser shares: the types with their reasons, and how a number is refused."""

import re

from extractor.facts.reading import Reading
from extractor.lang.numbers import Numeral

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

UNITS_AFTER = re.compile(
    r"[ \u00a0]?-?(?:%|pct|procent|kr\b|kr\.|mio|mia|mill|tkr|t\.kr|timer|uger|mdr|måned|dag)", re.IGNORECASE
)
DATE_WORD = re.compile(
    r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvartal|kvt|kv\b|kv\.|halvår|uge\b|halvdel|ds\b|dennes\b|juledag|pinsedag|påskedag)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[-/]\d{1,8}){1,3}(?![\d,])")


def refuse(now: Reading, start: int, end: int, type: str) -> None:
    """Take `text[start:end]` as a number of `type` that is no fact."""
    now.refuse(start, end, type, REASONS[type])


def refuse_digits(now: Reading, start: int, end: int, type: str) -> None:
    """Refuse every run of digits in the range."""
    for match in re.finditer(r"\d(?:[\d.,/-]*\d)?", now.text[start:end]):
        refuse(now, start + match.start(), start + match.end(), type)


def token_end(text: str, number: Numeral) -> int:
    """The end of a label's number with its letter: «4 b», «12B»."""
    more = _TAIL.match(text, number.end)
    end = more.end() if more is not None else number.end
    if end < len(text) and text[end].isalpha() and not text[end + 1 : end + 2].isalpha():
        return end + 1
    return end
