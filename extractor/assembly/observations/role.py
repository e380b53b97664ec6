"""Role (actual, target, forecast) and kind of source of a figure (own count, official, press, law)."""

import re

from extractor.assembly.scene import Scene
from extractor.lang.cues import ideas
from extractor.schema.facts import Mention
from extractor.schema.records import Role, SourceKind
from extractor.schema.values import Amount, Duration

NAME = "observation_words"
_CRITERION = re.compile(r"anses for genoprettet|forudsætning\w{0,4} i budget")


def role_of(mention: Mention, scene: Scene) -> Role:
    """Whether the figure tells a state, a goal or an expectation."""
    if (cell := scene.cell(mention)) is not None:
        table, c = cell
        heads = " ".join(scene.words(h) for h in (*table.row_headers(c), *table.column_headers(c))).lower()
        if table.caption:
            heads += " | " + scene.lowered[slice(*table.caption)]
        found = ideas(NAME, heads)
        if "forecast" in found:
            return "forecast"
        return "target" if "target_left" in found else "actual"
    place = scene.place(mention)
    low = scene.lowered
    left = low[max(place.sentence[0], mention.start - 110) : mention.start]
    left = re.split(r"[;]|, (?:mens|men|og|hvor)\b| mens ", left)[-1]
    right = low[mention.end : min(place.sentence[1], mention.end + 90)]
    if isinstance(mention.value, Duration):
        return "actual" if re.search(r"ret til|varighed|ventetid|gennemsnit|kan bevil\w+|liggetid", left) else "target"
    own = ideas(NAME, left)
    if isinstance(mention.value, Amount) and "forecast" in own:
        return "forecast"
    if "target_left" in own and _last(own["target_left"]) >= _last(own.get("actual", (-1,))):
        return "target"
    if re.search(r"\b(?:måltallet|målet|målsætningen) på\s{1,2}$", left):
        return "target"
    if "planned" in ideas(NAME, (left + "#" + right).replace("#", " ")) and not _actual_before(left):
        return "target"
    if "forecast" in own and _last(own["forecast"]) >= _last(own.get("actual", (-1,))):
        return "forecast"
    if "anses for genoprettet" in low[slice(*place.sentence)] or re.search(
        r"forudsætning\w* i budget", low[slice(*place.sentence)]
    ):
        return "target"
    return "actual"


def _last(offsets: tuple[int, ...]) -> int:
    return offsets[-1]


def _actual_before(left: str) -> bool:
    return re.search(r"\b(?:har|havde|er|var|blev|er blevet|udgør)\b[\wæøå ]{0,20}$", left) is not None


def source_of(mention: Mention, scene: Scene) -> SourceKind:
    """Which kind of source the figure comes from; series of different kinds are never subtracted."""
    meta = scene.metadata
    cell = scene.cell(mention)
    if cell is None:
        span = scene.place(mention).sentence
        words = scene.lowered[slice(*span)]
    else:
        table = cell[0]
        words = scene.lowered[max(0, table.start - 200) : table.start] + scene.lowered[table.end : table.end + 200]
    found = ideas(NAME, words)
    if meta.doc_type == "news":
        return "press"
    if "law" in found and role_of(mention, scene) == "target":
        return "law"
    if "official" in found or meta.doc_type in ("supervision_letter", "answer"):
        return "official"
    if "own" in found or meta.doc_type in ("redegoerelse", "agenda", "minutes", "report"):
        return "own_count"
    return "unknown"
