"""How long one document may take, estimated from its bytes without parsing them."""

import re

from extractor.settings import Settings

_PAGE = re.compile(rb"/Type\s{0,9}/Page\b")
_COUNT = re.compile(rb"/Count\s{1,9}(\d{1,6})")
_BYTES_PER_PAGE = 20_000  # a letter page with its share of fonts; only used where the page tree is compressed
_CHARACTERS_PER_PAGE = 2_000


def estimated_pages(data: bytes, most: int = 5_000) -> int:
    """How many pages a file seems to hold: the greatest of what its page tree says and what its size suggests."""
    if not data.startswith(b"%PDF-"):
        return min(most, len(data) // _CHARACTERS_PER_PAGE + 1)
    listed = sum(1 for _ in _PAGE.finditer(data))
    counted = max((int(match[1]) for match in _COUNT.finditer(data)), default=0)
    return max(1, min(most, max(listed, counted, len(data) // _BYTES_PER_PAGE)))


def seconds(pages: int, settings: Settings) -> float:
    """The wall time for a document of so many pages."""
    return min(settings.max_seconds, settings.base_seconds + settings.page_seconds * pages)
