"""The parties that each statement involves: its issuer, and the voices, addressees and parties of records in it.

Revision: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_FILL = """
INSERT INTO statement_parties (party, statement)
SELECT party, statement FROM (
    SELECT issuer AS party, id AS statement FROM statements WHERE removed_at = ''
    UNION
    SELECT v.party, s.statement FROM sentence_voices v JOIN sentences s ON s.number = v.sentence
    UNION
    SELECT t.party, s.statement FROM sentence_to t JOIN sentences s ON s.number = t.sentence
    UNION
    SELECT p.party, r.statement FROM record_parties p JOIN records r ON r.number = p.record
) AS involved
WHERE party NOT IN ('', 'PRESS', 'OTHER', 'INTL')
"""


def upgrade() -> None:
    """Make the table and fill it from what there is of each statement."""
    op.create_table(
        "statement_parties",
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], name="fk_statement_parties_statement"),
        sa.PrimaryKeyConstraint("party", "statement", name="pk_statement_parties"),
        sqlite_with_rowid=False,
    )
    op.get_bind().exec_driver_sql(_FILL)
    op.create_index("ix_statement_parties_statement", "statement_parties", ["statement"], unique=False)
