"""Web annotations are of the shape of the W3C Recommendation and lead back to the words."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from export_readers import exported
from export_samples import CALL, ENTRY, TEXT, entries
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError

from verbale.statement import Statement
from verbale.views.exports import Entry

SCHEMA = Draft202012Validator(
    json.loads(Path(__file__).with_name("web_annotation.schema.json").read_text(encoding="utf-8"))
)


def collection(*chosen: Entry) -> Any:
    return json.loads(exported("webannotation", *chosen))


def of_quote(words: str, entry: Entry = ENTRY) -> Any:
    """The annotation of these very words."""
    items = collection(entry)["first"]["items"]
    return next(item for item in items if item["target"]["selector"][1]["exact"] == words)


def without(data: Any, *path: str | int) -> Any:
    """A copy of ``data`` that lacks what stands at ``path``."""
    copy = json.loads(json.dumps(data))
    place = copy
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return copy


@settings(max_examples=40, deadline=None)
@given(entry=entries())
def test_every_collection_is_of_the_shape_of_the_recommendation(entry: Entry) -> None:
    SCHEMA.validate(collection(entry))


def test_a_collection_counts_its_annotations() -> None:
    data = collection(ENTRY, replace(ENTRY, id="Sother"))
    assert data["total"] == len(data["first"]["items"]) == 2 * 9
    assert collection()["total"] == 0
    SCHEMA.validate(collection())


@pytest.mark.parametrize(
    "path",
    [
        ("@context",),
        ("first", "items"),
        ("first", "items", 0, "id"),
        ("first", "items", 0, "target", "source"),
    ],
    ids=lambda path: str(path[-1]),
)
def test_the_schema_refuses_what_lacks_a_part(path: tuple[str | int, ...]) -> None:
    with pytest.raises(ValidationError):
        SCHEMA.validate(without(collection(ENTRY), *path))


def test_a_quotation_stands_between_its_prefix_and_suffix() -> None:
    position, quotation = of_quote(CALL)["target"]["selector"]
    around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
    assert around in TEXT
    assert TEXT.index(around) + len(quotation["prefix"]) == position["start"]
    assert len(quotation["prefix"]) == len(quotation["suffix"]) == 32


def test_a_sentence_is_classified_by_its_act_and_tagged_with_the_rest() -> None:
    item = of_quote(CALL)
    assert item["motivation"] == "classifying"
    assert [(body["purpose"], body["value"]) for body in item["body"]] == [
        ("classifying", "act:demand"),
        ("tagging", "also:oppose"),
        ("tagging", "issue:trade_tariffs"),
        ("tagging", "to:XRU"),
        ("tagging", "voice:XGS:President Merrik"),
    ]


def test_a_record_is_described_by_its_fields_as_json() -> None:
    kind, described = of_quote("lift the duty")["body"]
    assert kind["value"] == "record:demands"
    assert described["format"] == "application/json"
    assert json.loads(described["value"])["to"] == "XRU"


def test_the_source_is_named_by_the_hash_of_the_text_that_offsets_refer_to() -> None:
    source = of_quote(CALL)["target"]["source"]
    encoded = source["id"].removeprefix("ni:///sha-256;")
    assert base64.urlsafe_b64decode(encoded + "=") == hashlib.sha256(TEXT.encode()).digest()


@pytest.mark.parametrize(
    ("source", "scope"),
    [
        ("https://mfa.example/readout?id=7", "https://mfa.example/readout?id=7"),
        ("readouts/may.txt", None),  # a path is nobody else's address
        ("https://mfa.example/<script>", None),  # no valid IRI
    ],
)
def test_the_address_is_the_scope_if_it_is_one(source: str, scope: str | None) -> None:
    document = replace(ENTRY.statement.document, source=source)
    entry = replace(ENTRY, statement=Statement(TEXT, document))
    assert of_quote(CALL, entry)["target"].get("scope") == scope
