"""Which parties a statement involves: it is of them, quotes them, is addressed to them or has records about them."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import ColumnElement, Connection, func, select

from verbale.archive import tables
from verbale.ledger.lines import NOBODY
from verbale.ledger.relationship import PARTY_FIELDS
from verbale.reading.model import Reading

__all__ = ["involved_in", "involving", "is_more_than", "pairs"]

_S, _PARTIES = tables.statements.c, tables.statement_parties.c


def involved_in(reading: Reading) -> set[str]:
    """The parties that a statement involves: its issuer, and all voices, addressees and parties of records in it."""
    found = {reading.document.issuer}
    for sentence in reading.sentences:
        found.update(sentence.to, (voice.party for voice in sentence.voice))
    for record in reading.records:
        found.update(*(getattr(record, name, ()) for name in PARTY_FIELDS))
    return found - NOBODY


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
