"""``verbale phrases``, ``phrase``, ``keyness``, ``precedent``, ``compare`` and ``reuse`` from outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import run


def told(*arguments: str | Path) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_precedent_in_json_has_the_shape_that_is_documented(relationship: Path) -> None:
    found = told("precedent", "2024-01-24-brandauer-assembly", "-a", relationship)
    assert found.keys() == {"findings"}
    for finding in found["findings"]:
        assert finding.keys() == {"kind", "quote", "start", "end", "score", "statistic", "evidence"}
        assert finding["statistic"].startswith("-log10 p = ")
        assert all(
            one.keys() == {"statement", "date", "start", "end", "quote"} for one in finding["evidence"]
        )


def test_precedent_shows_an_alteration_as_a_redline(relationship: Path) -> None:
    shown = " ".join(run("precedent", "2024-01-24-brandauer-assembly", "-a", relationship).stdout.split())
    assert "Sarn Islands are an [-inseparable-] {+inalienable+} part of Ruritania [925-974]" in shown
    assert "16 earlier statements since 2023-01-11" in shown


def test_precedent_takes_a_file_with_its_metadata(relationship: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("The Sarn Islands are an ancient part of Ruritania.\n", encoding="utf-8")
    shown = run("precedent", path, "-a", relationship, "--issuer", "XRU", "--published", "2024-07-01").stdout
    assert "[-inseparable-] {+ancient+}" in " ".join(shown.split())


def test_a_statement_that_is_nowhere_is_an_error_in_one_line(relationship: Path) -> None:
    result = run("precedent", "nowhere.txt", "-a", relationship)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: nowhere.txt")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("precedent", "nowher"), ("compare", "nowher", "elsewher")])
def test_a_mistyped_name_is_not_read_as_a_text(relationship: Path, command: tuple[str, ...]) -> None:
    result = run(*command, "-a", relationship)
    assert result.exit_code == 1
    assert result.stderr == (
        "error: nowher: there is no such file; there is no statement 'nowher'; verbale list shows what there is\n"
    )


def test_what_is_certain_has_a_score_of_nought(relationship: Path) -> None:
    shown = run("precedent", "2024-01-24-brandauer-assembly", "-a", relationship).stdout
    assert "-log10 p = 0.00: in 15 of 16" in " ".join(shown.split())


def test_phrases_as_text_json_and_csv(relationship: Path) -> None:
    found = told("phrases", "--issuer", "XGS", "-a", relationship)
    assert found[0]["phrase"] == "a firm hand and an open door"
    assert (found[0]["first"], found[0]["last"], found[0]["statements"]) == ("2023-01-25", "2023-12-20", 14)
    assert found[0]["changes"][0]["date"] == "2024-01-12"
    rows = list(
        csv.DictReader(io.StringIO(run("phrases", "--issuer", "XGS", "--csv", "-a", relationship).stdout))
    )
    assert [row["phrase"] for row in rows] == [one["phrase"] for one in found]
    assert "1. a firm hand and an open door" in run("phrases", "--issuer", "xgs", "-a", relationship).stdout


def test_phrase_writes_its_curve_and_every_use(relationship: Path, tmp_path: Path) -> None:
    image = tmp_path / "curve.svg"
    found = told(
        "phrase", "a firm hand and an open door", "--issuer", "XGS", "-a", relationship, "--svg", image
    )
    assert "<svg" in image.read_text(encoding="utf-8")
    assert len(found["places"]) == found["uses"] == 14
    assert {"statement", "date", "issuer", "start", "end", "quote"} == found["places"][0].keys()
    shown = run("phrase", "a firm hand and an open door", "-a", relationship, "--width", "120").stdout
    assert shown.count("  XGS  ") == 14


def test_a_wording_that_nobody_uses_is_said_so(relationship: Path) -> None:
    assert told("phrase", "purple herring parade", "-a", relationship) == {
        "phrase": "purple herring parade",
        "uses": 0,
    }
    assert "nobody says" in run("phrase", "purple herring parade", "-a", relationship).stderr


def test_keyness_of_two_issuers(relationship: Path) -> None:
    found = told("keyness", "--issuer", "XRU", "--against-issuer", "XGS", "-a", relationship)
    signs = {one["text"]: one["log_ratio"] > 0 for one in found}
    assert signs["on the basis of mutual respect and patient dialogue"] is True
    assert signs["a firm hand and an open door"] is False


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ((), "what is compared?"),
        (("--issuer", "XRU", "--against-issuer", "XRU"), "both parts are the same"),
        (("--issuer", "NOBODY"), "there is no party NOBODY"),
    ],
)
def test_keyness_of_nothing_is_wrong_usage(
    relationship: Path, options: tuple[str, ...], problem: str
) -> None:
    result = run("keyness", "-a", relationship, *options)
    assert result.exit_code == 2
    assert problem in result.output


OURS, THEIRS = "2023-05-03-readout-ganlook-ruritania", "2023-05-02-readout-ganlook-graustark"


def test_compare_in_json_has_the_shape_that_is_documented(relationship: Path) -> None:
    result = run("compare", OURS, THEIRS, "-a", relationship, "--format", "json")
    found = json.loads(result.stdout)
    assert found.keys() == {"pairs", "only_a", "only_b", "records"}
    for pair in found["pairs"]:
        assert pair.keys() == {"a", "b", "relation", "differences"}
        assert pair["relation"] in {"same", "differs"}
        assert all(len(span) == 2 for side in "ab" for span in pair[side])
        assert pair["a"]
        assert pair["b"]
    assert [148, 264] in found["pairs"][0]["a"]
    assert [115, 229] in found["pairs"][0]["b"]


def test_compare_takes_files_and_needs_no_archive_for_them(tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "examples" / "relationship" / "statements"
    names = [folder / f"{name}.txt" for name in (OURS, THEIRS)]
    shown = run("compare", *names, "-a", tmp_path / "none.db", "--width", "100").stdout
    assert max(map(len, shown.splitlines())) <= 100
    assert "BOTH SAY" in shown
    assert "ONLY ONE SAYS" in shown


def test_compare_writes_a_page(relationship: Path) -> None:
    page = run("compare", OURS, THEIRS, "-a", relationship, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "so-called Sarn Council" in page


def test_compare_finds_pairs_of_two_issuers_on_one_engagement(relationship: Path) -> None:
    found = json.loads(run("compare", "--find", "-a", relationship, "--format", "json").stdout)
    assert found
    assert all(pair["issuer_a"] != pair["issuer_b"] for pair in found)
    titles = {frozenset((pair["title_a"], pair["title_b"])) for pair in found}
    wanted = {
        "Commerce Minister Adela Winterhag Holds Talks with Graustarkian Trade Secretary Halvard Stine",
        "Trade Secretary meets Ruritanian Commerce Minister",
    }
    assert wanted in titles


@pytest.mark.parametrize("arguments", [[], [OURS], [OURS, THEIRS, OURS], ["--find", OURS]])
def test_compare_takes_two_statements_or_none(arguments: list[str], relationship: Path) -> None:
    result = run("compare", *arguments, "-a", relationship)
    assert result.exit_code == 2
    assert "give two statements, or --find alone" in result.stderr


def test_reuse_finds_only_what_stood_in_earlier_statements(relationship: Path) -> None:
    found = told("reuse", "2024-01-24-brandauer-assembly", "-a", relationship)
    assert found
    for passage in found:
        assert passage.keys() == {"start", "end", "quote", "words", "sources"}
        assert passage["words"] >= 10
        dates = [source["date"] for source in passage["sources"]]
        assert dates == sorted(dates)
        assert all(date < "2024-01-24" for date in dates)


def test_reuse_shows_passages_with_both_offsets(relationship: Path) -> None:
    shown = run("reuse", "2024-01-24-brandauer-assembly", "-a", relationship, "--words", "6").stdout
    assert "words, in " in shown
    assert "XRU" in shown


def test_reuse_says_that_there_is_none(relationship: Path) -> None:
    result = run("reuse", "2023-01-11-tarnheim-address", "-a", relationship)
    assert result.exit_code == 0
    assert "no passage of 10 words or more" in result.stderr
