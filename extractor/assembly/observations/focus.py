"""What a figure goes on with: the same figure again, a part of one told before, or the same measure once more.

A paragraph has a focus: the measure, group and day that its last figures told of. «De 47 borgere» is that figure
again, «heraf er 12 …» a part of its people, and «For dagpengemodtagerne var den 18,9 pct.» the same measure of
another group: a clause that says nothing but whom, when, where and how much has its measure from the focus.
"""

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from extractor.assembly.observations.days import When
from extractor.assembly.scene import Scene, Span
from extractor.lang import table
from extractor.lang.gated import gated
from extractor.schema.facts import Mention
from extractor.schema.records import Role
from extractor.schema.values import Amount, Count, Duration, Percentage


class Told(Struct, frozen=True, gc=False):
    """A figure that was told, with what became of it."""

    mention: Mention
    indicator: str
    group: str | None
    when: When
    role: Role
    place: tuple[str | None, str | None]
    whole: "Told | None" = None  # of which it is a part


_SAME_AGAIN = re.compile(r"(?<!hvoraf )(?<!heraf )\b(?:de|disse|samtlige|alle) $")
_AMOUNT_AGAIN = re.compile(r"\b\w{3,30}(?:en|et|erne) på $|\bde $")
_PART_LEFT = re.compile(
    r"\b(?:(?<!følge )(?<!grund )heraf|hvoraf|deraf|herunder|(?:af|blandt) (?:dem|disse)|(?:af|blandt) de (?=\d))"
)
PART_RIGHT = re.compile(
    r" ?(?:%|pct\.|procent)? ?(?:af|blandt) (?:dem|disse|gruppen|sagerne|tilfældene|borgerne|deltagerne|"
    r"kursisterne|de pågældende)\b"
)
EQUALS = re.compile(
    r"\b(?:svarende til|svarer (?:det )?til|og det (?:er|udgør)|hvilket (?:er|udgør|svarer til)|"
    r"dvs\.|det vil sige|altså|lig med|eller)\s{1,2}"
    r"(?:i alt )?(?:ca\. |cirka |godt |knap |omtrent |lidt over )?$|\($"
)
_EQUALS_END = ("til", "er", "udgør", "dvs.", "sige", "altså", "med", "eller", "alt", "ca.", "cirka", "godt", "knap",
               "omtrent", "over", "(")  # fmt: skip
IT_IS = re.compile(  # the sentence opens by saying the figure before in another way
    r"[»«\"–— -]{0,3}(?:det|dette|så det|samlet|tilsammen|i alt|det i alt) (?:er|var|svarer(?: det)?(?: altså)? til|"
    r"udgør|drejer (?:det )?sig om|er der tale om)"
    r"(?: altså| dermed| i alt)?(?: (?:en|et) (?:nedgang|stigning|fald|fremgang|tilbagegang|forbedring) fra)?"
    r"(?: ca\.| cirka| omtrent| omkring| knap| godt| over| mere end| næsten| i alt)? ?"
)
_TOGETHER = re.compile(r"samlet|tilsammen")
_LATER = re.compile(r"\b(?:nu|siden|senere|efterfølgende|derefter|herefter)\b")
_MORE = re.compile(r" ?(?:flere|færre|højere|lavere|mere|mindre)\b")
MOST_PARTS = 12  # parts of one whole that are told in a row
_ALSO = re.compile(r"(?:, (?:og|mens)| og| mens) (?:ca\. |godt |knap |kun |omkring )?$")
PART_OF = re.compile(r" ?(?:%|pct\.|procent)? ?af (?:de|disse) (\d{1,3}(?:\.\d{3}){1,2}|\d{1,6})\b")
_END_OF_PART = re.compile(r";|\. |, mens | mens ")
CHANGES = ("udvikling_antal_pct", "aendring_procentpoint")
LONGEST = 240  # letters of a clause, and how far from the figure it is looked for
PAST = gated(
    r"\b(?:var|havde|blev|fik|lå|stod|foregik|gik|kom|udgjorde|modtog|manglede|svarede|deltog|endte|faldt|steg|nåede|holdt|"
    r"mødte|begyndte|startede|sluttede|mistede|afsluttede|behandlede|androg|bestod|viste|fordelte|vedrørte|pegede|varede|"
    r"ventede|afventede|fandtes|kostede|brugte|sad|var|talte|omfattede|opfyldte|meldte|udeblev|rejste|søgte|dækkede|svandt|"
    r"voksede|vedrørte|drejede|skyldtes|passerede|lykkedes|kunne|måtte|tog|gav|ramte|overskred|medførte|verserede)\b"
)
_FAR = 4000  # how far back, in letters, a figure can be told again
_SENTENCES = 3  # how far back a part or a bare clause looks
_CUT = re.compile(r"[,;:–]| mens | hvor(?:imod)? | og (?=for |på |blandt |hos |i )")
_NUMBER_OF = gated(r"\bantal(?:let)? (?:af )?(?:nye )?[a-zæøå]{5}")
_WORD = re.compile(r"[a-zæøå]+(?:-[a-zæøå]+)*")


def again(mention: Mention, scene: Scene, told: list[Told]) -> Told | None:
    """The figure that «de 47 borgere» or «mindreforbruget på 4,3 mio. kr.» names a second time."""
    value = mention.value
    if not scene.lowered.endswith(("de ", "disse ", "på ", "samtlige ", "alle "), 0, mention.start):
        return None
    left = scene.lowered[max(0, mention.start - 40) : mention.start]
    if not (_SAME_AGAIN if isinstance(value, Count) else _AMOUNT_AGAIN).search(left):
        return None
    number = getattr(value, "value", None)
    for one in reversed(told[-30:]):
        if mention.start - one.mention.end > _FAR:
            return None
        other = one.mention.value
        if other.kind == value.kind and getattr(other, "value", None) == number:
            return one
    return None


def whole_of(mention: Mention, scene: Scene, told: list[Told]) -> tuple[Told, Span] | None:
    """The number of people of whom the figure tells a part («heraf 12 …», «44 pct. af dem …»), and the words on it."""
    place = scene.place(mention)
    start = place.sentence[0]
    low = scene.lowered
    money = isinstance(mention.value, Amount)
    near = max(start, mention.start - 200), mention.start
    marks = list(_PART_LEFT.finditer(low, *near)) if _may_part(low[near[0] : near[1]]) else []
    if marks and not _END_OF_PART.search(low, marks[-1].end(), mention.start):
        mark = marks[-1]
        named = mark[0].endswith("de ")
        if named and mark.end() == mention.start:
            return None
        one = _last(mark.end() + named if mark.end() < mention.start else mark.start(), start, scene, told, money)
        return (one, (max(mark.start(), place.left[0]), _past_restated(mention, scene))) if one else None
    if PART_RIGHT.match(low, mention.end, mention.end + 30):
        one = _last(mention.start, start, scene, told, money)
        return (one, clause(mention, place.sentence, scene)) if one else None
    last = told[-1]
    if last.whole is not None and last.mention.start >= start and _ALSO.search(low, last.mention.end, mention.start):
        return last.whole, clause(
            mention, place.sentence, scene
        )  # «13,2 pct. af dem har …, mens 38,5 pct. har haft en mentor»
    if one := _shared_out(mention, scene, told):
        return one, clause(mention, place.sentence, scene)
    if number := PART_OF.match(low, mention.end, mention.end + 40):
        for one in reversed(told[-MOST_PARTS:]):
            if isinstance(one.mention.value, Count) and one.mention.value.value == int(number[1].replace(".", "")):
                return one, clause(mention, place.sentence, scene)
    return None


def _may_part(words: str) -> bool:
    """Whether a stretch holds what every word for a part has in it; most do not."""
    return "af d" in words or "raf" in words or "herunder" in words or "blandt d" in words


_DOES = re.compile(
    r" ?(?:%|pct\.|procent)? (?:er|var|har|havde|får|fik|blev|går|gik|kom|kommer|venter|ventede|mangler|manglede)\b"
)
_OPENING = re.compile(r"(?:^|, | og )(?:og |ca\. |yderligere |kun |cirka )?$")


def _shared_out(mention: Mention, scene: Scene, told: list[Told]) -> Told | None:
    """«… de 86 sygemeldte. 61 havde fået fire samtaler, 18 havde …»: a number that opens a clause with a verb."""
    sentence = scene.place(mention).sentence
    low = scene.lowered
    noun = getattr(mention.value, "noun", None)
    beside = noun is not None and low.startswith(noun.lower(), mention.end + 1)
    if beside or not _DOES.match(low, mention.end, mention.end + 24):
        return None
    if told[-1].whole is not None and told[-1].mention.start >= sentence[0]:
        return told[-1].whole if _OPENING.search(low, told[-1].mention.end, mention.start) else None
    opens = mention.start == sentence[0] or (
        isinstance(mention.value, Percentage) and _OPENING.search(low, sentence[0], mention.start) is not None
    )
    return _last(mention.start, sentence[0], scene, told, False) if opens else None


def rest_of(mention: Mention, scene: Scene, told: list[Told]) -> Told | None:
    """«Tilbage er der altså 92 borgere»: what is left of the number of which parts were told."""
    sentence = scene.place(mention).sentence
    if not isinstance(mention.value, Count) or scene.lowered.find("tilbage", *sentence) < 0:
        return None
    if not scene.says(_LEFT, sentence):
        return None
    if not scene.says(_LEFT, clause(mention, sentence, scene)):
        return None
    limit = _reach(sentence[0], scene)
    counts = (t for t in reversed(told[-MOST_PARTS:]) if isinstance(t.mention.value, Count) and t.whole is None)
    return next((t for t in counts if t.mention.start >= limit), None)


_LEFT = gated(r"\btilbage (?:er|var|står|stod)\b|\b(?:er|var)\b[\wæøå .]{0,40}\btilbage\b", "tilbage")


def _past_restated(mention: Mention, scene: Scene) -> int:
    """Where the words on a part end: «manglede 112, altså 20,4 pct., både …» goes on behind the share."""
    place = scene.place(mention)
    following = scene.values_in((mention.end, place.sentence[1]))
    if not following or not EQUALS.search(scene.lowered, mention.end, following[0].start):
        return place.right[1]
    return scene.place(following[0]).right[1]


def _last(before: int, start: int, scene: Scene, told: list[Told], money: bool) -> Told | None:
    """The last number (or sum) told before `before`, not further back than some sentences of the paragraph."""
    earlier = (t for t in reversed(told[-MOST_PARTS:]) if t.mention.start < before)
    one = next((t for t in earlier if not isinstance(t.mention.value, Percentage)), None)
    if one is None or one.mention.start < _reach(start, scene):
        return None
    return _main(one, told, scene) if isinstance(one.mention.value, Amount if money else Count) else None


def _latest(one: Told, told: list[Told], limit: int) -> Told:
    """«Højest ligger …» goes on about the last day told of, though an earlier one was looked back to in between."""
    for other in told[-MOST_PARTS:]:
        alike = other.indicator == one.indicator and other.mention.value.kind == one.mention.value.kind
        if alike and other.mention.start >= limit and (other.when.end or date.min) > (one.when.end or date.min):
            one = other
    return one


def _main(one: Told, told: list[Told], scene: Scene) -> Told:
    """«134 borgere mod 101 året før»: the story goes on about the later of two figures set side by side."""
    sentence = scene.place(one.mention).sentence
    for other in reversed(told[-MOST_PARTS:]):
        alike = other.indicator == one.indicator and other.mention.value.kind == one.mention.value.kind
        if other.mention.start < sentence[0] or not alike:
            continue
        if other.mention.start < sentence[1] and (other.when.end or date.min) > (one.when.end or date.min):
            one = other
    return one


def equals(low: str, start: int, end: int) -> bool:
    """Whether the words before a figure that begins at `end` say that it is the one before in another way."""
    return low[start:end].rstrip().endswith(_EQUALS_END) and EQUALS.search(low, start, end) is not None


def restated_by(mention: Mention, scene: Scene, told: list[Told]) -> Told | None:
    """The figure right before, which this one says in another way («…, svarende til 19,6 pct.», «Det er 25,9 pct.»)."""
    sentence = scene.place(mention).sentence
    low = scene.lowered
    one = told[-1]
    if one.mention.start >= sentence[0] and equals(low, max(sentence[0], mention.start - 40), mention.start):
        return one
    opens = IT_IS.fullmatch(low, sentence[0], mention.start)
    if not opens or one.mention.start < _reach(sentence[0], scene):
        return None
    return replace(one, group=None) if _TOGETHER.match(low, sentence[0]) else one


def measure_of(mention: Mention, scene: Scene, told: list[Told]) -> Told | None:
    """The last figure of the same kind, where the clause of this one says nothing of what is measured."""
    sentence = scene.place(mention).sentence
    limit = _reach(sentence[0], scene)
    low = scene.lowered
    if told[-1].mention.start < limit or equals(low, max(sentence[0], mention.start - 40), mention.start):
        return None
    country = _COUNTRY.search(low, max(sentence[0], mention.start - LONGEST_COUNTRY), mention.start)
    if _MORE.match(low, mention.end) or not (country or bare(mention, sentence, scene)):
        return None
    value, row = mention.value, scene.row(mention)
    if len(row) > 1 and (paired := of_row(mention, row, scene, told)) is not None:
        return paired
    if _bare_share(mention, told[-1]) and not _OF_A_NUMBER.match(low, mention.end):
        return told[-1]  # «… 34 pct. af målgruppen. I marts var vi oppe på 41»
    for one in reversed(told[-MOST_PARTS:]):
        if one.mention.start < limit:
            return None
        if one.mention in row:
            continue
        other = one.mention.value
        if other.kind == value.kind and getattr(other, "unit", None) in _units(value):
            if one.mention.start >= sentence[0]:
                return one
            return _main(one, told, scene) if scene.says(PAST, sentence) else _latest(one, told, limit)
    return None


LONGEST_COUNTRY = 48  # letters of the words that set a figure of the country beside one's own
_COUNTRY = re.compile(
    r"\b(?:landsgennemsnit\w{0,3}|landstal\w{0,3}|klyngegennemsnit\w{0,3})"
    r"(?: (?:på|er|var|lå på|ligger på|udgør|udgjorde))?(?: ca\.| cirka| omkring)? $"
)


def _units(value: object) -> tuple[str | None, ...]:
    """The units that a value goes on with; «hver tredje» goes on with «14 pct.», «7 ud af 10» is often of a part."""
    unit = getattr(value, "unit", None)
    return ("fraction", "percent") if unit == "fraction" else (unit,)


_OF_A_NUMBER = re.compile(r" (?:ud )?af (?:de )?\d")


def _bare_share(mention: Mention, last: Told) -> bool:
    """Whether a plain number right after a share can be one too: it counts nothing and is not over a hundred."""
    value = mention.value
    plain = isinstance(value, Count) and value.noun is None and value.value is not None and value.value <= 100
    return plain and isinstance(last.mention.value, Percentage) and last.mention.value.unit == "percent"


def of_row(mention: Mention, row: list[Mention], scene: Scene, told: list[Told]) -> Told | None:
    """«For indsatsklare er tallene 78 og 69 pct.»: the n-th figure goes on with the n-th of the row before."""
    earlier = [t for t in told[-MOST_PARTS:] if t.mention not in row and t.mention.value.kind == mention.value.kind]
    if not earlier:
        return None
    start = scene.place(earlier[-1].mention).sentence[0]
    before = [t for t in earlier if t.mention.start >= start]
    return before[row.index(mention)] if len(before) == len(row) else None


def _reach(start: int, scene: Scene) -> int:
    """Where the paragraph's last sentences before the one at `start` begin."""
    for _ in range(_SENTENCES):
        previous = scene.previous_sentence(start)
        if previous is None:
            break
        start = previous[0]
    return start


def bare(mention: Mention, sentence: Span, scene: Scene, named: tuple[str, ...] = ()) -> bool:
    """Whether the figure's clause says only whom, when, where and how much (and the words `named`)."""
    start, end = clause(mention, sentence, scene)
    low = scene.lowered
    if end - start > LONGEST:
        return False
    if _NUMBER_OF.search(low, start, end):
        return False
    empty, words = _empty(), 0
    known: list[Span] | None = None
    for word in _WORD.finditer(low, start, end):
        if word[0] not in empty and word[0] not in named:
            known = _known((start, end), scene) if known is None else known
            at = word.start()
            if not [1 for a, b in known if a <= at < b]:
                return False
        words += 1
    return words > 1


def _known(span: Span, scene: Scene) -> list[Span]:
    """The days, values, groups and places of a stretch."""
    known = [(m.start, m.end) for m in (*scene.dates_in(span), *scene.values_in(span))]
    known += [(g.start, g.end) for g in scene.groups_in(span)]
    return known + [(p.start, p.end) for p in scene.places_in(span)]


def clause(mention: Mention, sentence: Span, scene: Scene) -> Span:
    """The stretch between the signs and conjunctions around the figure."""
    start, end = sentence
    near = max(start, mention.start - LONGEST), min(end, mention.end + LONGEST)
    return scene.between(_CUT, near, (mention.start, mention.end))[1:]


def _empty() -> frozenset[str]:
    """Words that name no measure (lang/da/focus_words.toml)."""
    global _words
    if not _words:
        _words = frozenset(word for words in table("focus_words")["empty"].values() for word in words)
    return _words


_words: frozenset[str] = frozenset()


def move_of(mention: Mention, scene: Scene, told: list[Told]) -> When | None:
    """«… 36,8 pct. i december mod 55,0 i maj. Det er et fald på 18,2 procentpoint»: from the first day to the last.

    A change right after another one (or in the same sentence) has its days.
    """
    limit = _reach(scene.place(mention).sentence[0], scene)
    last, *before = reversed(told[-2:])
    if last.mention.start < limit or last.when.start is None:
        return None
    if last.indicator in CHANGES:
        return last.when._replace(basis="inherited")
    one = before[0] if before else None
    same = one is not None and one.indicator == last.indicator and one.group == last.group
    if one is None or not same or one.mention.start < limit or one.when.start in (None, last.when.start):
        return None
    first, second = sorted((one.when, last.when), key=lambda when: (when.start or date.min, when.end or date.min))
    return When(first.start, second.end, "inferred")


class Link(Struct, frozen=True, gc=False):
    """What a figure goes on with, each None where it does not."""

    again: Told | None = None
    whole: Told | None = None
    restated: Told | None = None
    measure: Told | None = None
    part: Span = (0, 0)  # the words about the part alone
    moved: When | None = None  # the days between which the figures right before tell of a change
    after_change: bool = False  # the figure right before tells of a change
    since: bool = False  # what became of the part later («18 modtager nu kontanthjælp»)
    in_row: bool = False  # it stands in a row of figures, each with a group or day of its own

    @property
    def before(self) -> Told | None:
        """The figure whose people and days are also those of this one."""
        return self.whole or self.restated or (None if self.in_row else self.measure)

    @property
    def lasts(self) -> bool:
        """Whether the clause tells a length of time once more («… 9,8 uger, hvor den i 2013 var 11,5 uger»)."""
        one = self.measure or self.restated
        return one is not None and isinstance(one.mention.value, Duration)

    @property
    def group(self) -> str | None:
        """The group of the figure it goes on with."""
        return self.before.group if self.before else None

    def when(self, role: Role) -> When | None:
        """The days of what happened that the figure goes on with; goals have days of their own."""
        one = None if self.since else self.before
        fits = one is not None and role == one.role and one.when.start is not None
        if one is self.measure and role != "actual":
            return None
        return one.when._replace(basis="inherited") if one and fits else None


NO_LINK = Link()


def link(mention: Mention, scene: Scene, told: list[Told], wholly: bool = True) -> Link:
    """What a figure in prose goes on with; where not `wholly`, only whether it is a part of a number told before."""
    if not told or scene.cell(mention) is not None:
        return NO_LINK
    if (same := again(mention, scene, told)) is not None:
        return Link(again=same)
    if (part := whole_of(mention, scene, told)) is not None:
        return Link(whole=part[0], part=part[1], since=_LATER.search(scene.lowered, *part[1]) is not None)
    if not wholly:
        return NO_LINK
    moved = move_of(mention, scene, told)
    if (other := restated_by(mention, scene, told)) is not None and not _MORE.match(scene.lowered, mention.end):
        return Link(restated=other, moved=moved)
    measure = rest_of(mention, scene, told) or measure_of(mention, scene, told)
    return Link(
        measure=measure, moved=moved, after_change=told[-1].indicator in CHANGES, in_row=len(scene.row(mention)) > 1
    )
