"""Tables of statements: one row a statement, with text and metadata in columns."""

from verbale.sources.tables.reader import is_table, read_table
from verbale.sources.tables.rows import COLUMNS, Malformed, Names, Row, row_statement

__all__ = ["COLUMNS", "Malformed", "Names", "Row", "is_table", "read_table", "row_statement"]
