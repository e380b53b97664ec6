"""Target groups in Danish text: who a figure, an effort or a promise is about.

A benefit («kontanthjælp»), a readiness («aktivitetsparat») and a trait («under 30 år») are separate axes; words
that stand together are read together, also over a suspended hyphen («kontanthjælps- og uddannelseshjælps-
modtagere»). Source of the ids: lang/da/target_groups.toml; wordings: lang/da/group_words.toml.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from extractor.lang import in_lower_case, lowered, table
from extractor.lang.openings import Openings
from extractor.lang.phrases import alternatives, certain, compiled, next_letters

Axis = Literal["benefit", "readiness", "trait"]
AXES: tuple[Axis, ...] = ("benefit", "readiness", "trait")
SEVERAL = ""  # several groups that have no id in common: the record then holds null


class GroupMention(NamedTuple):
    """A group named at `text[start:end]`; `id` is SEVERAL where the words name groups without a common id."""

    start: int
    end: int
    id: str
    axis: Axis


_JOIN = re.compile(r"[\s,/()*-]{0,3}(?:\b(?:og|eller|samt|på|inden for|til|i|-)\b[\s*-]{0,3})?")
_SYSTEM = {"kontanthjaelp", "uddannelseshjaelp"}
_CASH = {"kontanthjaelp", "kontanthjaelpssystemet"}
CASH_SYSTEM = frozenset(_SYSTEM | _CASH)


class _Wording(NamedTuple):
    """A wording of a group."""

    head: str  # the letters and signs that every match begins with
    whole: bool  # a blank follows them
    next: tuple[str, ...]  # how the word behind it can begin; nothing where that is not plain
    id: str
    axis: Axis
    pattern: str


_HEAD = re.compile(r"(?:[a-zæøå0-9/‑–-]|\\\.)+")
_BLANK = re.compile(r"(?: |\\s)(?![?{*])")
_BEGINNING = re.compile(r"(?<![a-zæøå])[a-zæøå0-9]")


@cache
def _wordings() -> dict[str, list[_Wording]]:
    """The wordings in the order of the lists, by the letter or digit that they begin with."""
    by_letter: dict[str, list[_Wording]] = {}
    for axis in AXES:
        for id, pattern in table("group_words")[axis].items():
            for wording in alternatives(pattern):
                literal = _HEAD.match(wording)
                head = certain(literal).replace("\\", "") if literal is not None else ""
                if literal is None or not head[:1].isalnum():
                    raise ValueError(f"a wording of a group must begin with a letter or digit: {wording}")
                end = literal.end()
                whole = _BLANK.match(wording, end) is not None
                entry = _Wording(head, whole, next_letters(wording, end), _plain(id), axis, wording)
                by_letter.setdefault(head[0], []).append(entry)
    return by_letter


def _opened(piece: str) -> tuple[tuple[int, tuple[_Wording, ...]], ...]:
    """Where wordings can begin in a piece of text, and which: heads hold no blanks, so that a piece has them whole."""
    low = in_lower_case(piece)
    found: list[tuple[int, tuple[_Wording, ...]]] = []
    for match in _BEGINNING.finditer(low):
        at = match.start()
        begun = [w for w in _wordings().get(low[at], ()) if low.startswith(w.head, at)]
        near = tuple(w for w in begun if not w.whole or at + len(w.head) == len(low))
        if near:
            found.append((at, near))
    return tuple(found)


_OPENINGS = Openings(_opened)


def find_groups(text: str) -> list[GroupMention]:
    """All groups named in `text`, in order; neighbouring words are read as one group."""
    return list(each_group(text))


def each_group(text: str) -> Iterator[GroupMention]:
    """The same one by one, for who needs the first of them only."""
    low = lowered(text)
    run: list[GroupMention] = []
    end = 0
    for start, wordings in _OPENINGS.find(text):
        if start < end:
            continue
        for head, _, following, id, axis, pattern in wordings:
            if following and low[start + len(head) + 1 : start + len(head) + 3] not in following:
                continue
            match = compiled(pattern).match(low, start)
            if match is None:
                continue
            end = match.end()
            atom = GroupMention(start, end, id, axis)
            if run and not _joined(low, run[-1], atom):
                yield from _resolve(run)
                run = []
            run.append(atom)
            break
    if run:
        yield from _resolve(run)


def _plain(id: str) -> str:
    name = id.split("__")[0]
    return SEVERAL if name == "several" else name


def _joined(text: str, left: GroupMention, right: GroupMention) -> bool:
    if right.start - left.end > 16:
        return False
    gap = text[left.end : right.start]
    return "\t" not in gap and "\n" not in gap and _JOIN.fullmatch(gap) is not None


def _resolve(run: list[GroupMention]) -> list[GroupMention]:
    if len(run) == 1:
        return run  # a word alone means what it says
    start, end = run[0].start, run[-1].end
    benefits = list(dict.fromkeys(a.id for a in run if a.axis == "benefit"))
    readiness = list(dict.fromkeys(a.id for a in run if a.axis == "readiness"))
    traits = list(dict.fromkeys(a.id for a in run if a.axis == "trait" and a.id != "ledige"))
    if benefits == ["alle_ydelser"] and not readiness and traits:
        benefits = []  # «12 måneder på offentlig forsørgelse»: the length says more than the whole
    if benefits or readiness:
        return [GroupMention(start, end, combine(benefits, readiness), "benefit" if benefits else "readiness")]
    if not traits:
        return [GroupMention(start, end, "ledige", "trait")]
    return [GroupMention(start, end, traits[0] if len(traits) == 1 else SEVERAL, "trait")]


def combine(benefits: list[str], readiness: list[str]) -> str:
    """The one id for benefits and readiness named together, SEVERAL where there is none.

    «aktivitetsparate» with both kinds of cash assistance, or alone, is `aktivitetsparate`; a match group narrows
    kontanthjælp only (the match groups of 2010-13 in the supervision tables).
    """
    found = set(benefits)
    if len(readiness) > 1:
        if set(readiness) == {"aktivitetsparate", "kth_jobparat"} and found <= _CASH and found:
            return "kontanthjaelp"
        if (
            len(readiness) == 2
            and "udh_aabenlyst_uddannelsesparat" in readiness
            and "udh_uddannelsesparat" in readiness
        ):
            return "udh_uddannelsesparat"
        return SEVERAL
    if SEVERAL in found:
        return SEVERAL
    if "risikogruppe_dagpengeret" in found and found <= {"risikogruppe_dagpengeret", "a_dagpenge"}:
        return "risikogruppe_dagpengeret"
    ready = readiness[0] if readiness else ""
    if ready == "aktivitetsparate":
        if not found or found in (_SYSTEM, {"kontanthjaelpssystemet"}):
            return ready
        return {"kontanthjaelp": "kth_aktivitetsparat", "uddannelseshjaelp": "udh_aktivitetsparat"}.get(
            next(iter(found)) if len(found) == 1 else "", SEVERAL if len(found) > 1 else ready
        )
    if ready.startswith("match"):
        return ready if found <= _CASH or len(found) > 1 else next(iter(found))
    if ready == "kth_jobparat":
        return ready if found <= _CASH else (next(iter(found)) if len(found) == 1 else SEVERAL)
    if ready:
        return ready if found <= _SYSTEM else SEVERAL
    if len(found) == 1:
        return next(iter(found))
    if found == _SYSTEM or found <= (_SYSTEM | {"kontanthjaelpssystemet"}):
        return "kontanthjaelpssystemet"
    if len(found) >= 3 and found <= (_SYSTEM | {"kontanthjaelpssystemet", "integrationsydelse", "sho_ogy"}):
        return "kontanthjaelpssystemet"  # all the benefits of the cash assistance system told one by one
    if found == {"revalidering", "forrevalidering"}:
        return "revalidering"
    return SEVERAL


@cache
def _parents() -> dict[str, str]:
    return {row["id"]: row["parent"] for row in table("target_groups")["group"]}


_ALSO = {"udh_aktivitetsparat": "uddannelseshjaelp", "kth_aktivitetsparat": "kontanthjaelp"}  # beside the parent


@cache
def ancestors(id: str) -> frozenset[str]:
    """A group and all that it is a part of."""
    above = [parent for parent in (_parents().get(id), _ALSO.get(id)) if parent]
    return frozenset({id}).union(*(ancestors(parent) for parent in above))


def is_within(id: str, whole: str) -> bool:
    """Whether a group is `whole` or a part of it, by the hierarchy of target_groups.toml."""
    return whole in ancestors(id)


def common_ancestor(ids: set[str]) -> str:
    """The narrowest group that holds all of them; `alle_ydelser` where they have nothing else in common."""
    common = frozenset.intersection(*(ancestors(id) for id in ids))
    return max(sorted(common), key=lambda id: len(ancestors(id)), default="alle_ydelser")


@cache
def _crosswalk() -> dict[str, dict[int, str]]:
    rows = table("target_groups")["lab_crosswalk"]
    return {"2": {row["old"]: row["group"] for row in rows}, "6": {row["new"]: row["group"] for row in rows}}


_CODE = re.compile(r"\s*(?:§\s?)?([26])\.\s?(\d{1,2})(?![\d,])")
_MATCH_YEARS = {"kth_jobparat": "match1", "kth_aktivitetsparat": "match2"}


@lru_cache(maxsize=8192)
def label_group(label: str, year: int | None = None) -> GroupMention | None:
    """The group a table label names: exact official labels, the law's numbers («2.10»), words, then near misses.

    Before 2014 the law's numbers 2 and 3 are match groups 1 and 2 (target_groups.toml, [table_labels]).
    """
    words = " ".join(label.split())
    official = _labels().get(words.casefold())
    if official and words[:1] not in "26":
        return GroupMention(0, len(label), official, "benefit")
    if code := _CODE.match(label):
        id = _crosswalk()[code[1]].get(int(code[2]))
        if id and year is not None and year < 2014:
            id = _MATCH_YEARS.get(id, id)
        if id:
            return GroupMention(0, len(label), id, "benefit")
    found = find_groups(label)
    if found:
        return next((g for g in found if g.axis != "trait"), found[0])
    for acronym, id in table("group_words")["acronyms"].items():
        if re.search(rf"(?<!\w){acronym}(?!\w)", label):
            return GroupMention(0, len(label), id, "benefit")
    return _near(words)


@cache
def _labels() -> dict[str, str]:
    return {label.casefold(): id for label, id in table("target_groups")["table_labels"].items()}


@cache
def _near(words: str) -> GroupMention | None:
    """A misread label («Kortantihjælp»): one long word within two letters in ten of an official one."""
    if len(words) < 8 or any(c.isdigit() for c in words):
        return None
    from rapidfuzz import fuzz, process  # only where nothing else was found

    match = process.extractOne(words.casefold(), _labels().keys(), scorer=fuzz.ratio, score_cutoff=84)
    return GroupMention(0, len(words), _labels()[match[0]], "benefit") if match else None
