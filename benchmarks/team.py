"""Many writers into one PostgreSQL archive: how fast readings come in, and how fast it answers as it grows.

    python benchmarks/team.py [--statements 100000] [--writers 2] [--whole 25000]
                              [--folder FOLDER] [--archive postgresql://…]

Makes tables of readings as ``verbale read --ray`` writes them (synthetic: twelve sentences of words with Zipf's
frequencies and two records a statement, by one of as many parties as there are foreign ministries, to another, those
with Zipf's frequencies too), and lets several processes add them at once, each its own, as many machines would with
``verbale add``: an eighth of them, another eighth, a quarter, and the half. While they write, and again when they have
done, the queries of ``benchmarks/search.py`` are asked. Then processes of their own say what there is between two
parties, as ``verbale relationship`` does: in an archive that is large, so that only the statements are read that
involve both, between the two that speak most, the tenth and the next, and the fiftieth and the next; in archives of
at most ``--whole`` statements between the first two from the whole ledger, as ``verbale serve`` makes it in the
background. Between two parties it is asked once more when a statement has been added, of the ledger that has been
followed meanwhile. In a ``--folder`` the tables are kept, and taken from there the next time. Interrupted (Ctrl-C),
it prints how it has grown by then. Without ``--archive``, an empty database, a server is started with the settings
that PostgreSQL comes with, and thrown away.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import random
import resource
import statistics
import string
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from pyarrow.parquet import read_table
from search import ISSUERS, SEED, SENTENCES, Line, make_lines, make_queries, percentile

from ledger import VERBS, name, record, slope
from verbale import Archive
from verbale.archive.candidates import Candidate, Prepared
from verbale.archive.following import Following
from verbale.archive.reader import reader_version
from verbale.ledger.relationship import Relationship
from verbale.ledger.snapshot import Snapshot
from verbale.reading.model import RECORD_TYPES, Reading, Record, Sentence, Voice
from verbale.scale.output import write_tables
from verbale.statement import Document, Statement

TESTS = Path(__file__).parents[1] / "tests"
SHARES = (1, 1, 2, 4)
"""Eighths of the statements that are added one after the other."""
A_TABLE = 1000
RECORDS = 2
PAUSE = 1
"""Seconds between two queries while others write: who asks is a reader, and no third writer's worth of work."""
LETTERS = string.ascii_uppercase
PARTIES = tuple(dict.fromkeys([*ISSUERS, *(f"X{one}{other}" for one in LETTERS[:7] for other in LETTERS)]))
"""As many as there are foreign ministries, the one that speaks and is spoken to most first."""
OFTEN = [1 / rank for rank in range(1, len(PARTIES) + 1)]
"""How often, by Zipf's law."""
RANKS = (1, 10, 50)
"""Of those parties between each of which and the next there is asked what there is."""


@dataclass(frozen=True, slots=True)
class Told:
    """What there is between two parties, and what it took to say so."""

    entries: int
    issues: int
    loaded: float
    """Seconds by the clock until the readings were there; of the whole ledger, until it was made."""
    asked: float
    """Seconds for the answer."""
    again: float
    """Seconds for it with one statement more, where the ledger is followed; else 0."""
    memory: float
    """MiB."""


@dataclass(frozen=True, slots=True)
class Size:
    """What an archive of some size takes, in seconds by the clock."""

    statements: int
    adding: float
    """All that is there, by then."""
    search: float
    """The 95th percentile."""
    ledger: Told | None
    relationships: dict[int, Told]
    """By the rank of the first of the two."""


def main() -> None:
    """Make readings, add them in steps, ask, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=100_000, help="in all (default 100,000)")
    parser.add_argument("--writers", type=int, default=2, help="processes that write (default 2)")
    parser.add_argument("--whole", type=int, default=25_000, help="make the ledger up to this size")
    parser.add_argument("--folder", type=Path, help="keep the tables here, and use those that are here")
    parser.add_argument("--archive", default="", help="postgresql://…, an empty database")
    options = parser.parse_args()
    with ExitStack() as opened:
        place = options.archive or opened.enter_context(server())
        folder = options.folder or Path(opened.enter_context(tempfile.TemporaryDirectory()))
        archive = opened.enter_context(Archive.create(place))
        pool = opened.enter_context(ProcessPoolExecutor(options.writers, get_context("spawn")))
        eighth = options.statements // 8
        begins = [eighth * sum(SHARES[:at]) for at in range(len(SHARES) + 1)]
        made = [
            pool.submit(make, folder, options.statements, at, options.writers)
            for at in range(options.writers)
        ]
        tables = [table for one in made for table in one.result()]
        print(f"{options.statements} statements with their readings, {options.writers} writers", flush=True)
        sizes: list[Size] = []
        with suppress(KeyboardInterrupt):
            for first, last in itertools.pairwise(begins):
                now = [path for number, path in tables if first <= number < last]
                shares = [now[at :: options.writers] for at in range(options.writers)]
                writing = [pool.submit(add, place, share) for share in shares]
                before = sizes[-1] if sizes else Size(0, 0, 0, None, {})
                sizes.append(step(archive, writing, before, options, place))
        grow(sizes)


def server() -> AbstractContextManager[str]:
    """A server of its own, by its URL: that of the tests, with the settings that keep what is written."""
    sys.path.append(str(TESTS))
    from postgresql_server import postgresql

    return postgresql(durable=True)


def step(
    archive: Archive, writing: list[Future[int]], before: Size, options: argparse.Namespace, place: str
) -> Size:
    """Ask while they write, and then; print, and give what the archive takes now."""
    begun = time.monotonic()
    beside = asked(archive, writing)
    added = sum(one.result() for one in writing)
    took = time.monotonic() - begun
    number = before.statements + added
    at_rest = asked(archive, None)
    print(
        f"{number} statements: {added} added in {took:.0f} s ({added / took:.0f} a second)\n"
        f"  search, while they are written: {in_words(beside)}\n"
        f"  search, then: {in_words(at_rest)}",
        flush=True,
    )
    relationships = {rank: apart(between, place, rank) for rank in RANKS} if archive.is_large() else {}
    for rank, told in relationships.items():
        print(f"  between parties {rank} and {rank + 1}: {told_in_words(told)}", flush=True)
    ledger = apart(of_the_whole, place, 1) if number <= options.whole else None
    if ledger is not None:
        print(f"  between parties 1 and 2, of the whole ledger: {told_in_words(ledger)}", flush=True)
    return Size(number, before.adding + took, percentile(at_rest), ledger, relationships)


def apart(ask: Callable[[str, int], Told], place: str, rank: int) -> Told:
    """What ``ask`` says, in a process of its own, so that its memory is that of nothing else."""
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        return alone.submit(ask, place, rank).result()


def between(place: str, rank: int) -> Told:
    """The relationship of the party of a rank and the next, and once more when one of them has said something more."""
    pair = PARTIES[rank - 1], PARTIES[rank]
    with Archive.open(place) as archive, tempfile.TemporaryDirectory() as folder:
        followed = archive.following(parties=pair)
        first = told(followed, pair)
        write_tables(folder, 0, [one_more(pair, number=archive.version())])
        archive.add([folder])
        again = told(followed, pair)
        return replace(first, again=again.loaded + again.asked)


def one_more(pair: tuple[str, str], number: int) -> Prepared:
    """A statement of the one about the other that nobody has made before."""
    chance = random.Random(number)  # noqa: S311 - made up, no secret
    lines = list(itertools.islice(make_lines(1, number), SENTENCES))
    return prepared(lines, *pair, chance, [f"{name(chance)} {name(chance)}"])


def of_the_whole(place: str, rank: int) -> Told:
    """The same from the whole ledger."""
    pair = PARTIES[rank - 1], PARTIES[rank]
    with Archive.open(place) as archive:
        begun = time.monotonic()
        ledger = Snapshot(archive.ledger())
        loaded = time.monotonic() - begun
        return asked_about(Relationship(ledger, pair), loaded)


def told(followed: Following, pair: tuple[str, str]) -> Told:
    """What a ledger that is followed says now of two parties."""
    begun = time.monotonic()
    with followed.present() as ledger:
        return asked_about(Relationship(ledger, pair), time.monotonic() - begun)


def asked_about(found: Relationship, loaded: float) -> Told:
    """Ask for all that there is between the two."""
    begun = time.monotonic()
    entries = sum(len(found.entries(kind)) for kind in RECORD_TYPES)
    issues = len(found.lives())
    seconds = time.monotonic() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Told(entries, issues, loaded, seconds, 0, memory)


def told_in_words(one: Told) -> str:
    """What there is, and what it took."""
    again = f", {one.again:.1f} s with one statement more" if one.again else ""
    return (
        f"{one.entries} entries, {one.issues} issues; {one.loaded:.1f} s to load, {one.asked:.1f} s to say{again}; "
        f"{one.memory:.0f} MiB"
    )


def asked(archive: Archive, writing: list[Future[int]] | None) -> list[float]:
    """Seconds of every query: asked over and over while others write, with a pause after each, or once."""
    queries = list(make_queries())
    taken = []
    for query, filters in itertools.cycle(queries) if writing else queries:
        if writing and all(one.done() for one in writing):
            break
        begun = time.monotonic()
        archive.search(query, filters)
        taken.append(time.monotonic() - begun)
        if writing:
            time.sleep(PAUSE)
    return taken


def in_words(taken: list[float]) -> str:
    """The median and the 95th percentile of some seconds."""
    middle, most = statistics.median(taken), percentile(taken)
    return f"{len(taken)} queries, p50 {middle * 1000:.0f} ms, p95 {most * 1000:.0f} ms"


def grow(sizes: list[Size]) -> None:
    """Print how each time grows, and what a million would take on that line."""
    lines = {
        "adding": [(size.statements, size.adding) for size in sizes],
        "search": [(size.statements, size.search) for size in sizes],
        **{
            f"between parties {rank} and {rank + 1}": [
                (size.statements, one.loaded + one.asked)
                for size in sizes
                if (one := size.relationships.get(rank))
            ]
            for rank in RANKS
        },
        "the whole ledger": [
            (size.statements, one.loaded + one.asked) for size in sizes if (one := size.ledger)
        ],
    }
    for what, points in lines.items():
        if len(points) > 1:
            rises = slope(points)
            last, seconds = points[-1]
            million = seconds * (1_000_000 / last) ** rises
            print(
                f"{what}: slope {rises:.2f} on logarithmic scales; a million, by that line: {million:.1f} s"
            )


def add(place: str, share: list[str]) -> int:
    """Add tables of readings, as one of several machines; how many statements are new."""
    with Archive.open(place) as archive:
        report = archive.add(share)
    if report.problems:
        raise SystemExit(report.problems[0])
    return len(report.added)


def make(folder: Path, number: int, at: int, writers: int) -> list[tuple[int, str]]:
    """Make every so many-th table of readings; the number of the first statement of each, and its path."""
    made = [
        (table, folder / "readings" / f"part-{table:07}.parquet")
        for table in range(0, number, A_TABLE)
        if table // A_TABLE % writers == at
    ]
    chance = random.Random(SEED)  # noqa: S311 - the same things in every table
    things = [f"{name(chance)} {name(chance)}" for _ in range(max(number // 5, 1))]
    for table, path in made:
        if not is_of_this_reader(path):
            size = min(A_TABLE, number - table)
            write_tables(str(folder), table, readings(table, size, things))
    return [(table, str(path)) for table, path in made]


def is_of_this_reader(path: Path) -> bool:
    """Whether there is a table that need not be read again when it is added."""
    if not path.exists():
        return False
    return bool(read_table(path, columns=["reader"])["reader"].to_pylist()[0] == reader_version())


def readings(first: int, size: int, things: list[str]) -> Iterator[Prepared]:
    """So many statements from the ``first``, the same every time, each with what a reader could make of it."""
    chance = random.Random(SEED + first)  # noqa: S311 - made up, no secret
    lines = make_lines(size, first)
    while some := list(itertools.islice(lines, SENTENCES)):
        issuer, other = two_parties(chance)
        yield prepared(some, issuer, other, chance, things)


def two_parties(chance: random.Random) -> tuple[str, str]:
    """Who speaks, and to whom."""
    one, other = chance.choices(PARTIES, OFTEN, k=2)
    return (one, other) if one != other else two_parties(chance)


def prepared(
    lines: list[Line], issuer: str, other: str, chance: random.Random, things: list[str]
) -> Prepared:
    """One statement of ``issuer`` about ``other``; its first sentences hold a record each."""
    text, sentences, records = "", list[Sentence](), list[Record]()
    day = lines[0].day
    for at, line in enumerate(lines):
        content = f"{chance.choice(VERBS)} the {chance.choice(things)}" if at < RECORDS else ""
        quote = f"{content} {line.quote}".strip()
        if content:
            records.append(record(chance, content, len(text), issuer, other, day))
        voice = (Voice("an official", issuer),)
        sentences.append(
            Sentence(len(text), len(text) + len(quote), quote, voice, line.act, (), (other,), (line.issue,))
        )
        text += f"{quote}\n"
    original = text.encode()
    identity = f"sha256:{hashlib.sha256(original).hexdigest()}"
    source = f"https://ruritania.example/{lines[0].statement}"
    document = Document(
        identity, source, f"Statement {lines[0].statement}", "", issuer, day, "statement", "en"
    )
    candidate = Candidate(source, original, "text/plain", row={"id": str(lines[0].statement)})
    reading = Reading(document, tuple(sentences), tuple(records))
    return Prepared(candidate, Statement(text, document), reading, ())


if __name__ == "__main__":
    main()
