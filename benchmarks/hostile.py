"""How long the pages take of an archive with one statement of a hundred thousand records, and how large they are.

    python benchmarks/hostile.py [--records 100000]

The statement is one line that promises the same of so many crossings, read beforehand: nobody would write it. Each
page is asked for twice, in one process: the first answer has to work out what it needs, the second has it ready.
*Today* waits for that as long as it does under `verbale serve`, and is asked for again when all is worked out.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from starlette.testclient import TestClient

from verbale import Archive
from verbale.reading import pipeline
from verbale.reading.model import Commitment, Reading, Record, Sentence
from verbale.sources import Overrides
from verbale.statement import Statement
from verbale.web.app import create_app
from verbale.web.serving import PATIENCE

ABOUT = Overrides(issuer="XRU", published="2024-12-01", title="Crossings")


def main() -> None:
    """Make the archive, ask for every page, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    text, reading = promises(parser.parse_args().records)

    def ready(statement: Statement) -> Reading:
        return Reading(statement.document, reading.sentences, reading.records)

    pipeline.read_statement = ready
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.create(Path(folder) / "archive.db") as archive,
    ):
        started = time.perf_counter()
        identity = archive.add_original("line.txt", text.encode(), overrides=ABOUT).added[0]
        print(f"{len(reading.records)} records in one line, kept in {time.perf_counter() - started:.1f} s")
        print(f"{'':<34}{'first s':>9}{'then s':>9}{'KiB':>9}")
        site = TestClient(create_app(archive, patience=PATIENCE), base_url="http://localhost")
        for name, path in pages_of(identity, reading.records[0]):
            first, _ = asked(site, path)
            then, size = asked(site, path)
            print(f"{name:<34}{first:>9.2f}{then:>9.2f}{size / 1024:>9.0f}", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {memory:.0f} MiB")


def promises(number: int) -> tuple[str, Reading]:
    """A text of one line, in which every sentence is a promise, with its reading."""
    sentences, records = list[Sentence](), list[Record]()
    pieces, at = list[str](), 0
    for one in range(number):
        content = f"open crossing {one}"
        quote = f"Ruritania will {content}."
        start = at + quote.index(content)
        sentences.append(Sentence(start=at, end=at + len(quote), quote=quote, act="commit"))
        records.append(
            Commitment(
                start=start,
                end=start + len(content),
                quote=content,
                content=content,
                holder=("XRU", "XGS"),
                by=("XRU",),
            )
        )
        pieces.append(quote)
        at += len(quote) + 1
    text = " ".join(pieces)
    return text, Reading(sentences=tuple(sentences), records=tuple(records))


def pages_of(identity: str, record: Record) -> tuple[tuple[str, str], ...]:
    """The name and the path of each page that has something of the statement."""
    return (
        ("Today, at once", "/"),
        ("Relationship", "/relationships/XRU/XGS"),
        ("Today, with what is new", "/"),
        ("Statement, its first part", f"/statements/{identity}"),
        ("Statement, a later part", f"/statements/{identity}?part=2"),
        ("Commitments", "/relationships/XRU/XGS/commitments"),
        ("Commitment", f"/entries/{identity}/{record.start}-{record.end}/commitments"),
        ("Review", "/review"),
        ("Search", "/search?q=crossing"),
        ("Precedent", f"/statements/{identity}/precedent"),
        ("Phrases", "/phrases"),
        ("Quality", "/quality"),
        ("the statement in the API", f"/api/statements/{identity}"),
        ("the commitments in the API", "/api/relationships/XRU/XGS/commitments"),
    )


def asked(site: TestClient, path: str) -> tuple[float, int]:
    """Seconds until a page is there, and its size in bytes. Raises SystemExit where it is refused."""
    started = time.perf_counter()
    answer = site.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"error: {path}: {answer.status_code}")
    return time.perf_counter() - started, len(answer.content)


if __name__ == "__main__":
    main()
