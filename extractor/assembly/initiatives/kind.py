"""Which type of effort the words tell (domain: initiative_types.toml)."""

from collections.abc import Mapping, Sequence
from functools import cache

from extractor.assembly.cues import weights
from extractor.lang import table

NAME = "initiative_words"
Scores = dict[str, float]
DOER = 2.0  # words so weak name a unit, not its reorganisation
FADES = 0.35  # how much less the last word of a statement tells than the first


@cache
def _order() -> tuple[str, ...]:
    return tuple(table("initiative_types")["type_order"])


def scores(found: Mapping[str, int], start: int, end: int, kinds: Sequence[str], doer_ends: int = 0) -> Scores:
    """How strongly the cues of a statement tell each type; early words weigh more than late ones.

    A team or unit before `doer_ends` is the doer, and tells nothing of what is done; nor does «i samarbejde med …».
    """
    told: Scores = {}
    length = max(end - start, 80)
    known = weights()
    together = 0.0
    beside = found.get("together", -1) + len("i ")
    for cue, at in found.items():
        if cue in known:
            type, weight = known[cue]
            if type == "samarbejde" and at == beside:
                together = weight * (1.0 - FADES * (at - start) / length)
                continue
            if type == "omorganisering" and weight <= DOER and at < doer_ends:
                continue
            told[type] = max(told.get(type, 0.0), weight * (1.0 - FADES * (at - start) / length))
    if together:  # what is done together is done all the more
        meant = max(told, key=lambda t: told[t], default="samarbejde")
        told[meant] = max(told.get(meant, 0.0), together)
    verbs = table(NAME)["verbs"]
    for kind in kinds:
        if kind in verbs:
            type, weight = verbs[kind]
            told[type] = told.get(type, 0.0) + weight
    return told


def best(told: Scores) -> tuple[str, float] | None:
    """The type that the words tell most strongly; the domain's order settles ties."""
    if not told:
        return None
    if len(told) == 1:
        return next(iter(told.items()))
    order = _order()
    type = min(told, key=lambda t: (-round(told[t], 2), order.index(t)))
    return type, told[type]
