"""Accounts with what they sign in with, and saved searches.

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "accounts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("disabled_at", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_accounts"),
    )
    _key("sessions", sa.Column("expires_at", sa.Text(), nullable=False))
    _key(
        "tokens",
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), server_default="", nullable=False),
    )
    op.create_table(
        "searches",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_searches"),
        sa.UniqueConstraint("name", name="uq_searches_name"),
    )


def _key(name: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["account"], ["accounts.name"], name=f"fk_{name}_account"),
        sa.PrimaryKeyConstraint("key", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_account", name, ["account"], unique=False)
