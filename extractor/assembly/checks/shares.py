"""Share x base against count: «414 af 1.076 borgere, svarende til 38,5 pct.»."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.assembly.checks.finding import danish, finding, half_step
from extractor.assembly.scene import Scene
from extractor.schema.facts import Mention
from extractor.schema.result import Problem
from extractor.schema.values import Count, Percentage

_OUT_OF = re.compile(r"[\wæøå ]{0,40}\b(?:ud )?af (?:de |i alt |kommunens |jobcentrets |samtlige |alle )?$")
_EQUALS = re.compile(r"[\wæøå ,.()–-]{0,80}(?:svarer til|svarende til|lig med|dvs\.|altså|eller|\()\s?(?:ca\. )?$")


def shares(scene: Scene) -> Iterator[Problem]:
    """Every «count out of base, equal to share» whose three numbers cannot all be right."""
    values = scene.values
    for part, base, value in zip(values, values[1:], values[2:], strict=False):
        if scene.lowered.find("af ", part.end, base.start) < 0:
            continue
        if not (exact(part, Count) and exact(base, Count) and exact(value, Percentage)):
            continue
        low = scene.lowered
        if not _OUT_OF.fullmatch(low[part.end : base.start]) or not _EQUALS.fullmatch(low[base.end : value.start]):
            continue
        c, n, p = (m.value.value for m in (part, base, value))  # type: ignore[union-attr]
        if n and abs(c / n * 100 - p) > half_step(scene.text[value.start : value.end]) + Decimal("0.5"):
            shown = scene.text[value.start : value.end]
            detail = (
                f"{danish(c)} af {danish(n)} er {danish((c / n * 100).quantize(Decimal('0.1')))} pct., ikke {shown}"
            )
            yield finding("check_share", value.start, detail, scene)


def exact(mention: Mention, kind: type) -> bool:
    """Whether a value is of the kind, a single number, and not hedged."""
    value = mention.value
    if not isinstance(value, kind):
        return False
    return getattr(value, "value_to", None) is None and getattr(value, "modifier", None) is None
