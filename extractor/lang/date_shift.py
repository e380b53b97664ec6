"""Words behind a date that tell its year: «maj i år», «1. marts d.å.», «1. oktober samme år»."""

SAME_YEAR = 99  # of «1. oktober samme år»: the year of the date told before it
_SHIFTS = {
    "d.å": 0,
    "f.å": -1,
    "i år": 0,
    "sidste år": -1,
    "forrige år": -2,
    "næste år": 1,
    "i fjor": -1,
    "året før": -1,
    "året efter": 1,
    "samme år": SAME_YEAR,
}


def shifted(words: str | None) -> int | None:
    """How many years from the year of writing the words mean, `SAME_YEAR`, or None without words."""
    if not words:
        return None
    short = words[1] == "."  # «d.å.», «f. å.»
    return _SHIFTS[words.replace(" ", "").rstrip(".") if short else " ".join(words.split())]
