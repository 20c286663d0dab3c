"""How fast the pages are under load, beside Datasette's table pages of the same rows of the same SQLite file.

    python benchmarks/web.py ARCHIVE [--requests 60] [--clients 4]

Starts `verbale serve` and `datasette` over the archive, each in a process of its own, on this machine. For each page
of Verbale several clients ask for it again and again, and then for the table page of Datasette with the rows that
the page is about. Prints the median and the 95th percentile of the time that a client waits, and what the server's
process computes for one answer, which says more where the machine is busy with other things. "cold" is the very
first answer, when what the page needs has to be worked out; the rest is measured once the server has done with that.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from verbale import Archive

VERBALE, DATASETTE = 8471, 8472
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of Verbale, and the page of Datasette that has the rows it is made of."""

    name: str
    path: str
    table: str


def main() -> None:
    """Start both servers, ask for every page, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path)
    parser.add_argument("--requests", type=int, default=60, help="for each page (default 60)")
    parser.add_argument("--clients", type=int, default=4, help="at the same time (default 4)")
    options = parser.parse_args()
    pages = list(pages_of(options.archive))
    with running("verbale", options.archive) as ours, running("datasette", options.archive) as theirs:
        print(f"{options.requests} requests a page, {options.clients} clients; milliseconds")
        print(
            f"{'':<14}{'cold':>8}{'p50':>8}{'p95':>8}{'work':>8}   {'Datasette p50':>14}{'p95':>8}{'work':>8}"
        )
        worst, slower = 0.0, []
        first = [ask(VERBALE, page.path) for page in pages]
        wait_until_idle(ours)
        for page, cold in zip(pages, first, strict=True):
            mine = measure(VERBALE, page.path, ours, options)
            other = measure(DATASETTE, page.table, theirs, options)
            worst = max(worst, mine[1])
            if mine[1] > other[1]:
                slower.append(page.name)
            print(
                f"{page.name:<14}{cold:>8.0f}"
                + "".join(f"{ms:>8.0f}" for ms in mine)
                + f"   {other[0]:>14.0f}{other[1]:>8.0f}{other[2]:>8.0f}"
            )
    print(f"the slowest p95 is {worst:.0f} ms; slower than Datasette at p95: {', '.join(slower) or 'none'}")


def pages_of(place: Path) -> Iterator[Page]:
    """The pages, with statements and parties that the archive has."""
    with Archive.open(place) as archive:
        one, other = issuers(archive)
        newest = archive.newest(1)[0].id
    between = f"/relationships/{one}/{other}"
    yield Page("Today", "/", "/v_statements?_sort_desc=published&_size=12")
    yield Page("Statement", f"/statements/{newest}", f"/v_sentences?statement={newest}&_size=200")
    yield Page("Precedent", f"/statements/{newest}/precedent", f"/v_sentences?issuer={one}&_size=100")
    yield Page("Relationship", between, "/v_commitments?_sort_desc=published&_size=100")
    yield Page("Demands", f"{between}/demands", "/v_demands?_sort_desc=published&_size=200")
    yield Page("Issue", f"{between}/issues/trade_tariffs", "/v_sentences?issues__contains=trade&_size=100")
    yield Page("Search", "/search?q=tariffs", "/v_sentences?quote__contains=tariffs&_size=25")
    yield Page("Pairs", "/compare", "/v_engagements?_size=100")
    yield Page("Phrases", f"/phrases?issuer={one}", f"/v_sentences?issuer={one}&_size=60")
    yield Page(
        "Phrase",
        "/phrase?q=win-win+cooperation",
        "/v_sentences?quote__contains=win-win+cooperation&_size=100",
    )
    yield Page("Review", "/review", "/v_records?_sort_desc=published&_size=1")
    yield Page("Quality", "/quality", "/v_records?_size=100")


def issuers(archive: Archive) -> list[str]:
    """The two parties that most statements speak for."""
    return sorted([one.value for one in archive.count(by="issuer") if one.value][:2])


@contextmanager
def running(name: str, place: Path) -> Iterator[int]:
    """The process of a server over the archive, once it answers."""
    folder = Path(sys.executable).parent
    command = {
        "verbale": ["serve", "-a", str(place), "--port", str(VERBALE)],
        "datasette": [
            "serve",
            str(place),
            "--port",
            str(DATASETTE),
            "--setting",
            "sql_time_limit_ms",
            "60000",
        ],
    }[name]
    port = {"verbale": VERBALE, "datasette": DATASETTE}[name]
    process = subprocess.Popen(  # noqa: S603 - our own programs
        [str(folder / name), *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(600):
            try:
                _client().get(f"http://127.0.0.1:{port}/")
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


_OWN = threading.local()


def _client() -> httpx.Client:
    """This thread's, which keeps its connections, as a browser does."""
    if not hasattr(_OWN, "client"):
        _OWN.client = httpx.Client(timeout=300)
    client: httpx.Client = _OWN.client
    return client


def ask(port: int, path: str) -> float:
    """Milliseconds until the answer is there; it has to be one."""
    base = f"http://127.0.0.1:{port}"
    client = _client()
    begun = time.perf_counter()
    answer = client.get(base + path)
    taken = (time.perf_counter() - begun) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{base}{path}: {answer.status_code}")
    return taken


def measure(port: int, path: str, process: int, options: argparse.Namespace) -> tuple[float, float, float]:
    """The median and the 95th percentile of the waiting, and the work for one answer."""
    if port == DATASETTE:
        path = f"/{options.archive.stem}{path}"
        ask(port, path)
    before = work(process)
    with ThreadPoolExecutor(options.clients) as clients:
        taken = list(clients.map(lambda _: ask(port, path), range(options.requests)))
    worked = (work(process) - before) * 1000 / options.requests
    return statistics.median(taken), percentile(taken), worked


def wait_until_idle(process: int) -> None:
    """Return once the process has computed next to nothing for a second."""
    before, now = -1.0, work(process)
    while now - before > 0.1:
        time.sleep(1)
        before, now = now, work(process)


def percentile(values: Sequence[float], share: float = 0.95) -> float:
    """The value that this share of ``values`` does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def work(process: int) -> float:
    """Seconds that a process has computed so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


if __name__ == "__main__":
    main()
