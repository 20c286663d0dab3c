"""What the records of a statement point back to: "withdraw it", "the group", "keep it"."""

from __future__ import annotations

import pytest
from ledger_samples import demand, promise, said, statement

from verbale.ledger.mention import mentions_of
from verbale.reading.model import Measure, Mechanism, Record


def surcharge(quote: str, start: int) -> Measure:
    return Measure(start=start, end=start + len(quote), quote=quote, by=("XGS",), on=("XRU",), kind="tariff")


def group(quote: str, start: int) -> Mechanism:
    return Mechanism(
        start=start, end=start + len(quote), quote=quote, name=quote, parties=("XGS", "XRU"), status="exists"
    )


def meant(*told: tuple[str, str]) -> str:
    """What the last record of a statement points back to: its quotation, or "". A record is a sentence."""
    start, sentences, records = 0, [], []
    for what, quote in told:
        sentences.append(said(quote, "XRU", start=start))
        records += made(what, quote, start)
        start += len(quote) + 1
    reading = statement("XRU", "2024-01-03", tuple(sentences), tuple(records))
    last = mentions_of("S1", reading)[-1].meant
    return last.quote if last is not None else ""


def made(what: str, quote: str, start: int) -> list[Record]:
    match what:
        case "measure":
            return [surcharge(quote, start)]
        case "mechanism":
            return [group(quote, start)]
        case "demand":
            return [demand(quote, "XRU", "XGS", start=start)]
        case "promise":
            return [promise(quote, "XGS", "XRU", start=start)]
    return []


def test_it_is_the_measure_told_of_just_before() -> None:
    told = ("measure", "the duty on timber"), ("measure", "the surcharge on barges")
    assert meant(*told, ("demand", "withdraw it without delay")) == "the surcharge on barges"


@pytest.mark.parametrize(
    "quote", ["It must be abolished", "They ought to be lifted", "bring them down to a day"]
)
def test_a_pronoun_can_be_subject_or_object_of_what_is_done(quote: str) -> None:
    assert meant(("measure", "the surcharge on barges"), ("demand", quote)) == "the surcharge on barges"


@pytest.mark.parametrize(
    "quote",
    [
        "It should leave the crates where they are",  # who is to do it
        "remove it from the list of sponsors of smuggling",  # something else is removed
        "hold it in Zenda next year",  # nothing that is done with a measure
        "withdraw the frigates",  # no pronoun
    ],
)
def test_what_is_no_pronoun_for_a_thing_points_to_none(quote: str) -> None:
    assert meant(("measure", "the surcharge on barges"), ("demand", quote)) == ""


def test_a_pronoun_does_not_reach_far() -> None:
    aside = [("", f"The river rose again on day {day}.") for day in range(3)]
    assert meant(("measure", "the surcharge on barges"), *aside, ("demand", "withdraw it")) == ""


def test_what_is_kept_is_a_promise() -> None:
    told = ("promise", "Graustark will open the lock"), ("measure", "the surcharge on barges")
    assert meant(*told, ("demand", "keep it")) == "Graustark will open the lock"


@pytest.mark.parametrize(
    "quote", ["stop the plan", "cancel the relevant measures", "reverse this wrong decision"]
)
def test_a_word_for_any_measure_is_the_one_told_of_just_before(quote: str) -> None:
    told = ("measure", "the surcharge on barges"), ("mechanism", "the working group on grey salt")
    expected = (
        "" if quote.startswith("reverse") else "the surcharge on barges"
    )  # "reverse" is no deed that is known
    assert meant(*told, ("demand", quote)) == expected


def test_a_short_name_is_the_one_before_that_has_its_words() -> None:
    told = ("mechanism", "the working group on grey salt"), ("measure", "the surcharge on barges")
    assert meant(*told, ("mechanism", "the group")) == "the working group on grey salt"


def test_a_deed_told_without_its_thing_is_done_to_the_measure_before() -> None:
    told = ("measure", "the surcharge on barges"), ("promise", "the review would be completed by June")
    assert meant(*told) == "the surcharge on barges"
