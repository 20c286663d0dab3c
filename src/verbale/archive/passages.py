"""Passages: the sentences of many statements with what is known of each, read from the archive at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, select

from verbale.archive import tables

__all__ = ["Heading", "Passage", "headings", "passages"]

_S, _T = tables.sentences.c, tables.statements.c
_AT_ONCE = 500
"""Statements asked for in one query, below what every database takes."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What is known of a statement as a whole."""

    id: str
    date: str
    issuer: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: its words, what it does, what it is about, and the party of its outermost voice."""

    statement: str
    start: int
    end: int
    quote: str
    act: str
    voice: str
    """The code of the outermost source; "" for the publisher's narration or an unknown party."""
    issues: tuple[str, ...] = ()


def headings(
    connection: Connection,
    *,
    issuer: str = "",
    other_than: str = "",
    since: str = "",
    until: str = "",
    before: str = "",
    latest: int | None = None,
) -> list[Heading]:
    """The statements of ``issuer``, or of all, by date; ``latest`` keeps only so many, the latest ones.

    ``other_than`` leaves out one issuer. ``since``, ``until`` and ``before`` are days: of that day or later, of
    that day or earlier, certainly earlier than that day. Undated statements come first and
    are left out where a day is given. Removed ones are left out always.
    """
    conditions: list[ColumnElement[bool]] = [_T.removed_at == ""]
    if issuer:
        conditions.append(_T.issuer == issuer)
    if other_than:
        conditions.append(_T.issuer != other_than)
    if since:
        conditions.append(_T.earliest >= since)
    if until:
        conditions += [_T.earliest <= until, _T.earliest != ""]
    if before:
        conditions.append(and_(_T.latest < before, _T.earliest != ""))
    query = select(_T.id, _T.published, _T.issuer, _T.kind, _T.title).where(*conditions)
    query = query.order_by(_T.earliest.desc(), _T.id.desc())
    rows = connection.execute(query if latest is None else query.limit(latest)).all()
    return [Heading(*row) for row in reversed(rows)]


def passages(connection: Connection, statements: Iterable[str]) -> list[Passage]:
    """The sentences of the statements with these ids, in that order and that of the text."""
    wanted = list(statements)
    found: dict[str, list[Passage]] = {identity: [] for identity in wanted}
    for at in range(0, len(wanted), _AT_ONCE):
        for passage in _some(connection, wanted[at : at + _AT_ONCE]):
            found[passage.statement].append(passage)
    return [passage for several in found.values() for passage in several]


def _some(connection: Connection, wanted: Sequence[str]) -> Iterable[Passage]:
    issues = defaultdict(list)
    of_issues = tables.sentence_issues.c
    query = select(of_issues.sentence, of_issues.issue).join(
        tables.sentences, _S.number == of_issues.sentence
    )
    query = query.where(_S.statement.in_(wanted)).order_by(of_issues.sentence, of_issues.position)
    for number, issue in connection.execute(query):
        issues[number].append(issue)
    voices = tables.sentence_voices.c
    outermost = and_(voices.sentence == _S.number, voices.position == 0)
    rows = connection.execute(
        select(_S.number, _S.statement, _S.start, _S.end, _S.quote, _S.act, voices.party)
        .outerjoin(tables.sentence_voices, outermost)
        .where(_S.statement.in_(wanted))
        .order_by(_S.statement, _S.start)
    )
    for number, statement, start, end, quote, act, voice in rows:
        yield Passage(statement, start, end, quote, act, voice or "", tuple(issues[number]))
