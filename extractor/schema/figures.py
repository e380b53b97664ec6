"""The comparable figures of one document without the rest of its record: what a comparison reads of a store."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from extractor.schema.facts import ValueFact
from extractor.schema.records import Observation, Result


@dataclass(frozen=True, slots=True)
class Figures:
    """A document's figures of the indicators that were asked for, in the order of the text.

    `modifiers` («mere end») and `passages` are by the id of the figure; a passage that is not there is read from
    `text`, which may be "" where every passage is there and no cell of a table is empty.
    """

    document_id: str
    source: str
    date: str | None
    observations: tuple[Observation, ...]
    modifiers: Mapping[str, str | None]
    undefined: int = 0  # figures of no known indicator, of the municipalities asked for
    text: str = ""
    passages: Mapping[str, str] = field(default_factory=dict)

    def passage(self, o: Observation) -> str:
        """What people are shown of the place of a figure."""
        known = self.passages.get(o.id)
        return o.provenance.passage(self.text, o.start, o.end) if known is None else known


def figures_of(result: Result, codes: Container[str | None] = ()) -> Figures:
    """The figures of a record; what has no known indicator is counted, of `codes` alone where some are given."""
    told = {m.id: m.modifier for m in result.mentions if isinstance(m, ValueFact)}
    known = tuple(o for o in result.observations if o.indicator != "other")
    unknown = [o for o in result.observations if o.indicator == "other"]
    return Figures(
        result.document_id, result.source, result.metadata.date, known, {o.id: told.get(o.mention) for o in known},
        sum(not codes or o.municipality_code in codes for o in unknown), result.text,
    )  # fmt: skip
