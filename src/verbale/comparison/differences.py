"""In what two accounts of the same thing differ: the act, the strength, whose word it is, figures, detail and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from verbale.comparison.alignment import Aligned
from verbale.comparison.passages import meeting_words
from verbale.ledger.ladder import intensity_of, steps
from verbale.ledger.wording import WORD, term_of, total_weight, weight_of, wording_of
from verbale.reading.model import Sentence

__all__ = ["KINDS", "Difference", "differences", "relation_of"]

KINDS = ("act", "strength", "attribution", "figures", "detail", "wording")
"""The ways in which two accounts can differ."""
WEIGHTY = frozenset(
    {"agree", "commit", "offer", "demand", "deny", "accuse", "oppose", "warn", "impose", "concern", "support"}
    | {"decline"}
)
"""Acts that bind or contend: an account that has one where the other has none tells another story."""
TELLING = 0.5
"""The weight from which a word that one side alone uses is shown."""
MOST_WORDS = 8
ALIKE = 0.3
"""The likeness of two wordings (Dice) below which the one tells what the other does not."""


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


def relation_of(found: Iterable[Difference]) -> str:
    """``same`` where only words differ, ``differs`` where what is said does."""
    return "differs" if any(one.kind != "wording" for one in found) else "same"


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
    """Those who are named, by party; an issuer that speaks for itself without a name is left out."""
    voices = (sentence.voice[-1] for sentence in sentences if sentence.voice)
    voices = (voice for voice in voices if voice.name != voice.party)
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
    if not alone and not other:
        return None
    kind = "wording" if _one_to_one(pair) and (_both_report_meeting(pair) or _alike(pair)) else "detail"
    return Difference(kind, " ".join(alone), " ".join(other))


def _one_to_one(pair: Aligned) -> bool:
    return len(pair.a) == len(pair.b) == 1


def _both_report_meeting(pair: Aligned) -> bool:
    """Whether both say that the two met or spoke: in what words, and how the other is called, tells nothing."""
    met = meeting_words()
    return all(one.act == "report" and met.search(one.quote.lower()) for one in (*pair.a, *pair.b))


def _alike(pair: Aligned) -> bool:
    mine, theirs = (wording_of(" ".join(one.quote for one in side)) for side in (pair.a, pair.b))
    return 2 * total_weight(mine.terms & theirs.terms) >= ALIKE * (mine.weight + theirs.weight)


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
