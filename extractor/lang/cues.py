"""Look up which ideas («has not received», «talks», «exempt») a stretch of Danish holds, and where."""

import re
from functools import cache, lru_cache

from extractor.lang import table


@cache
def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """The compiled `[words]` of the word list `lang/da/<name>.toml`; they expect lower-cased text."""
    return {id: re.compile(pattern) for id, pattern in table(name)["words"].items()}


@lru_cache(maxsize=4096)
def ideas(name: str, text: str) -> dict[str, tuple[int, ...]]:
    """Which words of the list stand in the lower-cased `text`, with the offsets where they begin."""
    found = {}
    for id, pattern in patterns(name).items():
        if first := pattern.search(text):
            found[id] = (first.start(), *(m.start() for m in pattern.finditer(text, first.end())))
    return found
