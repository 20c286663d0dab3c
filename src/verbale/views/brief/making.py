"""Making a briefing book of what the ledger holds about two parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from verbale.views.brief.chapters import Maker
from verbale.views.brief.model import Book, Chapter, Count, Section
from verbale.views.brief.occasion import Occasion
from verbale.views.brief.quoting import Annex
from verbale.views.date_words import date_in_words
from verbale.views.rows import PARTS, part_rows
from verbale.views.wording import code_in_words

if TYPE_CHECKING:
    from verbale.archive import Archive
    from verbale.ledger.relationship import Relationship

__all__ = ["make_book"]

Row = Mapping[str, Any]

_COUNTED = {
    "engagements": "engagements",
    "commitments": "commitments",
    "demands": "demands",
    "red-lines": "red lines",
    "mechanisms": "mechanisms",
    "measures": "measures",
    "cooperation": "areas of cooperation",
    "frameworks": "frameworks",
    "issues": "issues",
}


def make_book(
    archive: Archive,
    relationship: Relationship,
    party_name: Callable[[str], str],
    occasion: Occasion,
) -> Book:
    """The book of two parties for ``occasion``; ``relationship`` is the ledger as of the occasion's first day.

    It holds quotations, counts and neutral labels only. ``party_name`` gives the name of a party's code.
    """
    one, other = sorted(relationship.parties)
    parts: dict[str, Sequence[Row]] = {part: part_rows(part, relationship) for part in PARTS}
    annex = Annex(archive.list(), party_name)
    maker = Maker(annex, (one, other), party_name, occasion)
    chapters = (
        _state(maker, parts),
        maker.engagements(parts["engagements"]),
        maker.issues(parts["positions"], parts["issues"]),
        maker.commitments(parts["commitments"]),
        maker.demands(parts["demands"]),
        maker.plain("red-lines", "Red lines", parts["red-lines"]),
        maker.plain("mechanisms", "Mechanisms", parts["mechanisms"]),
        maker.measures(parts["measures"]),
        maker.plain("frameworks", "Frameworks", parts["frameworks"]),
        maker.formulas(_phrases(archive, (one, other), occasion)),
    )
    kept = tuple(
        chapter for chapter in chapters if chapter.counts or any(part.points for part in chapter.sections)
    )
    return Book(
        title=f"{party_name(one)} and {party_name(other)}",
        occasion=occasion.in_words,
        made_of=_made_of(archive, relationship, party_name, occasion),
        chapters=kept,
        annex=annex.all(),
    )


def _state(maker: Maker, parts: Mapping[str, Sequence[Row]]) -> Chapter:
    """The relationship on one page: counts, and the latest of what weighs most."""
    counts = [Count(words, len(parts[part]), _divided(parts[part])) for part, words in _COUNTED.items()]
    latest = [
        maker.latest("The latest engagement", parts["engagements"]),
        maker.latest("The latest commitment", parts["commitments"]),
        maker.latest("The latest demand", parts["demands"]),
        maker.latest("The latest measure", parts["measures"]),
        maker.latest("The latest red line", parts["red-lines"]),
    ]
    points = tuple(point for found in latest for point in found)
    return Chapter("state", "State of the relationship", "", (Section("", points),), tuple(counts))


def _divided(rows: Sequence[Row]) -> str:
    statuses = Counter(code_in_words(str(row["status"])) for row in rows if row["status"])
    return ", ".join(f"{status} {number}" for status, number in statuses.most_common())


def _made_of(
    archive: Archive, relationship: Relationship, party_name: Callable[[str], str], occasion: Occasion
) -> str:
    told = [
        f"{party_name(party)} {len(archive.list(issuer=party, until=occasion.begins)):,}"
        for party in sorted(relationship.parties)
    ]
    until = f", up to {date_in_words(occasion.begins)}" if occasion.begins else ""
    since = f"; what was last spoken of before {date_in_words(relationship.since)} is left out"
    return f"Statements: {', '.join(told)}{until}{since if relationship.since else ''}."


def _phrases(archive: Archive, parties: Sequence[str], occasion: Occasion) -> Iterator[tuple[str, list[Any]]]:
    from verbale.comparison.phrases import find_phrases
    from verbale.comparison.slices import load_slice

    for party in parties:
        text = load_slice(archive, issuer=party, until=occasion.begins)
        yield party, find_phrases(text, load_slice(archive, other_than=party, until=occasion.begins))
