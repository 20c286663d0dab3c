"""An evaluation as lines for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verbale.evaluation.agreement import Agreement
from verbale.evaluation.evaluate import Evaluation

__all__ = ["evaluation_to_dict", "report"]

_SHOWN = 10
"""Quotations that are not verbatim: so many are printed."""


def report(evaluation: Evaluation) -> Iterator[str]:
    """The figures of ``evaluation``, line by line."""
    sentences = evaluation.sentences
    yield f"{len(evaluation.comparisons)} documents, {sentences.number} sentences"
    for name, value in _sentence_figures(evaluation).items():
        yield f"  {name:<18}{value:.3f}"
    acts = sentences.by_act().items()
    yield "  acts: " + "  ".join(f"{act} {agreement.f1:.2f}/{agreement.gold}" for act, agreement in acts)
    yield ""
    yield from _record_table(evaluation)
    yield ""
    yield from _document_table(evaluation)
    wrong = evaluation.not_verbatim
    if wrong:
        yield f"NOT VERBATIM: {len(wrong)}"
        yield from (f"  {line}" for line in wrong[:_SHOWN])


def evaluation_to_dict(evaluation: Evaluation) -> dict[str, Any]:
    """The figures of ``evaluation`` as an object for JSON; shares lie in 0..1."""
    sentences = evaluation.sentences
    return {
        "documents": len(evaluation.comparisons),
        "sentences": {"n": sentences.number, **_sentence_figures(evaluation)},
        "acts": {
            act: {"f1": agreement.f1, "gold": agreement.gold} for act, agreement in sentences.by_act().items()
        },
        "records": {
            key: {"found": _agreement_to_dict(records.found), "right": _agreement_to_dict(records.right)}
            for key, records in evaluation.records.items()
        },
        "records_found": evaluation.records_found,
        "records_right": evaluation.records_right,
        "not_verbatim": list(evaluation.not_verbatim),
        "per_document": {
            one.name: {"act": one.act, "voice": one.voice, "records_right": one.records_right}
            for one in evaluation.comparisons
        },
    }


def _sentence_figures(evaluation: Evaluation) -> dict[str, float]:
    sentences = evaluation.sentences
    return {
        "segmentation_f1": sentences.segmentation.f1,
        "voice": sentences.share(sentences.voice),
        "chain": sentences.share(sentences.chain),
        "act": sentences.share(sentences.act),
        "act_macro_f1": sentences.act_macro_f1,
        "to_f1": sentences.to.f1,
        "issues_f1": sentences.issues.f1,
    }


def _agreement_to_dict(agreement: Agreement) -> dict[str, float | int]:
    return {
        "p": agreement.precision,
        "r": agreement.recall,
        "f1": agreement.f1,
        "gold": agreement.gold,
        "pred": agreement.predicted,
    }


def _record_table(evaluation: Evaluation) -> Iterator[str]:
    yield f"{'records':<14}{'gold':>5}{'pred':>6}{'found':>7}{'right':>7}"
    for key, records in evaluation.records.items():
        found, right = records.found, records.right
        yield f"{key:<14}{found.gold:>5}{found.predicted:>6}{found.f1:>7.3f}{right.f1:>7.3f}"
    yield f"{'mean':<25}{evaluation.records_found:>7.3f}{evaluation.records_right:>7.3f}"


def _document_table(evaluation: Evaluation) -> Iterator[str]:
    width = max(len("documents"), *(len(one.name) for one in evaluation.comparisons)) + 2
    yield f"{'documents':<{width}}{'act':>7}{'voice':>7}{'records':>9}"
    for one in evaluation.comparisons:
        yield f"{one.name:<{width}}{_share(one.act):>7}{_share(one.voice):>7}{_share(one.records_right):>9}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
