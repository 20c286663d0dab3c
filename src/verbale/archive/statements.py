"""Statements, their versions and originals in the database: putting in, finding, removing, restoring."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, Row, Select, case, or_, select, update

from verbale.archive import tables
from verbale.archive.candidates import Candidate
from verbale.archive.model import Archived, Link, Summary, Version
from verbale.statement import Document

__all__ = [
    "METADATA",
    "find",
    "get",
    "held",
    "listed",
    "mark_removed",
    "original",
    "texts",
]

_S = tables.statements.c
METADATA = ("title", "publisher", "issuer", "published", "kind", "language", "source")
"""The columns that are metadata of a statement."""
_SUMMARY = (_S.id, _S.original, *(_S[name] for name in METADATA), _S.added_at, _S.removed_at)
_SHORTEST_PREFIX = 5


def held(connection: Connection, candidates: Sequence[Candidate]) -> list[bool | None]:
    """For each candidate, whether the statement that it is an original of was removed; None if there is none.

    An original is held if it was found at the same address; if its source is a path, if it was found
    anywhere: files are moved.
    """
    versions = tables.versions.c
    query = select(versions.original, versions.source, _S.removed_at)
    query = query.join(tables.statements, _S.id == versions.statement)
    query = query.where(versions.original.in_({candidate.sha256 for candidate in candidates}))
    found: dict[tuple[str, str], bool] = {}
    for sha256, source, removed_at in connection.execute(query):
        found[sha256, source] = found[sha256, ""] = bool(removed_at)
    return [found.get((item.sha256, item.source if "://" in item.source else "")) for item in candidates]


def find(connection: Connection, name: str) -> list[str]:
    """The ids of the statements that ``name`` can mean.

    It is an id or the beginning of one, a source, the id of a row of a table, or the name of a source's file, with or
    without its suffix.
    """
    identity = name.partition("/")[0]
    if not name:
        return []
    exact = select(_S.id).where(_S.id == identity)
    if found := list(connection.execute(exact).scalars()):
        return found
    versions = tables.versions.c
    named = (
        select(versions.statement).where(or_(versions.source == name, versions.source_id == name)).distinct()
    )
    if found := list(connection.execute(named).scalars()):
        return found
    if len(name) >= _SHORTEST_PREFIX:
        begins = _S.id.like(name.replace("%", "").replace("_", "") + "%")
        if found := list(connection.execute(select(_S.id).where(begins).limit(5)).scalars()):
            return found
    return _of_file(connection, name)


def _of_file(connection: Connection, name: str) -> list[str]:
    """The ids of the statements that a file called ``name`` holds, in whatever folder it was."""
    versions = tables.versions.c
    like = select(versions.statement, versions.source).where(versions.source.contains(name, autoescape=True))
    paths = ((statement, PurePath(source)) for statement, source in connection.execute(like))
    return list(dict.fromkeys(statement for statement, path in paths if name in (path.name, path.stem)))


def get(connection: Connection, identity: str) -> Archived:
    """The statement with this id, which must be there."""
    query: Select[Any] = select(*_SUMMARY, _S.text)
    row = connection.execute(query.where(_S.id == identity)).one()
    return Archived(
        summary=_summary(row),
        text=row.text,
        versions=tuple(_versions(connection, identity)),
        links=tuple(_links(connection, identity, row.text)),
    )


def listed(
    connection: Connection, issuer: str, kind: str, since: str, until: str, *, removed: bool
) -> Iterator[Summary]:
    """The statements by date that meet every condition that is not empty; the removed ones, or the others."""
    conditions = [_S.removed_at != "" if removed else _S.removed_at == ""]
    if issuer:
        conditions.append(_S.issuer == issuer)
    if kind:
        conditions.append(_S.kind == kind)
    if since:
        conditions.append(_S.latest >= since)
    if until:
        conditions.extend((_S.earliest <= until, _S.earliest != ""))
    query: Select[Any] = select(*_SUMMARY).where(*conditions).order_by(_S.earliest, _S.latest, _S.id)
    return map(_summary, connection.execute(query))


def newest(connection: Connection, limit: int, offset: int) -> Iterator[Summary]:
    """The statements that are not removed, the latest by date first; those without a date come last."""
    query: Select[Any] = select(*_SUMMARY).where(_S.removed_at == "")
    query = query.order_by(_S.earliest.desc(), _S.latest.desc(), _S.id).limit(limit).offset(offset)
    return map(_summary, connection.execute(query))


def texts(connection: Connection) -> Iterator[tuple[Summary, str]]:
    """The statements that are not removed, by date, each with its text."""
    query: Select[Any] = select(*_SUMMARY, _S.text).where(_S.removed_at == "")
    for row in connection.execute(query.order_by(_S.earliest, _S.latest, _S.id)):
        yield _summary(row), row.text


def original(connection: Connection, sha256: str) -> bytes:
    """The bytes of an original, which must be there."""
    query = select(tables.originals.c.content).where(tables.originals.c.sha256 == sha256)
    return zlib.decompress(connection.execute(query).scalar_one())


def mark_removed(connection: Connection, identity: str, when: str) -> None:
    """Set when the statement was removed; "" for one that is restored."""
    connection.execute(update(tables.statements).where(_S.id == identity).values(removed_at=when))


def _summary(row: Row[Any]) -> Summary:
    metadata = {name: getattr(row, name) for name in METADATA}
    return Summary(row.id, Document(id=f"sha256:{row.original}", **metadata), row.added_at, row.removed_at)


def _versions(connection: Connection, identity: str) -> Iterator[Version]:
    versions = tables.versions.c
    names = (
        "original", "source", "source_id", "title", "publisher", "issuer", "published", "added_at",
    )  # fmt: skip
    query = select(*(versions[name] for name in names)).where(versions.statement == identity)
    for row in connection.execute(query.order_by(versions.number)):
        yield Version(*row)


def _links(connection: Connection, identity: str, text: str) -> Iterator[Link]:
    links = tables.links.c
    other = case((links.one == identity, links.other), else_=links.one)
    query = select(links.one, _S.id, _S.text, links.similarity, links.differences).join(
        tables.statements, _S.id == other
    )
    query = query.where(or_(links.one == identity, links.other == identity))
    for row in connection.execute(query.order_by(links.similarity.desc(), _S.id)):
        pairs = [(tuple(one), tuple(other)) for one, other in row.differences]
        if row.one != identity:
            pairs = [(here, there) for there, here in pairs]
        passages = ((text[slice(*here)], row.text[slice(*there)]) for here, there in pairs)
        yield Link(row.id, row.similarity, tuple(pairs), tuple(passages))
