"""What a statement is compared with: the earlier statements of its issuer, and the statement itself, as slices.

Looked at closely are the latest WINDOW statements before the statement's day: what an issuer usually says is what it
said lately, and the time that takes does not grow with the archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from verbale.archive import Archive
from verbale.archive.passages import Heading, Passage, headings, passages
from verbale.comparison.phrases import Phrase, find_phrases
from verbale.comparison.slices import Ints, Slice, make_slice
from verbale.ledger.ladder import step_of
from verbale.reading.model import Reading

__all__ = ["WINDOW", "History", "history_of"]

WINDOW = 400
"""Earlier statements that are looked at closely, the latest ones."""
LONG = 50
"""Statements from which an issue of half of them is too wide to be compared on."""
FEWEST_USES = 3


@dataclass(frozen=True)
class History:
    """A statement and what its issuer said before."""

    now: Slice
    """The statement alone."""
    earlier: Slice
    reading: Reading
    identity: str
    """Its id in the archive; "" for one that is not there."""
    whole: bool = True
    """Whether these are all earlier statements, and not only the latest of them."""
    _known_steps: dict[int, int] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        """The party that the statement speaks for."""
        return self.reading.document.issuer

    @property
    def number(self) -> int:
        """How many earlier statements there are."""
        return len(self.earlier.statements)

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The set phrases of the earlier statements."""
        return find_phrases(self.earlier, least=max(FEWEST_USES, 3 + self.number // 250))

    @cached_property
    def issues(self) -> dict[str, list[Passage]]:
        """The passages of the statement on each issue."""
        found: dict[str, list[Passage]] = {}
        for passage in self.now.passages:
            for issue in passage.issues:
                found.setdefault(issue, []).append(passage)
        return found

    @cached_property
    def narrow_issues(self) -> dict[str, list[Passage]]:
        """The passages on each issue, without those of half of a longer history, which are too wide."""
        owners = self.earlier.statement_of_passage
        return {
            issue: lines
            for issue, lines in self.issues.items()
            if self.number < LONG or 2 * len(np.unique(owners[self.passages_on.get(issue, [])])) < self.number
        }

    @cached_property
    def passages_on(self) -> dict[str, list[int]]:
        """The numbers of the earlier passages on each issue."""
        found: dict[str, list[int]] = {}
        for number, passage in enumerate(self.earlier.passages):
            for issue in passage.issues:
                found.setdefault(issue, []).append(number)
        return found

    def steps(self, numbers: Ints) -> Ints:
        """How strongly the earlier passages with these numbers speak: their steps on the ladder of intensity."""
        return np.array([self._step(int(number)) for number in numbers], np.int64)

    def _step(self, number: int) -> int:
        if number not in self._known_steps:
            passage = self.earlier.passages[number]
            self._known_steps[number] = step_of(passage.act, passage.quote)
        return self._known_steps[number]

    def statements_with(self, places: Ints) -> NDArray[np.bool_]:
        """For each earlier statement, whether one of these places is in it."""
        found = np.zeros(self.number, bool)
        found[self.earlier.statement_of[places]] = True
        return found

    def segments(self) -> Iterator[tuple[int, int]]:
        """The runs of words of the statement without a mark in them: places in ``now``, half-open."""
        marks = np.flatnonzero(self.now.words < 0)
        before = -1
        for mark in marks:
            if mark > before + 1:
                yield before + 1, int(mark)
            before = int(mark)


def history_of(archive: Archive, reading: Reading, identity: str) -> History:
    """The history of a statement: what its issuer said before its day, or without a date all else it said."""
    document = reading.document
    with archive.database.reading() as connection:
        chosen = headings(connection, issuer=document.issuer, before=document.published, latest=WINDOW)
        whole = len(chosen) < WINDOW
        chosen = [heading for heading in chosen if heading.id != identity]
        earlier = make_slice(chosen, passages(connection, (heading.id for heading in chosen)))
    heading = Heading(identity, document.published, document.issuer, document.kind, document.title)
    lines = (
        Passage(
            identity,
            sentence.start,
            sentence.end,
            sentence.quote,
            sentence.act,
            sentence.voice[0].party if sentence.voice else "",
            sentence.issues,
        )
        for sentence in reading.sentences
    )
    return History(make_slice([heading], lines), earlier, reading, identity, whole)
