"""A person's decision in words: what, by whom, when and why, with what the program found beside it."""

from extractor.compare.words import word
from extractor.schema.decided import Act, Decision


def mark(decision: Decision) -> str:
    """«rettet af kontrollant A.K. 2026-11-21: værdi 12,5 (programmet: 38,5)»."""
    told = f"{word('decision', decision.state)} af {decision.by} {decision.at[:10]}"
    changes = [
        f"{word('decided_field', name)} {shown(act.value)} (programmet: {shown(decision.machine.get(name))})"
        for name, act in decision.fields.items()
    ]
    told += f": {', '.join(changes)}" if changes else ""
    return told + (f" – {decision.reason}" if decision.reason else "")


def act_words(act: Act) -> str:
    """«kontrollant A.K. 2026-11-21 (set i brev)»."""
    return f"{act.by} {act.at[:10]}" + (f" ({act.reason})" if act.reason else "")


def shown(value: str | None) -> str:
    """A value as kept: numbers with a decimal comma, «–» for none."""
    if value is None or value == "":
        return "–"
    return value.replace(".", ",") if value.replace(".", "", 1).lstrip("-").isdecimal() else value
