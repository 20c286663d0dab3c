"""Sentences and records as PLOVER events: the mapping is whole, and its events are what the codebook wants."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from export_readers import exported, json_lines
from export_samples import CALL, ENTRY, MERRIK, TALKS, TEXT, VISIT, entries, sentence, span
from hypothesis import given, settings

from verbale.language.lexicon import read_rows
from verbale.reading.model import (
    ACTS,
    ISSUES,
    RECORD_TYPES,
    Cooperation,
    Engagement,
    Measure,
    Mechanism,
    Reading,
    Record,
    Sentence,
    Voice,
)
from verbale.statement import Document, Statement
from verbale.views.exports import Entry
from verbale.views.exports.plover import QUADS, entity, rules

MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
}
"""The modes that the codebook gives for the events of the mapping; the others have none."""
CONTEXTS = """
    military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
    economic legal reparations human_rights rights_freedoms repression human_security gender lgbt
    religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters
    natural_resource environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs
    trafficking
"""
"""The contexts that the codebook gives."""


def events(*parts: Sentence | Record, document: Document = ENTRY.statement.document) -> list[dict[str, Any]]:
    sentences = tuple(part for part in parts if isinstance(part, Sentence))
    records = tuple(part for part in parts if isinstance(part, Record))
    entry = Entry(ENTRY.id, Statement(TEXT, document), Reading(document, sentences, records))
    return json_lines(exported("plover", entry))


def gist(event: dict[str, Any]) -> tuple[str, str, list[str], list[str]]:
    """Event, mode, actors and recipients."""
    actors, recipients = ([one["code"] for one in event[side]] for side in ("actor", "recipient"))
    return event["event"][0], "".join(event["mode"]), actors, recipients


def test_the_mapping_has_a_row_for_every_act_type_of_record_and_issue() -> None:
    assert {rule.code for rule in rules() if rule.of == "act"} == set(ACTS)
    assert {rule.of for rule in rules()} == {"act", *(kind.key for kind in RECORD_TYPES)}
    for kind in RECORD_TYPES:
        assert any(rule.fits(kind.key, "never seen", "never seen") for rule in rules()), kind.key
    assert [issue for issue, _ in read_rows("plover_contexts.tsv", 2, "verbale.views")] == list(ISSUES)


def test_the_mapping_holds_to_the_codebook() -> None:
    for rule in rules():
        if rule.event:
            assert rule.event in QUADS
            assert not rule.mode or rule.mode in MODES[rule.event], rule
            assert rule.parties in {"voice", "towards", "by", "together", "joint", "alone"}
        assert rule.why
    contexts = {
        context
        for _, cell in read_rows("plover_contexts.tsv", 2, "verbale.views")
        for context in cell.split(" | ")
    }
    assert contexts - {"-"} <= set(CONTEXTS.split())


def test_no_row_is_hidden_by_one_before_it() -> None:
    for at, rule in enumerate(rules()):
        hiding = [
            earlier
            for earlier in rules()[:at]
            if earlier.fits(rule.of, rule.code, rule.status) and earlier.parties not in ("joint", "alone")
        ]
        assert not hiding, rule


@pytest.mark.parametrize(
    ("act", "to", "expected"),
    [
        ("praise", ("XRU",), ("SUPPORT", "", ["XGS"], ["XRU"])),
        ("oppose", ("XRU",), ("ACCUSE", "disapprove", ["XGS"], ["XRU"])),
        ("accuse", ("XRU", "EU"), ("ACCUSE", "allege", ["XGS"], ["XRU", "EUR"])),
        ("demand", (), ("REQUEST", "", ["XGS"], [])),  # a request needs no recipient
        ("warn", ("OTHER",), None),  # the codebook has no events of unnamed countries
        ("warn", ("XGS",), None),  # nobody threatens itself
        ("commit", ("XRU",), ("AGREE", "", ["XGS"], ["XRU"])),
        ("commit", (), None),  # a promise to nobody
        ("deny", ("XRU",), None),  # a public statement
        ("ask", ("XRU",), None),
    ],
)
def test_what_the_innermost_voice_does_to_whom_it_addresses_is_the_event(
    act: str, to: tuple[str, ...], expected: object
) -> None:
    found = events(sentence(CALL, act=act, voice=(Voice("the ministry", "XRU"), MERRIK), to=to))
    assert [gist(event) for event in found] == ([expected] if expected else [])


def test_the_publishers_own_narration_is_the_issuers() -> None:
    assert gist(events(sentence(CALL, act="accuse", to=("XGS",)))[0]) == (
        "ACCUSE",
        "allege",
        ["XRU"],
        ["XGS"],
    )


def test_a_journalist_is_no_actor() -> None:
    assert not events(sentence(CALL, act="demand", voice=(Voice("Reporter", "PRESS"),), to=("XGS",)))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Engagement(**span(VISIT), kind="visit", status="planned"), ("AGREE", "")),
        (Engagement(**span(VISIT), kind="visit", status="held"), ("CONSULT", "")),
        (Engagement(**span(VISIT), kind="call", status="held"), ("CONSULT", "phone")),
        (Engagement(**span(VISIT), kind="talks", status="cancelled"), ("REJECT", "meet")),
        (Engagement(**span(VISIT), kind="signing", status="held"), ("SUPPORT", "")),
        (Engagement(**span(VISIT), kind="exercise", status="held"), ("COOPERATE", "")),
        (Mechanism(**span(VISIT), name="the hotline", status="restored"), ("SUPPORT", "")),
        (Mechanism(**span(VISIT), name="the hotline", status="exists"), None),
        (Cooperation(**span(VISIT), area="fishing", status="ongoing"), ("COOPERATE", "")),
        (Cooperation(**span(VISIT), area="fishing", status="stalled"), None),
    ],
)
def test_what_parties_do_together_has_all_as_actors(record: Record, expected: tuple[str, str] | None) -> None:
    found = events(replace(record, parties=("XGS", "XRU")))  # type: ignore[call-arg]
    assert [gist(event) for event in found] == ([(*expected, ["XGS", "XRU"], [])] if expected else [])


@pytest.mark.parametrize(("status", "expected"), [("held", [("MOBILIZE", "", ["XGS"], [])]), ("planned", [])])
def test_an_exercise_of_one_party_is_a_mobilisation_once_it_is_held(
    status: str, expected: list[object]
) -> None:
    found = events(Engagement(**span(VISIT), kind="exercise", parties=("XGS",), status=status))
    assert [gist(event) for event in found] == expected


@pytest.mark.parametrize(
    ("kind", "status", "on", "expected"),
    [
        ("tariff", "in_force", ("XGS",), ("SANCTION", "discontinue")),
        ("tariff", "in_force", (), None),  # SANCTION needs a recipient
        ("tariff", "threatened", (), ("THREATEN", "restrict")),
        ("sanction", "lifted", ("XGS",), ("CONCEDE", "")),
        ("military_activity", "in_force", (), ("MOBILIZE", "")),
        ("investigation", "announced", ("XGS",), ("ACCUSE", "investigate")),
        ("purchase", "announced", ("XGS",), ("AGREE", "")),
        ("arms_transfer", "announced", ("XGS",), None),  # XGS is the party that objects, not the buyer
        ("other", "in_force", ("XGS",), None),
    ],
)
def test_a_measure_is_an_event_of_its_party(
    kind: str, status: str, on: tuple[str, ...], expected: tuple[str, str] | None
) -> None:
    found = events(Measure(**span("the duty"), by=("XRU",), on=on, kind=kind, status=status))
    assert [gist(event) for event in found] == ([(*expected, ["XRU"], list(on))] if expected else [])


@pytest.mark.parametrize(
    ("date", "dates"),
    [
        ("2024-05-03", {"date": "2024-05-03"}),
        ("2024-05-03/2024-05-05", {"date": "2024-05-03", "enddate": "2024-05-05"}),
        ("", {"date": "2024-05-01"}),
        (
            "2024-05",
            {
                "date": "2024-05-01",
                "comment": "date is that of the statement; the text dates the event 2024-05",
            },
        ),
    ],
)
def test_an_event_has_its_own_day_or_that_of_the_statement(date: str, dates: dict[str, str]) -> None:
    event = events(Engagement(**span(TALKS), kind="talks", parties=("XGS",), date=date, status="held"))[0]
    assert {name: event[name] for name in ("date", "enddate", "comment") if name in event} == dates


def test_without_the_day_of_the_statement_there_are_no_events() -> None:
    document = replace(ENTRY.statement.document, published="2024-05")
    assert events(*ENTRY.reading.records, document=document) == []


def test_the_context_is_that_of_the_issues_of_the_sentence() -> None:
    told = sentence(
        CALL, act="demand", voice=(MERRIK,), to=("XRU",), issues=("taiwan", "export_controls_tech")
    )
    measure = Measure(**span("the duty"), by=("XRU",), on=("XGS",), kind="tariff", status="in_force")
    assert [event["context"] for event in events(told, measure)] == [["economic", "technology"]] * 2


@pytest.mark.parametrize(
    ("party", "code"),
    [
        ("XGS", "XGS"),
        ("UNSC", "UNO"),
        ("EU", "EUR"),
        ("WTO", "IGO"),
        ("BRICS", "IGO"),
        ("INTL", ""),
        ("", ""),
    ],
)
def test_parties_have_the_codes_of_the_codebook(party: str, code: str) -> None:
    assert entity(party) == code


def test_no_organisation_of_three_letters_is_taken_for_a_state() -> None:
    codes = [row[0] for row in read_rows("organisations.tsv", 3)]
    assert not [code for code in codes if entity(code) == code]


@settings(max_examples=40, deadline=None)
@given(entry=entries())
def test_every_event_has_what_the_codebook_requires_and_the_words_it_rests_on(entry: Entry) -> None:
    for event in json_lines(exported("plover", entry)):
        assert event["actor"]
        assert event["quad_code"] == QUADS[event["event"][0]]
        assert len(event["date"]) == 10
        at = event["text_info"]
        assert entry.statement.text[at["start"] : at["end"]] == event["text"]
        assert json.dumps(event)
