"""What `verbale precedent` would have said of the statements of each month, with all later ones held out.

    python training/precedent/backtest.py ARCHIVE [--per-month 5] [--judged]

For a sample of each month's statements, only what was said before the day of each counts. Prints for each month
how many findings reach a score of 1, by kind. With --judged, the statements of ``judged.tsv`` are set
beside their precedents instead, and the share of the first three findings of score 0.65 or more that a reader
called worth knowing is printed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

from verbale import Archive, precedent

JUDGED = Path(__file__).with_name("judged.tsv")
LEAST, UNUSUAL = 0.65, 1.0
SEED = 7


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive")
    parser.add_argument("--per-month", type=int, default=5)
    parser.add_argument("--judged", action="store_true")
    options = parser.parse_args()
    with Archive.open(options.archive) as archive:
        if options.judged:
            judge(archive)
        else:
            by_month(archive, options.per_month)


def by_month(archive: Archive, number: int) -> None:
    """For each month, the findings of ``number`` statements."""
    months = defaultdict(list)
    for summary in archive.list():
        if summary.document.issuer and len(summary.document.published) == 10:
            months[summary.document.published[:7]].append(summary.id)
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    for month, names in sorted(months.items()):
        begun = time.perf_counter()
        chosen = chance.sample(names, min(number, len(names)))
        found = [precedent(name, archive) for name in chosen]
        kinds = Counter(one.kind for each in found for one in each.findings if one.score >= UNUSUAL)
        mean = sum(kinds.values()) / len(chosen)
        took = (time.perf_counter() - begun) / len(chosen)
        shown = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        print(
            f"{month}  {len(chosen)} statements, {mean:.1f} findings each of score 1 or more, {took:.1f} s: {shown}"
        )


def judge(archive: Archive) -> None:
    """How many of the judged findings are still found, and how many of these are worth knowing, also by kind."""
    verdicts: dict[str, dict[str, dict[tuple[str, int, int], bool]]] = defaultdict(lambda: defaultdict(dict))
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            statement, kind, start, end, verdict, drawn = line.split("\t")
            verdicts[drawn][statement][kind, int(start), int(end)] = verdict == "yes"
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for drawn, statements in verdicts.items():
        everything, unusual, missing = [], [], 0
        for statement, known in statements.items():
            for one in precedent(statement, archive).findings[:3]:
                verdict = known.get((one.kind, one.start, one.end))
                if one.score < LEAST:
                    continue
                missing += verdict is None
                if verdict is not None:
                    everything.append(verdict)
                    by_kind[one.kind].append(verdict)
                    unusual += [verdict] if one.score >= UNUSUAL else []
        print(f"{len(statements)} statements drawn {drawn}; {missing} findings not judged")
        for name, found in (("first three", everything), ("of score 1 or more among them", unusual)):
            share = sum(found) / len(found) if found else 0.0
            print(f"  {name}: {sum(found)} of {len(found)} worth knowing ({share:.2f})")
    shares = (f"{kind} {sum(found)} of {len(found)}" for kind, found in sorted(by_kind.items()))
    print(f"by kind: {', '.join(shares)}")


if __name__ == "__main__":
    main()
