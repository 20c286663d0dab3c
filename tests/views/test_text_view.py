"""A reading at a terminal and in a pipe."""

from __future__ import annotations

import io
import re

import pytest
from view_samples import FULL, HOSTILE_READING, TITLE, party_name

from verbale.reading.model import Reading
from verbale.views.text import MEASURE, render_text

HEADINGS = [
    "Red lines (1)",
    "Demands (1)",
    "Commitments (1)",
    "Measures (1)",
    "Engagements (1)",
    "Mechanisms (1)",
    "Frameworks (1)",
    "Areas of cooperation (1)",
    "References (1)",
    "Acts (sentences, and by whom)",
]


def printed(
    reading: Reading, *, width: int | None = 90, color: bool | None = None, explain: bool = False
) -> str:
    return render_text(reading, party_name, target=io.StringIO(), width=width, color=color, explain=explain)


def test_records_come_in_the_order_a_desk_officer_wants() -> None:
    lines = printed(FULL).splitlines()
    assert [line for line in lines if line in HEADINGS] == HEADINGS


def test_the_head_says_who_speaks_for_whom_and_when() -> None:
    lines = printed(FULL).splitlines()
    assert lines[0] == TITLE
    assert lines[1] == "Strelsau Telegraph Agency · for Ruritania (XRU) · 4 May 2024 · briefing · strait.txt"
    assert lines[2].startswith("3 sentences · 1 red line · 1 demand · 1 commitment")
    assert "XGS Graustark · XRU Ruritania" in lines


def test_what_is_not_known_is_said() -> None:
    lines = printed(Reading()).splitlines()
    assert lines == ["Untitled", "issuer not known · date not known", "0 sentences"]


def test_a_record_has_its_quotation_its_voice_its_fields_and_its_sentence() -> None:
    shown = printed(FULL)
    assert (
        "  “Ruritania must lift the duty”\n"
        "    a senior official (XRU), quoting President Merrik (XGS) · to: XRU\n"
        "    President Merrik said that [Ruritania must lift the duty].\n"
    ) in shown


def test_a_quotation_that_is_its_whole_sentence_is_not_repeated() -> None:
    assert printed(FULL).count("The minister visited Hofbau on 3 May") == 1


def test_findings_in_one_sentence_share_it() -> None:
    record = FULL.records[2]
    twice = Reading(FULL.document, FULL.sentences, (record, record))
    assert printed(twice).count("President Merrik said that") == 1


def test_fields_are_in_words() -> None:
    shown = printed(FULL)
    assert "date: 3 May 2024 · place: Hofbau" in shown
    assert "kind: tariff · by: XRU" in shown
    assert "status: in force" in shown
    assert "1. one rule\n    2. another rule\n" in shown


def test_nothing_is_coloured_in_a_pipe_and_all_is_on_demand() -> None:
    assert "\x1b" not in printed(FULL)
    assert "\x1b[" in printed(FULL, color=True)
    assert "[Ruritania must lift the duty]" not in printed(FULL, color=True)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_keep_to_the_width(width: int) -> None:
    lines = printed(FULL, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_without_a_width_lines_are_of_a_readable_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(len, printed(FULL, width=None).splitlines())) <= MEASURE


def test_the_explanation_names_rule_and_score_of_records_and_acts() -> None:
    assert "cue:must" not in printed(FULL)
    shown = printed(FULL, explain=True)
    assert "found by: cue:must 0.88" in shown
    assert "decided by: cue:must 0.88" in shown
    assert "Sentences" in shown.splitlines()


@pytest.mark.parametrize("color", [None, True])
def test_hostile_words_are_printed_as_words(color: bool | None) -> None:
    shown = printed(HOSTILE_READING, color=color, explain=True)
    assert "\u202e" not in shown
    assert "\x1b[31m" not in shown.replace("\x1b[31;", "")
    assert "[bold]x[/bold]" in re.sub(r"\x1b\[[\d;]*m|\s", "", shown)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colour_unless_it_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in render_text(FULL, party_name, target=Terminal())
    assert "\x1b[" not in render_text(FULL, party_name, target=Terminal(), color=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in render_text(FULL, party_name, target=Terminal())
