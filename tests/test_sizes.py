"""Files stay small: near 100 lines is normal, over 500 fails; no drawer for odds and ends."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("extractor", "tests", "benchmarks", "corpus", "models")
SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
MOST, FUNCTION = 500, 80


def test_there_are_sources():
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_source_file_is_too_long(path):
    assert len(path.read_text("utf-8").splitlines()) <= MOST


def test_no_drawer_for_odds_and_ends():
    assert [path for path in SOURCES if path.name in ("utils.py", "util.py", "helpers.py", "base.py", "misc.py")] == []


def test_no_postponed_annotations():
    banned = "from __future__ import " + "annotations"  # spaCy then skips config types
    assert [path for path in SOURCES if banned in path.read_text("utf-8")] == []
