"""Check that gold annotations are well-formed and fit their texts.

    python annotations/check_gold.py [GOLD_DIR TEXT_DIR]

Without arguments: ``annotations/gold`` against ``corpus`` and ``corpus/sources``.  Says nothing
about whether an annotation is right, only that offsets, values and names can be trusted:
the text is the corpus text, every span reproduces its item, mentions do not overlap or cut a
word, dates are ISO and in order, every observation stands on a value mention, every deadline
text stands in its commitment.  Ends with status 1 and one line per fault.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
UNITS: dict[str, set[str | None]] = {
    "percentage": {"percent", "percentage_point", "per_mille", "fraction"},
    "count": {None},
    "amount": {"DKK", "EUR"},
    "duration": {"hour", "day", "week", "month", "quarter", "year"},
}
PRECISION = {"day", "week", "month", "quarter", "half_year", "season", "year", "range"}
MODIFIER = {None, "approx", "more_than", "less_than", "at_least", "at_most"}
ROLE = {"actual", "target", "forecast"}
STATUS = {"planned", "ongoing", "completed", "stopped", "unknown"}
COMMITMENT = {
    "origin": {"promised", "imposed"},
    "strength": {"binding", "expected", "intended"},
    "state": {"open", "met", "missed"},
}
LISTS = ("mentions", "observations", "initiatives", "commitments")


def period_faults(start: str | None, end: str | None) -> Iterator[str]:
    """Faults of a pair of ISO days; either may be open."""
    days = [date.fromisoformat(day) for day in (start, end) if day]
    if len(days) == 2 and days[0] > days[1]:
        yield "starts after it ends"


def same_word(left: str, right: str) -> bool:
    """Whether two neighbours are letters of one word or figures of one number (`Ledige412` is two)."""
    return (left.isalpha() and right.isalpha()) or (left.isdigit() and right.isdigit())


def mention_faults(item: dict, text: str, last_end: int) -> Iterator[str]:
    if item["start"] < last_end:
        yield "overlaps the mention before"
    if same_word(text[: item["start"]][-1:], item["text"][0]) or same_word(item["text"][-1], text[item["end"] :][:1]):
        yield "cuts a word or a number"
    if item["kind"] == "date":
        yield from period_faults(item["start_date"], item["end_date"])
        if item["precision"] not in PRECISION or not isinstance(item["relative"], bool):
            yield "has no legal precision or relative"
    elif item["unit"] not in UNITS[item["kind"]] or item["modifier"] not in MODIFIER:
        yield f"has unit {item['unit']!r} or modifier {item['modifier']!r}"


def faults(gold: dict, text: str) -> Iterator[str]:
    """All faults of one document, each with the span it belongs to."""
    if gold["text"] != text:
        yield "the text is not the corpus text"
    values = {(m["start"], m["end"]) for m in gold["mentions"] if m["kind"] != "date"}
    last_end = 0
    for name in LISTS:
        for item in gold[name]:
            found: list[str] = []
            if gold["text"][item["start"] : item["end"]] != item["text"]:
                found.append("the offsets do not give the text")
            if name == "mentions":
                found += mention_faults(item, gold["text"], last_end)
                last_end = item["end"]
            elif name == "observations":
                found += period_faults(item["as_of_start"], item["as_of_end"])
                if (item["start"], item["end"]) not in values or item["role"] not in ROLE:
                    found.append("stands on no value mention, or has no legal role")
            elif name == "initiatives":
                found += period_faults(item["start_date"], item["end_date"])
                if item["status"] not in STATUS:
                    found.append("has no legal status")
            else:
                found += period_faults(item["deadline"], None)
                found += [f"has no legal {key}" for key, legal in COMMITMENT.items() if item[key] not in legal]
                if item["deadline_text"] and item["deadline_text"] not in item["text"]:
                    found.append("does not hold its deadline text")
            yield from (f"{name} {item['start']}-{item['end']} {item['text'][:40]!r}: {fault}" for fault in found)


def main(folders: list[str]) -> int:
    gold_dir = Path(folders[0]) if folders else HERE / "gold"
    text_dir = Path(folders[1]) if folders else HERE.parent / "corpus"
    status = 0
    for path in sorted(gold_dir.glob("*.json")):
        texts = [t for t in (text_dir / f"{path.stem}.txt", text_dir / "sources" / f"{path.stem}.txt") if t.exists()]
        found = list(faults(json.loads(path.read_text("utf-8")), texts[0].read_text("utf-8"))) if texts else ["no text"]
        for fault in found:
            sys.stdout.write(f"{path.name}: {fault}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
