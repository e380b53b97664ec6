"""What is compared across municipalities, and the record of one document (docs/records.md)."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from extractor.schema.facts import DateFact, Provenance, Unit, ValueFact
from extractor.schema.quick import quick
from extractor.schema.result import Metadata, Problem
from extractor.schema.values import Basis

SCHEMA_VERSION = "1"
Role = Literal["actual", "target", "forecast"]
SourceKind = Literal["own_count", "official", "press", "law", "unknown"]
Status = Literal["planned", "ongoing", "completed", "stopped", "unknown"]
DeadlineKind = Literal["due", "start", "window", "until", "as_of", "relative", "vague"]


@quick
@dataclass(frozen=True, slots=True)
class Observation:
    """A comparable figure: municipality x target group x indicator x day or period."""

    id: str
    mention: str
    start: int
    end: int
    value: Decimal
    value_to: Decimal | None
    unit: Unit | None
    municipality: str | None
    municipality_code: str | None
    target_group: str | None
    indicator: str
    as_of_start: str | None
    as_of_end: str | None
    role: Role
    source_kind: SourceKind
    provenance: Provenance
    basis: dict[str, Basis]
    confidence: float


@quick
@dataclass(frozen=True, slots=True)
class Initiative:
    """A concrete effort that somebody runs, has run or will run."""

    id: str
    start: int
    end: int
    text: str
    type: str
    status: Status
    name: str | None
    start_date: str | None
    end_date: str | None
    participants: int | None
    target_group: str | None
    municipality: str | None
    provenance: Provenance
    rule: str
    confidence: float


@quick
@dataclass(frozen=True, slots=True)
class Commitment:
    """A statement that binds somebody to a future act or result."""

    id: str
    start: int
    end: int
    text: str
    origin: Literal["promised", "imposed"]
    actor: str | None
    strength: Literal["binding", "expected", "intended"]
    deadline: str | None
    deadline_text: str | None
    deadline_kind: DeadlineKind | None
    state: Literal["open", "met", "missed"]
    condition: str | None
    target_value: Decimal | None
    target_unit: Unit | None
    target_group: str | None
    municipality: str | None
    provenance: Provenance
    rule: str
    confidence: float


@quick
@dataclass(frozen=True, slots=True)
class SectionRecord:
    """An agenda item or heading with its reach in the text."""

    start: int
    end: int
    level: int
    title: str
    number: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """The record of one document, keys in the public order."""

    schema_version: str
    document_id: str
    source: str
    sha256: str
    media_type: str
    pages: int
    ocr: bool
    status: Literal["ok", "partial", "failed"]
    problems: tuple[Problem, ...]
    extractor_version: str
    model_version: str | None
    metadata: Metadata
    text: str = ""
    sections: tuple[SectionRecord, ...] = ()
    mentions: tuple[ValueFact | DateFact, ...] = ()
    observations: tuple[Observation, ...] = field(default=())
    initiatives: tuple[Initiative, ...] = field(default=())
    commitments: tuple[Commitment, ...] = field(default=())
