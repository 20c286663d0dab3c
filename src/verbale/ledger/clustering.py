"""Clusters of things by how strongly each two of them belong together: agglomerative, by the average of the links.

No chain leads from one to another: two clusters are joined only where, on average, all of their members belong
together. Ties go to the earliest, so that the outcome does not depend on how the links are kept.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

__all__ = ["clusters"]

_Near = dict[int, tuple[float, int]]
"""For each other cluster the sum of the links to it, and how many these are."""


def clusters(
    count: int,
    links: Mapping[tuple[int, int], float],
    unlinked: float,
    apart: Callable[[Sequence[int], Sequence[int]], bool] = lambda _, __: False,
) -> list[list[int]]:
    """The clusters of ``count`` things, numbered from 0, each in ascending order.

    ``links`` has for pairs (the lower number first) how strongly they belong together; below 0 they do not. Pairs
    without a link count as ``unlinked``, which is below 0. Two clusters that are ``apart`` are never joined.
    """
    members = {number: [number] for number in range(count)}
    near: dict[int, _Near] = {number: {} for number in range(count)}
    for (one, other), strength in links.items():
        near[one][other] = near[other][one] = (strength, 1)
    heap = [
        (-strength, one, other)
        for (one, other), strength in links.items()
        if strength > 0 and not apart([one], [other])
    ]
    heapq.heapify(heap)
    latest = count
    while heap:
        _, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        members[latest] = sorted(members.pop(one) + members.pop(other))
        _join(near, one, other, latest)
        for third, (total, known) in near[latest].items():
            pairs = len(members[latest]) * len(members[third])
            average = (total + (pairs - known) * unlinked) / pairs
            if average > 0 and not apart(members[latest], members[third]):
                heapq.heappush(heap, (-average, third, latest))
        latest += 1
    return sorted(members.values())


def _join(near: dict[int, _Near], one: int, other: int, joined: int) -> None:
    """Let ``joined`` stand in ``near`` for the two clusters that it is made of."""
    found: _Near = {}
    for links in (near.pop(one), near.pop(other)):
        for number, (total, known) in links.items():
            if number not in (one, other):
                before = found.get(number, (0.0, 0))
                found[number] = (before[0] + total, before[1] + known)
    near[joined] = found
    for number, link in found.items():
        near[number].pop(one, None)
        near[number].pop(other, None)
        near[number][joined] = link
