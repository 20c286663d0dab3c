"""Set phrases used again, and set phrases altered.

An altered phrase has the first and the last word of an earlier one, and most of those between, but a word inside is
another, gone or added. The chance of an alteration is by Laplace's rule of succession, (a + 1) / (n + 2), after n
uses, a of them in other words; four times that if no word changed takes a stance. The chance of a phrase coming back
after g statements without it is that of all its n uses falling into the other ones by chance (hypergeometric),
times the number of set phrases that could have come back.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np

from verbale.comparison.formulas import Formula
from verbale.comparison.phrases import Phrase
from verbale.comparison.precedent.history import History
from verbale.comparison.precedent.model import Finding, evidence_of
from verbale.comparison.slices import Ints, Slice
from verbale.comparison.words import edges, keys_of, takes_stance
from verbale.ledger.wording import term_of

__all__ = ["altered", "repeated"]

FEWEST_KEYS = 4
"""Stems that a phrase has at least, to be recognised when it is altered."""
KEPT = 0.7
"""The share of its stems that an altered phrase keeps."""
FEWEST_USES = 3
"""Earlier statements on an issue that had the phrase, for its absence to be counted in those on the issue."""
SET = 5
"""Uses of a phrase without which other words in its place are no alteration."""
GROWN = 6
"""Stems that an alteration puts in at most, and no more than the phrase has."""
NEUTRAL = 4
"""How many times likelier an alteration counts in which no word that takes a stance is gone or put in."""


def repeated(history: History) -> Iterator[Finding]:
    """The set phrases that the statement uses again; p is corrected for all that could come back (Bonferroni)."""
    phrases = [phrase for phrase in history.phrases if phrase.is_telling]
    for phrase in phrases:
        found = ((history.now.find(one.words), len(one.words)) for one in phrase.formulas)
        places = sorted({(int(start), int(start) + size) for starts, size in found for start in starts})
        if places:
            finding = _repetition(history, phrase, places[0])
            several = len(phrases) > 1 and finding.chance < 1
            why = f"{finding.why}, times {len(phrases)} set phrases" if several else finding.why
            yield replace(finding, chance=min(1.0, finding.chance * len(phrases)), why=why)


def _repetition(history: History, phrase: Phrase, place: tuple[int, int]) -> Finding:
    """The finding that ``phrase`` stands again at ``place``."""
    use = history.now.use(*place)
    issues = history.now.passages[int(history.now.passage_of[place[0]])].issues
    matter, members = _rarest(history, phrase, issues)
    used = np.flatnonzero(phrase.per_statement[members] > 0)
    gap = len(members) - 1 - int(used[-1])
    total = int((phrase.per_statement > 0).sum())
    why = (
        f"in {total} of {history.number} earlier statements since {phrase.first.date}, last on {phrase.last.date}; "
        f"p of no use in the latest {gap} of {len(members)} statements{matter}, with {len(used)} uses"
    )
    uses = [phrase.use(place) for place in phrase.places]
    chance = _chance_of_gap(len(members), len(used), gap)
    return Finding("repeated", use.quote, use.start, use.end, chance, why, evidence_of(uses))


def _rarest(history: History, phrase: Phrase, issues: Sequence[str]) -> tuple[str, Ints]:
    """The earlier statements to look for the phrase in: those on the rarest of ``issues`` that had it, or all."""
    owners = history.earlier.statement_of_passage
    chosen = ("", np.arange(history.number))
    for issue in issues:
        members = np.unique(owners[np.array(history.passages_on.get(issue, []), np.int64)])
        with_it = int((phrase.per_statement[members] > 0).sum())
        if with_it >= FEWEST_USES and len(members) < len(chosen[1]):
            chosen = (f" on {issue}", members)
    return chosen


def _chance_of_gap(number: int, used: int, gap: int) -> float:
    """The chance that ``used`` statements of ``number`` are all among those before the last ``gap``."""
    if gap <= 0:
        return 1.0
    logs = sum(math.log1p(-used / (number - at)) for at in range(gap) if number - at > used)
    return math.exp(logs)


@dataclass(frozen=True, slots=True)
class _Stemmed:
    """A segment of the statement: its stems, edge words left out, and where their words stand."""

    stems: tuple[str, ...]
    places: tuple[int, ...]


def altered(history: History) -> Iterator[Finding]:
    """The set phrases that the statement puts in other words, each place once, the likeliest alteration first."""
    segments = [_stemmed(history.now, *segment) for segment in history.segments()]
    taken: list[tuple[int, int]] = []
    found = [one for phrase in history.phrases for one in _alterations(history, phrase, segments)]
    for finding, place in sorted(found, key=lambda one: (one[0].chance, one[1])):
        if not any(place[0] < end and start < place[1] for start, end in taken):
            taken.append(place)
            yield finding


def _stemmed(text: Slice, start: int, end: int) -> _Stemmed:
    places = [at for at in range(start, end) if text.vocabulary[text.words[at]] not in edges()]
    stems = (term_of(text.vocabulary[text.words[at]]) for at in places)
    return _Stemmed(tuple(stems), tuple(places))


def _alterations(
    history: History, phrase: Phrase, segments: Sequence[_Stemmed]
) -> Iterator[tuple[Finding, tuple[int, int]]]:
    if any(len(history.now.find(formula.words)) for formula in phrase.formulas):
        return
    for formula in phrase.formulas:
        keys = keys_of(formula.words)
        if len(keys) < FEWEST_KEYS or len(formula.starts) < SET:
            continue
        for segment in segments:
            place = _altered_place(keys, segment)
            if (
                place is not None
                and not len(history.earlier.find(history.now.wording(*place)))
                and not _only_names(history.now, place, keys)
            ):
                yield _alteration(history, phrase, formula, place), place


def _altered_place(keys: tuple[str, ...], segment: _Stemmed) -> tuple[int, int] | None:
    """Where the segment has ``keys`` with something else inside them; None where it does not."""
    shared = set(keys) & set(segment.stems)
    if len(shared) < KEPT * len(set(keys)) or keys[0] not in shared or keys[-1] not in shared:
        return None
    for first in (at for at, stem in enumerate(segment.stems) if stem == keys[0]):
        lasts = (at for at in range(first + 1, len(segment.stems)) if segment.stems[at] == keys[-1])
        last = next((at for at in lasts if at - first + 1 <= len(keys) + min(GROWN, len(keys))), None)
        if last is None:
            continue
        window = segment.stems[first : last + 1]
        same = sum(
            block.size for block in SequenceMatcher(None, keys, window, autojunk=False).get_matching_blocks()
        )
        if window != keys and same >= max(KEPT * len(keys), 3):
            return segment.places[first], segment.places[last] + 1
    return None


def _only_names(text: Slice, place: tuple[int, int], keys: Sequence[str]) -> bool:
    """Whether all that the altered wording has in place of other words is names: it says of whom, and nothing else."""
    others = [
        number
        for number in text.words[slice(*place)]
        if text.vocabulary[number] not in edges() and term_of(text.vocabulary[number]) not in keys
    ]
    return bool(others) and all(text.name_like[number] for number in others)


def _alteration(history: History, phrase: Phrase, formula: Formula, place: tuple[int, int]) -> Finding:
    """The finding that the words at ``place`` stand for ``formula``, with its latest use first among the evidence."""
    start, end = place
    opening = len(formula.words) - len(_from_first_key(formula.words))
    if opening and history.now.wording(max(start - opening, 0), start) == formula.words[:opening]:
        start -= opening
    use = history.now.use(start, end)
    own = len(formula.starts)
    others = len(phrase.places) - own
    chance = (max(others, 0) + 1) / (own + max(others, 0) + 2)
    uses = [history.earlier.use(int(a), int(b)) for a, b in zip(formula.starts, formula.ends, strict=True)]
    changed = set(formula.words) ^ set(history.now.wording(start, end))
    neutral = not any(takes_stance(word) for word in changed)
    why = (
        f"“{uses[-1].quote}” {own} times since {uses[0].date}, {max(others, 0)} times in other words; "
        "p of an alteration, (a + 1)/(n + 2)"
    )
    if neutral:
        chance, why = (
            min(1.0, NEUTRAL * chance),
            f"{why}, times {NEUTRAL} because no word changed takes a stance",
        )
    return Finding("altered", use.quote, use.start, use.end, chance, why, evidence_of(uses))


def _from_first_key(words: Sequence[str]) -> Sequence[str]:
    first = next(at for at, word in enumerate(words) if word not in edges())
    return words[first:]
