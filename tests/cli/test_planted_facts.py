"""What is planted in examples/relationship is found by the command meant for it.

Each fact is looked for twice: in an archive that holds the records coded by hand, which shows what the ledger makes of
them, and in one that holds what is read in the texts.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cli_runs import run

from verbale.archive import Archive
from verbale.archive.readings import write_reading
from verbale.evaluation.entries import coded_readings, read_entries
from verbale.reading.model import Reading, Sentence

FOLDER = Path(__file__).parents[2] / "examples" / "relationship"
PLANTED = {
    fact["id"]: fact for fact in json.loads((FOLDER / "planted.json").read_text(encoding="utf-8"))["facts"]
}
ENTRIES = {entry.id: entry.mentions for entry in read_entries(FOLDER)}
Rows = list[dict[str, Any]]
Ask = Callable[..., Rows]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ask]:
    """Ways to ask the two archives: the rows of a command, each mention's statement named as its file is."""
    folder = tmp_path_factory.mktemp("planted")
    read, coded = folder / "read.db", folder / "coded.db"
    assert run("init", "-a", read).exit_code == 0
    assert run("add", "-q", "-a", read, FOLDER / "statements").exit_code == 0
    shutil.copy(read, coded)
    with Archive.open(coded) as archive:
        names = {one.id: Path(one.document.source).stem for one in archive.list()}
        write_coded(archive, names)
    return {"read": asking(read, names), "coded": asking(coded, names)}


def write_coded(archive: Archive, names: dict[str, str]) -> None:
    ids = {name: identity for identity, name in names.items()}
    read = {name: archive.reading(identity) for name, identity in ids.items()}
    with archive.database.writing() as connection:
        for name, reading in coded_readings(read_entries(FOLDER), read).items():
            write_reading(connection, ids[name], with_coded_issues(name, reading), "by hand")


ACTS = {
    "concern": "concern",
    "oppose": "oppose",
    "firmly_oppose": "oppose",
    "strongly_condemn": "oppose",
    "countermeasures": "impose",
    "warning": "warn",
}
"""The acts of the coding guide for the steps of the planted ladder."""


def with_coded_issues(name: str, reading: Reading) -> Reading:
    """``reading`` with the issues, and on the ladder the acts, that the facts say their quotations have."""
    sentences = tuple(labelled(name, sentence) for sentence in reading.sentences)
    return replace(reading, sentences=sentences)


def labelled(name: str, sentence: Sentence) -> Sentence:
    for fact in PLANTED.values():
        issue = fact.get("expect", {}).get("issue")
        for quotation in fact["quotations"] if issue else ():
            inside = quotation["start"] < sentence.end and sentence.start < quotation["end"]
            if quotation["statement"] == name and inside:
                issues = tuple(dict.fromkeys([issue, *sentence.issues]))
                act = ACTS.get(quotation["role"], sentence.act)
                sentence = replace(sentence, issues=issues, act=act)
    return sentence


def asking(place: Path, names: dict[str, str]) -> Ask:
    def ask(command: str, *options: str) -> Rows:
        result = run(command, "XRU", "XGS", "-a", place, "--json", *options)
        assert result.exit_code == 0, result.output
        rows: Rows = json.loads(result.stdout)
        for row in rows:
            for told in (*row["mentions"], *row.get("claims", ()), *row.get("history", ())):
                if "statement" in told:
                    told["statement"] = names[told["statement"]]
        return rows

    return ask


def with_most(rows: Rows, fact: str) -> dict[str, Any]:
    """The row that rests on most of the fact's quotations."""
    quotations = PLANTED[fact]["quotations"]
    row = max(rows, key=lambda row: sum(on(row, quotation) for quotation in quotations), default=None)
    assert row is not None and any(on(row, quotation) for quotation in quotations), f"no entry for {fact}"
    return row


def on(row: dict[str, Any], quotation: Mapping[str, Any]) -> bool:
    return any(
        told["statement"] == quotation["statement"]
        and told["start"] < quotation["end"]
        and quotation["start"] < told["end"]
        for told in row["mentions"]
    )


def states(row: dict[str, Any]) -> list[str]:
    return [state["status"] for state in row["history"]]


def in_turn(wanted: list[str], got: list[str]) -> bool:
    """Whether ``got`` has all of ``wanted``, in that order."""
    rest = iter(got)
    return all(state in rest for state in wanted)


def promise(fact: str, status: str, mentions: int) -> Callable[[Ask], None]:
    def check(ask: Ask) -> None:
        row = with_most(ask("commitments"), fact)
        assert row["status"] == status
        assert len({mention["statement"] for mention in row["mentions"]}) >= mentions

    return check


def fulfilment(fact: str, what: str, promises: int) -> Callable[[Ask], None]:
    """At least so many promises are told as kept or broken, in sentences that the fact has."""

    def check(ask: Ask) -> None:
        quotations = PLANTED[fact]["quotations"]
        found = {
            row["id"]
            for row in ask("commitments")
            for claim in row["claims"]
            if claim["what"] == what
            and any(
                claim["statement"] == one["statement"]
                and claim["start"] < one["end"]
                and one["start"] < claim["end"]
                for one in quotations
            )
        }
        assert len(found) >= promises

    return check


def summit_two_names(ask: Ask) -> None:
    row = with_most(ask("engagements"), "summit-two-names")
    assert [value["value"] for value in row["conflicts"]["date"]] == ["2023-10-26", "2023-10-27"]
    assert {"Hofbau", "Upper Tessen"} <= {value["value"] for value in row["conflicts"]["place"]}


def contacts(fact: str, status: str) -> Callable[[Ask], None]:
    """Every contact of the fact has a row that rests on it, and ends with ``status``."""

    def check(ask: Ask) -> None:
        rows = ask("engagements")
        for entry in PLANTED[fact]["entries"]:
            found = {row["id"]: sum(on(row, mention) for mention in ENTRIES[entry]) for row in rows}
            row = max(rows, key=lambda row: found[row["id"]])
            assert found[row["id"]] > 1
            assert (entry, row["status"]) == (entry, status)

    return check


def mechanism_life(ask: Ask) -> None:
    row = with_most(ask("mechanisms"), "mechanism-life")
    assert in_turn(["proposed", "established", "exists", "suspended", "restored", "exists"], states(row))


def mechanism_never_again(ask: Ask) -> None:
    row = with_most(ask("mechanisms"), "mechanism-never-again")
    assert (row["status"], len(row["mentions"])) == ("proposed", 1)


STEPS = {
    "concern": 1,
    "oppose": 2,
    "firmly_oppose": 3,
    "strongly_condemn": 4,
    "countermeasures": 5,
    "warning": 6,
}


def intensity_ladder(ask: Ask) -> None:
    """Every step is in the series, with its strength; a red line, drawn in between, is as high as can be."""
    (row,) = [row for row in ask("positions", "--issue", "arms_sales") if row["party"] == "XRU"]
    quotations = PLANTED["intensity-ladder"]["quotations"]
    reached = {
        (quotation["role"], mention["intensity"])
        for quotation in quotations
        for mention in row["mentions"]
        if on({"mentions": [mention]}, quotation)
    }
    assert reached == set(STEPS.items())


def red_line_moves(ask: Ask) -> None:
    rows = [row for row in ask("red-lines") if row["by"] == ["XRU"]]
    moved = {row["id"]: row for row in rows}
    last = with_most([row for row in rows if row["latest"] > "2024-05"], "red-line-moves")
    middle = moved[last["replaces"]]
    first = moved[middle["replaces"]]
    assert [line["first"] for line in (first, middle, last)] == ["2023-01-11", "2023-07-14", "2024-01-24"]


def demand(fact: str, status: str, mentions: int = 1) -> Callable[[Ask], None]:
    def check(ask: Ask) -> None:
        row = with_most(ask("demands"), fact)
        assert row["status"] == status
        assert len(row["mentions"]) >= mentions

    return check


def measure_life(ask: Ask) -> None:
    row = with_most(ask("measures"), "measure-life")
    assert in_turn(["announced", "in_force", "suspended", "in_force", "lifted"], states(row))
    assert row["status"] == "lifted"


def counter_measure(ask: Ask) -> None:
    rows = {row["id"]: row for row in ask("measures")}
    surcharge = with_most(list(rows.values()), "measure-life")
    answers = [row for row in rows.values() if row["answers"] == surcharge["id"]]
    assert any("inspect" in mention["quote"] for row in answers for mention in row["mentions"])


def framework_changed(ask: Ask) -> None:
    row = with_most(ask("frameworks"), "framework-changed")
    assert (row["proposed_by"], row["taken_up_by"]) == (["XRU"], ["XGS"])
    (change,) = row["changes"]
    assert change["date"] == "2024-05-28"
    assert (change["dropped"], change["added"]) == (
        ["fairness in trade"],
        ["restraint in the use of economic pressure"],
    )


def reference_dropped(ask: Ask) -> None:
    row = with_most(ask("references"), "reference-dropped")
    assert (row["latest"], len(row["mentions"])) == ("2023-11-16", 7)


def cooperation_status(ask: Ask) -> None:
    rows = ask("cooperation")
    rail = max(rows, key=lambda row: sum("rail" in one["quote"].lower() for one in row["mentions"]))
    flood = max(rows, key=lambda row: sum("flood" in one["quote"].lower() for one in row["mentions"]))
    assert in_turn(["proposed", "ongoing", "stalled", "ongoing"], states(rail))
    assert in_turn(["proposed", "progress"], states(flood))


def issue_life(ask: Ask) -> None:
    (row,) = ask("issues", "--issue", "counternarcotics")
    assert in_turn(
        ["raised", "discussed", "understanding", "implementing", "stalled", "escalated", "settled"],
        [change["state"] for change in row["changes"]],
    )


FACTS: dict[str, Callable[[Ask], None]] = {
    "promise-attributed": promise("promise-attributed", "attributed", 4),
    "promise-attributed-other-way": promise("promise-attributed-other-way", "attributed", 2),
    "promise-corroborated": promise("promise-corroborated", "corroborated", 2),
    "promise-disputed": promise("promise-disputed", "disputed", 2),
    "promise-repeated": promise("promise-repeated", "corroborated", 10),
    "promise-honoured": fulfilment("promise-honoured", "honoured", 2),
    "promise-violated": fulfilment("promise-violated", "violated", 2),
    "summit-two-names": summit_two_names,
    "engagement-held": contacts("engagement-held", "held"),
    "engagement-cancelled": contacts("engagement-cancelled", "cancelled"),
    "mechanism-life": mechanism_life,
    "mechanism-never-again": mechanism_never_again,
    "intensity-ladder": intensity_ladder,
    "red-line-moves": red_line_moves,
    "demand-accepted": demand("demand-accepted", "accepted"),
    "demand-refused": demand("demand-refused", "refused"),
    "demand-ignored": demand("demand-ignored", "no_answer", 6),
    "measure-life": measure_life,
    "counter-measure": counter_measure,
    "framework-changed": framework_changed,
    "reference-dropped": reference_dropped,
    "cooperation-status": cooperation_status,
    "issue-life": issue_life,
}
"""The facts that the commands of the ledger are meant to find."""


@pytest.mark.parametrize("fact", FACTS)
def test_a_planted_fact_is_found_in_the_records_coded_by_hand(archives: dict[str, Ask], fact: str) -> None:
    FACTS[fact](archives["coded"])


@pytest.mark.parametrize("fact", FACTS)
def test_a_planted_fact_is_found_in_the_texts(archives: dict[str, Ask], fact: str) -> None:
    FACTS[fact](archives["read"])
