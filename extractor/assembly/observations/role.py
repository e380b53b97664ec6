"""Role (actual, target, forecast) and kind of source of a figure (own count, official, press, law)."""

import re

from extractor.assembly.observations import plans
from extractor.assembly.observations.days import When
from extractor.assembly.observations.definite import known_set
from extractor.assembly.observations.focus import PAST
from extractor.assembly.scene import Scene
from extractor.lang.cues import holds, ideas
from extractor.lang.gated import gated
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention
from extractor.schema.records import Role, SourceKind
from extractor.schema.values import Amount, Duration

NAME = "observation_words"
_CLAUSE = re.compile(r"[;]|, (?:mens|men|og|hvor|så)\b| mens ")
_CRITERION = gated(
    r"anses for (?:at være )?genoprettet|"
    r"(?:kommuner|måneder|tilfælde),? hvor (?:mere|mindre|færre|under|over)|"
    r"\b(?:hvis|såfremt) (?:andelen|antallet|der|kommunen|tilgangen|kommunens)\b"
)
_FROM = re.compile(r"\b(?:fra|mod) (?:ca\. |de nuværende )?$")
_EXPECTING = gated(
    r"(?:forventes|ventes|skønnes|anslås|vurderes|formodes|antages|kan blive|kunne blive|vil blive|ville blive|"
    r"komme i kl|miste|opbruge|risikerer|står til at)"
)
_EXPECTED = re.compile(  # «ca. 620 familier forventes at blive berørt», «op mod 90 borgere kan blive ramt»
    r"(?:,? [\wæøå-]{2,30}){0,4},? (?:(?:forventes|ventes|skønnes|anslås|vurderes|formodes|antages) at (?!deltage|"
    r"følge|indgå|starte|begynde|gennemføre)|(?:kan|kunne|vil|ville) (?:blive (?:ramt|berørt)|komme i klemme|miste|"
    r"opbruge)|risikerer|står til at)"
)
_FIRST = re.compile(r"\bfra (?:de nuværende |ca\. |omkring |i dag |nu )?$")
_TO = re.compile(r" ?(?:%|pct\.|procent)?(?: [\wæøå]{2,16}){0,2} til (?:højst |mindst |under |over |ca\. |omkring )?\d")
_BUDGET = re.compile(r"forudsætning\w{0,4} i budget")


def is_criterion(mention: Mention, scene: Scene) -> bool:
    """Whether the figure is the limit of a condition («hvis andelen ikke er under 20 pct.»)."""
    if scene.cell(mention) is not None:
        return False
    return _CRITERION.search(scene.lowered, scene.place(mention).sentence[0], mention.start) is not None


_INVERTED = re.compile(
    r"(?:er|ligger|bliver|var|falder|kommer|går|ender|stiger|når|svarer|opnår|overstiger|overskrider) "
    r"(?:andelen|andelene|tallet|der|den|det|de|niveauet|kommunen|vi|antallet|(?:mere|færre) end|over|under)\b"
)
_THEN = re.compile(
    r"[\wæøå .]{0,80}, (?:vil|kan|skal|betragtes|følger|indkalder|bliver|anses|sendes|tager|lukke[rs]|ruller|rulles|"
    r"stopper|stoppes|genovervejer?|sætter|iværksættes|udvides|udvider|forlænge[rs]|går)\b"
)


def is_condition(mention: Mention, scene: Scene) -> bool:
    """«Er andelen fortsat over 30 pct., vil jeg …»: the limit at which somebody acts."""
    start = scene.place(mention).sentence[0]
    inverted = _INVERTED.match(scene.lowered, start, mention.start) is not None
    return inverted and _THEN.match(scene.lowered, mention.end, mention.end + 110) is not None


def role_of(mention: Mention, scene: Scene) -> Role:
    """Whether the figure tells a state, a goal or an expectation."""
    if scene.cell(mention) is not None:
        return in_table(mention, scene)
    sentence = scene.place(mention).sentence
    low = scene.lowered
    before = low[max(sentence[0], mention.start - 160) : mention.start]
    left = _CLAUSE.split(before[-110:])[-1]
    right = low[mention.end : min(sentence[1], mention.end + 90)]
    if isinstance(mention.value, Duration):
        return "target" if plans.set_time(mention, left, right) else "actual"
    own = ideas(NAME, left)
    if isinstance(mention.value, Amount):
        return money(own, left, right)
    if holds(NAME, "goal", before):
        return "actual" if _FROM.search(before) else "target"
    if is_criterion(mention, scene) or is_condition(mention, scene) or _BUDGET.search(before):
        return "target"
    if plans.planned_number(mention, before, left, right):
        return "target"
    if known_set(mention, scene):
        return "actual"
    if _EXPECTS.search(before) and not _TAKES_PART.match(right):
        return "target" if plans.bounded(mention) else "forecast"
    if before.rfind("fra ", -24) >= 0 and _FIRST.search(before) and _TO.match(right):
        return "actual"  # «udvides fra 40 til 60 pladser»
    if _EXPECTING.search(right) and _EXPECTED.match(right) and not _TAKES_PART.match(right):
        return "forecast"
    actual = max(own.get("actual", (-1,)))
    if max(own.get("target_left", (-2,))) >= actual or "norm" in own:
        return "target"
    if holds(NAME, "act", left[-70:]) or "act_after" in ideas(NAME, right[:48]):
        return "target"
    if holds(NAME, "planned", left + right) and not _HAS.search(left):
        return "target"
    if plans.places(left, right):
        return "target"
    if max(own.get("forecast", (-2,))) >= actual:
        return "target" if plans.bounded(mention) else "forecast"
    return "target" if actual < 0 and plans.meant(mention, scene) else "actual"


_TAKES_PART = re.compile(r"(?: [\wæøå-]{2,30}){0,3} (?:vil )?(?:deltage?r?|følger|gennemfører|får plads)\b")
_EXPECTS = gated(
    r"\b(?:forventer|forventes det|det forventes|ventes det|skønner|vurderer|anslår|forventningen(?: er)?),? at\b"
    r"(?!.{0,120}(?:, (?:men|mens)\b|;|\b(?:målet|ambitionen|kravet)\b))"
)
_HAS = re.compile(r"\b(?:har|havde|er|var|blev|er blevet|udgør)\b[\wæøå ]{0,20}$")


_EACH = re.compile(r"\bhvert? [\wæøå ]{3,50}\bkoster\b")
_KOSTER = re.compile(r"\bkoster\b[\wæøå ]{0,24}(?:ca\. |cirka )?$")
_DECIDED_TO = re.compile(
    r"\b(?:besluttede|besluttet|beslutning om|vedtog|vedtaget|valgte|valgt|enige om)\b[\wæøå ]{0,40}"
    r"\bat (?:afsætte|bevilge|tilføre|give|investere|bruge|skyde|prioritere|reservere)\b"
)
_RUNNING = re.compile(  # «lægetimerne koster 15.500 kr. om måneden»: the price of what runs, not of what is planned
    r" (?:kr\.|kroner|mio\. kr\.)? ?(?:pr\. \w{2,20} )?(?:om (?:måneden|ugen|dagen)|i timen)\b"
)


def money(own: dict[str, tuple[int, ...]], left: str, right: str) -> Role:
    """Estimated costs and savings are forecasts, budget lines and requests targets, what was granted is a fact."""
    if _DECIDED_TO.search(left) or (_KOSTER.search(left) and (_RUNNING.match(right) or _EACH.search(left))):
        return "actual"
    spent = max(own.get("granted", (-1,)))
    if "cost_past" in own:
        return "actual"
    asked, hoped = max(own.get("requested", (-2,))), max(own.get("forecast", (-2,)))
    if asked > max(spent, hoped):
        return "target"
    if max((*own.get("forecast", (-2,)), *own.get("cost", (-2,)))) > spent:
        return "forecast"
    return "actual"


def in_table(mention: Mention, scene: Scene) -> Role:
    """The role that headers, caption or the lead above the table give."""
    found = scene.cell(mention)
    assert found is not None
    table, cell = found
    done, hoped, aimed = scene.of_column(of_column, table, cell)
    if done:
        return "actual"
    in_row = scene.of_row(of_row, table, cell)
    hoped, aimed = hoped or in_row[0], aimed or in_row[1]
    if not hoped and not aimed:
        hoped, aimed = scene.of_table(around, table)
    if hoped:
        return "forecast" if aimed or not scene.of_table(benchmark, table) else "actual"
    return "target" if aimed else "actual"


def of_column(table: Table, cell: Cell, scene: Scene) -> tuple[bool, bool, bool]:
    """Whether a column's own header says what was done, and whether its headers tell an expectation, and a goal."""
    heads = [ideas(NAME, scene.lowered[c.start : c.end]) for c in table.column_headers(cell)]
    done = bool(heads) and "done_head" in heads[-1] and "forecast" not in heads[-1]
    return done, any("forecast" in head for head in heads), any("target_head" in head for head in heads)


def of_row(table: Table, cell: Cell, scene: Scene) -> tuple[bool, bool]:
    """Whether a row's labels tell an expectation, and a goal."""
    heads = [ideas(NAME, scene.lowered[c.start : c.end]) for c in table.row_headers(cell)]
    return any("forecast" in head for head in heads), any("target_head" in head for head in heads)


def around(table: Table, scene: Scene) -> tuple[bool, bool]:
    """Whether corner, caption or the lead above a table speak of what is expected, and of what is aimed at.

    Where a column is headed «Mål» of its own, the corner only says what its rows are.
    """
    heads_of_columns = (c for c in table.cells if c.row < table.header_rows and c.column > 0)
    columned = any("target_head" in ideas(NAME, scene.lowered[c.start : c.end]) for c in heads_of_columns)
    spans = [] if columned else [(c.start, c.end) for c in table.corner()]
    if table.caption:
        spans.append(table.caption)
    lead = scene.blocks_before(table.start, 1)
    if lead and scene.lowered[lead[0].start : lead[0].end].rstrip().endswith(":"):
        spans.append((max(lead[0].start, lead[0].end - 80), lead[0].end))
    heads = ideas(NAME, " | ".join(scene.lowered[slice(*span)] for span in spans))
    return "forecast" in heads, "target_head" in heads


_FACT = re.compile(r"\bfaktisk")


def benchmark(table: Table, scene: Scene) -> bool:
    """«Faktisk andel | Forventet andel | Forskel»: what is expected of a municipality's conditions is no forecast."""
    heads = (table.at(row, column) for row in range(table.header_rows) for column in range(table.columns))
    return any(head is not None and _FACT.search(scene.lowered, head.start, head.end) for head in heads)


def to_come(when: When, scene: Scene) -> bool:
    """Whether the day had not come when the document was written."""
    return when.start is not None and scene.written is not None and when.start > scene.written


def happened(mention: Mention, scene: Scene) -> bool:
    """Whether the figure's own sentence tells a fact («I alt 318 borgere har deltaget»)."""
    sentence = scene.place(mention).sentence
    return "actual" in ideas(NAME, scene.lowered[sentence[0] : min(sentence[1], mention.end + 40)])


def stands_today(mention: Mention, scene: Scene) -> bool:
    """Whether a figure is that of today though a day to come stands beside it: a known set, the start of a move."""
    if scene.cell(mention) is not None:
        return False
    low = scene.lowered
    first = _FIRST.search(low, max(0, mention.start - 24), mention.start) and _TO.match(
        low, mention.end, mention.end + 60
    )
    return bool(first) or known_set(mention, scene)


_IS_DONE = re.compile(
    r"\b(?:er|har|blev)\b[\wæøå ]{0,24}\b(?:ansat|oprettet|etableret|tilført|købt|fået|modtaget|sket|"
    r"gennemført|afsluttet)\b"
)


def is_told(mention: Mention, scene: Scene) -> bool:
    """Whether the words before a figure of prose tell it as done, whatever day stands beside it."""
    if scene.cell(mention) is not None:
        return False
    start = scene.place(mention).left[0]
    done = _IS_DONE.search(scene.lowered, start, mention.start)
    return done is not None or PAST.search(scene.lowered, start, mention.start) is not None


_THOUGHT = re.compile(
    r"\b(?:prognose\w{0,2}|fremskriv\w{2,8}|forventningen|forventeligt|skøn(?:net|nes|ner)?|anslå\w{0,3}|ventes at|"
    r"sandsynligvis|formentlig|antagelig|(?:hvis|såfremt) (?:udviklingen|tendensen|tilgangen|kurven|det) fortsætter|"
    r"fortsætter (?:udviklingen|tendensen|kurven|det|faldet|stigningen)|holder (?:kadencen|tendensen|tempoet)|"
    r"med (?:uændret|samme|den nuværende) \w{3,14})\b"
)


def in_future(role: Role, mention: Mention, when: When, scene: Scene) -> Role:
    """A figure for a day that had not come when the document was written is no fact."""
    if role == "actual" and to_come(when, scene) and not stands_today(mention, scene) and not is_told(mention, scene):
        before = scene.lowered[max(scene.reading.sentence_at(mention.start)[0], mention.start - 160) : mention.start]
        if not isinstance(mention.value, Amount):
            thought = scene.cell(mention) is None and not plans.bounded(mention) and _THOUGHT.search(before)
            return "forecast" if thought else "target"
        return "actual" if holds(NAME, "granted", before) else "forecast"
    return role


def source_of(mention: Mention, scene: Scene, role: Role) -> SourceKind:
    """Which kind of source the figure comes from; series of different kinds are never subtracted."""
    meta = scene.metadata
    if meta.doc_type == "news":
        return "press"
    writes_officially = meta.doc_type in ("supervision_letter", "answer")
    if writes_officially and role != "target":
        return "official"
    cell = scene.cell(mention)
    if cell is None:
        found = ideas(NAME, scene.lowered[slice(*scene.place(mention).sentence)])
    else:
        found = scene.of_table(beside, cell[0])
    if "law" in found and role == "target":
        return "law"
    if "official" in found or writes_officially:
        return "official"
    if "own" in found or meta.doc_type in ("redegoerelse", "agenda", "minutes", "report"):
        return "own_count"
    return "unknown"


def beside(table: Table, scene: Scene) -> dict[str, tuple[int, ...]]:
    """The ideas of the words right above and right below a table."""
    above, below = scene.lowered[max(0, table.start - 200) : table.start], scene.lowered[table.end : table.end + 200]
    return ideas(NAME, above + below)
