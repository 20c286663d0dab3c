"""How fast lines are found in a large archive, beside plain FTS5 over the same sentences and beside ripgrep.

    python benchmarks/search.py [--statements 100000] [--folder FOLDER]

Makes a synthetic archive (words with Zipf's frequencies, twelve sentences a statement, dates over ten years in no
order) in a temporary folder, a plain FTS5 table of the same sentences with their dates, and a text file with a
sentence a line. Asks all of them the same queries, one after the other, and prints the median and the 95th percentile.
"plain FTS5" gives the first 20 hits it finds, "plain FTS5, by date" the newest 20, which is what Verbale gives. "best"
is by BM25: of all hits in plain FTS5, of the newest 5,000 sentences with the words in Verbale, as its users see.
ripgrep (rg) counts the lines; it is left out where it is not installed, and for queries that it cannot express.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import resource
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, insert

from verbale import Archive
from verbale.archive import tables
from verbale.archive.numbering import first_of
from verbale.archive.search import Filters, parse
from verbale.archive.search.fts5 import expression

SENTENCES, WORDS, VOCABULARY = 12, 22, 30_000
AT_ONCE = 2000
ISSUERS = ("XRU", "XGS", "XBO", "XZE")
ACTS = ("assert", "assert", "assert", "demand", "oppose", "commit", "report", "warn")
ISSUES = ("trade_tariffs", "maritime_territory", "bilateral_relations", "sanctions", "energy")
FIRST_DAY = date(2015, 1, 1)
SEED = 5
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One synthetic sentence of one synthetic statement."""

    statement: int
    day: str
    issuer: str
    act: str
    issue: str
    quote: str


def main() -> None:
    """Make the archives, ask the queries, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--statements", type=int, default=100_000, help="size of the archive (default 100,000)"
    )
    parser.add_argument("--folder", type=Path, help="keep the archives here, and use those that are here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = options.folder or Path(temporary)
        place.mkdir(exist_ok=True)
        if not (place / "archive.db").exists():
            begun = time.perf_counter()
            size = build(place, options.statements)
            took = time.perf_counter() - begun
            print(f"{options.statements} statements, {size} sentences, made in {took:.0f} s")
        report(place)
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def report(place: Path) -> None:
    """The times of every contender, and those of Verbale over those of plain FTS5."""
    queries = list(make_queries())
    archive, plain = Archive.open(place / "archive.db"), sqlite3.connect(place / "plain.db")
    contenders: dict[str, Callable[[str, Filters], object]] = {
        "Verbale, newest 20": archive.search,
        "Verbale, best 20": lambda query, filters: archive.search(query, filters, order="relevance"),
        "plain FTS5": lambda query, filters: ask_plain(plain, query, filters, "rowid"),
        "plain FTS5, by date": lambda query, filters: ask_plain(plain, query, filters, "day DESC"),
        "plain FTS5, best": lambda query, filters: ask_plain(plain, query, filters, "rank"),
    }
    if shutil.which("rg"):
        contenders["rg, count"] = lambda query, filters: ask_rg(place / "lines.txt", query, filters)
    times = {name: measure(ask, queries) for name, ask in contenders.items()}
    print(
        f"{len(queries)} queries, {ROUNDS} rounds" + ("" if "rg, count" in times else "; rg is not installed")
    )
    print(f"{'':<24}{'p50 ms':>10}{'p95 ms':>10}{'most ms':>10}{'p50 of work':>14}{'p95 of work':>14}")
    for name, pairs in times.items():
        taken, worked = ([pair[at] for pair in pairs] for at in (0, 1))
        columns = (statistics.median(taken), percentile(taken), max(taken))
        computed = (statistics.median(worked), percentile(worked))
        print(
            f"{name:<24}"
            + "".join(f"{ms:>10.1f}" for ms in columns)
            + "".join(f"{ms:>14.1f}" for ms in computed)
        )
    for ours, theirs in (
        ("Verbale, newest 20", "plain FTS5, by date"),
        ("Verbale, best 20", "plain FTS5, best"),
    ):
        one, other = (percentile([worked for _, worked in times[name]]) for name in (ours, theirs))
        print(f"{ours} over {theirs}: {one / other:.2f} at p95 of work")


def measure(
    ask: Callable[[str, Filters], object], queries: list[tuple[str, Filters]]
) -> list[tuple[float, float]]:
    """Milliseconds of every query that the contender can express, in every round: on the clock, and of work.

    Work is what this process and those that it starts compute: on a busy machine the clock says little.
    """
    taken = []
    for _ in range(ROUNDS):
        for query, filters in queries:
            begun, before = time.perf_counter(), work()
            if ask(query, filters) is not None:
                taken.append(((time.perf_counter() - begun) * 1000, (work() - before) * 1000))
    return taken


def work() -> float:
    """Seconds that this process and those that it has started have computed so far."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def percentile(values: list[float], share: float = 0.95) -> float:
    """The value that this share of ``values`` does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def ask_plain(database: sqlite3.Connection, query: str, filters: Filters, order: str) -> object:
    """The first 20 hits of the plain table; issuer, act and dates are columns of it."""
    conditions, values = ["lines MATCH ?"], ["quote : " + expression(parse(query))]
    for column, given in (("issuer", filters.issuer), ("act", filters.act)):
        if given:
            conditions.append(f"{column} = ?")
            values.append(given[0])
    if filters.since:
        conditions.append("day >= ?")
        values.append(filters.since)
    where = " AND ".join(conditions)
    statement = f"SELECT rowid, day, quote FROM lines WHERE {where} ORDER BY {order} LIMIT 20"  # noqa: S608
    return database.execute(statement, values).fetchall()


def ask_rg(path: Path, query: str, filters: Filters) -> object:
    """How many lines hold the word or phrase; None for what one pattern cannot say."""
    if filters != Filters() or not re.fullmatch(r'\w+\*?|"[\w ]+"', query):
        return None
    pattern = r"\b" + query.strip('"*') + ("" if query.endswith("*") else r"\b")
    found = subprocess.run(["rg", "-c", "-i", pattern, str(path)], capture_output=True, check=False)  # noqa: S603, S607
    return found.stdout


def make_queries() -> Iterator[tuple[str, Filters]]:
    """Common and rare words, phrases, prefixes, combinations, and filters beside them."""
    for rank in (0, 1, 2, 5, 10, 30, 100, 300, 1000, 5000, 20000):
        yield word(rank), Filters()
    for one, other in ((0, 1), (0, 300), (10, 30), (100, 1000), (300, 5000)):
        yield f"{word(one)} {word(other)}", Filters()
        yield f'"{word(one)} {word(other)}"', Filters()
        yield f"{word(one)} NEAR/5 {word(other)}", Filters()
        yield f"{word(one)} OR {word(other)}", Filters()
        yield f"{word(other)} NOT {word(one)}", Filters()
    for rank in (10, 100, 1000):
        yield f"{word(rank)[:4]}*", Filters()
    for rank in (0, 10, 100, 1000):
        yield word(rank), Filters(issuer=("XGS",))
        yield word(rank), Filters(act=("demand",))
        yield word(rank), Filters(issuer=("XRU",), act=("warn",), since="2020-01-01")


def build(place: Path, number: int) -> int:
    """The archive, the plain table and the text file; the number of sentences."""
    plain = sqlite3.connect(place / "plain.db")
    plain.execute(
        "CREATE VIRTUAL TABLE lines USING fts5(quote, day UNINDEXED, issuer UNINDEXED, act UNINDEXED)"
    )
    lines = make_lines(number)
    written = 0
    of_days: Counter[str] = Counter()
    with (
        Archive.create(place / "archive.db") as archive,
        (place / "lines.txt").open("w", encoding="utf-8") as file,
    ):
        while some := list(islice(lines, AT_ONCE * SENTENCES)):
            with archive.database.writing() as connection:
                store(connection, some, of_days, first=not written)
            plain.executemany(
                "INSERT INTO lines VALUES (?, ?, ?, ?)",
                ((line.quote, line.day, line.issuer, line.act) for line in some),
            )
            file.writelines(line.quote + "\n" for line in some)
            written += len(some)
    plain.commit()
    return written


def store(connection: Connection, lines: list[Line], of_days: Counter[str], *, first: bool) -> None:
    """Write sentences and their statements straight into the tables: reading texts is not what is measured.

    ``of_days`` has the number of sentences of each day so far, by which they are numbered. The ``first`` lines bring
    the original that all statements have.
    """
    if first:
        original = {"sha256": "0" * 64, "media_type": "text/plain", "size": 0, "content": b""}
        connection.execute(insert(tables.originals), [original])
    starts = lines[::SENTENCES]
    connection.execute(insert(tables.statements), [statement_row(line) for line in starts])
    numbered = []
    for line in lines:
        of_days[line.day] += 1
        numbered.append((first_of(line.day) + of_days[line.day], line))
    connection.execute(
        insert(tables.sentences),
        [
            {
                "number": number,
                "statement": f"S{line.statement}",
                "position": at % SENTENCES,
                "start": 200 * (at % SENTENCES),
                "end": 200 * (at % SENTENCES) + 150,
                "act": line.act,
                "rule": "",
                "score": None,
                "quote": line.quote,
            }
            for at, (number, line) in enumerate(numbered)
        ],
    )
    for table, values in (
        (tables.sentence_voices, lambda line: {"name": "the spokesperson", "party": line.issuer}),
        (tables.sentence_issues, lambda line: {"issue": line.issue}),
    ):
        connection.execute(
            insert(table), [{"sentence": number, "position": 0, **values(line)} for number, line in numbered]
        )


def statement_row(line: Line) -> dict[str, str]:
    """The row of the statement that ``line`` is the first sentence of."""
    digest = hashlib.sha256(str(line.statement).encode()).hexdigest()
    return {
        "id": f"S{line.statement}",
        "title": f"Statement {line.statement}",
        "issuer": line.issuer,
        "published": line.day,
        "earliest": line.day,
        "latest": line.day,
        "kind": "statement",
        "original": "0" * 64,
        "text_sha256": digest,
        "fingerprint": digest,
        "added_at": "2026-01-01T00:00:00Z",
        "text": "",
    }


def make_lines(number: int, first: int = 0) -> Iterator[Line]:
    """The sentences of ``number`` statements from the ``first``, the same every time."""
    chance = random.Random(SEED + first)  # noqa: S311 - made up, no secret
    weights = [1 / (rank + 2) for rank in range(VOCABULARY)]
    words = [word(rank) for rank in range(VOCABULARY)]
    total = 0.0
    cumulative = [total := total + weight for weight in weights]
    for statement in range(first, first + number):
        day = str(FIRST_DAY + timedelta(days=chance.randrange(3650)))
        issuer = chance.choice(ISSUERS)
        drawn = chance.choices(words, cum_weights=cumulative, k=SENTENCES * WORDS)
        for at in range(0, len(drawn), WORDS):
            quote = " ".join(drawn[at : at + WORDS]).capitalize() + "."
            yield Line(statement, day, issuer, chance.choice(ACTS), chance.choice(ISSUES), quote)


def word(rank: int) -> str:
    """A pronounceable word of its own for each rank."""
    consonants, vowels = "bdfgklmnprstvz", "aeiou"
    syllables, rest = "", rank + 3
    while rest:
        rest, at = divmod(rest, len(consonants) * len(vowels))
        syllables += consonants[at % len(consonants)] + vowels[at // len(consonants)]
    return syllables + "n"


if __name__ == "__main__":
    main()
