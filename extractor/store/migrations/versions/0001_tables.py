"""The tables of the first version."""

import sqlalchemy as sa
from alembic import op

from extractor.store.types import Exact, Json, SafeText

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "event", "fact_value", "run", "document", "run_input",
    "commitment", "fact", "initiative", "observation", "page", "text_layer",
)  # fmt: skip


def upgrade() -> None:
    """Make every table and index."""
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", SafeText(), nullable=False),
        sa.Column("key", SafeText(), nullable=False),
        sa.Column("document_id", SafeText(), nullable=False),
        sa.Column("actor", SafeText(), nullable=False),
        sa.Column("at", SafeText(), nullable=False),
        sa.Column("action", SafeText(), nullable=False),
        sa.Column("field", SafeText()),
        sa.Column("old", SafeText()),
        sa.Column("new", SafeText()),
        sa.Column("reason", SafeText()),
        sa.Column("comment", SafeText()),
        sa.Column("base_event_id", sa.BigInteger()),
        sa.Column("group_id", SafeText()),
        sa.Column("run_id", sa.Integer()),
        sa.Column("place", Json()),
        sa.Column("prev_hash", SafeText(), nullable=False),
        sa.Column("hash", SafeText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_document_id_id"), "event", ["document_id", "id"])
    op.create_index(op.f("ix_event_key_id"), "event", ["key", "id"])
    op.create_table(
        "fact_value",
        sa.Column("key", SafeText(), nullable=False),
        sa.Column("subject", SafeText(), nullable=False),
        sa.Column("document_id", SafeText(), nullable=False),
        sa.Column("state", SafeText(), nullable=False),
        sa.Column("attention", SafeText()),
        sa.Column("fields", Json(), nullable=False),
        sa.Column("place", Json(), nullable=False),
        sa.Column("proposed", Json()),
        sa.Column("reviewed_by", SafeText()),
        sa.Column("controlled_by", SafeText()),
        sa.Column("last_event_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_fact_value")),
    )
    op.create_index(op.f("ix_fact_value_attention"), "fact_value", ["attention"])
    op.create_index(op.f("ix_fact_value_document_id"), "fact_value", ["document_id"])
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", SafeText(), nullable=False),
        sa.Column("started", SafeText(), nullable=False),
        sa.Column("finished", SafeText()),
        sa.Column("extractor_version", SafeText(), nullable=False),
        sa.Column("model_version", SafeText()),
        sa.Column("host", SafeText()),
        sa.Column("settings", Json(), nullable=False),
        sa.Column("counts", Json()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "document",
        sa.Column("id", SafeText(), nullable=False),
        sa.Column("sha256", SafeText()),
        sa.Column("source", SafeText(), nullable=False),
        sa.Column("media_type", SafeText(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("ocr", sa.Boolean(), nullable=False),
        sa.Column("status", SafeText(), nullable=False),
        sa.Column("problems", Json(), nullable=False),
        sa.Column("schema_version", SafeText(), nullable=False),
        sa.Column("extractor_version", SafeText(), nullable=False),
        sa.Column("model_version", SafeText()),
        sa.Column("doc_type", SafeText(), nullable=False),
        sa.Column("title", SafeText()),
        sa.Column("municipality", SafeText()),
        sa.Column("municipality_code", SafeText()),
        sa.Column("sender", SafeText()),
        sa.Column("recipient", SafeText()),
        sa.Column("date", SafeText()),
        sa.Column("case_numbers", Json(), nullable=False),
        sa.Column("sections", Json(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("observations", sa.Integer(), nullable=False),
        sa.Column("initiatives", sa.Integer(), nullable=False),
        sa.Column("commitments", sa.Integer(), nullable=False),
        sa.Column("record_sha", SafeText(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("day", SafeText(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_document_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_sha256")),
    )
    op.create_index(op.f("ix_document_day_source"), "document", ["day", "source"])
    op.create_index(op.f("ix_document_doc_type_day_source"), "document", ["doc_type", "day", "source"])
    op.create_index("ix_document_head", "document", ["id", "source", "date"])
    op.create_index("ix_document_place", "document", ["municipality_code", "day", "source", "observations"])
    op.create_index(op.f("ix_document_run_id"), "document", ["run_id"])
    op.create_index(op.f("ix_document_source"), "document", ["source"])
    op.create_index(op.f("ix_document_status_day_source"), "document", ["status", "day", "source"])
    op.create_table(
        "run_input",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("source", SafeText(), nullable=False),
        sa.Column("document_id", SafeText(), nullable=False),
        sa.Column("status", SafeText(), nullable=False),
        sa.Column("record_sha", SafeText(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_run_input_run_id")),
        sa.PrimaryKeyConstraint("run_id", "source", name=op.f("pk_run_input")),
    )
    op.create_table(
        "commitment",
        sa.Column("document_id", SafeText(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", SafeText(), nullable=False),
        sa.Column("key", SafeText(), nullable=False),
        sa.Column("value_hash", SafeText(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("boxes", Json()),
        sa.Column("sentence_start", sa.Integer()),
        sa.Column("sentence_end", sa.Integer()),
        sa.Column("section", SafeText()),
        sa.Column("cell", Json()),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("text", SafeText(), nullable=False),
        sa.Column("origin", SafeText(), nullable=False),
        sa.Column("actor", SafeText()),
        sa.Column("strength", SafeText(), nullable=False),
        sa.Column("deadline", SafeText()),
        sa.Column("deadline_text", SafeText()),
        sa.Column("deadline_kind", SafeText()),
        sa.Column("state", SafeText(), nullable=False),
        sa.Column("condition", SafeText()),
        sa.Column("target_value", Exact()),
        sa.Column("target_unit", SafeText()),
        sa.Column("target_group", SafeText()),
        sa.Column("municipality", SafeText()),
        sa.Column("municipality_code", SafeText()),
        sa.Column("rule", SafeText(), nullable=False),
        sa.Column("day", SafeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_commitment_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "n", name=op.f("pk_commitment")),
    )
    op.create_index(op.f("ix_commitment_id"), "commitment", ["id"])
    op.create_index("ix_commitment_place", "commitment", ["municipality_code", "day", "id", "state"])
    op.create_index("ix_commitment_state", "commitment", ["state", "day", "id"])
    op.create_index("ix_commitment_time", "commitment", ["day", "id"])
    op.create_table(
        "fact",
        sa.Column("document_id", SafeText(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", SafeText(), nullable=False),
        sa.Column("key", SafeText(), nullable=False),
        sa.Column("value_hash", SafeText(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("boxes", Json()),
        sa.Column("sentence_start", sa.Integer()),
        sa.Column("sentence_end", sa.Integer()),
        sa.Column("section", SafeText()),
        sa.Column("cell", Json()),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("kind", SafeText(), nullable=False),
        sa.Column("text", SafeText(), nullable=False),
        sa.Column("value", Exact()),
        sa.Column("value_to", Exact()),
        sa.Column("unit", SafeText()),
        sa.Column("modifier", SafeText()),
        sa.Column("noun", SafeText()),
        sa.Column("start_date", SafeText()),
        sa.Column("end_date", SafeText()),
        sa.Column("precision", SafeText()),
        sa.Column("relative", sa.Boolean()),
        sa.Column("basis", SafeText(), nullable=False),
        sa.Column("rule", SafeText(), nullable=False),
        sa.Column("municipality_code", SafeText()),
        sa.Column("number", sa.Double()),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_fact_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "n", name=op.f("pk_fact")),
    )
    op.create_index(op.f("ix_fact_id"), "fact", ["id"])
    op.create_index(op.f("ix_fact_key"), "fact", ["key"])
    op.create_index(op.f("ix_fact_kind_number"), "fact", ["kind", "number"])
    op.create_index(op.f("ix_fact_municipality_code_kind_number"), "fact", ["municipality_code", "kind", "number"])
    op.create_table(
        "initiative",
        sa.Column("document_id", SafeText(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", SafeText(), nullable=False),
        sa.Column("key", SafeText(), nullable=False),
        sa.Column("value_hash", SafeText(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("boxes", Json()),
        sa.Column("sentence_start", sa.Integer()),
        sa.Column("sentence_end", sa.Integer()),
        sa.Column("section", SafeText()),
        sa.Column("cell", Json()),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("text", SafeText(), nullable=False),
        sa.Column("type", SafeText(), nullable=False),
        sa.Column("status", SafeText(), nullable=False),
        sa.Column("name", SafeText()),
        sa.Column("start_date", SafeText()),
        sa.Column("end_date", SafeText()),
        sa.Column("participants", sa.Integer()),
        sa.Column("target_group", SafeText()),
        sa.Column("municipality", SafeText()),
        sa.Column("municipality_code", SafeText()),
        sa.Column("rule", SafeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_initiative_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "n", name=op.f("pk_initiative")),
    )
    op.create_index(op.f("ix_initiative_id"), "initiative", ["id"])
    op.create_index("ix_initiative_place", "initiative", ["municipality_code", "type", "id"])
    op.create_index("ix_initiative_type", "initiative", ["type", "municipality_code", "id"])
    op.create_table(
        "observation",
        sa.Column("document_id", SafeText(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", SafeText(), nullable=False),
        sa.Column("key", SafeText(), nullable=False),
        sa.Column("value_hash", SafeText(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("boxes", Json()),
        sa.Column("sentence_start", sa.Integer()),
        sa.Column("sentence_end", sa.Integer()),
        sa.Column("section", SafeText()),
        sa.Column("cell", Json()),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("mention", SafeText(), nullable=False),
        sa.Column("value", Exact(), nullable=False),
        sa.Column("value_to", Exact()),
        sa.Column("unit", SafeText()),
        sa.Column("municipality", SafeText()),
        sa.Column("municipality_code", SafeText()),
        sa.Column("target_group", SafeText()),
        sa.Column("indicator", SafeText(), nullable=False),
        sa.Column("as_of_start", SafeText()),
        sa.Column("as_of_end", SafeText()),
        sa.Column("role", SafeText(), nullable=False),
        sa.Column("source_kind", SafeText(), nullable=False),
        sa.Column("basis", Json(), nullable=False),
        sa.Column("number", sa.Double()),
        sa.Column("day", SafeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_observation_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "n", name=op.f("pk_observation")),
    )
    op.create_index("ix_observation_group", "observation", ["indicator", "target_group", "day", "id"])
    op.create_index(op.f("ix_observation_id"), "observation", ["id"])
    op.create_index("ix_observation_indicator", "observation", ["indicator", "day", "id"])
    op.create_index("ix_observation_place", "observation", ["municipality_code", "day", "id"])
    op.create_index(
        "ix_observation_series", "observation", ["indicator", "municipality_code", "target_group", "day", "source_kind"]
    )
    op.create_index("ix_observation_time", "observation", ["day", "id"])
    op.create_table(
        "page",
        sa.Column("document_id", SafeText(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("problems", Json()),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_page_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "number", name=op.f("pk_page")),
    )
    op.create_table(
        "text_layer",
        sa.Column("document_id", SafeText(), nullable=False),
        sa.Column("sha256", SafeText(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("kind", SafeText(), nullable=False),
        sa.Column("tool_version", SafeText(), nullable=False),
        sa.Column("text", SafeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_text_layer_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "sha256", name=op.f("pk_text_layer")),
    )


def downgrade() -> None:
    """Take every table out; the journal too."""
    for name in reversed(_TABLES):
        op.drop_table(name)
