"""What `extractor check` does: read the plan (and the letter it answers), hold it against its rule, say the result."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from extractor.assembly.plan_check import PlanCheck, check_plan
from extractor.cli.say import named, plain, say
from extractor.cli.showing import extract_one
from extractor.errors import UsageError
from extractor.export.tables import Record, decode
from extractor.lang import table
from extractor.settings import Settings

WORDS = {
    "da": {
        "found": "fundet",
        "missing": "MANGLER",
        "due": "Frist: {0}",
        "no_due": "Fristen fremgår ikke; angiv brevet med --letter.",
        "in_time": "Svaret er dateret {0}: til tiden.",
        "late": "Svaret er dateret {0}: for sent.",
        "undated": "Svaret har ingen dato.",
    },
    "en": {
        "found": "found",
        "missing": "MISSING",
        "due": "Due: {0}",
        "no_due": "No deadline is told; name the letter with --letter.",
        "in_time": "The answer is dated {0}: in time.",
        "late": "The answer is dated {0}: late.",
        "undated": "The answer has no date.",
    },
}


def perform(file: str, letter: Path | None, rule: str | None, as_json: bool, settings: Settings) -> int:
    """Check one plan; 0 where it holds everything in time, 1 where something is missing or late."""
    known = [entry["id"] for entry in table("plan_requirements")["rule"]]
    if rule is not None and rule not in known:
        raise UsageError("no_rule", rule, ", ".join(known))
    record = _read(file, settings)
    answered = _read(str(letter), settings) if letter else None
    if record is None or (letter and answered is None):
        return 5
    found = check_plan(record, answered, rule)
    if as_json:
        print(json.dumps(as_object(found), ensure_ascii=False))
    else:
        for line in lines(found, settings.language):
            print(named(line))
    return 0 if found.complete else 1


def _read(file: str, settings: Settings) -> Record | None:
    outcome = extract_one(file, False, settings)
    if outcome.status == "failed":
        _, message, hint = outcome.problems[0]
        say(f"{named(str(file))}: {plain(f'{message} {hint}')}")
        return None
    return decode(outcome.line)


def lines(found: PlanCheck, language: str) -> list[str]:
    """The result as lines: a point, its state, the passages that meet it; then deadline and date."""
    words = WORDS[language]
    said = []
    for point in found.points:
        name = point.name_en if language == "en" else point.name
        said.append(f"{words['found' if point.found else 'missing']:8} {name}")
        said += [f"         · {text[:160]}" for _, _, text in point.passages]
    said.append(words["due"].format(found.due) if found.due else words["no_due"])
    if found.answered is None:
        said.append(words["undated"])
    elif found.in_time is not None:
        said.append(words["in_time" if found.in_time else "late"].format(found.answered))
    return said


def as_object(found: PlanCheck) -> dict[str, Any]:
    """The result with English keys and ISO days."""

    def day(value: date | None) -> str | None:
        return value.isoformat() if value else None

    return {
        "rule": found.rule,
        "points": [asdict(point) | {"found": point.found} for point in found.points],
        "answered": day(found.answered),
        "due": day(found.due),
        "due_text": found.due_text,
        "in_time": found.in_time,
        "complete": found.complete,
    }
