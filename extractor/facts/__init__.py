"""One file per kind of value: Doc -> Mentions. Importing this package registers the finders with spaCy.

`FACTS` is the running order: what is no fact is taken first, then the kinds whose unit stands in the text,
then dates, then bare counts, so that numbers are claimed before dates (docs/architecture.md).
"""

from extractor.facts import amount, count, date, duration, percentage, refused

FACTS = (
    "extractor_refused",
    "extractor_percentage",
    "extractor_amount",
    "extractor_duration",
    "extractor_date",
    "extractor_count",
)

__all__ = ["FACTS", "amount", "count", "date", "duration", "percentage", "refused"]
