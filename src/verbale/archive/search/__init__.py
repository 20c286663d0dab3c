"""Finding lines in the archive: a query language, filters, hits in context, and counts."""

from __future__ import annotations

from verbale.archive.search.counting import GROUPINGS, Count, count
from verbale.archive.search.filters import Filters
from verbale.archive.search.finding import Found, Hit, find_records, find_sentences
from verbale.archive.search.numbers import MOST_EXAMINED
from verbale.archive.search.query import QueryError, parse, parsed

__all__ = [
    "GROUPINGS",
    "MOST_EXAMINED",
    "Count",
    "Filters",
    "Found",
    "Hit",
    "QueryError",
    "count",
    "find_records",
    "find_sentences",
    "parse",
    "parsed",
]
