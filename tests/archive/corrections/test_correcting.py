"""A person corrects: what is said holds everywhere at once, with who, why, before and after."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from correction_samples import BOATS, SENTENCES, add_statement, place, span

from archive_copies import Fill
from archive_samples import PLEDGE
from verbale import Archive, CorrectionError, Demand, Voice, not_verbatim
from verbale.archive.corrections import Change, Correction
from verbale.archive.corrections.overview import regroupings
from verbale.archive.search import Filters
from verbale.ledger.regrouping import Regrouping

URGES = SENTENCES[1]


@pytest.fixture
def archive(filled_by: Callable[[Fill], Archive]) -> Archive:
    return filled_by(add_statement)


@pytest.fixture
def identity(archive: Archive) -> str:
    return archive.list()[0].id


def demands(archive: Archive, identity: str) -> list[Demand]:
    return list(archive.reading(identity).of_type(Demand))


def test_a_sentence_says_what_a_person_says_it_does(archive: Archive, identity: str) -> None:
    values = {
        "act": "demand",
        "to": "XGS",
        "issues": ["military_dialogue"],
        "voice": "Minister Tarnheim (XRU) > Chancellor Merrik (XGS)",
    }
    made = archive.correct(f"{identity}/{place(URGES)}", set=values, who="ana", why="it urges")
    sentence = archive.reading(identity).sentences[1]
    assert (sentence.act, sentence.to, sentence.issues) == ("demand", ("XGS",), ("military_dialogue",))
    assert sentence.voice == (Voice("Minister Tarnheim", "XRU"), Voice("Chancellor Merrik", "XGS"))
    assert sentence.evidence.rule == f"correction {made.number}"
    assert (made.who, made.why, (made.before or {})["act"], (made.after or {})["act"]) == (
        "ana",
        "it urges",
        "assert",
        "demand",
    )


def test_values_are_put_into_lists_and_taken_out(archive: Archive, identity: str) -> None:
    name = f"{identity}/{place(URGES)}"
    archive.correct(name, set={"issues": "sanctions,energy"})
    archive.correct(name, set={"issues+": "space"})
    archive.correct(name, set={"issues-": "energy"})
    assert archive.reading(identity).sentences[1].issues == ("sanctions", "space")


@pytest.mark.parametrize("name", [f"{place(BOATS)}/demands", f"demands/{place(BOATS)}"])
def test_a_record_is_edited_by_either_form_of_its_id(archive: Archive, identity: str, name: str) -> None:
    archive.correct(f"{identity}/{name}", set={"polarity": "refrain", "to": "XGS,UN"})
    (record,) = demands(archive, identity)
    assert (record.polarity, record.to, record.content) == ("refrain", ("XGS", "UN"), BOATS)


def test_a_record_is_rejected_and_accepted_again(archive: Archive, identity: str) -> None:
    before = demands(archive, identity)
    name = f"{identity}/{place(BOATS)}/demands"
    archive.correct(name, action="reject")
    assert demands(archive, identity) == []
    archive.correct(name, action="accept")
    assert [(one.quote, one.by, one.to) for one in demands(archive, identity)] == [
        (one.quote, one.by, one.to) for one in before
    ]


def test_a_record_is_added_with_the_words_and_the_voice_of_its_sentence(
    archive: Archive, identity: str
) -> None:
    archive.correct(f"{identity}/{place(SENTENCES[3])}", set={"voice": "Minister Tarnheim (XRU)"})
    archive.correct(identity, add="demands", quote="any change of the status", set={"to": "XGS"})
    record = demands(archive, identity)[-1]
    assert (record.content, record.by, record.to) == ("any change of the status", ("XRU",), ("XGS",))


def test_a_span_is_moved_and_its_content_with_it(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(BOATS)}/demands", quote="withdraw its patrol boats")
    (record,) = demands(archive, identity)
    assert record.quote == record.content == "withdraw its patrol boats"
    archive.correct(f"{identity}/{place(record.quote)}/demands", set={"polarity": "refrain"})
    assert demands(archive, identity)[0].polarity == "refrain"


def test_metadata_decide_what_is_listed_and_how_it_is_sorted(archive: Archive, identity: str) -> None:
    made = archive.correct(identity, set={"published": "2023-02", "issuer": "XGS", "title": "Another"})
    document = archive.list(until="2023-02-15", issuer="XGS")[0].document
    assert (document.title, archive.reading(identity).document) == ("Another", document)
    archive.undo(made.number)
    document = archive.list(issuer="XRU")[0].document
    assert (document.published, document.title) == ("2024-05-01", "Statement 1")
    assert archive.list(until="2023-02-15") == ()


def test_what_is_searched_is_what_holds(archive: Archive, identity: str) -> None:
    archive.correct(f"{identity}/{place(URGES)}", set={"act": "warn"})
    archive.correct(f"{identity}/{place(BOATS)}/demands", action="reject")
    assert [hit.quote for hit in archive.search("boats", Filters(act=("warn",))).hits] == [URGES]
    assert not archive.search_records("boats").hits


def test_undoing_is_an_entry_and_can_be_undone(archive: Archive, identity: str) -> None:
    name = f"{identity}/{place(BOATS)}/demands"
    first = archive.correct(name, set={"polarity": "refrain"})
    second = archive.correct(name, set={"to": "UN"})
    undo = archive.undo(first.number, who="ana")
    assert [(one.polarity, one.to) for one in demands(archive, identity)] == [("do", ("UN",))]
    with pytest.raises(CorrectionError, match=f"undone already, by {undo.number}"):
        archive.undo(first.number)
    archive.undo(undo.number)
    assert [(one.polarity, one.to) for one in demands(archive, identity)] == [("refrain", ("UN",))]
    archive.undo(first.number)
    archive.undo(second.number)
    assert [(one.polarity, one.to) for one in demands(archive, identity)] == [("do", ("XGS",))]
    assert len(archive.corrections(identity)) == 6


def test_an_added_record_goes_when_its_adding_is_undone(archive: Archive, identity: str) -> None:
    added = archive.correct(identity, add="demands", quote="hold talks")
    archive.correct(f"{identity}/{place('hold talks')}/demands", set={"to": "UN"})
    archive.undo(added.number)
    assert [one.quote for one in demands(archive, identity)] == [BOATS]


def test_the_log_tells_of_every_correction(archive: Archive, identity: str) -> None:
    made = archive.correct(identity, set={"title": "Another"}, who="ana", why="a slip")
    event = archive.log(identity)[-1]
    assert (event.action, event.who) == ("correct", "ana")
    assert event.details["number"] == made.number
    assert (event.details["before"], event.details["after"]) == (
        {"title": "Statement 1"},
        {"title": "Another"},
    )
    assert event.details["why"] == "a slip"


WRONG: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("{id}/1-2", {"set": {"act": "warn"}}, "no such sentence"),
    ("{id}/1-2/demands", {"action": "reject"}, "no such record"),
    ("{id}/{boats}/wishes", {"action": "reject"}, "not a type of record"),
    ("{id}/{urges}", {"set": {"act": "shout"}}, "act: 'shout' is not known"),
    ("{id}/{urges}", {"set": {"issues": "cheese"}}, "'cheese' is not known"),
    ("{id}/{urges}", {"set": {"to": "Graustark"}}, "not the code of a party"),
    ("{id}/{urges}", {"set": {"voice": "Tarnheim (Ruritania)"}}, "not the code of a party"),
    ("{id}/{urges}", {"set": {"polarity": "do"}}, "a sentence has no field"),
    ("{id}/{urges}", {"action": "reject"}, "cannot be rejected"),
    ("{id}/{urges}", {"at": (0, 5)}, "span cannot be changed"),
    ("{id}/{boats}/demands", {}, "nothing is to be changed"),
    ("{id}/{boats}/demands", {"set": {"content": "go home"}}, "the text does not have the words"),
    ("{id}/{boats}/demands", {"set": {"polarity": "perhaps"}}, "one of do, refrain"),
    ("{id}/{boats}/demands", {"set": {"content": ""}}, "may not be empty"),
    ("{id}/{boats}/demands", {"at": (5, 100000)}, "no span of a text"),
    ("{id}/{boats}/demands", {"action": "accept", "set": {"to": "UN"}}, "takes no new values"),
    ("{id}", {"add": "demands"}, "there is no span"),
    ("{id}", {"add": "demands", "quote": "go home"}, "are not in the text"),
    ("{id}", {"add": "demands", "quote": "the"}, "times; give at"),
    ("{id}", {"add": "demands", "quote": "hold talks", "at": (0, 10)}, "not 'hold talks'"),
    ("{id}", {"add": "measures", "quote": "patrol boats"}, "'kind' is missing"),
    ("{id}", {"add": "engagements", "quote": "talks", "set": {"kind": "talks", "date": "June"}}, "as EDTF"),
    ("{id}", {"add": "demands", "quote": BOATS, "set": {"by": "XRU", "to": "XGS"}}, "there already"),
    ("{id}", {"set": {"published": "yesterday"}}, "not a date"),
    ("{id}", {"set": {"issuer": "Ruritania"}}, "not a party code"),
    ("{id}", {"set": {"kind": "poem"}}, "kind 'poem' is not known"),
    ("{id}", {"set": {"text": "better"}}, "a statement has no field"),
    ("{id}", {"action": "reject"}, "verbale remove"),
    ("{id}", {"action": "bless"}, "action 'bless' is not known"),
    ("Snowhere", {"set": {"title": "x"}}, "there is no statement"),
)


@pytest.mark.parametrize(("target", "change", "problem"), WRONG, ids=[problem for *_, problem in WRONG])
def test_what_cannot_be_is_refused_in_words(
    archive: Archive, identity: str, target: str, change: dict[str, Any], problem: str
) -> None:
    name = target.format(id=identity, boats=place(BOATS), urges=place(URGES))
    before = archive.reading(identity)
    with pytest.raises(CorrectionError, match=problem):
        archive.correct(name, **change)
    assert archive.corrections() == []
    assert archive.reading(identity) == before


def test_of_several_all_are_made_or_none(archive: Archive, identity: str) -> None:
    good = Change(f"{identity}/{place(URGES)}", set={"act": "warn"})
    wrong = (Change("Snowhere", "accept"), Change(identity, set={"kind": "poem"}))
    with pytest.raises(CorrectionError, match=r"(?s)line 2: there is no .*line 3: kind 'poem'"):
        archive.correct_all([good, *wrong], ["line 1", "line 2", "line 3"])
    assert archive.corrections() == []
    assert archive.reading(identity).sentences[1].act == "assert"


def test_a_removed_statement_is_to_be_restored_first(archive: Archive, identity: str) -> None:
    made = archive.correct(f"{identity}/{place(URGES)}", set={"act": "warn"})
    archive.remove(identity)
    with pytest.raises(CorrectionError, match="verbale restore"):
        archive.undo(made.number)
    with pytest.raises(CorrectionError, match="verbale restore"):
        archive.correct(identity, action="accept")
    archive.restore(identity)
    assert [hit.quote for hit in archive.search("", Filters(act=("warn",))).hits] == [URGES]


def test_two_people_at_once_lose_nothing(archive: Archive, identity: str) -> None:
    def work(who: str, issue: str) -> None:
        for _ in range(5):
            archive.correct(f"{identity}/{place(URGES)}", set={"issues+": issue, "act": "warn"}, who=who)

    threads = [threading.Thread(target=work, args=pair) for pair in (("ana", "space"), ("ben", "energy"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = archive.corrections(identity)
    assert sorted(one.who for one in entries) == ["ana"] * 5 + ["ben"] * 5
    assert [one.number for one in entries] == list(range(1, 11))
    assert set(archive.reading(identity).sentences[1].issues) == {"space", "energy"}


def test_where_people_differ_the_later_holds_and_it_is_listed(archive: Archive, identity: str) -> None:
    name = f"{identity}/{place(URGES)}"
    archive.correct(name, set={"act": "warn"}, who="ana")
    archive.correct(name, set={"act": "oppose"}, who="ben")
    (listed,) = archive.review()
    assert (listed.problem, listed.held, listed.other) == ("people", {"act": "oppose"}, {"act": "warn"})
    archive.correct(name, action="accept", who="ana")
    assert archive.review() == []
    assert archive.reading(identity).sentences[1].act == "oppose"


def test_entries_of_the_ledger_are_merged_and_split(archive: Archive, identity: str) -> None:
    archive.correct(identity, add="demands", quote="hold talks")
    one, other = (f"{identity}/demands/{place(words)}" for words in (BOATS, "hold talks"))
    merged = archive.merge([one, f"{identity}/{place('hold talks')}/demands"], who="ana")
    archive.split([other])
    told, told_too = (f"{identity}/{place(words)}/demands" for words in (BOATS, "hold talks"))
    assert [(each.action, each.mentions) for each in archive.regroupings()] == [
        ("merge", (told, told_too)),
        ("split", (told_too,)),
    ]
    assert archive.regroupings()[0].by == "ana"
    archive.undo(merged.number)
    assert [each.action for each in archive.regroupings()] == ["split"]
    for wrong in ([one], [one, f"{identity}/{place(URGES)}"], [one, f"{identity}/demands/1-2"]):
        with pytest.raises(CorrectionError):
            archive.merge(wrong)


def entries(archive: Archive) -> list[list[str]]:
    """The quotations of each demand of the ledger."""
    return [[mention.record.quote for mention in one.mentions] for one in archive.ledger().entries(Demand)]


def test_the_ledger_has_as_one_what_is_merged_and_apart_what_is_split(
    archive: Archive, identity: str
) -> None:
    archive.correct(identity, add="demands", quote="hold talks")
    apart = sorted(entries(archive))
    assert sorted(map(len, apart)) == [1, 1]
    one, other = (f"{identity}/{place(words)}/demands" for words in (BOATS, "hold talks"))
    archive.merge([one, other], who="ana")
    ((*together,),) = entries(archive)
    assert sorted(together) == sorted([BOATS, "hold talks"])
    archive.split([other], who="ben")
    assert sorted(entries(archive)) == apart


def test_corrections_that_name_the_type_of_a_record_first_are_understood() -> None:
    kept = Correction(
        1, "S1", "entry", "S1/demands/0-4", "split", None, {"mentions": ["S1/demands/0-4"]}, who="ana"
    )
    assert regroupings([kept]) == [Regrouping("split", ("S1/0-4/demands",), "ana", "")]


def test_labels_are_what_people_have_seen(archive: Archive, identity: str) -> None:
    assert list(archive.labels()) == []
    archive.correct(f"{identity}/{place(URGES)}", set={"act": "warn"})
    archive.correct(f"{identity}/{place(BOATS)}/demands", action="reject")
    archive.correct(identity, add="demands", quote="hold talks")
    assert list(archive.labels()) == []
    ((name, text, part),) = archive.labels(partial=True)
    assert (name, text, part["partial"]) == (identity, PLEDGE, True)
    assert [one["quote"] for one in part["sentences"]] == [URGES]
    assert [one["quote"] for one in part["demands"]] == ["hold talks"]
    assert [(one["type"], one["quote"]) for one in part["rejected"]] == [("demands", BOATS)]
    accepted = archive.correct(identity, action="accept")
    ((_, _, whole),) = archive.labels()
    assert len(whole["sentences"]) == len(SENTENCES)
    assert "found_by" not in whole["sentences"][0]
    assert whole["document"].keys() == {"title", "publisher", "issuer", "published", "kind", "language"}
    archive.undo(accepted.number)
    assert list(archive.labels()) == []


def test_every_quotation_of_a_corrected_reading_stands_in_the_text(archive: Archive, identity: str) -> None:
    archive.correct(identity, add="red_lines", at=span("any change of the status of the islands"))
    archive.correct(f"{identity}/{place(BOATS)}/demands", at=span("withdraw its patrol boats"))
    assert not_verbatim(archive.reading(identity), PLEDGE) == []
