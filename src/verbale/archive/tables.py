"""The tables of the archive, the same on every database; docs/archive.md says what they hold.

Times are UTC in ISO 8601, offsets code points of ``statements.text``, half-open. What differs between
databases (full-text search, views) stands in their own modules. The migrations in ``migrations/``
make these tables; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "accounts",
    "bands",
    "corrections",
    "feeds",
    "links",
    "log",
    "metadata",
    "originals",
    "readings",
    "record_parties",
    "records",
    "searches",
    "sentence_also",
    "sentence_issues",
    "sentence_to",
    "sentence_voices",
    "sentences",
    "sessions",
    "settings",
    "statement_parties",
    "statements",
    "tokens",
    "versions",
]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


_LARGE = BigInteger().with_variant(Integer, "sqlite")
"""A whole number of eight bytes, which every one is in SQLite."""


def _number() -> Column[int]:
    """A key that the one writer at a time counts up, so that rows can be written in bulk."""
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _text(name: str, *, index: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="", index=index)


def _statement() -> Column[str]:
    return Column("statement", Text, ForeignKey("statements.id"), nullable=False)


originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("id", Text, primary_key=True),
    _text("title"),
    _text("publisher"),
    _text("issuer", index=True),
    _text("published"),
    _text("earliest", index=True),
    _text("latest"),
    _text("kind"),
    _text("language"),
    _text("source", index=True),
    Column("original", Text, ForeignKey("originals.sha256"), nullable=False),
    Column("text_sha256", Text, nullable=False, unique=True),
    Column("fingerprint", Text, nullable=False, unique=True),
    Column("added_at", Text, nullable=False),
    _text("removed_at"),
    Column("text", Text, nullable=False),
    Index("ix_statements_latest", "latest", "earliest"),
)

versions = Table(
    "versions",
    metadata,
    _number(),
    _statement(),
    Column("original", Text, ForeignKey("originals.sha256"), nullable=False, index=True),
    _text("source", index=True),
    _text("source_id", index=True),
    _text("title"),
    _text("publisher"),
    _text("issuer"),
    _text("published"),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("statement", "original", "source"),
)

readings = Table(
    "readings",
    metadata,
    _number(),
    _statement(),
    Column("reader", Text, nullable=False, index=True),
    Column("made_at", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("statement", "reader"),
)

sentences = Table(
    "sentences",
    metadata,
    Column("number", _LARGE, primary_key=True, autoincrement=False),
    _statement(),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("act", Text, nullable=False, index=True),
    _text("rule"),
    Column("score", Float),
    Column("quote", Text, nullable=False),
    UniqueConstraint("statement", "start", "end"),
)


def _of_sentence(name: str, *columns: Column[str]) -> Table:
    """What a sentence has several of, in order."""
    return Table(
        name,
        metadata,
        Column("sentence", _LARGE, ForeignKey("sentences.number"), primary_key=True, autoincrement=False),
        Column("position", Integer, primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


sentence_voices = _of_sentence("sentence_voices", _text("name", index=True), _text("party", index=True))
sentence_also = _of_sentence("sentence_also", _text("act", index=True))
sentence_to = _of_sentence("sentence_to", _text("party", index=True))
sentence_issues = _of_sentence("sentence_issues", _text("issue", index=True))

records = Table(
    "records",
    metadata,
    _number(),
    _statement(),
    Column("sentence", _LARGE, ForeignKey("sentences.number"), index=True),
    Column("type", Text, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    _text("rule"),
    Column("score", Float),
    Column("quote", Text, nullable=False),
    Column("fields", JSON, nullable=False),
    UniqueConstraint("statement", "start", "end", "type", "ordinal"),
)

record_parties = Table(
    "record_parties",
    metadata,
    Column("record", Integer, ForeignKey("records.number"), primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("party", index=True),
    sqlite_with_rowid=False,
)

statement_parties = Table(
    "statement_parties",
    metadata,
    Column("party", Text, primary_key=True),
    Column("statement", Text, ForeignKey("statements.id"), primary_key=True),
    Index(None, "statement"),
    sqlite_with_rowid=False,
)

corrections = Table(
    "corrections",
    metadata,
    _number(),
    _statement(),
    Column("target_kind", Text, nullable=False),
    _text("target"),
    Column("action", Text, nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    _text("why"),
    Column("undoes", Integer, ForeignKey("corrections.number")),
    Index(None, "statement"),
)

log = Table(
    "log",
    metadata,
    _number(),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    _text("statement", index=True),
    Column("details", JSON, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("one", Text, ForeignKey("statements.id"), primary_key=True),
    Column("other", Text, ForeignKey("statements.id"), primary_key=True, index=True),
    Column("similarity", Float, nullable=False),
    Column("differences", JSON, nullable=False),
)

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("statement", Text, ForeignKey("statements.id"), primary_key=True),
    sqlite_with_rowid=False,
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    _text("title"),
    _text("publisher"),
    _text("issuer"),
    Column("added_at", Text, nullable=False),
    _text("polled_at"),
    _text("etag"),
    _text("last_modified"),
    _text("problem"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("password", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    _text("disabled_at"),
)


def _key(name: str, *columns: Column[str]) -> Table:
    """What an account shows instead of its password, by the SHA-256 of it."""
    return Table(
        name,
        metadata,
        Column("key", Text, primary_key=True),
        Column("account", Text, ForeignKey("accounts.name"), nullable=False, index=True),
        Column("created_at", Text, nullable=False),
        *columns,
    )


sessions = _key("sessions", Column("expires_at", Text, nullable=False))
tokens = _key("tokens", Column("label", Text, nullable=False), _text("revoked_at"))

searches = Table(
    "searches",
    metadata,
    _number(),
    Column("name", Text, nullable=False, unique=True),
    Column("asked", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", JSON, nullable=False),
)
