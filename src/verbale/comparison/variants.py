"""Variants: wordings that are one formula, one word apart or one within the other.

Two wordings are compared by the stems of their words, without articles, prepositions and the like. They are one
formula where these are the same; where one word more stands in one of them, if they have three or more; where one word
stands for another, if they have four or more (word-level edit distance one); or where one is most of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from verbale.comparison.formulas import Formula
from verbale.comparison.words import keys_of

__all__ = ["are_variants", "group_variants"]

FEWEST_INSERTED, FEWEST_REPLACED = 3, 4
"""Stems that a wording has at least where another may have one word more, or another word."""
MOST = 0.75
"""The share of the longer wording that a shorter one within it makes up at least."""

Key = tuple[str, ...]


def group_variants(formulas: Iterable[Formula]) -> list[list[Formula]]:
    """``formulas`` in groups, the commonest wording of each first."""
    groups: list[list[Formula]] = []
    leaders: dict[Key, list[int]] = defaultdict(list)
    for formula in sorted(formulas, key=lambda one: (-one.alone, -len(one.starts), one.text)):
        key = keys_of(formula.words)
        near = {number for part in _shadows(key) for number in leaders.get(part, ())}
        own = next(
            (number for number in sorted(near) if are_variants(keys_of(groups[number][0].words), key)), None
        )
        if own is not None:
            groups[own].append(formula)
            continue
        groups.append([formula])
        for part in _shadows(key):
            leaders[part].append(len(groups) - 1)
    return groups


def are_variants(one: Key, other: Key) -> bool:
    """Whether two wordings, by their stems, are one formula."""
    shorter, longer = sorted((one, other), key=len)
    if one == other:
        return True
    if len(shorter) >= FEWEST_INSERTED and _within(shorter, longer) and len(shorter) >= MOST * len(longer):
        return True
    if len(longer) - len(shorter) == 1 and len(shorter) >= FEWEST_INSERTED:
        return any(_without(longer, at) == shorter for at in range(len(longer)))
    if len(longer) == len(shorter) >= FEWEST_REPLACED:
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return False


def _shadows(key: Key) -> Iterator[Key]:
    """What two variants have in common at least: themselves, themselves less a word, their longer parts."""
    yield key
    for at in range(len(key)):
        yield _without(key, at)
    for size in range(max(FEWEST_INSERTED, int(MOST * len(key))), len(key) - 1):
        for at in range(len(key) - size + 1):
            yield key[at : at + size]


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    return any(tuple(whole[at : at + len(part)]) == tuple(part) for at in range(len(whole) - len(part) + 1))


def _without(key: Key, at: int) -> Key:
    return key[:at] + key[at + 1 :]
