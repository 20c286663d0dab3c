"""How fast a corpus is read on Ray, beside plain processes, with what memory, and with a process killed in the middle.

    python benchmarks/scale.py [--statements 4000] [--cores 2]

Makes synthetic statements (paragraphs of the statements of ``examples``, with other numbers, months and names of
places) as Parquet, a quarter of so many and then all. Each size is read on Ray, as ``verbale read --ray`` does, and
when half of the larger one is read, a process that reads is killed (SIGKILL). Every statement must be among the
readings once. Before and after, 200 statements are read in one plain process, and in as many at once as there are
cores. "of processor" counts what all processes compute, Ray's own too, which says more where the machine is busy.

What is loaded and compiled once counts for nothing in a million: a plain process is timed when it has read some
statements, and Ray at work from when every process has read its first part until one is killed. That rate is set
beside the plain ones, and the last lines say what a million statements and thirty million would take at it.
"""

from __future__ import annotations

import argparse
import calendar
import itertools
import os
import random
import re
import signal
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import pyarrow
from pyarrow.parquet import ParquetFile, ParquetWriter

from verbale.archive.candidates import Problem, prepare_or_problem
from verbale.archive.compact import compact
from verbale.scale import Job, Report, read
from verbale.scale.inputs import Failure, originals
from verbale.scale.planning import cut

EXAMPLES = Path(__file__).parents[1] / "examples"
SEED = 9
ROW_GROUP = 10_000
PLAIN = 200
"""Statements that a plain process reads while it is timed."""
WARM = 25
"""Statements that it reads before: what is loaded and compiled once counts for nothing in a million."""
MARKS = (0.1, 0.25, 0.5, 0.75, 1.0)
MILLION, ALL = 1_000_000, 30_000_000
TICK = os.sysconf("SC_CLK_TCK")
COLUMNS = ("id", "date", "title", "issuer", "text")
MONTHS = tuple(calendar.month_name[1:])
NAMES = (
    "Strelsau",
    "Ganlook",
    "Zenda",
    "Tarlenheim",
    "Hentzau",
    "Ossery",
    "Vellin",
    "Marbeck",
    "Corvay",
    "Ilmen",
)
_VARIED = re.compile(rf"\b(?:\d{{2,3}}|{'|'.join((*MONTHS, *NAMES[:4]))})\b")


@dataclass(frozen=True, slots=True)
class Rate:
    """What some reading came to, per core."""

    by_clock: float
    """Statements a second."""
    of_processor: float
    """Statements a second of computing."""


@dataclass(slots=True)
class Watch:
    """Looks on while Ray reads, and kills one of its processes when half is done."""

    kills: bool
    cores: int
    begun: float = field(default_factory=time.monotonic)
    at_first: float = 0.0
    """When the first part was handed out."""
    before: float = field(default_factory=lambda: sum(map(work, processes())))
    """Seconds of computing by then: what is counted is what comes after."""
    ended: float = 0.0
    computed: float = 0.0
    work: list[tuple[int, float, float]] = field(default_factory=list)
    """Statements read, the time and the seconds of computing by then, while every process was at work."""
    killed: int = 0
    lines: list[str] = field(default_factory=list)
    _marks: list[float] = field(default_factory=lambda: list(MARKS))

    def __call__(self, now: Report) -> None:
        """Note what is done and what memory it takes."""
        tree = processes()
        if not self.at_first:
            self.at_first = time.monotonic()
        share = now.done / now.parts
        self.ended, self.computed = time.monotonic(), sum(map(work, tree)) - self.before
        if now.done >= self.cores and not self.killed:
            self.work.append((now.readings, self.ended, self.computed))
        while self._marks and share >= self._marks[0]:
            mark = self._marks.pop(0)
            readers = [memory(one, "VmHWM") for one in tree if runs(one, b"ray::")]
            self.lines.append(
                f"  {mark:>4.0%} read: a process that reads has had {max(readers, default=0):.0f} MiB at most, "
                f"this one has {memory(os.getpid(), 'VmRSS'):.0f}"
            )
        if self.kills and not self.killed and share >= 0.5 and now.done < now.parts:
            self.killed = next(one for one in tree if runs(one, b"ray::_read"))
            os.kill(self.killed, signal.SIGKILL)

    def at_work(self) -> Rate:
        """The rate of a core once all have begun, until one process is killed."""
        (first, began, before), (last, ended, after) = self.work[0], self.work[-1]
        return Rate((last - first) / (ended - began) / self.cores, (last - first) / (after - before))


def main() -> None:
    """Make statements, read them in every way, print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=4000, help="to be read on Ray (default 4000)")
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1, help="default: all of them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        sample = make(folder / "sample.parquet", WARM + PLAIN)
        before = plain(sample, options.cores)
        last, size = Rate(0, 0), 0
        for number in (options.statements // 4, options.statements):
            table = make(folder / f"{number}.parquet", number)
            output = folder / f"readings-{number}"
            last = on_ray(table, output, number, options.cores, kills=number == options.statements)
            size = sum(path.stat().st_size for path in output.rglob("*.parquet"))
        after = plain(sample, options.cores)
        compare(last, before, after)
        on_paper(last, size / options.statements, options.cores)


def plain(sample: Path, cores: int) -> tuple[Rate, Rate]:
    """The rate of one plain process alone, and of each of as many as there are cores; printed."""
    rates = []
    for count in (1, cores):
        with ProcessPoolExecutor(count, get_context("spawn")) as pool:
            timed = list(pool.map(read_plainly, [sample] * count))
        rate = Rate(*(sum(PLAIN / one[at] for one in timed) / count for at in (0, 1)))
        what = "one plain process" if count == 1 else f"{count} plain processes at once, each"
        print(f"{what}: {shown(rate)}", flush=True)
        rates.append(rate)
    return rates[0], rates[-1]


def read_plainly(sample: Path) -> tuple[float, float]:
    """Read a table as ``verbale read --format jsonl`` does; the seconds on the clock and of computing."""
    job = Job((str(sample),), "")
    rows = (original for part in cut(job) for original in originals(part, job))
    begun, computed = 0.0, 0.0
    with Path(os.devnull).open("w", encoding="utf-8") as file:
        for number, original in enumerate(rows):
            if number == WARM:
                begun, computed = time.monotonic(), time.process_time()
            if isinstance(original, Failure) or isinstance(made := prepare_or_problem(original), Problem):
                raise SystemExit(f"not read: {original}")
            file.write(compact(made.reading.to_dict()) + "\n")
    return time.monotonic() - begun, time.process_time() - computed


def on_ray(table: Path, output: Path, number: int, cores: int, *, kills: bool) -> Rate:
    """Read ``table`` on Ray, check that nothing is lost or double, print; the rate of one core at work."""
    watch = Watch(kills, cores)
    report = read(Job((str(table),), str(output)), cores=cores, progress=watch)
    took = watch.ended - watch.at_first
    rate = Rate(number / took / cores, number / watch.computed)
    print(
        f"{number} statements on Ray, {report.parts} parts, {cores} cores: {took:.0f} s, {shown(rate)} a core"
    )
    print(f"  once each process has read a part: {shown(watch.at_work())} a core")
    print("\n".join(watch.lines))
    if kills:
        print(f"  a process that reads was killed at half: {watch.killed or 'NONE'}")
    print(f"  {once(output, number)}; {report.failures} failures", flush=True)
    return watch.at_work()


def once(output: Path, number: int) -> str:
    """Whether each of so many statements is among the readings once, by its row and by its id."""
    rows, ids = bytearray(number), set()
    for path in sorted((output / "readings").iterdir()):
        for batch in ParquetFile(path).iter_batches(columns=["source_id", "statement"]):
            for row in batch.to_pylist():
                rows[int(row["source_id"])] += 1
                ids.add(row["statement"])
    lost, double = rows.count(0), sum(count > 1 for count in rows)
    if lost or double or len(ids) != number:
        raise SystemExit(f"{lost} LOST, {double} DOUBLE, {len(ids)} ids")
    return f"{number} statements are there, each once: none lost, none double"


def compare(ray: Rate, before: tuple[Rate, Rate], after: tuple[Rate, Rate]) -> None:
    """Print the rate on Ray over those of plain processes, of before and after."""
    for at, what in enumerate(("one plain process", "a plain process of as many as there are cores")):
        clock = (before[at].by_clock + after[at].by_clock) / 2
        computed = (before[at].of_processor + after[at].of_processor) / 2
        print(
            f"a core on Ray over {what}: {ray.by_clock / clock:.2f} by the clock, "
            f"{ray.of_processor / computed:.2f} of processor"
        )


def on_paper(rate: Rate, size: float, cores: int) -> None:
    """Print what larger corpora take, if all goes on as it went."""
    for number in (MILLION, ALL):
        hours = number / rate.of_processor / 3600
        print(
            f"{number} statements, by calculation: {hours:.0f} core hours ({hours / cores / 24:.1f} days on {cores} "
            f"free cores, {hours / 64:.1f} hours on 64), {number * size / 1e9:.0f} GB of Parquet"
        )


def shown(rate: Rate) -> str:
    """A rate in words."""
    return f"{rate.by_clock:.1f} statements a second by the clock, {rate.of_processor:.1f} of processor"


def make(path: Path, number: int) -> Path:
    """A Parquet table of ``number`` statements, no two alike, the same each time."""
    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    statements = synthetic(number)
    with ParquetWriter(path, schema) as writer:
        while some := list(itertools.islice(statements, ROW_GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(some, schema))
    return path


def synthetic(number: int) -> Iterator[dict[str, str]]:
    """So many statements: one of the examples, paragraphs of another, and what is varied in both."""
    chance = random.Random(SEED)  # noqa: S311 - made up, no secret
    folders = (EXAMPLES / "relationship" / "statements", EXAMPLES / "ruritania")
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    for at in range(number):
        first, second = (chance.choice(texts).split("\n\n") for _ in range(2))
        paragraphs = [*first, *chance.sample(second[1:], min(2, len(second) - 1)), f"Document {at}."]
        text = _VARIED.sub(lambda found: varied(found[0], chance), "\n\n".join(paragraphs))
        day = f"{2015 + chance.randrange(10)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        issuer = chance.choice(("XRU", "XGS"))
        yield {"id": str(at), "date": day, "title": f"Statement {at}", "issuer": issuer, "text": text}


def varied(word: str, chance: random.Random) -> str:
    """Another number, month or place."""
    if word in MONTHS:
        return chance.choice(MONTHS)
    if word in NAMES:
        return chance.choice(NAMES)
    return str(chance.randint(10, 28) if len(word) < 3 else chance.randint(100, 999))


def processes() -> list[int]:
    """This process and all that it has started, or that these have."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        if fields := stat(int(path.parent.name)):
            parents.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found = [os.getpid()]
    for one in found:
        found += parents.get(one, [])
    return found


def stat(process: int) -> list[str]:
    """What the system says of a process, from its state on; nothing where it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def work(process: int) -> float:
    """Seconds that a process has computed, with those that it started and that have ended."""
    return sum(map(int, stat(process)[11:15])) / TICK


def runs(process: int, name: bytes) -> bool:
    """Whether the name of a process begins so: ``ray::_read`` while it reads a part for Ray."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().startswith(name)
    except OSError:
        return False


def memory(process: int, what: str) -> float:
    """MiB of a process: ``VmRSS`` now, ``VmHWM`` at most; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0)


if __name__ == "__main__":
    main()
