"""Recommendations of an agenda item, and whether its decision adopts them."""

import re
from bisect import bisect_left
from functools import lru_cache

from extractor.assembly.clauses import Statement
from extractor.assembly.commitments.heard import NAME, Heard, Speech
from extractor.assembly.cues import shapes
from extractor.assembly.neighbours import future_date
from extractor.assembly.scene import Scene
from extractor.lang import table
from extractor.lang.cues import patterns
from extractor.schema.document import Section

_ADOPTED = re.compile(
    r"\b(?:godkendt\w{0,3}|godkendte|tiltrådt\w{0,2}|tiltrådte|vedtaget|vedtog|indstillingen (?:følges|blev fulgt)|"
    r"som indstillet|anbefales godkendt)\b"
)
_NUMBER = re.compile(r"\s{0,4}(\d{1,2})[.)]")
_POINTS = re.compile(r"punkt(?:erne)? ((?:\d{1,2}(?:,| og |-)?\s?){1,6})")
DECISION = 1200  # how many characters of a decision are read
_TITLES = ("beslutning", "vedtagelse", "protokol")


def proposed(heard: Heard) -> Speech | None:
    """A recommendation with a concrete act."""
    statement, governor = heard.statement, heard.governor
    item = statement.block.kind == "list_item"
    if not (governor or heard.lead or heard.has("recommends")):
        return None
    if not governor and not item and " at " not in heard.low:
        return None  # «Forvaltningen indstiller til udvalget,»
    under = heard.told("recommends") or bool(heard.lead and patterns(NAME)["recommends"].search(heard.lead[-80:]))
    if not under and part_of(statement.start, heard.scene) != "recommendation":
        return None
    if (
        (heard.has("no_act") and not _again(heard))
        or opens_acts(heard)
        or _SENT_ON.search(heard.low)
        or shapes(NAME)["only_approval"].match(heard.low)
    ):
        return None
    if not (under or item or governor):
        return None
    if heard.letter:
        return Speech("imposed", "expected", "commitment/should")
    adopted = decided(statement, heard.scene)
    return Speech("promised", "binding" if adopted else "intended", "commitment/recommended")


_LEADS = re.compile(  # «udvalget anbefaler over for byrådet», «svaret foreslås at indeholde dette»: acts stand below
    r"(?:anbefaler|indstiller|foreslår|beslutter|godkender)(?: til| over for)?(?: \w{3,30}){0,2}$|(?:dette|følgende)$"
)
_SENT_ON = re.compile(  # from one body to the next: no act of the house
    r"^(?:at )?(?:sagen|punktet|indstillingen|dagsordenspunktet|forslaget) (?:\w{1,14} ){0,2}"
    r"(?:oversendes|sendes|videresendes|fremsendes|forelægges|overgår) (?:\w{1,14} ){0,2}\w{0,30}"
    r"(?:udvalg|byråd|kommunalbestyrelse)\w{0,3}$"
)


def opens_acts(heard: Heard) -> bool:
    """Whether a recommendation only opens the list of what is recommended."""
    if _LEADS.search(heard.low) is None:
        return False
    behind = heard.scene.text[heard.statement.end : heard.statement.end + 2]
    return heard.statement.opens or ":" in behind or behind == ",\n"


def _again(heard: Heard) -> bool:
    """«bevillingen drøftes på ny i april»: a talk that is to come is an act."""
    return future_date(heard.statement, heard.scene) and "drøft" in heard.low


def part_of(offset: int, scene: Scene) -> str:
    """The role of the agenda part around `offset`: recommendation, decision, case …; empty elsewhere."""
    for section in scene.headings(offset):
        if role := _role(section.title):
            return role
    return ""


@lru_cache(maxsize=4096)
def _role(title: str) -> str:
    title = title.strip().strip(":").lower()
    for role, titles in table("layout")["parts"].items():
        if title in titles or (role == "decision" and title.startswith("beslutning")):
            return str(role)
    return ""


def decided(statement: Statement, scene: Scene) -> bool:
    """Whether the decision of the same agenda item adopts what is recommended under `statement`."""
    around = scene.headings(statement.start)
    if not around:
        return False
    item = around[1] if len(around) > 1 else around[0]  # the agenda item around the part «Indstilling»
    starts, bodies = scene.once(_decisions)
    first, last = bisect_left(starts, item.start), bisect_left(starts, item.end)
    if first == last and len(around) == 1 and item.role:  # the item's own heading was not told from the text
        last = first + _own_decision(item, starts[first : first + 1], scene)
    for i in range(first, last):
        body = bodies[i]
        if hit := _ADOPTED.search(body):
            number = _NUMBER.match(scene.text, statement.block.start)
            listed = _POINTS.search(body, 0, hit.end() + 60)
            return not (number and listed and number[1] not in re.findall(r"\d{1,2}", listed[1]))
    return False


def _own_decision(part: Section, start: list[int], scene: Scene) -> int:
    """1 where the next decision is that of the item in which `part` stands: its parts come but once."""
    between = [s.role for s in scene.document.sections if start and part.start < s.start < start[0]]
    return int(bool(start) and part.role not in between and len(set(between)) == len(between))


def _decisions(scene: Scene) -> tuple[list[int], list[str]]:
    """Where the decisions begin and what they say."""
    sections = [s for s in scene.document.sections if s.title.lower().startswith(_TITLES)]
    bodies = [scene.lowered[s.start + len(s.title) : min(s.end, s.start + DECISION)] for s in sections]
    return [s.start for s in sections], bodies
