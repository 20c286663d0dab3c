"""Which parties a statement involves: it is of them, quotes them, is addressed to them or has records about them."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import ColumnElement, Connection, func, select

from verbale.archive import tables
from verbale.ledger.lines import NOBODY

__all__ = ["involving", "is_more_than", "pairs"]

_S, _PARTIES = tables.statements.c, tables.statement_parties.c


def involving(party: str) -> ColumnElement[bool]:
    """That a statement involves ``party``."""
    return _S.id.in_(select(_PARTIES.statement).where(_PARTIES.party == party))


def is_more_than(connection: Connection, many: int) -> bool:
    """Whether there are more than so ``many`` statements that are not removed, without counting all of them."""
    query = select(_S.id).where(_S.removed_at == "").offset(many).limit(1)
    return connection.execute(query).first() is not None


def pairs(connection: Connection) -> list[tuple[str, str, int]]:
    """The pairs of an issuer and another party, with the number of its statements that involve that, the most first."""
    of = tables.statement_parties
    query = select(_S.issuer, of.c.party, func.count()).join(of, of.c.statement == _S.id)
    query = query.where(_S.issuer.not_in(NOBODY), _S.issuer != of.c.party).group_by(_S.issuer, of.c.party)
    counts: Counter[tuple[str, str]] = Counter()
    for issuer, party, count in connection.execute(query):
        counts[min(issuer, party), max(issuer, party)] += count
    return [(*pair, count) for pair, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
