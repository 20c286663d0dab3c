"""Words are found whatever marks of direction, soft hyphens and joiners stand within or beside them.

Revision: 0005
"""

from alembic import op

from verbale.archive import postgresql, sqlite

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the index of words anew."""
    bind = op.get_bind()
    dialect = {"sqlite": sqlite, "postgresql": postgresql}[bind.dialect.name]
    for statement in dialect.SEARCH_5:
        bind.exec_driver_sql(statement)
