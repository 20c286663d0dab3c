"""In what two accounts of the same thing differ: the act, the strength, whose word it is, figures and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from verbale.comparison.alignment import Aligned
from verbale.ledger.ladder import intensity_of, steps
from verbale.ledger.wording import WORD, term_of, weight_of
from verbale.reading.model import Sentence

__all__ = ["KINDS", "Difference", "differences"]

KINDS = ("act", "strength", "attribution", "figures", "wording")
"""The ways in which two accounts can differ."""
WEIGHTY = frozenset(
    {"agree", "commit", "offer", "demand", "deny", "accuse", "oppose", "warn", "impose", "concern", "support"}
    | {"decline"}
)
"""Acts that bind or contend: an account that has one where the other has none tells another story."""
TELLING = 0.5
"""The weight from which a word that one side alone uses is shown."""
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which two accounts differ, with what each side has; "" for nothing."""

    kind: str
    a: str
    b: str

    def to_dict(self) -> dict[str, str]:
        """The difference in the shape of the JSON output."""
        return {"kind": self.kind, "a": self.a, "b": self.b}


def differences(pair: Aligned) -> tuple[Difference, ...]:
    """In what the two sides of ``pair`` differ, in the order of KINDS; empty for the same words."""
    found = (
        _acts(pair),
        _strength(pair),
        _attribution(pair),
        _figures(pair),
        _wording(pair),
    )
    return tuple(one for one in found if one is not None)


def _acts(pair: Aligned) -> Difference | None:
    mine, theirs = (_in_order(s.act for s in side) for side in (pair.a, pair.b))
    weighty, others = WEIGHTY.intersection(mine), WEIGHTY.intersection(theirs)
    if weighty == others:
        return None
    return Difference("act", " ".join(mine), " ".join(theirs))


def _strength(pair: Aligned) -> Difference | None:
    mine, theirs = (max(map(intensity_of, side)) for side in (pair.a, pair.b))
    return None if mine == theirs else Difference("strength", _step(mine), _step(theirs))


def _step(number: int) -> str:
    return next((step.name for step in steps() if step.number == number), "")


def _attribution(pair: Aligned) -> Difference | None:
    """Whose words they are, where each side names somebody and they are of different parties."""
    mine, theirs = (_speakers(side) for side in (pair.a, pair.b))
    if not mine or not theirs or mine.keys() & theirs.keys():
        return None
    return Difference("attribution", ", ".join(mine.values()), ", ".join(theirs.values()))


def _speakers(sentences: Sequence[Sentence]) -> dict[str, str]:
    voices = (sentence.voice[-1] for sentence in sentences if sentence.voice)
    return {voice.party or voice.name: voice.name for voice in voices}


def _figures(pair: Aligned) -> Difference | None:
    mine, theirs = (_words(side, lambda word: word[0].isdigit()) for side in (pair.a, pair.b))
    if not mine or not theirs or set(mine) & set(theirs):
        return None
    return Difference("figures", " ".join(mine), " ".join(theirs))


def _wording(pair: Aligned) -> Difference | None:
    """The telling words that one side has and the other has not."""
    mine, theirs = (_words(side, _telling) for side in (pair.a, pair.b))
    alone, other = (
        [word for term, word in side.items() if term not in against][:MOST_WORDS]
        for side, against in ((mine, theirs), (theirs, mine))
    )
    return Difference("wording", " ".join(alone), " ".join(other)) if alone or other else None


def _telling(word: str) -> bool:
    return weight_of(term_of(word)) >= TELLING


def _words(sentences: Iterable[Sentence], wanted: Callable[[str], bool]) -> dict[str, str]:
    """The words that are ``wanted``, by the notion that they stand for."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for word in WORD.findall(sentence.quote):
            if wanted(word):
                found.setdefault(term_of(word), word)
    return found


def _in_order(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
