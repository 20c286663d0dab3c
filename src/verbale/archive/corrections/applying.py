"""Corrections into the archive: made, kept, and at once what holds for lists and searches."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, update

from verbale.archive import readings, statements, tables
from verbale.archive.corrections import holding, making, rows
from verbale.archive.corrections.model import SENTENCES, Change, Correction
from verbale.archive.corrections.targets import mention_id, split_target
from verbale.archive.days import bounds
from verbale.archive.reader import reader_version
from verbale.errors import CorrectionError

__all__ = ["apply", "apply_all", "state_of"]

_DECIDE = ("issuer", "published", "kind")
"""The metadata that decide what "we" and "last week" mean, so that the statement is read again."""


def apply_all(connection: Connection, changes: Iterable[tuple[str, Change]]) -> list[Correction]:
    """All ``changes``, each with the name of its place, or none: CorrectionError says what is wrong with which."""
    done, problems = [], []
    for where, change in changes:
        try:
            done.append(apply(connection, change))
        except CorrectionError as error:
            problems.append(f"{where}: {error}" if where else str(error))
    if problems:
        raise CorrectionError("\n".join(problems))
    return done


def apply(connection: Connection, change: Change) -> Correction:
    """Keep the correction that ``change`` asks for, and make it hold. Raises CorrectionError where it is none."""
    if change.undo or change.action == "undo":
        draft = _undoing(connection, change)
    elif change.action in ("merge", "split"):
        draft = _regrouping(connection, change)
    else:
        name, place = split_target(change.target)
        draft = making.correction(state_of(connection, _identity(connection, name)), place, change)
    kept = rows.write(connection, draft, change.who, change.why)
    _make_hold(connection, kept)
    return kept


def state_of(connection: Connection, identity: str) -> making.State:
    """The statement with this id as it stands."""
    kept = statements.get(connection, identity)
    return making.State(
        identity,
        kept.text,
        kept.summary.document,
        readings.machine_reading(connection, identity),
        tuple(rows.about(connection, identity)),
    )


def _make_hold(connection: Connection, kept: Correction) -> None:
    if kept.kind == "metadata":
        _write_metadata(connection, kept.statement)
    elif kept.kind != "entry":
        readings.reindex(connection, kept.statement)


def _write_metadata(connection: Connection, identity: str) -> None:
    values = holding.metadata(rows.about(connection, identity))
    before = statements.get(connection, identity).summary.document
    days = dict(zip(("earliest", "latest"), bounds(values.get("published", before.published)), strict=True))
    kept = tables.statements
    connection.execute(update(kept).where(kept.c.id == identity).values(**values, **days))
    if any(values.get(name, getattr(before, name)) != getattr(before, name) for name in _DECIDE):
        from verbale.reading.pipeline import read_statement

        reading = read_statement(statements.get(connection, identity).statement)
        if not readings.write_reading(connection, identity, reading, reader_version()):
            readings.reindex(connection, identity)  # sentences are numbered by the date


def _undoing(connection: Connection, change: Change) -> Correction:
    undone = rows.one(connection, change.undo)
    if undone is None:
        raise CorrectionError(f"there is no correction {change.undo}; verbale log shows their numbers")
    if _removed(connection, undone.statement):
        raise CorrectionError(_restore_first(undone.statement))
    later = [one for one in rows.about(connection, undone.statement) if one.undoes is not None]
    again = {one.undoes for one in later}
    for one in later:
        if one.undoes == undone.number and one.number not in again:
            raise CorrectionError(
                f"correction {undone.number} is undone already, by {one.number}; undo that instead"
            )
    return Correction(
        0,
        undone.statement,
        undone.kind,
        undone.target,
        "undo",
        undone.after,
        None,
        undoes=undone.number,
    )


def _regrouping(connection: Connection, change: Change) -> Correction:
    mentions = [_mention(connection, name) for name in change.mentions or (change.target,)]
    distinct = list(dict.fromkeys(mentions))
    if change.action == "merge" and len(distinct) < 2:
        raise CorrectionError("merging takes the ids of two records or more")
    if len({name.rpartition("/")[2] for name in distinct}) > 1:
        raise CorrectionError("only records of one type can be one entry, or be split from it together")
    first = distinct[0]
    return Correction(0, first.partition("/")[0], "entry", first, change.action, None, {"mentions": distinct})


def _mention(connection: Connection, name: str) -> str:
    statement, place = split_target(name)
    if place is None or place.type == SENTENCES:
        raise CorrectionError(f"{name!r} is not the id of a record; write S…/START-END/TYPE")
    identity = _identity(connection, statement)
    spans = {(one.key, one.start, one.end) for one in readings.effective(connection, identity).records}
    if (place.type, place.start, place.end) not in spans:
        raise CorrectionError(
            f"{name}: there is no such record; verbale show {identity} --json has what there is"
        )
    return mention_id(place.name(identity))


def _identity(connection: Connection, name: str) -> str:
    found = statements.find(connection, name)
    if not found:
        raise CorrectionError(f"there is no statement {name!r}; verbale list shows what there is")
    if len(found) > 1:
        raise CorrectionError(f"{name!r} can mean {', '.join(sorted(found))}; give one of these ids")
    if _removed(connection, found[0]):
        raise CorrectionError(_restore_first(found[0]))
    return found[0]


def _removed(connection: Connection, identity: str) -> bool:
    return bool(statements.get(connection, identity).summary.removed_at)


def _restore_first(identity: str) -> str:
    return f"{identity} was removed; bring it back with: verbale restore {identity}"
