"""What a ledger says of two parties is the same whether all of it is made or only what concerns the two."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.archive import Archive
from verbale.ledger.ledger import Ledger
from verbale.ledger.regrouping import Regrouping
from verbale.ledger.relationship import Relationship
from verbale.ledger.snapshot import Snapshot
from verbale.reading.model import (
    RECORD_TYPES,
    Commitment,
    Cooperation,
    Demand,
    Engagement,
    Framework,
    Measure,
    Mechanism,
    Reading,
    Record,
    RedLine,
    Reference,
    Sentence,
    Voice,
)
from verbale.statement import Document

STATES = {"XRU": "Ruritania", "XGS": "Graustark", "FRA": "France", "PER": "Peru"}
PAIRS = (("XRU", "XGS"), ("FRA", "XGS"), ("PER", "XRU"))
DEEDS = ("lift", "end", "publish", "respect", "withdraw", "review")
THINGS = (
    *("the barge tariff", "the inspections of grain", "the harbour dues", "the Zenda crossing", "it"),
    *("the duties on barley and rye", "the surcharge", "the survey of the northern shoals"),
)
OTHERS = (
    "{one} has kept its promise to {deed} {thing}.",
    "{one} denies that it ever promised to {deed} {thing}.",
    "{one} has violated its commitment to {deed} {thing}, and {other} knows it.",
    "{one} will not {deed} {thing}.",
    "In return, {one} will {deed} {thing} as long as {other} does.",
    "Both sides discussed {thing} and agreed to {deed} it.",
)
ACTS = ("assert", "deny", "commit", "oppose", "accuse", "demand", "impose", "agree", "report")
ISSUES = ("trade_tariffs", "maritime_territory", "sanctions")


def record(chance: random.Random, words: str, start: int, one: str, other: str) -> Record:
    """A record of any type, which ``words`` say."""
    span: dict[str, Any] = {"start": start, "end": start + len(words), "quote": words}
    two = tuple(sorted((one, other)))
    made = (
        lambda: Commitment(**span, holder=(chance.choice(two),), by=(one,), content=words),
        lambda: Demand(**span, by=(one,), to=(other,), content=words),
        lambda: Measure(
            **span, by=(one,), on=chance.choice(((other,), ())), kind="tariff", status="announced"
        ),
        lambda: RedLine(**span, by=(one,), content=words, issue=chance.choice(ISSUES)),
        lambda: Framework(**span, name=words, items=(words,), parties=chance.choice((two, ()))),
        lambda: Mechanism(**span, name=words, parties=two, status="active"),
        lambda: Cooperation(**span, area=words, parties=two),
        lambda: Reference(
            **span, instrument=chance.choice(("the Harbour Act", "UN Charter", "the Treaty of Zenda"))
        ),
        lambda: Engagement(
            **span,
            kind="meeting",
            parties=chance.choice((two, (one,))),
            date=chance.choice(("2024-03-05", "2024-04", "")),
            place=chance.choice(("Zenda", "")),
            status=chance.choice(("held", "planned")),
        ),
    )
    return chance.choice(made)()


def readings(chance: random.Random, number: int) -> Iterator[tuple[str, Reading]]:
    """Statements of four states about each other and about third ones."""
    for at in range(number):
        issuer, *others = chance.sample(sorted(STATES), 3)
        sentences, records, start = list[Sentence](), list[Record](), 0
        for _ in range(chance.randint(1, 4)):
            one, other = chance.choice(((issuer, others[0]), (others[0], issuer), (others[0], others[1])))
            words = f"{chance.choice(DEEDS)} {chance.choice(THINGS)}"
            said = chance.choice((f"{STATES[one]} will {words}", words, f"{words}, as {STATES[other]} knows"))
            if chance.random() < 0.4:
                deed, _, thing = words.partition(" ")
                said = chance.choice(OTHERS).format(
                    one=STATES[one], other=STATES[other], deed=deed, thing=thing
                )
            if words in said and chance.random() < 0.9:
                records.append(record(chance, words, start + said.index(words), one, other))
            voice = chance.choice(((Voice("an official", one),), (Voice("", issuer),), ()))
            to = chance.choice(((other,), ()))
            issues = tuple(chance.sample(ISSUES, chance.randint(0, 2)))
            sentences.append(
                Sentence(start, start + len(said), said, voice, chance.choice(ACTS), (), to, issues)
            )
            start += len(said) + 1
        kind = chance.choice(("statement", "readout", "transcript", "communique"))
        published = f"2024-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"
        title = chance.choice(("", f"Joint statement of {STATES[issuer]} and {STATES[others[0]]}"))
        records.sort(key=lambda found: [RECORD_TYPES.index(type(found)), found.start])
        document = Document(issuer=issuer, published=published, kind=kind, title=title)
        yield f"S{at:03}", Reading(document, tuple(sentences), tuple(records))


def corrections(chance: random.Random, ledger: Ledger) -> list[Regrouping]:
    """Some merging and splitting of what is there."""
    mentions = [mention.id for entry in ledger.entries() for mention in entry.mentions]
    made = []
    for _ in range(chance.randint(0, 4)):
        key = chance.choice(RECORD_TYPES).key
        of_type = [name for name in mentions if name.endswith(key)]
        if len(of_type) > 1:
            made.append(Regrouping(chance.choice(("merge", "split")), tuple(chance.sample(of_type, 2))))
    return made


def all_of(relationship: Relationship) -> dict[str, list[dict[str, Any]]]:
    """Everything that a relationship says."""
    found = {kind.key: [entry.to_dict() for entry in relationship.entries(kind)] for kind in RECORD_TYPES}
    found["positions"] = [one.to_dict() for one in relationship.positions()]
    found["lives"] = [one.to_dict() for one in relationship.lives()]
    return found


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_concerns_two_parties_is_the_same_as_in_the_whole_ledger(chance: random.Random) -> None:
    told = list(readings(chance, chance.randint(1, 50)))
    by_hand = corrections(chance, Ledger(told))
    whole, part = Snapshot(Ledger(told, by_hand)), Ledger(told, by_hand)
    for pair in PAIRS:
        assert all_of(Relationship(part, pair)) == all_of(Relationship(whole, pair))


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_of_a_ledger_that_grows_an_entry_is_found_as_of_one_at_rest(
    chance: random.Random,
) -> None:
    told = list(readings(chance, 30))
    by_hand = corrections(chance, Ledger(told))
    whole, part = Snapshot(Ledger(told, by_hand)), Ledger(told, by_hand)
    for statement, _ in reversed(told):
        for _, mention in whole.of_statement(statement):
            assert part.entry(mention.id) == whole.entry(mention.id)
    assert part.entry("S000/0-1/demands") is None


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_it_stays_so_as_statements_come_and_go(chance: random.Random) -> None:
    told = list(readings(chance, 40))
    part = Ledger(told[:30])
    all_of(Relationship(part, PAIRS[0]))
    for statement, reading in told[30:]:
        part.add(statement, reading)
        all_of(Relationship(part, chance.choice(PAIRS)))
    for statement, _ in told[:5]:
        part.remove(statement)
    whole = Snapshot(Ledger(told[5:]))
    for pair in PAIRS:
        assert all_of(Relationship(part, pair)) == all_of(Relationship(whole, pair))


@pytest.mark.parametrize("on", ["", "2024-02-01"])
def test_the_demo_archive_says_the_same(relationship: Path, on: str) -> None:
    with Archive.open(relationship) as archive:
        part = all_of(archive.relationship("XRU", "XGS", on=on))
        whole = all_of(Relationship(Snapshot(archive.ledger(on=on)), ("XRU", "XGS")))
    assert sum(map(len, whole.values())) > 50
    assert part == whole
