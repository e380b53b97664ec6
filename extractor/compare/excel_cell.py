"""One cell of a CSV file that Danish Excel opens."""

from decimal import Decimal
from typing import Any

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # a spreadsheet would run it as a formula


def cell(value: Any) -> str:
    """One cell for Danish Excel: decimal comma, ISO day, no formula, "" for none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value.startswith(RISKY) else value
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", ",")
    return str(value)
