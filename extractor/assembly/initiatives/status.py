"""How far an effort has come: from the sentence under the item, from its own tense, from the list's lead."""

from collections.abc import Sequence

from extractor.assembly.clauses import Statement
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.find import Find
from extractor.assembly.scene import Scene
from extractor.lang.cues import patterns
from extractor.lang import table
from extractor.schema.records import Status
from extractor.schema.values import Period
import re
from functools import cache

NAME = "initiative_words"
RUNS_ON = {"begin", "change", "fund", "buy", "run", "improve"}  # «er igangsat»: it runs now
DONE = {"hire", "review", "contact", "train", "finish"}  # «er gennemgået»: it is done


@cache
def _table(name: str) -> dict[str, re.Pattern[str]]:
    return {id: re.compile(pattern) for id, pattern in table(NAME)[name].items()}


def status_of(found: Find, scene: Scene, followers: Sequence[Statement]) -> Status:
    """The status of an effort at the document's date; `followers` are the statements under its item."""
    low = scene.lowered[found.statement.start : found.statement.end]
    grammar = found.grammar
    governor = scene.lowered[slice(*found.statement.governor)] if found.statement.governor else ""
    if patterns(NAME)["weighed"].search(governor + " " + low):
        return "unknown"
    if reported := told_below(found, scene, followers):
        return reported
    if grammar.verb is not None and grammar.verb.kind == "end" and grammar.tense in ("perfect", "past", "present"):
        return "planned" if _future(found, scene) else "stopped"
    if grammar.tense == "none":
        return _by_lead(found.lead)
    if grammar.tense == "future":
        return "ongoing" if re.search(r"\bskulle\b|lovede", governor + low) else "planned"
    if _future(found, scene):
        return "planned"
    if grammar.tense == "present":
        if grammar.passive and planned_lead(found.lead):
            return "planned"
        return _by_lead(found.lead, "ongoing")
    return _past(grammar, low)


def _past(grammar: Grammar, low: str) -> Status:
    kind = grammar.verb.kind if grammar.verb else "run"
    if re.search(r"\bsiden\b|løbende|fortsat|hver (?:uge|måned)", low) and kind != "hire":
        return "ongoing"
    if (
        kind in DONE
        or grammar.verb is not None
        and grammar.verb.lemma
        in ("afholde", "gennemføre", "foretage", "sende", "få", "give", "flytte", "konvertere", "afvikle", "holde")
    ):
        return "completed"
    return "ongoing"


def _by_lead(lead: str, default: Status = "ongoing") -> Status:
    leads = _table("leads")
    if leads["done"].search(lead):
        return "completed" if default == "ongoing" and "igangsat" not in lead else default
    if leads["running"].search(lead):
        return "ongoing"
    if leads["planned"].search(lead):
        return "planned"
    return default


def planned_lead(lead: str) -> bool:
    """Whether the list's lead announces its items as something to come."""
    return bool(_table("leads")["planned"].search(lead)) and not _table("leads")["promised"].search(lead)


def _future(found: Find, scene: Scene) -> bool:
    written = scene.written
    if written is None:
        return False
    dates = [
        d.value for d in scene.dates_in((found.statement.start, found.statement.end)) if isinstance(d.value, Period)
    ]
    known = [d for d in dates if d.start is not None]
    if not known or found.grammar.tense in ("perfect", "past"):
        verb = found.grammar.verb
        if not (known and verb is not None and verb.lemma == "indgå" and known[0].start and known[0].start > written):
            return False
    first = known[0]
    return bool(
        first.start
        and first.end
        and (first.start > written or (first.end > written and first.start > written.replace(day=1)))
    )


def told_below(found: Find, scene: Scene, followers: Sequence[Statement]) -> Status | None:
    """The status that the sentences under a list item report."""
    if found.statement.block.kind != "list_item" or not followers:
        return None
    promised = _table("leads")["promised"].search(found.lead) or "status" in found.lead
    if not promised:
        return None
    low = " ".join(scene.lowered[f.start : f.end] for f in followers)
    for status, pattern in _table("status").items():
        if pattern.search(low):
            return {"unfinished": "ongoing", "not_begun": "planned"}.get(status, status)  # type: ignore[return-value]
    return None


def promised_lead(lead: str) -> bool:
    """Whether the list's lead tells that its items were promised earlier."""
    return bool(_table("leads")["promised"].search(lead))
