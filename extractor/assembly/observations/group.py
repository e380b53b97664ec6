"""Which target group a figure is about: the counted words, its clause, what it refers back to, list, headings.

Source: annotation guidelines, sections 3 and 7. A benefit group anywhere on the way beats an age or a status;
several groups without a common id give null.
"""

import re
from collections.abc import Sequence

from extractor.assembly.observations.focus import NO_LINK, Link
from extractor.assembly.observations.select import reads_as_prose
from extractor.assembly.scene import Scene, Span
from extractor.lang.gated import gated
from extractor.lang.groups import (
    CASH_SYSTEM,
    SEVERAL,
    GroupMention,
    combine,
    common_ancestor,
    is_within,
    label_group,
)
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention
from extractor.schema.values import Amount, Basis, Count, Percentage

Found = tuple[str | None, Basis]
_NEAR = re.compile(
    r"[\s*]{0,3}(?:(?:pct\.?|procent|%|ud|af|blandt|for|på|hos|i|til|inden|den|de|det|alle|samtlige|vores|kommunens|jobcentrets|"
    r"nye|øvrige|borgere|personer|ledige|forløb|sager|samlede|gruppen|antallet|andelen)[\s*]{1,2}){0,6}"
)


def group_of(mention: Mention, scene: Scene, goes: Link = NO_LINK) -> Found:
    """The group's id, and whether it stands with the figure (literal) or further away (inherited)."""
    id, basis = _group_of(mention, scene, goes)
    return scene.narrowed(id, mention.start), basis


def _group_of(mention: Mention, scene: Scene, goes: Link) -> Found:
    if (cell := scene.cell(mention)) is not None:
        return in_table(mention, *cell, scene)
    place = scene.place(mention)
    if (direct := counted(mention, scene)) is not None and direct.id not in _LOOSE:
        if goes.whole is not None and goes.whole.group is not None and direct.axis != "trait":
            of = direct.id if direct in groups_after(mention, scene) else part_of(goes.whole.group, direct)
            return of or None, "literal"
        return respective(direct, mention, scene) or None, "literal"
    if goes.whole is not None and goes.whole.group is not None:
        member = next(iter(groups_after(mention, scene)), None)
        if member is not None and member.axis == "readiness":
            return part_of(goes.whole.group, member), "literal"
        return member.id if member else goes.whole.group, "literal" if member else "inherited"
    groups = [g for g in scene.groups_in(place.sentence) if not predicate(g, mention, scene)]
    groups = [g for g in groups if not of_another(g, mention, scene)]
    firm = [g for g in groups if g.axis != "trait"]
    if firm:
        return nearest(firm, mention, scene, place.left, place.right) or None, "literal"
    if (line := line_above(mention, scene)) is not None:
        return united(
            [g for g in scene.groups_in(line) if g.axis != "trait"] or scene.groups_in(line)
        ) or None, "inherited"
    if goes.group is not None and not named_since(goes, place.sentence, scene):
        return goes.group, "inherited"
    if counts_things(mention, scene):
        return scene.sole_group(mention.start), "literal"
    if (own := next((g.id for g in groups if g.id in _FIRM_TRAITS or aged(g, mention, scene)), None)) is not None:
        return own, "literal"
    if not groups and _OWN_PEOPLE.search(scene.lowered, place.sentence[0], mention.end + 30):
        return None, "literal"
    traits = [g for g in groups if g.axis == "trait"]
    if (paired := paired_before(mention, scene)) is not None:
        return paired or None, "inherited"
    near, far = backwards(scene, mention.start)
    topic = scene.topic_group(mention.start)
    several = False
    for span in (
        *near,
        *(
            far
            if (topic is None and not isinstance(mention.value, Amount))
            or _POINTS.match(scene.lowered, place.sentence[0])
            else ()
        ),
    ):
        groups = scene.groups_in(span)
        firm = wholes([g for g in groups if g.axis != "trait"], span, scene)
        traits += [g for g in groups if g.axis == "trait"]
        if firm and (id := united(firm)) != SEVERAL:
            return id, "inherited"
        lasting = next((g.id for g in groups if g.id in _FIRM_TRAITS), None)
        if lasting is not None and not firm:
            return lasting, "inherited"
        several = several or bool(firm)
    for section in scene.headings(mention.start):
        groups = scene.groups_of_title(section)
        firm = [g for g in groups if g.axis != "trait"]
        traits += groups
        if firm:
            return united(firm) or None, "inherited"
    about_one = scene.metadata.doc_type in ("news", "redegoerelse", "supervision_letter")
    if isinstance(mention.value, Amount):
        topic = scene.sole_group(mention.start)
    if topic is not None and not (several and not about_one):
        return topic, "inherited"
    named = [g for g in traits if g.id != "ledige"] or traits
    return (named[0].id or None, "inherited") if named and not several else (None, "literal")


_POINTS = re.compile(r"(?:disse|de |den |det |gruppen|heraf|af disse|undersøgelsen|opgørelsen|tallene)")
_FIRM_TRAITS = ("attr_langtidsledig", "attr_12_mdr", "attr_udsatte", "attr_indvandrere")
_LOOSE = ("ledige", "attr_under_30")  # words for anybody: what the text is about says more
_THINGS = re.compile(
    r"[\w ]{0,24}(?:tilfælde\w{0,3}|jobordrer|samtaler?|lønnede job|"
    r"i statsrefusion|af sagerne)\b"
)
_STAFF = re.compile(
    r"[\w ]{0,24}(?:medarbejdere?|stilling(?:er)?|årsværk|kolleger|nyansatte|vikarer|"
    r"(?:[a-zæøå]{0,16}(?:rådgive|behandle|formidle|vejlede)re?|[a-zæøå]{0,16}konsulent(?:er)?)(?:ne)?)\b"
)
_SHARED = re.compile(r" (?:[a-zæøå]{3,16} )?(?:medarbejdere?|stillinger|årsværk|tilfælde)\b")
_OF_THINGS = re.compile(
    r" ?(?:i |af |for )(?:de |disse |vores |kommunens |alle )?(?:[\wæøå]{3,20} )?"
    r"(?:medarbejder|stilling|tilfælde|jobordre|samtale|statsrefusion|sag|virksomhed|tid|personale)"
)
_IS = re.compile(r"\s?(?:er|var|blev|bliver)\s(?:nu |fortsat |i dag )?$")


_BOTH = {
    "aktivitetsparate": ("kth_aktivitetsparat", "udh_aktivitetsparat"),
    "kontanthjaelpssystemet": ("kontanthjaelp", "uddannelseshjaelp"),
}


def respective(group: GroupMention, mention: Mention, scene: Scene) -> str:
    """«Henholdsvis 37 og 44 pct. af … kontanthjælps- og uddannelseshjælpsmodtagerne»: each figure has its own half."""
    row = scene.row(mention)
    words = scene.lowered[group.start : group.end]
    first, second = words.find("kontanthjælp"), words.find("uddannelseshjælp")
    if group.id not in _BOTH or len(row) != 2 or min(first, second) < 0:
        return group.id
    if "henholdsvis" not in scene.lowered[max(0, row[0].start - 30) : row[0].start]:
        return group.id
    halves = _BOTH[group.id] if first < second else _BOTH[group.id][::-1]
    return halves[row.index(mention)]


_OWN_PEOPLE = gated(r"\bantallet af (?:personer|borgere) (?:på|med|i|uden|fra)\b")


def aged(group: GroupMention, mention: Mention, scene: Scene) -> bool:
    """Whether people of an age in years are counted («301 unge under 30 år»), not a part of a group by age."""
    if not group.id.startswith("attr_") or not any(c.isdigit() for c in scene.lowered[group.start : group.end]):
        return False
    told = scene.lowered[max(0, group.start - 14) : group.start].endswith(("antallet af ", "antal "))
    return told or 0 <= group.start - mention.end <= 2


def named_since(goes: Link, sentence: Span, scene: Scene) -> bool:
    """«Også for jobafklaringsforløb er andelen for høj. Her lå den på …»: another group was named in between."""
    before = goes.before
    if before is None:
        return False
    return any(g.axis != "trait" for g in scene.groups_in((scene.place(before.mention).sentence[1], sentence[0])))


_MEMBER = re.compile(
    r" (?:af (?:dem|disse) )?(?:borgere |personer |unge )?(?:er |var )?(?:nu |i dag |alle )?"
    r"(?:(?:vurderet|visiteret|kategoriseret|registreret|meldt) (?:som |til )?)?(?:på |i |om |vedrør\w{1,3} )?$"
)


def groups_after(mention: Mention, scene: Scene) -> list[GroupMention]:
    """«Heraf er 402 på sygedagpenge»: the group that the part belongs to."""
    found = scene.groups_in((mention.end, mention.end + 48))
    return [g for g in found if g.axis != "trait" and _MEMBER.fullmatch(scene.lowered, mention.end, g.start)]


_OF_WHICH = re.compile(r"\b(?:heraf|hvoraf|deraf)\b")


def wholes(groups: list[GroupMention], span: Span, scene: Scene) -> list[GroupMention]:
    """«214 unge på uddannelseshjælp, heraf 96 aktivitetsparate»: the story goes on about the whole."""
    mark = _OF_WHICH.search(scene.lowered, *span) if len(groups) > 1 else None
    return [g for g in groups if g.start < mark.start()] or groups if mark else groups


def part_of(whole: str, named: GroupMention) -> str:
    """«Heraf 57 aktivitetsparate» narrows the whole; «heraf 14 sygemeldte» says what ails some of it."""
    if named.axis == "readiness":
        return combine([whole], [named.id]) if whole in CASH_SYSTEM else named.id
    return named.id if is_within(named.id, whole) or is_within(whole, named.id) else whole


LINES_UNDER = 8  # lines of numbers under the line that names their group
LONGEST_LINE = 60


def line_above(mention: Mention, scene: Scene) -> Span | None:
    """«1. november 2011: 96» under «Ledige på dagpenge:»: the line above a day and its number that names a group."""
    line = scene.text.rfind("\n", 0, mention.start) + 1
    if mention.end - line > LONGEST_LINE or scene.text[max(0, mention.start - 2) : mention.start].strip() != ":":
        return None
    dates = scene.dates_in((line, mention.start))
    if len(dates) != 1 or scene.text[line : dates[0].start].strip(" -–•\t"):
        return None
    above = line
    for _ in range(LINES_UNDER):
        start = scene.text.rfind("\n", 0, max(above - 1, 0)) + 1
        if scene.text[start:above].rstrip().endswith(":"):
            named = any(group.axis != "trait" or group.id == "ledige" for group in scene.groups_in((start, above)))
            return (start, above) if named else None
        above = start
    return None


def of_another(group: GroupMention, mention: Mention, scene: Scene) -> bool:
    """«Af de 214 ansættelser var 187 ordinære og 16 i fleksjob»: the group is that of a later number alone."""
    if group.start < mention.end + 3 or not isinstance(mention.value, Count):
        return False
    between = scene.values_in((mention.end, group.start))
    if not between or between[-1] in scene.row(mention) or not isinstance(between[-1].value, Count):
        return False
    return _MEMBER.fullmatch(scene.lowered, between[-1].end, group.start) is not None


def counts_things(mention: Mention, scene: Scene) -> bool:
    """Whether the figure counts staff, cases or talks rather than the people the effort is for."""
    if isinstance(mention.value, Amount):
        return False
    share = isinstance(mention.value, Percentage)
    if not share and _STAFF.match(scene.lowered, mention.end, mention.end + 50):
        return True
    things = _THINGS if not share else _SHARED if getattr(mention.value, "unit", None) == "fraction" else _OF_THINGS
    return things.match(scene.lowered, mention.end, mention.end + 50) is not None


def predicate(group: GroupMention, mention: Mention, scene: Scene) -> bool:
    """Whether the words say what the counted are («hvoraf 12 er uddannelsesparate») rather than who is counted."""
    said = group.axis == "trait" and 0 <= group.start - mention.end <= 2
    if said and scene.lowered.endswith(("var ", "er "), 0, mention.start):
        return True  # «… var 12 pct. under 30 år»
    if group.axis == "readiness" and isinstance(mention.value, Count):
        return False  # «de resterende 162 er uddannelsesparate» counts them
    return group.start >= mention.end and _IS.fullmatch(scene.lowered[mention.end : group.start]) is not None


def paired_before(mention: Mention, scene: Scene) -> str | None:
    """«Det drejer sig om henholdsvis 22 og 6 borgere»: the n-th group of the sentence before for the n-th figure."""
    row = scene.row(mention)
    sentence = scene.place(mention).sentence
    previous = scene.previous_sentence(sentence[0])
    if len(row) < 2 or previous is None:
        return None
    groups = [g for g in scene.groups_in(previous) if g.axis != "trait"]
    return groups[row.index(mention)].id if len(groups) == len(row) else None


def counted(mention: Mention, scene: Scene) -> GroupMention | None:
    """The group that is counted: it comes right after the figure («39 aktivitetsparate», «12 pct. af de …»)."""
    right = scene.place(mention).right
    for group in scene.groups_in((mention.end, min(right[1], mention.end + 60))):
        return group if _NEAR.fullmatch(scene.lowered[mention.end : group.start]) else None
    return None


def nearest(groups: list[GroupMention], mention: Mention, scene: Scene, left: Span, right: Span) -> str:
    """The group of the figure's own stretch: what follows with a preposition, else what leads up to it."""
    ids = {g.id for g in groups}
    if len(ids) == 1:
        return groups[0].id
    after = [g for g in groups if right[0] <= g.start < right[1]]
    before = [g for g in groups if left[0] <= g.start < left[1]]
    if after and after[0].start - right[0] <= 12 and not opens_next(after[0], right, scene):
        return after[0].id
    if before:
        return before[-1].id
    earlier = [g for g in groups if g.end <= mention.start]
    if earlier and (not after or opens_next(after[0], right, scene)):
        return earlier[-1].id
    if after:
        return after[0].id
    return min(groups, key=lambda g: abs(g.start - mention.start)).id


def opens_next(group: GroupMention, right: Span, scene: Scene) -> bool:
    """Whether a group after a comma belongs to the figure that follows («…, og for match 2 49,5 pct.»)."""
    return "," in scene.lowered[right[0] : group.start] and 0 <= right[1] - group.end <= 12


def united(groups: list[GroupMention]) -> str:
    """The one group that a stretch of text is about, SEVERAL where it names groups without a common id."""
    ids = list(dict.fromkeys(g.id for g in groups))
    if len(ids) == 1:
        return ids[0]
    if SEVERAL in ids:
        return SEVERAL
    ready = [i for i in ids if i in ("aktivitetsparate", "kth_jobparat") or i.startswith("match")]
    benefits = [i for i in ids if i not in ready]
    common = combine(benefits, ready)
    if common:
        return common
    return SEVERAL


def backwards(scene: Scene, offset: int) -> tuple[list[Span], list[Span]]:
    """What the sentence may refer back to: near (earlier sentences, its list's lead), far (earlier paragraphs)."""
    near: list[Span] = []
    start = scene.reading.sentence_at(offset)[0]
    for _ in range(4):
        previous = scene.previous_sentence(start)
        if previous is None:
            break
        near.append(previous)
        start = previous[0]
    if (lead := scene.lead(offset)) is not None:
        near.append(lead)
    far = [(block.start, block.end) for block in scene.blocks_before(offset, 2)]
    if (table := scene.table_before(offset)) is not None:
        near += [(c.start, c.end) for c in table.corner()]
        near += [table.caption] if table.caption else []
    return near, far


def in_table(mention: Mention, table: Table, cell: Cell, scene: Scene) -> Found:
    """The group of a cell: its own words, row label, column headers, caption, then the text above the table."""
    if table.is_header(cell):
        own = label_group(scene.text[cell.start : cell.end], scene.year)
        if own is not None:
            return own.id or None, "literal"
    if reads_as_prose(table, cell, scene) and (said := scene.groups_in((cell.start, cell.end))):
        return united([g for g in said if g.axis != "trait"] or said) or None, "literal"
    in_row, above = scene.of_row(of_row, table, cell), scene.of_column(of_column, table, cell)
    if in_row is None or above is None:
        return None, "inherited"
    labels = [*in_row, *above]
    firm = [g for g in labels if g.axis != "trait"]
    if _TOTAL.match(scene.lowered, *label_span(table, cell)):
        firm = []
        rows = {g.id for g in row_groups(table, scene)}
        if len(rows) >= 3 and not isinstance(mention.value, Amount):
            return common_ancestor({scene.narrowed(id, cell.start) or id for id in rows}), "inherited"
    columns = table.column_headers(cell)
    whole = columns and not firm and _TOTAL.match(scene.lowered, columns[-1].start, columns[-1].end)
    if whole and len({g.id for g in column_groups(table, scene)}) >= 3 and not isinstance(mention.value, Amount):
        return "alle_ydelser", "inherited"
    if firm:
        return readied(joined(firm), table, scene), "inherited"
    others = scene.of_table(of_whole, table)
    if not labels and not [g for g in others if g.axis != "trait"]:
        others = others + [g for section in scene.headings(table.start) for g in scene.groups_of_title(section)]
    around = [g for g in others if g.axis != "trait"]
    if around:
        return united(around) or None, "inherited"
    traits = [g for g in (*labels, *others) if g.id != "ledige"]
    return (traits[0].id or None, "inherited") if traits else (None, "inherited")


def of_row(table: Table, cell: Cell, scene: Scene) -> list[GroupMention] | None:
    """The groups that a row's labels name, the innermost first; None for a row of the rest."""
    return _of_heads(table.row_headers(cell), scene)


def of_column(table: Table, cell: Cell, scene: Scene) -> list[GroupMention] | None:
    """The groups that a column's headers name, the lowest first; None for a column of the rest."""
    return _of_heads(table.column_headers(cell), scene)


def _of_heads(heads: Sequence[Cell], scene: Scene) -> list[GroupMention] | None:
    if any(_REST.match(scene.lowered, head.start, head.end) for head in heads):
        return None
    found = (label_group(scene.words(head), scene.year) for head in reversed(heads))
    return [group for group in found if group is not None]


def of_whole(table: Table, scene: Scene) -> list[GroupMention]:
    """The groups that the caption and the corner of a table name."""
    spans = [table.caption] if table.caption is not None else []
    spans += [(c.start, c.end) for c in table.corner()]
    return [g for span in spans for g in scene.groups_in(span)]


_TOTAL = re.compile(r"\s*(?:(?:klyngen|kommunen|hele landet|landet) )?(?:i ?alt|total|samlet|alle)\b")


def label_span(table: Table, cell: Cell) -> Span:
    """The label of the cell's own row, an empty span where it has none."""
    label = table.at(cell.row, 0)
    return (label.start, label.end) if label is not None and label is not cell else (cell.start, cell.start)


def row_groups(table: Table, scene: Scene) -> list[GroupMention]:
    """The groups that the row labels of a table name."""
    cells = [table.at(row, 0) for row in range(table.header_rows, table.rows)]
    return [g for c in cells if c is not None for g in scene.groups_in((c.start, c.end)) if g.axis != "trait"]


def column_groups(table: Table, scene: Scene) -> list[GroupMention]:
    """The groups that the column headers of a table name."""
    heads = (table.at(row, column) for row in range(table.header_rows) for column in range(1, table.columns))
    return [g for c in heads if c is not None for g in scene.groups_in((c.start, c.end)) if g.axis != "trait"]


_REST = re.compile(r"\s*(?:øv-?\s?rige|andre|andet|uoplyst)\b")


def readied(group: str | None, table: Table, scene: Scene) -> str | None:
    """«Aktivitetsparate, 1. april:» above rows of benefits: the rows are of those who are activity-ready."""
    if group not in ("kontanthjaelp", "uddannelseshjaelp"):
        return group
    above = scene.groups_in(table.caption) if table.caption else []
    for section in scene.headings(table.start)[:1]:
        above = above + scene.groups_of_title(section)
    for block in scene.blocks_before(table.start, 1):
        if scene.lowered[block.start : block.end].rstrip().endswith(":"):
            above = above + scene.groups_in((block.start, block.end))
    named = {g.id: g.axis for g in above}
    if list(named.values()) != ["readiness"]:
        return group
    return combine([group], list(named)) or group


def joined(firm: list[GroupMention]) -> str | None:
    """One group from row and column labels: a benefit and a readiness combine, else the innermost wins."""
    if len({g.id for g in firm}) == 1:
        return firm[0].id or None
    ready = next((g.id for g in firm if g.axis == "readiness"), None)
    benefit = next((g.id for g in firm if g.axis == "benefit"), None)
    if ready and benefit:
        return combine([benefit], [ready]) or benefit
    return firm[0].id or None
