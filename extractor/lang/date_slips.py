"""Months that are misspelt or misread."""

from extractor.lang import table


def misspelt_month(word: str) -> int | None:
    """The month that `word` is a slip of: one letter off, two in a long name; None for another word."""
    from rapidfuzz.distance import OSA

    plain = word.translate(str.maketrans("013", "olb"))
    for name, number in table("dates")["months"].items():
        slips = 1 if len(name) < 8 else 2
        if (
            len(name) > 3
            and OSA.distance(plain, name, score_cutoff=slips) <= slips
            and plain[0] in (name[0], "l", "i", "r")
        ):
            return int(number)
    return None
