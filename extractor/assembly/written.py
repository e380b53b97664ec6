"""The day a document was written or its meeting held."""

import re

from extractor.facts.reading import Reading

_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_DAY = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:\.?\s?({'|'.join(_MONTHS)})\.?,?\s(\d{{4}})|[./-](\d{{1,2}})[./-](\d{{4}}|\d{{2}}))(?!\d)",
    re.IGNORECASE,
)


def written_on(reading: Reading, head_end: int) -> str | None:
    """ISO day of the document's date line, None without one."""
    text = reading.text
    for block in reading.document.blocks:
        if block.kind in ("letterhead", "label"):
            found = _DAY.search(text, block.start, block.end)
            if found:
                return _iso(found)
    found = _DAY.search(text, 0, head_end)
    return _iso(found) if found else None


def _iso(found: re.Match[str]) -> str:
    day, month, year, month_number, short = found.groups()
    number = _MONTHS.index(month.lower()) + 1 if month else int(month_number)
    full = int(year or short)
    full += 0 if full > 99 else (2000 if full < 50 else 1900)
    return f"{full:04}-{number:02}-{int(day):02}"
