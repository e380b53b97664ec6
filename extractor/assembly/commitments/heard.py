"""A statement as the rules of speech acts hear it: its words, what governs it, the document around it."""

import re
from typing import Literal, NamedTuple

from msgspec import Struct

from extractor.assembly.asked import Asked
from extractor.assembly.clauses import Statement
from extractor.assembly.cues import cues
from extractor.assembly.grammar import Grammar
from extractor.assembly.scene import Scene, Span
from extractor.lang.cues import patterns

NAME = "commitment_words"
EARLY = 60  # how near the beginning of the main clause «near» is, in characters
Origin = Literal["promised", "imposed"]
Strength = Literal["binding", "expected", "intended"]


class Speech(NamedTuple):
    """Who binds, how strongly, by which rule; `back` where it tells of an earlier act."""

    origin: Origin
    strength: Strength
    rule: str
    back: bool = False


class Heard(Struct, frozen=True, gc=False):
    """One statement with everything that decides which speech act it is."""

    statement: Statement
    grammar: Grammar
    scene: Scene
    low: str
    governor: str  # lower-cased; empty where nothing governs the statement
    lead: str  # the lower-cased paragraph that introduces its list
    planned: bool  # whether it tells of a planned initiative
    found: dict[str, int]  # idea -> where its first wording stands
    span: Span  # where the statement stands
    letter: bool  # whether an authority writes to a municipality

    def has(self, idea: str) -> bool:
        """Whether the statement holds a wording of the idea."""
        return idea in self.found

    def search(self, pattern: Asked) -> re.Match[str] | None:
        """The first match in the statement."""
        return self.statement.search(pattern, self.low)

    def told(self, idea: str, last: int = 1000) -> bool:
        """Whether the statement, or the last words of what governs it, hold a wording of the idea."""
        return idea in self.found or bool(self.governor and patterns(NAME)[idea].search(self.governor[-last:]))

    def early(self, idea: str) -> bool:
        """Whether a wording stands near the beginning of the main clause."""
        at = self.found.get(idea)
        first = self.statement.core[0].start
        return at is not None and first <= at < first + EARLY


def hear(statement: Statement, grammar: Grammar, scene: Scene, lead: str, planned: bool) -> Heard:
    """Put together what the rules look at."""
    governor = scene.lowered[slice(*statement.governor)] if statement.governor else ""
    span = statement.start, statement.end
    letter = scene.metadata.doc_type == "supervision_letter"
    low = scene.lowered[slice(*span)]
    return Heard(statement, grammar, scene, low, governor, lead, planned, cues(statement, scene), span, letter)
