"""Who says it, and of which municipality: per statement, not per document (news, quotations, run-in names).

A quotation belongs to the municipality whose name opens its paragraph («Slagelse: …») or the nearest one above; a
paragraph that opens with a minister, an agency or an organisation belongs to none of them.
"""

import re

from extractor.assembly.observations.where import at
from extractor.assembly.scene import Scene

Municipality = tuple[str | None, str | None]
_OTHERS = re.compile(
    r"(?:I |Hos |Ifølge )?((?:[A-ZÆØÅ]\w{3,24}m|M)inister(?:en)?|KL|STAR|Styrelsen|Regeringen|Folketinget|AMK \w{2,12}|"
    r"(?:Formanden|Direktøren|Talsmanden) for (?:KL|STAR)|[A-ZÆØÅ]\w{3,24}(?:forening|forbundet|rådet))(?=[\s,:])"
)
_SAYS = re.compile(
    r"['\"’”»]?[,.]?['\"’”»]?\s{0,3}(?:siger|skriver|forklarer|fortæller|mener|oplyser|lyder det fra|tilføjer)\s"
    r"((?:(?!og |at |om |men )[\wæøåÆØÅ.-]{1,30}\s?){1,7})"
)


def municipality_at(offset: int, scene: Scene) -> Municipality:
    """Official name and code of the municipality that a statement is about; both None where it is nobody's."""
    if scene.metadata.municipality is None and other_voice(offset, scene) is not None:
        sentence = scene.reading.sentence_at(offset)
        if not scene.places_in(sentence):
            return None, None
    return at(offset, scene)


def other_voice(offset: int, scene: Scene) -> str | None:
    """The minister, agency or organisation whose words the paragraph around `offset` tells."""
    i = scene.document.blocks_until(offset) - 1
    if i < 0:
        return None
    block = scene.document.blocks[i]
    found = _OTHERS.match(scene.text, block.start, block.end)
    return found[1] if found else None


def speaker_behind(end: int, scene: Scene) -> str | None:
    """Who is named as speaker right behind a quotation that ends at `end`: «…, siger borgmesteren»."""
    found = _SAYS.match(scene.text, end) or _SAYS.match(scene.text, min(end + 1, len(scene.text)))
    if found is None:
        return None
    name = found[1].strip(" .")
    return None if name in ("han", "hun", "det") else name
