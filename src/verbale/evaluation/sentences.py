"""How well the sentences of a reading agree with those of a reading made by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from verbale.evaluation.agreement import NOTHING, Agreement, mean, overlap
from verbale.reading.model import Sentence

__all__ = ["SentenceAgreement", "compare_sentences", "total"]

_TOLERANCE = 2
"""Characters by which an end of a sentence may be off."""
_NONE = "?"
"""The act that stands for a sentence that was not found."""


@dataclass(frozen=True, slots=True)
class SentenceAgreement:
    """Counts over the gold sentences, each beside the predicted sentence that overlaps it most."""

    number: int = 0
    segmentation: Agreement = NOTHING
    """Sentences with both ends where the gold has them."""
    voice: int = 0
    """Sentences whose innermost source is of the right party."""
    chain: int = 0
    """Sentences whose sources are of the right parties, all in order."""
    act: int = 0
    to: Agreement = NOTHING
    issues: Agreement = NOTHING
    acts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each gold act met each predicted act."""

    def share(self, right: int) -> float:
        """``right`` as a share of the sentences."""
        return right / self.number if self.number else 0.0

    def by_act(self) -> dict[str, Agreement]:
        """The agreement on each act that the gold has, in the order of the names."""
        gold: Counter[str] = Counter()
        predicted: Counter[str] = Counter()
        for (wanted, got), count in self.acts.items():
            gold[wanted] += count
            predicted[got] += count
        return {act: Agreement(self.acts[act, act], predicted[act], gold[act]) for act in sorted(gold)}

    @property
    def act_macro_f1(self) -> float:
        """The mean F1 over the acts that the gold has."""
        return mean([agreement.f1 for agreement in self.by_act().values()])


def compare_sentences(gold: Sequence[Sentence], predicted: Sequence[Sentence]) -> SentenceAgreement:
    """The agreement of the ``predicted`` sentences of one document with its ``gold`` sentences."""
    pairs = [(wanted, _nearest(wanted, predicted)) for wanted in gold]
    return SentenceAgreement(
        number=len(gold),
        segmentation=Agreement(_exact(gold, predicted), len(predicted), len(gold)),
        voice=sum(got is not None and _parties(got)[-1:] == _parties(wanted)[-1:] for wanted, got in pairs),
        chain=sum(got is not None and _parties(got) == _parties(wanted) for wanted, got in pairs),
        act=sum(got is not None and got.act == wanted.act for wanted, got in pairs),
        to=_on_codes((wanted.to, got.to if got else ()) for wanted, got in pairs),
        issues=_on_codes((wanted.issues, got.issues if got else ()) for wanted, got in pairs),
        acts=Counter((wanted.act, got.act if got else _NONE) for wanted, got in pairs),
    )


def total(parts: Iterable[SentenceAgreement]) -> SentenceAgreement:
    """The agreement over several documents."""
    found = list(parts)
    return SentenceAgreement(
        number=sum(part.number for part in found),
        segmentation=sum((part.segmentation for part in found), NOTHING),
        voice=sum(part.voice for part in found),
        chain=sum(part.chain for part in found),
        act=sum(part.act for part in found),
        to=sum((part.to for part in found), NOTHING),
        issues=sum((part.issues for part in found), NOTHING),
        acts=sum((part.acts for part in found), Counter()),
    )


def _exact(gold: Sequence[Sentence], predicted: Sequence[Sentence]) -> int:
    ends = {(sentence.start, sentence.end) for sentence in predicted}
    off = range(-_TOLERANCE, _TOLERANCE + 1)
    return sum(any((s.start + a, s.end + b) in ends for a in off for b in off) for s in gold)


def _nearest(wanted: Sentence, predicted: Sequence[Sentence]) -> Sentence | None:
    """The predicted sentence that overlaps ``wanted`` most; None where none does."""

    def likeness(sentence: Sentence) -> float:
        return overlap((wanted.start, wanted.end), (sentence.start, sentence.end))

    best = max(predicted, key=likeness, default=None)
    return best if best is not None and likeness(best) > 0 else None


def _parties(sentence: Sentence) -> list[str]:
    return [source.party.upper() for source in sentence.voice]


def _on_codes(pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> Agreement:
    sets = [({code.upper() for code in wanted}, {code.upper() for code in got}) for wanted, got in pairs]
    return Agreement(
        sum(len(wanted & got) for wanted, got in sets),
        sum(len(got) for _, got in sets),
        sum(len(wanted) for wanted, _ in sets),
    )
