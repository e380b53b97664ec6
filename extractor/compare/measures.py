"""Which indicator an official measure is, by its Danish words: the same word list that reads letters and tables."""

from functools import lru_cache

from extractor.assembly.observations.indicator import EARLY, LAB_2020, NAME, match
from extractor.compare.words import indicators
from extractor.lang.cues import ideas

_SHARE = ("andel", "pct", "procent", "%", "grad")
_STRONG = 30  # below this a rule goes by one general word («personer»)


@lru_cache(maxsize=4096)
def indicator_of(label: str, year: int | None = None) -> str | None:
    """The indicator's id, None where the words tell of none. From 2020 shares without an offer look at six months."""
    low = " ".join(label.lower().split())
    for id, entry in indicators().items():
        if low in (id, str(entry.get("name", "")).lower()):
            return id
    kind = "percentage" if any(word in low for word in _SHARE) else "count"
    found = match(ideas(NAME, low), kind)
    if found is None or found[1] < _STRONG or found[0] == "other":
        return None
    if (year is None or year >= LAB_2020) and "mentor" not in low and "seneste år" not in low:
        return EARLY.get(found[0], found[0])
    return found[0]


def unit_of(label: str, indicator: str | None) -> str:
    """«percent» for shares, "" for counts."""
    known = str(indicators().get(indicator or "", {}).get("unit", ""))
    return "percent" if known == "percent" or (not known and any(word in label.lower() for word in _SHARE)) else ""
