"""Run by Alembic: migrate over the connection that `store.upgrade` gives."""

from alembic import context

from extractor.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",  # SQLite alters a table by making it anew
    transactional_ddl=True,  # SQLite's can be rolled back too, once the driver begins no transactions of its own
)
with context.begin_transaction():
    context.run_migrations()
