"""Which sentences of two statements tell of the same thing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import verbale
from verbale import Document, Statement
from verbale.comparison.alignment import align, chosen_links
from verbale.comparison.readouts import compare_readings

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training/alignments"))

from pairs import demo_pairs, invented_pairs  # type: ignore[import-not-found]  # noqa: E402

OURS = """Foreign Minister Rudolf Tarnheim spoke by telephone with Foreign Secretary Yvonne Calderane of Graustark.
They agreed to reopen the Zenda crossing in May. Ruritania will buy 30,000 tonnes of rye before the harvest.
Minister Tarnheim stressed that the lighthouse must be repaired."""
THEIRS = """Foreign Secretary Yvonne Calderane spoke to Foreign Minister Rudolf Tarnheim of Ruritania this morning.
Ruritania promised to buy 30,000 tonnes of our rye. The ministers discussed the Zenda crossing.
The Foreign Secretary called for the release of two journalists."""

OPENING = (
    "Foreign Minister Rudolf Tarnheim met Foreign Secretary Yvonne Calderane in Ganlook on 2 April 2024."
)


def readings() -> tuple[verbale.Reading, verbale.Reading]:
    a = verbale.read(Statement(OURS, Document(issuer="XRU", published="2024-04-02")))
    b = verbale.read(Statement(THEIRS, Document(issuer="XGS", published="2024-04-02")))
    return a, b


def test_what_both_tell_is_paired_in_whatever_order() -> None:
    a, b = readings()
    found = {(pair.a[0].quote[:12], pair.b[0].quote[:12]) for pair in align(a, b).pairs}
    assert ("Foreign Mini", "Foreign Secr") in found
    assert ("Ruritania wi", "Ruritania pr") in found
    assert ("They agreed ", "The minister") in found


def test_every_sentence_is_in_a_pair_or_alone() -> None:
    a, b = readings()
    found = align(a, b)
    for side, reading, alone in (("a", a, found.only_a), ("b", b, found.only_b)):
        paired = [sentence for pair in found.pairs for sentence in getattr(pair, side)]
        assert sorted([*paired, *alone], key=lambda s: s.start) == sorted(
            reading.sentences, key=lambda s: s.start
        )


def test_a_question_of_the_press_is_no_account_of_the_meeting() -> None:
    interview = """Reporter: You met Foreign Secretary Yvonne Calderane of Graustark in Ganlook on 2 April 2024.

Minister Tarnheim: Ruritania will buy 30,000 tonnes of rye before the harvest.

Reporter: Will it?

Minister Tarnheim: Before the harvest."""
    ours = verbale.read(
        Statement(interview, Document(issuer="XRU", published="2024-04-03", kind="interview"))
    )
    theirs = verbale.read(
        Statement(
            f"{OPENING} Ruritania promised to buy 30,000 tonnes of our rye.",
            Document(issuer="XGS", published="2024-04-02"),
        )
    )
    found = align(ours, theirs)
    assert [pair.a[0].act for pair in found.pairs] == ["commit"]
    assert "You met" in found.only_a[0].quote


def test_a_statement_beside_itself_is_the_same_throughout() -> None:
    a, _ = readings()
    found = compare_readings(a, a)
    assert [pair.a for pair in found.pairs] == [pair.b for pair in found.pairs]
    assert (found.only_a, found.only_b, found.records) == ((), (), ())
    assert all(pair.relation == "same" and not pair.differences for pair in found.pairs)


def test_the_invented_readouts_are_aligned_as_they_were_by_hand() -> None:
    """The weights have learned from these pairs: this guards what is shipped and says nothing of other pairs."""
    right = found = coded = 0
    for pair in demo_pairs(ROOT / "examples/relationship"):
        starts = [{s.start: n for n, s in enumerate(reading.sentences)} for reading in (pair.a, pair.b)]
        links = {
            (starts[0][a.start], starts[1][b.start])
            for group in align(pair.a, pair.b).pairs
            for a in group.a
            for b in group.b
        }
        right, found, coded = right + len(links & pair.links), found + len(links), coded + len(pair.links)
    assert 2 * right / (found + coded) >= 0.75


TENTHS = st.integers(0, 10).map(lambda tenths: tenths / 10)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TENTHS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(TABLES)
def test_links_are_likely_enough_and_make_one_to_many_groups(likely: list[list[float]]) -> None:
    links = chosen_links(likely, 0.3, 0.6)
    assert all(likely[i][j] >= 0.3 for i, j in links)
    for i, j in links:
        assert sum(k == i for k, _ in links) == 1 or sum(k == j for _, k in links) == 1
    assert {j for _, j in chosen_links(likely, 0.3, 2.0)} <= {j for _, j in links}


def test_no_more_than_one_partner_where_nothing_may_join() -> None:
    assert chosen_links([[0.9, 0.8], [0.7, 0.1]], 0.3, 2.0) == {(0, 0)}
    assert chosen_links([[0.9, 0.8], [0.7, 0.1]], 0.3, 0.75) == {(0, 0), (0, 1)}


@pytest.mark.parametrize("name", ["readouts.json"])
def test_the_labels_hold_offsets_and_no_text(name: str) -> None:
    readouts = json.loads((ROOT / "training/alignments" / name).read_text(encoding="utf-8"))["readouts"]
    assert len(readouts) >= 8
    for readout in readouts:
        for side in "ab":
            start, end = readout[side]["part"]
            spans = [span for pair in readout["pairs"] for span in pair[side]]
            assert spans
            assert all(start <= span[0] < span[1] <= end for span in spans)
        assert {pair["relation"] for pair in readout["pairs"]} <= {"same", "differs"}


def test_the_invented_labels_point_at_whole_sentences() -> None:
    for pair in invented_pairs(ROOT / "training/alignments/invented"):
        assert pair.links
        assert all(mine and theirs for mine, theirs, _ in pair.passages)


def test_a_list_of_subjects_faces_the_sentences_that_take_them_up() -> None:
    ours = "They discussed the Zenda crossing, the price of rye and the lighthouse of Vellmar."
    theirs = """Minister Tarnheim said that Ruritania attaches importance to good neighbours.
The Zenda crossing should be reopened before winter. The lighthouse of Vellmar needs a new lamp."""
    a, b = (
        verbale.read(Statement(f"{OPENING} {text}", Document(issuer=issuer, published="2024-04-02")))
        for text, issuer in ((ours, "XGS"), (theirs, "XRU"))
    )
    lists = next(pair for pair in align(a, b).pairs if pair.a[0].quote.startswith("They"))
    assert {one.quote.split()[1] for one in lists.b} == {"Zenda", "lighthouse"}
