"""Letters made by hand: only what a test names is set."""

from decimal import Decimal
from typing import Any

from extractor.compare.letters import Letter, letters_of
from extractor.schema.facts import DateFact, Provenance
from extractor.schema.records import Commitment, Initiative, Observation, Result
from extractor.schema.result import Metadata

PLACE = Provenance(page=1)


def commitment(text: str, **given: Any) -> Commitment:
    """A promise without a deadline; `text` must stand in the letter."""
    values: dict[str, Any] = dict.fromkeys(Commitment.__slots__)
    values |= {
        "text": text, "origin": "promised", "actor": "Vejle", "strength": "binding", "state": "open",
        "municipality": "Vejle", "provenance": PLACE, "rule": "r", "confidence": 1.0, "start": 0, "end": 0, "id": "",
    }  # fmt: skip
    return Commitment(**(values | given))


def initiative(text: str, **given: Any) -> Initiative:
    """An effort that is under way."""
    values: dict[str, Any] = dict.fromkeys(Initiative.__slots__)
    values |= {
        "text": text, "type": "nye_tilbud", "status": "ongoing", "municipality": "Vejle", "provenance": PLACE,
        "rule": "r", "confidence": 1.0, "start": 0, "end": 0, "id": "",
    }  # fmt: skip
    return Initiative(**(values | given))


def observation(value: str, **given: Any) -> Observation:
    """A share of people without talks."""
    values: dict[str, Any] = dict.fromkeys(Observation.__slots__)
    values |= {
        "mention": "m", "value": Decimal(value), "unit": "percent", "municipality": "Vejle", "municipality_code": "630",
        "indicator": "andel_faerre_end_4_samtaler_6m", "role": "actual", "source_kind": "own_count",
        "provenance": PLACE, "basis": {}, "confidence": 1.0, "start": 0, "end": 0, "id": "",
    }  # fmt: skip
    return Observation(**(values | given))


def result(source: str, day: str | None, *items: Any, text: str = "", **about: Any) -> Result:
    """A record of a municipality's letter; the items' places are found in the text."""
    whole = text + "".join(f"\n{i.text}." for i in items if hasattr(i, "text") and i.text not in text)
    placed = [_placed(item, source, number, whole) for number, item in enumerate(items)]
    metadata = {"doc_type": "redegoerelse", "municipality": "Vejle", "municipality_code": "630", "date": day} | about
    dates = tuple(_dates(whole))

    def of(kind: type) -> Any:
        return tuple(item for item in placed if isinstance(item, kind))

    return Result(
        "1", source, source, "", "text/plain", 1, False, "ok", (), "0", None, Metadata(**metadata), whole, (), dates,
        of(Observation), of(Initiative), of(Commitment),
    )  # fmt: skip


def letter(source: str, day: str | None, *items: Any, **given: Any) -> Letter:
    """The letter of such a record."""
    return next(letters_of([result(source, day, *items, **given)]))


def _placed(item: Any, source: str, number: int, whole: str) -> Any:
    values = {name: getattr(item, name) for name in item.__slots__}
    if not item.id:
        values["id"] = f"{source}-{number}"
    if hasattr(item, "text") and not item.end:
        start = whole.index(item.text)
        values |= {"start": start, "end": start + len(item.text)}
        values["provenance"] = Provenance(page=1, sentence=(start, start + len(item.text)))
    return type(item)(**values)


def _dates(text: str) -> list[DateFact]:
    """ISO days in the text stand for any written date."""
    import re

    return [
        DateFact(
            f"d{m.start()}", "date", m.start(), m.end(), m[0], m[0], m[0], "day", False, PLACE, "literal", "r", 1.0
        )
        for m in re.finditer(r"\d{4}-\d\d-\d\d", text)
    ]
