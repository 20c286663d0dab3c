"""The signs that two sentences tell of the same thing: for each pair of sentences a few numbers, each with a name.

``data/alignment_weights.tsv`` says what each sign counts for.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from verbale.comparison.doers import BOTH
from verbale.comparison.passages import Passage, Terms, issue_term
from verbale.comparison.sentence_vectors import likenesses
from verbale.reading.logistic import Signs

__all__ = ["cosine", "table_of_signs"]

ENOUGH = 2.0
"""The weight of shared terms from which more of them say nothing more."""
MOST_LISTED = 1.5
"""The same for the terms that a list of subjects shares."""
EVERYWHERE = frozenset({"bilateral_relations"})
"""Issues that every other sentence has, so that they tell none from another."""
CLEAR = 0.2
"""The likeness of words from which being the likeliest of all rivals counts in full."""
FAINT = 0.1
"""A likeness that chance gives: a pair that is no more alike than this is far before none of its rivals."""
EARLY = 4
"""Sentences of a statement that open it: who met, and how it went."""

SEVERAL = 3
"""Issues of a sentence that sums up."""

Table = Sequence[Sequence[float]]


def table_of_signs(mine: Sequence[Passage], theirs: Sequence[Passage]) -> list[list[dict[str, float]]]:
    """The signs of every pair: those of the pair itself, and how it compares with the pairs beside it."""
    found = [[_signs(a, b) for b in theirs] for a in mine]
    words, letters = ([[signs[name] for signs in row] for row in found] for name in ("words", "letters"))
    sense = likenesses(*([passage.sentence.quote for passage in side] for side in (mine, theirs)))
    before = {"letters": _before_rivals(letters), "sense": _before_rivals(sense)}
    words_before = _before_rivals(words)
    for i, row in enumerate(found):
        for j, signs in enumerate(row):
            signs.update(_among(words, i, j, words_before[i][j]))
            signs["sense"] = sense[i][j]
            for name, rivals in before.items():
                signs.update(_beside_rivals(name, signs[name], rivals[i][j]))
    return found


def _beside_rivals(name: str, own: float, rivals: tuple[float, float]) -> Signs:
    """How far a likeness is before the greatest of its row and of its column, and how far behind them."""
    row, column = rivals
    return {
        f"{name}_before_a": own - row,
        f"{name}_before_b": own - column,
        f"{name}_behind": min(0.0, own - row) + min(0.0, own - column),
    }


def cosine(one: Terms, other: Terms) -> float:
    """The cosine of the angle between two vectors of weighed terms, 0 to 1."""
    shared = math.fsum(weight * other[term] for term, weight in one.items() if term in other)
    return shared / (_length(one) * _length(other)) if shared else 0.0


def _shared(one: Terms, other: Terms) -> float:
    """The cosine of two vectors of length 1."""
    few, many = sorted((one, other), key=len)
    return math.fsum(weight * many[piece] for piece, weight in few.items() if piece in many)


def _length(terms: Terms) -> float:
    return math.sqrt(math.fsum(weight * weight for weight in terms.values()))


def _signs(a: Passage, b: Passage) -> dict[str, float]:
    mine, theirs = a.sentence, b.sentence
    shared = math.fsum(weight for term, weight in a.terms.items() if term in b.terms)
    least = min(math.fsum(a.terms.values()), math.fsum(b.terms.values()))
    speakers = [sentence.voice[-1].party if sentence.voice else "" for sentence in (mine, theirs)]
    doers = {a.doer, b.doer}
    issues, others = set(mine.issues), set(theirs.issues)
    return {
        "words": cosine(a.terms, b.terms),
        "letters": _shared(a.pieces, b.pieces),
        "words_in_context": cosine(a.context, b.context),
        "contained": shared / least if least else 0.0,
        "shared": min(1.0, shared / ENOUGH),
        "issues": len((issues & others) - EVERYWHERE) / len(issues | others) if issues | others else 0.0,
        "other_issues": float(bool(issues and others and not issues & others)),
        "seldom_told": max((_seldom_told(issue, a, b) for issue in issues & others), default=0.0),
        "sums_up": float(_sums_up(a, b) or _sums_up(b, a)),
        "act": float(mine.act == theirs.act),
        "speaker": float(speakers[0] == speakers[1] != ""),
        "together": float("joint" in a.says & b.says),
        "doer": float(a.doer == b.doer != ""),
        "other_doer": float(a.doer != b.doer and BOTH not in doers and "" not in doers),
        "heading": float(not (a.ends and b.ends)),
        "records": float(bool(a.records & b.records - {"references"})),
        "distance": abs(a.place - b.place),
        "opening": float(a.number == b.number == 0),
        "both_open": float(a.opens and b.opens),
        "lists": float(a.lists and b.lists),
        "one_lists": float(a.lists != b.lists),
        "listed": max(_listed(a, b), _listed(b, a)),
        "listed_issue": float(_lists_issue(a, b) or _lists_issue(b, a)),
        "meeting": float(max(a.number, b.number) < 2 and "meets" in a.says & b.says),
        "course": float("course" in a.says & b.says),
        "early_course": float(max(a.number, b.number) < EARLY and "course" in a.says & b.says),
    }


def _seldom_told(issue: str, a: Passage, b: Passage) -> float:
    """How few sentences of one side have ``issue``, where a speaker of the other takes it up: 0 to 1."""
    if issue in EVERYWHERE:
        return 0.0
    term = issue_term(issue)
    return ((term in a.first) * b.alone[issue] + (term in b.first) * a.alone[issue]) / 2


def _sums_up(naming: Passage, opening: Passage) -> bool:
    """Whether the one has several issues, of which the speaker of the other takes one up there."""
    issues = {issue for issue in naming.sentence.issues if issue not in EVERYWHERE}
    return len(issues) >= SEVERAL and any(
        issue in issues and issue_term(issue) in opening.first for issue in opening.sentence.issues
    )


def _listed(naming: Passage, opening: Passage) -> float:
    """The weight of the terms that a list of subjects shares with a sentence in which its speaker has them first."""
    if not naming.lists:
        return 0.0
    shared = math.fsum(weight for term, weight in naming.terms.items() if term in opening.first)
    return min(MOST_LISTED, shared)


def _lists_issue(naming: Passage, opening: Passage) -> bool:
    issues = (issue for issue in naming.sentence.issues if issue not in EVERYWHERE)
    return naming.lists and any(issue_term(issue) in opening.first for issue in issues)


def _before_rivals(table: Table) -> list[list[tuple[float, float]]]:
    """For each pair the greatest value among the others of its row, and among the others of its column."""
    rows, columns = (
        [_two_greatest(line) for line in lines] for lines in (table, list(zip(*table, strict=True)))
    )
    return [
        [(_without(value, rows[i]), _without(value, columns[j])) for j, value in enumerate(row)]
        for i, row in enumerate(table)
    ]


def _without(value: float, greatest: tuple[float, float]) -> float:
    """The greatest of the values of a line but ``value``, given its two greatest."""
    first, second = greatest
    return second if value == first else first


def _two_greatest(values: Sequence[float]) -> tuple[float, float]:
    ranked = sorted((*values, 0.0, 0.0), reverse=True)
    return ranked[0], ranked[1]


def _among(words: Table, i: int, j: int, rivals: tuple[float, float]) -> Signs:
    """How alike the words of pair ``i``, ``j`` are beside those of the pairs that rival or accompany it."""
    own = words[i][j]
    row, column = rivals
    beside = [
        words[i + step][j + step]
        for step in (-1, 1)
        if 0 <= i + step < len(words) and 0 <= j + step < len(words[i])
    ]
    return {
        "best_of_both": min(1.0, own / CLEAR) if own >= row and own >= column else 0.0,
        "before_rivals_of_a": own / (own + row + FAINT) if own else 0.0,
        "before_rivals_of_b": own / (own + column + FAINT) if own else 0.0,
        "in_step": max(beside, default=0.0),
    }
