"""What is new in a statement: the records that no earlier statement of the archive has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verbale.ledger.mention import Mention
from verbale.reading.model import Record
from verbale.views.rows import summary_row
from verbale.views.wording import RECORD_WORDS

if TYPE_CHECKING:
    from verbale.archive import Summary
    from verbale.ledger.entry import Entry

__all__ = ["News", "news_of"]


@dataclass(frozen=True, slots=True)
class News:
    """A statement with what is in it."""

    summary: Summary
    counts: tuple[tuple[type[Record], int], ...]
    """How many records of each type it has, for the types it has any of; the weightiest types first."""
    new: tuple[Mention, ...]
    """The records that no earlier statement has, the weightiest types first, each type in text order."""

    def to_dict(self) -> dict[str, Any]:
        """The statement without its text, the counts, and the new records with their offsets, for JSON."""
        return {
            "statement": summary_row(self.summary),
            "counts": {kind.key: number for kind, number in self.counts},
            "new": [
                {"id": mention.id, "type": mention.record.key, **mention.to_dict()} for mention in self.new
            ],
        }


def news_of(summary: Summary, mentions: Sequence[tuple[Entry, Mention]]) -> News:
    """What is new in the statement of ``summary``, whose ``mentions`` the ledger gives, each with its entry."""
    weight = {kind: at for at, kind in enumerate(RECORD_WORDS)}
    counts = Counter(type(mention.record) for _, mention in mentions)
    new = [mention for entry, mention in mentions if entry.id == mention.id]
    return News(
        summary,
        tuple((kind, counts[kind]) for kind in RECORD_WORDS if counts[kind]),
        tuple(sorted(new, key=lambda mention: weight[type(mention.record)])),
    )
