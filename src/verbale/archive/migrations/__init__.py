"""The history of the schema, for Alembic: one module a version."""
