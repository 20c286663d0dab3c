"""A chat assistant asks the archive: every answer can be cited and checked."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters
from mcp.server import MCPServer

from verbale.archive import Archive
from verbale.assistant import make_server
from verbale.cli import main
from verbale.errors import ArchiveError

STATEMENTS = Path(__file__).parents[2] / "examples" / "relationship" / "statements"

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    where = str(tmp_path_factory.mktemp("assistant") / "verbale.db")
    with Archive.create(where) as archive:
        archive.add([str(path) for path in sorted(STATEMENTS.glob("2023-0[1-5]*.txt"))])
    return where


@pytest.fixture(scope="module")
def server(place: str) -> MCPServer:
    return make_server(place)


@pytest.fixture
def ask(server: MCPServer) -> Ask:
    return lambda tool, **given: answer(server, tool, given)


def answer(server: MCPServer | StdioServerParameters, tool: str, given: dict[str, Any]) -> dict[str, Any]:
    async def asked() -> Any:
        async with Client(server) as client:
            return await client.call_tool(tool, given)

    result = asyncio.run(asked())
    if result.is_error:
        return {"error": result.content[0].text}
    content: dict[str, Any] = result.structured_content
    return content


def quotations(value: Any) -> Iterator[dict[str, Any]]:
    """Every quotation in an answer, wherever it stands."""
    if isinstance(value, dict):
        if {"statement", "start", "quote"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from quotations(item)


def assert_citable(found: dict[str, Any], place: str) -> None:
    """Every quotation in ``found`` is verbatim and says where it stands, when it was said and by whom."""
    quoted = list(quotations(found))
    assert quoted
    with Archive.open(place) as archive:
        for one in quoted:
            text = archive.get(one["statement"]).text
            assert text[one["start"] : one["end"]] == one["quote"]
            assert one["link"] == f"verbale://statement/{one['statement']}#char={one['start']},{one['end']}"
            assert one["date"]
            assert "voice" in one


def test_it_offers_tools_that_only_read(server: MCPServer) -> None:
    async def listed() -> Any:
        async with Client(server) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in asyncio.run(listed())}
    offered = {
        "search",
        "show_statement",
        "list_statements",
        "commitments",
        "positions",
        "compare",
        "precedent",
    }
    assert offered <= tools.keys()
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools.values())


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("search", {"query": "islands", "issuer": "XRU"}),
        ("engagements", {"one": "XRU", "other": "XGS"}),
        ("positions", {"one": "xru", "other": "xgs"}),
        ("red_lines", {"one": "XRU", "other": "XGS"}),
    ],
)
def test_every_answer_carries_quotation_speaker_date_and_link(
    ask: Ask, place: str, tool: str, given: dict[str, Any]
) -> None:
    assert_citable(ask(tool, **given), place)


def test_the_text_behind_a_link_can_be_read(server: MCPServer, ask: Ask) -> None:
    [hit, *_] = ask("search", query='"red line"')["hits"]

    async def read() -> Any:
        async with Client(server) as client:
            return await client.read_resource(hit["link"].partition("#")[0])

    text = asyncio.run(read()).contents[0].text
    assert text[hit["start"] : hit["end"]] == hit["quote"]


def test_a_statement_is_shown_with_its_records(ask: Ask) -> None:
    [newest] = ask("list_statements", limit=1)["statements"]
    shown = ask("show_statement", statement=newest["id"])
    assert shown["published"] == "2023-05-12"
    assert "sentences" not in shown["reading"]
    assert "sentences" in ask("show_statement", statement=newest["id"], sentences=True)["reading"]


def test_two_readouts_of_one_meeting_are_found_and_compared(ask: Ask, place: str) -> None:
    [pair] = ask("readout_pairs")["pairs"]
    found = ask("compare", one=pair["a"], other=pair["b"])
    assert [found[side]["issuer"] for side in "ab"] == ["XGS", "XRU"]
    meeting = found["pairs"][0]
    assert [meeting[side][0]["quote"].count("Ganlook") for side in "ab"] == [1, 1]
    assert {pair["relation"] for pair in found["pairs"]} == {"same", "differs"}
    shown = ("pairs", "only_a", "only_b", "records")
    assert found["in_all"] == {part: len(found[part]) for part in shown}
    assert_citable(found, place)


def test_a_long_comparison_is_cut_and_says_so(ask: Ask) -> None:
    [pair] = ask("readout_pairs")["pairs"]
    found = ask("compare", one=pair["a"], other=pair["b"], limit=1)
    assert len(found["pairs"]) == 1 < found["in_all"]["pairs"]


def test_a_statement_is_set_against_what_its_issuer_said_before(relationship: Path) -> None:
    place = str(relationship)
    found = answer(make_server(place), "precedent", {"statement": "2024-01-24-brandauer-assembly"})
    assert found["compared_with"]["statements"] == 16
    altered = next(one for one in found["findings"] if one["kind"] == "altered")
    assert "inalienable" in altered["quotation"]["quote"]
    assert all("inseparable" in one["quote"] for one in altered["evidence"])
    assert altered["quotation"]["voice"][0]["party"] == "XRU"
    assert_citable(found, place)


def test_what_is_absent_is_quoted_from_earlier_statements(relationship: Path) -> None:
    found = answer(
        make_server(str(relationship)), "precedent", {"statement": "2024-05-28-brandauer-university"}
    )
    absent = next(one for one in found["findings"] if one["kind"] == "absent")
    assert absent["quotation"] is None
    assert absent["evidence"][0]["date"] < found["of"]["date"]


def test_long_histories_are_cut_and_say_so(ask: Ask) -> None:
    found = ask("mechanisms", one="XRU", other="XGS", limit=1, mentions=1)
    assert found["in_all"] > 1
    [entry] = found["entries"]
    assert len(entry["mentions"]) == 1 <= entry["mentions_in_all"]


@pytest.mark.parametrize(
    ("tool", "given", "message"),
    [
        ("search", {"query": '"open'}, "quotation mark"),
        ("show_statement", {"statement": "nothing"}, "nothing"),
        ("commitments", {"one": "XRU", "other": "NOWHERE"}, "no such party"),
    ],
)
def test_what_cannot_be_answered_is_a_message(
    ask: Ask, tool: str, given: dict[str, Any], message: str
) -> None:
    assert message in ask(tool, **given)["error"]


def test_there_is_no_server_without_an_archive(tmp_path: Path) -> None:
    none = str(tmp_path / "none.db")
    with pytest.raises(ArchiveError, match="verbale init"):
        make_server(none)
    refused = CliRunner().invoke(main, ["mcp", "-a", none])
    assert refused.exit_code == 1
    assert "verbale init" in refused.stderr


def test_the_command_speaks_the_protocol_on_standard_output(place: str) -> None:
    command = "from verbale.cli import main; main()"
    process = StdioServerParameters(command=sys.executable, args=["-c", command, "mcp", "-a", place])
    assert answer(process, "search", {"query": "islands", "limit": 1})["hits"]
