"""How well the ledger merges records: against entries made by hand, of coded records and of records as read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.evaluation.agreement import overlap, pair_off
from verbale.evaluation.entries import CodedEntry, coded_readings, read_entries
from verbale.evaluation.merging import Groups, Merging, b_cubed, ceaf_e, compare_groups
from verbale.ledger.ledger import Ledger
from verbale.ledger.mention import Mention, mentions_of
from verbale.reading.model import RECORD_TYPES, Reading, Record

__all__ = ["MergingAgreement", "evaluate_merging", "merging_report", "merging_to_dict"]

Mergings = Mapping[str, Mapping[str, "MergingAgreement"]]

_FLOOR = 0.3
"""The least overlap at which a record as read is the coded one; the same as for records alone."""
_ALL = "all types"


@dataclass(frozen=True, slots=True)
class MergingAgreement:
    """How the ledger's entries of some records agree with those made by hand."""

    b_cubed: Merging
    ceaf_e: Merging
    merged: int
    """The mentions that both groupings have; the figures are of these."""
    coded: int
    """The mentions in the entries made by hand."""


def evaluate_merging(folder: Path, read: Callable[[Path], Reading]) -> dict[str, dict[str, MergingAgreement]]:
    """The agreement with ``folder/entries.json``, by setting ("coded", "read") and type of record.

    "coded" merges the records made by hand; "read" those that ``read`` finds in the texts of
    ``folder/statements``, of which those count that are a coded one. Raises SourceError where there are no entries.
    """
    entries = read_entries(folder)
    readings = {path.stem: read(path) for path in sorted((folder / "statements").glob("*.txt"))}
    coded = coded_readings(entries, readings)
    names = _names(entries)
    as_coded = {mention.id: mention.id for name in coded for mention in mentions_of(name, coded[name])}
    as_read = dict(pair for name in coded for pair in _found(name, coded[name], readings[name]))
    return {
        "coded": _agreements(names, Ledger(coded.items()), as_coded),
        "read": _agreements(names, Ledger(readings.items()), as_read),
    }


def merging_report(found: Mergings) -> list[str]:
    """The figures as lines of a table, a block for each setting."""
    lines = []
    for setting, agreements in found.items():
        lines += [
            f"records as {setting}",
            f"{'':14}{'mentions':>12}  {'B-cubed  P / R / F1':20}  CEAF-e  P / R / F1",
        ]
        lines += [
            f"{name:14}{f'{one.merged}/{one.coded}':>12}  {_figures(one.b_cubed):20}  {_figures(one.ceaf_e)}"
            for name, one in agreements.items()
        ]
        lines.append("")
    return lines[:-1]


def merging_to_dict(found: Mergings) -> dict[str, dict[str, dict[str, Any]]]:
    """The figures in the shape of the JSON output."""
    return {
        setting: {
            name: {
                "mentions": one.merged,
                "coded": one.coded,
                "b_cubed": _shares(one.b_cubed),
                "ceaf_e": _shares(one.ceaf_e),
            }
            for name, one in agreements.items()
        }
        for setting, agreements in found.items()
    }


def _figures(one: Merging) -> str:
    return f"{one.precision:.3f} / {one.recall:.3f} / {one.f1:.3f}"


def _shares(one: Merging) -> dict[str, float]:
    return {"precision": one.precision, "recall": one.recall, "f1": one.f1}


def _names(entries: Sequence[CodedEntry]) -> dict[type[Record], Groups]:
    """The entries made by hand, by type of record, as groups of ids of mentions."""
    groups: dict[type[Record], list[frozenset[object]]] = {}
    for entry in entries:
        ids = {f"{m['statement']}/{m['start']}-{m['end']}/{entry.kind.key}" for m in entry.mentions}
        groups.setdefault(entry.kind, []).append(frozenset(ids))
    return dict(groups)


def _found(name: str, coded: Reading, read: Reading) -> Iterator[tuple[str, str]]:
    """The id of each mention as read that is a coded one, with the id of that."""
    for kind in RECORD_TYPES:
        wanted = [one for one in mentions_of(name, coded) if isinstance(one.record, kind)]
        got = [one for one in mentions_of(name, read) if isinstance(one.record, kind)]
        likeness = [[_overlap(one, other) for other in got] for one in wanted]
        for one, other in pair_off(wanted, got, likeness, _FLOOR):
            yield other.id, one.id


def _overlap(one: Mention, other: Mention) -> float:
    """The most that two places of two mentions share."""
    return max(overlap(here, there) for here in _places(one) for there in _places(other))


def _places(mention: Mention) -> list[tuple[int, int]]:
    record = mention.record
    return [(record.start, record.end), *((span.start, span.end) for span in record.also)]


def _agreements(
    names: Mapping[type[Record], Groups], ledger: Ledger, same: Mapping[str, str]
) -> dict[str, MergingAgreement]:
    """The agreement by type of record, and of all types together."""
    predicted = {
        kind: [
            frozenset(same[mention.id] for mention in entry.mentions if mention.id in same)
            for entry in ledger.entries(kind)
        ]
        for kind in names
    }
    found = {kind.key: _agreement(names[kind], predicted[kind]) for kind in names}
    everything = [group for kind in names for group in names[kind]]
    return found | {
        _ALL: _agreement(everything, [group for groups in predicted.values() for group in groups])
    }


def _agreement(gold: Groups, predicted: Groups) -> MergingAgreement:
    wanted, got = compare_groups(gold, predicted)
    return MergingAgreement(
        b_cubed(wanted, got), ceaf_e(wanted, got), sum(map(len, wanted)), sum(map(len, gold))
    )
