"""The people of a team's archive: accounts, what they have signed in with, and the searches that they keep."""

from verbale.archive.people.accounts import ROLES, Account

__all__ = ["ROLES", "Account"]
