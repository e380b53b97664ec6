"""Numbers that name a known set («samtlige 148 sager», «de resterende fem»).

The size of the set is a fact of today, whatever is to happen to it and when.
"""

import re

from extractor.assembly.scene import Scene
from extractor.schema.facts import Mention
from extractor.schema.values import Count

_ENDS = ("de ", "alle ", "samtlige ", "disse ", "alt ", "ca. ", "knap ", "godt ", "te ", "ge ", "de", "ne ", " på ")
_KNOWN = re.compile(
    r"\b(?:samtlige|alle(?: de| vores| kommunens| jobcentrets)?|disse|"
    r"de(?: i alt| omkring| knap| godt)?(?: (?:resterende|sidste|øvrige|nuværende|tilbageværende|manglende|"
    r"eksisterende|berørte|pågældende|samme|omtalte|nævnte|udestående|tiloversblevne))?)"
    r"(?: \w{3,20}(?:nde|ige|ede)| i alt| ca\.| knap| godt| omkring)? $|"
    r"\b(?:\w{0,12}gruppen|bunken|listen|ventelisten|restancen|bestanden|puklen|efterslæbet) på (?:i alt |ca\. )?$"
)
_REST = re.compile(r"\bresten\b[\wæøå ]{0,30}, (?:i alt |ca\. |cirka |godt |knap |omkring )?$")
_DUE = re.compile(  # «de fire samtaler, loven foreskriver», «de første tre pladser»: what ought to be
    r" (?:\w{3,24} )?(?:\w{0,14}samtaler|tilbud|måneder|uger|dage|år|møder|pladser)\b"
)


def known_set(mention: Mention, scene: Scene) -> bool:
    """Whether a count has a definite article or «alle», «samtlige» before it."""
    if not isinstance(mention.value, Count):
        return False
    low, at = scene.lowered, mention.start
    if low.endswith(_ENDS, 0, at) and _KNOWN.search(low, max(0, at - 50), at):
        return _DUE.match(low, mention.end, mention.end + 40) is None
    return low.endswith((", ", ". ", "alt "), 0, at) and _REST.search(low, max(0, at - 60), at) is not None
