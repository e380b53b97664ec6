"""A record narrowed to one municipality: what the document says of others is left out."""

from dataclasses import replace

from extractor.lang.names import municipality_code
from extractor.schema.records import Result


def narrow(result: Result, code: str | None) -> Result:
    """The record with the items of a municipality (three-digit code); as it is where none is given.

    Items that name no municipality belong to the document's own. Facts of a document from elsewhere are kept where an
    observation of the municipality rests on them.
    """
    if code is None:
        return result
    own = result.metadata.municipality_code

    def is_of(name: str | None, given: str | None = None) -> bool:
        return (given or (municipality_code(name) if name else None) or own) == code

    observations = tuple(o for o in result.observations if is_of(o.municipality, o.municipality_code))
    rests_on = {o.mention for o in observations}
    return replace(
        result,
        observations=observations,
        mentions=result.mentions if own == code else tuple(m for m in result.mentions if m.id in rests_on),
        initiatives=tuple(i for i in result.initiatives if is_of(i.municipality)),
        commitments=tuple(c for c in result.commitments if is_of(c.municipality)),
    )
