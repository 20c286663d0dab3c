"""What is kept of an archive, and given while others write."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from verbale import Archive
from verbale.sources import Overrides
from verbale.web.once import NotYet
from verbale.web.shelf import Shelf


@pytest.fixture
def write(sample: Archive) -> Callable[[], None]:
    numbers = iter(range(100))

    def one_more() -> None:
        text = f"Ruritania will mend bridge {next(numbers)}."
        sample.add_original(
            "more.txt", text.encode(), overrides=Overrides(issuer="XRU", published="2024-06-01")
        )

    return one_more


def test_what_is_asked_for_again_is_made_once_until_something_changes(
    sample: Archive, write: Callable[[], None]
) -> None:
    shelf, made = Shelf(sample, patience=10), iter(range(100))
    assert [shelf.soon("a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    write()
    assert [shelf.soon("a", lambda: next(made)) for _ in range(3)] == [1, 1, 1]


def test_what_takes_long_is_made_by_one_and_given_though_others_write_all_the_time(
    sample: Archive, write: Callable[[], None]
) -> None:
    shelf, may_end, begun = Shelf(sample, patience=0.01), threading.Event(), list[int]()

    def slow() -> int:
        begun.append(1)
        may_end.wait(60)
        return len(begun)

    for _ in range(3):
        with pytest.raises(NotYet):
            shelf.soon("a", slow)
        write()
    assert begun == [1]
    may_end.set()
    shelf._patience = 10
    assert shelf.soon("a", slow) == 1
    assert shelf.soon("a", slow) == 2  # of the archive as it is now
    assert shelf.soon("a", slow) == 2


def test_an_error_is_told_to_who_asks(sample: Archive) -> None:
    shelf = Shelf(sample, patience=10)

    def wrong() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        shelf.soon("a", wrong)
    assert shelf.soon("a", lambda: 1) == 1
