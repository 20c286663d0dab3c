"""``verbale read --ray``: a corpus on many cores or machines, into Parquet."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import click

from verbale.cli.progress import progress
from verbale.cli.streams import complain, resumable, say

if TYPE_CHECKING:
    from verbale.scale import Report
    from verbale.sources import Overrides

__all__ = ["check_usage", "ray_option", "read_on_ray"]

_ADDRESS = re.compile(r"local|auto|(?:ray://)?[\w.\-\[\]:]+:\d+")
_FAILURES_SHOWN = 10

ray_option = click.option(
    "--ray",
    "address",
    is_flag=False,
    flag_value="local",
    metavar="[ADDRESS]",
    help="Read on Ray, into Parquet files in the folder or URL -o: on this machine, or on the cluster at ADDRESS.",
)


def check_usage(address: str, folder: str | None, given: dict[str, Any]) -> None:
    """Raise click.UsageError where the other options do not go with --ray."""
    if not _ADDRESS.fullmatch(address):
        raise click.UsageError(
            f"{address!r} is no address of a cluster (HOST:PORT, auto); put --ray behind the sources"
        )
    if not folder:
        raise click.UsageError("--ray writes Parquet files: say where with -o FOLDER")
    wrong = [name for name, value in given.items() if value]
    if wrong:
        raise click.UsageError(f"--ray does not go with {', '.join(wrong)}")


def read_on_ray(
    sources: tuple[str, ...], folder: str, address: str, overrides: Overrides, *, quiet: bool
) -> None:
    """Read ``sources`` on Ray into ``folder``, tell what came of it, and end with 1 where inputs failed."""
    from verbale.scale import Job, failures, read

    job = Job(sources, folder, overrides)
    with resumable(), progress(None, quiet=quiet) as bar:
        report = read(job, address=address, progress=lambda now: bar.reach(now.done, now.parts))
    if not quiet:
        say(_summary(report, folder))
    if report.failures:
        for shown, failure in enumerate(failures(folder)):
            if shown == _FAILURES_SHOWN:
                say(f"… and {report.failures - shown} more in {folder}/failures")
                break
            complain(failure.problem)
        sys.exit(1)


def _summary(report: Report, folder: str) -> str:
    before = f", {report.before} of its {report.parts} parts read before" if report.before else ""
    return f"{report.readings} read, {report.failures} not read{before}: {folder}"
