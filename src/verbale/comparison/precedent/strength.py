"""How strongly the statement speaks on an issue, and by which acts, beside what its issuer usually says of it.

The chance is the share of the earlier statements on the issue whose strongest sentence stands at least as high on the
ladder of intensity, or at most as high where the statement is softer than usual, (k + 1) / (n + 1); of an act, the
share of those that do it. An act in words that were used before is none that is unusual, whatever it was done on, nor
one whose sentence has no word of the issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from verbale.archive.passages import Passage
from verbale.comparison.precedent.history import History
from verbale.comparison.precedent.model import Evidence, Finding
from verbale.comparison.precedent.novel import share_of_new_runs
from verbale.comparison.slices import Ints
from verbale.ledger.ladder import step_of, steps
from verbale.reading.issues import issues_named

__all__ = ["acts", "intensity"]

FEWEST = 5
"""Earlier statements on an issue without which there is no usual."""
STRONG = 2
"""The step from which a sentence is worth noting for its strength."""
UNUSUAL, SELDOM = 0.2, 0.1
"""The shares of earlier statements up to which a strength, or an act, is told of."""
FRESH = 0.5
"""The share of new runs of words from which a sentence is more than what was said before."""
STANDS = ("demand", "warn", "impose", "accuse", "oppose", "commit", "offer", "support")
"""Acts that tell something of a policy where they are unusual."""


def intensity(history: History) -> Iterator[Finding]:
    """For each issue, how strong the statement is, where that is not what is usual."""
    for issue, lines in history.narrow_issues.items():
        highest, where = _highest_of_each(history, issue)
        if len(highest) < FEWEST:
            continue
        strongest = max(lines, key=lambda line: (step_of(line.act, line.quote), -line.start))
        step = step_of(strongest.act, strongest.quote)
        higher, lower = int((highest >= step).sum()), int((highest <= step).sum())
        if step >= STRONG and (higher + 1) / (len(highest) + 1) <= UNUSUAL:
            yield _finding(history, issue, strongest, (step, higher, "at least as strong"), (highest, where))
        elif (lower + 1) / (len(highest) + 1) <= UNUSUAL:
            yield _finding(history, issue, strongest, (step, lower, "as soft"), (highest, where))


def _highest_of_each(history: History, issue: str) -> tuple[Ints, Ints]:
    """The highest step of each earlier statement on an issue, and the passage that has it, in order of time."""
    numbers = np.array(history.passages_on.get(issue, []), np.int64)
    owners = history.earlier.statement_of_passage[numbers]
    steps_of = history.steps(numbers)
    order = np.lexsort((-steps_of, owners))
    _, first = np.unique(owners[order], return_index=True)
    return steps_of[order][first], numbers[order][first]


def _finding(
    history: History, issue: str, line: Passage, found: tuple[int, int, str], before: tuple[Ints, Ints]
) -> Finding:
    step, alike, how = found
    highest, where = before
    name = next((one.name for one in steps() if one.number == step), "none")
    usual = int(np.median(highest))
    why = (
        f"step {step} ({name}) on {issue}, the median of {len(highest)} earlier statements is {usual}; "
        f"p of one {how}, {alike} of {len(highest)}"
    )
    strongest = where[np.argsort(highest, kind="stable")[::-1][:1]]
    chosen = dict.fromkeys([int(where[-1]), *map(int, strongest)])
    evidence = tuple(evidence_at(history, number) for number in chosen)
    return Finding(
        "intensity", line.quote, line.start, line.end, (alike + 1) / (len(highest) + 1), why, evidence
    )


def acts(history: History) -> Iterator[Finding]:
    """The acts that the issuer seldom does on an issue, one finding for each sentence."""
    seen: set[tuple[int, int]] = set()
    for issue, lines in history.narrow_issues.items():
        numbers = history.passages_on.get(issue, [])
        owners = history.earlier.statement_of_passage
        total = len({int(owners[number]) for number in numbers})
        if total < FEWEST:
            continue
        for act in STANDS:
            own = [line for line in lines if line.act == act and issue in issues_named(line.quote)]
            with_it = [number for number in numbers if history.earlier.passages[number].act == act]
            alike = len({int(owners[number]) for number in with_it})
            if not own or (own[0].start, own[0].end) in seen or (alike + 1) / (total + 1) > SELDOM:
                continue
            if share_of_new_runs(history, own[0]) >= FRESH:
                seen.add((own[0].start, own[0].end))
                why = f"“{act}” on {issue}; p of an earlier statement on it that does so, {alike} of {total}"
                yield Finding(
                    "act", own[0].quote, own[0].start, own[0].end, (alike + 1) / (total + 1), why,
                    tuple(evidence_at(history, number) for number in _latest(with_it)),
                )  # fmt: skip


def _latest(numbers: Sequence[int]) -> Sequence[int]:
    return list(reversed(numbers[-2:]))


def evidence_at(history: History, number: int) -> Evidence:
    """The earlier passage with this number as evidence."""
    passage = history.earlier.passages[number]
    heading = history.earlier.statements[int(history.earlier.statement_of_passage[number])]
    return Evidence(passage.statement, heading.date, passage.start, passage.end, passage.quote)
