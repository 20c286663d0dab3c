"""How often somebody may try to sign in: few wrong passwords for one account, some more from one address."""

from __future__ import annotations

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

__all__ = ["Attempts"]

_OF_ACCOUNT = RateLimitItemPerMinute(5, 5)
"""Five within five minutes."""
_FROM_ADDRESS = RateLimitItemPerMinute(30, 5)


class Attempts:
    """Counts the wrong passwords of this run."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def are_too_many(self, name: str, address: str) -> bool:
        """Whether there were so many that not even the right password is looked at for a while."""
        return not all(self._limiter.test(item, key) for item, key in _keys(name, address))

    def count(self, name: str, address: str) -> None:
        """Count a wrong one."""
        for item, key in _keys(name, address):
            self._limiter.hit(item, key)


def _keys(name: str, address: str) -> tuple[tuple[RateLimitItem, str], ...]:
    return (_OF_ACCOUNT, f"account {name}"), (_FROM_ADDRESS, f"address {address}")
