"""The entry: one fact of the ledger, with every mention behind it and why they belong together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from verbale.ledger.grouping import Reason
from verbale.ledger.mention import Mention
from verbale.reading.model import Record
from verbale.reading.tabulated import table_html, words

__all__ = ["Claim", "Entry"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence of some side says of an entry: that it was honoured, denied, answered, ….

    ``what`` is the code of what is claimed, ``by`` the party that claims it; the quotation is the evidence.
    """

    what: str
    by: str
    statement: str
    date: str
    issuer: str
    start: int
    end: int
    quote: str

    def to_dict(self) -> dict[str, Any]:
        """The claim in the shape of the JSON output."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact: records of one or many statements that are about the same thing."""

    kind: type[Record]
    fields: Mapping[str, Any]
    """The key fields of the record type, as the mentions together give them."""
    status: str
    """A neutral code; what it can be depends on the kind."""
    mentions: tuple[Mention, ...]
    """In the order of time; never empty."""
    reasons: tuple[Reason, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] | None = None
    """For a field on which accounts differ: each value with the ids of the mentions that give it."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """What only some kinds have, in the shape of the JSON output: the history of a measure, the changes of a set."""

    @property
    def id(self) -> str:
        """The permanent id: that of the earliest mention. Any mention's id leads to the entry as well."""
        return self.mentions[0].id

    @property
    def first(self) -> str:
        """The date of the earliest mention."""
        return self.mentions[0].date

    @property
    def latest(self) -> str:
        """The date of the latest mention that has one."""
        return next((mention.date for mention in reversed(self.mentions) if mention.date), "")

    def to_dict(self) -> dict[str, Any]:
        """The entry in the shape of the JSON output."""
        return {
            "id": self.id,
            "type": self.kind.key,
            **self.fields,
            **self.more,
            "status": self.status,
            "first": self.first,
            "latest": self.latest,
            "mentions": [mention.to_dict() for mention in self.mentions],
            "claims": [claim.to_dict() for claim in self.claims],
            "conflicts": {
                name: [{"value": value, "mentions": list(ids)} for value, ids in values]
                for name, values in (self.conflicts or {}).items()
            },
            "why": [
                {"mention": r.mention, "joined_to": r.joined_to, "rule": r.rule, "score": r.score}
                for r in self.reasons
            ],
        }

    def _repr_html_(self) -> str:
        """The table that a notebook shows: every mention, with who said it and when."""
        label = (
            f"{self.kind.key.replace('_', ' ')}: {words(dict(self.fields))} [{self.status.replace('_', ' ')}]"
        )
        rows = (
            (m.date, m.issuer, [v.name for v in m.voice], m.record.quote, m.statement) for m in self.mentions
        )
        columns = ("date", "issuer", "said by", "quote", "statement")
        return table_html(label, columns, rows, len(self.mentions))
