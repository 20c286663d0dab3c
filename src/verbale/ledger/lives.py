"""The life of a disagreement: how an issue between two parties was raised, discussed, understood, carried out, stalled,
escalated and settled, as the statements tell it, each change of state with the sentence that says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from verbale.language.lexicon import read_rows
from verbale.ledger.lines import Line
from verbale.ledger.wording import PACKAGE

__all__ = ["STATES", "Change", "Life", "life_of"]

STATES = ("raised", "discussed", "understanding", "implementing", "stalled", "escalated", "settled")
"""The states that an issue can be in, in the order of a life that goes well, the troubles last but one."""
_TALK = frozenset({"discussed", "understanding"})
"""States that are reached in some contact or channel."""
_AGREED = re.compile(
    r"\b(?:agree(?:d|ments?)|consensus|understandings?|accords?|arrangements?|deal|commitments?|treaty|phase)\b",
    re.IGNORECASE,
)
"""That there is something to be carried out, though the archive does not hold how it was agreed."""
_TOGETHER = re.compile(
    r"\b(?:both|each other|counterparts?|(?:the|our) two|two (?:sides|countries|governments|leaders|presidents|heads)"
    r"|(?:the|all) sides|(?:we|they)(?: have| also| had| both| just)* "
    r"(?:agreed|discussed|talked|spoke|met|exchanged|reached|consulted|negotiated))\b",
    re.IGNORECASE,
)
"""That the two parties do something together."""
_JOINT = frozenset({"readout", "communique"})
"""Kinds of statement that tell of what two parties did together."""
_COURSE = ("raised", "discussed", "understanding", "implementing")
"""A life that goes well: each of these is reached, or reached again after trouble, and not fallen back from."""


@dataclass(frozen=True, slots=True)
class Change:
    """That the issue came into a state: the sentence that says so first, and those that say it again."""

    state: str
    evidence: tuple[Line, ...]
    """In order of time; never empty."""
    within: str = ""
    """The id of the contact or channel in which it was, of a state reached by talking; "" where none is told."""


@dataclass(frozen=True, slots=True)
class Life:
    """The states that an issue between parties went through, in order of time; never empty."""

    issue: str
    parties: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def state(self) -> str:
        """The state that the issue is in, by the latest statement that says."""
        return self.changes[-1].state

    @property
    def latest(self) -> str:
        """The date of the latest sentence that says where the issue stands."""
        return self.changes[-1].evidence[-1].document.published

    def to_dict(self) -> dict[str, Any]:
        """The life in the shape of the JSON output."""
        return {
            "id": f"{'-'.join(self.parties)}/{self.issue}",
            "issue": self.issue,
            "parties": list(self.parties),
            "status": self.state,
            "first": self.changes[0].evidence[0].document.published,
            "latest": self.latest,
            "changes": [
                {
                    "state": change.state,
                    "date": change.evidence[0].document.published,
                    "in": change.within,
                    "evidence": [line.to_dict() for line in change.evidence],
                }
                for change in self.changes
            ],
            "mentions": [line.to_dict() for change in self.changes for line in change.evidence],
        }


def life_of(
    issue: str, parties: Sequence[str], lines: Iterable[Line], where: Callable[[Line], str]
) -> Life | None:
    """The life of ``issue`` between two ``parties``, from their ``lines``; None where none of them says.

    ``where`` is the contact or channel that a line tells of.
    """
    said = [
        (state, line)
        for line in lines
        if issue in line.sentence.issues
        and (state := _state(line, parties))
        and (state not in _TALK or _is_of_both(line, where))
    ]
    told = sorted(said, key=lambda one: one[1].order)
    changes: list[tuple[str, list[Line]]] = []
    agreed = False
    for state, line in told:
        now = changes[-1][0] if changes else ""
        if now == state:
            changes[-1][1].append(line)
        elif _follows(now, state) and (
            state != "implementing" or agreed or _AGREED.search(line.sentence.quote)
        ):
            changes.append((state, [line]))
            agreed = agreed or state == "understanding"
    if not changes:
        return None
    return Life(
        issue,
        tuple(sorted(parties)),
        tuple(
            Change(state, tuple(found), next(filter(None, map(where, found)), "") if state in _TALK else "")
            for state, found in changes
        ),
    )


def _is_of_both(line: Line, where: Callable[[Line], str]) -> bool:
    """Whether what a line says was discussed or understood, was so between the two: not "she discussed it at home"."""
    return line.document.kind in _JOINT or bool(_TOGETHER.search(line.sentence.quote) or where(line))


def _follows(now: str, state: str) -> bool:
    """Whether ``state`` is a change: talk and complaints undo no understanding, and what is raised is raised once."""
    if not now or state not in _COURSE:
        return True
    if now not in _COURSE:
        return state != "raised" and (now != "settled" or state != "discussed")
    return _COURSE.index(state) > _COURSE.index(now)


def _state(line: Line, parties: Sequence[str]) -> str:
    """The state that the line says the issue is in, if it speaks of both parties; "" if it says none."""
    sentence = line.sentence
    concerned = {*line.sides, *(source.party for source in sentence.voice), *(sentence.to or line.addressed)}
    if line.side not in parties or not concerned & (set(parties) - {line.side}):
        return ""
    words, (some, rules) = sentence.quote.lower(), _rules(sentence.act)
    if not some.search(words):  # as of most sentences
        return ""
    return next(state for state, pattern in rules if pattern.search(words))


@cache
def _rules(act: str) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """For sentences with this act, what every one has that says a state, and the states in order, each with its words.

    "-" in the table stands for any words.
    """
    rows = [
        (state, "" if pattern == "-" else pattern)
        for state, acts, pattern in read_rows("life_words.tsv", 3, PACKAGE)
        if act in acts.split()
    ]
    some = "|".join(f"(?:{pattern})" for _, pattern in rows) if rows else r"(?!)"
    return re.compile(some), tuple((state, re.compile(pattern)) for state, pattern in rows)
