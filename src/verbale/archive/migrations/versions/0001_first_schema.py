"""The first schema.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op

from verbale.archive import postgresql, sqlite

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, then what each database needs for searching them."""
    _statements()
    _versions()
    _readings()
    _sentences()
    _records()
    _people()
    dialect = {"sqlite": sqlite, "postgresql": postgresql}[op.get_bind().dialect.name]
    for statement in dialect.SEARCH_1:
        op.execute(sa.text(statement))


def _statements() -> None:
    op.create_table(
        "originals",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_originals"),
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("publisher", sa.Text(), server_default="", nullable=False),
        sa.Column("issuer", sa.Text(), server_default="", nullable=False),
        sa.Column("published", sa.Text(), server_default="", nullable=False),
        sa.Column("earliest", sa.Text(), server_default="", nullable=False),
        sa.Column("latest", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["original"], ["originals.sha256"], name="fk_statements_original"),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
        sa.UniqueConstraint("fingerprint", name="uq_statements_fingerprint"),
        sa.UniqueConstraint("text_sha256", name="uq_statements_text_sha256"),
    )
    op.create_index("ix_statements_earliest", "statements", ["earliest"], unique=False)
    op.create_index("ix_statements_issuer", "statements", ["issuer"], unique=False)
    op.create_index("ix_statements_source", "statements", ["source"], unique=False)


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_id", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("publisher", sa.Text(), server_default="", nullable=False),
        sa.Column("issuer", sa.Text(), server_default="", nullable=False),
        sa.Column("published", sa.Text(), server_default="", nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["original"], ["originals.sha256"], name="fk_versions_original"),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], name="fk_versions_statement"),
        sa.PrimaryKeyConstraint("number", name="pk_versions"),
        sa.UniqueConstraint("statement", "original", "source", name="uq_versions_statement_original_source"),
    )
    op.create_index("ix_versions_original", "versions", ["original"], unique=False)
    op.create_index("ix_versions_source", "versions", ["source"], unique=False)
    op.create_index("ix_versions_source_id", "versions", ["source_id"], unique=False)
    op.create_table(
        "links",
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.Column("differences", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["statements.id"], name="fk_links_one"),
        sa.ForeignKeyConstraint(["other"], ["statements.id"], name="fk_links_other"),
        sa.PrimaryKeyConstraint("one", "other", name="pk_links"),
    )
    op.create_index("ix_links_other", "links", ["other"], unique=False)
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], name="fk_bands_statement"),
        sa.PrimaryKeyConstraint("band", "statement", name="pk_bands"),
        sqlite_with_rowid=False,
    )


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], name="fk_readings_statement"),
        sa.PrimaryKeyConstraint("number", name="pk_readings"),
        sa.UniqueConstraint("statement", "reader", name="uq_readings_statement_reader"),
    )
    op.create_index("ix_readings_reader", "readings", ["reader"], unique=False)


def _sentences() -> None:
    op.create_table(
        "sentences",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), server_default="", nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], name="fk_sentences_statement"),
        sa.PrimaryKeyConstraint("number", name="pk_sentences"),
        sa.UniqueConstraint("statement", "start", "end", name="uq_sentences_statement_start_end"),
    )
    op.create_index("ix_sentences_act", "sentences", ["act"], unique=False)
    op.create_table(
        "sentence_also",
        sa.Column("sentence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("act", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["sentence"], ["sentences.number"], name="fk_sentence_also_sentence"),
        sa.PrimaryKeyConstraint("sentence", "position", name="pk_sentence_also"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sentence_also_act", "sentence_also", ["act"], unique=False)
    op.create_table(
        "sentence_issues",
        sa.Column("sentence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("issue", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["sentence"], ["sentences.number"], name="fk_sentence_issues_sentence"),
        sa.PrimaryKeyConstraint("sentence", "position", name="pk_sentence_issues"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sentence_issues_issue", "sentence_issues", ["issue"], unique=False)
    op.create_table(
        "sentence_to",
        sa.Column("sentence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("party", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["sentence"], ["sentences.number"], name="fk_sentence_to_sentence"),
        sa.PrimaryKeyConstraint("sentence", "position", name="pk_sentence_to"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sentence_to_party", "sentence_to", ["party"], unique=False)
    op.create_table(
        "sentence_voices",
        sa.Column("sentence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("party", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["sentence"], ["sentences.number"], name="fk_sentence_voices_sentence"),
        sa.PrimaryKeyConstraint("sentence", "position", name="pk_sentence_voices"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sentence_voices_name", "sentence_voices", ["name"], unique=False)
    op.create_index("ix_sentence_voices_party", "sentence_voices", ["party"], unique=False)


def _records() -> None:
    op.create_table(
        "records",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), server_default="", nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["sentence"], ["sentences.number"], name="fk_records_sentence"),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], name="fk_records_statement"),
        sa.PrimaryKeyConstraint("number", name="pk_records"),
        sa.UniqueConstraint(
            "statement", "start", "end", "type", "ordinal", name="uq_records_statement_start_end_type_ordinal"
        ),
    )
    op.create_index("ix_records_sentence", "records", ["sentence"], unique=False)
    op.create_index("ix_records_type", "records", ["type"], unique=False)
    op.create_table(
        "record_parties",
        sa.Column("record", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("party", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.number"], name="fk_record_parties_record"),
        sa.PrimaryKeyConstraint("record", "role", "position", name="pk_record_parties"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_record_parties_party", "record_parties", ["party"], unique=False)


def _people() -> None:
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("target_kind", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), server_default="", nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], name="fk_corrections_statement"),
        sa.ForeignKeyConstraint(["undoes"], ["corrections.number"], name="fk_corrections_undoes"),
        sa.PrimaryKeyConstraint("number", name="pk_corrections"),
    )
    op.create_index("ix_corrections_statement", "corrections", ["statement"], unique=False)
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_log"),
    )
    op.create_index("ix_log_statement", "log", ["statement"], unique=False)
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("publisher", sa.Text(), server_default="", nullable=False),
        sa.Column("issuer", sa.Text(), server_default="", nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("polled_at", sa.Text(), server_default="", nullable=False),
        sa.Column("etag", sa.Text(), server_default="", nullable=False),
        sa.Column("last_modified", sa.Text(), server_default="", nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("url", name="pk_feeds"),
    )
