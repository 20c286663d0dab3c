"""What is planted in the wording of the fifty statements is found, in the first lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import verbale
from archive_samples import RELATIONSHIP
from verbale import Archive
from verbale.comparison.phrases import find_phrases
from verbale.comparison.precedent.finding import strongest_of_each_sentence
from verbale.comparison.precedent.model import KINDS, Finding
from verbale.comparison.slices import load_slice


def load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((RELATIONSHIP / f"{name}.json").read_text(encoding="utf-8"))
    return data


def text_of(name: str) -> str:
    return (RELATIONSHIP / "statements" / f"{name}.txt").read_text(encoding="utf-8")


FACTS = {fact["id"]: fact for fact in load("planted")["facts"]}
FIRST = 10
"""Lines in which what is planted has to be found."""


@pytest.fixture(scope="session")
def demo(relationship: Path) -> Iterator[Archive]:
    with Archive.open(relationship) as archive:
        yield archive


@pytest.mark.parametrize("name", ["phrase-disappears-ruritania", "phrase-disappears-graustark"])
def test_a_phrase_that_disappears_is_found_with_the_day(demo: Archive, name: str) -> None:
    fact = FACTS[name]
    expected, quotations = fact["expect"], fact["quotations"]
    issuer = expected["issuer"]
    found = find_phrases(load_slice(demo, issuer=issuer), load_slice(demo, other_than=issuer))
    (phrase,) = (one for one in found[:FIRST] if one.text.lower() == quotations[0]["quote"].lower())
    assert phrase.statements == expected["statements_with"]
    assert phrase.last.date.startswith(expected["last"])
    (change,) = phrase.changes
    assert (change.with_before, change.with_after) == (expected["statements_with"], 0)
    spans = {(use.start, use.end) for use in map(phrase.use, phrase.places)}
    assert spans == {(one["start"], one["end"]) for one in quotations}


def test_an_altered_formula_is_one_phrase_with_the_day_of_its_change(demo: Archive) -> None:
    phrase = next(one for one in find_phrases(load_slice(demo, issuer="XRU")) if "inseparable" in one.text)
    old, new = phrase.variants[:2]
    assert ("inalienable" in new.text, new.first) == (True, FACTS["formula-altered"]["expect"]["changed"])
    assert old.last < new.first


PLANTED = [
    ("formula-altered", "2024-01-24-brandauer-assembly", "altered"),
    ("formula-absent", "2024-06-06-readout-call-ruritania", "absent"),
    ("wording-new", "2024-05-08-oberhof-questions", "new"),
    ("party-new", "2024-04-24-briefing-countermeasures", "party"),
    ("intensity-ladder", "2024-05-08-oberhof-questions", "new"),
    ("framework-changed", "2024-05-28-brandauer-university", "altered"),
    ("phrase-disappears-ruritania", "2024-02-08-commerce-on-duties", "absent"),
    ("phrase-disappears-graustark", "2024-01-12-readout-call-graustark", "absent"),
]


@pytest.mark.parametrize(("fact", "statement", "kind"), PLANTED, ids=[name for name, _, _ in PLANTED])
def test_what_is_planted_is_among_the_first_findings(
    demo: Archive, fact: str, statement: str, kind: str
) -> None:
    found = [one for one in verbale.precedent(statement, demo).findings[:FIRST] if one.kind == kind]
    planted = FACTS[fact]["quotations"]
    if kind == "absent":
        wordings = {one["quote"].lower() for one in planted} | {
            FACTS[fact]["expect"].get("formula", "").lower()
        }
        assert any(
            evidence.quote.lower() in wording
            for one in found
            for evidence in one.evidence
            for wording in wordings
        )
    else:
        here = [one for one in planted if one["statement"] == statement]
        assert any(one.start < two["end"] and two["start"] < one.end for one in found for two in here)


def test_every_quotation_of_a_finding_is_verbatim_and_its_evidence_earlier(demo: Archive) -> None:
    texts: dict[str, str] = {}
    for one in load("statements")["statements"][::4]:
        text, found = text_of(one["id"]), verbale.precedent(one["id"], demo)
        for finding in found.findings:
            assert finding.kind in KINDS
            assert text[finding.start : finding.end] == finding.quote
            assert (finding.kind == "absent") == (finding.quote == "")
            for evidence in finding.evidence:
                earlier = texts.setdefault(evidence.statement, demo.get(evidence.statement).text)
                assert earlier[evidence.start : evidence.end] == evidence.quote
                assert evidence.date < one["published"]
        scores = [finding.score for finding in found.findings]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < finding.chance <= 1 for finding in found.findings)


def test_a_text_that_is_not_in_the_archive_has_the_same_precedents(demo: Archive) -> None:
    name = "2024-01-24-brandauer-assembly"
    published = {"issuer": "XRU", "published": "2024-01-24"}
    outside = verbale.precedent(verbale.load(text_of(name), **published), demo)
    inside = verbale.precedent(name, demo)
    assert (outside.earlier, outside.since) == (inside.earlier, inside.since) == (16, "2023-01-11")
    assert {one.quote for one in outside.findings} & {one.quote for one in inside.findings}


def test_the_first_statement_of_an_issuer_has_no_precedents(demo: Archive) -> None:
    found = verbale.precedent("2023-01-11-tarnheim-address", demo)
    assert (found.earlier, found.findings) == (0, ())


def test_without_an_issuer_there_is_nothing_to_compare_with(demo: Archive) -> None:
    with pytest.raises(verbale.VerbaleError, match="not known whom it speaks for"):
        verbale.precedent(verbale.load("Nobody knows who says this.\n"), demo)


def test_of_one_sentence_the_most_unusual_act_or_strength_is_told() -> None:
    on_trade = Finding("act", "We impose a duty.", 0, 17, 0.2, "trade", ())
    on_grain = Finding("intensity", "We impose a duty.", 0, 17, 0.05, "grain", ())
    another = Finding("act", "We offer talks.", 18, 33, 0.5, "trade", ())
    assert list(strongest_of_each_sentence([on_trade, on_grain, another])) == [on_grain, another]
