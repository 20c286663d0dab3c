"""What kind of text a statement is."""

from __future__ import annotations

import pytest

from verbale.sources.kind import find_kind
from verbale.sources.masthead import read_masthead
from verbale.statement import KINDS

QUESTIONS = (
    "Strelsau Daily: Will you come?\n\nSpokesperson Oberhof: We will.\n\n"
    "Ganlook Post: When?\n\nSpokesperson Oberhof: Soon."
)
INTERVIEW = (
    "Question: Will you come?\n\nMinister Tarnheim: We will.\n\nQuestion: When?\n\nMinister Tarnheim: Soon."
)
PLAIN = "The border is open. Lorries cross it by day and by night, in both directions and without delay."

TITLES = [
    ("Fact Sheet: Ruritania's timber", PLAIN, "fact_sheet"),
    ("Joint Communiqué on the Visit of the Chancellor", PLAIN, "communique"),
    ("G7 Foreign Ministers’ Statement on Strelsau", PLAIN, "communique"),
    ("Foreign Ministry Spokesperson's Regular Press Conference", QUESTIONS, "briefing"),
    ("Transcript of Weekly Media Briefing by the Official Spokesperson", QUESTIONS, "briefing"),
    ("The spokesperson answered questions about the border", QUESTIONS, "briefing"),
    ("Minister Tarnheim is interviewed on Radio Strelsau", INTERVIEW, "interview"),
    ("Minister Tarnheim at a joint press conference", INTERVIEW, "transcript"),
    ("Readout of the Chancellor's call with the King", PLAIN, "readout"),
    ("Japan-Ruritania Summit Telephone Talk", PLAIN, "readout"),
    ("PM call with President Rudolf of Ruritania: 3 May 2024", PLAIN, "readout"),
    ("Press release on the Minister's meeting with the envoy of Graustark", PLAIN, "readout"),
    ("Foreign Minister Tarnheim Meets with the Chancellor", PLAIN, "readout"),
    ("Remarks by the Chancellor at the Strelsau Forum", PLAIN, "speech"),
    ("Statement by H.E. Mr. Rudolf Tarnheim at the General Debate", PLAIN, "speech"),
    ("Letter from the King to the Chancellor", PLAIN, "letter"),
    ("Security Council resolution 2999 on Strelsau", PLAIN, "resolution"),
    ("Statement on the trawler Meerstern", PLAIN, "statement"),
    ("The Ministry announced measures on timber", PLAIN, "statement"),
    ("Why we trade: a signed article by the Chancellor", PLAIN, "article"),
    ("Timber", PLAIN, ""),
]

OPENINGS = [
    ("Mr. President,\n\nExcellencies,\n\nIt is an honour to speak here.", "speech"),
    ("We, the Foreign Ministers of the two kingdoms, met in Strelsau.", "communique"),
    ("The Security Council,\n\nRecalling its earlier resolutions,", "resolution"),
    ("Your Excellency,\n\nI have the honour to inform you of the following.", "letter"),
    ("The Foreign Minister met with the Chancellor of Graustark today.", "readout"),
    ("STRELSAU, May 3 (RTA) -- Timber is dear this year.", "article"),
    ("A senior official briefed the media on the visit.", "briefing"),
    ("Timber is dear this year.", ""),
]


@pytest.mark.parametrize(("title", "body", "kind"), TITLES)
def test_the_title_tells(title: str, body: str, kind: str) -> None:
    assert find_kind(read_masthead(f"{title}\n\nRTA | May 3, 2024\n\n{body}")) == kind


@pytest.mark.parametrize(("text", "kind"), OPENINGS)
def test_without_a_title_the_opening_tells(text: str, kind: str) -> None:
    assert find_kind(read_masthead(text)) == kind


def test_the_tables_name_known_kinds() -> None:
    assert {kind for *_, kind in TITLES} - {""} <= set(KINDS)
