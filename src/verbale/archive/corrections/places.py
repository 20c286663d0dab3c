"""Which sentences and records of a new reading are those that a person has corrected in an older one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.archive.corrections.model import SENTENCES, Correction, Data, Place
from verbale.reading.model import RECORD_TYPES

__all__ = ["Item", "belongs", "closest", "items_of", "overlap", "sentences_at"]


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a reading. ``place`` names it for ever, even if a person has moved its span since."""

    place: Place
    data: Data
    by: int = 0
    """The number of the correction that it is as it is by; 0 for the machine."""


def items_of(reading: Data) -> list[Item]:
    """The records of a reading in the shape of the contract."""
    alike: Counter[tuple[str, int, int]] = Counter()
    items = []
    for kind in RECORD_TYPES:
        for data in reading[kind.key]:
            span = (kind.key, data["start"], data["end"])
            alike[span] += 1
            items.append(Item(Place(*span, alike[span]), data))
    return items


def overlap(one: Place, other: Place) -> int:
    """The number of characters that two places of one type share."""
    if one.type != other.type:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def belongs(found: Place, correction: Correction) -> bool:
    """Whether the record that the machine finds at ``found`` is the one that was corrected.

    It is if the two overlap, unless it is more like another one that was found beside it at the time.
    """
    place = correction.place
    if not overlap(found, place):
        return False
    others = (Place(place.type, *other) for other in correction.beside)
    return all(_closeness(found, place) >= _closeness(found, other) for other in others)


def closest(items: Sequence[Item], place: Place) -> Item | None:
    """The one of ``items`` that is most like the one at ``place``; the first of several."""
    return max(items, key=lambda item: _closeness(item.place, place), default=None)


def sentences_at(place: Place, sentences: Sequence[Data]) -> list[Data]:
    """The sentences that a sentence at ``place`` has become.

    That is the one with its span, or those that lie within it by half, or else the one that shares most with it.
    """
    shared = {}
    for at, sentence in enumerate(sentences):
        if (sentence["start"], sentence["end"]) == (place.start, place.end):
            return [sentence]
        if common := overlap(place, Place(SENTENCES, sentence["start"], sentence["end"])):
            shared[at] = common
    within = [at for at in shared if 2 * shared[at] >= sentences[at]["end"] - sentences[at]["start"]]
    return [sentences[at] for at in within or sorted(shared, key=lambda at: -shared[at])[:1]]


def _closeness(one: Place, other: Place) -> tuple[float, bool]:
    """The share of their common characters in all of theirs (Jaccard); then whether they are the same of several."""
    common = overlap(one, other)
    union = one.end - one.start + other.end - other.start - common
    return common / union, one.ordinal == other.ordinal
