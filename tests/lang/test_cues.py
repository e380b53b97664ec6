"""One pass over the words finds what trying every wording at every word finds."""

import re
from pathlib import Path

import pytest

from extractor.lang import table
from extractor.lang.cues import wordings
from extractor.lang.phrases import alternatives

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize("name", ["indicator_words", "observation_words"])
def test_every_idea_of_the_corpus(name: str) -> None:
    words = {idea: [re.compile(one) for one in alternatives(p)] for idea, p in table(name)["words"].items()}
    hits = 0
    for path in sorted(CORPUS.glob("*.txt"))[:8]:
        for line in path.read_text("utf-8").lower().splitlines():
            starts = [m.start() for m in re.finditer(r"[^\W_]+", line)]
            found = wordings(name).find(line)
            for idea, patterns in words.items():
                told = {at for at in starts for one in patterns if one.match(line, at)}
                assert told <= set(found.get(idea, ())), (idea, line)
                hits += len(told)
                # what begins with no letter («§») is searched for, so more may be found, never less
                assert all(any(one.match(line, at) for one in patterns) for at in found.get(idea, ())), (idea, line)
    assert hits > 100
