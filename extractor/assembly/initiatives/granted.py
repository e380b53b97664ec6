"""How far an effort has come that consists in money: by the period that the money is for, or by how fresh it is.

Source: annotation guidelines, section 4 (`planned` is decided or announced, not begun) and 7 (granted money is actual).
"""

import re
from datetime import timedelta

from extractor.assembly.asked import asked
from extractor.assembly.initiatives.found import Find
from extractor.assembly.scene import Scene
from extractor.schema.records import Status
from extractor.schema.values import Period

FRESH = timedelta(days=14)  # a grant so new is not in use yet
_JUST = asked(r"\b(?:netop|i sidste uge|i forrige uge|i går|forleden|i denne uge|i aftes)\b")
_FOR_STAFF = re.compile(
    r"\b(?:til|finansierer) (?:[\w.,-]{1,16} ){0,5}(?:\w{0,20}stilling|\w{0,20}konsulent|\w{0,20}medarbejder|"
    r"\w{0,16}sagsbehandler|\w{0,16}rådgiver|\w{0,16}koordinator|kolleg|\w{0,10}vikar|årsværk|overarbejde)"
)
_FILLED = asked(r"\b(?:er|alle|blev) (?:\w{1,10} )?(?:besat|ansat|begyndt|tiltrådt|startet)\b")


def granted(found: Find, scene: Scene) -> Status | None:
    """The status of granted money, None where the statement grants none or does not say for when."""
    verb, statement = found.grammar.verb, found.statement
    if verb is None or verb.kind != "grant" or found.grammar.tense not in ("perfect", "past"):
        return None
    written, span = scene.written, (statement.start, statement.end)
    if statement.search(_FILLED, scene.lowered, *span):
        return None
    if statement.search(_JUST, scene.lowered, *span):
        return "planned"
    periods = [d.value for d in statement.dates if isinstance(d.value, Period) and d.value.start and d.value.end]
    meant = [p for p in periods if p.start != p.end]
    if written is not None and meant:
        first, last = meant[0].start, meant[-1].end
        assert first is not None
        assert last is not None
        return "planned" if first > written else "completed" if last < written else None
    if _FOR_STAFF.search(scene.lowered, *span):
        return "planned"  # nobody is hired yet
    if written is not None and any(p.start and timedelta() <= written - p.start <= FRESH for p in periods):
        return "planned"
    return None
