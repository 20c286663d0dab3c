"""The fifty statements about Ruritania and Graustark and what was found in them by hand are sound."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from verbale.reading.model import ISSUES, RECORD_TYPES
from verbale.statement import KINDS

FOLDER = Path(__file__).parents[2] / "examples" / "relationship"
SPEAKERS = {"Liesel Oberhof", "Dominic Vail", "Clemency Rook", "Gregor Fennel"}
"""Those who answer in questions and answers; whoever else has a turn there is a journalist."""

TURN = re.compile(r"^(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?): ", re.MULTILINE)


def load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


STATEMENTS = {statement["id"]: statement for statement in load("statements")["statements"]}
TEXTS = {name: (FOLDER / "statements" / f"{name}.txt").read_bytes().decode("utf-8") for name in STATEMENTS}
ENTRIES = {key: entries for key, entries in load("entries").items() if key != "schema"}
FACTS = load("planted")["facts"]
READOUTS = load("alignments")["readouts"]


def entries() -> Iterator[dict[str, Any]]:
    for group in ENTRIES.values():
        yield from group


def body_start(text: str) -> int:
    return text.index("\n\n", text.index("\n\n") + 2) + 2


def spans() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span of the files with the statement that it is from."""
    for entry in entries():
        for found in [*entry["mentions"], *entry.get("claims", []), *entry.get("answers", [])]:
            yield from ((found["statement"], span) for span in [found, *found.get("also", [])])
    for fact in FACTS:
        yield from ((quotation["statement"], quotation) for quotation in fact["quotations"])
    for readout in READOUTS:
        for side in "ab":
            for pair in readout["pairs"]:
                yield from ((readout[side], sentence) for sentence in pair[side])
            yield from ((readout[side], sentence) for sentence in readout[f"only_{side}"])


def test_every_quotation_is_verbatim_and_in_the_body() -> None:
    for statement, span in spans():
        assert TEXTS[statement][span["start"] : span["end"]] == span["quote"] != ""
        assert span["start"] >= body_start(TEXTS[statement])
        assert "\n" not in span["quote"]


def test_every_text_is_listed() -> None:
    assert sorted(STATEMENTS) == sorted(path.stem for path in (FOLDER / "statements").iterdir())


def test_forty_statements_by_both_sides_span_eighteen_months() -> None:
    assert len(STATEMENTS) >= 40
    for party in ("XRU", "XGS"):
        assert sum(party in statement["issuers"] for statement in STATEMENTS.values()) >= 15
    months = {statement["published"][:7] for statement in STATEMENTS.values()}
    assert (min(months), max(months)) == ("2023-01", "2024-06")


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_is_described_as_it_describes_itself(name: str) -> None:
    statement, text = STATEMENTS[name], TEXTS[name]
    day = date.fromisoformat(statement["published"])
    line = f"{statement['publisher']} | {day.day} {day:%B %Y}"
    assert text.startswith(f"{statement['title']}\n\n{line}\n\n")
    assert name.startswith(statement["published"])
    assert statement["kind"] in KINDS
    assert 240 <= len(text.split()) <= 700


def test_ids_are_unique() -> None:
    ids = [entry["id"] for entry in entries()]
    assert len(ids) == len(set(ids))
    facts = [fact["id"] for fact in FACTS]
    assert len(facts) == len(set(facts))


def test_every_type_of_record_has_entries() -> None:
    assert set(ENTRIES) == {kind.key for kind in RECORD_TYPES}
    assert all(ENTRIES.values())


@pytest.mark.parametrize("key", ENTRIES)
def test_each_mention_is_in_one_entry_of_its_type(key: str) -> None:
    places = [
        (mention["statement"], mention["start"], mention["end"])
        for entry in ENTRIES[key]
        for mention in entry["mentions"]
    ]
    assert len(places) == len(set(places))


def test_a_statement_has_one_mention_in_an_entry_and_mentions_follow_their_dates() -> None:
    for entry in entries():
        names = [mention["statement"] for mention in entry["mentions"]]
        assert len(names) == len(set(names)), entry["id"]
        dates = [STATEMENTS[name]["published"] for name in names]
        assert dates == sorted(dates), entry["id"]


@pytest.mark.parametrize("key", ENTRIES)
def test_an_entry_has_the_fields_of_its_type(key: str) -> None:
    fields = {
        "engagements": {"kind", "parties", "participants", "date", "place"},
        "commitments": {"holder", "content", "polarity"},
        "demands": {"by", "to", "content", "polarity"},
        "red_lines": {"by", "content", "issue"},
        "frameworks": {"name", "count", "items", "parties"},
        "mechanisms": {"name", "parties"},
        "measures": {"by", "on", "kind"},
        "cooperation": {"area", "parties"},
        "references": {"instrument"},
    }[key]
    for entry in ENTRIES[key]:
        assert fields | {"id", "status", "mentions"} <= set(entry), entry["id"]
        if "content" in entry:
            assert any(entry["content"] in mention["quote"] for mention in entry["mentions"]), entry["id"]


def issuers(entry: dict[str, Any]) -> set[str]:
    return {party for mention in entry["mentions"] for party in STATEMENTS[mention["statement"]]["issuers"]}


@pytest.mark.parametrize("entry", ENTRIES["commitments"], ids=lambda entry: entry["id"])
def test_the_status_of_a_commitment_follows_from_who_tells_of_it(entry: dict[str, Any]) -> None:
    holder, told = set(entry["holder"]), issuers(entry)
    denials = [claim for claim in entry.get("claims", []) if claim["claim"] == "denied"]
    if denials:
        assert entry["status"] == "disputed"
        assert all(set(STATEMENTS[denial["statement"]]["issuers"]) <= holder for denial in denials)
    elif len(told) == 2:
        assert entry["status"] == "corroborated"
    else:
        assert entry["status"] == ("own" if told <= holder else "attributed")


@pytest.mark.parametrize("entry", ENTRIES["demands"], ids=lambda entry: entry["id"])
def test_the_status_of_a_demand_is_its_last_answer(entry: dict[str, Any]) -> None:
    answers = entry.get("answers", [])
    assert entry["status"] == (answers[-1]["answer"] if answers else "no_answer")


def test_red_lines_have_an_issue_of_the_guide() -> None:
    assert {entry["issue"] for entry in ENTRIES["red_lines"]} <= set(ISSUES)


def test_no_mention_stands_in_a_journalists_turn() -> None:
    for statement, span in spans():
        text = TEXTS[statement]
        turn = TURN.match(text[text.rfind("\n", 0, span["start"]) + 1 :])
        if turn and STATEMENTS[statement]["kind"] == "briefing":
            assert turn["name"] in SPEAKERS, f"{statement}: {span['quote']}"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_a_planted_fact_refers_to_what_exists(fact: dict[str, Any]) -> None:
    assert fact["quotations"]
    assert fact["commands"]
    assert set(fact["entries"]) <= {entry["id"] for entry in entries()}
    assert fact["statements"] == sorted({quotation["statement"] for quotation in fact["quotations"]})
    assert f"`{fact['id']}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


def fact(name: str) -> dict[str, Any]:
    return next(fact for fact in FACTS if fact["id"] == name)


def entry(name: str) -> dict[str, Any]:
    return next(entry for entry in entries() if entry["id"] == name)


@pytest.mark.parametrize("name", [fact["id"] for fact in FACTS if "status" in fact.get("expect", {})])
def test_the_entries_have_the_status_that_was_planted(name: str) -> None:
    assert {entry(found)["status"] for found in fact(name)["entries"]} == {fact(name)["expect"]["status"]}


@pytest.mark.parametrize("name", [fact["id"] for fact in FACTS if "mentions" in fact.get("expect", {})])
def test_the_entries_have_the_mentions_that_were_planted(name: str) -> None:
    for found in fact(name)["entries"]:
        assert len(entry(found)["mentions"]) == fact(name)["expect"]["mentions"]


@pytest.mark.parametrize("name", [fact["id"] for fact in FACTS if "history" in fact.get("expect", {})])
def test_the_mentions_tell_the_history_that_was_planted(name: str) -> None:
    statuses = [mention["status"] for mention in entry(fact(name)["entries"][0])["mentions"]]
    history = [now for before, now in zip([None, *statuses], statuses, strict=False) if now != before]
    assert history == fact(name)["expect"]["history"]


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("phrase-disappears-ruritania", "on the basis of mutual respect and patient dialogue"),
        ("phrase-disappears-graustark", "a firm hand and an open door"),
    ],
)
def test_a_set_phrase_stands_in_every_statement_until_it_disappears(name: str, phrase: str) -> None:
    expected = fact(name)["expect"]
    for statement, text in TEXTS.items():
        if STATEMENTS[statement]["issuers"] == [expected["issuer"]]:
            before = STATEMENTS[statement]["published"][:7] <= expected["last"]
            assert (phrase in text.lower()) == before, statement


def test_the_formula_on_the_islands_changes_by_one_word_and_is_missing_once() -> None:
    formula = re.compile(r"the Sarn Islands are an (\w+) part of Ruritania", re.IGNORECASE)
    missing = []
    for statement, text in TEXTS.items():
        if STATEMENTS[statement]["issuers"] != ["XRU"] or "Sarn" not in text:
            continue
        words = set(formula.findall(text))
        late = STATEMENTS[statement]["published"] >= fact("formula-altered")["expect"]["changed"]
        assert words <= {"inalienable" if late else "inseparable"}, statement
        if not words:
            missing.append(statement)
    assert missing == fact("formula-absent")["statements"]


def test_what_is_new_occurs_nowhere_before() -> None:
    first = min(name for name, text in TEXTS.items() if "Axphain" in text)
    assert [first] == fact("party-new")["statements"]
    warning = fact("wording-new")["quotations"][0]["quote"]
    assert [name for name, text in TEXTS.items() if warning in text] == fact("wording-new")["statements"]


def test_the_demand_that_is_ignored_is_taken_up_nowhere() -> None:
    for name, text in TEXTS.items():
        if STATEMENTS[name]["issuers"] == ["XRU"]:
            assert not re.search(r"Halcyon[^.]*findings|findings[^.]*Halcyon|publish[^.]*inquiry", text), name


def test_the_framework_changes_one_item_and_is_taken_up() -> None:
    expected = fact("framework-changed")["expect"]
    for mention in entry("frm-four")["mentions"]:
        if "items" in mention:
            late = STATEMENTS[mention["statement"]]["published"] >= expected["changed"]
            assert len(mention["items"]) == 4
            assert mention["items"][2] == expected["to" if late else "from"]
    assert {"XRU", "XGS"} <= issuers(entry("frm-four"))


def test_there_are_six_aligned_pairs_of_readouts_by_both_sides() -> None:
    assert len(READOUTS) >= 6
    for readout in READOUTS:
        assert STATEMENTS[readout["a"]]["issuers"] == ["XRU"]
        assert STATEMENTS[readout["b"]]["issuers"] == ["XGS"]
        assert {pair["relation"] for pair in readout["pairs"]} <= {"same", "differs"}
        assert all(pair["a"] and pair["b"] for pair in readout["pairs"])


@pytest.mark.parametrize("side", "ab")
@pytest.mark.parametrize("readout", READOUTS, ids=lambda readout: readout["id"])
def test_the_aligned_sentences_are_the_whole_body(readout: dict[str, Any], side: str) -> None:
    text = TEXTS[readout[side]]
    aligned = {(s["start"], s["end"]) for pair in readout["pairs"] for s in pair[side]}
    alone = {(s["start"], s["end"]) for s in readout[f"only_{side}"]}
    assert not aligned & alone
    position = body_start(text)
    for start, end in sorted(aligned | alone):
        assert text[position:start].strip() == ""
        position = end
    assert text[position:].strip() == ""
