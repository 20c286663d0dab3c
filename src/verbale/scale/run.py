"""A job on Ray: as many tasks under way as there is room for, each part once, until all are done."""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from types import ModuleType
from typing import Any, cast

from verbale.archive.candidates import Candidate, Prepared, Problem, lost, prepare_or_problem
from verbale.errors import VerbaleError, unforeseen
from verbale.scale.inputs import Failure, originals
from verbale.scale.job import Done, Job, Part, Report
from verbale.scale.output import clear_unfinished, done_parts
from verbale.scale.planning import plan, planned
from verbale.scale.task import Prepare, failure_of, finish, read_part
from verbale.sources.places import Place

__all__ = ["LOCAL", "read"]

LOCAL = "local"
"""The address that means this machine."""
_TRIES = 3
"""How often a part is tried again whose process or machine has died."""
_AHEAD = 2
"""Tasks under way for each core: one that is read, and one that waits."""
_OBJECTS = 100 * 1024 * 1024
"""Bytes for objects that tasks share: they share none, what is read goes to files."""

Progress = Callable[[Report], None]
"""Is called with what is done by now, whenever a part is."""


def read(
    job: Job,
    *,
    address: str = LOCAL,
    cores: int | None = None,
    progress: Progress | None = None,
    prepare: Prepare = prepare_or_problem,
) -> Report:
    """Read the statements of ``job`` on the Ray cluster at ``address``; what came of it.

    Without an address Ray is started on this machine, with ``cores`` or all of them, and stopped at the end. A process
    that has called ``ray.init`` itself uses that cluster. What an earlier run of the same job has done is passed over.
    ``prepare`` reads one original.

    Raises VerbaleError where Ray is not installed, the cluster cannot be reached, or the folder holds another job's
    readings, and SourceError where a source is none or the folder cannot be written.
    """
    parts = plan(job)
    done = _done_before(job)
    report = Report(parts=parts, before=len(done))
    for one in done.values():
        report.count(one)
    if progress is not None:
        progress(report)
    if report.done < parts:
        left = (part for part in planned(job) if part.number not in done)
        with _ray(address, cores) as ray:
            for one in _Run(ray, job, prepare, report).all(left):
                report.count(one)
                if progress is not None:
                    progress(report)
    clear_unfinished(job.output)
    return report


def _done_before(job: Job) -> dict[int, Done]:
    """What earlier runs have done."""
    folder = Place(job.output)
    found: dict[int, Done] = {}
    for number, name in done_parts(folder).items():
        content = folder.below(f"done/{name}").content()
        if content:
            found[number] = Done(**json.loads(content))
    return found


class _Run:
    """Parts on their way through a cluster."""

    def __init__(self, ray: ModuleType, job: Job, prepare: Prepare, report: Report) -> None:
        self._ray = ray
        self._job = job
        self._report = report
        self._prepare = ray.put(prepare)
        self._read = ray.remote(max_retries=_TRIES, num_cpus=1)(_read)
        self._read_one = ray.remote(max_retries=0, num_cpus=1)(_read_one)

    def all(self, parts: Iterator[Part]) -> Iterator[Done]:
        """What came of each part, in the order in which they end; few are handed out at a time."""
        under_way: dict[Any, Part] = {}
        try:
            while True:
                for part in islice(parts, max(self._room() - len(under_way), 0)):
                    under_way[self._read.remote(part, self._job, self._prepare)] = part
                if not under_way:
                    return
                (ended, *_), _ = self._ray.wait(list(under_way))
                yield self._result(ended, under_way.pop(ended))
        finally:
            for task in under_way:
                self._ray.cancel(task)

    def _room(self) -> int:
        """How many tasks the cluster has room for: it may grow and shrink."""
        return max(int(self._ray.cluster_resources().get("CPU", 0)), 1) * _AHEAD

    def _result(self, ended: Any, part: Part) -> Done:
        errors = self._ray.exceptions
        try:
            done = self._ray.get(ended)
        except (errors.WorkerCrashedError, errors.OutOfMemoryError, errors.NodeDiedError):
            self._report.again += 1
            begun = time.monotonic()
            return finish(part, self._job, self._one_by_one(part), begun)
        if isinstance(done, str):
            raise VerbaleError(done)
        return cast("Done", done)

    def _one_by_one(self, part: Part) -> Iterator[Prepared | Failure]:
        """What came of each original of a part, each in a task of its own, so that the one is found that kills it."""
        for original in originals(part, self._job):
            if isinstance(original, Failure):
                yield original
                continue
            try:
                yield self._ray.get(self._read_one.remote(original, self._prepare))
            except self._ray.exceptions.RayError:
                yield failure_of(original, lost(original))


def _read(part: Part, job: Job, prepare: Prepare) -> Done | str:
    """What came of a part; in words, why it could not be written: errors of ours do not travel."""
    try:
        return read_part(part, job, prepare)
    except VerbaleError as error:
        return str(error)
    except Exception as error:
        return str(unforeseen(f"part {part.number} ({part.places[0]})", error))


def _read_one(original: Candidate, prepare: Prepare) -> Prepared | Failure:
    made = prepare(original)
    return failure_of(original, made) if isinstance(made, Problem) else made


@contextmanager
def _ray(address: str, cores: int | None) -> Iterator[ModuleType]:
    """Ray, connected; what was started here is stopped at the end."""
    local = address == LOCAL
    ray = _library(local=local)
    if ray.is_initialized():
        yield ray
        return
    options: dict[str, Any] = {"log_to_driver": False, "logging_level": "error"}
    if local:
        options |= {"num_cpus": cores, "include_dashboard": False, "object_store_memory": _OBJECTS}
    try:
        ray.init(address, **options)
    except (ConnectionError, ValueError, RuntimeError) as error:
        told = " ".join(str(error).split())[:200]
        problem = f"{address}: no Ray cluster can be reached there ({told})"
        raise VerbaleError(f"{problem}; check the address") from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _library(*, local: bool) -> ModuleType:
    """Ray, with what it takes from the environment when it is loaded."""
    # Ray tells its makers of its use unless it is told not to.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if local and "ray" not in sys.modules and "RAY_AUTH_MODE" not in os.environ:
        # A Ray that is started listens on every address of the machine: only who has the token is heard.
        os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    try:
        import ray
    except ImportError as error:
        problem = "Ray is not installed, which reads on many cores and machines"
        raise VerbaleError(f"{problem}; pip install 'verbale[ray]'") from error
    return ray
