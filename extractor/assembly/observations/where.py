"""Whose figure it is: the document's municipality unless sentence, quotation, table or heading says another."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extractor.assembly.scene import MAX_ROW, ROW, Scene, Span
from extractor.lang.cues import holds, ideas, may_hold
from extractor.lang.gated import gated
from extractor.lang.names import Place as Municipality
from extractor.lang.names import municipality_code
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention
from extractor.schema.values import Duration

NAME = "observation_words"
Place = tuple[str | None, str | None]


def municipality_of(mention: Mention, scene: Scene) -> Place:
    """Official name and code; both None where the figure is national or somebody else's."""
    if (cell := scene.cell(mention)) is not None:
        found = in_table(*cell, scene)
        return found if found is not None else own(scene)
    if _OTHERS.match(scene.lowered, mention.end, min(mention.end + 30, scene.place(mention).sentence[1])):
        return None, None
    if _RULE.search(scene.lowered, max(scene.place(mention).sentence[0], mention.start - 90), mention.start):
        return None, None
    if _GAP.match(scene.lowered, mention.end, mention.end + 60):
        return own(scene)
    if (nth := respective(mention, scene)) is not None:
        return nth
    if together(mention, scene):
        return None, None
    return at(mention.start, scene, mention)


# «mangler der seks procentpoint i landsgennemsnittet»: what is missing is missing here
_GAP = re.compile(r" (?:i|op til|fra|for at nå(?: op på)?) (?:landsgennemsnittet|landstallet|klynge|gennemsnittet)")
_LIST = re.compile(r"(?:(?:,| og| samt)(?: i| for| hos)? (?:[a-zæøå-]{3,20} )?)")


def respective(mention: Mention, scene: Scene) -> Place | None:
    """«I Halsnæs og Egedal er det henholdsvis 21 og 24 pct.»: the n-th place for the n-th figure of a row."""
    sentence = scene.place(mention).sentence
    row = in_a_row(mention, sentence, scene)
    if len(row) < 2:
        return None
    places = scene.places_in((max(sentence[0], row[0].start - 160), row[0].start))[-len(row) :]
    if len(places) != len(row) or len({place.code for place in places}) != len(row):
        return None
    joined = all(_LIST.fullmatch(scene.lowered, left.end, right.start) for left, right in pairwise(places))
    if not joined or scene.values_in((places[-1].end, row[0].start)):
        return None
    place = places[row.index(mention)]
    return place.name, place.code


def together(mention: Mention, scene: Scene) -> bool:
    """«Vi kan se, at Nyborg og Assens ligger på 90 pct.»: one figure of several, of which the document's is none."""
    sentence = scene.place(mention).sentence
    places = scene.places_in((max(sentence[0], mention.start - 60), mention.start))[-2:]
    if len(places) < 2 or scene.metadata.municipality in {place.name for place in places}:
        return False
    joined = _BOTH.fullmatch(scene.lowered, places[0].end, places[1].start) is not None
    return joined and _SHARE.match(scene.lowered, places[1].end, mention.start) is not None


_BOTH = re.compile(r"(?: kommune)? (?:og|samt) (?:i )?")
_SHARE = re.compile(r"(?: kommuner?)? (?:ligger|lå|har|havde|er|var|når|nåede|klarer)\b[^,;:]{0,40}$")


def in_a_row(mention: Mention, sentence: Span, scene: Scene) -> list[Mention]:
    """The figures in one row with this one; lengths of time too, which `Scene.row` passes over."""
    if not isinstance(mention.value, Duration):
        return scene.row(mention)
    values = scene.values_in(sentence)
    at = values.index(mention)
    row = [mention]
    for value in reversed(values[max(0, at - MAX_ROW) : at]):
        if ROW.fullmatch(scene.lowered, value.end, row[0].start) is None:
            break
        row.insert(0, value)
    for value in values[at + 1 : at + 1 + MAX_ROW]:
        if ROW.fullmatch(scene.lowered, row[-1].end, value.start) is None:
            break
        row.append(value)
    return row


_BESIDE = re.compile(  # what is named after it is set beside the figure, or is not where it holds
    r"\b(?:hvor|mens|mod|imod|end|modsat|sammenlignet med|(?:på|i) (?:linje|niveau|højde) med|i forhold til|"
    r"niveauet i|sammen med|samarbejde\w{0,2} med|aftale\w{0,2} med|flyttet (?:fra|til)|jeres naboer|"
    r"nabokommune\w{0,3})\b|;"
)


# «en privat leverandør i Odense»: where somebody has his seat
_SEAT = re.compile(r"\b\w{0,20}(?:leverandør|firma|virksomhed|aktør|bureau|selskab|konsulenthus)(?:et|en)? (?:fra|i) $")
_PARTNER = re.compile(r"\b(?:sammen med|aftaler? med|samarbejde\w{0,2} med|lade)(?: [a-zæøå]{3,20}(?:,| og))? $")


_OPENS = re.compile(r"[,;] (?:og |men |mens )?(?:i|for|hos)(?: [a-zæøå-]{3,20})? $")
_AWAY = re.compile(r"\b(?:til|fra|løn i) $")


def belongs(place: Municipality, mention: Mention, scene: Scene) -> bool:
    """Whether a place named in the sentence can be where the figure holds."""
    left = max(0, place.start - 40), place.start
    if _PARTNER.search(scene.lowered, *left) or _SEAT.search(scene.lowered, *left):
        return False
    if place.start < mention.start:
        return True
    if _AWAY.search(scene.lowered, *left):
        return False  # «vi mistede tre medarbejdere til Sønderborg»
    sentence = scene.place(mention).sentence
    if _OPENS.search(scene.lowered, *left) and scene.values_in((place.end, sentence[1])):
        return False  # «14 uger, og i Rebild er det 12»
    row = in_a_row(mention, sentence, scene)
    if any(value not in row for value in scene.values_in((row[-1].end, place.start))):
        return False  # «31 pct. her i kommunen mod 27 i Skanderborg»
    return _BESIDE.search(scene.lowered, mention.end, place.start) is None


def its_places(mention: Mention, sentence: Span, scene: Scene) -> list[Municipality]:
    """The places of the sentence where the figure can hold, up to the first that is set beside it."""
    found: list[Municipality] = []
    for place in scene.places_in(sentence):
        if belongs(place, mention, scene):
            found.append(place)
        elif place.start > mention.end:
            break
    return found


def own(scene: Scene) -> Place:
    """The municipality that the document is about."""
    return scene.metadata.municipality, scene.metadata.municipality_code


_OTHERS = re.compile(
    r"\s?(?:pct\.|procent|%)?(?:,? (?:der|som) (?:gælder|er|ses|måles))?\s?(?:for|i|på) "
    r"(?:klyngen|hele landet|landsplan|landet)\b"
)
_RULE = gated(  # what binds every municipality: a limit, a time limit or a claim of the law
    r"\b(?:(?:lovens |det lovpligtige )?kravet? (?:om|på|er)|(?:stars |styrelsens |lovens )?grænsen?(?: er| på| om)?|"
    r"(?:lovens |tids|svar)?fristen?(?: på| er| for [\wæøå ]{2,30} er)|reglerne (?:siger|er)[\wæøå ,-]{0,80}|"
    r"fokusmål(?:et)? er,? at)\b(?: (?:mindst|højst|under|over|ca\.|en|et|på|er|om|at))*\s?$"
)
_RELATIVE = re.compile(r"\b(?:under|over|end|af|mod|til) (?:hele )?$")


WHERE = 36  # letters before «, hvor» in which the place that it tells of can be named


def at(offset: int, scene: Scene, mention: Mention | None = None) -> Place:
    """The municipality that a statement (or the figure `mention`) at `offset` is about."""
    sentence = scene.reading.sentence_at(offset)
    if may_be_national(sentence, scene):
        start, end = clause(sentence, offset, scene)
        if scene.lowered.startswith(("hvor", " hvor"), start) or scene.lowered.endswith(", hvor", 0, start):
            start = max(sentence[0], start - WHERE)  # «… i klyngen, hvor gennemsnittet er 4,1 pct.»
        if not scene.places_in((start, end)) and is_national((start, end), scene):
            return None, None
    named = named_in(sentence, scene)
    if named and mention is not None and scene.metadata.municipality is not None:
        fitting = its_places(mention, sentence, scene)
        if not fitting:
            return own(scene)
        named = list(dict.fromkeys((p.name, p.code) for p in fitting))
    if named:
        mine = [m for m in named if m[0] == scene.metadata.municipality]
        if mine and len(named) > 1 and not comparison(sentence, scene):
            return mine[0]
        return nearest(sentence, offset, scene) if len(named) > 1 else named[0]
    if (there := told_of(sentence, offset, scene)) is not None:
        return there
    if scene.metadata.municipality is None:
        return speaker(offset, scene)
    return own(scene)


def is_national(span: Span, scene: Scene) -> bool:
    """Whether a clause speaks of the country, a region or a cluster, and not merely compares with them."""
    for start in _national(scene.lowered[slice(*span)]):
        before = scene.lowered[max(0, span[0] + start - 12) : span[0] + start]
        if not _RELATIVE.search(before):
            return True
    return False


def may_be_national(sentence: Span, scene: Scene) -> bool:
    """Whether a sentence holds any of the strings that words for the country have in them; many statements ask."""
    known = scene.once(_none_asked)
    if sentence not in known:
        known[sentence] = may_hold(NAME, "national", scene.lowered[slice(*sentence)])
    return known[sentence]


def _none_asked(_: Scene) -> dict[Span, bool]:
    return {}


def _national(words: str) -> tuple[int, ...]:
    return ideas(NAME, words)["national"] if holds(NAME, "national", words) else ()


def named_in(span: Span, scene: Scene) -> list[Place]:
    """The municipalities that the span names, in order, each once."""
    return list(dict.fromkeys((place.name, place.code) for place in scene.places_in(span)))


_HERE = re.compile(r"[ «»\"-]{0,3}(?:her|dér)\b")


def told_of(sentence: Span, offset: int, scene: Scene) -> Place | None:
    """«I Fredericia har man prøvet noget lignende. Her ansatte kommunen …»: the one named in the sentence before."""
    previous = scene.previous_sentence(sentence[0])
    if previous is None or not _HERE.match(scene.lowered, *sentence):
        return None
    named = named_in(previous, scene)
    return named[0] if len(named) == 1 else None


_SIDE = re.compile(r"[;:]|, (?:mens|hvor|men|og)\b| mens | og (?:i|for|på) ")


def nearest(span: Span, offset: int, scene: Scene) -> Place:
    """The municipality of the figure's own clause, else the one named nearest to `offset` in the span."""
    start, _, end = scene.between(_SIDE, span, (offset, offset))
    if len(own := named_in((start, end), scene)) == 1:
        return own[0]
    if scene.lowered.startswith(", hvor", start) and (before := named_in((max(span[0], start - WHERE), start), scene)):
        return before[-1]
    place = min(scene.places_in(span), key=lambda p: abs(p.start - offset))
    return place.name, place.code


_COMPARE = re.compile(r"\b(?:mens|hvor|sammenlignet|mod|i forhold til|henholdsvis|samtidig)\b")


def comparison(sentence: Span, scene: Scene) -> bool:
    """Whether the sentence sets municipalities side by side, each with its figure."""
    return scene.says(_COMPARE, sentence)


_CUT = re.compile(r"[;:]|, (?:mens|hvor|men|og|når|fordi)\b| mens ")


def clause(sentence: Span, offset: int, scene: Scene) -> Span:
    """The clause of the sentence that holds `offset`."""
    return scene.between(_CUT, sentence, (offset, offset))[1:]


def speaker(offset: int, scene: Scene) -> Place:
    """In a text on several municipalities: the one whose run-in heading or name came last before the statement."""
    run = next((r for r in scene.once(run_ins) if r[0] <= offset < r[1]), None)
    start = max(offset - 900, run[0] if run else 0)
    if scene.metadata.doc_type != "news" and (block := scene.document.block_at(offset)) is not None:
        start = max(start, block.start)  # only a press piece goes on about the place of the paragraph before
    named = scene.places_in((start, offset))
    if named and not is_national((named[-1].end, offset), scene):
        return named[-1].name, named[-1].code
    return (run[2], run[3]) if run and not named else (None, None)


_code = lru_cache(maxsize=4096)(municipality_code)
_RUN_IN = re.compile(r"[ \t*\u00a0]{0,4}([A-ZÆØÅ][\wæøåÆØÅ -]{1,30}?)(?: Kommune)?[ \u00a0]?:[\s\u00a0*]")


def run_ins(scene: Scene) -> list[tuple[int, int, str, str]]:
    """Stretches that belong to a municipality by a run-in heading «Navn: …» (or a heading that is its name)."""
    starts: list[tuple[int, str, str]] = []
    at = 0
    for line in scene.text.split("\n"):
        match = _RUN_IN.match(scene.text, at) if ":" in line else None
        if match is not None and (code := _code(match[1].strip())) is not None:
            starts.append((at, match[1].strip(), code))
        at += len(line) + 1
    for section in scene.document.sections:
        name = section.title.removesuffix(" Kommune").strip()
        if (code := _code(name)) is not None:
            starts.append((section.start, name, code))
    starts.sort()
    ends = (*(s[0] for s in starts[1:]), len(scene.text))
    return [(start, end, name, code) for (start, name, code), end in zip(starts, ends, strict=False)]


def in_table(table: Table, cell: Cell, scene: Scene) -> Place | None:
    """The municipality that the headers name; (None, None) for national rows, None where they name nobody."""
    place = scene.of_row(of_row, table, cell)
    if place is None:
        place = scene.of_column(of_column, table, cell)
    if place is None and table.caption is not None and (named := named_in(table.caption, scene)):
        return named[0]
    return place


def of_row(table: Table, cell: Cell, scene: Scene) -> Place | None:
    """The municipality that a row's labels name, the innermost first."""
    return _of_heads(table.row_headers(cell), scene)


def of_column(table: Table, cell: Cell, scene: Scene) -> Place | None:
    """The municipality that a column's headers name, the lowest first."""
    return _of_heads(table.column_headers(cell), scene)


def _of_heads(heads: Sequence[Cell], scene: Scene) -> Place | None:
    return next((place for head in reversed(heads) if (place := of_head(head, scene)) is not None), None)


def of_head(head: Cell, scene: Scene) -> Place | None:
    """The municipality that a header names, (None, None) for the country, None where it says neither."""
    words = scene.words(head)
    if named := named_in((head.start, head.end), scene):
        return named[0]
    name = words.removesuffix(" Kommune")
    if (code := _code(name)) is not None:
        return name, code
    return (None, None) if holds(NAME, "national", words.lower()) else None
