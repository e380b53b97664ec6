"""dateparser, where it is best: one short, already delimited string that our own grammar could not read.

`search_dates` over running Danish text finds more false dates than right ones (docs/architecture.md), so it is
never used.
"""

from datetime import date, datetime
from functools import cache
from typing import Any


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # 0.2 s that most documents do without

    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "first",
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    # A fixed base: no part of a date may come from the clock of the machine.
    return DateDataParser(languages=["da"], settings={**settings, "RELATIVE_BASE": datetime(2000, 1, 1)})


def parse_odd(words: str) -> date | None:
    """The day that a string of at most 64 characters names in full; None for anything else."""
    if len(words) > 64:
        return None
    found = _parser().get_date_data(words).date_obj
    return None if found is None or not 1980 <= found.year <= 2079 else found.date()
