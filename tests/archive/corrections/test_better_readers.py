"""The statement is read again by a better reader: what people have said holds, and differences are listed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from correction_samples import BOATS, SENTENCES, add_statement, demand, place, quoted, reading_of, reread

from archive_copies import Fill
from verbale import Archive, Demand

URGES = SENTENCES[1]
LONGER = "urges Graustark to withdraw its patrol boats from the Sarn Islands"


@pytest.fixture
def archive(filled_by: Callable[[Fill], Archive]) -> Archive:
    return filled_by(add_statement)


@pytest.fixture
def identity(archive: Archive) -> str:
    return archive.list()[0].id


def quotes(archive: Archive, identity: str) -> list[str]:
    return [one.quote for one in archive.reading(identity).of_type(Demand)]


def problems(archive: Archive) -> list[str]:
    return [one.problem for one in archive.review()]


def test_an_edited_record_stays_as_it_is(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(BOATS)}/demands", set={"to": "UN"})
    reread(archive, identity, reading_of(demand(to="INTL")))
    assert archive.reading(identity).of_type(Demand)[0].to == ("UN",)
    (listed,) = archive.review(identity)
    assert (listed.problem, (listed.other or {})["to"]) == ("differs", "INTL")
    archive.correct(f"{identity}/{place(BOATS)}/demands", action="accept")
    assert archive.review() == []


def test_what_the_machine_still_says_or_now_agrees_with_is_not_listed(
    archive: Archive, identity: str
) -> None:
    archive.correct(f"{identity}/{place(BOATS)}/demands", set={"to": "UN"})
    archive.correct(f"{identity}/{place(URGES)}", set={"act": "demand"})
    assert problems(archive) == []
    agreeing = [quoted(words, act="demand" if words == URGES else "assert") for words in SENTENCES]
    reread(archive, identity, reading_of(demand(to="UN"), sentences=agreeing))
    assert problems(archive) == []


def test_a_record_found_at_other_boundaries_is_the_corrected_one(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(BOATS)}/demands", set={"to": "UN"})
    reread(archive, identity, reading_of(demand(LONGER)))
    assert quotes(archive, identity) == [BOATS]
    assert problems(archive) == ["differs"]


def test_a_record_found_in_two_parts_is_not_there_three_times(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(BOATS)}/demands", action="accept")
    reread(
        archive, identity, reading_of(demand("withdraw its patrol"), demand("boats from the Sarn Islands"))
    )
    assert quotes(archive, identity) == [BOATS]


def test_a_corrected_record_that_is_no_longer_found_stays(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(BOATS)}/demands", action="accept")
    reread(archive, identity, reading_of())
    assert quotes(archive, identity) == [BOATS]
    assert problems(archive) == ["gone"]
    archive.correct(f"{identity}/{place(BOATS)}/demands", action="accept")
    assert (quotes(archive, identity), problems(archive)) == ([BOATS], [])


@pytest.mark.parametrize(
    ("found", "listed"),
    [
        ([demand()], []),  # the same
        ([demand(LONGER)], ["differs"]),  # at other boundaries
        ([demand(to="UN")], ["differs"]),  # with another field
        ([], []),  # nothing, which the person said
    ],
)
def test_a_rejected_record_stays_rejected(
    archive: Archive, identity: str, found: list[dict[str, object]], listed: list[str]
) -> None:
    archive.correct(f"{identity}/{place(BOATS)}/demands", action="reject")
    reread(archive, identity, reading_of(*found))
    assert quotes(archive, identity) == []
    assert problems(archive) == listed
    if listed:
        archive.correct(archive.review()[0].target, action="reject")
        assert problems(archive) == []


def test_rejecting_one_of_two_that_overlap_spares_the_other(archive: Archive, identity: str) -> None:
    reread(archive, identity, reading_of(demand(LONGER), demand("patrol boats")))
    archive.correct(f"{identity}/{place(LONGER)}/demands", action="reject")
    assert quotes(archive, identity) == ["patrol boats"]
    reread(archive, identity, reading_of(demand("its patrol boats")), "third")
    assert quotes(archive, identity) == ["its patrol boats"]


def test_of_two_records_with_one_span_the_other_keeps_its_own(archive: Archive, identity: str) -> None:
    both = reading_of(demand(to="XGS"), demand(to="UN"))
    reread(archive, identity, both)
    archive.correct(f"{identity}/{place(BOATS)}/demands", action="reject")
    archive.correct(f"{identity}/{place(BOATS)}/demands", set={"polarity": "refrain"})
    reread(archive, identity, reading_of())
    reread(archive, identity, both, "third")
    assert [(one.to, one.polarity) for one in archive.reading(identity).of_type(Demand)] == [
        (("UN",), "refrain")
    ]


def test_an_added_record_takes_the_place_of_one_that_is_found_later(archive: Archive, identity: str) -> None:
    archive.correct(identity, add="demands", quote="hold talks", set={"to": "XGS"})
    reread(archive, identity, reading_of(demand(), demand("hold talks in Strelsau")))
    assert quotes(archive, identity) == [BOATS, "hold talks"]


def test_the_fields_that_nobody_corrected_are_the_machines(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(URGES)}", set={"act": "demand"})
    better = [quoted(words, issues=["military_dialogue"], act="report") for words in SENTENCES]
    reread(archive, identity, reading_of(sentences=better))
    sentence = archive.reading(identity).sentences[1]
    assert (sentence.act, sentence.issues) == ("demand", ("military_dialogue",))
    (listed,) = archive.review()
    assert (listed.problem, listed.held, listed.other) == ("differs", {"act": "demand"}, {"act": "report"})


def test_a_sentence_that_is_cut_in_two_keeps_its_correction_in_both(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(URGES)}", set={"act": "demand"})
    parts = ["The ministry urges Graustark", "to withdraw its patrol boats from the Sarn Islands."]
    words = [SENTENCES[0], *parts, *SENTENCES[2:]]
    reread(archive, identity, reading_of(sentences=[quoted(each) for each in words]))
    acts = [one.act for one in archive.reading(identity).sentences]
    assert acts == ["assert", "demand", "demand", "assert", "assert"]
    assert problems(archive) == ["moved", "moved"]
    for listed in archive.review():
        archive.correct(listed.target, action="accept")
    assert problems(archive) == []


def test_a_sentence_that_is_joined_to_another_keeps_its_correction(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(URGES)}", set={"act": "demand"})
    words = [" ".join(SENTENCES[:2]), *SENTENCES[2:]]
    reread(archive, identity, reading_of(sentences=[quoted(each) for each in words]))
    assert archive.reading(identity).sentences[0].act == "demand"
    assert problems(archive) == ["moved"]


def test_a_sentence_that_is_no_longer_one_of_the_body_stays(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(URGES)}", set={"act": "demand"})
    reread(archive, identity, reading_of(sentences=[quoted(each) for each in SENTENCES if each != URGES]))
    assert [one.quote for one in archive.reading(identity).sentences] == list(SENTENCES)
    assert archive.reading(identity).sentences[1].act == "demand"
    assert problems(archive) == ["gone"]


def test_a_statement_that_was_accepted_is_not_read_otherwise(archive: Archive, identity: str) -> None:
    edit = archive.correct(f"{identity}/{place(URGES)}", set={"act": "demand"})
    archive.correct(identity, action="accept")
    before = archive.reading(identity)
    reread(archive, identity, reading_of(demand("hold talks")))
    assert archive.reading(identity).sentences == before.sentences
    assert quotes(archive, identity) == [BOATS]
    (listed,) = archive.review()
    assert (listed.target, [one["quote"] for one in (listed.other or {})["demands"]]) == (
        identity,
        ["hold talks"],
    )
    archive.undo(edit.number)
    assert archive.reading(identity).sentences[1].act == "assert"
    archive.correct(identity, action="accept")
    assert problems(archive) == []
    assert quotes(archive, identity) == [BOATS]


def test_reviews_are_listed_newest_first(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(URGES)}", set={"act": "demand"})
    archive.correct(f"{identity}/{place(BOATS)}/demands", action="accept")
    sentences = [quoted(words, act="report") for words in SENTENCES]
    reread(archive, identity, reading_of(sentences=sentences))
    assert [one.correction.number for one in archive.review()] == [2, 1]
