"""The proper name of a programme or project, also one that no list knows: «projekt "…"»."""

import re
from functools import cache

from extractor.lang import table

_QUOTED = re.compile(
    r"(?:[Pp]rojekt(?:et)?|[Ff]orløbet|[Pp]rogrammet|[Oo]rdningen|[Ii]ndsatsen|[Pp]uljen|[Kk]onceptet|[Mm]odellen|[Ii]nitiativet|[Tt]eamet|"
    r"[Aa]fdeling(?:en)?|[Ee]t|[Ee]n|[Ii]ndført|indsatser|[Kk]ampagnen)?\s?[\"“”„»'‘’*]([A-ZÆØÅa-zæøå][^\"“”„»«'‘’*\n]{2,90})[\"”“«'’*]"
)
_MARKS = re.compile("[\"“”„»'‘’*]")  # sought first: the pattern above begins with what may be missing
_PLAIN = re.compile(  # begins with its letter, so that the search skips to it
    r"[Pp](?<=\b[Pp])rojekt(?:et)?\s((?:[A-ZÆØÅ][\wæøåÆØÅ-]{1,24})(?:\s(?:[A-ZÆØÅ][\wæøåÆØÅ-]{1,24}|og|i|på|til|for|ny|start|alle)){0,5})"
)


@cache
def _programmes() -> re.Pattern[str]:
    names: list[str] = []
    for entry in table("initiative_types")["programme"]:
        names += [
            alias for alias in entry["aliases"] if len(alias) > 7 and alias[0].isupper() and "ocialfond" not in alias
        ]
    return re.compile("|".join(re.escape(name) for name in sorted(set(names), key=lambda n: (-len(n), n))))


def name_of(text: str) -> str | None:
    """The name that the statement gives its effort, None where it gives none."""
    quoted = _QUOTED.search(text) if _MARKS.search(text) else None
    if quoted and len(quoted[1].split()) <= 14 and not quoted[1].rstrip().endswith((".", ",")):
        return quoted[1].strip()
    if known := _programmes().search(text):
        return known[0]
    if "rojekt" in text and (plain := _PLAIN.search(text)):
        return re.sub(r"\s(?:og|i|på|til|for)$", "", plain[1])
    return None
