"""What people hold of an item that the program found: never mixed up with what it claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Subject = Literal["fact", "observation", "initiative", "commitment"]
DecidedState = Literal["approved", "corrected", "rejected", "unsure", "added", "moved", "reopened", "followed"]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a person has set: the value, who, when (UTC, ISO 8601) and why."""

    value: str | None
    by: str
    at: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The present word of people on one item.

    `fields` are corrections of what was read from the text and hold on any day. `status` and `deadline` follow a
    promise up and hold from the day they were set on. `attention`: what a later run found (docs/store.md).
    """

    item: str  # id of the item in its record
    subject: Subject
    document_id: str
    state: DecidedState
    by: str
    at: str
    reason: str | None = None
    fields: Mapping[str, Act] = field(default_factory=dict)
    machine: Mapping[str, str | None] = field(default_factory=dict)  # all that the program claims
    status: Act | None = None
    deadline: Act | None = None
    controlled_by: str | None = None
    attention: str | None = None
    source: str = ""
    page: int | None = None
    quote: str = ""
