"""Whole sentences that no rule was written from: every value, and nothing else (annotation guidelines 1 and 7)."""

import tomllib
from pathlib import Path

import pytest

from extractor.ingest import read_bytes
from extractor.pipeline import extract, load
from extractor.schema.records import Result
from extractor.settings import Settings

_FILES = ("unseen", "traps", "passages", "pages", "tables", "field", "meetings")
_UNITS = {"percent": "%", "percentage_point": "pp", "fraction": "frac", "per_mille": "promille"}


def _cases(missed: bool = False) -> list[tuple[str, str, tuple[str, ...]]]:
    files = [Path(__file__).with_name(f"{name}.toml").read_text("utf-8") for name in _FILES]
    letters = [letter for text in files for letter in tomllib.loads(text)["letter"] if ("missed" in letter) == missed]
    return [(letter["day"], line[0], tuple(line[1:])) for letter in letters for line in letter["lines"]]


def _number(value: object) -> str:
    return f"{float(str(value)):.10g}"


def told(result: Result, text: str, begin: int) -> tuple[str, ...]:
    """The mentions behind `begin` as «span = value»."""
    found = []
    for m in sorted(result.mentions, key=lambda m: m.start):
        if m.start < begin:
            continue
        if m.kind == "date":
            days = m.start_date if m.start_date == m.end_date else f"{m.start_date}/{m.end_date}"
            value = f"{days}{' rel' if m.relative else ''}"
        else:
            figure = _number(m.value) + ("" if m.value_to is None else f"-{_number(m.value_to)}")
            value = {"count": f"# {figure}", "amount": f"kr {figure}"}.get(
                m.kind, f"{figure} {_UNITS.get(str(m.unit), m.unit)}"
            )
        found.append(f"{text[m.start : m.end]} = {value}")
    return tuple(found)


def _read(day: str, line: str) -> tuple[str, ...]:
    year, month, number = day.split("-")
    lead = f"Dato: {number}-{month}-{year}\n\n"
    result = extract(read_bytes((lead + line + "\n").encode(), "brev.txt", ".txt", Settings()), load())
    return told(result, lead + line, len(lead))


@pytest.mark.parametrize(("day", "line", "wanted"), _cases())
def test_every_value_of_an_unseen_sentence(day: str, line: str, wanted: tuple[str, ...]) -> None:
    assert _read(day, line) == wanted


@pytest.mark.xfail(strict=True, reason="known misses, told beside the others")
@pytest.mark.parametrize(("day", "line", "wanted"), _cases(missed=True))
def test_a_known_miss(day: str, line: str, wanted: tuple[str, ...]) -> None:
    assert _read(day, line) == wanted
