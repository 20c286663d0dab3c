"""``verbale relationship`` and the commands beside it from outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import run

PARTS = (
    "engagements", "commitments", "demands", "positions", "red-lines", "frameworks", "mechanisms", "measures",
    "cooperation", "references", "issues",
)  # fmt: skip
PROMISE = "Graustark will open the border crossing at Zenda to Ruritanian barges.\n"
DEMAND = "Ruritania urges Graustark to release the crews of the detained trawlers.\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    place = folder / "archive.db"
    run("init", "-a", place)
    for name, text, issuer, day in (
        ("one", PROMISE, "XGS", "2024-01-10"),
        ("two", f"{PROMISE}It will publish the timetable.\n", "XGS", "2024-03-10"),
        ("three", DEMAND, "XRU", "2024-05-10"),
    ):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        run("add", "-a", place, path, "--issuer", issuer, "--published", day)
    return place


def rows(archive: Path, part: str, *options: str) -> list[dict[str, Any]]:
    result = run(part, "XRU", "XGS", "-a", archive, "--json", *options)
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_a_promise_repeated_is_one_entry_with_dated_quotations(archive: Path) -> None:
    (entry,) = rows(archive, "commitments")
    assert {"id", "holder", "content", "status", "first", "latest"} <= entry.keys()
    assert (entry["status"], entry["first"], entry["latest"]) == ("own", "2024-01-10", "2024-03-10")
    assert [mention["date"] for mention in entry["mentions"]] == ["2024-01-10", "2024-03-10"]
    wanted = {"statement", "date", "issuer", "start", "end", "quote", "voice"}
    assert all(wanted <= mention.keys() for mention in entry["mentions"])


def test_a_position_is_told_by_its_latest_sentence_and_its_strength_over_time(archive: Path) -> None:
    shown = run("positions", "XRU", "XGS", "-a", archive).output
    assert "party: XGS\n  now: 2024-03-10 XGS" in shown
    assert "the strongest step, by month: 2024-01 to 2024-03 none" in shown


def test_what_is_not_to_be_done_is_headed_so(tmp_path: Path) -> None:
    text = tmp_path / "promise.txt"
    text.write_text("Graustark will not station soldiers on the border with Ruritania.\n", encoding="utf-8")
    run("init", "-a", tmp_path / "archive.db")
    run("add", "-a", tmp_path / "archive.db", text, "--issuer", "XGS", "--published", "2024-01-10")
    shown = run("commitments", "XRU", "XGS", "-a", tmp_path / "archive.db").output
    assert shown.startswith("to refrain from: station soldiers on the border with Ruritania [own]")


def test_what_says_itself_that_it_must_end_has_no_other_heading(tmp_path: Path) -> None:
    text = tmp_path / "demand.txt"
    text.write_text("We urge Graustark to stop the patrols at the border.\n", encoding="utf-8")
    run("init", "-a", tmp_path / "archive.db")
    run("add", "-a", tmp_path / "archive.db", text, "--issuer", "XRU", "--published", "2024-01-10")
    assert run("demands", "XRU", "XGS", "-a", tmp_path / "archive.db").output.startswith("stop the patrols")


def test_on_a_day_only_what_had_been_said_by_then_counts(archive: Path) -> None:
    (entry,) = rows(archive, "commitments", "--on", "2024-02-01")
    assert len(entry["mentions"]) == 1
    assert rows(archive, "demands", "--on", "2024-02-01") == []


def test_since_leaves_out_what_was_last_spoken_of_before(archive: Path) -> None:
    assert rows(archive, "commitments", "--since", "2024-04-01") == []
    assert len(rows(archive, "demands", "--since", "2024-04-01")) == 1


def test_a_person_sees_quotation_speaker_and_date(archive: Path) -> None:
    shown = " ".join(run("demands", "XRU", "XGS", "-a", archive).stdout.split())
    assert "[no answer in the archive]" in shown
    assert "2024-05-10 XRU" in shown
    assert "release the crews of the detained trawlers" in shown


def test_explain_says_why_mentions_belong_together(archive: Path) -> None:
    assert "same-promise" in run("commitments", "XRU", "XGS", "-a", archive, "--explain").stdout
    assert "same-promise" not in run("commitments", "XRU", "XGS", "-a", archive).stdout


def test_the_order_of_the_parties_does_not_matter(archive: Path) -> None:
    backwards = run("commitments", "XGS", "XRU", "-a", archive, "--json").stdout
    assert json.loads(backwards) == rows(archive, "commitments")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_comes_as_json_and_as_a_table(archive: Path, part: str) -> None:
    found = rows(archive, part)
    result = run(part, "XRU", "XGS", "-a", archive, "--csv")
    assert result.exit_code == 0
    assert [row["id"] for row in csv.DictReader(io.StringIO(result.stdout))] == [row["id"] for row in found]


def test_the_whole_is_shown_part_by_part(archive: Path) -> None:
    result = run("relationship", "XRU", "XGS", "-a", archive)
    assert result.exit_code == 0
    assert "PROMISES (1)" in result.stdout
    assert "DEMANDS AND HOW THEY WERE ANSWERED (1)" in result.stdout
    whole = json.loads(run("relationship", "XRU", "XGS", "-a", archive, "--json").stdout)
    assert set(whole) == {part.replace("-", "_") for part in PARTS}
    assert whole["commitments"] == rows(archive, "commitments")


def test_the_whole_is_one_table(archive: Path) -> None:
    result = run("relationship", "XRU", "XGS", "-a", archive, "--csv")
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    whole = json.loads(run("relationship", "XRU", "XGS", "-a", archive, "--json").stdout)
    assert [row["id"] for row in found] == [row["id"] for rows in whole.values() for row in rows]
    (promise,) = [row for row in found if row["part"] == "commitments"]
    assert (promise["status"], promise["mentions"]) == ("own", "2")
    assert json.loads(promise["fields"])["holder"] == ["XGS"]
    assert run("relationship", "XRU", "XGS", "-a", archive, "--csv", "--json").exit_code == 2


def test_an_undated_statement_is_said_to_be_left_out_before_a_day(tmp_path: Path) -> None:
    place, text = tmp_path / "archive.db", tmp_path / "undated.txt"
    text.write_text(PROMISE, encoding="utf-8")
    run("init", "-a", place)
    run("add", "-a", place, text, "--issuer", "XGS")
    assert len(rows(place, "commitments")) == 1
    result = run("commitments", "XRU", "XGS", "-a", place, "--on", "2024-02-01")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 statement has no date" in result.stderr


def test_since_leaves_out_the_issues_that_nobody_has_spoken_of(archive: Path) -> None:
    assert all(life["latest"] >= "2024-04-01" for life in rows(archive, "issues", "--since", "2024-04-01"))
    assert rows(archive, "issues", "--since", "2025-01-01") == []
    assert rows(archive, "issues") != []


@pytest.mark.parametrize("parties", [("XRU", "ATLANTIS"), ("XRU", "XRU")])
def test_two_parties_are_needed(archive: Path, parties: tuple[str, str]) -> None:
    result = run("commitments", *parties, "-a", archive)
    assert result.exit_code == 2
    assert "CHN USA" in result.stderr
