"""What people type into a search, and what is made of it."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.archive.search import QueryError, parse
from verbale.archive.search.context import places
from verbale.archive.search.fts5 import expression
from verbale.archive.search.query import And, Near, Not, Or, Words


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("Border", Words(("border",))),
        # a word is cut as the index cuts it, and accents do not count
        ("U.S.-China", Words(("u", "s", "china"))),
        ("communiqués", Words(("communiques",))),
        ('"win-win cooperation"', Words(("win", "win", "cooperation"))),
        ("tariff*", Words(("tariff",), prefix=True)),
        ('"patrol boa"*', Words(("patrol", "boa"), prefix=True)),
        ("border crossing", And((Words(("border",)), Words(("crossing",))))),
        ("a AND b OR c", Or((And((Words(("a",)), Words(("b",)))), Words(("c",))))),
        ("a NOT b NOT c", Not(Words(("a",)), Or((Words(("b",)), Words(("c",)))))),
        ("a AND NOT b", Not(Words(("a",)), Words(("b",)))),
        ("(a OR b) c", And((Or((Words(("a",)), Words(("b",)))), Words(("c",))))),
        ("boats NEAR/5 reef", Near(Words(("boats",)), Words(("reef",)), 5)),
        # operators are in capitals; in small letters they are words
        ("war and peace", And((Words(("war",)), Words(("and",)), Words(("peace",))))),
    ],
)
def test_a_query_is_read_as_a_tree(typed: str, tree: object) -> None:
    assert parse(typed) == tree


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ('"border', "nothing closes"),
        ("(border", 'add a ")"'),
        ("border)", "nothing opens"),
        ("NOT border", "cannot only say what must be absent"),
        ("border OR", "missing at the end"),
        ("AND border", "missing before AND"),
        ("***", "*** has no letter or digit"),
        ('""', '"" has no letter or digit'),
        ("a NEAR/0 b", "from 1 to 50"),
        ("a NEAR/5 (b c)", "missing before ("),
        ("a NEAR/5 b NEAR/5 c", 'between two words or "phrases"'),
        ("(a b) NEAR c", "not beside brackets"),
        ("(a NEAR b NEAR c)", 'between two words or "phrases"'),
        ("(" * 40 + "a" + ")" * 40, "more than 30 brackets"),
        ("a " * 2000, "shorten it"),
    ],
)
def test_a_query_that_is_none_says_what_to_do(typed: str, says: str) -> None:
    with pytest.raises(QueryError, match=re.escape(says)):
        parse(typed)


@given(st.text(alphabet="ab\"*()' ;-/0ANDORTE5%\\\x00é", max_size=40))
def test_whatever_is_typed_is_an_error_of_ours_or_a_query_that_the_index_takes(typed: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE lines USING fts5(quote)")
    try:
        query = parse(typed)
    except QueryError:
        return
    database.execute("SELECT * FROM lines WHERE lines MATCH ?", (expression(query),)).fetchall()


@pytest.mark.parametrize(
    ("typed", "quote", "found"),
    [
        ("tariff*", "The tariffs and the Tariff.", ["tariffs", "Tariff"]),
        ('"patrol boats"', "Patrol boats, not boats.", ["Patrol boats"]),
        ("U.S.", "the U.S. side", ["U.S"]),
        ("border NOT river", "the border river", ["border"]),
        ("communiques", "the joint communiqués", ["communiqués"]),
    ],
)
def test_the_words_found_are_marked_in_the_line(typed: str, quote: str, found: list[str]) -> None:
    assert [quote[start:end] for start, end in places(parse(typed), quote)] == found
