"""What is asked of a municipality is answered from indexes; limits and passages stand beside the figures."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from alembic import op

from extractor.schema.facts import Provenance, TableRef
from extractor.store.types import Json, SafeText

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_AT_ONCE = 500  # documents
_OLD = {
    "ix_observation_series": ("indicator", "municipality_code", "target_group", "day", "source_kind"),
    "ix_observation_place": ("municipality_code", "day", "id"),
    "ix_initiative_place": ("municipality_code", "type", "id"),
    "ix_commitment_place": ("municipality_code", "day", "id", "state"),
}
_NEW = {
    "ix_observation_series": (
        "indicator", "municipality_code", "target_group", "day", "id", "document_id", "as_of_start", "as_of_end",
        "value", "value_to", "unit", "role", "source_kind", "page",
    ),
    "ix_observation_place": ("municipality_code", "day", "id", "document_id"),
    "ix_initiative_place": ("municipality_code", "type", "id", "document_id"),
    "ix_commitment_place": ("municipality_code", "day", "id", "document_id"),
    "ix_commitment_overview": ("state", "municipality_code", "day"),
}  # fmt: skip
_LAYER = sa.table(
    "text_layer", sa.column("document_id", SafeText), sa.column("current", sa.Boolean), sa.column("text", SafeText)
)
_FACT = sa.table("fact", *(sa.column(name, SafeText) for name in ("document_id", "id", "modifier")))
_OBSERVATION = sa.table(
    "observation", *(sa.column(name, SafeText) for name in ("document_id", "mention", "modifier", "passage")),
    *(sa.column(name, sa.Integer) for name in ("n", "start", "end", "sentence_start", "sentence_end")),
    sa.column("cell", Json),
)  # fmt: skip


def upgrade() -> None:
    """Add the two columns, fill them from text and facts, and make the indexes anew."""
    _drop(_OLD)
    op.add_column("observation", sa.Column("modifier", SafeText()))
    op.add_column("observation", sa.Column("passage", SafeText()))
    connection, last = op.get_bind(), ""
    layers = sa.select(_LAYER.c.document_id, _LAYER.c.text).where(_LAYER.c.current).order_by(_LAYER.c.document_id)
    while batch := connection.execute(layers.where(_LAYER.c.document_id > last).limit(_AT_ONCE)).all():
        last = batch[-1].document_id
        _fill(connection, {row.document_id: row.text for row in batch})
    _make(_NEW)


def _drop(indexes: Mapping[str, Sequence[str]]) -> None:
    for name in indexes:
        op.drop_index(name, name.split("_")[1])


def _make(indexes: Mapping[str, Sequence[str]]) -> None:
    for name, columns in indexes.items():
        op.create_index(name, name.split("_")[1], list(columns))


def _fill(connection: sa.Connection, texts: dict[str, str]) -> None:
    own, fact = _OBSERVATION.c, _FACT.c
    told = sa.select(fact.id, fact.modifier).where(fact.document_id.in_(texts), fact.modifier.is_not(None))
    modifiers: dict[str, str] = dict(connection.execute(told).all())
    rows = [
        {
            "of_id": row.document_id,
            "of_n": row.n,
            "modifier": modifiers.get(row.mention),
            "passage": _passage(row, texts),
        }
        for row in connection.execute(sa.select(_OBSERVATION).where(own.document_id.in_(texts)))
    ]
    if rows:
        which = (own.document_id == sa.bindparam("of_id")) & (own.n == sa.bindparam("of_n"))
        connection.execute(sa.update(_OBSERVATION).where(which), rows)


def _passage(row: sa.Row, texts: dict[str, str]) -> str:
    cell = row.cell and TableRef(0, 0, 0, tuple(row.cell["row_path"]), tuple(row.cell["column_path"]))
    sentence = None if row.sentence_start is None else (row.sentence_start, row.sentence_end)
    return Provenance(sentence=sentence, table=cell).passage(texts[row.document_id], row.start, row.end)


def downgrade() -> None:
    """Take both columns out, and narrow the indexes."""
    _drop(_NEW)
    op.drop_column("observation", "passage")
    op.drop_column("observation", "modifier")
    _make(_OLD)
