"""The tables, the same on SQLite and PostgreSQL (docs/store.md).

Machine rows (document and what hangs on it) are replaced by a re-run; `event` is only ever added to; `fact_value`
is the present human view, rebuilt from the events. Items have the key (document, ordinal): a record is read back in
its own order from one stretch of the table.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
)  # fmt: skip

from extractor.store.types import Exact, Json, SafeText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, needed: bool = False, **more: Any) -> Column[str]:
    return Column(name, SafeText, nullable=not needed, **more)


def _day() -> Column[str]:
    """What a list is sorted by: a date, or, where there is none, the text that sorts last in that list."""
    return _text("day", needed=True)


def _whole(name: str, needed: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=not needed)


run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _text("key", needed=True),  # what the records depend on beside the documents
    _text("started", needed=True),  # UTC, ISO 8601
    _text("finished"),  # None: running, or stopped
    _text("extractor_version", needed=True),
    _text("model_version"),
    _text("host"),
    Column("settings", Json, nullable=False),
    Column("counts", Json),  # filled when the run ends
)
run_input = Table(
    "run_input",
    metadata,
    Column("run_id", ForeignKey("run.id"), nullable=False),
    _text("source", needed=True),
    _text("document_id", needed=True),
    _text("status", needed=True),
    _text("record_sha", needed=True),
    PrimaryKeyConstraint("run_id", "source"),
)
document = Table(
    "document",
    metadata,
    _text("id", needed=True, primary_key=True),
    _text("sha256", unique=True),  # None: the bytes could not be read
    _text("source", needed=True),
    _text("media_type", needed=True),
    _whole("pages", needed=True),
    Column("ocr", Boolean, nullable=False),
    _text("status", needed=True),
    Column("problems", Json, nullable=False),
    _text("schema_version", needed=True),
    _text("extractor_version", needed=True),
    _text("model_version"),
    _text("doc_type", needed=True),
    _text("title"),
    _text("municipality"),
    _text("municipality_code"),
    _text("sender"),
    _text("recipient"),
    _text("date"),
    Column("case_numbers", Json, nullable=False),
    Column("sections", Json, nullable=False),
    _whole("mentions", needed=True),  # how many rows hang on it: `db check` counts them again
    _whole("observations", needed=True),
    _whole("initiatives", needed=True),
    _whole("commitments", needed=True),
    _text("record_sha", needed=True),  # of the line of records.jsonl: equal lines need no new rows
    Column("run_id", ForeignKey("run.id"), nullable=False, index=True),
    _day(),
    Index(None, "source"),
    Index("ix_document_head", "id", "source", "date"),  # what a list tells of the document, without its long row
    Index(None, "day", "source"),
    Index("ix_document_place", "municipality_code", "day", "source", "observations"),
    Index(None, "doc_type", "day", "source"),
    Index(None, "status", "day", "source"),
)
text_layer = Table(
    "text_layer",
    metadata,
    Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    _text("sha256", needed=True),
    Column("current", Boolean, nullable=False),  # an old layer stays where somebody has decided on it
    _text("kind", needed=True),  # text | ocr
    _text("tool_version", needed=True),
    _text("text", needed=True),
    PrimaryKeyConstraint("document_id", "sha256"),
)
page = Table(
    "page",
    metadata,
    Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    _whole("number", needed=True),
    Column("problems", Json),  # codes of the problems that name this page
    PrimaryKeyConstraint("document_id", "number"),
)


def _items(name: str, *columns: Any) -> Table:
    """A table of items: whose, which, where in the text, where on the page, how sure."""
    return Table(
        name,
        metadata,
        Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
        _whole("n", needed=True),
        _text("id", needed=True, index=True),  # not a constraint: one slip of a rule must not stop a run
        _text("key", needed=True),  # what is pointed at; see keys.py
        _text("value_hash", needed=True),  # what is claimed
        _whole("start", needed=True),
        _whole("end", needed=True),
        _whole("page"),
        Column("boxes", Json),
        _whole("sentence_start"),
        _whole("sentence_end"),
        _text("section"),
        Column("cell", Json),
        Column("confidence", Double, nullable=False),
        *columns,
        PrimaryKeyConstraint("document_id", "n"),
    )


fact = _items(
    "fact",
    _text("kind", needed=True),
    _text("text", needed=True),
    Column("value", Exact),
    Column("value_to", Exact),
    _text("unit"),
    _text("modifier"),
    _text("noun"),
    _text("start_date"),
    _text("end_date"),
    _text("precision"),
    Column("relative", Boolean),
    _text("basis", needed=True),
    _text("rule", needed=True),
    _text("municipality_code"),  # of the document
    Column("number", Double),  # `value` for sorting and comparing: SQLite knows no decimals
    Index(None, "key"),
    Index(None, "kind", "number"),
    Index(None, "municipality_code", "kind", "number"),
)
observation = _items(
    "observation",
    _text("mention", needed=True),
    Column("value", Exact, nullable=False),
    Column("value_to", Exact),
    _text("unit"),
    _text("municipality"),
    _text("municipality_code"),
    _text("target_group"),
    _text("indicator", needed=True),
    _text("as_of_start"),
    _text("as_of_end"),
    _text("role", needed=True),
    _text("source_kind", needed=True),
    Column("basis", Json, nullable=False),
    Column("number", Double),
    _day(),
    _text("modifier"),  # of its mention: a comparison tells limits from figures
    _text("passage"),  # the sentence, or the cell with its headers: a comparison shows it without the text
    Index(  # holds all that `lists.series` shows, in its order: a table of fat rows is not read
        "ix_observation_series",
        "indicator",
        "municipality_code",
        "target_group",
        "day",
        "id",
        "document_id",
        "as_of_start",
        "as_of_end",
        "value",
        "value_to",
        "unit",
        "role",
        "source_kind",
        "page",
    ),
    Index("ix_observation_group", "indicator", "target_group", "day", "id"),
    Index("ix_observation_indicator", "indicator", "day", "id"),
    Index("ix_observation_place", "municipality_code", "day", "id", "document_id"),
    Index("ix_observation_time", "day", "id"),
)
initiative = _items(
    "initiative",
    _text("text", needed=True),
    _text("type", needed=True),
    _text("status", needed=True),
    _text("name"),
    _text("start_date"),
    _text("end_date"),
    _whole("participants"),
    _text("target_group"),
    _text("municipality"),
    _text("municipality_code"),
    _text("rule", needed=True),
    Index("ix_initiative_place", "municipality_code", "type", "id", "document_id"),
    Index("ix_initiative_type", "type", "municipality_code", "id"),
)
commitment = _items(
    "commitment",
    _text("text", needed=True),
    _text("origin", needed=True),
    _text("actor"),
    _text("strength", needed=True),
    _text("deadline"),  # the original one, as the document has it; a later one is an event
    _text("deadline_text"),
    _text("deadline_kind"),
    _text("state", needed=True),
    _text("condition"),
    Column("target_value", Exact),
    _text("target_unit"),
    _text("target_group"),
    _text("municipality"),
    _text("municipality_code"),
    _text("rule", needed=True),
    _day(),
    Index("ix_commitment_time", "day", "id"),
    Index("ix_commitment_state", "state", "day", "id"),
    Index("ix_commitment_place", "municipality_code", "day", "id", "document_id"),
    Index("ix_commitment_overview", "state", "municipality_code", "day"),
)
event = Table(
    "event",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # 1, 2, 3 … without a gap
    _text("subject", needed=True),  # fact | observation | initiative | commitment
    _text("key", needed=True),
    _text("document_id", needed=True),  # no foreign key: what people decided outlives the machine's rows
    _text("actor", needed=True),
    _text("at", needed=True),  # UTC, ISO 8601
    _text("action", needed=True),
    _text("field"),
    _text("old"),
    _text("new"),
    _text("reason"),
    _text("comment"),
    Column("base_event_id", BigInteger),
    _text("group_id"),
    Column("run_id", Integer),
    Column("place", Json),  # what was decided on: quote, offsets, page, boxes, claim
    _text("prev_hash", needed=True),
    _text("hash", needed=True),
    Index(None, "key", "id"),
    Index(None, "document_id", "id"),
)
fact_value = Table(
    "fact_value",
    metadata,
    _text("key", needed=True, primary_key=True),
    _text("subject", needed=True),
    _text("document_id", needed=True),
    _text("state", needed=True),
    _text("attention"),  # disagreement | to_confirm | added; None where nothing waits
    Column("fields", Json, nullable=False),  # corrected fields
    Column("place", Json, nullable=False),
    Column("proposed", Json),  # the place, or the claim, that a later run has instead
    _text("reviewed_by"),
    _text("controlled_by"),
    Column("last_event_id", BigInteger, nullable=False),
    Index(None, "document_id"),
    Index(None, "attention"),
)
NO_DAY, NO_DEADLINE = "", "9999-12-31"
ITEMS = {"mentions": fact, "observations": observation, "initiatives": initiative, "commitments": commitment}
