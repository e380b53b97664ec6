"""Indicators and target groups by what people type: an id, or a part of the Danish name."""

from extractor.errors import UsageError
from extractor.lang import table


def choose(file: str, key: str, typed: str, code: str) -> tuple[str, ...]:
    """The ids that `typed` names: the id or the whole name, else every one with it in id or name.

    Raises:
        UsageError: none; the error `code` gets what was typed and a few of the names there are.
    """
    entries = table(file)[key]
    wanted = " ".join(typed.lower().split())
    exact = [e["id"] for e in entries if wanted in (e["id"], str(e.get("name", "")).lower())]
    if exact:
        return tuple(exact)
    part = [e["id"] for e in entries if wanted and (wanted in e["id"] or wanted in str(e.get("name", "")).lower())]
    if not part:
        raise UsageError(code, typed, ", ".join(e["id"] for e in entries[:6]) + " …")
    return tuple(part)
