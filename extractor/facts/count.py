"""Counts: numbers of persons, cases, offers, jobs. The last finder, so every number left ends here."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from extractor.facts.cells import cell_values, decide
from extractor.facts.columns import is_column, under
from extractor.facts.duration import TimeUnits, duration, enumerated
from extractor.facts.elliptic import Near, inherited
from extractor.facts.labels import labels
from extractor.facts.measure import measures
from extractor.facts.nouns import noun_at, words
from extractor.facts.reading import Reading, Source, add_mentions, reading
from extractor.facts.series import Item, between, line_before, modifier, series, signed, year_like
from extractor.lang import table
from extractor.lang.numbers import Numeral
from extractor.schema.document import Cell
from extractor.schema.facts import Mention
from extractor.schema.values import Amount, Basis, Count

_SCALE = re.compile(
    r"[ \u00a0](?P<scale>mio\.?|mia\.?|mill\.|millioner|million|milliarder|milliard|tusinde?)(?!\w)", re.IGNORECASE
)
_OF = re.compile(
    r" (?:ud )?af (?:de|dem|disse|den|det|vores|alle|i alt|kommunens|jobcentrets|\d"
    r"|(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)\b|\w+ne\b|sagerne|borgerne)",
    re.IGNORECASE,
)
# «manglede 68, svarende til 30 %», «91 (12 pct.)»: a number that is told as a share too
_SHARE = re.compile(
    r"(?:,? (?:svarende til|altså|dvs\.|hvilket (?:er|svarer til)|eller)"
    r" (?:ca\. |knap |godt |omkring |kun |næsten )?| \()"
    r"\d{1,3}(?:,\d{1,2})?[ \u00a0]?(?:%|pct|procent)(?![ -]?point)"
)
_DONE = re.compile(
    r" (?:er )?(?:fundet|ansat|oprettet|etableret|startet|gennemført|afholdt|afsluttet|visiteret|henvist|besat"
    r"|tilbage|mangler|manglede|indgået|på plads|lukket|i gang|venter|udestår|nået|aftalt|sendt)[ .*]*$"
)
_OF_MANY = re.compile(r" (?:ud )?af \d{1,5}(?!\d|[.,:/-]\d)")
_HEADING = re.compile(
    r"(?<=\d)[ \u00a0](?:[A-ZÆØÅ][a-zæøå](?:[^\n\t.:]|:(?! ?\d)){1,70}|[A-ZÆØÅ]{4,30}(?: [A-ZÆØÅ]{2,30}){0,8})(?:\n|$)"
)  # «4 Virksomhedsrettet indsats»
_BRACKETED = re.compile(r"\(\d{1,5} [a-zæøå]")  # «Toftlund (8 pladser), … Skærbæk (6)»
_ACRONYM = re.compile(r"(?<![\wæøåÆØÅ])(?!ALT |HERAF )[A-ZÆØÅ]{2,6} $")  # «LÆ 265»
_LEVEL_BEFORE = re.compile(r"(?<!\w)(?:er|var|blev|lå) den $")
_PRICE = re.compile(r"\b(?:[Pp]ris\w{0,4}|\w{0,20}(?:udgift|bevilling|tilskud|budget|honorar|gebyr|beløb)\w{0,4})\b")
_TITLE = re.compile(r"[ \u00a0\t]{1,4}[A-ZÆØÅ]")  # «85  Porteføljestatus»
_OPENERS = frozenset(" \u00a0\n\t(«»\"'“”")
_TIMES = frozenset(("dag", "uge", "måned", "år", "året", "kvartal", "klokken", "trappe", "version"))
_DO = re.compile(r" (?:er|var|har|havde|skal|skulle|vil|bliver|blev|får|fik|kan|kom|begynder)(?!\w)")
_LABEL_COLON = re.compile(r"[A-Za-zæøåÆØÅ)]:[ \u00a0\t]*$")
_ENDS = frozenset(("", "\n", ",", ";"))
_DAY_NUMBER = re.compile(r"\.[ \u00a0]?[a-zæøå]")  # «11. december», left where no year could be found
_DAY_BEFORE = re.compile(r"(?<!\w)(?:den|d\.) $", re.IGNORECASE)
_HINTS = frozenset(
    (
        "alle",
        "samtlige",
        "yderligere",
        "heraf",
        "hvoraf",
        "deraf",
        "kun",
        "blot",
        "bare",
        "resterende",
        "øvrige",
        "andre",
    )
)
_TOLD = re.compile(
    r"[,;.)]?(?:$|[ \n](?:er|var|har|havde|blev|bliver|fik|får|af|ikke|og|i|på|til|fra|ved|om|for|siden|pr|året|hos"
    r"|som|der|mod|under|over)(?!\w)|[.,;:)](?!\d))"
)


_PERSON = re.compile(r"[A-ZÆØÅ][\w.-]{1,20} [A-ZÆØÅ][a-zæøåé-]{1,20} \($")
_SCORED = re.compile(r"(?<!\w)(?:[Ii]nde(?:ks|x)(?:et|tal\w{0,2})?|[Pp]å en skala|[Kk]arakter(?:en)?|[Ss]coren?)(?!\w)")


class CountFinder:
    """Find counts; refuse what remains, with a reason."""

    def __init__(self) -> None:
        self.scales: dict[str, int] = table("numbers")["scales"]
        self.times = TimeUnits()

    def __call__(self, doc: Source) -> Source:
        add_mentions(doc, self.find(doc))
        self.refuse_rest(reading(doc))
        return doc

    def find(self, doc: Source) -> Iterator[Mention]:
        """Counts in cells, before a noun, in a list with one, by the words around."""
        now = reading(doc)
        for cell in cell_values(now):
            if cell.kind == "count":
                basis: Basis = "inherited" if cell.noun else "literal"
                yield Mention(cell.start, cell.end, Count(cell.value, cell.value_to, noun=cell.noun), cell.rule, basis)
        for find in measures(now, self.times.at, changing=False):  # what the date finder did not place
            if find.unit != "minute" and not enumerated(now.text, find):
                yield duration(find, "duration/left")
        for bare in (False, True):  # first what has its noun, with all that shares it
            near = Near(now)
            for index, number in now.open_numerals():
                if number.shape == "article" or not now.free(number.start, number.end):
                    continue
                for mention in self._at(now, index, number, near if bare else None):
                    near.add(mention)
                    yield mention

    def _at(self, now: Reading, index: int, number: Numeral, near: Near | None) -> Iterator[Mention]:
        """The counts that end with the numeral at `index`; those without a noun where `near` is given."""
        text, end, factor = now.text, number.end, Decimal(1)
        scale = _SCALE.match(text, end)
        if scale is not None:
            end, factor = scale.end(), Decimal(self.scales.get(scale["scale"].lower(), 1000))
        if not self._whole(text, number, end) or self._tail(now, index):
            return
        if (
            number.shape == "figure"
            and _HEADING.match(text, end)
            and not line_before(text, number.start).rpartition("\n")[2]
        ):
            now.refuse(number.start, number.end, "list_number", "the number of a heading")
            return
        noun = noun_at(text, end + 1 if text.startswith("+ ", end) else end)
        phrase = text[slice(*noun)] if noun is not None else None
        if phrase is not None and phrase.split()[0].lower() in words().measures:
            now.refuse(number.start, number.end, "measure", "a measure that is not recorded")
        elif phrase is None or self._fragment(text, number):
            if near is not None:
                yield from self._bare(now, index, number, near)
        elif near is None:
            for item in series(now, index):
                noun_of = None if phrase in ("flere", "færre") else phrase
                yield self._mention(text, item, end if item.own_unit else item.end, factor, noun_of, "count/noun")

    @staticmethod
    def _whole(text: str, number: Numeral, end: int) -> bool:
        """Whether the number is not a part of something longer: «3F», «AB-24», «1/6», «12:30»."""
        after = text[end : end + 1]
        following = text[end + 1 : end + 2]
        if after and (after.isalpha() or after in "_§²" or (after in "/:" and following.isdigit())):
            return after.isalpha() and text[end : end + 12].lower().startswith(("borger", "person", "ledige", "sager"))
        if after == "-" and (following.isalpha() or following.isdigit()):
            return False
        if after == "." and (
            _DAY_NUMBER.match(text, end) or _DAY_BEFORE.search(text, max(0, number.start - 6), number.start)
        ):
            return _LEVEL_BEFORE.search(text, max(0, number.start - 10), number.start) is not None
        last = text[number.start - 1] if number.start else " "
        return not (
            last in "/_#"
            or (last in "-–" and number.shape == "figure" and text[number.start - 2 : number.start - 1].isalpha())
        )

    @staticmethod
    def _tail(now: Reading, index: int) -> bool:
        """Whether the number hangs by a hyphen on what is taken already or on a word: «uge 27-52», «halv-tre»."""
        start = now.numerals[index].start
        if start < 2 or now.text[start - 1] not in "-–" or not now.text[start - 2].isalnum():
            return False
        before = now.numerals[index - 1] if index else None
        return before is None or before.end != start - 1 or not now.free(before.start, before.end)

    @staticmethod
    def _fragment(text: str, number: Numeral) -> bool:
        """A point figure («2.10 …») or a year before a word counts nothing."""
        if number.shape == "point":
            return True
        return year_like(number, text) and number.value is not None and 1980 <= number.value <= 2060

    def _mention(self, text: str, item: Item, end: int, factor: Decimal, noun: str | None, rule: str) -> Mention:
        start = signed(text, item.start)
        if start < item.start and not line_before(text, start).strip():
            start = item.start  # a bullet without a blank, no sign
        value = -item.value if start < item.start and text[start] != "+" else item.value
        scaled = factor if item.value < 1000 else Decimal(1)
        value_to = None if item.value_to is None else item.value_to * factor
        hedge = "at_least" if text.startswith("+ ", end) else modifier(text, start)
        return Mention(start, end, Count(value * scaled, value_to, noun=noun, modifier=hedge), rule)

    def _bare(self, now: Reading, index: int, number: Numeral, near: Near) -> Iterator[Mention]:
        """A number without a noun behind it that counts all the same."""
        text = now.text
        if now.crowded(number.start, number.end):
            return  # what tells a count in running text would tell one everywhere
        if number.shape == "figure" and _SCORED.search(text, now.sentence_at(number.start)[0], number.start):
            now.refuse(number.start, number.end, "score", "a score or index")
            return
        before = line_before(text, number.start, 60)
        value = inherited(now, number, before, near)
        if value is not None:
            yield Mention(number.start, number.end, value, f"{value.kind}/elliptic", "inherited")
            return
        label = _LABEL_COLON.search(before)
        if label is not None and number.shape == "figure" and self._ends(text, number.end):
            yield self._labelled(number, before)
            return
        if number.shape == "point" or (year_like(number, text) and modifier(text, number.start) is None):
            return
        block = now.document.block_at(number.start)
        if block is not None and block.kind in ("letterhead", "signature", "furniture", "contents", "attachment"):
            return
        if index + 1 < len(now.numerals) and between(text, number.start):
            upper = now.numerals[index + 1]
            if text[number.end : upper.start] == " og " and now.free(upper.start, upper.end):
                return  # «til mellem 9.500 og 13.500»: told with the second
        if (below := under(now, number)) is not None:
            yield Mention(number.start, number.end, below, f"{below.kind}/column", "inherited")
            return
        counted = near.count_before(number.start, now.sentence_at(number.start)[0])
        rule = self._evidence(now, number, before, counted, near)
        if rule is None:
            return
        if rule == "count/those" and counted is None:
            counted = near.count_before(number.start, now.sentence_at(number.start)[0] - 120)
        noun = counted.value.noun if counted is not None and isinstance(counted.value, Count) else None
        whole = now.numerals[index + 1] if rule == "count/of" and index + 1 < len(now.numerals) else None
        if whole is not None and whole.start - number.end < 14:  # «tre af de fire kommuner»
            shared = noun_at(text, whole.end)
            noun = text[slice(*shared)] if shared is not None else noun
        if self._goes_on(now, index, number):
            return  # «otte til ti er et gæt»: the second takes both
        for item in series(now, index):
            yield self._mention(text, item, item.end, Decimal(1), noun, rule)

    @staticmethod
    def _goes_on(now: Reading, index: int, number: Numeral) -> bool:
        """Whether the number is the lower end of a range in words: «otte til ti»."""
        if number.shape != "word" or index + 1 >= len(now.numerals) or not now.text.startswith(" til ", number.end):
            return False
        last = now.numerals[index + 1]
        if last.start != number.end + 5 or last.shape != "word" or not now.free(last.start, last.end):
            return False
        rising = last.value is not None and number.value is not None and number.value < last.value
        return rising and not now.text.endswith("fra ", 0, number.start)

    def _evidence(self, now: Reading, number: Numeral, before: str, counted: Mention | None, near: Near) -> str | None:
        """Why a number without a noun is a count; None where it is none."""
        text = now.text
        figure = number.shape == "figure"
        cell = now.document.cell_at(number.start)
        if cell is not None and not cell[0].is_header(cell[1]):
            alone = not text[cell[1].start : number.start].strip() and text[number.end : number.end + 2].strip() in (
                "",
                "(",
                "*",
            )
            if figure and (alone or _DONE.match(text, number.end, cell[1].end) or self._of_cell(text, number, cell[1])):
                return "count/cell"
            return None
        if figure and _ACRONYM.search(before) and not before.isupper():
            return None
        if _OF.match(text, number.end):
            return "count/of"
        if figure and _SHARE.match(text, number.end):
            return "count/share"
        words_before = before.lower().split()
        last = words_before[-1].strip("(,;:") if words_before else ""
        if not figure and self._those(now, number, words_before, near):
            return "count/those"
        if not figure:
            hinted = (last in _HINTS and number.value != 1) or last in ("stemte", "undlod")
            return "count/hinted" if hinted else self._prose(now, number, words_before)
        if modifier(text, number.start) is not None:
            return "count/hedged"
        if text[number.start : number.end].count(".") and number.value is not None and number.value >= 1000:
            return "count/thousands"
        head = before.rstrip(" \u00a0").lower()
        if head.endswith("(") and text[number.end : number.end + 1] == ")":
            if _PERSON.search(before):
                return None  # «siger Hanne Ny (54)»
            many = number.value is not None and number.value >= 10
            alike = _BRACKETED.search(text, now.sentence_at(number.start)[0], number.start) is not None
            alike = alike or head[:-1].rstrip().endswith(("resten", "alle", "øvrige"))
            bears = head[:-1].rstrip()[-1:].isalpha() or head[:-1].rstrip().endswith(("%", "pct.", "procent"))
            return "count/bracket" if (many or alike) and bears else None
        if self._said(now, number):
            return "count/evidence"
        if counted is not None and before.rstrip().endswith(
            ("og", "mod", "til", "fra", ",", "på", "samt", "(", "var", "er")
        ):
            return "count/listed"
        if last in _HINTS or (last in words().stop and self._told(text, number)):
            return "count/told"
        if (not words_before or head[-1:] in ".:;!?") and self._told(text, number):
            return "count/told"
        if len(head) > 1 and head[-1].isalpha() and text[number.start - 1].isalpha():
            return "count/glued"
        if is_column(text, number):
            return "count/column"
        return self._prose(now, number, words_before)

    @staticmethod
    def _of_cell(text: str, number: Numeral, cell: Cell) -> bool:
        """«2 af 5 besat»: a part and its whole at the start of a cell."""
        return not text[cell.start : number.start].strip() and _OF_MANY.match(text, number.end, cell.end) is not None

    @staticmethod
    def _prose(now: Reading, number: Numeral, before: list[str]) -> str | None:
        """What is left in running text counts something that a reader knows: «To sidder i varetægt», «Syv var færdige».

        Not behind a label, a name or a sign, and not where a line is no sentence.
        """
        text, start = now.text, number.start
        if text[start - 1 : start] in ("-", "–"):  # «40-60»
            start = series(now, bisect_left(now.numerals, start, key=lambda one: one.start))[0].start
        block = now.document.block_at(start)
        if block is None or block.kind not in ("paragraph", "list_item"):
            return None
        if start and text[start - 1] not in _OPENERS:
            return None
        last = before[-1].strip("(,;:«»\"'“”") if before else ""
        if last.lower().rstrip(".") in labels() or last.lower() in _TIMES:
            return None
        opens = start - now.sentence_at(start)[0] <= len(last) + 2
        if last[:1].isupper() and ((last.isupper() and len(last) > 1) or not opens):
            return None  # «LÆ 265», «Windows 10»
        line = not line_before(text, start).rpartition("\n")[2].strip()
        if line and number.shape == "figure" and _TITLE.match(text, number.end):
            return None
        return "count/prose"

    @staticmethod
    def _those(now: Reading, number: Numeral, before: list[str], near: Near) -> bool:
        """«… fem mentorer, hvoraf de to skal …»; «… syv indsatser. De fire er gennemført, to er i gang»."""
        if not before or _DO.match(now.text, number.end) is None:
            return False
        start = now.sentence_at(number.start)[0]
        if before[-1] == "de":
            opens = number.start - start <= 3
            counted = near.count_before(number.start, start - 120 if opens else start)
            return counted is not None and number.value != 1 and (opens or before[-2:-1] in (["hvoraf"], ["heraf"]))
        counted = near.count_before(number.start, start)
        listed = before[-1] == "og" or before[-1].endswith(",")
        return listed and counted is not None and counted.rule == "count/those"

    @staticmethod
    def _said(now: Reading, number: Numeral) -> bool:
        """Whether the sentence has spoken of a number («antallet», «heraf») in the 200 characters before."""
        start = max(now.sentence_at(number.start)[0], number.start - 200)
        nothing_to: int = now.notes.get(
            "no_evidence_to", 0
        )  # searched in vain up to here, so that no text is searched twice
        found = words().evidence.search(now.text, max(start, nothing_to), number.start)
        if found is None:
            now.notes["no_evidence_to"] = max(nothing_to, number.start - 24)
        return found is not None

    @staticmethod
    def _ends(text: str, end: int) -> bool:
        """Whether nothing of a label's line follows but a bracket: «Afbud: 1.», «Uden plan: 96 (7 %)»."""
        return text[end : end + 1] in _ENDS or text[end : end + 2] in (".", ".\n", " (")

    @staticmethod
    def _labelled(number: Numeral, before: str) -> Mention:
        """«Antal fuldtidspersoner: 1.245», «Aktiveringsgrad: 34,5»: a label with its number on a line."""
        label = before.rpartition("\n")[2].rstrip(" :\u00a0\t")
        decision = decide(label)
        assert number.value is not None
        if decision is None and number.value >= 1000 and _PRICE.search(label):
            return Mention(number.start, number.end, Amount(number.value, None, "DKK"), "amount/label", "inherited")
        value = decision.of(number.value) if decision is not None else None
        if value is None:
            counted = label[6:].strip() if label.lower().startswith("antal ") else None
            return Mention(number.start, number.end, Count(number.value, noun=counted or None), "count/label")
        return Mention(number.start, number.end, value, f"{value.kind}/label", "inherited")

    @staticmethod
    def _told(text: str, number: Numeral) -> bool:
        """Whether a verb, «af» or the end of the clause follows: «havde 402 ikke modtaget», «188 er kontaktet»."""
        return number.value is not None and number.value > 1 and _TOLD.match(text, number.end) is not None

    def refuse_rest(self, now: Reading) -> None:
        """Give every number that nobody took its type and reason."""
        for number in now.numerals:
            if number.shape != "article" and now.free(number.start, number.end):
                now.refuse(number.start, number.end, *self._reason(now, number))

    @staticmethod
    def _reason(now: Reading, number: Numeral) -> tuple[str, str]:
        text = now.text
        if number.value is None:
            return "identifier", "digits that are no one number"
        cell = now.document.cell_at(number.start)
        if cell is not None:
            return "label", "part of a header, label or text cell"
        if number.start and text[number.start - 1].isalpha():
            return "name", "part of a name"
        if year_like(number, text):
            return "year", "looks like a year, but is no date here"
        return "number", "a number without a counted noun"
