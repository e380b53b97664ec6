"""One file per kind of value: Doc -> Mentions. Importing this package registers the finders with spaCy.

`FACTS` is the running order: what is no fact is taken first, then the kinds whose unit stands in the text,
then dates, then bare counts, so that numbers are claimed before dates (docs/architecture.md).
"""

from extractor.facts import percentage

FACTS = ("extractor_percentage",)

__all__ = ["FACTS", "percentage"]
