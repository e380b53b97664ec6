"""One file per kind of value: Doc -> Mentions. `components` offers the finders to spaCy.

`FACTS` is the running order: what is no fact is taken first, then the kinds whose unit stands in the text,
then dates, then bare counts, so that numbers are claimed before dates (docs/architecture.md).
"""

from collections.abc import Callable

from extractor.facts import amount, count, date, duration, percentage, refused
from extractor.facts.reading import Source

FACTS: dict[str, Callable[[], Callable[[Source], Source]]] = {
    "extractor_refused": refused.Refuser,
    "extractor_percentage": percentage.PercentageFinder,
    "extractor_amount": amount.AmountFinder,
    "extractor_duration": duration.DurationFinder,
    "extractor_date": date.DateFinder,
    "extractor_count": count.CountFinder,
}

__all__ = ["FACTS", "amount", "count", "date", "duration", "percentage", "refused"]
