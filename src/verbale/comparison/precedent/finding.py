"""All findings about one statement, the most unusual first."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from verbale.archive import Archive
from verbale.archive.ids import statement_id
from verbale.comparison.precedent.absent import absent
from verbale.comparison.precedent.history import History, history_of
from verbale.comparison.precedent.model import KINDS, Finding, Precedent
from verbale.comparison.precedent.novel import new_names, new_parties, new_wording
from verbale.comparison.precedent.records import new_records
from verbale.comparison.precedent.strength import acts, intensity
from verbale.comparison.precedent.wordings import altered, repeated
from verbale.errors import ArchiveError, VerbaleError
from verbale.reading.model import Reading
from verbale.statement import Statement

__all__ = ["precedent", "strongest_of_each_sentence"]


def precedent(statement: str | os.PathLike[str] | Statement | Reading, archive: Archive) -> Precedent:
    """Set a statement against everything that its issuer said before its day, in ``archive``.

    ``statement`` is a reading, a statement, the name of one of the archive's (its id or the beginning of it, its
    source), or what `verbale.read` takes. Without a date, all other statements of the issuer count as
    earlier. Raises VerbaleError where it is not known whom the statement speaks for.
    """
    reading, identity = _read(statement, archive)
    if not reading.document.issuer:
        raise VerbaleError(
            f"{reading.document.title or 'the statement'}: it is not known whom it speaks for; name its issuer"
        )
    history = history_of(archive, reading, identity)
    since = history.earlier.statements[0].date if history.number else ""
    found = ranked(_all(archive, history)) if history.number else ()
    return Precedent(history.issuer, reading.document.published, history.number, since, found)


def _all(archive: Archive, history: History) -> Iterable[Finding]:
    changed = list(altered(history))
    yield from changed
    nearest = {one.evidence[0] for one in changed}
    yield from (one for one in absent(history) if nearest.isdisjoint(one.evidence))
    yield from repeated(history)
    yield from new_wording(history)
    named = [*new_parties(history), *new_records(archive, history)]
    yield from named
    for found in new_names(history):
        if not any(found.start < other.end and other.start < found.end for other in named):
            yield found
    yield from strongest_of_each_sentence([*intensity(history), *acts(history)])


def strongest_of_each_sentence(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Of what is said of one sentence's strength and act, on one issue or several, the most unusual."""
    best: dict[tuple[int, int], Finding] = {}
    for one in findings:
        known = best.get((one.start, one.end))
        if known is None or one.score > known.score:
            best[one.start, one.end] = one
    return best.values()


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """``findings``, each once, by their scores; those of one score by kind, then by place.

    The chance of the second of a kind is twice what it is alone, that of the third three times (Holm 1979): where a
    text has much of a kind in it, more of it is less of a surprise.
    """
    once = {(one.kind, one.start, one.end, one.evidence[:1]): one for one in findings}
    order = {kind: number for number, kind in enumerate(KINDS)}
    of_kind: Counter[str] = Counter()
    corrected = []
    for one in sorted(once.values(), key=lambda one: (-round(one.score, 6), one.start, one.end)):
        of_kind[one.kind] += 1
        corrected.append(_corrected(one, of_kind[one.kind]))
    return tuple(
        sorted(corrected, key=lambda one: (-round(one.score, 6), order[one.kind], one.start, one.end))
    )


def _corrected(finding: Finding, place: int) -> Finding:
    """``finding`` as the one in this place, from 1, among those of its kind."""
    if place == 1 or finding.chance >= 1:
        return finding
    chance = min(1.0, finding.chance * place)
    return replace(finding, chance=chance, why=f"{finding.why}, times {place} for its place among its kind")


def _read(statement: str | os.PathLike[str] | Statement | Reading, archive: Archive) -> tuple[Reading, str]:
    """The reading of the statement, and its id if it is the archive's."""
    if isinstance(statement, Reading):
        return statement, ""
    if isinstance(statement, str):
        try:
            identity = archive.find(statement)
        except ArchiveError:
            identity = ""
        if identity:
            return archive.reading(identity), identity
    import verbale

    loaded = verbale.load(statement)
    return verbale.read(loaded), statement_id(loaded.text)
