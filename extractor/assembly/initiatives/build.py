"""Put the fields of each initiative together."""

import re
from collections.abc import Iterator, Sequence
from heapq import merge

from msgspec.structs import replace

from extractor.assembly.attribution import municipality_at
from extractor.assembly.clauses import Statement, statements
from extractor.assembly.concerned import group_of_span
from extractor.assembly.confidence import measured
from extractor.assembly.fact import item_id
from extractor.assembly.grammar import procedural, read, silent
from extractor.assembly.initiatives.dates import dates_of
from extractor.assembly.initiatives.find import NEEDS, SEVERAL, find
from extractor.assembly.initiatives.found import Find
from extractor.assembly.initiatives.kind import settled
from extractor.assembly.initiatives.listed import Row, last_day, rows
from extractor.assembly.initiatives.name import name_of
from extractor.assembly.initiatives.near import Near
from extractor.assembly.initiatives.signed import doubted, signed
from extractor.assembly.initiatives.status import promised_lead, status_of
from extractor.assembly.initiatives.typed import type_by_words
from extractor.assembly.locate import locate
from extractor.assembly.neighbours import followers, future_date
from extractor.assembly.scene import Scene
from extractor.schema.records import Initiative
from extractor.schema.values import Count


def initiatives(scene: Scene) -> Iterator[Initiative]:
    """The efforts that a document tells of, in text order."""
    listed = [of_row(row, scene) for row in rows(scene)]
    told = _of_text(scene)
    yield from merge(told, listed, key=lambda i: (i.start, i.end)) if listed else told


def of_row(row: Row, scene: Scene) -> Initiative:
    """An effort that a table lists."""
    span = (row.effort.start, row.effort.end)
    municipality, _ = municipality_at(span[0], scene)
    day = last_day(row.due, scene) if row.due else None
    return Initiative(
        id=item_id(scene.document.document_id, "initiative", *span),
        start=span[0],
        end=span[1],
        text=scene.text[slice(*span)],
        type=row.type,
        status=row.status,
        name=name_of(scene.text[slice(*span)]),
        start_date=None,
        end_date=day,
        participants=None,
        target_group=group_of_span(span, scene),
        municipality=municipality,
        provenance=locate(*span, scene.reading),
        rule="initiative/table",
        confidence=measured("initiative/table"),
    )


def _of_text(scene: Scene) -> Iterator[Initiative]:
    every = statements(scene)
    told: set[int] = set()  # the sentences that tell the status of an item above them
    before: Find | None = None
    near = Near()
    for i, statement in enumerate(every):
        if not statement.tokens or statement.opens:
            continue
        grammar = read(statement)
        reports = grammar.tense in ("perfect", "past") or statement.block.kind != "list_item"
        if statement.start in told and reports and grammar.tense != "future" and not future_date(statement, scene):
            continue
        if procedural(statement, grammar):
            continue
        found = None if silent(statement, grammar) else find(statement, grammar, scene, before)
        close = near.to(statement)
        if found is not None:
            near.saw(statement)
            found = None if doubted(found, scene, close) else found
        else:
            found = signed(statement, grammar, scene, close)
        if found is not None and found.rule == "initiative/item" and _only_names(found, every, i, scene):
            continue
        if found is not None:
            before = found
            below = followers(every, i)
            if promised_lead(found.lead, scene) or "status" in found.lead:
                told.update(s.start for s in below)
            for one in _each(found, scene):
                yield build(one, below, scene)


TITLE = 4  # words of an item that only names what its next sentence tells


def _only_names(found: Find, every: Sequence[Statement], i: int, scene: Scene) -> bool:
    """«4. Fremmødeteam» or «Mentorer: fire ansættes i juni»: the sentence behind it tells the effort."""
    statement = found.statement
    if len(statement.tokens) > TITLE or i + 1 >= len(every):
        return False
    if "status" in found.lead or promised_lead(found.lead, scene):
        return False
    behind = every[i + 1]
    near = behind.block is statement.block or (behind.block.kind == "paragraph" and behind.start - statement.end < 8)
    return near and read(behind).tense != "none" and bool(read(behind).doings)


PLAIN = 4.0  # words of things so strong leave the type to no weights
NAMES_ITSELF = 6.0  # words so strong name the type, also of a named project
SETTLED = frozenset((*NEEDS, "signs", "idiom", "recurring", "decide"))  # rules of a verb and its object
_PROGRAMME = re.compile(r"(?:projekt\w{0,4}|forløbet|programmet|forsøget|puljen) (?:[\"“”„»‘’'*]|\w)")
_QUOTED = re.compile(r"[\"“”„»‘'](?=[A-ZÆØÅ])[^\"“”„»«’'\n]{2,100}[\"“”«’'](?: \([A-ZÆØÅ]{2,6}\))?")


def _each(found: Find, scene: Scene) -> Iterator[Find]:
    """«deltager i tre projekter: "A", "B" og "C"»: one effort for each name."""
    statement = found.statement
    if not statement.words.isdisjoint(SEVERAL):
        names = list(_QUOTED.finditer(scene.text, statement.start, statement.end))
        if len(names) > 1:
            for name in names:
                yield replace(found, span=name.span(), type="navngivet_projekt", rule="initiative/names")
            return
    yield found


def build(found: Find, below: Sequence[Statement], scene: Scene) -> Initiative:
    """One initiative with all its fields."""
    statement, text = found.statement, scene.text
    span = found.span or (statement.start, statement.end)
    if found.rule.removeprefix("initiative/") in SETTLED:
        found = replace(found, type=settled(statement, found.grammar, scene, found.type))
    likely = type_by_words([token.word for token in statement.tokens]) if found.weight < PLAIN else None
    found = found if likely is None else replace(found, type=likely)
    status = status_of(found, scene, below)
    dates = dates_of(found, status, scene)
    name = name_of(text[slice(*span)])
    type = found.type
    if name is not None and found.weight < NAMES_ITSELF and _PROGRAMME.search(text[slice(*span)].lower()):
        type = "navngivet_projekt"
    municipality, _ = municipality_at(statement.start, scene)
    return Initiative(
        id=item_id(scene.document.document_id, "initiative", *span),
        start=span[0],
        end=span[1],
        text=text[slice(*span)],
        type=type,
        status=status,
        name=name,
        start_date=dates.start,
        end_date=dates.end,
        participants=participants(statement, scene),
        target_group=group_of_span(span, scene),
        municipality=municipality,
        provenance=locate(*span, scene.reading),
        rule=found.rule,
        confidence=measured(found.rule),
    )


_PEOPLE = re.compile(
    r"(?:borger|deltager|pladser|person|ledige|unge|modtager|aktivitetsparate|sygemeldte|sager|virksomheder)"
)


def participants(statement: Statement, scene: Scene) -> int | None:
    """The number of participants or places that the statement gives."""
    for mention in statement.values:
        value = mention.value
        if isinstance(value, Count) and value.value == int(value.value) and value.value_to is None:
            behind = scene.lowered[mention.end : mention.end + 40]
            if _PEOPLE.search((value.noun or behind).lower()):
                return int(value.value)
    return None
