"""Danish: words as data, pure readers of strings."""

import csv
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The word list `lang/da/<name>.toml`."""
    return tomllib.loads((files("extractor.lang") / "da" / f"{name}.toml").read_text("utf-8"))


def rows(name: str) -> list[list[str]]:
    """The lines of the list `lang/da/<name>.csv`, which has no header and semicolons between its fields."""
    lines = (files("extractor.lang") / "da" / f"{name}.csv").read_text("utf-8").splitlines()
    return list(csv.reader(lines, delimiter=";"))


def lowered(text: str) -> str:
    """The text in lower case with every character at its old offset: a few letters change length when lowered."""
    return _lowered(text)


@lru_cache(maxsize=4)  # every floor asks for the whole text in lower case
def _lowered(text: str) -> str:
    return in_lower_case(text)


def in_lower_case(text: str) -> str:
    """The same without keeping it: for words, which would push out the whole texts."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
