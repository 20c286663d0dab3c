"""What one statement says to be two names of one thing is one thing in all of them."""

from __future__ import annotations

import pytest
from ledger_samples import said, statement

from verbale.ledger.aliases import aliases_of
from verbale.ledger.ledger import Ledger
from verbale.reading.model import Mechanism, Reading

SALT, SUBSTANCES, STRAIT = (
    f"the working group on {matter}" for matter in ("grey salt", "substances of concern", "the strait")
)


def naming(name: str, published: str, *quotes: str) -> Reading:
    """A statement that speaks of a channel, and behind it says ``quotes``."""
    first = f"We value {name}."
    start = first.index(name)
    record = Mechanism(
        start=start, end=start + len(name), quote=name, name=name, parties=("XGS", "XRU"), status="active"
    )
    sentences = [said(first, "XGS")]
    for quote in quotes:
        sentences.append(said(quote, "XGS", sentences[-1].end + 1))
    return statement("XGS", published, tuple(sentences), (record,))


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        (f"{SALT.capitalize()}, which Ruritania calls {SUBSTANCES}, met in Zenda.", SALT, SUBSTANCES),
        (
            "They signed the Treaty of Hofbau (also known as the Rye Treaty).",
            "the Treaty of Hofbau",
            "the Rye Treaty",
        ),
    ],
)
def test_a_sentence_that_gives_two_names_of_one_thing(sentence: str, one: str, other: str) -> None:
    assert [(name.lower(), also) for name, also in aliases_of([sentence])] == [(one.lower(), other)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We honour the Strait Act, formerly the Code.",
        "We value the Council, which calls for peace, as a friend.",
        "The Council, which rightly calls on all sides to talk, met.",
        "The Strait Act, which Ruritania calls a mistake, is in force.",
    ],
)
def test_a_call_for_something_and_an_opinion_give_no_name(sentence: str) -> None:
    assert not aliases_of([sentence])


def test_channels_of_two_names_are_one_where_a_statement_says_so() -> None:
    told = [
        ("S1", naming(SUBSTANCES, "2024-01-03")),
        ("S2", naming(SALT, "2024-01-04")),
        ("S3", naming(STRAIT, "2024-01-05")),
        ("S4", naming(SUBSTANCES, "2024-01-06")),
    ]
    last = naming(STRAIT, "2024-01-07", f"{SALT.capitalize()}, which Ruritania calls {SUBSTANCES}, met.")
    ledger = Ledger(told)
    assert channels(ledger) == [["S1", "S4"], ["S2"], ["S3"]]
    ledger.add("S5", last)
    assert channels(ledger) == [["S1", "S2", "S4"], ["S3", "S5"]]
    ledger.remove("S5")
    assert channels(ledger) == [["S1", "S4"], ["S2"], ["S3"]]


def test_the_reason_is_that_it_is_also_called_so() -> None:
    quote = f"{SALT.capitalize()}, which Ruritania calls {SUBSTANCES}, met."
    readings = [("S1", naming(SUBSTANCES, "2024-01-03")), ("S2", naming(SALT, "2024-01-04", quote))]
    (entry,) = Ledger(readings).entries(Mechanism)
    (reason,) = entry.reasons
    assert (reason.rule, reason.mention[:2], reason.joined_to[:2]) == ("also-called", "S2", "S1")


def channels(ledger: Ledger) -> list[list[str]]:
    return [[one.statement for one in entry.mentions] for entry in ledger.entries(Mechanism)]
