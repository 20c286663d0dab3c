"""Demands, red lines, documents and other records of the statement that its issuer never made before.

A record is new where no earlier record of its type is worded like it (`verbale.ledger.wording`). The chance of one as
new is the share of the issuer's latest records of that type that were as little like any before them,
(k + 1) / (n + 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from verbale.archive import Archive, tables
from verbale.comparison.precedent.history import History
from verbale.comparison.precedent.model import Evidence, Finding
from verbale.ledger.wording import likeness, wording_of
from verbale.reading.model import Demand, Framework, Measure, Mechanism, Record, RedLine, Reference

__all__ = ["new_records"]

_R = tables.records.c
KINDS: dict[type[Record], str] = {
    Demand: "demand",
    RedLine: "red_line",
    Framework: "framework",
    Mechanism: "mechanism",
    Measure: "measure",
    Reference: "reference",
}
LIKE = 0.5
"""The likeness from which a record was made before."""
LATEST = 40
"""Earlier records whose newness at their time is looked at."""
FEWEST = 5
"""Earlier records of the type without which there is no usual."""

_Row = tuple[str, int, int, str]
"""Statement, start, end, quote."""


def new_records(archive: Archive, history: History) -> Iterator[Finding]:
    """The records of the statement that are new for its issuer, the demands first."""
    order = {heading.id: number for number, heading in enumerate(history.earlier.statements)}
    for kind, name in KINDS.items():
        own = [record for record in history.reading.of_type(kind) if _by_issuer(record, history.issuer)]
        if not own:
            continue
        before = sorted(_earlier(archive, kind, order), key=lambda row: (order[row[0]], row[1]))
        if len(before) < FEWEST:
            continue
        usual = [
            _nearest(row[3], before[:at])[0] for at, row in enumerate(before) if at >= len(before) - LATEST
        ]
        for record in own:
            alike, nearest = _nearest(record.quote, before)
            if alike < LIKE:
                yield _finding(history, record, name, (alike, nearest), usual)


def _by_issuer(record: Record, issuer: str) -> bool:
    """Whether the issuer makes the demand, draws the line or takes the measure; others belong to whoever names them."""
    by: Sequence[str] = getattr(record, "by", ())
    return not by or issuer in by


def _earlier(archive: Archive, kind: type[Record], order: dict[str, int]) -> Iterator[_Row]:
    """The records of the earlier statements of this type."""
    query = select(_R.statement, _R.start, _R.end, _R.quote).where(_R.type == kind.key)
    with archive.database.reading() as connection:
        wanted = list(order)
        for at in range(0, len(wanted), 500):
            some = query.where(_R.statement.in_(wanted[at : at + 500]))
            yield from (tuple(row) for row in connection.execute(some))


def _nearest(quote: str, before: Sequence[_Row]) -> tuple[float, _Row | None]:
    """The earlier record that is most like ``quote``, and how much it is."""
    wording = wording_of(quote)
    best: tuple[float, _Row | None] = (0.0, None)
    for row in reversed(before):
        other = wording_of(row[3])
        if wording.terms & other.terms:
            alike = likeness(wording, other)
            if alike > best[0]:
                best = (alike, row)
    return best


def _finding(
    history: History, record: Record, name: str, found: tuple[float, _Row | None], usual: Sequence[float]
) -> Finding:
    alike, nearest = found
    as_new = sum(one <= alike for one in usual)
    words = name.replace("_", " ")
    why = (
        f"a {words} unlike any before, likeness at most {alike:.2f}; p of a recent {words} as new, "
        f"{as_new} of {len(usual)}"
    )
    dates = {heading.id: heading.date for heading in history.earlier.statements}
    evidence = (Evidence(nearest[0], dates[nearest[0]], *nearest[1:]),) if nearest else ()
    return Finding(
        name, record.quote, record.start, record.end, (as_new + 1) / (len(usual) + 1), why, evidence
    )
