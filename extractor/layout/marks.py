"""What a single line shows by its own form: list marks, labels, parts of an agenda item, contact data."""

import re
from functools import cache
from typing import NamedTuple

from extractor.lang import table

BULLETS = "-–—•*▪◦·●○■□‣⁃➢✓\uf0b7\uf0a7"
_BULLET = re.compile(rf"[{re.escape(BULLETS)}]\s{{1,8}}(?=\S)|o\s{{1,8}}(?=[A-ZÆØÅ])")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-zæøå]|[A-ZÆØÅ]|[ivx]{2,4})[.)]\s{1,8}(?=\S)")
_LETTERED = re.compile(r"[A-ZÆØÅ]\.\s(?=\*?[A-ZÆØÅ0-9])")
_MARKDOWN = re.compile(r"(#{1,6})\s{1,8}(?=\S)")
_LABEL = re.compile(r"([A-ZÆØÅa-zæøå][^:\n]{0,30}?)\s?:(?=\s|$|\d)")
_BARE_LABEL = re.compile(
    r"(?:(?:Vor(?:es)? |Deres )?J\.? ?nr|Sags? ?(?:nr|nummer|id)|Journal ?(?:nr|nummer)"
    r"|Dok(?:ument)?\.? ?(?:nr|id)|Tlf|Telefon"
    r"|CVR(?:-nr)?|EAN(?:-nr)?|E-?mail|Dato|T|Fax|Sagsbehandler|Ref)\b\.?\s{0,4}(?=[+\dA-ZÆØÅ@])",
    re.IGNORECASE,
)
_ITEM_TITLE = re.compile(r"\d{1,3}(?: ?[–-] |[.:] )\W{0,2}[A-ZÆØÅ]")  # «Sag nr. 103 – Ny aftale»: an item of a meeting
_BARE_FIRST = "VvDdJjSsTtCcEeFfRr"
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.|(?:www\.|https?://)\S|(?:DK-?\s?)?\b[1-9]\d{3}\s[A-ZÆØÅ][a-zæøå]{2,20}(?:\s[A-ZÆØÅ]{1,2}\.?)?$"
    r"|^(?:\+45\s?)?\d\d ?\d\d ?\d\d ?\d\d$"
)
_DIGIT = re.compile(r"\d")
_DAY = re.compile(
    r"(?:(?:[A-ZÆØÅa-zæøå-]{2,30},? )?(?:den |d\. ?)?)?"
    r"\d{1,2}(?:\. ?[a-zæøå]{3,9}\.? |[./-]\d{1,2}[./-])(?:\d\d){1,2}\.?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s?[»\"'”’*)]{0,3}$")
_LEADER = re.compile(r"(?:\.{3,}|…+|\t| {3,})\s{0,20}\d{1,3}$")
_ATTACHMENT = re.compile(
    r"\d{1,3}[.)]?\s+(?:Åben|Lukket)\b|(?:Bilag|Bil\.)\s?\d{1,3}\s?[:.–-]"
    r"|\d{3,7}[/-]\d{2,4}$|.{1,120}\.(?:pdf|docx?|xlsx?|pptx?)\b|(?:Åben|Lukket)\s",
    re.IGNORECASE,
)


class Label(NamedTuple):
    """A form line «Sagsnr.: 12/345»: which kind of label, and where its value begins in the line."""

    kind: str
    value: int


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """The word lists of `lang/da/layout.toml`."""
    return table("layout")


@cache
def _label_kinds() -> dict[str, str]:
    return {word: kind for kind, entries in words()["labels"].items() for word in entries}


@cache
def _parts() -> dict[str, str]:
    return {word: role for role, entries in words()["parts"].items() for word in entries}


def list_mark(text: str) -> str:
    """The bullet, number or letter that opens a list item, as written with its stop; «» without one."""
    first = text[0]
    if first in BULLETS or first == "o":
        found = _BULLET.match(text)
        if found:
            inner = _LETTERED.match(text, found.end())
            return text[: inner.end()].strip() if inner else found.group().strip()
    if first.isdigit() or first == "(" or text[1:2] in (".", ")") or text[2:3] in (".", ")"):
        found = _NUMBER.match(text)
        if found:
            return found.group().strip()
    return ""


def markdown_level(text: str) -> int:
    """The number of «#» before a heading, 0 without."""
    found = _MARKDOWN.match(text) if text[:1] == "#" else None
    return len(found.group(1)) if found else 0


def label(text: str) -> Label | None:
    """The label that opens a form line, None where the line is no form line."""
    if not text:
        return None
    if text[0] in "*_":
        inner = label(text.strip("*_")) if text.strip("*_") else None
        return Label(inner.kind, min(len(text), inner.value + 4)) if inner else None
    found = _LABEL.match(text) if text.find(":", 0, 36) > 0 else None
    if found:
        key = found.group(1).lower().translate(_SQUEEZE)
        kind = _label_kinds().get(key)
        if kind:
            return Label(kind, found.end())
    if len(text) <= 16:
        kind = _label_kinds().get(text.lower().translate(_SQUEEZE), "")
        if kind in ("case", "document", "date") and len(text) > 3:
            return Label(kind, len(text))
    bare = _BARE_LABEL.match(text) if len(text) <= 60 and text[0] in _BARE_FIRST else None
    if bare and not _ITEM_TITLE.match(text, bare.end()):
        key = bare.group().lower().translate(_SQUEEZE)
        return Label(_label_kinds().get(key, "contact"), bare.end())
    return None


_SQUEEZE = {ord(c): None for c in " .-\t/ "}


def part_role(text: str) -> str:
    """The role of an agenda item's part that this line heads: case, economy, decision …; «» for other lines."""
    if len(text) > 100:
        return ""
    plain = text.strip("#*_ :.").lower()
    role = _parts().get(plain, "")
    if role:
        return role
    first = plain.split(" ", 1)[0]
    if (
        first in ("beslutning", "indstilling", "sagsfremstilling", "fremstilling", "udvalgsbehandling")
        and text[-1] not in ".,"
    ):
        if _DECISION.match(plain):
            return "decision"
        if first == "indstilling" and len(plain) <= 40:
            return "recommendation"
        if first in ("sagsfremstilling", "fremstilling") and len(plain) <= 40:
            return "case"
    if (
        first in ("byrådet", "kommunalbestyrelsen", "økonomiudvalget", "udvalget")
        and " beslut" in plain
        and len(plain) <= 60
    ):
        return "decision"
    return ""


_DECISION = re.compile(
    r"beslutning(?:er)?\s(?:i |fra |truffet |af |for |på )?[^,.;:]{3,70}(?:\s(?:den|d\.)\s|\d{4}|udvalg|råd|bestyrelse)"
)


def run_in_part(text: str) -> tuple[str, str]:
    """Role and words of a part that stands before its text on one line («Indstilling: At …»); else «», «»."""
    colon = text.find(":", 0, 40)
    if colon < 4 or colon == len(text) - 1:
        return "", ""
    head = text[:colon]
    role = _parts().get(head.strip("#*_ ").lower(), "")
    return (role, head.strip("#*_ ")) if role else ("", "")


def is_contact(text: str) -> bool:
    """An e-mail, web or postal address or a phone number on a short line."""
    if len(text) > 70 or not ("@" in text or "www." in text or "http" in text or _DIGIT.search(text)):
        return False
    return _CONTACT.search(text) is not None


def is_day(text: str) -> bool:
    """A date alone on its line, with a place or weekday at most."""
    return len(text) <= 60 and _DAY.fullmatch(text) is not None


def is_contents_entry(raw: str) -> bool:
    """A line that ends in dots, a tab or blanks and a page number."""
    ink = raw.rstrip()
    return ink[-1:].isdigit() and _LEADER.search(ink, max(0, len(ink) - 24)) is not None


def ends_sentence(text: str) -> bool:
    """Whether a stop, a question or an exclamation mark ends the line."""
    return _SENTENCE_END.search(text, max(0, len(text) - 6)) is not None


def is_attachment(text: str) -> bool:
    """An entry of an attachment list: open or closed, a number, a document number or a file name."""
    return len(text) <= 250 and _ATTACHMENT.match(text) is not None


def opens_salutation(text: str) -> bool:
    """«Kære …» and its like."""
    return len(text) <= 120 and text[0] in "KkHhTtÆæ" and text.lower().startswith(_openings("salutations"))


def opens_closing(text: str) -> bool:
    """«Med venlig hilsen» and its like."""
    if len(text) > 80 or text[0] not in "MmVvDdPpBbHhKk":
        return False
    low, closings = text.lower(), _openings("closings")
    if not low.startswith(closings):
        return False
    return any(low.startswith(words) and not low[len(words) : len(words) + 1].isalnum() for words in closings)


@cache
def _openings(kind: str) -> tuple[str, ...]:
    return tuple(words()["letter"][kind])
