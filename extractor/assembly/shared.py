"""An auxiliary that several doings share: «Kommunen har ansat …, oprettet … og indgået …», «vi vil: - oprette …».

The second and third doing have a participle or an infinitive but no finite verb of their own; they borrow the
auxiliary of the clause, or of the paragraph that introduces their list.
"""

import re
from collections.abc import Sequence
from functools import cache

from extractor.assembly.scene import Scene, Span
from extractor.assembly.statement import Token, closed, tokens

AUXILIARIES = {
    "har": "participle", "havde": "participle", "er": "participle", "bliver": "participle", "blev": "participle",
    "vil": "infinitive", "skal": "infinitive", "ville": "infinitive", "skulle": "infinitive",
}  # fmt: skip
TAIL = 160  # how much of a lead is read, in characters
FIRST = 6  # within so many words of an item its verb stands («siden uge 8 ringet til alle»)
LEAST = 3  # words of a doing that can stand for itself
_BEGINS = re.compile(r"[.!?]\s")
_TO = frozenset(("at", "til"))
ACTS = frozenset(("begin", "hire", "change", "buy", "train", "contact", "grant", "review", "fund", "end"))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(closed("fillers"))


def shared_by(span: Span, scene: Scene) -> str:
    """The auxiliary that a list's lead leaves without its main verb («… har blandt andet»); empty where it has one."""
    start, end = max(span[0], span[1] - TAIL), span[1]
    for stop in _BEGINS.finditer(scene.text, start, end - 2):
        start = stop.end()
    words = tokens(scene.lowered, start, end)
    at = next((n for n in range(len(words) - 1, -1, -1) if words[n].word in AUXILIARIES), None)
    if at is None:
        return ""
    form = AUXILIARIES[words[at].word]
    return "" if any(_is(t, form) for t in words[at + 1 :]) or _describes(words[at + 1 :]) else words[at].word


def _describes(rest: Sequence[Token]) -> bool:
    """«indsatserne er følgende»: the verb is no auxiliary."""
    return bool(rest) and rest[-1].word in ("følgende", "disse", "nedenstående")


def opens_list(words: Sequence[Token]) -> bool:
    """Whether the last words of a statement wait for a list: «Det er byrådets ambition, at», «… vil jobcentret»."""
    end = len(words)
    while end and words[end - 1].word in _fillers():
        end -= 1
    if not end:
        return True
    if end < len(words) or words[end - 1].word == "at":
        return True
    at = next((n for n in range(end - 1, -1, -1) if words[n].word in AUXILIARIES), None)
    if at is None or words[at].word in ("er", "bliver", "blev"):
        return False
    form = AUXILIARIES[words[at].word]
    return end - at < FIRST and not any(_is(t, form) for t in words[at + 1 :])


def _is(token: Token, form: str) -> bool:
    return any(v.form == form or (form == "infinitive" and v.form == "passive") for v in token.verbs)


def borrows(words: Sequence[Token], auxiliary: str) -> bool:
    """Whether a list item continues its lead's auxiliary: its verb comes early and in the fitting form."""
    form = AUXILIARIES.get(auxiliary)
    if form is None:
        return False
    for n, token in enumerate(words[:FIRST]):
        if token.finite and not _is(token, form):
            return False
        if _is(token, form):
            return n == 0 or words[n - 1].word not in _TO
    return False


def goes_on(words: Sequence[Token], before: Sequence[Token], borrowed: str) -> str:
    """The auxiliary of the clause `before` (or what it borrowed) that the doing `words` shares; empty where none."""
    if len(words) < LEAST:
        return ""
    first = words[1] if words[0].word in ("og", "samt") else words[0]
    if not first.verbs or any(t.finite and not any(v.form == "participle" for v in t.verbs) for t in words):
        return ""
    for form, wanted in (("participle", ("har", "havde")), ("infinitive", ("vil", "skal"))):
        if not any(v.form == form and v.kind in ACTS for v in first.verbs):
            continue
        if borrowed in wanted:
            return borrowed
        at = next((n for n, t in enumerate(before) if t.word in wanted), None)
        if at is None:
            continue
        main = next((n for n in range(at + 1, len(before)) if _is(before[n], form)), None)
        if main is not None and main + 1 < len(before) and before[main - 1].word not in _TO:
            return before[at].word
    return ""
