"""The relationship as such: what a plain report of a contact between two states is about, if about nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verbale.reading.facts import SentenceFacts
from verbale.reading.model import Engagement
from verbale.reading.record_parties import is_state

__all__ = ["with_relations"]

_KINDS = frozenset({"visit", "meeting", "summit", "talks", "call", "consultation"})


def with_relations(
    sentences: Sequence[SentenceFacts],
    acts: Sequence[str],
    issues: Sequence[tuple[str, ...]],
    contacts: Iterable[Engagement],
) -> tuple[tuple[str, ...], ...]:
    """``issues``, with ``bilateral_relations`` where a report of a contact of two states has none.

    ``acts`` and ``issues`` are those of ``sentences``, in their order.
    """
    starts = [contact.start for contact in contacts if contact.kind in _KINDS and _of_states(contact)]
    return tuple(
        about or (("bilateral_relations",) if act == "report" and _holds(sentence, starts) else ())
        for sentence, act, about in zip(sentences, acts, issues, strict=True)
    )


def _of_states(contact: Engagement) -> bool:
    return len(contact.parties) > 1 and all(map(is_state, contact.parties))


def _holds(sentence: SentenceFacts, starts: Iterable[int]) -> bool:
    return not sentence.is_question and any(sentence.start <= start < sentence.end for start in starts)
