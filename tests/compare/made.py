"""Records for the tests of comparisons: made from short lines «place | indicator | group | from..to | value»."""

from decimal import Decimal
from typing import Any

from extractor.assembly.fact import item_id
from extractor.lang.names import municipality_code
from extractor.schema.facts import Provenance, TableRef, ValueFact
from extractor.schema.records import SCHEMA_VERSION, Observation, Result
from extractor.schema.result import Metadata

TALKS, OFFERS = "andel_faerre_end_4_samtaler_6m", "andel_uden_1_tilbud_6m"
SHARE = "andel_uden_tilbud_eller_mentor_12m"


def figure(
    place: str | None, indicator: str, group: str | None, days: str, value: str, *, unit: str | None = "percent",
    kind: str = "official", role: str = "actual", modifier: str | None = None, row: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One figure; `days` is «2022-09» (a month), «2018-02-01» (a day), «2022-03-01..2022-05-31», or "" for none."""
    return {
        "place": place, "indicator": indicator, "group": group, "days": days, "value": value, "unit": unit,
        "kind": kind, "role": role, "modifier": modifier, "row": row,
    }  # fmt: skip


def months(
    place: str, indicator: str, group: str, first: str, *values: str, kind: str = "official"
) -> list[dict[str, Any]]:
    """Figures of successive months; "" leaves a month out."""
    year, month = map(int, first.split("-"))
    found = []
    for i, value in enumerate(values):
        y, m = divmod(year * 12 + month - 1 + i, 12)
        if value:
            found.append(figure(place, indicator, group, f"{y}-{m + 1:02d}", value, kind=kind))
    return found


def _days(text: str) -> tuple[str | None, str | None]:
    from calendar import monthrange

    if not text:
        return None, None
    if ".." in text:
        start, _, end = text.partition("..")
        return start, end
    if text.count("-") == 2:
        return text, text
    year, month = map(int, text.split("-"))
    return f"{text}-01", f"{text}-{monthrange(year, month)[1]:02d}"


def letter(
    *figures: dict[str, Any], source: str = "brev.txt", day: str | None = "2023-02-20", name: str = "a"
) -> Result:
    """A document that states the figures, each in a sentence of its own."""
    text, mentions, observations = "", [], []
    for n, f in enumerate(figures):
        start = len(text) + 4
        text += f"Tal {f['value']} står her.\n"
        end = start + len(f["value"])
        cell = TableRef(1, n, 1, (f["row"],), ("Andel",)) if f["row"] else None
        place = Provenance(1, None, (start - 4, len(text) - 1), None, cell)
        id = item_id(name, "percentage", start, end)
        value = Decimal(f["value"].replace(",", "."))
        kind = "percentage" if f["unit"] == "percent" else "count"
        fact = ValueFact(
            id, kind, start, end, f["value"], value, None, f["unit"], f["modifier"], None, place, "literal", "r", 1.0
        )  # fmt: skip
        mentions.append(fact)
        first, last = _days(f["days"])
        code, own = municipality_code(f["place"]), item_id(name, "observation", start, end)
        one = Observation(
            own, id, start, end, value, None, f["unit"], f["place"], code, f["group"], f["indicator"], first, last,
            f["role"], f["kind"], place, {}, 1.0,
        )  # fmt: skip
        observations.append(one)
    return Result(
        SCHEMA_VERSION, name, source, name * 64, "text/plain", 0, False, "ok", (), "1", None,
        Metadata("other", None, None, None, None, None, day), text, (), tuple(mentions), tuple(observations),
    )  # fmt: skip
