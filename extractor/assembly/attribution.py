"""Who says it, and of which municipality: per statement, not per document (news, quotations, run-in names)."""

from extractor.assembly.observations.where import at
from extractor.assembly.scene import Scene


def municipality_at(offset: int, scene: Scene) -> tuple[str | None, str | None]:
    """Official name and code of the municipality that a statement is about."""
    return at(offset, scene)
