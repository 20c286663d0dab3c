"""Sentences are numbered by the dates of their statements, the newest first.

Revision: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_OF_SENTENCES = ("sentence_voices", "sentence_also", "sentence_to", "sentence_issues", "records")
_IN_A_DAY, _AFTER_ALL = 1 << 26, 100_000_000
_RENUMBERED = (
    "CREATE TEMPORARY TABLE renumbered AS SELECT s.number AS old, "  # noqa: S608 - our own names
    f"({_AFTER_ALL} - CAST(CASE WHEN t.earliest = '' THEN '0' ELSE replace(t.earliest, '-', '') END AS BIGINT)) "
    f"* {_IN_A_DAY} + row_number() OVER (PARTITION BY t.earliest ORDER BY t.id, s.position) AS new "
    "FROM sentences s JOIN statements t ON t.id = s.statement"
)


def upgrade() -> None:
    """Make room for the numbers, and give them."""
    op.create_index("ix_statements_latest", "statements", ["latest", "earliest"], unique=False)
    op.execute(sa.text(_RENUMBERED))
    op.execute(sa.text("CREATE UNIQUE INDEX ix_renumbered_old ON renumbered (old)"))
    if op.get_bind().dialect.name == "sqlite":
        _in_sqlite()
    else:
        _in_postgresql()
    op.execute(sa.text("DROP TABLE renumbered"))


def _in_sqlite() -> None:
    """The full-text index is made anew, because it goes by the numbers; its triggers come back as they were."""
    of_sentences = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'sentences'"
    triggers = op.get_bind().execute(sa.text(of_sentences)).all()
    for name, _ in triggers:
        op.execute(sa.text(f"DROP TRIGGER {name}"))
    op.execute(sa.text("PRAGMA defer_foreign_keys = ON"))
    _renumber()
    op.execute(sa.text("INSERT INTO sentence_search(sentence_search) VALUES ('rebuild')"))
    for _, sql in triggers:
        op.get_bind().exec_driver_sql(sql)


def _in_postgresql() -> None:
    """The numbers need eight bytes; the views, which stand in the way, are made again after every migration."""
    views = "SELECT table_name FROM information_schema.views WHERE table_schema = current_schema()"
    for (name,) in op.get_bind().execute(sa.text(views)).all():
        op.execute(sa.text(f'DROP VIEW "{name}"'))
    for table in _OF_SENTENCES:
        op.drop_constraint(f"fk_{table}_sentence", table, type_="foreignkey")
        op.alter_column(table, "sentence", type_=sa.BigInteger())
    op.alter_column("sentences", "number", type_=sa.BigInteger())
    _renumber()
    for table in _OF_SENTENCES:
        op.create_foreign_key(f"fk_{table}_sentence", table, "sentences", ["sentence"], ["number"])


def _renumber() -> None:
    for table, column in (("sentences", "number"), *((table, "sentence") for table in _OF_SENTENCES)):
        new = f"(SELECT new FROM renumbered WHERE old = {table}.{column})"  # noqa: S608 - our own names
        op.execute(sa.text(f"UPDATE {table} SET {column} = {new} WHERE {column} IS NOT NULL"))  # noqa: S608
