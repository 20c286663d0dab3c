"""How fast a statement is set beside its precedents, how that grows with the archive, and reuse beside other programs.

    uv run --no-sync --with text-matcher --with copydetect python benchmarks/compare.py [--archive ARCHIVE]
        [--statements 100000]

With --archive, one statement of each issuer with 50 or more is set beside all earlier ones of that archive, five times.
Then synthetic archives are made in a temporary folder (Zipf's words with set phrases among them, four issuers, dates
over ten years), each ten times the one before, up to --statements; the slope is that of the logarithm of the time
over the logarithm of the number of statements: 0 does not grow, 1 grows as the archive does. Last comes
text_reuse.py: passages found and time, beside public programs of text reuse where they are installed.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import text_reuse
from search import AT_ONCE, SENTENCES, Line, make_lines, store

from verbale import Archive, Reading, Sentence, precedent
from verbale.statement import Document

ROUNDS = 5
PHRASES = (
    "on the basis of mutual respect and patient dialogue",
    "a firm hand and an open door",
    "the islands are an inseparable part of the realm",
    "for a river that joins and does not part",
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", help="an archive of real statements")
    parser.add_argument(
        "--statements", type=int, default=100_000, help="size of the largest synthetic archive"
    )
    options = parser.parse_args()
    if options.archive:
        with Archive.open(options.archive) as archive:
            report_real(archive)
    sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= options.statements]
    times = [report_synthetic(size) for size in sizes]
    for (small, before), (large, after) in zip(
        zip(sizes, times, strict=True), list(zip(sizes, times, strict=True))[1:], strict=False
    ):
        slope = math.log(after / before) / math.log(large / small)
        print(f"slope from {small} to {large} statements: {slope:.2f}")
    text_reuse.report(text_reuse.TEXTS)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def report_real(archive: Archive) -> None:
    """The times for the latest statement of each issuer."""
    summaries = archive.list()
    counts = Counter(one.document.issuer for one in summaries)
    for issuer, count in counts.most_common():
        if issuer and count >= 50:
            name = [one.id for one in summaries if one.document.issuer == issuer][-1]
            print(f"{len(summaries)} statements, the latest of {count} of {issuer}: {timed(archive, name)}")


def timed(archive: Archive, statement: str | Reading) -> str:
    """The median wall clock and processor times of setting ``statement`` beside its precedents."""
    wall, processor = measure(archive, statement)
    return f"{wall:.2f} s, {processor:.2f} s of one processor"


def measure(archive: Archive, statement: str | Reading) -> tuple[float, float]:
    """The medians of ROUNDS rounds, after one that fills what is kept in memory."""
    precedent(statement, archive)
    walls, processors = [], []
    for _ in range(ROUNDS):
        begun, used = time.perf_counter(), time.process_time()
        precedent(statement, archive)
        walls.append(time.perf_counter() - begun)
        processors.append(time.process_time() - used)
    return statistics.median(walls), statistics.median(processors)


def report_synthetic(size: int) -> float:
    """The time for a new statement beside ``size`` synthetic ones."""
    with tempfile.TemporaryDirectory() as folder, Archive.create(Path(folder) / "archive.db") as archive:
        lines = with_phrases(make_lines(size))
        written = 0
        of_days: Counter[str] = Counter()
        while some := list(islice(lines, AT_ONCE * SENTENCES)):
            with archive.database.writing() as connection:
                store(connection, some, of_days, first=not written)
            written += len(some)
        wall, processor = measure(archive, new_statement())
        print(f"{size} synthetic statements: {wall:.2f} s, {processor:.2f} s of one processor")
        return wall


def with_phrases(lines: Iterator[Line]) -> Iterator[Line]:
    """``lines``, every third of which ends in a set phrase."""
    chance = random.Random(1)  # noqa: S311 - made up, no secret
    for line in lines:
        tail = f", {chance.choice(PHRASES)}." if chance.random() < 1 / 3 else "."
        yield replace(line, quote=line.quote.rstrip(".") + tail)


def new_statement() -> Reading:
    """A statement of one of the issuers, after all others."""
    quotes = [replace(line).quote for line in islice(with_phrases(make_lines(1)), SENTENCES)]
    sentences, start = [], 0
    for quote in quotes:
        sentences.append(Sentence(start, start + len(quote), quote, act="assert", issues=("trade_tariffs",)))
        start += len(quote) + 1
    return Reading(Document(issuer="XRU", published="2026-01-01", kind="statement"), tuple(sentences))


if __name__ == "__main__":
    main()
