"""The indicator of each figure of a document, in text order: its own words, its table, or what it continues."""

import re

from extractor.assembly.observations.focus import (
    CHANGES,
    IT_IS,
    NO_LINK,
    PART_OF,
    PART_RIGHT,
    Link,
    Told,
    bare,
    clause,
    equals,
)
from extractor.assembly.observations.group import backwards, counted, groups_after, line_above
from extractor.assembly.observations.indicator import (
    NAME,
    STRONG,
    Ideas,
    counterparts,
    era,
    ideas_in,
    kind_of,
    match,
    of_its_time,
    union,
)
from extractor.assembly.observations.measure_table import in_table
from extractor.assembly.observations.memory import NO_THEME, Memory, bare_aim, main_share, names_it, theme_of
from extractor.assembly.observations.people import happens, people_of
from extractor.assembly.scene import Place, Scene, Span
from extractor.lang.cues import ideas
from extractor.lang.gated import gated
from extractor.schema.facts import Mention
from extractor.schema.values import Basis, Count, Duration, Percentage

_REFERS = re.compile(
    r"\b(?:det svarer|dette svarer|svarende til|heraf|hvoraf|disse|denne andel|"
    r"(?:andelen|antallet|tallet|tallene)(?! (?:af|der|som|,|med)\b)|"
    r"det skyldes|(?:projekt)?perioden|de tre \w{0,20}måneder|månederne|undersøgelsen|målet er|det tilsvarende|"
    r"tilsvarende|niveauet|gruppen|var det|er det|opgørelse\w{0,3}|ligger på|"
    r"(?:er|være|komme) (?:ned )?(?:under|på)|ned på|ned under|højeste andel|oppe på|nede på)\b"
)
_ABOUT = r"(?:ca\. |cirka |omkring |knap |godt )?$"
_MOVED = r"\b(?:steget|faldet|øget|reduceret|vokset|stiger|falder|steg|faldt|voksede|gået|ændret)"
_GROWTH = gated(
    r"\b(?:stigning|fald|vækst|reduktion|nedgang|forøgelse|tilvækst|tilbagegang|fremgang)\w{0,3}\b"
    r"(?:[\wæøå ]{0,60}\bpå | (?:(?:er|var|udgør|udgjorde|blev) )?(?:på )?)" + _ABOUT + "|"
    + _MOVED + r"(?: [\wæøå ]{0,40}med)? (?:med )?" + _ABOUT
)  # fmt: skip
_MORE_THAN = re.compile(
    r" ?(?:flere|færre|højere|lavere|mere|mindre)(?: [a-zæøå-]{3,30}){0,2} end\b| ?(?:flere|færre)(?:[.,;)]|$)"
)
_MORE_OR_FEWER = re.compile(r" (?:flere|færre)\b")
_SPAN = gated(
    r"\bfra (?:ca\. )?[\d.]{1,9} (?:\w{3,20} )?til (?:ca\. )?[\d.]{1,9}, "
    r"(?:altså |dvs\. |det er |svarende til )?(?:ca\. |godt |knap )?$"
)
_FROM_TO = gated(_MOVED + r"\b[\wæøå ]{0,60}\bfra\b[^;]{0,80}(?:altså|svarende til|dvs\.|\() ?$")
_AGAINST = re.compile(  # «… er 6,1 %, hvilket er på linje med Holbæk (5,8 %) og lavere end i Kalundborg (9,4 %)»
    r"[^.;:\d]{0,60}\b(?:på linje med|på niveau med|op imod|op mod|lavere end|højere end|over for|sammenlignet med|mod)"
    r"[^.;:,\d]{0,30}\(?$"
)
_SAME_ROW = re.compile(
    r"(?: [\wæøå-]{3,30})?(?: i [\wæøå. ]{2,18}| nu| pr\. [\w. ]{2,18})?,? (?:mod|til|og|eller) "
    r"(?:normalt )?(?:højst )?"
    r"(?:ca\. |knap |godt )?"
)
_SIZE = re.compile(
    r"\b(?:der (?:er|var)|(?:er|var) der|(?:har|havde) lige nu|berøres|berører|indgår|udgør|udgjorde|talte|tæller|"
    r"bestod af|består af|modtager|modtog|"
    r"af de|samtlige|blandt|"
    r"i alt|omfatter|antallet [\wæøå ,]{0,60})[\wæøå ]{0,24}$"
)
_OF_STAFF = re.compile(
    r"\.? (?:af (?:de |vores |kommunens |jobcentrets )?)?(?:medarbejder|sagsbehandler|konsulent|ansatte)"
)
_BY_COMPARISON = re.compile(
    r"(?:til sammenligning|på landsplan|i hele landet|i regionen|i klyngen|i region [\wæøå]{3,12}) "
    r"(?:er|var|lå|ligger|udgør|udgjorde) (?:der|den|tallet|andelen|det|(?:lands)?gennemsnittet)"
    r"(?: for [\wæøå ]{3,24})?(?: på)?(?: ca\.| cirka| omkring| knap| godt| kun| blot)? ?"
)
_PER_WORKER = re.compile(
    r" (?:sager |borgere |ledige |forløb )?pr\.? "
    r"[a-zæøå]{0,20}(?:behandler|rådgiver|konsulent|medarbejder|formidler|vejleder|årsværk)"
)
_NO_NOUN = re.compile(
    r" (?:pr\.|været|haft|fået|modtaget|er|var|har|havde|ikke|gået|kommet|blevet|af (?:dem|disse)|i|på|for|mod|og)\b"
)
_PART = re.compile(r"\b(?:heraf|hvoraf|henholdsvis|sig om|yderligere)\b[\wæøå ]{0,24}$")


_THINGS = ("antal_ansatte", "antal_akutjob")  # a part of the staff is staff, a part of the people something else
_PASSING = ("other", "udvikling_antal_pct", "aendring_procentpoint", "bevilling_kr", "antal_personer")


def indicator_of(mention: Mention, scene: Scene, memory: Memory, goes: Link) -> tuple[str, Basis]:
    """The indicator's id, and whether its words stand in the figure's own sentence; `memory` is kept up here."""
    kind = kind_of(mention, scene)
    if goes.again is not None:
        found, basis = goes.again.indicator, "inherited"
    elif (cell := scene.cell(mention)) is not None:
        found, basis = in_table(mention, *cell, scene, kind, memory.latest), "inherited"
    else:
        found, basis = in_prose(mention, scene, kind, memory, goes)
        memory.by_sentence.setdefault(scene.place(mention).sentence[0], set()).add(found)
    if found not in _PASSING:
        memory.latest[kind] = found
        memory.first.setdefault(kind, found)
        for group in scene.groups_in(scene.reading.sentence_at(mention.start)):
            memory.by_group[kind, group.id] = found
    if goes.whole is None and found not in NO_THEME:
        memory.measured.append((mention.start, mention.value.kind, getattr(mention.value, "unit", None), found))
    memory.last, memory.last_kind = found, mention.value.kind
    return found, basis  # type: ignore[return-value]


def in_prose(mention: Mention, scene: Scene, kind: str, memory: Memory, goes: Link) -> tuple[str, Basis]:
    """The figure's clause, then its sentence, then what the sentence says it continues."""
    place = scene.place(mention)
    if (plain := by_form(mention, scene, kind, memory)) is not None:
        return plain, "literal"
    if (told := told_again(mention, scene, memory)) is not None:
        return told, "inherited"
    if goes.measure is not None and goes.measure.indicator not in (*CHANGES, *_THINGS) and names_it(mention, scene):
        return goes.measure.indicator, "inherited"
    found, ideas_here = of_itself(mention, scene, kind, goes)
    if goes.whole is not None and kind == "count":
        told_of = goes.whole.indicator
        if found and found[0] == "antal_aktiveringsforloeb" and told_of != found[0]:
            return "other", "literal"
        if (found is None or found[1] < STRONG) and told_of != "other" and groups_after(mention, scene):
            return "antal_personer", "literal"
        if goes.whole.indicator in _THINGS:
            return goes.whole.indicator, "inherited"
    if found and found[1] >= STRONG:
        return of_its_time(found[0], ideas_here, scene), "literal"
    if kind == "count":
        if (people := people_of(mention, scene, goes)) is not None:
            return people, "literal"
        if found == ("antal_personer", LIGHT) and goes.whole is None and happens(mention, scene):
            found = None
    if goes.restated is not None and goes.restated.mention.value.kind != mention.value.kind:
        return other_way(goes.restated, kind, scene), "inherited"
    if (swapped := of_pair(mention, scene, memory)) is not None:
        return swapped, "inherited"
    better = found is not None and goes.measure is not None and goes.measure.indicator == "other"
    if goes.measure is not None and goes.measure.indicator not in CHANGES and not better:
        return goes.measure.indicator, "inherited"
    part = is_part(mention, scene, kind, goes) or (goes.whole is not None and goes.whole.indicator == "other")
    refers = scene.says(_REFERS, place.sentence) and not part
    earlier = of_earlier(mention, scene, kind, memory, ideas_here) if refers else None
    if earlier is not None:
        return earlier, "inherited"
    if found is None and bare_aim(mention, scene, kind) and (aimed := main_share(scene, memory)) is not None:
        return aimed, "inherited"
    if (
        found is None
        and goes.measure is None
        and goes.whole is None
        and (theme := theme_of(mention, scene, memory)) is not None
    ):
        return theme, "inherited"
    return (found[0], "literal") if found else ("other", "literal")


_PAIRS = (
    ("rettidighed_samtaler", "rettidighed_tilbud"),
    ("andel_faerre_end_4_samtaler_6m", "andel_uden_1_tilbud_6m"),
    ("andel_mindst_4_samtaler_6m", "andel_mindst_1_tilbud_6m"),
    ("fokusmaal_samtaler_12m", "fokusmaal_tilbud_12m"),
)
_TALKS = gated(r"\bsamtale(?:r|rne)?\b")
_OFFERS = gated(r"\b(?:tilbud|tilbuddene|aktivering)\b")


def of_pair(mention: Mention, scene: Scene, memory: Memory) -> str | None:
    """«Landsgennemsnittet for tilbud er 75 pct.»: the measure before, of talks or of offers as this clause says."""
    known = memory.latest.get("percentage")
    pair = next((pair for pair in _PAIRS if known in pair), None)
    if pair is None or not isinstance(mention.value, Percentage):
        return None
    span = clause(mention, scene.place(mention).sentence, scene)
    behind = _BESIDE.match(scene.lowered, mention.end, mention.end + 40)
    talks = behind["what"] == "samtale" if behind else scene.says(_TALKS, span)
    offers = behind["what"] != "samtale" if behind else scene.says(_OFFERS, span)
    if talks == offers:
        return None
    named = ("samtale", "samtaler", "samtalerne", "tilbud", "tilbuddene", "aktivering")
    if not bare(mention, scene.place(mention).sentence, scene, named):
        return None
    return pair[0] if talks else pair[1]


def by_form(mention: Mention, scene: Scene, kind: str, memory: Memory) -> str | None:
    """What the words right beside a figure settle: growth, a comparison, a label, an hour, a row, a pair, staff."""
    low = scene.lowered
    start = scene.place(mention).sentence[0]
    left = low[max(start, mention.start - 90) : mention.start]
    right = low[mention.end : mention.end + 60]
    if kind == "percentage" and (
        _GROWTH.search(left) or _MORE_THAN.match(right) or _FROM_TO.search(left) or _SPAN.search(left)
    ):
        return "udvikling_antal_pct"
    if kind == "count" and _MORE_OR_FEWER.match(right):
        expected = "expected" in ideas_in(scene, scene.place(mention).sentence)
        return "resultatmaal_forventet_andel" if expected else "other"
    if kind == "count" and label_only(mention, scene):
        return "antal_personer"
    if kind == "count" and _PER_WORKER.match(right):
        return "sager_pr_sagsbehandler"
    if isinstance(mention.value, Duration) and mention.value.unit == "hour":
        return "other"
    before = _before(mention, scene)
    if before is not None and before.start >= start:
        same_kind = before.value.kind == mention.value.kind and getattr(mention.value, "noun", None) is None
        same_row = same_kind and kind == "count" and _SAME_ROW.fullmatch(low[before.end : mention.start])
        if same_row and memory.last not in ("", "other"):
            return memory.last
        alike = before.value.kind == mention.value.kind == "percentage" and memory.last not in ("", "other")
        if alike and _AGAINST.match(low, before.end, mention.start):
            return memory.last
        pair = counterparts().get(memory.last) if equals(left, 0, len(left)) else None
        if pair and before.value.kind != mention.value.kind:
            return pair
    return "other" if kind == "percentage" and _OF_STAFF.match(low, mention.end) else None


def is_part(mention: Mention, scene: Scene, kind: str, goes: Link) -> bool:
    """Whether a number tells of some of the people told of before, whatever it says of them."""
    low, reach = scene.lowered, mention.end + 40
    of = PART_RIGHT.match(low, mention.end, reach) or PART_OF.match(low, mention.end, reach)
    return kind == "count" and (goes.whole is not None or of is not None)


Scored = tuple[str, int]
LIGHT = 20  # the weight of a counted noun that only says that people are meant


def of_itself(mention: Mention, scene: Scene, kind: str, goes: Link) -> tuple[Scored | None, Ideas]:
    """The rule that the figure's own words satisfy, with its weight, and the ideas of its sentence."""
    place = scene.place(mention)
    start = place.sentence[0]
    at = mention.start - start
    left = scene.lowered[max(start, mention.start - 90) : mention.start]
    own = own_noun(mention, scene, left, goes)
    whole_ideas = beside(mention, era(ideas_in(scene, place.sentence), scene), scene)
    whole = match(whole_ideas, kind, at, own)
    stretch = (scene.place(scene.row(mention)[0]).left[0], _statement_end(place, scene))
    said = whole
    if stretch != place.sentence:
        said = match(beside(mention, era(ideas_in(scene, place.sentence, stretch), scene), scene), kind, at, own)
    again = goes.restated is not None and goes.restated.mention.start >= start
    found = said if said and not again and (whole is None or said[1] >= whole[1] - 12) else whole
    if is_part(mention, scene, kind, goes):
        stretch = goes.part if goes.whole else (mention.end, place.right[1])
        found = match(era(ideas_in(scene, place.sentence, stretch), scene), kind, at, own)
    elif said is None and kind == "count" and does_itself(mention, scene):
        found = None  # «64 har fået en mentor, og 72 er begyndt på en uddannelse»
    elif afar(mention, scene) and (without := match(whole_ideas, kind, at)) and without[1] >= STRONG:
        found = without  # «fire rådgivere, så sagstallet falder til 45»: the noun was counted by an earlier figure
    return found, whole_ideas


_NEXT = re.compile(r", (?:og |men )?(?:det|hvilket|så|for|selv om|skønt|men)\b|; ")


_REQUIRED = re.compile(r"\w{1,6} (?:eller flere |lovpligtige |aktive? )?(?:job)?(?:samtale|tilbud)")


def _statement_end(place: Place, scene: Scene) -> int:
    """Where a remark on the figure begins («…, og det har vi aldrig lagt skjul på»), else the stretch's end.

    The number of talks or offers that a measure asks for («48 pct. har haft seks samtaler») ends no stretch.
    """
    (start, end), last = place.right, place.sentence[1]
    while end < last and _REQUIRED.match(scene.lowered, end, last):
        following = scene.values_in((end + 1, last))
        end = following[0].start if following else last
    remark = _NEXT.search(scene.lowered, start, end)
    return remark.start() if remark else end


_VERB = re.compile(r" (?:er|var|har|havde|får|fik|blev|kom|går|gik)\b")


def does_itself(mention: Mention, scene: Scene) -> bool:
    """Whether a number that is not its sentence's first has no noun but a verb of its own."""
    place = scene.place(mention)
    return place.left[0] > place.sentence[0] and _VERB.match(scene.lowered, mention.end, mention.end + 8) is not None


_BESIDE = re.compile(r" ?(?:på|for|i) (?:[\wæøå]{2,12} )?(?P<what>samtale|tilbud|aktiv)")


def beside(mention: Mention, found: Ideas, scene: Scene) -> Ideas:
    """«93 pct. på samtaler og 85 pct. på tilbud»: of the two, what stands right behind the figure."""
    told = _BESIDE.match(scene.lowered, mention.end, mention.end + 40)
    if told is not None:
        other = "offer" if told["what"] == "samtale" else "talk"
    elif "timely" in found and "talk" in found and "offer" in found:
        at = mention.start - scene.place(mention).sentence[0]
        talk, offer = (max((i for i in found[id] if i < at), default=-1) for id in ("talk", "offer"))
        other = "offer" if talk > offer else "talk"
    else:
        return found
    return {id: at for id, at in found.items() if id != other}


def other_way(told: Told, kind: str, scene: Scene) -> str:
    """The measure of a share that says in another way how many of a whole were told, and the reverse."""
    pair = counterparts().get(told.indicator)
    if pair is None:
        place = scene.place(told.mention)
        said = era(ideas_in(scene, place.sentence), scene)
        best = match(said, kind, told.mention.start - place.sentence[0])
        pair = of_its_time(best[0], said, scene) if best and best[1] >= STRONG else None
    return pair or "other"


def of_earlier(mention: Mention, scene: Scene, kind: str, memory: Memory, own: Ideas) -> str | None:
    """The measure of what the sentence refers back to: of its group, of the sentences before, of the last share."""
    if (known := of_group(mention, scene, kind, own, memory)) is not None:
        return known
    sentence = scene.place(mention).sentence
    near, far = backwards(scene, mention.start)
    for span in (*near, *far)[:3]:
        both = union(own, not_told(ideas_in(scene, span), own))
        earlier = match(both, kind, mention.start - sentence[0])
        if earlier and earlier[1] >= STRONG:
            return of_its_time(earlier[0], both, scene)
    share = kind == "percentage" and getattr(mention.value, "unit", None) != "fraction"
    return main_share(scene, memory) if share and _goes_on(mention, scene, sentence) else None


_EITHER = frozenset(("offer", "talk"))


def not_told(earlier: Ideas, own: Ideas) -> Ideas:
    """What an earlier sentence adds: «For tilbud er tallene …» speaks of offers, not of the talks told before."""
    return {id: at for id, at in earlier.items() if id not in _EITHER} if _EITHER & own.keys() else earlier


def _goes_on(mention: Mention, scene: Scene, sentence: Span) -> bool:
    """Whether nothing but the paragraph can tell what is measured: the clause names nothing, or opens by a pronoun."""
    opening = clause(mention, sentence, scene)[0]
    opens = any(_PRONOUN.match(scene.lowered, start, sentence[1]) for start in (sentence[0], opening))
    return opens or bare(mention, sentence, scene)


_PRONOUN = re.compile(r"[ «»\"-]{0,4}(?:og |men |så )?(?:det|dette|denne|disse|den|de|heraf|her|vi|andelen|tallet)\b")


def told_again(mention: Mention, scene: Scene, memory: Memory) -> str | None:
    """«Det er 487 personer», «det er omtrent hver fjerde»: the last figure's indicator as a share or as a count."""
    start = scene.place(mention).sentence[0]
    if memory.last_kind == "":
        return None
    low = scene.lowered
    if not (IT_IS.fullmatch(low, start, mention.start) or _BY_COMPARISON.fullmatch(low, start, mention.start)):
        return None
    if re.match(r" ?(?:flere|færre|højere|lavere|mere|mindre)\b", low[mention.end : mention.end + 10]):
        return None
    unit = getattr(mention.value, "unit", None)
    for one in reversed(memory.told[-4:]):
        if one.indicator not in CHANGES:
            alike = one.mention.value.kind == mention.value.kind and getattr(one.mention.value, "unit", None) == unit
            return one.indicator if alike else counterparts().get(one.indicator)
    same = memory.last_kind == mention.value.kind
    return memory.last if same else counterparts().get(memory.last)


def of_group(mention: Mention, scene: Scene, kind: str, found: Ideas, memory: Memory) -> str | None:
    """The indicator last told of the one group that the sentence names («For sygedagpengemodtagere er andelen …»)."""
    if {"offer", "talk", "mentor"} & set(found):
        return None
    ids = {g.id for g in scene.groups_in(scene.place(mention).sentence) if g.axis != "trait"}
    return memory.by_group.get((kind, ids.pop())) if len(ids) == 1 else None


def refers_back(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence continues what an earlier one tells of."""
    return scene.says(_REFERS, sentence)


def continues(mention: Mention, scene: Scene, memory: Memory) -> bool:
    """Whether a figure goes on with the story of the sentence before: by its words, or by the same indicator."""
    sentence = scene.place(mention).sentence
    whole = isinstance(
        mention.value, Percentage
    )  # «er andelen uændret, nemlig 40 %» goes on, a number beside it does not
    if refers_back(scene, sentence if whole else clause(mention, sentence, scene)):
        return True
    previous = scene.previous_sentence(sentence[0])
    own = memory.by_sentence.get(sentence[0], set()) - {"other", "bevilling_kr"}
    return previous is not None and bool(own & memory.by_sentence.get(previous[0], set()))


def label_only(mention: Mention, scene: Scene) -> bool:
    """«Jobparate388»: a group's name and its number alone on a line."""
    line = scene.text.rfind("\n", 0, mention.start) + 1
    if mention.end - line > 48 or scene.text[mention.end : mention.end + 1] not in ("", "\n"):
        return False
    groups = scene.groups_in((line, mention.start))
    if groups:
        return groups[0].start == line and groups[-1].end >= mention.start - 2
    return line_above(mention, scene) is not None


def _before(mention: Mention, scene: Scene) -> Mention | None:
    """The figure before this one, not further than a clause away."""
    earlier = scene.values_in((max(0, mention.start - 120), mention.start))
    return earlier[-1] if earlier else None


def own_noun(mention: Mention, scene: Scene, left: str, goes: Link = NO_LINK) -> Ideas:
    """The ideas of the counted noun phrase; persons in general count as a population only where a size is told."""
    noun = getattr(mention.value, "noun", None)
    if noun is None:
        noun = scene.lowered[mention.end : min(mention.end + 40, scene.place(mention).right[1])]
        if _NO_NOUN.match(noun):
            noun = ""
    elif goes.whole is not None and not scene.lowered.startswith(noun.lower(), mention.end + 1):
        noun = ""  # «af de 74 ledige havde 25 …»: the noun is that of the whole
    if (counts := counted(mention, scene)) is not None:
        noun += " " + scene.lowered[counts.start : counts.end]
    found = ideas(NAME, noun.lower())
    anybody = isinstance(mention.value, Count) and "people" in found and "members" not in found
    named = anybody and ((counts is not None and counts.axis != "trait") or belongs(mention, scene))
    if anybody and not named and (goes.whole is not None or _PART.search(left) or not _SIZE.search(left)):
        return {id: at for id, at in found.items() if id != "people"}
    return found


def afar(mention: Mention, scene: Scene) -> bool:
    """Whether the counted noun stands with another figure, in another clause."""
    noun = getattr(mention.value, "noun", None)
    if noun is None or scene.lowered.find(noun.lower(), mention.end, mention.end + 60) >= 0:
        return False
    at = scene.lowered.rfind(noun.lower(), 0, mention.start)
    return at >= 0 and "," in scene.lowered[at : mention.start]


_ON = re.compile(r"(?: [\wæøå-]{1,24}){1,5}? (?:på|i|udbetalt|modtager|modtog|modtaget|får|fik|fået|med)(?: et| en)? $")


def belongs(mention: Mention, scene: Scene) -> bool:
    """«812 borgere i Middelfart på sygedagpenge»: the counted are said to be of a group a few words on."""
    groups = [g for g in scene.groups_in((mention.end, mention.end + 60)) if g.axis != "trait"]
    return bool(groups) and _ON.fullmatch(scene.lowered, mention.end, groups[0].start) is not None
