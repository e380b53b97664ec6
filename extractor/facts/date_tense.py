"""What the verbs around a date say of time: whether a date that lacks its year lies behind or ahead.

Source of the words: lang/da/dates.toml, [tense]; of the verbs' forms: lang/da/verbs.toml.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from extractor.facts.reading import Reading
from extractor.lang import table
from extractor.lang.verbs import readings

Tense = Literal["past", "future", ""]


@cache
def _tenses() -> re.Pattern[str]:
    words = table("dates")["tense"]
    return re.compile(
        rf"(?<!\w)(?:(?P<planned>{words['planned_re']})|"
        rf"(?P<open>{words['open_re']})|(?P<goal>{words['goal_re']})|(?P<figures>{words['figures_re']})|"
        rf"(?P<asked>{words['asked_re']})|(?P<future>{words['future_re']})|(?P<past>{words['past_re']}))(?!\w)"
    )


_WORD = re.compile(r"(?<!\w)[a-zæøå]{2,20}(?:r|s|te|de|g|k|b|d|v)(?![\w-])")
_AT_MEETING = re.compile(r"(?<!\w)(?:på|ved|under) (?:et |vores |det )?\w{0,16}møde\w{0,3}(?!\w)|(?<!\w)i (?:et )?brev")
_BOUNDS = frozenset(("senest", "inden", "siden", "til og med", "frem til"))
_REQUEST = re.compile(r"(?<!\w)(?:om|at|senest|inden|fra og med|(?:os|jer|dem|kommunen) [a-zæøå]{2,12}e)(?!\w)")
_STATIVE = frozenset(("state", "expect", "ask", "promise", "plan"))
_LASTING = frozenset(("modtager", "deltager", "får", "har", "bruger", "anvender", "arbejder", "svarer", "mangler"))
_NEW_CLAUSE = (", og ", ", men ", ", mens ", ", hvor ", ", som ", ", der ", ", at ", ";")


class _Tenses(NamedTuple):
    """What a piece of a sentence says of time: its nearest verb, and words that count where no verb speaks."""

    verb: Tense = ""
    bound: Tense = ""  # «senest», «inden», «siden»
    goal: Tense = ""  # «målet er»
    figures: Tense = ""  # «andelen», «pct.»: known of the past only
    sure: bool = True  # whether the verb says it outright: «vil», «senest», not «booker de ledige selv tid»


class TenseReader:
    """Reads the tense around the dates of one document."""

    def __init__(self, reading: Reading, low: str) -> None:
        self.reading, self.low = reading, low
        self._asked = 0
        self.asked = False  # whether the date is what somebody asked for or promised
        self.far = False  # whether the last tense was told by another clause than the date's own, or by a habit

    def at(self, start: int, end: int) -> Tense:
        """Whether the verb nearest to the range, in its clause or else its sentence, looks back or ahead."""
        low = self.low
        self._asked += 1
        if self._asked > 200 + len(low) // 100:  # noise, not prose: no time is lost on it
            return ""
        left, right = self.reading.sentence_at(start)
        left, right = max(left, start - 300), min(max(right, end), end + 200)
        start, end = self._bracket(left, right, start, end)
        a = max(low.rfind(", ", left, start), low.rfind(";", left, start), low.rfind(":", left, start), left - 1) + 1
        stops = [at for at in (low.find(", ", end, right), low.find(";", end, right)) if at >= 0]
        b = min(stops, default=right)
        self.asked = False
        if low.endswith(("siden ", "siden den ", "siden d. "), 0, start):
            self.far = False
            return "past"
        if "frist" in low[left:start] and _TERM.search(low, left, start):
            self.far = True
            return ""  # «fristen var 31. maj»: near the letter, before or behind
        if low.endswith((" til mødet ", " til mødet den ", " til mødet d. "), 0, start) and not _TOLD.search(
            low, a, start
        ):
            self.far = False
            return "future"
        own = self._nearest(a, b, start, end)
        found = own.verb or self._by_form(a, b, start, end) or own.bound or own.goal
        since = _SINCE.search(low, max(left, start - 20), start) is not None
        self.far = not found or (since and found == "future" and not (own.bound or (own.verb and own.sure)))
        if found == "future" and self._retold(left, a):
            return ""
        if found:
            return found
        early = self._nearest(left, a, start, end)
        if found := early.goal or early.verb or early.bound:
            return found
        late = _Tenses() if low.startswith(_NEW_CLAUSE, b) else self._nearest(b, right, start, end)
        return own.goal or late.verb or own.figures or early.figures or late.figures

    def _bracket(self, left: int, right: int, start: int, end: int) -> tuple[int, int]:
        """«… i tre måneder (november, december og januar) oversteg …»: the bracket belongs to the clause around it."""
        opened = self.low.rfind("(", max(left, start - 60), start)
        closed = self.low.find(")", end, min(right, end + 60))
        if opened < 0 or closed < 0 or ")" in self.low[opened:start]:
            return start, end
        inside = self.low[opened + 1 : closed]
        return (start, end) if _VERBED.search(inside) else (opened, closed + 1)

    def _retold(self, left: int, right: int) -> bool:
        """«Du svarede dengang, at I senest i maj ville …»: what was ahead when it was said."""
        said = _SAID.search(self.low, left, right)
        return said is not None and self.low.startswith(", at", max(said.end() - 1, right - 1))

    def _nearest(self, left: int, right: int, start: int, end: int) -> "_Tenses":
        """What the known verbs between `left` and `right` say: the one nearest to the date, and the weaker words."""
        best: tuple[int, Tense] | None = None
        sure = True
        bound: Tense = ""
        goal: Tense = ""
        figures: Tense = ""
        for match in _tenses().finditer(self.low, left, right):
            if match["planned"]:
                if _WAS.search(self.low, left, match.start()) and _THEN.match(self.low, match.end()):
                    return _Tenses("past")  # «det blev aftalt i foråret»
                if _AT_MEETING.search(self.low, match.end(), max(start, match.end())):
                    return _Tenses("past")  # «som aftalt på mødet den 3. maj»
                return _Tenses("future")
            before = match.end() <= start
            if match["figures"]:
                figures = "past"
                continue
            if match["goal"]:
                goal = "future" if before else goal
                continue
            tense: Tense = "future" if match["future"] else "" if match["open"] else "past"
            if match["asked"] and before and _REQUEST.search(self.low, match.end(), start):
                tense, self.asked = "", True  # «bad kommunen om senest 1. juni at …»: ahead of the asking
            if match[0] in _BOUNDS and before:
                so_far = match[0] == "til og med" and _UP_TO_NOW.search(self.low, left, match.start())
                bound = bound or ("" if so_far else tense)
                continue
            if match[0] == "har" and before and _HAVE_AHEAD.match(self.low, match.end()):
                tense = ""  # «vi har møde i udvalget først i februar»: the main verb, of what is fixed
            elif tense == "past" and before and match[0].startswith(("har", "er ")):
                # «har besluttet at ansætte to fra 1. maj», «er på plads inden udgangen af juni»
                tense = _after_perfect(self.low, match.end(), start)
            # A verb before the date counts for more than one after it: «blev vedtaget i maj og træder i kraft …».
            distance = start - match.end() if before else 10 + 2 * (match.start() - end)
            if not before and self.low.find(" og ", end, match.start()) >= 0:
                distance += 60  # «er drøftet den 6. november og sendes …»: another clause
            if (before or match.start() >= end) and (best is None or distance < best[0]):
                best = (distance, tense)
                sure = _SURE.match(match[0]) is not None
        return _Tenses(best[1] if best else "", bound if best is None else "", goal, figures, sure)

    def _by_form(self, left: int, right: int, start: int, end: int) -> Tense:
        """The tense of the nearest word that is a verb's finite form: «tiltræder den 1. juni», «skrev i maj»."""
        best: tuple[int, Tense] | None = None
        for match in _WORD.finditer(self.low, left, right):
            before = match.end() <= start
            distance = start - match.end() if before else 10 + 2 * (match.start() - end)
            if (best is not None and distance >= best[0]) or not (before or match.start() >= end):
                continue
            forms = {verb.form for verb in readings(match[0]) if verb.kind not in _STATIVE}
            if forms == {"past"}:
                best = (distance, "past")
            elif forms and forms <= {"present", "passive"} and match[0] not in _LASTING:
                best = (distance, "future")
            elif (
                not forms
                and match[0].endswith(("te", "ede"))
                and not match[0].endswith("ate")  # «jobparate i november»
                and (
                    _BESIDE.fullmatch(self.low[slice(*_gap(match, start, end))])
                    or self.low.endswith(_SUBJECTS, 0, match.start())
                )
            ):
                best = (distance, "past")  # «fratrådte i juni», «fra 1. januar til 30. september opbrugte …»
        return best[1] if best else ""


_VERBED = re.compile(
    r"(?<!\w)(?:er|var|blev|bliver|har|havde|skal|vil|senest|inden|fra|til|siden)(?!\w)|[a-zæøå]{3,}ede?s?(?!\w)"
)
_HAVE_AHEAD = re.compile(
    r" (?:et |næste |vores |først )?\w{0,20}(?:møde|seminar|frist|deadline|premiere|opstart)\w{0,2}(?!\w)"
)
_WAS = re.compile(r"(?<!\w)(?:blev|har|havde|er blevet) (?:\w{1,12} ){0,2}$")
_THEN = re.compile(r" (?:i|den|på|ved|allerede|først) ")
_SINCE = re.compile(r"(?<!\w)fra (?:og med )?(?:den |d\. )?$")  # «fra 1. august booker de selv tid»: a habit by now
_SURE = re.compile(
    r"vil(?!\w)|skal|senest|inden|frem|til og med|forvent|planlæg|kommende|ser vi|begynder|starter|åbner|træder"
    r"|tiltræder|fratræder|udløber|ophører|slutter|afsluttes|påbegyndes|igangsættes|iværksættes|udvides|ansættes|opstart"
)
_PARTICIPLE = re.compile(r"(?:\d{1,2}\.)?[^.,;\n]{0,50}?\w(?:et|rt|gt|lt|ndt|dt)(?!\w)")
_SAID = re.compile(
    r"(?<!\w)(?:svarede|skrev|lovede|oplyste|meddelte|sagde|forsikrede|tilkendegav|stillede i udsigt)(?!\w)"
)
_UP_TO_NOW = re.compile(r"(?<!\w)(?:i år|hidtil|foreløbig|indtil nu) ")  # «i år er der til og med maj givet 877»
_TERM = re.compile(r"frist(?:en)?(?:,)? (?:var|er|den)(?: [a-zæøå]{2,12}){0,2} (?:den |d\. )?$")
_TOLD = re.compile(r"(?<!\w)(?:var|blev|havde|fik|kom|\w{3,20}ede)(?!\w)")
_SUBJECTS = (" vi ", "\nvi ", " jeg ", " kommunen ", " jobcentret ", " forvaltningen ", " udvalget ")  # «vi tabte»
_BESIDE = re.compile(r" (?:(?:i|den|d\.|pr\.|fra|i løbet af|ved) )?")


def _gap(match: re.Match[str], start: int, end: int) -> tuple[int, int]:
    """What lies between a word and the date."""
    return (match.end(), start) if match.end() <= start else (end, match.start())


def _after_perfect(low: str, left: int, right: int) -> Tense:
    """What a perfect tense says of a date behind it: nothing where an infinitive stands between, ahead with «inden»."""
    between = low[left:right]
    if between.endswith((" senest ", " senest den ", " senest d. ")) and not _PARTICIPLE.match(low, right, right + 60):
        return "future"  # «de har alle et tilbud senest 1. november»
    if (" inden " in between and " inden for " not in between) or " frem til " in between or " indtil " in between:
        return "future"
    if " at " in between:
        return "future" if " senest " in between else ""
    if between.endswith(" til ") and " fra " not in between:
        return ""  # «er ansat til 31. juli»
    return "past"
