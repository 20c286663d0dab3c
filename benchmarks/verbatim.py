"""Read every statement of a corpus, and check that every span is verbatim and nothing crashes.

    python benchmarks/verbatim.py [CORPUS]

CORPUS is a folder, by default ../shared/corpus. Every line of its .jsonl files is a statement
with ``text`` and metadata (``date``, ``title``, ``publisher``, ``issuer``), which are given to the
reader; every .pdf, .html, .docx and .txt file in folders below it is loaded as any source is.
The exit status is 1 if a span is not verbatim or an error was one that nobody foresaw.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from verbale.errors import SourceError
from verbale.reading.model import RECORD_TYPES, not_verbatim
from verbale.reading.pipeline import read_statement
from verbale.sources import Overrides, expand, from_text, load
from verbale.statement import Statement

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
SLOWEST = 3


@dataclass(frozen=True, slots=True)
class Task:
    """A statement to read: a row of a table, or a file."""

    name: str
    row: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one statement."""

    name: str
    words: int = 0
    spans: int = 0
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    not_verbatim: tuple[str, ...] = ()
    refused: str = ""
    crashed: str = ""


def main() -> int:
    """Read the corpus with every core and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    corpus: Path = parser.parse_args().corpus
    if not corpus.is_dir():
        sys.exit(f"{corpus}: there is no such folder; name the folder of the corpus")
    began = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        outcomes = list(pool.imap_unordered(attempt, tasks(corpus), chunksize=4))
    print_report(outcomes, time.perf_counter() - began)
    return int(any(outcome.not_verbatim or outcome.crashed for outcome in outcomes))


def tasks(corpus: Path) -> Iterator[Task]:
    """Every row of the tables in ``corpus``, and every file in the folders of it."""
    for folder in sorted(path for path in corpus.iterdir() if path.is_dir()):
        yield from (Task(source) for source in expand([str(folder)]))
    for table in sorted(corpus.glob("*.jsonl")):
        with table.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                yield Task(f"{table.name}, {row.get('id', number)}", row)


def attempt(task: Task) -> Outcome:
    """Read one statement and check its spans."""
    began = time.perf_counter()
    try:
        statement = load(task.name) if task.row is None else from_row(task.row)
        reading = read_statement(statement)
    except SourceError as error:
        return Outcome(task.name, refused=f"{error.problem}; {error.remedy}")
    except Exception as error:
        return Outcome(task.name, crashed=f"{type(error).__name__}: {error}")
    counts = Counter({kind.key: len(reading.of_type(kind)) for kind in RECORD_TYPES})
    counts["sentences"] = len(reading.sentences)
    return Outcome(
        task.name,
        words=len(statement.text.split()),
        spans=sum(1 for _ in reading.spans()),
        seconds=time.perf_counter() - began,
        counts=counts,
        not_verbatim=tuple(span.quote for span in not_verbatim(reading, statement.text)),
    )


def from_row(row: dict[str, str]) -> Statement:
    """The statement of a row, with what the row says of it."""
    given = Overrides(
        issuer=row.get("issuer", ""),
        published=row.get("date", ""),
        title=row.get("title", ""),
        publisher=row.get("publisher", ""),
    )
    return from_text(row["text"], source=row.get("url", ""), overrides=given)


def print_report(outcomes: list[Outcome], seconds: float) -> None:
    """Print the figures."""
    read = [outcome for outcome in outcomes if not (outcome.refused or outcome.crashed)]
    counts = sum((outcome.counts for outcome in read), Counter[str]())
    words = sum(outcome.words for outcome in read)
    wrong = [(outcome.name, quote) for outcome in read for quote in outcome.not_verbatim]
    print(f"{'statements':<16}{len(outcomes):>9}")
    print(f"{'read':<16}{len(read):>9}")
    for name in ("sentences", *(kind.key for kind in RECORD_TYPES)):
        print(f"{name:<16}{counts[name]:>9}")
    print(f"{'spans checked':<16}{sum(outcome.spans for outcome in read):>9}")
    print(f"{'not verbatim':<16}{len(wrong):>9}")
    print(f"{'words':<16}{words:>9}   {words / seconds:.0f} a second in {seconds:.0f} s")
    for name, quote in wrong[:10]:
        print(f"  NOT VERBATIM in {name}: {quote[:60]!r}")
    print_failures("refused", {outcome.name: outcome.refused for outcome in outcomes if outcome.refused})
    print_failures("CRASHED", {outcome.name: outcome.crashed for outcome in outcomes if outcome.crashed})
    for outcome in sorted(read, key=lambda outcome: -outcome.seconds)[:SLOWEST]:
        print(f"  slow: {outcome.name}: {outcome.words} words in {outcome.seconds:.1f} s")


def print_failures(what: str, failures: dict[str, str]) -> None:
    """Print each message once, with how many statements have it and their names."""
    print(f"{what:<16}{len(failures):>9}")
    for message, count in Counter(failures.values()).most_common():
        names = [Path(name).name for name, other in failures.items() if other == message]
        print(f"  {count} x {message}: {', '.join(sorted(names)[:5])}")


if __name__ == "__main__":
    sys.exit(main())
