"""Work shared among processes, so that every core reads.

Each worker is a Python process of its own that is handed a function and its argument through a pipe. A
pool of ``multiprocessing`` would import the caller's main module again, which a script without a
``__main__`` guard does not survive, and would outlive a parent that is killed; these workers end with it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TypeVar, cast

import verbale

__all__ = ["in_parallel"]

T = TypeVar("T")
R = TypeVar("R")

_FEW = 12
"""So many items are done before processes are started for the rest."""
_AHEAD = 4
"""Items that each worker has waiting."""


def in_parallel(
    function: Callable[[T], R], items: Iterable[T], lost: Callable[[T], R], *, workers: int = 0
) -> Generator[R]:
    """``function`` of each item, in order, worked out in ``workers`` processes (as many as there are cores).

    ``function`` is one of a module and raises nothing; ``lost`` stands in for it where the process
    that works on an item dies, of too little memory for example.
    """
    remaining = iter(items)
    count = workers or _cores()
    yield from map(function, islice(remaining, None if count < 2 else _FEW))
    for first in remaining:
        yield from _shared(function, chain([first], remaining), lost, count)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shared(
    function: Callable[[T], R], items: Iterator[T], lost: Callable[[T], R], count: int
) -> Iterator[R]:
    idle: SimpleQueue[_Worker] = SimpleQueue()
    staff = [_Worker() for _ in range(count)]
    for worker in staff:
        idle.put(worker)

    def work(item: T) -> R:
        worker = idle.get()
        try:
            return worker.ask(function, item, lost)
        finally:
            idle.put(worker)

    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(count) as threads:
        try:
            for item in items:
                waiting.append(threads.submit(work, item))
                if len(waiting) > count * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in staff:
                worker.end()


class _Worker:
    """A process that works things out; it is started anew when it has died."""

    def __init__(self) -> None:
        self._ended = False
        self._process = _start()

    def ask(self, function: Callable[[T], R], item: T, lost: Callable[[T], R]) -> R:
        """What the process makes of ``item``."""
        questions, answers = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        try:
            pickle.dump((function, item), questions, pickle.HIGHEST_PROTOCOL)
            questions.flush()
            # What is unpickled was pickled by our own process at the other end of the pipe.
            result: R = pickle.load(answers)  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError):
            self._process.kill()
            self._process.wait()
            if not self._ended:
                self._process = _start()
            return lost(item)
        return result

    def end(self) -> None:
        """Let the process go, whatever it is doing."""
        self._ended = True
        self._process.kill()
        self._process.wait()


def _start() -> subprocess.Popen[bytes]:
    place = str(Path(verbale.__file__).parents[1])
    program = [sys.executable, "-P", "-m", "verbale.archive.worker"]
    path = os.pathsep.join(filter(None, (place, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(  # noqa: S603 - the program is our own
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    )
