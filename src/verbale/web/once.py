"""A value that several threads ask for, and one of them works out."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar, cast

__all__ = ["Kept", "NotYet", "Once"]

T = TypeVar("T")


class NotYet(Exception):  # noqa: N818 - nothing is wrong
    """That a value is still being worked out."""


class Once(Generic[T]):
    """The value that ``make`` gives, made when it is first asked for; after an error it is made again."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[T] = []
        self._begun = threading.Event()
        self._ended = threading.Event()

    def value(self) -> T:
        """The value; whoever asks while it is being made waits for it."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    def soon(self, seconds: float) -> T | None:
        """The value, if it is there within ``seconds``; else None, and it goes on being made in the background."""
        if not self._begun.is_set():
            self._begun.set()
            threading.Thread(target=self._begin, daemon=True).start()
        return self.value() if self._ended.wait(seconds) else None

    def _begin(self) -> None:
        try:
            self.value()
        except Exception:  # noqa: S110 - whoever asks next gets it
            pass
        finally:
            self._ended.set()


class Kept:
    """At most ``most`` values by their keys; the one longest not asked for goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Once[Any]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> Once[T]:
        """What is kept under ``key``, or else what ``make`` will give."""
        if key not in self._values:
            self._values[key] = Once(make)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        self._values.move_to_end(key)
        return cast("Once[T]", self._values[key])

    def known(self, key: Hashable) -> Once[Any] | None:
        """What is kept under ``key``, if anything is."""
        return self._values.get(key)

    def drop(self, key: Hashable, value: Once[Any]) -> None:
        """Keep ``value`` no more, if it is what is kept under ``key``."""
        if self._values.get(key) is value:
            del self._values[key]

    def clear(self) -> None:
        """Keep nothing any more."""
        self._values.clear()
