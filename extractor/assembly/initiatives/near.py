"""Whether an effort was told shortly before a statement: efforts stand together."""

from extractor.assembly.clauses import Statement

_FAR = 400  # characters behind an effort within which the next one is near


class Near:
    """The last effort that the rules found."""

    def __init__(self) -> None:
        self._end = -_FAR - 1

    def saw(self, statement: Statement) -> None:
        """An effort was found in the statement."""
        self._end = statement.end

    def to(self, statement: Statement) -> bool:
        """Whether the last effort ends shortly before the statement."""
        return statement.start - self._end <= _FAR
