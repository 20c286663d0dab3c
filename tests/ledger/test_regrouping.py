"""What people say belongs together, or does not, counts for more than the rules."""

from __future__ import annotations

from ledger_samples import one_promise

from verbale.ledger.ledger import Ledger
from verbale.ledger.regrouping import Regrouping
from verbale.reading.model import Commitment

READINGS = [
    ("S1", one_promise("open the Sarn Strait to trawlers", "XRU", "XRU", "2024-01-01")),
    ("S2", one_promise("open the Sarn Strait to trawlers", "XRU", "XRU", "2024-02-01")),
    ("S3", one_promise("lift the duties on salmon", "XGS", "XGS", "2024-03-01")),
]


def statements(*corrections: Regrouping) -> list[list[str]]:
    entries = Ledger(READINGS, corrections).entries(Commitment)
    return [[mention.statement for mention in entry.mentions] for entry in entries]


MENTION = {mention.statement: mention.id for e in Ledger(READINGS).entries() for mention in e.mentions}


def test_what_is_split_off_stands_alone() -> None:
    assert statements() == [["S1", "S2"], ["S3"]]
    assert statements(Regrouping("split", (MENTION["S2"],))) == [["S1"], ["S2"], ["S3"]]


def test_whole_entries_are_merged_even_of_different_holders() -> None:
    assert statements(Regrouping("merge", (MENTION["S1"], MENTION["S3"]), by="a clerk")) == [
        ["S1", "S2", "S3"]
    ]


def test_corrections_count_in_their_order() -> None:
    merge, split = Regrouping("merge", (MENTION["S1"], MENTION["S3"])), Regrouping("split", (MENTION["S3"],))
    assert statements(merge, split) == [["S1", "S2"], ["S3"]]


def test_a_correction_outlives_a_new_reading_and_a_ledger_that_grows() -> None:
    moved = MENTION["S2"].replace("/0-", "/3-")
    ledger = Ledger(READINGS[:1], [Regrouping("split", (moved,), by="a clerk")])
    ledger.entries()
    for statement, reading in READINGS[1:]:
        ledger.add(statement, reading)
    assert [len(entry.mentions) for entry in ledger.entries(Commitment)] == [1, 1, 1]
    assert "split by a clerk" in {reason.rule for entry in ledger.entries() for reason in entry.reasons}
