"""Views with plain names, so that the archive can be read with any tool for databases.

``v_statements``, ``v_sentences``, ``v_records`` and one view a type of record (``v_commitments``, …). They
show what holds: statements that were removed are not in them, people's corrections are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from verbale.archive.database import Dialect
from verbale.reading.model import RECORD_TYPES, Record

__all__ = ["view_queries"]

_METADATA = "t.title, t.publisher, t.issuer, t.published"
_OF_STATEMENT = "JOIN statements t ON t.id = {0}.statement"
_COMMON = {item.name for item in fields(Record)}


def view_queries(dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The name and the query of each view."""
    yield "v_statements", _statements()
    yield "v_sentences", _sentences(dialect)
    yield "v_records", _records(dialect)
    for kind in RECORD_TYPES:
        yield f"v_{kind.key}", _records_of(dialect, kind)


def _statements() -> str:
    return (
        f"SELECT t.id, {_METADATA}, t.kind, t.language, t.source, t.added_at, t.text, "  # noqa: S608
        "(SELECT count(*) FROM versions v WHERE v.statement = t.id) AS versions "
        "FROM statements t WHERE t.removed_at = ''"
    )


def _sentences(dialect: Dialect) -> str:
    chain = "CASE WHEN x.party = '' THEN x.name ELSE x.name || ' (' || x.party || ')' END"
    several = {
        "voice": (chain, "sentence_voices"),
        "also": ("x.act", "sentence_also"),
        "addressed": ("x.party", "sentence_to"),
        "issues": ("x.issue", "sentence_issues"),
    }
    columns = ", ".join(
        f"{dialect.joined(value, f'FROM {table} x WHERE x.sentence = s.number ORDER BY x.position')} AS {name}"
        for name, (value, table) in several.items()
    )
    return (
        "SELECT s.statement || '/' || s.start || '-' || s.\"end\" AS id, s.statement, "  # noqa: S608
        f'{_METADATA}, s.start, s."end", s.quote, s.act, {columns}, s.rule, s.score '
        f"FROM sentences s {_OF_STATEMENT.format('s')}"
    )


def _records(dialect: Dialect) -> str:
    parties = dialect.joined(
        "DISTINCT x.party", "FROM record_parties x WHERE x.record = r.number ORDER BY x.party"
    )
    return _records_with(f"r.type, {parties} AS parties, r.fields")


def _records_of(dialect: Dialect, kind: type[Record]) -> str:
    own = [item.name for item in fields(kind) if item.name not in _COMMON]
    columns = ", ".join(f'{dialect.json_field("r.fields", name)} AS "{name}"' for name in own)
    return f"{_records_with(columns)} WHERE r.type = '{kind.key}'"


def _records_with(columns: str) -> str:
    repeated = "CASE WHEN r.ordinal > 1 THEN '~' || r.ordinal ELSE '' END"
    return (
        f"SELECT r.statement || '/' || r.start || '-' || r.\"end\" || '/' || r.type || {repeated} AS id, "  # noqa: S608
        f'r.statement, {_METADATA}, r.start, r."end", r.quote, {columns}, r.rule, r.score '
        f"FROM records r {_OF_STATEMENT.format('r')}"
    )
