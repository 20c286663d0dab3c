"""Repeated runs of words, of every length, counted level by level.

A run of n + 1 words is repeated only if both runs of n words in it are (Agrawal and Srikant 1994, on sequences), so
that each level looks only at the places that the level before it left; two numbers stand for the longer run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verbale.comparison.slices import Ints, Slice

__all__ = ["Level", "repeated_runs"]

LONGEST = 60
"""Words of the longest run that is looked for; what is longer is a passage used again."""


@dataclass(frozen=True, slots=True)
class Level:
    """The repeated runs of one length."""

    length: int
    run_at: Ints
    """For each place, the number of the run that begins there; -1 for none that is repeated."""
    counts: Ints
    """How often each run stands."""
    statements: Ints
    """In how many statements each stands."""

    def count_at(self, place: int) -> int:
        """How often the run that begins at ``place`` stands."""
        return int(self.counts[self.run_at[place]])


def repeated_runs(text: Slice, least: int, longest: int = LONGEST) -> list[Level]:
    """The runs that stand in at least ``least`` statements, those of one word first."""
    owners = text.statement_of
    level = _counted(1, np.flatnonzero(text.words >= 0), text.words, owners, least)
    levels = [level]
    while level.length < longest and len(level.counts):
        follows = np.flatnonzero((level.run_at[:-1] >= 0) & (level.run_at[1:] >= 0))
        longer = np.full(len(text.words), -1, np.int64)
        longer[follows] = level.run_at[follows] * (len(level.counts) + 1) + level.run_at[follows + 1]
        level = _counted(level.length + 1, follows, longer, owners, least)
        if len(level.counts):
            levels.append(level)
    return levels


def _counted(length: int, places: Ints, names: Ints, owners: Ints, least: int) -> Level:
    """The level of the runs named ``names`` at ``places``, without those in fewer statements."""
    _, runs, counts = np.unique(names[places], return_inverse=True, return_counts=True)
    total = int(owners[-1]) + 1 if len(owners) else 1
    pairs = np.unique(runs * total + owners[places])
    statements = np.bincount(pairs // total, minlength=len(counts))
    kept = statements >= least
    numbers = np.where(kept, np.cumsum(kept) - 1, -1)
    run_at = np.full(len(names), -1, np.int64)
    run_at[places] = numbers[runs]
    return Level(length, run_at, counts[kept], statements[kept])
