"""The indicator of a table's cell: its own words, headers and caption, then the text above the table."""

import re
from collections.abc import Mapping

from extractor.assembly.observations.indicator import (
    NAME,
    STRONG,
    Ideas,
    era,
    ideas_in,
    match,
    of_its_time,
    tells_change,
    union,
)
from extractor.assembly.observations.role import benchmark
from extractor.assembly.observations.select import reads_as_prose
from extractor.assembly.scene import Scene
from extractor.lang.cues import ideas
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention


def in_table(mention: Mention, table: Table, cell: Cell, scene: Scene, kind: str, latest: Mapping[str, str]) -> str:
    """The indicator of a cell, from its headers and caption together, then from the text above the table."""
    if kind == "count" and scene.of_column(of_shares, table, cell):
        kind = "percentage"
    if kind == "percentage_point" and scene.of_table(benchmark, table):
        return "resultatmaal_forventet_andel"
    over, changes = scene.of_column(of_column, table, cell)
    aside, moves = scene.of_row(of_row, table, cell)
    if kind == "percentage" and (changes or moves):
        return "udvikling_antal_pct"
    heads: list[Ideas] = [over, aside]
    if table.is_header(cell):
        heads.append(ideas_in(scene, (cell.start, cell.end)))
    if kind == "percentage" and (left := counted_beside(table, cell, scene)) is not None:
        heads.append(ideas_in(scene, (left.start, left.end)))
    if reads_as_prose(table, cell, scene):
        said = era(ideas_in(scene, (cell.start, cell.end)), scene)
        if (in_words := match(said, kind, mention.start - cell.start)) and in_words[1] >= STRONG:
            return of_its_time(in_words[0], said, scene)
    for own_words in (era(union(*heads), scene), era(union(*heads, scene.of_table(of_corner, table)), scene)):
        exact = match(own_words, kind, 0, own_words)
        if exact and exact[1] >= STRONG + 20:  # «Tilgang til førtidspension» under the corner «Antal fuldtidspersoner»
            return of_its_time(exact[0], own_words, scene)
    near = union(own_words, ideas_in(scene, table.caption)) if table.caption else own_words
    if kind == "count" and tells_of_things(table, cell, scene):
        return "other"
    noun = getattr(mention.value, "noun", None)
    own = union(ideas(NAME, noun.lower()), near) if noun else near
    if "per_worker" in near:
        own = {id: at for id, at in own.items() if id != "staff"}
    best = match(near, kind, 0, own)
    if best and best[1] >= STRONG:
        return of_its_time(best[0], near, scene)
    if scene.of_column(says_something, table, cell):
        return best[0] if best and not (counts_rows(best[0], table, cell, scene)) else "other"
    if best and best[0] == "antal_personer" and table.caption and _PEOPLE & ideas_in(scene, table.caption).keys():
        return best[0]  # «Personer pr. målgruppe»
    above = [ideas_in(scene, (b.start, b.end)) for b in scene.blocks_before(table.start, 2)]
    titles = [ideas(NAME, section.title.lower()) for section in scene.headings(table.start)[:1]]
    wider = union(near, *titles, *above)
    further = match(wider, kind, 0, union(own, *titles, *above[:1]))
    told = of_its_time(further[0], wider, scene) if further and further[1] >= STRONG else "other"
    if told != "other":
        return told
    if kind == "percentage" and kind in latest:
        return latest[kind]
    return (further or best or ("other", 0))[0]


_PEOPLE = frozenset(("people", "members", "all_people"))


def counts_rows(indicator: str, table: Table, cell: Cell, scene: Scene) -> bool:
    """«Manglede samtale» over rows of groups: the row says who, the column what, and no rule knows it."""
    heads = scene.of_column(of_column, table, cell)[0]
    above = ideas_in(scene, table.caption) if table.caption else {}
    return indicator == "antal_personer" and not _PEOPLE & (heads.keys() | above.keys())


_SHARE = re.compile(r"\bandel|\bpct\b|\bprocent|%")
_NUMBER = re.compile(r"\bantal(?! (?:samtaler|tilbud))|\bpersoner\b|\bborgere\b")


def of_shares(table: Table, cell: Cell, scene: Scene) -> bool:
    """Whether plain numbers of a column are shares: it or the caption speaks of per cent and of no number."""
    spans = [(c.start, c.end) for c in table.column_headers(cell)]
    for span in (*reversed(spans), *((table.caption,) if table.caption else ())):
        if _NUMBER.search(scene.lowered, *span):
            return False
        if _SHARE.search(scene.lowered, *span):
            return True
    return False


def of_column(table: Table, cell: Cell, scene: Scene) -> tuple[Ideas, bool]:
    """The ideas of a column's headers, and whether they tell a change."""
    return _of_heads(table.column_headers(cell), scene)


def of_row(table: Table, cell: Cell, scene: Scene) -> tuple[Ideas, bool]:
    """The ideas of a row's labels, and whether they tell a change."""
    return _of_heads(table.row_headers(cell), scene)


def _of_heads(heads: tuple[Cell, ...], scene: Scene) -> tuple[Ideas, bool]:
    return union(*(ideas_in(scene, (c.start, c.end)) for c in heads)), tells_change(heads, scene)


def of_corner(table: Table, scene: Scene) -> Ideas:
    """The ideas of the cells above the row labels."""
    return union(*(ideas_in(scene, (c.start, c.end)) for c in table.corner()))


_AGED = re.compile(
    r"\W{0,3}(?:heraf|hvoraf|deraf) (?:(?:i|med) )?(?:over|under|mere end|mindst|mindre end) [\w ]{1,12}\W{0,2}"
)
_PARTLY = re.compile(r"\W{0,3}(?:heraf|hvoraf|deraf)\b|.{0,24}\bsamtaler\b")


def tells_of_things(table: Table, cell: Cell, scene: Scene) -> bool:
    """«Heraf ledige i over et år», «Gennemførte samtaler»: a row that counts something else than people."""
    label = table.at(cell.row, 0)
    if label is None or label is cell or _AGED.fullmatch(scene.lowered, label.start, label.end):
        return False  # «heraf over 18 mdr.»: some of the people of the row above
    return _PARTLY.match(scene.lowered, label.start, label.end) is not None


_PER_CENT = re.compile(r"\W*(?:andel|i|pct|procent|%|\W)*")


def counted_beside(table: Table, cell: Cell, scene: Scene) -> Cell | None:
    """«Uden tilbud | Andel, pct.»: the column that a column of mere per cent is the share of, to its left."""
    columns = table.column_headers(cell)
    if not columns or cell.column < 2 or not _PER_CENT.fullmatch(scene.lowered, columns[-1].start, columns[-1].end):
        return None
    return table.at(table.header_rows - 1, cell.column - 1)


_PLAIN = re.compile(  # header words that name a unit, a whole or a date, and so leave the measure to the text above
    r"[\W\d_]|\b(?:andel|antal|personer|borgere|forløb|pct|procent|i|alt|af|pr|den|kvt|kv|kvartal|uge|ultimo|primo|medio|året?|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|maj|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*|status|resultat|tal|gruppe|kommunen?|mål|delmål)\b"
)


def says_something(table: Table, cell: Cell, scene: Scene) -> bool:
    """Whether the column's own header names a measure (that no rule knows)."""
    heads = [scene.lowered[c.start : c.end] for c in table.column_headers(cell)]
    return any(len(_PLAIN.sub("", head)) >= 5 and not scene.groups_in((c.start, c.end))
               for head, c in zip(heads, table.column_headers(cell), strict=True))  # fmt: skip
