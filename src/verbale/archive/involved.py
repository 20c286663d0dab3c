"""Which parties a statement involves: it is of them, quotes them, is addressed to them or has records about them."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import ColumnElement, Connection, func, select, union_all

from verbale.archive import tables
from verbale.ledger.lines import NOBODY

__all__ = ["involving", "number", "pairs"]

_S, _SENTENCES, _RECORDS = tables.statements.c, tables.sentences.c, tables.records.c


def involving(party: str) -> ColumnElement[bool]:
    """That a statement involves ``party``: its issuer, or a voice, an addressee or a record's party in it."""
    of_sentences = (
        select(_SENTENCES.statement)
        .join(one, one.c.sentence == _SENTENCES.number)
        .where(one.c.party == party)
        for one in (tables.sentence_voices, tables.sentence_to)
    )
    of_records = (
        select(_RECORDS.statement)
        .join(tables.record_parties, tables.record_parties.c.record == _RECORDS.number)
        .where(tables.record_parties.c.party == party)
    )
    issued = select(_S.id).where(_S.issuer == party)
    return _S.id.in_(union_all(issued, *of_sentences, of_records))


def number(connection: Connection) -> int:
    """How many statements there are that are not removed."""
    return int(connection.execute(select(func.count()).where(_S.removed_at == "")).scalar_one())


def pairs(connection: Connection) -> list[tuple[str, str, int]]:
    """The pairs of an issuer and a party of its records, each with the number of records, the most first."""
    other = tables.record_parties.c.party
    query = select(_S.issuer, other, func.count(_RECORDS.number.distinct()))
    query = query.join(tables.records, _RECORDS.statement == _S.id)
    query = query.join(tables.record_parties, tables.record_parties.c.record == _RECORDS.number)
    query = query.where(_S.removed_at == "", _S.issuer != other).group_by(_S.issuer, other)
    counts: Counter[tuple[str, str]] = Counter()
    for issuer, party, number in connection.execute(query):
        if not {issuer, party} & NOBODY:
            counts[min(issuer, party), max(issuer, party)] += number
    return [(*pair, count) for pair, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
