"""Numbers that leave their unit out, because it was said before: «28,7 pct. mod 23,8», «kravet er højst 3»."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from extractor.facts.nouns import noun_at
from extractor.facts.reading import Reading
from extractor.facts.series import modifier, year_like
from extractor.lang import table
from extractor.lang.numbers import Numeral
from extractor.schema.facts import Mention
from extractor.schema.values import Amount, Count, Duration, Percentage, Value

# «andelen er over 30 procent, mens den i Vejle er 12»: the pronoun stands for what bears the unit
_OF_THAT = re.compile(
    r"(?<!\w)(mens|men|og|hvor) (?:den|andelen|niveauet|raten) (?:i|for|blandt|hos|på) [^,.;:\n\t\d]{2,40}"
    r" (?:kun )?(?:er|var|ligger på|lå på) $"
)
_SPENT = re.compile(
    r"(?<!\w)(?:fik|får|fået|brugt|brugte|bruger|søgt|søgte|modtog|modtaget|overført) (?:kun |ca\. |knap |godt )?$"
)
_PREPOSITION = re.compile(r" (?:i|på|for|blandt|hos|til) ")
_NEIGHBOUR = re.compile(
    r"(?<!\w)(heraf|hvoraf|deraf|ellers|mod|til|og|fra|samt|på|oppe på|nede på|steget til|faldet til|kun)"
    r" (?:ca\. |kun |højst |mindst |omkring |knap |godt |over |under |blot |op til |normalt |sædvanligvis |budgetteret "
    r"|budgetterede |forventet |forventede |planlagt |planlagte |tidligere |aftalt |aftalte |forudsat |forudsatte )?$",
    re.IGNORECASE,
)
_LEVEL_LINK = re.compile(r"på|oppe på|nede på|steget til|faldet til", re.IGNORECASE)
_BOUND = re.compile(r"(?:højst|mindst|over|under|op til) $")
_IN_ROW = re.compile(
    r"(?:(?:,| og|, og| mod) (?:i|for|hos|blandt|pr\.|ved) [\wæøå. -]{2,30}? på \d{1,3}(?:,\d{1,2})?(?!\d)){1,4}"
    r"[ \u00a0]?(?:%|pct|procent)(?![ .-]{0,2}point)"
)
_STEPPED = re.compile(r" (?:(?:fra|efter|i|til og med) uge(?!\w)|derefter|herefter|de (?:næste|følgende) )")
# «efter 13 uger; I giver det efter 19»; «det er seks for sent»; «ingen venter over to»
_SAME_WORD = re.compile(r"(?<!\w)(efter|inden for|i|på|varer|varede|tager|tog) (?:ca\. |kun |højst |mindst )?$")
_LATE = re.compile(r" for (?:sent|tidligt|længe|lang tid|meget)(?!\w)")
_WAITS = re.compile(
    r"(?<!\w)(?:vente[rt]?|vare[rt]?|tage[rt]?|ventede|varede|tog) (?:i )?"
    r"(?:over|under|højst|mindst|mere end|mindre end|op til) $"
)
_MILLIONS = re.compile(r"mio|mia|million|milliard", re.IGNORECASE)
_PART_OF = re.compile(r" af (?:de|dem|disse) ")  # «9 pct., svarende til 6 af de 67»
_OF_WHOLE = re.compile(r" (?:ud )?af (?:de |i alt |det samlede |den samlede ramme på )?")
_OF_MANY = re.compile(r" (?:ud )?af (?:de |i alt )?\d{1,3}(?![\d,]| ?(?:%|pct|procent))")
_UPPER, _LOWER = frozenset(("less_than", "at_most")), frozenset(("more_than", "at_least"))
_LABELLED = re.compile(
    r"\((?:[a-zæøåA-ZÆØÅ0-9. ]{2,30}: ?|(?:mål|målet|krav|kravet|landet|sidste år|i fjor|året før) )"
    r"(?:højst |mindst |under |over |ca\. )?$"
)
_PLACE = re.compile(
    r"(?:[,;]|\bog|\bsamt|\bmens|\bmen)(?: i| for| hos| på)? [A-ZÆØÅ][a-zæøå-]{2,20}(?:[ -][A-ZÆØÅ][a-zæøå-]{2,20})? $"
)
_RATE = re.compile(r"(?<!\w)\w{2,30}procent(?:en)? (?:på|er|var) (?:ca\. |omkring |knap |godt )?$")
_EDGE = re.compile(r"[.,;:!?)»”\"]?(?:$|[\s.,;:!?)])")
_FAR = 10  # «i snit 19 dage, i det groveste tilfælde 74»
_MANY = 10  # a smaller whole number is a requirement («fire samtaler») that shares nothing with a level


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table("percentage")["levels"]
    share, level, time, money = (re.compile(words[name]) for name in ("share", "level", "time", "money"))
    return share, level, time, money


def inherited(now: Reading, number: Numeral, before: str, near: "Near") -> Value | None:
    """The value of a number that shares a unit said before, None where nothing says so."""
    if number.value is None or year_like(number, now.text) or number.shape not in ("figure", "word"):
        return None
    low = before.lower()
    timed = _words()[2].search(low)
    if timed is not None:
        model = near.value_before(number.start, now.sentence_at(number.start)[0], counts=True)
        if model is not None and isinstance(model.value, Duration) and number.value <= _FAR * model.value.value:
            return Duration(number.value, None, model.value.unit, modifier(now.text, number.start))
    lasting = _lasting(now, number, low, near)
    if lasting is not None or number.shape != "figure":
        return lasting
    if number.value <= 100 and (share := _share_of_row(now, number, before, near)) is not None:
        return share
    if now.text.startswith(" pr. ", number.end):  # «godt 30 pr. måned»: how many; «2.100 kr. mod 900 pr. uge»
        linked = _linked(now, number, before, near)
        return linked if isinstance(linked, Amount) else None
    return (
        _rate(now, number, low)
        or _linked(now, number, before, near)
        or _level(now, number, low, near)
        or _money(now, number, low, near)
    )


def _rate(now: Reading, number: Numeral, low: str) -> Value | None:
    """«215 mio. kr., svarende til en forbrugsprocent på 116»: a rate, though a sum was told before it."""
    assert number.value is not None
    if not 100 < number.value <= 1000 or _RATE.search(low) is None or not _EDGE.match(now.text, number.end):
        return None
    return Percentage(number.value, None, "percent", modifier(now.text, number.start))


def _share_of_row(now: Reading, number: Numeral, before: str, near: "Near") -> Value | None:
    """«på 58, i anden på 64 og i tredje på 63 pct.»; «20 pct. de første 4 uger, 60 fra uge 5 og 80 derefter»."""
    assert number.value is not None
    if not (before.endswith("på ") and _IN_ROW.match(now.text, number.end)):
        if _STEPPED.match(now.text, number.end) is None:
            return None
        start = now.sentence_at(number.start)[0]
        models = (m.value for m in near.levels_before(number.start, max(start, number.start - 160)))
        if not any(isinstance(value, Percentage) and value.unit == "percent" for value in models):
            return None
    return Percentage(number.value, None, "percent", modifier(now.text, number.start))


def _lasting(now: Reading, number: Numeral, low: str, near: "Near") -> Value | None:
    """«efter 13 uger; I giver det efter 19. Det er seks for sent»: a length of time that goes on."""
    start = now.sentence_at(number.start)[0]
    same = _SAME_WORD.search(low)
    late = low.rstrip().endswith(("det er", "det var", "det blev")) and _LATE.match(now.text, number.end)
    if late or _WAITS.search(low):
        start = now.sentence_at(start - 2)[0]
    elif same is None or not _EDGE.match(now.text, number.end):
        return None
    model = near.value_before(number.start, max(start, number.start - 160), counts=True)
    if model is None or not isinstance(model.value, Duration):
        return None
    if not late and same is not None and not now.text.endswith(same[1] + " ", 0, model.start):
        return None
    return _like(now.text, model, number, "," in now.text[number.start : number.end])


def _money(now: Reading, number: Numeral, low: str, near: "Near") -> Value | None:
    """«merforbruget er 600.000», «1,1 mio. kr., hvilket er 300.000 mere end i fjor»: a sum without its currency."""
    assert number.value is not None
    if number.value < 1000 or noun_at(now.text, number.end) is not None:
        return None
    start = now.sentence_at(number.start)[0]
    model = near.value_before(number.start, start, counts=True)
    large = number.value >= 10_000  # so many of anything else bear a noun
    beside = large and model is not None and isinstance(model.value, Amount)
    if beside or _words()[3].search(low) or (large and _SPENT.search(low)):
        return Amount(number.value, None, "DKK", modifier(now.text, number.start))
    return None


def _linked(now: Reading, number: Numeral, before: str, near: "Near") -> Value | None:
    """«676,5 mio. kr., heraf 650,2», «28,7 pct. mod 23,8 året før»: what the same sentence says."""
    decimals = "," in now.text[number.start : number.end]
    whole = _OF_WHOLE.match(now.text, number.end) if decimals else None
    if whole is not None and (sum_ := near.at(whole.end())) is not None and isinstance(sum_.value, Amount):
        return _like(now.text, sum_, number, decimals)  # «1,9 af de 2,4 mio. kr.»
    beside = _beside(now, number, before, near)
    if beside is not None:
        return _like(now.text, beside, number, decimals)
    carried = _OF_THAT.search(before)
    linked = carried or _NEIGHBOUR.search(before)
    if not decimals and linked is None:
        return None
    nearest = near.value_before(number.start, now.sentence_at(number.start)[0], counts=not decimals)
    if nearest is None or (carried is None and _PART_OF.match(now.text, number.end)):
        return None
    if linked is not None and linked[1].lower().endswith(("fra", "til", "mod")) and _bounds(nearest):
        return None  # «sager over 52 uger er gået fra 118 til 83»
    if (
        not decimals
        and carried is None
        and linked is not None
        and linked[1].lower() in ("og", "på", "samt")
        and nearest.end < linked.start() + number.start - len(before) - 2
        and not (_BOUND.search(linked[0]) and getattr(nearest.value, "modifier", None) is not None)
        and not _parallel(now.text, nearest.end, number.end)
        and not (linked[1].lower() == "på" and now.text.endswith("på ", 0, nearest.start))
        and not _bound_alike(now.text, nearest, number)
    ):
        return None
    value = _like(now.text, nearest, number, decimals)
    if linked and _LEVEL_LINK.match(linked[1]):
        return _no_change(value)  # «faldt 9 procentpoint og er nede på 71»
    return value


def _beside(now: Reading, number: Numeral, before: str, near: "Near") -> Mention | None:
    """«Aarhus 12 pct., Odense 14», «80 pct. (mål: 85)»: a share that a place or a label in brackets goes on with."""
    labelled = _LABELLED.search(before)
    if labelled is None and _PLACE.search(before) is None:
        return None
    if not _EDGE.match(now.text, number.end) or noun_at(now.text, number.end) is not None:
        return None
    model = near.value_before(number.start, now.sentence_at(number.start)[0], counts=True)
    if model is None or not isinstance(model.value, Percentage):
        return None
    if labelled is not None and now.text[model.end : number.start].strip() != labelled[0].strip():
        return None
    return model


def _bounds(mention: Mention) -> bool:
    """Whether a length of time only says which cases are meant: «over 52 uger»."""
    return isinstance(mention.value, Duration) and mention.value.modifier is not None


def _level(now: Reading, number: Numeral, low: str, near: "Near") -> Value | None:
    """«… 14 pct. af sagerne. Kravet er højst 3», «fejlprocenten var 21,0»: a level of what was spoken of last."""
    assert number.value is not None
    share, level = _words()[:2]
    if number.value > 100 or noun_at(now.text, number.end) is not None or not _EDGE.match(now.text, number.end):
        return None
    if _OF_MANY.match(now.text, number.end):
        return None  # «hvor det var 11 af 43»
    hedge = modifier(now.text, number.start)
    if share.search(low):
        return Percentage(number.value, None, "percent", hedge)
    decimals = "," in now.text[number.start : number.end]
    if not decimals and not level.search(low):
        return None
    start = now.sentence_at(now.sentence_at(number.start)[0] - 2)[0]
    for model in near.levels_before(number.start, max(start, number.start - 300)):
        value = _no_change(_like(now.text, model, number, decimals))
        if value is not None or isinstance(model.value, Count):
            return value
    return None


def _like(text: str, mention: Mention, number: Numeral, decimals: bool) -> Value | None:
    """The number with the unit of a mention before it, where its size allows."""
    model, value, hedge = mention.value, number.value, modifier(text, number.start)
    assert value is not None
    if isinstance(model, Percentage) and value <= 100:
        return Percentage(value / 10 if model.unit == "per_mille" else value, None, model.unit, hedge)
    if isinstance(model, Duration) and value <= 3 * (model.value_to or model.value) + 1:
        return Duration(value, None, model.unit, hedge)
    if isinstance(model, Amount):
        scale = _MILLIONS.search(text, mention.start, mention.end)
        if scale is None:
            alike = value >= 1000 or model.value <= 5 * value <= 25 * model.value  # «850 kr. mod 920»
            return Amount(value, None, model.unit, hedge) if alike else None
        whole = value * 10**6 <= model.value or value * 10**9 <= model.value  # «1.412,3 mio. kr., heraf 1.187,9»
        if value < 1000 or (decimals and whole):
            return Amount(
                value * (10**9 if scale[0][:3] in ("mia", "mil") and "ia" in scale[0] else 10**6),
                None,
                model.unit,
                hedge,
            )
    return None


def _no_change(value: Value | None) -> Value | None:
    """A level beside a change in percentage points is a share."""
    if isinstance(value, Percentage) and value.unit == "percentage_point":
        return Percentage(value.value, None, "percent", value.modifier)
    return value


def _bound_alike(text: str, nearest: Mention, number: Numeral) -> bool:
    """«under 20 pct. senest 1. juli og under 15 ved årets udgang»: two bounds on the same side, without a noun."""
    first, second = getattr(nearest.value, "modifier", None), modifier(text, number.start)
    alike = {first, second} <= _UPPER or {first, second} <= _LOWER
    return alike and isinstance(nearest.value, Percentage) and noun_at(text, number.end) is None


def _parallel(text: str, first: int, second: int) -> bool:
    """«65 pct. i aktive perioder og 35 i passive»: the same preposition behind both numbers."""
    behind = _PREPOSITION.match(text, first)
    return behind is not None and text.startswith(behind[0], second)


class Near:
    """The mentions of a document by place, to find the one right before a number."""

    def __init__(self, now: Reading) -> None:
        found = [m for m in now.mentions if m.value.kind != "date" and m.rule != "percentage/fraction"]
        self.mentions = sorted(found, key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]

    def add(self, mention: Mention) -> None:
        """Keep a new find at its place."""
        at = bisect_left(self.starts, mention.start)
        self.starts.insert(at, mention.start)
        self.mentions.insert(at, mention)

    def value_before(self, offset: int, start: int, counts: bool) -> Mention | None:
        """The nearest value between `start` and `offset`, at most 120 characters away; counts only where wanted."""
        for at in range(bisect_left(self.starts, offset) - 1, -1, -1):
            mention = self.mentions[at]
            if mention.start < start or mention.end < offset - 120:
                return None
            if (counts and mention.rule != "count/of") or not isinstance(mention.value, Count):
                return mention
        return None

    def at(self, start: int) -> Mention | None:
        """The mention that begins at `start`."""
        i = bisect_left(self.starts, start)
        return self.mentions[i] if i < len(self.starts) and self.starts[i] == start else None

    def levels_before(self, offset: int, start: int) -> Iterator[Mention]:
        """The values between `start` and `offset`, nearest first, that a level may be compared with: no small count."""
        for at in range(bisect_left(self.starts, offset) - 1, -1, -1):
            mention = self.mentions[at]
            if mention.start < start:
                return
            value = mention.value
            if not isinstance(value, Count) or value.value >= _MANY or value.value != int(value.value):
                yield mention

    def count_before(self, offset: int, start: int) -> Mention | None:
        """The nearest count between `start` and `offset`."""
        for at in range(bisect_left(self.starts, offset) - 1, -1, -1):
            if self.starts[at] < start:
                return None
            if isinstance(self.mentions[at].value, Count):
                return self.mentions[at]
        return None
