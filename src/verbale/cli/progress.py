"""A progress bar on standard error, where a person is there to see it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["Bar", "progress"]


class Bar:
    """How far a command has come; without ``shown``, nothing is drawn."""

    def __init__(self, shown: Progress | None, task: TaskID | None) -> None:
        self._shown = shown
        self._task = task

    def advance(self) -> None:
        """One more is done."""
        if self._shown is not None and self._task is not None:
            self._shown.advance(self._task)

    def reach(self, done: int, total: int) -> None:
        """So many of so many are done."""
        if self._shown is not None and self._task is not None:
            self._shown.update(self._task, completed=done, total=total)

    @contextmanager
    def out_of_the_way(self) -> Iterator[None]:
        """Take the bar off the screen while something else is printed there."""
        if self._shown is None:
            yield
            return
        self._shown.stop()
        yield
        self._shown.start()


@contextmanager
def progress(total: int | None, *, quiet: bool = False, doing: str = "Reading") -> Iterator[Bar]:
    """A bar for ``total`` steps if there is more than one and standard error is a terminal.

    Without a total, the bar tells how many are done.
    """
    if quiet or (total is not None and total < 2) or not sys.stderr.isatty():
        yield Bar(None, None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Not redirected: what is printed goes where it belongs, not through the bar to standard error.
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    ) as shown:
        yield Bar(shown, shown.add_task(doing, total=total))
