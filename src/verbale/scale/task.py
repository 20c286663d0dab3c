"""What a task does: read one part and write what came of it. It can be done again, and then comes to the same."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator

from verbale.archive.candidates import Candidate, Prepared, Problem, prepare_or_problem
from verbale.scale.inputs import Failure, originals
from verbale.scale.job import Done, Job, Part
from verbale.scale.output import write_done, write_tables

__all__ = ["Prepare", "failure_of", "finish", "read_part"]

Prepare = Callable[[Candidate], Prepared | Problem]
"""Reads one original."""


def read_part(part: Part, job: Job, prepare: Prepare = prepare_or_problem) -> Done:
    """Read a part and write its tables, then say that it is done."""
    begun = time.monotonic()
    return finish(part, job, _prepared(part, job, prepare), begun)


def finish(part: Part, job: Job, items: Iterable[Prepared | Failure], begun: float) -> Done:
    """Write what came of a part that was begun at that time of the monotonic clock."""
    read, failed, characters = write_tables(job.output, part.number, items)
    done = Done(part.number, read, failed, characters, round(time.monotonic() - begun, 3), _peak())
    write_done(job.output, done)
    return done


def _prepared(part: Part, job: Job, prepare: Prepare) -> Iterator[Prepared | Failure]:
    for original in originals(part, job):
        if isinstance(original, Failure):
            yield original
            continue
        made = prepare(original)
        yield failure_of(original, made) if isinstance(made, Problem) else made


def failure_of(original: Candidate, problem: Problem) -> Failure:
    """That an original was not read."""
    return Failure(original.line or original.source, problem.message)


def _peak() -> int:
    """The most memory that this process has had, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    kept = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kept if sys.platform == "darwin" else kept * 1024
