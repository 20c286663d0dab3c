"""Where the time of reading goes: by stage over a corpus, and from a cold start to the first text.

    python benchmarks/stages.py --corpus ../shared/corpus/us-china-2025-2026.jsonl

Seconds are those of the processor, which other programs on the machine disturb less than the clock. What
several stages share is counted where it is first asked for.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared/corpus/us-china-2025-2026.jsonl"
SHORT = ROOT / "examples/ruritania/briefing-before-visit.txt"

FACTS = (
    ("body, headings, bylines", "find_blocks"),
    ("sentences", "split_sentences"),
    ("parties", "find_parties"),
    ("people and offices", "find_people"),
    ("turns of questions and answers", "find_turns"),
    ("voices", "find_voices"),
    ("dates", "find_dates"),
)
LABELS = (("acts", "label_acts"), ("issues", "find_issues"), ("addressees", "find_addressees"))

STARTED = """
import time
marks = [("Python itself", 0.0)]
def mark(name):
    marks.append((name, time.process_time()))
mark("Python itself")
import click, rich.console
mark("import: click, rich")
import verbale.cli.read, verbale.views.text, verbale.sources.loading
mark("import: commands, sources, views")
import verbale.reading.pipeline as pipeline
mark("import: language and reading, with their patterns")
from verbale.sources import load
statement = load({path!r})
mark("first text: its metadata and body")
began = time.process_time()
reading = pipeline.read_statement(statement)
first = time.process_time()
pipeline.read_statement(statement)
second = time.process_time() - first
marks.append(("first reading: lexicons, weights, patterns", first - second))
marks.append(("first reading: the reading itself", first))
began = time.process_time()
from verbale.cli.render import Style, renderer
renderer("text", Style(None, None, False, to_file=False))(statement, reading)
marks.append(("printing it", first + time.process_time() - began))
for (_, before), (name, after) in zip(marks, marks[1:]):
    print(name, after - before, sep="\\t")
"""
"""A cold start, step by step, in a process of its own."""


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--every", type=int, default=4, help="read every n-th statement (default 4)")
    options = parser.parse_args()
    if not options.corpus.exists():
        raise SystemExit(f"{options.corpus}: no such corpus; give one with --corpus")
    words, took = read_by_stage(list(texts(options.corpus, options.every)))
    print_table(f"reading {words} words", took)
    print()
    print_table(f"a cold start with one text of {len(SHORT.read_text('utf-8').split())} words", cold_start())


def texts(corpus: Path, every: int) -> Iterator[dict[str, Any]]:
    """Every n-th statement of the corpus."""
    with corpus.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                yield json.loads(line)


def read_by_stage(rows: list[dict[str, Any]]) -> tuple[int, dict[str, float]]:
    """Words read, and the seconds that each stage of reading took, after a first text that loads everything."""
    from verbale.reading import facts, pipeline
    from verbale.statement import Document, Statement

    took: dict[str, float] = defaultdict(float)

    def timed(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any) -> Any:
            began = time.process_time()
            try:
                return work(*args)
            finally:
                took[stage] += time.process_time() - began

        return run

    for module, stages in ((facts, FACTS), (pipeline, LABELS)):
        for stage, name in stages:
            setattr(module, name, timed(stage, getattr(module, name)))
    pipeline.FINDERS = tuple(timed(find.__name__.removeprefix("find_"), find) for find in pipeline.FINDERS)
    statements = [
        Statement(row["text"], Document(title=row["title"], issuer=row["issuer"], published=row["date"]))
        for row in rows
    ]
    pipeline.read_statement(statements[0])
    took.clear()
    began = time.process_time()
    for statement in statements[1:]:
        pipeline.read_statement(statement)
    took["everything else"] = time.process_time() - began - sum(took.values())
    return sum(len(statement.text.split()) for statement in statements[1:]), dict(took)


def cold_start() -> dict[str, float]:
    """The seconds of each step from the start of Python to the first printed reading."""
    command = [sys.executable, "-c", STARTED.format(path=str(SHORT))]
    shown = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own code
    rows = (line.split("\t") for line in shown.stdout.splitlines())
    return {name: float(seconds) for name, seconds in rows}


def print_table(title: str, took: dict[str, float]) -> None:
    """Stages in the order in which they come, with seconds and share."""
    total = sum(took.values())
    print(f"{title:<52}{'seconds':>9}{'share':>8}")
    for stage, seconds in took.items():
        print(f"  {stage:<50}{seconds:>9.3f}{seconds / total:>8.1%}")
    print(f"  {'together':<50}{total:>9.3f}{1:>8.1%}")


if __name__ == "__main__":
    main()
