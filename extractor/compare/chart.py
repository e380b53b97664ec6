"""Charts."""

from collections.abc import Iterator

from extractor.compare.comparison import Comparison


def charts(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Name and SVG of one chart for each indicator with a figure in time."""
    yield from ()
