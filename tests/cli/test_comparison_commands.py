"""``verbale phrases``, ``phrase``, ``keyness`` and ``precedent`` from outside."""

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
