"""Change against its two values: «faldet fra 44,4 til 38,5 pct., et fald på 5,9 procentpoint»."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.assembly.checks.finding import danish, finding, half_step
from extractor.assembly.checks.shares import exact
from extractor.assembly.scene import Scene
from extractor.schema.facts import Mention
from extractor.schema.result import Problem
from extractor.schema.values import Count, Percentage

_FROM = re.compile(r"\bfra (?:ca\. )?$")
_TO = re.compile(r"[\wæøåÆØÅ .,()-]{0,60}\btil (?:ca\. )?$")
_BY = re.compile(
    r"[\wæøå .,()–-]{0,60}(?:(?:et |en )?(?:fald|stigning|reduktion|forbedring|forøgelse|nedgang|vækst)\w{0,3} på|"
    r"svarende til|(?:steget|faldet|øget|reduceret) med)\s(?:ca\. )?$"
)


def changes(scene: Scene) -> Iterator[Problem]:
    """Every «from a to b, a change of c» where c is neither the difference nor the relative change."""
    low, values = scene.lowered, scene.values
    for first, second, by in zip(values, values[1:], values[2:], strict=False):
        if low.find("fra ", max(0, first.start - 12), first.start) < 0:
            continue
        if not (_single(first) and _single(second) and _single(by)) or first.value.kind != second.value.kind:
            continue
        if not _FROM.search(low, max(0, first.start - 12), first.start) or not _TO.fullmatch(
            low[first.end : second.start]
        ):
            continue
        if not _BY.fullmatch(low[second.end : by.start]):
            continue
        yield from _compare(first, second, by, scene)


def _single(mention: Mention) -> bool:
    return exact(mention, Percentage) or exact(mention, Count)


def _compare(first: Mention, second: Mention, by: Mention, scene: Scene) -> Iterator[Problem]:
    a, b, c = (abs(m.value.value) for m in (first, second, by))  # type: ignore[union-attr]
    slack = sum((half_step(scene.text[m.start : m.end]) for m in (first, second, by)), Decimal(0))
    difference = abs(b - a)
    relative = difference / a * 100 if a else None
    value = by.value
    if isinstance(value, Percentage) and value.unit != "percentage_point":
        fits = relative is not None and abs(relative - c) <= slack + Decimal("0.5")
        if isinstance(first.value, Percentage):
            fits = fits or abs(difference - c) <= slack  # «faldet 5,9 pct.» after a level: ambiguous, not wrong
    else:
        fits = abs(difference - c) <= slack
    if not fits:
        shown = [scene.text[m.start : m.end] for m in (first, second, by)]
        detail = f"fra {shown[0]} til {shown[1]} er en ændring på {danish(difference)}"
        if relative is not None:
            detail += f" ({danish(relative.quantize(Decimal('0.1')))} pct.)"
        yield finding("check_change", by.start, f"{detail}, ikke {shown[2]}", scene)
