"""Danish figures and number words."""

import re
from decimal import Decimal

_FIGURE = re.compile(r"[-–]?(?:\d{1,3}(?:[.\u00a0\u202f ]\d{3}){1,4}|\d{1,15})(?:,\d{1,6})?")


def parse_figure(text: str) -> Decimal:
    """Read one Danish figure: a dot or blank groups thousands, a comma starts the decimals.

    Raises:
        ValueError: `text` is anything else, such as «12,5 %» or «1.23».
    """
    if not _FIGURE.fullmatch(text):
        raise ValueError(f"not a Danish figure: {text!r}")
    return Decimal(re.sub(r"[.\u00a0\u202f ]", "", text).replace(",", ".").replace("–", "-"))
