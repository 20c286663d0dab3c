"""Print the entries of an archive that are to be judged by reading: the largest ones and random ones.

    python training/ledger/look.py ARCHIVE [--largest 40] [--random 40] [--seed 1]

Entries that two parties share are preferred to none: every type of record is drawn from as it is. An entry is wrong
where its mentions are not all about one fact; docs/quality.md counts them.
"""

from __future__ import annotations

import argparse
import random

from verbale.archive import Archive
from verbale.ledger.entry import Entry
from verbale.views.plain import one_line


def main() -> None:
    """Choose and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("--largest", type=int, default=40)
    parser.add_argument("--random", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=12, help="mentions that are shown of each")
    options = parser.parse_args()
    with Archive.open(options.archive) as archive:
        entries = archive.ledger().entries()
    merged = [entry for entry in entries if len(entry.mentions) > 1]
    print(f"{len(entries)} entries, {len(merged)} of several mentions")
    ranked = sorted(entries, key=lambda entry: (-len(entry.mentions), entry.mentions[0].order))
    chance = random.Random(options.seed)  # noqa: S311 - a sample, the same each time
    for title, chosen in (
        ("largest", ranked[: options.largest]),
        ("random, of several mentions", chance.sample(merged, min(options.random, len(merged)))),
    ):
        print(f"\n=== {title}")
        for number, entry in enumerate(chosen, 1):
            show(number, entry, options.most)


def show(number: int, entry: Entry, most: int) -> None:
    """One entry: its fields, and mentions from its whole length."""
    fields = {name: value for name, value in entry.fields.items() if value not in ("", None, [])}
    print(f"\n{number}. {entry.kind.key} {entry.status} {fields}  ({len(entry.mentions)} mentions)")
    step = max(1, len(entry.mentions) // most)
    for mention in entry.mentions[::step][:most]:
        print(f"   {mention.date} {mention.issuer}: {one_line(mention.record.quote)[:150]}")


if __name__ == "__main__":
    main()
