"""Whether a stretch can hold an idea at all, by the letters of which each of its wordings holds some.

The letters are looked for once in a document; a stretch without them need not be read for the idea.
"""

from bisect import bisect_left

from extractor.assembly.scene import Scene, Span
from extractor.lang.cues import patterns

NAME = "observation_words"


def hinted(idea: str, span: Span, scene: Scene) -> bool:
    """Whether the letters of an idea of `lang/da/observation_words.toml` begin in the stretch."""
    known = scene.once(_none_yet)
    places = known.get(idea)
    if places is None:
        places = known[idea] = _places(idea, scene.lowered)
    i = bisect_left(places, span[0])
    return i < len(places) and places[i] < span[1]


def _none_yet(_: Scene) -> dict[str, list[int]]:
    return {}


def _places(idea: str, low: str) -> list[int]:
    """Where the letters begin, in order."""
    letters = patterns(NAME)[idea].held
    if letters is None:  # a wording that has none
        return list(range(len(low)))
    found: list[int] = []
    for one in letters:
        at = low.find(one)
        while at >= 0:
            found.append(at)
            at = low.find(one, at + 1)
    return sorted(found)
