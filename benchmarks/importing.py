"""How a large table is imported: how fast, on how many cores, killed and started again, and what is found double.

    python benchmarks/importing.py ../shared/corpus/us-china-2025-2026.jsonl [--kills 20] [--archive URL]

Imports the table with ``verbale add``, kills the command (SIGKILL) as often as asked, at random moments, lets the
last run end, runs it once more, and checks the archive. What a killed run had stored must be there ever after. Without
``--archive``, an empty one of PostgreSQL, the archive is a file in a temporary folder.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select

from verbale import Archive
from verbale.archive import tables

VERBALE = [sys.executable, "-m", "verbale"]
SEED = 5
LONGEST = 3.0
"""Seconds that a run may have, once it has stored something, before it is killed."""


def main() -> None:
    """Import, kill, import again, and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("table", type=Path)
    parser.add_argument("--kills", type=int, default=20, help="how often it is killed (default 20)")
    parser.add_argument("--archive", default="", help="postgresql://…, an empty database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.archive or str(Path(folder) / "archive.db")
        Archive.create(place).close()
        add = [*VERBALE, "add", str(options.table), "-a", place]
        kept = killed(add, place, options.kills)
        print(f"killed {options.kills} times: {len(kept)} statements stored by then, none lost")
        print("then:   " + timed(add))
        print("again:  " + timed(add))
        print("check:  " + timed([*VERBALE, "check", "-a", place]))
        report(place, kept)


def killed(add: list[str], place: str, times: int) -> set[str]:
    """Start the import and kill it, so many times; the ids that are stored at the end."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    kept: set[str] = set()
    with Archive.open(place) as archive:
        for _ in range(times):
            process = subprocess.Popen(add, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
            while process.poll() is None and len(archive.list()) == len(kept):
                time.sleep(0.1)
            time.sleep(chance.uniform(0, LONGEST))
            process.kill()
            process.wait()
            now = {item.id for item in archive.list()}
            if lost := kept - now:
                sys.exit(f"lost: {', '.join(sorted(lost))}")
            kept = now
    return kept


def timed(command: list[str]) -> str:
    """What a command prints at its end, and what it took."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    took, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = (done.stdout + done.stderr).strip().rpartition("\n")[2]
    return f"{said} ({took:.0f} s, {worked:.0f} s of computing, exit {done.returncode})"


def report(place: str, kept: set[str]) -> None:
    """How many statements, versions and links there are, and whether anything is there twice."""
    with Archive.open(place) as archive:
        listed = [item.id for item in archive.list()]
        added = [event.statement for event in archive.log() if event.action == "add"]
        with archive.database.reading() as connection:
            versions, links = (
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (tables.versions, tables.links)
            )
            exact = select(func.count()).where(tables.links.c.similarity == 1)
            same = connection.execute(exact).scalar_one()
    several = versions - len(listed)
    print(
        f"{len(listed)} statements, {several} further versions, {links} pairs nearly the same ({same} wholly)"
    )
    whole = kept <= set(listed) and len(set(added)) == len(added) == len(listed)
    print("every statement was added once" if whole else "LOST OR DOUBLE")


if __name__ == "__main__":
    main()
