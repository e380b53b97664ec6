"""Which values are observations: figures that tell how things are, were or are meant to be for a population.

Source: annotation guidelines, sections 3 and 7: windows, criteria, definitions, project lengths and numbers of
initiatives, meetings or municipalities are none; required quantities and times are targets.
"""

import re

from extractor.assembly.scene import Scene
from extractor.lang.cues import ideas
from extractor.lang.gated import gated, one_of
from extractor.schema.document import Cell, Table
from extractor.schema.facts import Mention
from extractor.schema.values import Amount, Count, Duration, Percentage

NAME = "observation_words"


def is_observation(mention: Mention, scene: Scene) -> bool:
    """Whether the value tells of a population's state, past or goal."""
    value = mention.value
    low = scene.lowered
    left, right = low[max(0, mention.start - 90) : mention.start], low[mention.end : mention.end + 60]
    legend = left.endswith(", ikke ") or (
        isinstance(value, Count) and left.endswith(("under ", "end ")) and _LEGEND.search(left)
    )
    votes = left.rstrip().endswith(_VOTES) and not left.endswith("   ")
    corrected = right.startswith(CORRECTS) and _CORRECTED.match(right)
    if corrected or legend or votes or _SAMPLE.search(left):
        return False
    cell = scene.cell(mention)
    if cell is not None and not reads_as_prose(*cell, scene):
        return in_table(mention, scene)
    if isinstance(value, Amount):
        return "no_amount" not in ideas(NAME, left[-40:])
    begin = scene.place(mention).sentence[0]
    bound = left.rstrip().endswith(_BOUNDS) and _BOUND.search(left[-16:])
    asked = _CONDITION.search(low[max(begin, mention.start - 160) : mention.start]) if bound else None
    if asked is not None and not (isinstance(value, Percentage) and _LEVEL.search(asked[0])):
        return False
    if isinstance(value, Percentage):
        return not (CRITERION.search(left) and CRITERION_AFTER.match(right))
    if isinstance(value, Duration):
        return is_time_demand(low[max(begin, mention.start - 200) : mention.start], right)
    if isinstance(value, Count):
        return counts_population(mention, left, right)
    return False


# «hvis andelen er over 25 procent», «Svarer mere end 60 %, …», «de kommuner, hvor over 20 pct. …»: what is asked for
_CONDITION = re.compile(
    r"(?:(?:^|[.;:?!\n] ?|, |og )(?:hvis|dersom|i fald)|(?:^|[.;:?!\n] ?)(?:er|bliver|svarer|falder|stiger|kommer"
    r"|ligger|overstiger|flytter|går))\b[^,.;?!\n]{0,120}$"
)
_LEVEL = re.compile(r"andel|niveau|rettidighed|procent")  # «ligger andelen over 20 pct.»: a threshold
_BOUND = re.compile(r"\b(?:over|under|mere end|flere end|mindre end|færre end|højere end|lavere end|mindst|blot)\s$")


_BOUNDS = ("over", "under", "end", "mindst", "blot")  # what stands last in them, before anything is searched for


CORRECTS = (" nej", ", nej")
_CORRECTED = re.compile(r",? nej,? ")  # «3 mio., nej undskyld, 3,5 mio.»
_LEGEND = re.compile(  # «* = under 5 personer»
    r"[=:] (?:under|færre end|mindre end) $|\(?\*\)? {0,2}(?:færre|mindre) end $"
)
_SAMPLE = gated(r"\b(?:stikprøven?|en gennemgang) (?:af|i|blandt|på) (?:ca\. |i alt |de )?$")
_VOTES = ("for stemte", "imod stemte", "fraværende:", "til stede:", "afbud:")
SHORT_PROSE = 16  # the same in a cell that is no row's label
PROSE_CELL = 24  # a cell with more letters than this says something with its number


def reads_as_prose(table: Table, cell: Cell, scene: Scene) -> bool:
    """Whether a cell holds words with a number among them («Rekruttering af 8 frivillige mentorer»)."""
    most = PROSE_CELL if cell.column == 0 else SHORT_PROSE
    if cell.row < table.header_rows or cell.end - cell.start <= most:
        return False
    text = scene.lowered[cell.start : cell.end]
    return "(" not in text and sum(c.isalpha() for c in text) > most


CRITERION = re.compile(r"(?:mere|mindre|over|under|mindst|minimum|op til)(?: end)?\s$")
CRITERION_AFTER = re.compile(r"\s?(?:af (?:tiden|perioden|arbejdstiden)|timers|nedsat)")


def in_table(mention: Mention, scene: Scene) -> bool:
    """Cells below and right of the headers hold figures; a number in a header or label defines, unless in brackets."""
    found = scene.cell(mention)
    assert found is not None
    table, cell = found
    if not table.is_header(cell):
        return not (isinstance(mention.value, Count) and scene.of_column(drawn, table, cell))
    if isinstance(mention.value, Count | Amount):
        inside = scene.text[mention.start - 1 : mention.start] + scene.text[mention.end : mention.end + 1]
        return inside == "()"
    return False


def drawn(table: Table, cell: Cell, scene: Scene) -> bool:
    """Whether a column's header says how many cases were drawn or asked."""
    heads = table.column_headers(cell)
    return bool(heads) and _DRAWN.match(scene.lowered[heads[-1].start : heads[-1].end]) is not None


_DRAWN = re.compile(
    r"(?:antal )?(?:gennemgået|gennemgåede|undersøgt|udtaget|udtrukne?t?|stikprøve|kontrolleret|adspurgte?|spurgt)\b"
)
_DEMAND = gated(r"(?:senest(?: efter)?|inden|højst|frist(?:en)?(?: [\wæøå ]{1,30})? (?:på|er))\s{1,2}(?:ca\. )?$")
_WITHIN = gated(r"(?:sikrer|krav(?:et)? om|garanti|frist)\b[\wæøå -]{0,60}inden for\s{1,2}(?:højst )?$")
# «krav om nytteaktivering i 13 uger», «et loft på ni uger», «loven foreskriver otte uger», «lempes til otte uger»
_RULED = gated(
    r"(?:\bkrav(?:et)? (?:om|på|er)\b[\wæøå ]{0,40}|\bløfte\w{0,2} om\b[\wæøå ]{0,30}"
    r"|\b(?:loft|grænse)\w{0,3}\b[\wæøå ]{0,60} på"
    r"|\b(?:foreskriver|fastsætter|lempes til|skærpes til|forkortes til|nedsættes til|nedbringes til))\s{1,2}$"
)
_PAPER = re.compile(
    r"redegørelse|genopretningsplan|brevets|tallene foreligger|handlingsplan|ny plan|udtalelse|bemærkninger|afkræve"
    r"|imødese|modtagelsen|underretning|kontaktperson|svarfrist|orienter|høring|svar er|svar til"
)
_WINDOW = gated(r"(?:første|seneste|sidste|forløbne|kommende|næste|foregående)\s{1,2}$")
_LENGTH = re.compile(r"s? (?:varighed|periode|forløb)|s?perioden?\b")
_AVERAGE = gated(
    r"(?:typisk|gik der|var den|varighed|ventetid|liggetid|gennemsnitlig\w*|i gennemsnit|i snit)[\wæøå ,.]{0,40}$"
)
# what takes time, with its time behind it in the same sentence: «ventetiden var 17 uger i 2013, men 11 uger i 2014»
_LASTS = re.compile(
    r"\b(?:(?:vente|sagsbehandlings|behandlings|ligge|gennemløbs|svar|reaktions|ekspeditions|gennemsnits|forløbs)tid\w{0,3}"
    r"|gennemsnits(?:varighed|forløb|længde)\w{0,3}|gennemsnitlige \w{3,24}|forsinkelse\w{0,2}|forløb \w{0,12}varede"
    r"|\w{3,30}forløb varede|ingen\b[^.;]{0,60}\bvente\w{0,2}|vente\w{0,2} i (?:snit|gennemsnit)|i gennemsnit gik)\b"
)
_ONLY_THOSE = re.compile(  # «sager over 26 uger», «borgere, der har ventet mere end 13 uger»: which are meant
    r"(?:ud over|over|mere end|længere end|under|mindre end|(?<!senest )efter|i op til)\s$"
)
_SHARED_BY = re.compile(r"\d ?(?:pct\.|%|procent)[^.;]{0,110}$")  # «93 pct. kom til samtale inden to uger»
_RIGHT = gated(r"ret til [\wæøå ]{2,60}\si\s$")
_AFTER = re.compile(r"\s(?:efter|fra)\b")
_PROCESS = gated(r"(?:bevil\w+|behandl\w+|besvar\w+|afgør\w+|iværksæt\w+|afhold\w+|udbetal\w+)\s$")
_NOBODY = gated(r"\bingen\b(?:[^.;]|\d\.){0,80}\bvente\w{0,2}\b[^.;]{0,20}$|kortere end de\s$|længere end de\s$")


def is_time_demand(sentence: str, right: str) -> bool:
    """A time limit that is asked for or kept, a waiting time or mean length; never a window or a project's length."""
    left = sentence[-90:]
    if _WINDOW.search(left, max(0, len(left) - 16)) or _LENGTH.match(right):
        return False
    if _NOBODY.search(left) or _RIGHT.search(left) or _RULED.search(left):
        return not _PAPER.search(left + right)
    if right.startswith(" hver vej"):
        return True
    if _ONLY_THOSE.search(left) and not left.endswith("højst "):
        return False
    if _AVERAGE.search(left) or _LASTS.search(sentence):
        return True
    if _DEMAND.search(left) or _WITHIN.search(left):
        return not _PAPER.search(left + right) and not _SHARED_BY.search(left)
    return bool(_PROCESS.search(left) and _AFTER.match(right))


MANY = 10
COMPANIES = 20  # as many firms are counted, fewer are pointed at


_OR_MORE = re.compile(r"\s[\wæøå -]{0,24}\beller (?:flere|færre|mere|mindre)\b|\seller (?:flere|færre)\b")
_DUE = re.compile(
    r"\s[\wæøå ]{3,24},? (?:som |der )?(?:loven|de|kommunen|borgeren) (?:foreskriver|kræver|har (?:krav|ret) på)"
)
_OWES = ("foreskriver", "kræver", "krav på", "ret på")
_IS_DUE = re.compile(r"\b(?:krav(?:et)?|normen|minimum) er (?:mindst |højst )?$")
_DRAWS = ("udtaget", "udvalgt", "udtrukket", "udtager", "udtrækker", "indsendt", "læst", "indhentet", "afvikle")
_SAMPLED = re.compile(
    r"\b(?:udtaget|udvalgt|udtrukket|udtager|udtrækker|indsendt|gennemlæst|læst|indhentet|afvikle)\s$"
)
_ONE = re.compile(
    r"samtaler?|tilbud|møder|aktivitet|opfølgning|(?:er|ent|or|ist|person|årsværk|stilling|sag|forløb|plads)$"
)


def _is_due(left: str) -> bool:
    return left.endswith(("er ", "mindst ", "højst ")) and _IS_DUE.search(left) is not None


def counts_population(mention: Mention, left: str, right: str) -> bool:
    """Persons, cases, courses, jobs, places, staff; not initiatives, meetings, months, municipalities or criteria."""
    value = mention.value
    assert isinstance(value, Count)
    noun = (value.noun or "").lower()
    found = ideas(NAME, noun)
    if value.value != int(value.value) or _is_due(left) or (one_of(right, _OWES) and _DUE.match(right)):
        return True  # a mean or what is due
    if (left.rstrip().endswith(_DRAWS) and _SAMPLED.search(left)) or ("eller " in right and _OR_MORE.match(right)):
        return False
    if value.value == 1 and "people" not in found and not _ONE.search(noun):
        return mention.rule != "count/noun"  # «på ét sted», «af én grund»
    if "things" in found and "people" not in found:
        if "requirement" in found:
            if value.value >= MANY:
                return True  # «138 samtaler aflyst» counts what happened, «fire samtaler» is a requirement
            return (
                "demanded" in ideas(NAME, left[-30:]) or "demanded" in ideas(NAME, left)
            ) and "definition" not in ideas(NAME, left[-30:])
        return (
            (value.noun or "").lower().endswith("virksomheder")
            and value.value >= COMPANIES
            and not left.endswith("de ")
        )
    defined = "definition" in ideas(NAME, left[-30:])
    return not (defined and ("requirement" in found or (not noun and value.value < MANY)))
