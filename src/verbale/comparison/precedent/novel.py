"""Wording never used before by the issuer, and names and parties that it names for the first time.

A run of three words is new if no earlier statement has it. The chance of a sentence as new and as strong is the
share of the issuer's recent sentences of which at least as many runs were new when they were said, and which stand at
least as high on the ladder of intensity: an empirical p-value, (k + 1) / (n + 1). That of a name or party named for
the first time is the share of recent statements that did the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from verbale.archive.passages import Passage
from verbale.comparison.precedent.history import History
from verbale.comparison.precedent.model import Finding
from verbale.comparison.precedent.names import names_in
from verbale.comparison.slices import Ints, Slice
from verbale.comparison.words import weight_of_word, words_of
from verbale.language.gazetteer import party_names
from verbale.language.parties import find_parties
from verbale.ledger.ladder import step_of
from verbale.ledger.lines import NOBODY

__all__ = ["new_names", "new_parties", "new_wording", "share_of_new_runs"]

RUN = 3
FEWEST_RUNS = 4
"""Runs that a passage has at least, for its share of new ones to say anything."""
NEW = 0.8
"""The share of new runs from which a passage is new wording."""
MOST, LIKELY = 5, 0.15
"""Clauses of a statement that are told of at most, and the chance from which one is nothing special."""
FEWEST_EARLIER = 5
"""Earlier statements without which everything is new."""
_STATE_BEFORE = re.compile(
    r"\b(?:kingdom|republic|state|principality|duchy|emirate|sultanate|federation|empire) of $"
)


def new_wording(history: History) -> Iterator[Finding]:
    """The clauses of the statement that are new, one of each sentence."""
    if history.number < FEWEST_EARLIER:
        return
    shares, steps = _recent(history)
    best: dict[int, tuple[float, Finding]] = {}
    for start, end in history.segments():
        fresh = _new_runs(history, start, end)
        if (
            end - start - RUN + 1 < FEWEST_RUNS
            or fresh.mean() < NEW
            or not _says_something(history.now, start, end)
        ):
            continue
        passage = history.now.passages[int(history.now.passage_of[start])]
        share, use = float(fresh.mean()), history.now.use(start, end)
        step = step_of("" if passage.act == "impose" else passage.act, use.quote)
        if not step and not _names_another(passage.quote, history.issuer):
            continue
        alike = int(((shares >= share) & (steps >= step)).sum())
        chance = (alike + 1) / (len(shares) + 1)
        why = (
            f"{int(fresh.sum())} of its {len(fresh)} runs of {RUN} words were never used before; p of a recent "
            f"passage as new and as strong, {alike} of {len(shares)}"
        )
        finding = Finding("new", use.quote, use.start, use.end, chance, why)
        order = (chance, -float(fresh.sum()))
        if passage.start not in best or order < (best[passage.start][1].chance, -best[passage.start][0]):
            best[passage.start] = (float(fresh.sum()), finding)
    likeliest = sorted(best.values(), key=lambda one: (one[1].chance, -one[0]))
    yield from (finding for _, finding in likeliest[:MOST] if finding.chance <= LIKELY)


def share_of_new_runs(history: History, passage: Passage) -> float:
    """The share of the runs of a passage of the statement that no earlier statement has; 0 where it has none."""
    owner = history.now.passages.index(passage)
    fresh = [
        run
        for start, end in history.segments()
        if int(history.now.passage_of[start]) == owner
        for run in _new_runs(history, start, end)
    ]
    return float(np.mean(fresh)) if fresh else 0.0


def _names_another(quote: str, issuer: str) -> bool:
    """Whether a party other than the issuer is named: what is said of nobody in particular is small talk."""
    own = NOBODY | {issuer}
    return any(code not in own for mention in find_parties(quote) for code in mention.parties)


def _new_runs(history: History, start: int, end: int) -> Ints:
    """For each run of the segment, 1 if it is new."""
    words = history.now.wording(start, end)
    runs = (words[at : at + RUN] for at in range(max(end - start - RUN + 1, 0)))
    return np.array([not len(history.earlier.find(run)) for run in runs], np.int64)


def _says_something(text: Slice, start: int, end: int) -> bool:
    """Whether the words weigh enough for a clause: greetings and fillers do not."""
    return sum(weight_of_word(word) for word in text.wording(start, end)) >= 6


def _recent(history: History) -> tuple[NDArray[np.float64], Ints]:
    """Of the passages of the later half of the earlier statements: shares of runs new at their time, and steps."""
    text = history.earlier
    places = np.arange(len(text.words) - RUN + 1)
    whole = (text.words[places] >= 0) & (text.words[places + 1] >= 0) & (text.words[places + 2] >= 0)
    places = places[whole]
    size = len(text.vocabulary) + 1
    runs = (text.words[places] * size + text.words[places + 1]) * size + text.words[places + 2]
    _, first, inverse = np.unique(runs, return_index=True, return_inverse=True)
    owners = text.statement_of[places]
    fresh = owners[first][inverse] == owners
    passages = text.passage_of[places]
    total = np.bincount(passages, minlength=len(text.passages))
    new = np.bincount(passages, weights=fresh, minlength=len(text.passages))
    kept = (total >= FEWEST_RUNS) & (text.statement_of_passage >= history.number // 2)
    shares = new[kept] / total[kept]
    # Passages with little new in them are never counted, whatever their step.
    steps = np.zeros(len(shares), np.int64)
    steps[shares >= NEW] = history.steps(np.flatnonzero(kept)[shares >= NEW])
    return shares, steps


def new_names(history: History) -> Iterator[Finding]:
    """The names that the issuer uses for the first time, once for each."""
    if history.number < FEWEST_EARLIER:
        return
    counts = _first_uses(history.earlier)
    for words, start, end in names_in(history.now, history.earlier):
        unknown = [word for word in words if not _was_written(history, word)]
        if not unknown or all(weight_of_word(word) < 2 for word in unknown):
            continue
        times = len(history.now.find(words))
        use = history.now.use(start, end)
        recent = counts[counts.shape[0] // 2 :]
        alike = int((recent >= times).sum())
        chance = (alike + 1) / (len(recent) + 1)
        party = _STATE_BEFORE.search(_text_before(history.now, start))
        if party:
            yield _party(history, use.quote, use.start, use.end)
        else:
            why = (
                f"named for the first time, {_times(times)}; p of a recent statement with a new name as often, "
                f"{alike} of {len(recent)}"
            )
            yield Finding("name", use.quote, use.start, use.end, chance, why)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _was_written(history: History, word: str) -> bool:
    """Whether an earlier passage has ``word``, be it in the name of who speaks."""
    if len(history.earlier.find((word,))):
        return True
    written = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    return any(written.search(passage.quote) for passage in history.earlier.passages)


def _text_before(text: Slice, start: int) -> str:
    passage = int(text.passage_of[start])
    first = int(np.searchsorted(text.passage_of, passage))
    return "".join(
        f"{text.vocabulary[number]} " for number in text.words[max(first, start - 3) : start] if number >= 0
    )


def _first_uses(text: Slice) -> Ints:
    """For each statement, how often it uses the name-like word that it uses most of those it brings in."""
    kept = np.flatnonzero(text.words >= 0)
    kept = kept[text.name_like[text.words[kept]]]
    words, owners = text.words[kept], text.statement_of[kept]
    names, first = np.unique(words, return_index=True)
    debut = np.full(len(text.vocabulary), -1, np.int64)
    debut[names] = owners[first]
    then = owners == debut[words]
    times = np.bincount(words[then], minlength=len(text.vocabulary))
    most = np.zeros(len(text.statements), np.int64)
    np.maximum.at(most, debut[names], times[names])
    return most


def new_parties(history: History) -> Iterator[Finding]:
    """The parties that the issuer names for the first time."""
    if history.number < FEWEST_EARLIER:
        return
    seen: set[str] = set()
    for passage in history.now.passages:
        for mention in find_parties(passage.quote):
            for code in mention.parties:
                if (
                    code in seen
                    or code in NOBODY
                    or code == history.issuer
                    or mention.form in ("adjective", "place")
                ):
                    continue
                seen.add(code)
                if not any(len(history.earlier.find(name)) for name in _names().get(code, ())):
                    start, end = passage.start + mention.start, passage.start + mention.end
                    yield _party(history, passage.quote[mention.start : mention.end], start, end)


def _party(history: History, quote: str, start: int, end: int) -> Finding:
    debuts = _debuts(history.earlier)
    recent = range(history.number // 2, history.number)
    alike = sum(number in debuts for number in recent)
    why = f"named for the first time; p of a recent statement with a new party, {alike} of {len(recent)}"
    return Finding("party", quote, start, end, (alike + 1) / (len(recent) + 1), why)


def _debuts(text: Slice) -> set[int]:
    """The numbers of the statements in which a party is named for the first time."""
    found = set()
    for names in _names().values():
        firsts = [int(places[0]) for name in names if len(places := text.find(name))]
        if firsts:
            found.add(int(text.statement_of[min(firsts)]))
    return found


@cache
def _names() -> dict[str, list[tuple[str, ...]]]:
    """The names of each party, as words are compared."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for written, name in party_names().items():
        for code in name.parties:
            found.setdefault(code, []).append(words_of(written))
    return found
