"""Accounts: who may read, edit or administer an archive, by name and password.

Passwords are kept as Argon2id hashes with the parameters of RFC 9106 for memory-constrained machines, which
argon2-cffi has as its defaults. Everything that changes an account stands in the archive's log.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from verbale.archive import log, tables
from verbale.errors import AccountError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from verbale.archive.database import Database

__all__ = [
    "ROLES",
    "Account",
    "accounts",
    "add_account",
    "has_accounts",
    "set_disabled",
    "set_password",
    "set_role",
    "verified",
]

ROLES = ("reader", "editor", "admin")
"""What an account may do, each what the one before may as well: read; add and correct; see to accounts."""
SHORTEST, LONGEST = 12, 1024
_NAME = re.compile(r"[\w.@+-]{1,64}")
_A = tables.accounts.c


@dataclass(frozen=True, slots=True)
class Account:
    """An account, without its password."""

    name: str
    role: str
    created_at: str = ""
    disabled_at: str = ""
    """When it was disabled, UTC, ISO 8601; empty while it may be used."""

    def may(self, role: str) -> bool:
        """Whether it may do what ``role`` may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def has_accounts(database: Database) -> bool:
    """Whether there is any account, disabled ones included."""
    with database.reading() as connection:
        return bool(connection.execute(select(func.count()).select_from(tables.accounts)).scalar_one())


def accounts(database: Database) -> Sequence[Account]:
    """All accounts by name."""
    with database.reading() as connection:
        rows = connection.execute(
            select(_A.name, _A.role, _A.created_at, _A.disabled_at).order_by(_A.name)
        ).all()
    return [Account(*row) for row in rows]


def add_account(database: Database, name: str, password: str, role: str, who: str = "") -> Account:
    """A new account. Raises AccountError for a name that is taken or none, a short password, an unknown role."""
    if not _NAME.fullmatch(name):
        raise AccountError(f"{name!r} is no name of an account; take up to 64 letters, digits and . _ @ + -")
    _check_role(role)
    hashed = _hashed(password)
    with database.writing() as connection:
        if connection.execute(select(_A.name).where(_A.name == name)).first():
            raise AccountError(f"there is an account {name} already; take another name")
        first = not connection.execute(select(_A.name).limit(1)).first()
        if first and role != "admin":
            raise AccountError("the first account is that of an administrator; add it with the role admin")
        made = log.now()
        connection.execute(
            insert(tables.accounts).values(name=name, password=hashed, role=role, created_at=made)
        )
        log.note(connection, "account-add", who=who, account=name, role=role)
    return Account(name, role, made)


def set_role(database: Database, name: str, role: str, who: str = "") -> None:
    """Give an account another role. Raises AccountError where that would leave no administrator."""
    _check_role(role)
    _change(database, name, {"role": role}, "account-role", who, role=role)


def set_disabled(database: Database, name: str, *, disabled: bool, who: str = "") -> None:
    """Let an account no longer be used, or be used again; its sessions end, its tokens do not work."""
    action = "account-disable" if disabled else "account-enable"
    _change(database, name, {"disabled_at": log.now() if disabled else ""}, action, who)


def set_password(database: Database, name: str, password: str, who: str = "") -> None:
    """Give an account another password; it is signed out everywhere."""
    _change(database, name, {"password": _hashed(password)}, "account-password", who)


def verified(database: Database, name: str, password: str) -> Account | None:
    """The account of this name and password; None where there is none. Takes as long for a name that is none."""
    with database.reading() as connection:
        row = connection.execute(
            select(_A.name, _A.role, _A.created_at, _A.disabled_at, _A.password).where(_A.name == name)
        ).first()
    is_right = _matches(row.password if row else _no_ones(), password)
    if row is None or not is_right or row.disabled_at:
        return None
    if _hasher().check_needs_rehash(row.password):
        with database.writing() as connection:
            connection.execute(
                update(tables.accounts).where(_A.name == name).values(password=_hashed(password))
            )
    return Account(row.name, row.role, row.created_at, row.disabled_at)


def _change(
    database: Database, name: str, values: dict[str, str], action: str, who: str, **details: str
) -> None:
    with database.writing() as connection:
        if not connection.execute(select(_A.name).where(_A.name == name)).first():
            raise AccountError(f"there is no account {name!r}; verbale account list shows them")
        connection.execute(update(tables.accounts).where(_A.name == name).values(**values))
        administrators = select(func.count()).where(_A.role == "admin", _A.disabled_at == "")
        if not connection.execute(administrators).scalar_one():
            raise AccountError(f"{name} is the last administrator; give another account that role first")
        sessions = tables.sessions
        connection.execute(sessions.delete().where(sessions.c.account == name))
        log.note(connection, action, who=who, account=name, **details)


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise AccountError(f"{role!r} is no role; it is one of {', '.join(ROLES)}")


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountError(
            f"a password has {SHORTEST} to {LONGEST} characters; take a longer one, words will do"
        )
    return _hasher().hash(password.encode("utf-8", "surrogatepass"))


def _matches(hashed: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed, password[:LONGEST].encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _no_ones() -> str:
    """A hash that no password has, to be compared with where there is no account."""
    return _hasher().hash("no account has this password")
