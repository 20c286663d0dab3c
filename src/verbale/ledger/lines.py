"""Lines: the sentences of all statements, by the side whose words they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.ledger.mention import Mention, addressed_by, issuers_of
from verbale.ledger.names import Names
from verbale.ledger.wording import Wording, rarest, share_of, wording_of
from verbale.reading.model import Reading, Sentence
from verbale.statement import Document

__all__ = ["Line", "Lines", "lines_of", "side_behind", "side_of"]

_THAT_PROMISE = re.compile(
    r"\b(?:that|this|the|such a) (?:promise|pledge|word|undertaking|commitment)\b(?! (?:to|of|that|on)\b)",
    re.IGNORECASE,
)
NOBODY = frozenset({"", "PRESS", "OTHER", "INTL"})
OPEN_KINDS = frozenset({"transcript", "interview", "speech", "communique", "resolution"})
"""Kinds of statement in which whoever speaks is heard in his own words, not in the publisher's telling."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One sentence of one statement."""

    statement: str
    document: Document
    sentence: Sentence
    issuers: tuple[str, ...] = ()
    """The parties that issue the statement: two or more where it is a joint one."""
    before: str = ""
    """What "that promise" stands for: the sentence before, of one that speaks of it so."""
    addressed: tuple[str, ...] = ()
    """The parties that the statement as a whole is addressed to."""

    @property
    def about(self) -> str:
        """The words that say what the line is about."""
        return f"{self.before} {self.sentence.quote}" if self.before else self.sentence.quote

    @property
    def side(self) -> str:
        """The party that stands behind the words; "" where that is not known."""
        return side_of(self.document, self.sentence)

    @property
    def sides(self) -> tuple[str, ...]:
        """The parties that stand behind the words: all that issue a joint statement in its own voice."""
        return self.issuers if self.side in self.issuers else (self.side,)

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Where the line stands in time."""
        return (
            self.document.published or "9999",
            self.statement,
            self.sentence.start,
            self.sentence.end,
        )

    def to_dict(self) -> dict[str, Any]:
        """The line in the shape of the JSON output."""
        return {
            "statement": self.statement,
            "date": self.document.published,
            "issuer": self.document.issuer,
            "start": self.sentence.start,
            "end": self.sentence.end,
            "quote": self.sentence.quote,
            "voice": [{"name": source.name, "party": source.party} for source in self.sentence.voice],
            "act": self.sentence.act,
        }


Keep = Callable[[Line], bool]
"""Whether a line is of those asked for: a function of the line alone, the same each time."""
_Having = defaultdict[str, list[Line]]
"""For a term the lines that have it."""


class Lines:
    """The lines of a set of statements, in order of time, by side."""

    def __init__(self) -> None:
        self._of_statement: dict[str, tuple[Line, ...]] = {}
        self._of_side: dict[str, list[Line]] = {}
        self._unordered: set[str] = set()
        """Sides whose lines are to be brought in order when they are next asked for."""
        self._with: dict[tuple[Keep, str], _Having] = {}
        """For what `about` was asked to keep, and of whom, the lines that it keeps by each of their terms."""
        self._names = Names()

    def add(self, statement: str, reading: Reading) -> None:
        """Take in the sentences of a statement that is not known yet."""
        lines = lines_of(statement, reading)
        self._of_statement[statement] = lines
        self._names.changed(statement)
        for line in lines:
            if line.side not in NOBODY:
                for side in line.sides:
                    self._of_side.setdefault(side, []).append(line)
                    self._unordered.add(side)
                for (keep, side), having in self._with.items():
                    if not side or side in line.sides:
                        _put(line, keep, having)

    def remove(self, statement: str) -> None:
        """Forget the sentences of a statement."""
        gone = set(self._of_statement.pop(statement, ()))
        self._names.changed(statement)
        for side in {side for line in gone for side in line.sides} & self._of_side.keys():
            self._of_side[side] = [line for line in self._of_side[side] if line not in gone]
        for having in self._with.values():
            for line in gone:
                for term in wording_of(line.about).terms & having.keys():
                    having[term] = [other for other in having[term] if other is not line]

    def terms_of(self, statement: str) -> set[str]:
        """Every term that a line of the statement has."""
        return {
            term
            for line in self._of_statement.get(statement, ())
            if line.side not in NOBODY
            for term in wording_of(line.about).terms
        }

    @property
    def names(self) -> Mapping[str, str]:
        """What the statements call things by names of their own, in lower case, each with the issue that it is of."""
        return self._names.issues(self._quotes)

    def _quotes(self) -> Iterator[tuple[str, list[str]]]:
        for statement, lines in self._of_statement.items():
            yield statement, [line.sentence.quote for line in lines]

    def of(self, side: str) -> Sequence[Line]:
        """The lines of one party, in order of time."""
        if side in self._unordered:
            # Put in the place of the others whole: another thread may be reading those.
            self._of_side[side] = sorted(self._of_side[side], key=lambda one: one.order)
            self._unordered.discard(side)
        return self._of_side.get(side, ())

    def about(
        self, wording: Wording, share: float, keep: Keep, sides: Iterable[str] = ("",)
    ) -> list[tuple[Line, float]]:
        """The lines to ``keep`` that hold ``share`` of ``wording`` by weight, in order of time, each with its share.

        ``sides`` are the parties whose lines they are; "" stands for everybody.
        """
        terms = rarest(wording, share * wording.weight)
        having = [self._having(keep, side) for side in sides]
        found = {line for of_side in having for term in terms for line in of_side.get(term, ())}
        held = [(line, share_of(wording, wording_of(line.about))) for line in found]
        return sorted((pair for pair in held if pair[1] >= share), key=lambda pair: pair[0].order)

    def _having(self, keep: Keep, side: str) -> _Having:
        """The lines to ``keep`` of a party, or of everybody, by each of their terms; made when first asked for."""
        having = self._with.get((keep, side))
        if having is None:
            having = defaultdict(list)
            for line in self._of_side.get(side, ()) if side else self:
                _put(line, keep, having)
            self._with[keep, side] = having
        return having

    def __iter__(self) -> Iterator[Line]:
        return (line for lines in self._of_statement.values() for line in lines if line.side not in NOBODY)


def _put(line: Line, keep: Keep, having: _Having) -> None:
    """Put ``line`` to those ``having`` each of its terms, if it is one to ``keep``."""
    if keep(line):
        for term in wording_of(line.about).terms:
            having[term].append(line)


def lines_of(statement: str, reading: Reading) -> tuple[Line, ...]:
    """The sentences of ``reading``, kept under the id ``statement``."""
    issuers, addressed = issuers_of(reading), addressed_by(reading)
    sentences = sorted(reading.sentences, key=lambda sentence: sentence.start)
    return tuple(
        Line(statement, reading.document, sentence, issuers, before, addressed)
        for sentence, before in (
            (sentence, last.quote if last and _THAT_PROMISE.search(sentence.quote) else "")
            for last, sentence in zip([None, *sentences], sentences, strict=False)
        )
    )


def side_of(document: Document, sentence: Sentence) -> str:
    """Whose word a sentence is: what the issuer tells of another's words is the issuer's word.

    Only where a speaker is heard directly, in a transcript, a speech or a joint text, is it the speaker's own.
    """
    outermost = sentence.voice[0].party if sentence.voice else ""
    return side_behind(outermost, document.kind, document.issuer)


def side_behind(outermost: str, kind: str, issuer: str) -> str:
    """`side_of` what a source of the party ``outermost`` says in a statement of this kind and issuer."""
    if outermost == "PRESS" or (kind in OPEN_KINDS and outermost not in NOBODY):
        return outermost
    return issuer or outermost


def sides_of_mention(mention: Mention) -> tuple[str, ...]:
    """Whose word a mention is: that of all who issue a joint statement in its own voice."""
    side = side_of(mention.document, mention.sentence)
    return mention.issuers if side in mention.issuers else (side,)
