"""The one entry point that cleans text before any offset exists.

Ordinary text (also no-break spaces, soft hyphens, curly quotes) passes through unchanged, so that offsets
counted in the decoded file hold. What is replaced keeps its length where it can: control characters become
a blank, lone surrogates and non-characters U+FFFD. Longer or shorter become only text that is not in NFC,
more than 30 combining marks in a row (their normalisation is quadratic; UAX 15, stream-safe text) and runs
of more than 500 characters without a blank (spaCy's tokenizer is quadratic in them), which get a blank after
every 500th character. Every step is linear.
"""

import re
import unicodedata
from typing import NamedTuple

MAX_MARKS = 30
MAX_RUN = 500

_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # line and page breaks of other systems
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n?")
_FAR = re.compile(f"[^\x00-\u02ff\u2000-\u22ff]{{{MAX_MARKS + 1}}}")  # only such a run can hold too many marks
_LONG = re.compile(rf"(?<!\S)\S{{{MAX_RUN + 1},}}")
_PIECE = re.compile(rf"(\S{{{MAX_RUN}}})(?=\S)")


class Cleaned(NamedTuple):
    """The clean text, and whether a limit cut it."""

    text: str
    cut: bool


def clean(text: str) -> str:
    """Clean text; cleaning twice changes nothing more. Cost: some milliseconds per million characters."""
    if "\r" in text:
        text = _NEWLINES.sub("\n", text)
    if _UNCLEAN.search(text):
        text = _BREAKS.sub("\n", text)
        text = _CONTROL.sub(" ", text)
        text = _BROKEN.sub("\ufffd", text)
    if not text.isascii():
        if _FAR.search(text):
            text = _limit_marks(text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
            if _FAR.search(text):
                text = _limit_marks(text)  # some marks fall apart into two when normalised
    return _LONG.sub(_split_run, text)


def clean_document(text: str, max_characters: int) -> Cleaned:
    """`clean`, then cut at `max_characters` (the setting), at a line's end where one is near."""
    cut = len(text) > max_characters
    if cut:
        text = text[:max_characters]
        last = text.rfind("\n", max(0, max_characters - 2000))
        text = text[: last + 1] if last >= 0 else text
    return Cleaned(clean(text), cut)


def _split_run(match: re.Match[str]) -> str:
    return _PIECE.sub(r"\1 ", match.group())


def _limit_marks(text: str) -> str:
    kept, run = [], 0
    for character in text:
        run = run + 1 if character > "\u02ff" and unicodedata.combining(character) else 0
        if run <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)
