"""How long building the ledger takes as the archive grows, and how long one relationship or adding one statement does.

    python benchmarks/ledger.py [--archive ARCHIVE [--between A B]] [--largest 100000]

Without an archive the statements are synthetic: readings of three sentences and two records by one of twelve parties,
about things of which there are the more, the more statements there are. Prints seconds of processor time for each size,
and the slopes of the lines through them on logarithmic scales: 1 is growth in proportion. A relationship "alone" is
what two of the parties' takes from the readings on, without the rest of the ledger. With ``--between`` it says how much
of a relationship is found in the statements that involve both parties, which is what is read of a large archive.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence

from verbale.archive import Archive
from verbale.ledger.ledger import Ledger
from verbale.ledger.relationship import Relationship
from verbale.reading.model import (
    RECORD_TYPES,
    Commitment,
    Demand,
    Engagement,
    Measure,
    Reading,
    Record,
    Sentence,
    Voice,
)
from verbale.statement import Document

PARTIES = [f"X{letter}{letter}" for letter in "ABCDEFGHIJKL"]
VERBS = ("open", "lift", "release", "withdraw", "extend", "publish", "restore", "fund")
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", default="")
    parser.add_argument("--between", nargs=2, metavar=("A", "B"))
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    options = parser.parse_args()
    if options.archive and options.between:
        with Archive.open(options.archive) as archive:
            compare(archive, *options.between)
        return
    if options.archive:
        with Archive.open(options.archive) as archive:
            began = time.process_time()
            ledger = archive.ledger()
            loaded = time.process_time()
        measure(ledger, loaded - began)
        return
    points, alone = list[tuple[int, float]](), list[tuple[int, float]]()
    for size in [size for size in SIZES if size <= options.largest]:
        statements = list(synthetic(size + 1))
        began = time.process_time()
        ledger = Ledger(statements[:-1])
        seconds = measure(ledger, time.process_time() - began)
        points.append((size, seconds))
        began = time.process_time()
        ledger.add(*statements[-1])
        ledger.entries()
        print(f"  adding one more: {time.process_time() - began:.2f} s")
        alone.append((size, relationship(statements[:-1])))
    if len(points) > 1:
        print(
            f"slope on logarithmic scales: {slope(points):.2f}; of a relationship alone: {slope(alone):.2f}"
        )


def compare(archive: Archive, one: str, other: str) -> None:
    """Print how much of a relationship the statements that involve both parties have."""
    ledgers = archive.ledger(), archive.ledger(parties=(one, other))
    whole, part = (
        {
            entry.id: entry
            for kind in RECORD_TYPES
            for entry in Relationship(ledger, (one, other)).entries(kind)
        }
        for ledger in ledgers
    )
    same = sum(entry == part.get(key) for key, entry in whole.items())
    earlier = sum(key in part and part[key].latest < entry.latest for key, entry in whole.items())
    mentions = (sum(len(entry.mentions) for entry in entries.values()) for entries in (whole, part))
    print(
        f"{one} and {other}: {len(ledgers[1])} of {len(ledgers[0])} statements involve both; of {len(whole)} entries "
        f"{sum(key in part for key in whole)} are there, {same} just the same, {earlier} with an earlier latest day; "
        "mentions {} and {}".format(*mentions)
    )


def relationship(statements: Sequence[tuple[str, Reading]]) -> float:
    """Print what it takes to say what there is between two parties, and no more; the seconds."""
    began = time.process_time()
    found = Relationship(Ledger(statements), (PARTIES[0], PARTIES[1]))
    entries = sum(len(found.entries(kind)) for kind in RECORD_TYPES)
    seconds = time.process_time() - began
    print(f"  a relationship alone, {entries} entries: {seconds:.2f} s")
    return seconds


def measure(ledger: Ledger, loaded: float) -> float:
    """Print what building took in all; the seconds."""
    began = time.process_time()
    entries = ledger.entries()
    grouped = time.process_time() - began
    statements = len({mention.statement for entry in entries for mention in entry.mentions})
    print(
        f"{statements} statements with records, {len(entries)} entries: "
        f"{loaded:.2f} s to take in, {grouped:.2f} s to group and settle"
    )
    return loaded + grouped


def slope(points: list[tuple[int, float]]) -> float:
    """Of the line through ``points`` on logarithmic scales, by least squares."""
    xs, ys = [math.log(size) for size, _ in points], [math.log(seconds) for _, seconds in points]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - middle_x) ** 2 for x in xs)


def synthetic(number: int) -> Iterator[tuple[str, Reading]]:
    """So many statements, the same each time: one thing is spoken of about ten times."""
    chance = random.Random(1)  # noqa: S311 - the same statements each time
    things = [f"{name(chance)} {name(chance)}" for _ in range(max(number // 5, 1))]
    for index in range(number):
        party, other = chance.sample(PARTIES, 2)
        day = f"{2000 + index * 20 // number}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        sentences, records = [], []
        for start in (0, 200, 400):
            content = f"{chance.choice(VERBS)} the {chance.choice(things)}"
            voice = (Voice("an official", party),)
            sentences.append(Sentence(start, start + len(content), content, voice, "commit", (), (other,)))
            records.append(record(chance, content, start, party, other, day))
        yield (
            f"S{index:07}",
            Reading(Document(issuer=party, published=day), tuple(sentences), tuple(records[:2])),
        )


def name(chance: random.Random) -> str:
    """A word that no language has."""
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3))


def record(chance: random.Random, content: str, start: int, party: str, other: str, day: str) -> Record:
    """A record of one of four types."""
    span = {"start": start, "end": start + len(content), "quote": content}
    kind = chance.randrange(4)
    if kind == 0:
        return Commitment(**span, holder=(party,), by=(party,), content=content)  # type: ignore[arg-type]
    if kind == 1:
        return Demand(**span, by=(party,), to=(other,), content=content)  # type: ignore[arg-type]
    if kind == 2:
        return Measure(**span, by=(party,), on=(other,), kind="other", status="announced")  # type: ignore[arg-type]
    parties = tuple(sorted((party, other)))
    return Engagement(**span, kind="meeting", parties=parties, date=day, status="held")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
