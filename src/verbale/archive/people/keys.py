"""What an account shows instead of its password: the key of a browser's session, or an API token.

Both are random, and only their SHA-256 is kept: whoever reads the database cannot use them.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, delete, insert, select, update

from verbale.archive import log, tables
from verbale.archive.people.accounts import Account
from verbale.errors import AccountError

if TYPE_CHECKING:
    from verbale.archive.database import Database

__all__ = [
    "LASTS",
    "Token",
    "begin_session",
    "end_session",
    "make_token",
    "note_failure",
    "of_session",
    "of_token",
    "revoke_token",
    "tokens",
]

LASTS = timedelta(hours=12)
"""How long a session lasts from when it was begun: a working day."""
PREFIX = "verbale_"
"""What a token begins with, so that a leaked one is known as what it is."""
_S, _T, _A = tables.sessions.c, tables.tokens.c, tables.accounts.c


@dataclass(frozen=True, slots=True)
class Token:
    """An API token as it is listed; its secret is shown once, when it is made."""

    label: str
    account: str
    created_at: str
    revoked_at: str = ""


def begin_session(database: Database, account: str) -> str:
    """The key of a new session of ``account``; ended ones are cleared away."""
    key = secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    with database.writing() as connection:
        connection.execute(delete(tables.sessions).where(_S.expires_at < _written(now)))
        connection.execute(
            insert(tables.sessions).values(
                key=_digest(key), account=account, created_at=_written(now), expires_at=_written(now + LASTS)
            )
        )
        log.note(connection, "sign-in", who=account)
    return key


def end_session(database: Database, key: str, account: str) -> None:
    """Let the session of this key be over."""
    with database.writing() as connection:
        connection.execute(delete(tables.sessions).where(_S.key == _digest(key)))
        log.note(connection, "sign-out", who=account)


def note_failure(database: Database, name: str) -> None:
    """Write down that somebody tried to sign in with a wrong password, or a name that is none, which is left out."""
    with database.writing() as connection:
        known = connection.execute(select(_A.name).where(_A.name == name)).first()
        log.note(connection, "sign-in-failed", who="-", account=name if known else "")


def of_session(database: Database, key: str) -> Account | None:
    """Whose session this is the key of; None where there is none, it is over, or the account is disabled."""
    query = _account().join(tables.sessions, _S.account == _A.name)
    return _found(database, query.where(_S.key == _digest(key), _S.expires_at > log.now()))


def make_token(database: Database, account: str, label: str) -> str:
    """The secret of a new API token of ``account``. Raises AccountError for a label that it has already."""
    secret = PREFIX + secrets.token_urlsafe(32)
    label = " ".join(label.split())[:100]
    if not label:
        raise AccountError("a token needs a label, to be known by; say what it is for")
    with database.writing() as connection:
        same = select(_T.label).where(_T.account == account, _T.label == label, _T.revoked_at == "")
        if connection.execute(same).first():
            raise AccountError(
                f"{account} has a token {label!r} already; revoke it first, or take another label"
            )
        connection.execute(
            insert(tables.tokens).values(
                key=_digest(secret), account=account, label=label, created_at=log.now()
            )
        )
        log.note(connection, "token-make", who=account, account=account, label=label)
    return secret


def of_token(database: Database, secret: str) -> Account | None:
    """Whose API token this is; None where it is nobody's, revoked, or the account is disabled."""
    query = _account().join(tables.tokens, _T.account == _A.name)
    return _found(database, query.where(_T.key == _digest(secret), _T.revoked_at == ""))


def revoke_token(database: Database, account: str, label: str, who: str = "") -> None:
    """Let a token work no longer. Raises AccountError where there is no such token."""
    with database.writing() as connection:
        here = (_T.account == account) & (_T.label == label) & (_T.revoked_at == "")
        done = connection.execute(update(tables.tokens).where(here).values(revoked_at=log.now()))
        if not done.rowcount:
            raise AccountError(f"{account} has no token {label!r}")
        log.note(connection, "token-revoke", who=who or account, account=account, label=label)


def tokens(database: Database, account: str) -> Sequence[Token]:
    """The tokens of an account that work, by age."""
    query = select(_T.label, _T.account, _T.created_at, _T.revoked_at).where(
        _T.account == account, _T.revoked_at == ""
    )
    with database.reading() as connection:
        return [Token(*row) for row in connection.execute(query.order_by(_T.created_at, _T.label))]


def _account() -> Select[Any]:
    return select(_A.name, _A.role, _A.created_at, _A.disabled_at)


def _found(database: Database, query: Select[Any]) -> Account | None:
    with database.reading() as connection:
        row = connection.execute(query.where(_A.disabled_at == "")).one_or_none()
    if row is None:
        return None
    name, role, created_at, disabled_at = row
    return Account(name, role, created_at, disabled_at)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
