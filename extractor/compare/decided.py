"""A person's decision in words: what, by whom, when and why, with what the program found beside it."""

from extractor.compare.words import group_name, indicator_name, word
from extractor.schema.decided import Act, Decision


def mark(decision: Decision) -> str:
    """«rettet af kontrollant A.K. 2026-11-21: værdi 12,5 (programmet: 38,5)»."""
    said = f"{word('decision', decision.state)} af {decision.by} {decision.at[:10]}"
    changes = [
        f"{word('decided_field', name)} {told(name, act.value)} (programmet: {told(name, decision.machine.get(name))})"
        for name, act in decision.fields.items()
    ]
    said += f": {', '.join(changes)}" if changes else ""
    return said + (f" – {decision.reason}" if decision.reason else "")


def act_words(act: Act) -> str:
    """«kontrollant A.K. 2026-11-21 (set i brev)»."""
    return f"{act.by} {act.at[:10]}" + (f" ({act.reason})" if act.reason else "")


def told(field: str, value: str | None) -> str:
    """The value of a field in words: codes by their names."""
    if value and field == "target_group":
        return group_name(value)
    if value and field == "indicator":
        return indicator_name(value)
    return word(field, value) if value and field in ("unit", "role", "source_kind", "modifier") else shown(value)


def shown(value: str | None) -> str:
    """A value as kept: numbers with a decimal comma, «–» for none."""
    if value is None or value == "":
        return "–"
    return value.replace(".", ",") if value.replace(".", "", 1).lstrip("-").isdecimal() else value
