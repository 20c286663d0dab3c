"""Names of things that no lexicon knows, put to an issue by the kind that statements take them up by."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import said, statement

from verbale.ledger.ledger import Ledger
from verbale.ledger.lines import Lines
from verbale.ledger.relationship import Relationship
from verbale.reading.model import Reading

TAKEN_UP = ("They opened with blue ash.", "The drug is carried over the river in drums.")
ALONE = ("The working group on blue ash did not take place.",)


def lines_of(*statements: tuple[str, ...]) -> Lines:
    lines = Lines()
    for number, quotes in enumerate(statements):
        add(lines, number, quotes)
    return lines


def add(lines: Lines, number: int, quotes: tuple[str, ...]) -> None:
    sentences = tuple(said(quote, "XGS", 100 * at) for at, quote in enumerate(quotes))
    lines.add(f"S{number}", statement("XGS", "2023-01-01", sentences))


def test_a_name_is_of_the_kind_that_three_statements_take_it_up_by() -> None:
    assert dict(lines_of(TAKEN_UP, TAKEN_UP, TAKEN_UP, ALONE).names) == {"blue ash": "counternarcotics"}


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        ((TAKEN_UP, TAKEN_UP, ALONE), "two statements may be chance"),
        ((TAKEN_UP,) * 3 + (ALONE,) * 20, "so may three of many"),
        ((("They spoke of fentanyl and blue ash.", "The drug kills."),) * 3, "another drug is what is meant"),
        ((("They saw Foreign Secretary Vane.", "The drug kills."),) * 3, "a person is no thing"),
        ((("They opened with blue ash.", "A drug is carried over."),) * 3, "nothing is taken up"),
    ],
)
def test_what_is_no_name_of_a_kind(statements: tuple[tuple[str, ...], ...], reason: str) -> None:
    assert dict(lines_of(*statements).names) == {}, reason


@given(st.lists(st.sampled_from([TAKEN_UP, ALONE]), min_size=1, max_size=8), st.randoms())
def test_removing_what_was_added_leaves_what_was_known(
    given_statements: list[tuple[str, ...]], chance: random.Random
) -> None:
    lines = lines_of(*given_statements)
    known = dict(lines.names)
    more = list(range(100, 104))
    for number in more:
        add(lines, number, TAKEN_UP)
    chance.shuffle(more)
    for number in more:
        lines.remove(f"S{number}")
    assert lines.names == known


def test_a_name_alone_and_the_matter_of_a_title_are_of_the_issue() -> None:
    told: list[tuple[str, Reading]] = []
    for month in (1, 2, 3):
        sentences = tuple(said(quote, "XGS", 100 * at) for at, quote in enumerate(TAKEN_UP))
        told.append((f"S{month}", statement("XGS", f"2023-0{month}-01", sentences)))
    stalled = said("The talks on blue ash were put off by Ruritania.", "XGS", act="report", to=("XRU",))
    told.append(("S4", statement("XGS", "2023-04-01", (stalled,))))
    over = said("The two sides regard the matter as settled.", "XGS", act="agree", to=("XRU",))
    last = statement("XGS", "2023-05-01", (over,), kind="communique")
    titled = replace(last.document, title="Statement on Blue Ash")
    told.append(("S5", replace(last, document=titled)))
    (life,) = Relationship(Ledger(told), ("XGS", "XRU")).lives()
    assert life.issue == "counternarcotics"
    assert [change.state for change in life.changes] == ["stalled", "settled"]
