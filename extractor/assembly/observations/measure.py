"""The indicator of each figure of a document, in text order: its own words, its table, or what it continues."""

import re
from dataclasses import dataclass, field

from extractor.assembly.observations.group import backwards
from extractor.assembly.observations.indicator import (
    NAME,
    Ideas,
    counterparts,
    ideas_in,
    kind_of,
    match,
    of_its_time,
    union,
)
from extractor.assembly.observations.when import When
from extractor.assembly.scene import Scene, Span
from extractor.lang.cues import ideas
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention
from extractor.schema.values import Basis, Count

STRONG = 40  # a rule of this weight in the figure's own sentence settles the matter
_REFERS = re.compile(
    r"\b(?:det svarer|dette svarer|svarende til|heraf|hvoraf|disse|denne andel|andelen|antallet|tallet|tallene|"
    r"det skyldes|(?:projekt)?perioden|de tre \w{0,20}måneder|månederne|undersøgelsen|målet er|det tilsvarende|"
    r"tilsvarende|niveauet|gruppen|var det|er det|opgørelse\w{0,3}|ligger på|"
    r"(?:er|være|komme) (?:ned )?(?:under|på)|ned på|ned under|højeste andel|oppe på|nede på)\b"
)
_ABOUT = r"(?:ca\. |cirka |omkring |knap |godt )?$"
_GROWTH = re.compile(
    r"\b(?:stigning|fald|vækst|reduktion|nedgang|forøgelse)\w{0,3}\b[\wæøå ]{0,60}\bpå " + _ABOUT + "|"
    r"\b(?:steget|faldet|øget|reduceret|vokset|stiger|falder|steg|faldt|voksede) (?:med )?" + _ABOUT
)
_EQUALS = re.compile(
    r"\b(?:svarende til|svarer til|dvs\.|altså|lig med|eller)\s{1,2}(?:i alt )?(?:ca\. |cirka |godt |knap )?$|\($"
)
_SIZE = re.compile(
    r"\b(?:der (?:er|var)|udgør|udgjorde|modtager|modtog|af de|samtlige|blandt|i alt|omfatter|antallet [\wæøå ,]{0,60})"
    r"[\wæøå ]{0,24}$"
)
_PART = re.compile(r"\b(?:heraf|hvoraf|henholdsvis|sig om|yderligere)\b[\wæøå ]{0,24}$")


@dataclass(slots=True)
class Memory:
    """What the document has told so far: indicators by kind of value, of the last figure, and by sentence."""

    latest: dict[str, str] = field(default_factory=dict)
    last: str = ""
    by_sentence: dict[int, set[str]] = field(default_factory=dict)
    when: dict[tuple[int, str], When] = field(default_factory=dict)  # by sentence and role


_PASSING = ("other", "udvikling_antal_pct", "aendring_procentpoint", "bevilling_kr", "antal_personer")


def indicator_of(mention: Mention, scene: Scene, memory: Memory) -> tuple[str, Basis]:
    """The indicator's id, and whether its words stand in the figure's own sentence; `memory` is kept up here."""
    kind = kind_of(mention, scene)
    if (cell := scene.cell(mention)) is not None:
        found, basis = in_table(mention, *cell, scene, kind), "inherited"
    else:
        found, basis = in_prose(mention, scene, kind, memory)
        memory.by_sentence.setdefault(scene.place(mention).sentence[0], set()).add(found)
    if found not in _PASSING:
        memory.latest[kind] = found
    memory.last = found
    return found, basis  # type: ignore[return-value]


def in_prose(mention: Mention, scene: Scene, kind: str, memory: Memory) -> tuple[str, Basis]:
    """The figure's clause, then its sentence, then what the sentence says it continues."""
    low = scene.lowered
    place = scene.place(mention)
    start = place.sentence[0]
    left = low[max(start, mention.start - 90) : mention.start]
    if kind == "percentage" and _GROWTH.search(left):
        return "udvikling_antal_pct", "literal"
    if (pair := counterparts().get(memory.last)) and _EQUALS.search(left) and start <= _before(mention, scene):
        return pair, "literal"
    at = mention.start - start
    own = own_noun(mention, scene, left)
    whole_ideas = ideas_in(scene, place.sentence)
    whole = match(whole_ideas, kind, at, own)
    clause = match(ideas_in(scene, place.sentence, (place.left[0], place.right[1])), kind, at, own)
    found = clause if clause and (whole is None or clause[1] >= whole[1] - 12) else whole
    if found and found[1] >= STRONG:
        return of_its_time(found[0], whole_ideas, scene), "literal"
    if refers_back(scene, place.sentence):
        for span in backwards(scene, mention.start)[:3]:
            both = union(whole_ideas, ideas_in(scene, span))
            earlier = match(both, kind, at)
            if earlier and earlier[1] >= STRONG:
                return of_its_time(earlier[0], both, scene), "inherited"
        if kind == "percentage" and kind in memory.latest:
            return memory.latest[kind], "inherited"
    return (found[0], "literal") if found else ("other", "literal")


def refers_back(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence continues what an earlier one tells of."""
    return _REFERS.search(scene.lowered, *sentence) is not None


def continues(mention: Mention, scene: Scene, memory: Memory) -> bool:
    """Whether a figure goes on with the story of the sentence before: by its words, or by the same indicator."""
    sentence = scene.place(mention).sentence
    if refers_back(scene, sentence):
        return True
    previous = scene.previous_sentence(sentence[0])
    own = memory.by_sentence.get(sentence[0], set()) - {"other", "bevilling_kr"}
    return previous is not None and bool(own & memory.by_sentence.get(previous[0], set()))


def _before(mention: Mention, scene: Scene) -> int:
    """Where the figure before this one starts, -1 where there is none."""
    earlier = scene.values_in((max(0, mention.start - 120), mention.start))
    return earlier[-1].start if earlier else -1


def own_noun(mention: Mention, scene: Scene, left: str) -> Ideas:
    """The ideas of the counted noun phrase; persons in general count as a population only where a size is told."""
    noun = getattr(mention.value, "noun", None)
    if noun is None:
        noun = scene.lowered[mention.end : min(mention.end + 40, scene.place(mention).right[1])]
    found = ideas(NAME, noun.lower())
    anybody = isinstance(mention.value, Count) and "people" in found and "members" not in found
    if anybody and (_PART.search(left) or not _SIZE.search(left)):
        return {id: at for id, at in found.items() if id != "people"}
    return found


def in_table(mention: Mention, table: Table, cell: Cell, scene: Scene, kind: str) -> str:
    """The indicator of a cell, from its headers and caption together, then from the text above the table."""
    heads: list[Ideas] = [
        ideas_in(scene, (c.start, c.end))
        for c in (*table.column_headers(cell), *table.row_headers(cell), *table.corner())
    ]
    if table.caption:
        heads.append(ideas_in(scene, table.caption))
    if table.is_header(cell):
        heads.append(ideas_in(scene, (cell.start, cell.end)))
    if kind == "percentage" and changes(table, cell, scene):
        return "udvikling_antal_pct"
    near = union(*heads)
    noun = getattr(mention.value, "noun", None)
    own = union(ideas(NAME, noun.lower()), near) if noun else near
    best = match(near, kind, 0, own)
    if best and best[1] >= STRONG:
        return of_its_time(best[0], near, scene)
    above = [ideas_in(scene, (b.start, b.end)) for b in scene.blocks_before(table.start, 2)]
    titles = [ideas(NAME, section.title.lower()) for section in scene.headings(table.start)[:1]]
    wider = union(near, *titles, *above)
    further = match(wider, kind, 0, union(own, *titles, *above[:1]))
    if further and (best is None or further[1] > best[1]):
        return of_its_time(further[0], wider, scene)
    return best[0] if best else "other"


_CHANGE = re.compile(r"ændring|udvikling|stigning|vækst|fald\b|forskel")


def changes(table: Table, cell: Cell, scene: Scene) -> bool:
    """Whether the column tells the change between the dated columns beside it."""
    heads = " ".join(scene.words(c) for c in table.column_headers(cell)).lower()
    return _CHANGE.search(heads) is not None
