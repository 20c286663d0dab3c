"""Alembic's entry: runs the migrations on the connection that it is given."""

from alembic import context

from verbale.archive.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
