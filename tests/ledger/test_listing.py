from __future__ import annotations

import pytest
from lxml import html

from verbale import Demand, Statement, read
from verbale.ledger.ledger import Ledger
from verbale.ledger.listing import Listing
from verbale.ledger.relationship import Relationship
from verbale.statement import Document

TEXT = (
    "Graustark must withdraw the sale of <i>coastal missiles</i>. "
    "We firmly oppose the tariffs that Graustark has put on grain."
)


@pytest.fixture
def between() -> Relationship:
    said = Statement(TEXT, Document(issuer="XRU", published="2024-03-01"))
    return Relationship(Ledger([("S1", read(said))]), ("XRU", "XGS"))


def cells(source: str) -> list[str]:
    return ["".join(map(str, cell.itertext())) for cell in html.fromstring(f"<div>{source}</div>").iter("td")]


def test_entries_show_what_stands_where_and_the_words_behind_it(between: Relationship) -> None:
    shown = between.entries(Demand)._repr_html_()
    told = cells(shown)
    assert "<caption>Demands (1)</caption>" in shown
    assert told[:6] == [
        "withdraw the sale of <i>coastal missiles</i>",
        "by: XRU; to: XGS",
        "no answer",
        "2024-03-01",
        "2024-03-01",
        "1",
    ]
    assert told[-1] == "S1"


def test_one_entry_shows_its_mentions(between: Relationship) -> None:
    (entry,) = between.entries(Demand)
    assert cells(entry._repr_html_())[0] == "2024-03-01"
    assert "<i>" not in entry._repr_html_()


def test_positions_and_lives_are_tables_too(between: Relationship) -> None:
    assert "<caption>Positions" in between.positions()._repr_html_()
    assert "<caption>Issues" in between.lives()._repr_html_()


def test_a_relationship_counts_its_entries(between: Relationship) -> None:
    assert cells(between._repr_html_())[:3] == ["demands", "1", "2024-03-01"]


def test_an_empty_answer_says_so() -> None:
    nothing: Listing[Demand] = Listing()  # type: ignore[type-var]
    assert nothing._repr_html_() == "<p>Findings: none</p>"
