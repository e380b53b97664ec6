"""How a finding of a check is written: its numbers, as the document has them, and the page."""

from decimal import Decimal

from extractor.assembly.locate import page_at
from extractor.assembly.scene import Scene
from extractor.lang.numbers import format_short
from extractor.schema.result import Problem, problem


def finding(code: str, offset: int, detail: str, scene: Scene) -> Problem:
    """A notice that points at `offset`; `detail` shows the numbers and where they stand."""
    return problem(code, "notice", page_at(scene.document, offset), detail)


def danish(value: Decimal) -> str:
    """A number as Danes write it, with two decimals at most: «1.234,5»."""
    return format_short(Decimal(f"{value:.2f}"))


def half_step(text: str) -> Decimal:
    """Half a unit of the last decimal shown: «38,5 pct.» is right to 0.05."""
    digits = text.split(",", 1)[1] if "," in text else ""
    shown = len(digits) - len(digits.lstrip("0123456789"))
    return Decimal(5).scaleb(-(shown + 1))
