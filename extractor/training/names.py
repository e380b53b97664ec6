"""The lists of `da_kommune.persons`: names from the statistics, titles and places from lang/da."""

import csv
import tomllib
from importlib.resources import files
from pathlib import Path

from extractor.training.renaming import FILES


def person_lists(treebank: Path) -> dict[str, list[str]]:
    """Gather first and last names, titles, words that are never in a name, and places (municipalities among them)."""
    data = files("extractor.lang.da")
    lists: dict[str, list[str]] = tomllib.loads((data / "persons.toml").read_text(encoding="utf-8"))
    rows = csv.reader((data / "municipalities.csv").read_text(encoding="utf-8").splitlines())
    lists["places"] = sorted({*lists["places"], *(cell for row in rows for cell in row if cell.isalpha())})
    for name, file in zip(("first", "last"), FILES, strict=True):
        lines = (treebank / file).read_text(encoding="utf-8").splitlines()
        lists[name] = sorted({line.split("\t")[0] for line in lines if line.strip()})
    return lists
