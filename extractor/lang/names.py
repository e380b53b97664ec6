"""Look-up of municipalities: names, genitives and spellings first, likeness only beside «Kommune» or «Jobcenter».

Names and codes are those of `da/municipalities.csv`; words that show or rule out a municipality stand in
`da/places.toml`. Both look-ups are linear in the text: one pattern finds capitalised words, a dictionary
knows which of them begin a name.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from extractor.lang import table
from extractor.lang.openings import Openings

LETTERS = "A-Za-zÆØÅæøåÄÖÜäöüé"
_WORD = re.compile(rf"[A-ZÆØÅÖÄ](?<![\w@/].)[{LETTERS}0-9]{{1,30}}")
_BEHIND = re.compile(rf"\s{{1,3}}([{LETTERS}]{{1,30}})")
_BEFORE = re.compile(rf"([{LETTERS}]{{1,30}}|\d{{4}})\s{{1,3}}$")
_LETTERS = re.compile(rf"[{LETTERS}]{{1,30}}")
_OFFICE = re.compile(r"[Kk]ommunes?\b|KOMMUNES?\b|[Jj]obcent(?:er|ret)s?\b|JOBCENTER\b")
_COUNCIL = re.compile(
    r"(?:[Bb]orgmester(?:en)?|[Kk]ommunalbestyrelsen|[Bb]yrådet|[Jj]obcent(?:ret|eret)|[Kk]ommunen)\s{1,3}i\s{1,3}$"
)
_STEMS = ("ommune", "OMMUNE", "obcent", "OBCENTER")
_PIECE = rf"[A-ZÆØÅÖÄ0][{LETTERS}0169]{{2,24}}"
_NOISY_AHEAD = re.compile(rf"(?<![\w@/])((?:{_PIECE}(?:\s?[-‑/]\s?|\s))?{_PIECE})\s{{1,3}}$")
_NOISY_BEHIND = re.compile(rf"\s{{1,3}}({_PIECE}(?:[-‑/ ]{_PIECE})?)")


class Municipality(NamedTuple):
    """One of the 98: official name without «Kommune», three-digit code."""

    name: str
    code: str
    official: str  # «Københavns Kommune»
    spellings: tuple[str, ...]  # name, genitive, variants, ASCII form; all of them certain
    noisy: tuple[str, ...]  # likely OCR forms
    jobcenters: tuple[str, ...]


class Place(NamedTuple):
    """A municipality at `text[start:end]`; `authority` where the words beside it name the authority."""

    start: int
    end: int
    name: str
    code: str
    authority: bool = False


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All municipalities in the order of their codes."""
    raw = (files("extractor.lang") / "da" / "municipalities.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in raw.splitlines() if not line.startswith("#"))
    return tuple(_municipality(row) for row in rows)


def _municipality(row: dict[str, str]) -> Municipality:
    def listed(field: str) -> list[str]:
        return [entry.strip() for entry in row[field].split("|") if entry.strip()]

    names = [row["navn"], *listed("genitiv"), *listed("varianter"), *listed("ascii")]
    plain = dict.fromkeys(re.sub(r" (?:Kommune|Region)s?$", "", name) for name in names)
    return Municipality(
        row["navn"],
        row["kommunekode"],
        row["officielt_navn"],
        tuple(plain),
        tuple(listed("ocr_varianter")),
        tuple(listed("jobcenter")),
    )


@cache
def _by_spelling() -> dict[str, Municipality]:
    """Folded spelling -> municipality, with genitives of every spelling."""
    found: dict[str, Municipality] = {}
    for entry in municipalities():
        for spelling in entry.spellings:
            for form in (spelling, spelling + "s", spelling + "'", spelling + "’"):
                found.setdefault(fold(form), entry)
    return found


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """First word, folded -> the folded spellings that begin with it, longest first."""
    words: dict[str, set[str]] = {}
    for spelling in _by_spelling():
        words.setdefault(re.split(r"[-' .]", spelling, maxsplit=1)[0], set()).add(spelling)
    return {word: tuple(sorted(spellings, key=lambda s: (-len(s), s))) for word, spellings in words.items()}


def fold(name: str) -> str:
    """A name for comparison: lower case, «aa» for «å», one kind of hyphen, no blanks around it."""
    lower = name.lower().replace("å", "aa").replace("‑", "-").replace("–", "-").replace("/", "-").replace("’", "'")
    return re.sub(r"\s?-\s?|\s+", "-", lower.strip())


def municipality_code(name: str | None) -> str | None:
    """Three-digit code of a municipality by any certain spelling, with or without «Kommune»."""
    entry = municipality(name) if name else None
    return entry.code if entry else None


def municipality(name: str) -> Municipality | None:
    """The municipality of a name alone: «Holbæk», «Holbæk Kommunes», «GULDBORGSUND KOMMUNE», «Århus»."""
    plain = re.sub(
        r"(?:^(?:Jobcenter|Kommunen)\s+|\s+(?:Kommune|Regionskommune|Jobcenter)s?$)", "", name.strip(), flags=re.I
    )
    return _by_spelling().get(fold(plain))


def find_municipalities(text: str) -> list[Place]:
    """Every municipality named in the text, in order; towns in addresses and other bodies are left out."""
    return list(_find(text))


@lru_cache(maxsize=2)  # metadata and observations ask about the same text
def _find(text: str) -> tuple[Place, ...]:
    words = table("places")
    found: list[Place] = []
    for start, end, entry in _exact(text):
        behind = _BEHIND.match(text, end)
        after = behind.group(1).lower() if behind else ""
        before = _word_before(text, start)
        authority = after in words["authority"] or before in words["before"]
        if not authority and before == "i":
            authority = _COUNCIL.search(text, max(0, start - 34), start) is not None
        if not authority:
            if before.isdigit() or after in words["other_bodies"]:
                continue
            if entry.name in words["ambiguous"] and before not in words["prepositions"] and text[end : end + 1] != ":":
                continue
        found.append(Place(start, end, entry.name, entry.code, authority))
    found.extend(_noisy(text, found))
    return tuple(sorted(found))


def _word_before(text: str, start: int) -> str:
    """The word (or year) right before `start` in lower case, "" where none stands there."""
    window = text[max(0, start - 34) : start]
    word = window.rsplit(None, 1)[-1] if window[-1:].isspace() and not window.isspace() else ""
    if not word:
        return ""
    if _LETTERS.fullmatch(word) and not window[-4:].isspace():
        return word.lower()
    ahead = _BEFORE.search(window)
    return ahead.group(1).lower() if ahead else ""


def _noisy(text: str, known: Sequence[Place]) -> list[Place]:
    """Misread names: only where «Kommune» or «Jobcenter» stands beside them and no certain name does."""
    found: list[Place] = []
    beside = {place.end for place in known if place.authority} | {place.start for place in known if place.authority}
    for start, end in _offices(text):
        ahead = max(0, start - 60)
        if not beside.isdisjoint(range(start - 3, start)) or not beside.isdisjoint(range(end, end + 4)):
            continue
        name = _NOISY_AHEAD.search(text[ahead:start])
        entry = alike(name.group(1)) if name else None
        if name is not None and entry is not None:
            found.append(Place(ahead + name.start(1), ahead + name.end(1), entry.name, entry.code, True))
        elif text[start] in "jJ" and (name := _NOISY_BEHIND.match(text, end)) and (entry := alike(name.group(1))):
            found.append(Place(name.start(1), name.end(1), entry.name, entry.code, True))
    return found


def _offices(text: str) -> Iterator[tuple[int, int]]:
    """Where «Kommune», «Kommunes», «Jobcenter», «Jobcentret» stand as words of their own."""
    for stem in _STEMS:
        at = text.find(stem)
        while at >= 0:
            found = _OFFICE.match(text, at - 1) if at else None
            if found and not text[at - 2 : at - 1].isalnum():
                yield found.span()
            at = text.find(stem, at + len(stem))


def _exact(text: str) -> Iterator[tuple[int, int, Municipality]]:
    """Certain names in order."""
    spelled = _by_spelling()
    at = 0
    for start, candidates in _CAPITALISED.find(text):
        if start < at:
            continue
        for candidate in candidates:
            end = _spelled(text, start, candidate)
            if end:
                at = end
                yield start, end, spelled[candidate]
                break


def _named(piece: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Where capitalised words that begin a name stand in a piece of text, with the spellings they may begin."""
    words = [match for match in _WORD.finditer(piece) if not piece[match.end() : match.end() + 1].isalnum()]
    return tuple((match.start(), candidates) for match in words if (candidates := _candidates(match[0])))


_CAPITALISED = Openings(_named)


def _candidates(word: str) -> tuple[str, ...]:
    """Folded spellings that a capitalised word may begin, longest first."""
    first = _by_first_word()
    plain = word.lower().replace("å", "aa")
    return first.get(plain) or first.get(plain.rstrip("s")) or ()


def _spelled(text: str, start: int, candidate: str) -> int:
    """Where `candidate` ends if the text has it at `start`, else 0."""
    window = text[start : start + len(candidate) + 8]
    if "'" in candidate or candidate.count("aa") > 1:  # few; for others no pattern is made of each form of each name
        may = "'" not in candidate or "'" in window or "’" in window
        found = _pattern(candidate).match(window) if may else None
        return start + found.end() if found else 0
    low, at = window.lower(), 0
    for part in candidate.split("-"):
        if at:
            between = _BETWEEN.match(low, at)
            if between is None:
                return 0
            at = between.end()
        written = part if low.startswith(part, at) else part.replace("aa", "å")
        if not low.startswith(written, at):
            return 0
        at += len(written)
    behind = low[at : at + 1]
    return 0 if behind.isalnum() or behind == "_" else start + at


_BETWEEN = re.compile(r"\s?[-‑–/]\s?|\s")


@cache
def _pattern(candidate: str) -> re.Pattern[str]:
    body = re.escape(candidate).replace("aa", "(?:aa|å)")
    return re.compile(body.replace(r"\-", r"(?:\s?[-‑–/]\s?|\s)").replace("'", "['’]") + r"(?![\w])", re.IGNORECASE)


@lru_cache(maxsize=4096)
def alike(name: str) -> Municipality | None:
    """The one municipality that a misread name is like: distance <= 2, <= 1 under six letters; None in doubt."""
    from rapidfuzz.distance import OSA

    exact = _by_spelling().get(fold(name)) or _by_spelling().get(
        fold(name.replace("0", "ø").replace("6", "ø").replace("1", "l"))
    )
    if exact is not None:
        return exact
    folded = fold(name)
    limit = 2 if len(folded) >= 6 else 1
    best: dict[str, int] = {}
    for entry in municipalities():
        forms = (entry.name, *entry.noisy)
        score = min(OSA.distance(folded, fold(form), score_cutoff=limit) for form in forms)
        if score <= limit:
            best[entry.name] = score
    if not best:
        return None
    nearest = min(best.values())
    names = [key for key, score in best.items() if score == nearest]
    return municipality(names[0]) if len(names) == 1 else None
