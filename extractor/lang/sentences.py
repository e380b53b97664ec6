"""Sentence bounds by rules on the text and its blocks.

A heading, a label, a line of the letterhead, a list item, a table cell begin and end sentences of their own;
inside a paragraph a stop ends a sentence unless it belongs to an abbreviation, an initial or an ordinal.
Source of the rules: the study of the shipped model (docs/model.md, sentences): «pct.», «mv.» and their like end
a sentence before a capital letter, «3.» does unless a month or a small word follows or it opens the line. «12.12.»
and «jan.» end one before a word that opens sentences («Vi», «Det»): a day or a month is followed by no such word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from extractor.lang import table
from extractor.schema.document import Block, Document

_STOP = re.compile(
    # begins with one class of characters, so that the search skips from stop to stop
    r"[.!?…](?:[.!?…]{0,5}[»«\"'”’*)\]]{0,4}(?=\s)"  # a stop, closing marks, a blank
    r"|(?<=[a-zæøå]{3}[.!?])(?=[A-ZÆØÅ][a-zæøå]))"  # a blank was lost: «indsats.Der»
)
_WORD_BEFORE = re.compile(r"[\wÆØÅæøå.,/-]{0,40}$")
_NEXT = re.compile(r"\s{0,40}[-–—•]?\s{0,3}[«»\"'”“‘’*(\[]{0,4}\s?([^\s.,;:!?»\"'”’)]{1,40})")
_NAMED = re.compile(
    r"[*#\s]{0,6}(?:Tabel|Figur|Bilag|Punkt|Spørgsmål|Indsats|Initiativ|Fase|Mål|Skema|Note|Kapitel|Afsnit|Ad|Pkt\.|Trin)"
    r"(?:\snr\.)?\s\d{1,2}"
)
_WHOLE = ("heading", "letterhead", "label", "salutation", "signature", "contents", "attachment", "furniture")
MAX_LENGTH = 800  # characters: a longer stretch without a stop is noise or a list; letters have 400
MAX_CELL = 60  # a longer table cell may hold several sentences


_DAY = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{2})?")  # «12.12», «1.6.14»


@cache
def _months() -> frozenset[str]:
    return frozenset(table("sentences")["months"])


@cache
def _openers() -> frozenset[str]:
    return frozenset(word.capitalize() for word in table("sentences")["openers"])


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = table("sentences")
    return frozenset(words["inner"]), frozenset(words["final"]), frozenset(words["ordinal_heads"])


def sentences(document: Document) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences in text order, without the blanks around them."""
    text = document.text
    if not document.blocks:
        return _bounded(text, [bounds for start, end in _line_ranges(text) for bounds in split(text, start, end)])
    found: list[tuple[int, int]] = []
    starts = [entry.start for entry in document.tables]
    for block in document.blocks:
        if block.kind == "table":
            found.extend(_table(document, block, starts))
        elif block.kind in _WHOLE:
            found.append((block.start, block.end))
        else:
            found.extend(split(text, block.start, block.end, len(block.label)))
    found.sort()  # in order already, but for cells that a PDF keeps column by column
    return _bounded(text, found)


def _bounded(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, those beyond `MAX_LENGTH` cut at a blank: rules search the sentence of every figure."""
    if all(end - start <= MAX_LENGTH for start, end in found):
        return found
    kept: list[tuple[int, int]] = []
    for start, end in found:
        while end - start > MAX_LENGTH:
            cut = text.rfind(" ", start + 1, start + MAX_LENGTH)
            cut = cut if cut > 0 else start + MAX_LENGTH
            kept.append((start, cut))
            start = cut + (text[cut] == " ")
        if start < end:
            kept.append((start, end))
    return kept


def split(text: str, start: int, end: int, mark: int = 0) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph `text[start:end]`; the first `mark` characters are a list mark."""
    begin = start
    for match in _STOP.finditer(text, start + mark, end):
        at = match.end()
        if _ends(text, begin, match.start(), match.group(), at, end):
            yield begin, at
            while at < end and text[at].isspace():
                at += 1
            begin = at
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, stop: int, mark: str, at: int, end: int) -> bool:
    """Whether the stop at `stop` ends the sentence that began at `begin`."""
    following = _NEXT.match(text, at, end)
    if following is None:
        return False  # nothing but marks follows: they stay with this sentence
    word = following.group(1)
    first = word[0]
    if not (first.isupper() or first.isdigit() or first == "§"):
        return False
    if mark[0] != "." or mark[:2] == "..":
        return True
    window = text[max(begin, stop - 40) : stop]
    before = window.rsplit(None, 1)[-1] if window and not window[-1].isspace() else " "
    if not _WORD_BEFORE.fullmatch(before):
        found = _WORD_BEFORE.search(window)
        before = found.group() if found else ""
    before = before.lstrip(".,/-")
    if before.isdigit():
        return _ends_number(text, begin, stop, before, word)
    plain = before.lower()
    inner, final, _ = _words()
    if len(mark) > 1 and mark[1] in ")]" and plain in inner | final:
        return first.isupper()
    if plain in inner or plain.rpartition(",")[2] in inner:
        return plain in _months() and word in _openers()
    if _DAY.fullmatch(before):
        return stop - len(before) > begin and word in _openers()
    if plain in final or plain.rpartition(",")[2] in final:
        return first.isupper() and not (len(word) > 1 and word.isupper()) and plain not in ("stk", "t")
    if len(before) == 1 and before.isalpha() and before != "i":
        return False  # «Ole K. Larsen», «s. 4»; «deltaget i. Det er …» ends
    # another abbreviation of small pieces
    return not ("." in plain and not plain[-3:].isdigit() and max(map(len, plain.split("."))) <= 3)


def _ends_number(text: str, begin: int, stop: int, before: str, word: str) -> bool:
    """«match 3. Indsatsen» ends, «3. kvartal», «31. 12. 2017», «§ 3. …» at the line's start do not."""
    if len(before) > 2:
        return True
    if stop - len(before) == begin or _NAMED.fullmatch(text, begin, stop):
        return False  # a list number, «Tabel 1. Andel …»
    if word[0].isdigit():
        return False
    return word.lower() not in _words()[2]


def _table(document: Document, block: Block, starts: list[int]) -> Iterator[tuple[int, int]]:
    number = bisect_left(starts, block.start)
    if number < len(starts) and starts[number] < block.end:
        for cell in document.tables[number].cells:
            if cell.end - cell.start > MAX_CELL:
                yield from split(document.text, cell.start, cell.end)
            else:
                yield cell.start, cell.end
    else:
        yield block.start, block.end


def _line_ranges(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n\t]+", text):
        piece = match.group()
        ink = piece.strip()
        if ink:
            start = match.start() + piece.index(ink)
            yield start, start + len(ink)
