"""Arithmetic and consistency checks: each finding is a `problem` of severity notice with its numbers.

Never a silent correction: the values stay as the document has them.
"""

from collections.abc import Iterator, Sequence

from extractor.assembly.checks.changes import changes
from extractor.assembly.checks.contradictions import contradictions
from extractor.assembly.checks.months import months
from extractor.assembly.checks.shares import shares
from extractor.assembly.checks.totals import totals
from extractor.assembly.scene import Scene
from extractor.schema.records import Observation
from extractor.schema.result import Problem


def checks(scene: Scene, observations: Sequence[Observation]) -> Iterator[Problem]:
    """All findings on one document, in the order of the checks."""
    yield from shares(scene)
    yield from totals(scene)
    yield from changes(scene)
    yield from months(scene)
    yield from contradictions(scene, observations)


__all__ = ["checks"]
