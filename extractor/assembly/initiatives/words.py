"""What a word is, by its last part: of the administration, of its staff, a thing that efforts make, new …"""

import re
from functools import cache

from extractor.lang import table

_MOST = 50_000  # words kept


class _Classes(dict[str, frozenset[str]]):
    """Lower-cased word -> its classes (lang/da/effort_evidence.toml), worked out once."""

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) > _MOST:
            self.clear()
        found = self[word] = frozenset(name for name, pattern in _patterns() if pattern.fullmatch(word))
        return found


CLASSES = _Classes()


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern)) for name, pattern in table("effort_evidence")["classes"].items()]
