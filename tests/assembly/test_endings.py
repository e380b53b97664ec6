"""What is looked at before a pattern is searched (an ending, a length, a string) never hides a match of it."""

import re
from collections.abc import Callable
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from extractor.assembly import deadlines, scene
from extractor.assembly.observations import focus, select
from extractor.lang import table
from tests.lang.wordings import wordings

TESTS = {
    "equals": (focus.EQUALS, lambda words: focus.equals(words, 0, len(words))),
    "bound": (select._BOUND, lambda words: words.rstrip().endswith(select._BOUNDS)),
    "due": (select._IS_DUE, select._is_due),
    "sampled": (select._SAMPLED, lambda words: words.rstrip().endswith(select._DRAWS)),
    "corrected": (select._CORRECTED, lambda words: words.startswith(select.CORRECTS)),
}


@pytest.mark.parametrize(("pattern", "passes"), TESTS.values(), ids=TESTS)
def test_no_ending_hides_a_match(pattern: re.Pattern[str], passes: Callable[[str], bool]) -> None:
    told = [one for one in wordings(pattern.pattern) if pattern.search(one)]
    assert told
    if pattern is select._CORRECTED:
        told = [one for one in told if pattern.match(one)]
    assert [one for one in told if not passes(one)] == []


@pytest.mark.parametrize("name", table("commitment_words")["deadlines"])
def test_no_string_hides_a_deadline(name: str) -> None:
    pattern = deadlines._SAYS[name]
    assert [one for one in wordings(pattern.pattern) if pattern.search(one) is None] == []


def test_what_joins_a_row_is_no_longer_than_is_looked_at() -> None:
    assert parser.parse(scene.ROW.pattern).getwidth()[1] <= scene.LONGEST_JOIN
